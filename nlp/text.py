"""Text as the finders see it: one spelling for tone marks, dashes and blanks, at unchanged offsets."""

from __future__ import annotations

from datamodel.spelling import fold, matching_text, squeeze, unify_tones

__all__ = ["fold", "matching_text", "squeeze", "unify_tones"]
