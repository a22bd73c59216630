"""Letters and drawn pieces of a PDF page and where they print (chữ, nét vẽ trên trang), whoever found them."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
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


def hundredths(points: float) -> float:
    """A place or a size in hundredths of a point: engines differ in what is smaller."""
    return floor(points * 100 + 0.5) / 100


def letter(text: str, x0: float, x1: float, bottom: float, size: float, font: str) -> Letter:
    """A letter whose places are hundredths; `size` is given so. It is as high as its size."""
    low = floor(bottom * 100 + 0.5) / 100
    return Letter(text, floor(x0 * 100 + 0.5) / 100, low - size, floor(x1 * 100 + 0.5) / 100, low, size, font)


def box_of(x0: float, top: float, x1: float, bottom: float) -> Box:
    """A rectangle with its places in hundredths of a point."""
    return Box(hundredths(x0), hundredths(top), hundredths(x1), hundredths(bottom))
