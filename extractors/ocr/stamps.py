"""Marks of secrecy stamped in red on a page's picture (dấu chỉ độ mật đóng bằng mực đỏ).

A page is read without its coloured ink, for a stamp lies over words; so a mark must be looked for in that ink.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import numpy as np
from PIL import Image
from scipy import ndimage

from extractors.ocr.picture import Mask, levelled
from extractors.ocr.tesseract import BLOCK, recognize

_COARSE = 8
_JOINED_INCHES = 0.1
_WIDE_INCHES, _HIGH_INCHES = (0.35, 3.5), (0.12, 1.4)
_FLAT = 1.15
"""A stamp of a mark is wider than high; a seal is round."""
_MOST_STAMPS = 6
_EDGE = 20
_FRAME = 0.8
_MARKS = {"MAT": "MẬT", "TOIMAT": "TỐI MẬT", "TUYETMAT": "TUYỆT MẬT"}
_STEEPEST = 20


def red_marks(image: Image.Image, dpi: int) -> tuple[str, ...]:
    """The marks that are stamped in red on a page, or on a piece of one, each as the law writes it.

    Raises:
        RecognitionFailed: Tesseract is not there, broke down or needed too long.
    """
    if image.mode in ("1", "L", "I;16"):
        return ()
    red = _red(image)
    places = list(_stamp_places(red, dpi))[:_MOST_STAMPS]
    read = (_letters_of(red[place], dpi) for place in places)
    return tuple(mark for letters in read if (mark := _mark(letters)))


def _red(image: Image.Image) -> Mask:
    colour = np.asarray(image.convert("RGB"), dtype=np.int16)
    red, others = colour[..., 0], np.maximum(colour[..., 1], colour[..., 2])
    ink: Mask = (red - others > 45) & (red > 110)
    return ink


def _stamp_places(red: Mask, dpi: int) -> Iterator[tuple[slice, slice]]:
    """Where red ink lies together as wide and as high as a stamp of a few words."""
    high, wide = (size // _COARSE * _COARSE for size in red.shape)
    tiles = red[:high, :wide].reshape(high // _COARSE, _COARSE, wide // _COARSE, _COARSE)
    coarse = tiles.any(axis=(1, 3))
    reach = max(1, round(_JOINED_INCHES * dpi / _COARSE))
    labels, _ = ndimage.label(ndimage.binary_dilation(coarse, np.ones((3, 3)), iterations=reach))
    for rows, columns in ndimage.find_objects(labels):
        y, x = (((part.stop - part.start - 2 * reach) * _COARSE) / dpi for part in (rows, columns))
        if _WIDE_INCHES[0] <= x <= _WIDE_INCHES[1] and _HIGH_INCHES[0] <= y <= _HIGH_INCHES[1] and x >= _FLAT * y:
            yield (
                slice(rows.start * _COARSE, rows.stop * _COARSE),
                slice(columns.start * _COARSE, columns.stop * _COARSE),
            )


def _letters_of(ink: Mask, dpi: int) -> str:
    """What the stamp says: set level, without its frame."""
    level = levelled(ink, _STEEPEST)
    labels, _ = ndimage.label(level, np.ones((3, 3)))
    bare = level.copy()
    for number, place in enumerate(ndimage.find_objects(labels), start=1):
        if any((part.stop - part.start) > _FRAME * size for part, size in zip(place, _extent(level), strict=True)):
            bare[place][labels[place] == number] = False
    print_ = np.where(np.pad(bare, _EDGE), 0, 255).astype(np.uint8)
    lines = recognize(Image.fromarray(print_), dpi, BLOCK)
    return "".join(word.text for line in lines for word in line.words)


def _extent(ink: Mask) -> tuple[int, int]:
    """How high and how wide the ink reaches."""
    ys, xs = np.nonzero(ink)
    return (int(np.ptp(ys)) + 1, int(np.ptp(xs)) + 1) if len(ys) else (1, 1)


def _mark(letters: str) -> str | None:
    """The mark that these letters are, tone marks aside: they are what is misread first."""
    plain = unicodedata.normalize("NFD", letters.upper())
    bare = "".join(c for c in plain if "A" <= c <= "Z")
    return _MARKS.get(bare)
