"""Frequent misreadings of scans mended for matching, letter for letter (lỗi nhận dạng chữ)."""

from __future__ import annotations

import re
from functools import cache

from nlp.rulebook.groups import Anchored, PatternGroup
from nlp.rulebook.rules import load_rules

_Slips = tuple[tuple[re.Pattern[str], str], ...]


def mend_slips(text: str) -> str:
    """`text` with the slips of `rules/ocr_slips.yml` put right; the length stays the same.

    Each slip is looked for in what the ones before it left: a mended word may make another slip.
    """
    group, rights = _slips()
    possible = group.candidates(text)
    while possible:
        place, *possible = possible
        if (mended := _mended(text, group.patterns[place], rights[place])) != text:
            text, possible = mended, [later for later in group.candidates(mended) if later > place]
    return text


def _mended(text: str, pattern: Anchored, right: str) -> str:
    return pattern.sub(lambda found: _as_printed(right, found[0]), text)


def _as_printed(right: str, seen: str) -> str:
    """The right letters, large where those that were seen are large; words set wide apart stay as they are."""
    if len(seen) != len(right):
        return seen
    return "".join(b.upper() if a.isupper() else b for a, b in zip(seen, right, strict=True))


@cache
def _slips() -> tuple[PatternGroup, tuple[str, ...]]:
    """The phrases, then the patterns; and what is right for each."""
    slips = (*_phrases(), *_patterns())
    return PatternGroup([pattern for pattern, _ in slips]), tuple(right for _, right in slips)


def _phrases() -> _Slips:
    slips = {seen: str(right) for e in load_rules("ocr_slips") if e.words for seen, right in e.gives.items()}
    return tuple((re.compile(rf"\b{re.escape(seen)}\b", re.IGNORECASE), right) for seen, right in slips.items())


def _patterns() -> _Slips:
    return tuple((e.regex(), str(e.gives["right"])) for e in load_rules("ocr_slips") if e.pattern is not None)
