"""Later clauses of a task with a doer of their own: "...; X thực hiện", "... . Đồng chí Y phụ trách" (vế sau)."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.roles.subjects import unlisted_subject
from nlp.roles.words import Sentence, group_at, person_at
from nlp.units.cues import cue, verb_end
from nlp.units.lexicon import Words
from nlp.units.phrases import Phrase

_STATES = ("không", "chưa", "đã", "còn", "có", "được", "bị")
"""With these a later sentence tells how things stand, and orders nothing."""
_NOBODY = ("mỗi", "từng", "người", "nào")
_POST = 16
"""Words within which a verb follows a person's name and post."""


def clause_heads(words: Words, *marks: str) -> Iterator[int]:
    """Where a clause begins behind one of the marks; behind a full stop with a capital letter."""
    for at, key in enumerate(words.keys[:-1]):
        if key in marks:
            following = words.tokens[at + 1]
            if following.is_word and (following.is_capital or key == ";"):
                yield at + 1


def read_later_clauses(sentence: Sentence, has_doer: bool) -> None:
    """Who leads by a later sentence, where the first names nobody; persons who answer for the work of a unit.

    Where a heading names the doer (`has_doer`), a later sentence must say "chủ trì", "thực hiện" to name another.
    """
    words = sentence.words
    for head in clause_heads(words, ".", ";"):
        if person := person_at(sentence, head):
            if person not in sentence.assignees and _answers(words, head):
                sentence.assignees.append(person)
        elif not sentence.leads and not sentence.assignees:
            names = group_at(sentence, head) or unlisted_subject(words, head)
            if names and _leads(words, names, has_doer):
                sentence.leads += names


def _leads(words: Words, names: tuple[Phrase, ...], has_doer: bool) -> bool:
    """Whether a verb behind the names gives them the work, and not a share or the blame."""
    at = names[-1].last
    is_any = words.is_any(names[0].first, *_NOBODY) or any(words.is_any(name.last - 1, "nào") for name in names)
    if is_any or only_answers(words, at) or cue(words, "shares", at):
        return False
    if cue(words, "lead_verb", at) or words.starts(at, "chịu trách nhiệm"):
        return True
    is_told = verb_end(words, at) is not None and not words.is_any(at, *_STATES)
    if any(words.is_any(place, "chưa") for place in range(names[0].first, at)):
        return False  # "các phòng chưa ban hành kế hoạch thu hồ sơ": what is amiss, read as a clause that tells which
    return is_told and not has_doer and names[0].word_class != "people"


def only_answers(words: Words, at: int) -> bool:
    """Whether somebody is to answer for the work of others ("Chủ tịch ... chịu trách nhiệm nếu để ...")."""
    at += words.is_any(at, "phải")
    if not words.starts(at, "chịu trách nhiệm"):
        return False
    return not words.is_any(at + 3, "chung", "chính", "thực", "tham", "tổ", "theo", "chủ", "triển")


def _answers(words: Words, head: int) -> bool:
    """Whether the clause puts somebody in charge ("trực tiếp phụ trách", "chịu trách nhiệm")."""
    for at in range(head, min(head + _POST, len(words))):
        if words.is_any(at, ".", ";"):
            return False
        if cue(words, "in_charge", at):
            return True
    return False
