"""What tells which of several: "các đơn vị | được giao nhiệm vụ tại Phụ lục", "hộ | trong chợ" (mệnh đề định ngữ)."""

from __future__ import annotations

from dataclasses import replace

from nlp.units.cues import verb_end
from nlp.units.lexicon import Words
from nlp.units.phrases import Phrase
from nlp.units.tokens import render

_LONGEST = 16
"""Words of a clause that tells which of several."""
_OBJECTS = ("báo", "kế", "hồ")
"""With what the object of the clause's own verb begins, though it is a verb elsewhere: "chưa gửi | báo cáo"."""
_MARKS = ("%", "/")


def with_relative(words: Words, phrase: Phrase, in_heading: bool = False) -> Phrase:
    """The phrase with the clause that tells which are meant; with the shift in brackets of one who keeps watch.

    `in_heading`: the clause may be the last of it, and no verb follows.
    """
    end = _shift_end(words, phrase.last)
    if end == phrase.last and _is_several(words, phrase):
        end = relative_end(words, phrase.last, in_heading)
    if end == phrase.last:
        return phrase
    told = render(words.tokens[phrase.last : end])
    return replace(phrase, last=end, field=f"{phrase.field} {told}".strip())


def relative_end(words: Words, at: int, in_heading: bool = False) -> int:
    """Where the clause at `at` ends; `at` where none stands, or no verb of the sentence's own follows."""
    hit = words.part("relative", at)
    if hit is None:
        return at
    end, word = hit
    if word.gives.get("place"):
        site = words.part("site", end)
        if site is None:
            return at
        end = site[0]
    elif word.gives.get("holds_verb") and (verb := verb_end(words, end)) and not words.tokens[end].is_capital:
        end = verb + (words.is_any(at, "chưa") and words.is_any(verb, *_OBJECTS)) * 2
    return _clause_end(words, at, end, in_heading or bool(word.gives.get("closes")))


def _clause_end(words: Words, at: int, end: int, closes: bool) -> int:
    while end < len(words) and end - at < _LONGEST and (words.tokens[end].is_word or words.is_any(end, *_MARKS)):
        if compound := words.part("compound", end):
            end = compound[0]
            continue
        if (verb_end(words, end) or words.is_any(end, "có")) and not words.tokens[end].is_capital:
            return end
        end += 1
    is_over = end >= len(words) or words.is_any(end, ":") or (closes and not words.tokens[end].is_word)
    return end if is_over and (closes or words.is_any(end, ":")) else at


def _is_several(words: Words, phrase: Phrase) -> bool:
    """Whether more than one is named, so that a clause can tell which: a group, people, "UBND các xã"."""
    if phrase.is_group or phrase.word_class == "people" or phrase.core.startswith("Các "):
        return True
    return any(words.is_any(at, "các", "những") for at in range(phrase.first, phrase.last))


def _shift_end(words: Words, at: int) -> int:
    """Past the shift behind a watchman's name: "Nhân viên bảo vệ | (ca ngày, ca đêm)"."""
    if not (words.is_any(at, "(") and words.is_any(at + 1, "ca", "kíp")):
        return at
    return next((place + 1 for place in range(at, min(at + _LONGEST, len(words))) if words.is_any(place, ")")), at)
