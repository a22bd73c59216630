r"""With what every match of a pattern begins (đầu mẫu), told from its parse tree: "trước" of `trước ngày \d+`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from re import _constants  # type: ignore[attr-defined]
from typing import Any

from nlp.rulebook.needs import tree_of

_MOST_SPELLINGS = 24
_ZERO_WIDTH = (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT)
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_STARTS = (_constants.AT_BEGINNING, _constants.AT_BEGINNING_STRING)


@dataclass(frozen=True, slots=True)
class Openings:
    """Words, casefolded, with one of which a match begins; or it begins where the text does.

    `is_open`: it may also be empty, so that what follows in the pattern counts too.
    """

    words: frozenset[str] = frozenset()
    at_start: bool = False
    is_open: bool = False

    def __or__(self, other: Openings) -> Openings:
        return Openings(self.words | other.words, self.at_start or other.at_start, self.is_open or other.is_open)


_NOTHING = Openings(is_open=True)
_START = Openings(at_start=True)


def openings_of(pattern: re.Pattern[str]) -> Openings | None:
    """What every match of the pattern begins with; None where that cannot be told in a few words."""
    tree = tree_of(pattern)
    if pattern.flags & re.MULTILINE or tree.getwidth()[0] == 0:
        return None
    return _of_sequence(list(tree))


def _of_sequence(items: list[tuple[Any, Any]]) -> Openings | None:
    found = Openings()
    for place, (kind, value) in enumerate(items):
        one = _word_at(items[place:]) or _of_part(kind, value)
        if one is None:
            return None
        found = Openings(found.words | one.words, found.at_start or one.at_start)
        if not one.is_open:
            return found
    return Openings(found.words, found.at_start, is_open=True)


def _word_at(items: Iterable[tuple[Any, Any]]) -> Openings | None:
    """Letters in a row, few to choose from at a place, are one word."""
    run = frozenset({""})
    for kind, value in items:
        letters = _letters(kind, value)
        if not letters or len(run) * len(letters) > _MOST_SPELLINGS:
            break
        run = frozenset(word + letter for word in run for letter in letters)
    else:
        return Openings(run) if run != {""} else None
    if run == {""}:
        return None
    # Python parts "trước|trong" into "tr" and a branch behind it.
    after = _of_part(kind, value)
    if after is None or after.is_open or after.at_start or len(run) * len(after.words) > _MOST_SPELLINGS:
        return Openings(run)
    return Openings(frozenset(word + more for word in run for more in after.words))


def _letters(kind: Any, value: Any) -> frozenset[str]:
    """The letters of which one stands at this place; empty where they are many."""
    if kind is _constants.LITERAL:
        return frozenset({chr(value).casefold()})
    if kind is not _constants.IN:
        return frozenset()
    codes: list[int] = []
    for one, bounds in value:
        if one is _constants.LITERAL:
            codes.append(bounds)
        elif one is _constants.RANGE and bounds[1] - bounds[0] < _MOST_SPELLINGS:
            codes += range(bounds[0], bounds[1] + 1)
        else:
            return frozenset()
    return frozenset(chr(code).casefold() for code in codes)


def _of_part(kind: Any, value: Any) -> Openings | None:
    if kind in _ZERO_WIDTH:
        return _START if value in _STARTS else _NOTHING
    if kind is _constants.IN and value == [(_constants.CATEGORY, _constants.CATEGORY_DIGIT)]:
        return Openings(digits())
    if kind is _constants.SUBPATTERN:
        return _of_sequence(list(value[-1]))
    if kind is _constants.ATOMIC_GROUP:
        return _of_sequence(list(value))
    if kind is _constants.BRANCH:
        return _any_of([_of_sequence(list(branch)) for branch in value[1]])
    if kind in _REPEATS:
        body = _of_sequence(list(value[2]))
        return body and (body | _NOTHING if value[0] == 0 else body)
    return None


def _any_of(branches: list[Openings | None]) -> Openings | None:
    either = Openings()
    for branch in branches:
        if branch is None:
            return None
        either |= branch
    return either


@cache
def digits() -> frozenset[str]:
    r"""All that `\d` stands for; the planes behind the second hold ideographs only."""
    return frozenset(letter for letter in map(chr, range(0x20000)) if letter.isdecimal())
