"""Later clauses of a task with a doer of their own: "...; X thực hiện", "... . Đồng chí Y phụ trách" (vế sau)."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.roles.subjects import unlisted_subject
from nlp.roles.words import Sentence, group_at, person_at
from nlp.units.cues import cue
from nlp.units.lexicon import Words

_POST = 16
"""Words within which a verb follows a person's name and post."""


def clause_heads(words: Words, *marks: str) -> Iterator[int]:
    """Where a clause begins behind one of the marks; behind a full stop with a capital letter."""
    for at, key in enumerate(words.keys[:-1]):
        if key in marks:
            following = words.tokens[at + 1]
            if following.is_word and (following.is_capital or key == ";"):
                yield at + 1


def read_later_clauses(sentence: Sentence) -> None:
    """Who leads by a later sentence, where the first names nobody; persons who answer for the work of a unit."""
    words = sentence.words
    for head in clause_heads(words, ".", ";"):
        if person := person_at(sentence, head):
            if person not in sentence.assignees and _answers(words, head):
                sentence.assignees.append(person)
        elif not sentence.leads and not sentence.assignees:
            names = group_at(sentence, head) or unlisted_subject(words, head)
            if names and cue(words, "lead_verb", names[-1].last) and not only_answers(words, names[-1].last):
                sentence.leads += names


def only_answers(words: Words, at: int) -> bool:
    """Whether somebody is to answer for the work of others ("Chủ tịch ... chịu trách nhiệm nếu để ...")."""
    return words.starts(at, "chịu trách nhiệm") or words.starts(at, "phải chịu trách nhiệm")


def _answers(words: Words, head: int) -> bool:
    """Whether the clause puts somebody in charge ("trực tiếp phụ trách", "chịu trách nhiệm")."""
    for at in range(head, min(head + _POST, len(words))):
        if words.is_any(at, ".", ";"):
            return False
        if cue(words, "in_charge", at):
            return True
    return False
