"""Whether a scanned page lies on its side (trang quét bị xoay ngang)."""

from __future__ import annotations

import numpy as np
from PIL import Image
from scipy import ndimage

from extractors.ocr.picture import Mask, threshold

_LONG_SIDE = 1170
"""A sheet of A4 at 100 dots in an inch: a letter is about 18 high, and lines stand as far apart again."""
_SMEAR = 7
_FEW = 60
_PLAINLY = 0.7


def is_sideways(image: Image.Image) -> bool:
    """Whether letters stand close above one another instead of side by side.

    Letters of a line nearly touch, lines do not: ink smeared along the lines grows into few long pieces.
    """
    scale = _LONG_SIDE / max(image.size)
    small = image.convert("L").resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))))
    grey = np.asarray(small, dtype=np.uint8)
    ink = _letters(grey < threshold(grey))
    along, across = _pieces(ink, (1, _SMEAR)), _pieces(ink, (_SMEAR, 1))
    return min(along, across) > 0 and max(along, across) > _FEW and across < _PLAINLY * along


def _letters(ink: Mask) -> Mask:
    """The ink without rules, pictures and the dark edge of a scan: pieces of the size of letters."""
    labels, count = ndimage.label(ink, np.ones((3, 3)))
    if not count:
        return ink
    sizes = [max(part.stop - part.start for part in place) for place in ndimage.find_objects(labels)]
    letters: Mask = np.isin(labels, [at for at, size in enumerate(sizes, start=1) if 3 <= size <= 3 * _SMEAR])
    return letters


def _pieces(ink: Mask, size: tuple[int, int]) -> int:
    return int(ndimage.label(ndimage.maximum_filter(ink, size=size), np.ones((3, 3)))[1])
