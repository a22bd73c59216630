"""How wide words print in Times New Roman, the letter of official documents (bề rộng chữ in)."""

from __future__ import annotations

import unicodedata
from functools import cache

_USUAL = 0.5
_WIDTHS = {
    0.25: " .,",
    0.278: "ijlt/:;",
    0.333: "frI-()[]!",
    0.389: "sJ",
    0.444: 'acez“”"?',
    0.556: "FPS",
    0.611: "ELTZ",
    0.667: "BCR",
    0.722: "wADGHKNOQUVXYĐ",
    0.778: "m&",
    0.833: "%",
    0.889: "M",
    0.944: "W",
    1.0: "…",
}
_BY_LETTER = {letter: width for width, letters in _WIDTHS.items() for letter in letters}


@cache
def _letter_width(letter: str) -> float:
    return _BY_LETTER.get(unicodedata.normalize("NFD", letter)[0], _USUAL)


def print_width(text: str) -> float:
    """Width in ems, tone marks and hooks not counted."""
    return sum(map(_letter_width, text))
