"""Whether a page's text layer is Vietnamese that can be read (chất lượng lớp chữ)."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from extractors.layout.lines import PageLayout

_ENGLISH = frozenset(
    (
        "the",
        "of",
        "and",
        "to",
        "in",
        "for",
        "is",
        "on",
        "that",
        "with",
        "as",
        "by",
        "are",
        "from",
        "this",
        "be",
        "which",
    )
)
_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
# Letters that old fonts (TCVN3, VNI) and broken encodings put where Vietnamese ones belong.
_STRANGE = re.compile(r"[¡-¿ÆÇÐÑÖ×ØÞßåæçëîïðñöøûüþÿ\ufffd\ue000-\uf8ff]")
_FEW_LETTERS = 40


class TextLayer(Enum):
    """What a page's letters are worth."""

    GOOD = "good"
    NONE = "none"
    BROKEN = "broken"


def judge(page: PageLayout) -> TextLayer:
    """None: a picture with at most a few words of a signature; broken: letters that are no Vietnamese."""
    text = " ".join(word.text for word in page.words)
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return TextLayer.GOOD if not page.figures and any(c.isdigit() for c in text) else TextLayer.NONE
    if _is_picture(page) and len(letters) < 4 * _FEW_LETTERS:
        return TextLayer.NONE
    if len(letters) < _FEW_LETTERS:
        return TextLayer.GOOD
    return TextLayer.GOOD if _is_readable(text, letters) else TextLayer.BROKEN


def _is_picture(page: PageLayout) -> bool:
    """Whether one picture fills most of the page, as in a scan."""
    return any((f.x1 - f.x0) * (f.bottom - f.top) > 0.5 * page.width * page.height for f in page.figures)


def _is_readable(text: str, letters: list[str]) -> bool:
    accented = sum(_is_vietnamese(c) for c in letters) / len(letters)
    strange = len(_STRANGE.findall(text)) / len(letters)
    if accented >= 0.12 and strange < 0.04:
        return True
    words = [word.casefold() for word in re.findall(r"[A-Za-z]+", text)]
    english = sum(word in _ENGLISH for word in words) / max(1, len(words))
    return strange < 0.02 and (english > 0.15 or accented >= 0.08)


def _is_vietnamese(letter: str) -> bool:
    """Whether it is a letter of the Vietnamese alphabet that English has not."""
    if letter in "đĐ":
        return True
    parts = unicodedata.normalize("NFD", letter)
    return parts[0].casefold() in "aeiouy" and len(parts) > 1 and all(mark in _MARKS for mark in parts[1:])
