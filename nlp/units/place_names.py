"""Places behind the names of units (địa danh sau tên đơn vị)."""

from __future__ import annotations

from nlp.units.lexicon import Words
from nlp.units.tokens import render

_PLACE_LENGTH = 4
_QUOTED_LENGTH = 16
_OPENING_QUOTES = ("“", '"', "«")
_QUOTES = ("”", '"', "»")


def place_name(words: Words, at: int) -> tuple[int, str]:
    """A run of capitalised words, a place's or a school's name, and a number behind it."""
    end = at
    while end < len(words) and end - at < _PLACE_LENGTH:
        token = words.tokens[end]
        if not token.is_word or not (token.is_capital or (token.word.isdigit() and end > at)) or token.is_spelt_out:
            break
        stop = words.part("stop", end)
        if (stop and stop[0] - end > 1) or words.office(end) or _starts_unit(words, end):
            break
        end += 1
    return end, render(words.tokens[at:end])


def quoted_end(words: Words, at: int) -> int:
    """Behind the name in quotation marks at `at`: "Câu lạc bộ | “Gia đình hạnh phúc”"; `at` where none stands."""
    if not words.is_any(at, *_OPENING_QUOTES):
        return at
    closing = (end + 1 for end in range(at + 1, min(at + _QUOTED_LENGTH, len(words))) if words.is_any(end, *_QUOTES))
    return next(closing, at)


def _starts_unit(words: Words, at: int) -> bool:
    if words.starts(at, "trung tâm") and words.tokens[at + 1].is_capital:
        return False  # "phường Trung Tâm" is a place's name, "Trung tâm Y tế" a unit's
    hit = words.part("kind", at)
    if hit and is_village_name(words, at, hit[0]):
        return False
    return hit is not None and (hit[0] - at > 1 or words.is_any(at, "ubnd", "hđnd", "ubmttq", "phòng", "sở"))


def is_village_name(words: Words, at: int, end: int) -> bool:
    """Whether the noun of a village is a village's name: "Khu Phố", with two capitals."""
    return end - at == 2 and words.keys[at] in ("khu", "khối") and words.tokens[at + 1].is_capital
