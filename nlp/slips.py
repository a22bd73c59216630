"""Frequent misreadings of scans mended for matching, letter for letter (lỗi nhận dạng chữ)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from nlp.rules import load_rules


@lru_cache(maxsize=512)
def mend_slips(text: str) -> str:
    """`text` with the slips of `rules/ocr_slips.yml` put right; the length stays the same."""
    lowered = text.lower()
    for seen, (pattern, right) in _phrases().items():
        # Looking for plain words is many times quicker than for their pattern, and most texts have none.
        if seen in lowered:
            text = _mended(text, pattern, right)
            lowered = text.lower()
    for pattern, right in _patterns():
        text = _mended(text, pattern, right)
    return text


def _mended(text: str, pattern: re.Pattern[str], right: str) -> str:
    return pattern.sub(lambda found: _as_printed(right, found[0]), text)


def _as_printed(right: str, seen: str) -> str:
    """The right letters, large where those that were seen are large; words set wide apart stay as they are."""
    if len(seen) != len(right):
        return seen
    return "".join(b.upper() if a.isupper() else b for a, b in zip(seen, right, strict=True))


@cache
def _phrases() -> dict[str, tuple[re.Pattern[str], str]]:
    slips = {seen: str(right) for e in load_rules("ocr_slips") if e.words for seen, right in e.gives.items()}
    return {seen: (re.compile(rf"\b{re.escape(seen)}\b", re.IGNORECASE), right) for seen, right in slips.items()}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((e.compiled(), str(e.gives["right"])) for e in load_rules("ocr_slips") if e.pattern is not None)
