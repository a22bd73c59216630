"""Text as the finders see it: one spelling for tone marks, dashes and blanks, at unchanged offsets."""

from __future__ import annotations

from functools import lru_cache

from datamodel import spelling
from datamodel.spelling import fold, squeeze, unify_tones
from nlp.text.slips import mend_slips

__all__ = ["fold", "matching_text", "matching_words", "squeeze", "unify_tones"]


@lru_cache(maxsize=2048)
def matching_text(text: str) -> str:
    """`text` for matching: one spelling, and what scans are misread for put right; every offset unchanged."""
    return mend_slips(spelling.matching_text(text))


@lru_cache(maxsize=512)
def matching_words(text: str) -> str:
    """`text` for matching where offsets do not count: its blanks are folded too."""
    return squeeze(matching_text(text))
