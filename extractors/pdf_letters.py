"""Letters and drawn pieces of a PDF page and where they print (chữ, nét vẽ trên trang), whoever found them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from datamodel.document import Box

LEAST_SIZE = 2
"""Smaller letters no reader sees."""


class Letter(NamedTuple):
    """Places in points from the page's top left corner; `size` is the font's, `font` its name in the file."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    font: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn piece and the frame around its points; `is_frame` where it is a rectangle with a drawn border."""

    box: Box
    is_frame: bool = False


def letter(text: str, x0: float, top: float, x1: float, bottom: float, size: float, font: str) -> Letter:
    """A letter with its places in thousandths of a point: engines differ in what is smaller."""
    return Letter(text, round(x0, 3), round(top, 3), round(x1, 3), round(bottom, 3), round(size, 3), font)


def box_of(x0: float, top: float, x1: float, bottom: float) -> Box:
    """A rectangle with its places in thousandths of a point."""
    return Box(round(x0, 3), round(top, 3), round(x1, 3), round(bottom, 3))
