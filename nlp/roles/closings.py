"""Who does the work by the end of its sentence: "... do X thực hiện", "... (X chủ trì)" (cuối câu)."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.roles.labels import label_at
from nlp.roles.subjects import listed_doers
from nlp.roles.words import Sentence
from nlp.units.cues import cue
from nlp.units.lexicon import Words
from nlp.units.phrases import Phrase

_LONGEST_VERB = 12
"""Words of a verb such as "là cơ quan chịu trách nhiệm", and some more."""
_TIMES = ("trước", "trong", "xong", "hoàn", "thời", "chậm", "hạn", "từ", "quý", "tháng", "ngày", "hằng", "đến")
_BY_REACH = 24
"""Words within which "thực hiện", "chủ trì" follows the doers behind "do"."""


def read_closing(sentence: Sentence) -> None:
    """Such as "... do X thực hiện", "... (X chủ trì)", "... - Trường X hỗ trợ thực hiện."."""
    words = sentence.words
    if sentence.leads or sentence.assignees:
        return
    for group in sentence.groups:
        first, last = group[0].first, group[-1].last
        verb = cue(words, "lead_verb", last)
        before = first - 1
        is_lead = (words.is_any(before, "do", "giao") or words.is_any(before, "(")) and verb is not None
        is_bracket = words.is_any(before, "(") and _closes_with(words, last)
        is_dashed = (
            words.is_any(before, "-")
            and _is_spaced_dash(words, before)
            and _is_short_end(words, last, may_be_over=not group[0].is_group)
        )
        if is_lead or is_bracket or is_dashed:
            sentence.leads += group
            return
    sentence.leads += _in_bracket(words) or _behind_by(words)


def _behind_by(words: Words) -> tuple[Phrase, ...]:
    """Such as "do giáo viên bộ môn thực hiện": names that the grammar need not know."""
    for at in range(len(words)):
        if not words.is_any(at, "do") or words.doer_noun(at + 1) is None:
            continue
        for place in range(at + 2, min(at + _BY_REACH, len(words))):
            if cue(words, "lead_verb", place) and (names := listed_doers(words, at + 1, place)):
                return names
            if words.is_any(place, ".", ";", "(", ":") or _is_predicate(words, place):
                break
    return ()


def _is_predicate(words: Words, at: int) -> bool:
    """Whether the doers behind "do" did something already there: "do công chức | không thực hiện thao tác"."""
    is_verb = words.part("stop", at) is not None and not words.is_any(at, ",", "và") and not words.tokens[at].is_capital
    return is_verb and words.doer_noun(at) is None and words.part("team", at) is None


def _in_bracket(words: Words) -> tuple[Phrase, ...]:
    """Such as "... (Chi hội Phụ nữ, các tổ liên gia thực hiện)": names that the grammar need not know."""
    for at, closing in _brackets(words):
        if label_at(words, at + 1):
            continue
        for place in range(max(at + 1, closing - _LONGEST_VERB), closing):
            verb = cue(words, "lead_verb", place)
            if verb and verb[0] == closing:
                return listed_doers(words, at + 1, place)
        if closing + 2 >= len(words) and not any(t.word[0].isdigit() for t in words.tokens[at:closing]):
            return listed_doers(words, at + 1, closing)
    return ()


def _brackets(words: Words) -> Iterator[tuple[int, int]]:
    """Each opening bracket and the next closing one; of brackets that nothing closes there may be thousands."""
    opened: list[int] = []
    for at, key in enumerate(words.keys):
        if key == "(":
            opened.append(at)
        elif key == ")":
            yield from ((one, at) for one in opened)
            opened.clear()


def _is_spaced_dash(words: Words, at: int) -> bool:
    return at > 0 and words.tokens[at].start > words.tokens[at - 1].end


def _is_short_end(words: Words, at: int, may_be_over: bool) -> bool:
    """Whether a verb stands there and the sentence is soon over; or it is over (`may_be_over`)."""
    if at >= len(words) or not words.tokens[at].is_word:
        return may_be_over and len(words) - at <= 1
    return words.part("stop", at) is not None and len(words) - at <= 8


def _closes_with(words: Words, at: int) -> bool:
    """Whether the sentence's last bracket closes at `at`, at once or behind a time: "(Phòng Kinh tế; trước 10/12)"."""
    if words.is_any(at, ",", ";") and words.is_any(at + 1, *_TIMES):
        at = next((place for place in range(at, len(words)) if words.is_any(place, ")")), len(words))
    return words.is_any(at, ")") and at + 2 >= len(words)
