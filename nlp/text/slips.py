"""Frequent misreadings of scans mended for matching, letter for letter (lỗi nhận dạng chữ)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from nlp.rulebook.anchored import Anchored
from nlp.rulebook.prefilter import Prefilter
from nlp.rulebook.rules import load_rules

_Slips = tuple[tuple[Anchored, str], ...]


@lru_cache(maxsize=2048)
def mend_slips(text: str) -> str:
    """`text` with the slips of `rules/ocr_slips.yml` put right; the length stays the same."""
    return _mended_in_turn(_mended_in_turn(text, _phrases()), _patterns())


def _mended_in_turn(text: str, slips: _Slips) -> str:
    """Each slip looked for in what the ones before it left: a mended word may make another slip."""
    possible = _filter_of(slips).candidates(text)
    for place, slip in enumerate(slips):
        if place in possible and (mended := _mended(text, *slip)) != text:
            text, possible = mended, _filter_of(slips).candidates(mended)
    return text


def _mended(text: str, pattern: Anchored, right: str) -> str:
    return pattern.sub(lambda found: _as_printed(right, found[0]), text)


def _as_printed(right: str, seen: str) -> str:
    """The right letters, large where those that were seen are large; words set wide apart stay as they are."""
    if len(seen) != len(right):
        return seen
    return "".join(b.upper() if a.isupper() else b for a, b in zip(seen, right, strict=True))


@cache
def _phrases() -> _Slips:
    slips = {seen: str(right) for e in load_rules("ocr_slips") if e.words for seen, right in e.gives.items()}
    return tuple(
        (Anchored(re.compile(rf"\b{re.escape(seen)}\b", re.IGNORECASE)), right) for seen, right in slips.items()
    )


@cache
def _patterns() -> _Slips:
    return tuple((e.compiled(), str(e.gives["right"])) for e in load_rules("ocr_slips") if e.pattern is not None)


@cache
def _filter_of(slips: _Slips) -> Prefilter:
    """Most texts have no slip at all, which one look at the words tells."""
    return Prefilter([pattern.regex for pattern, _ in slips])
