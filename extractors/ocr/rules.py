"""Straight rules of a scanned page: found for the tables, taken out for the reading (đường kẻ trong ảnh quét)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import ndimage

from datamodel.document import Box
from extractors.ocr.picture import Mask, Picture

_LEVEL_INCHES = 0.45
_UPRIGHT_INCHES = 0.2
_SURELY_UPRIGHT_INCHES = 0.3
"""An upright rule shorter than this may be the stroke of a letter: both its ends must stand on level ones."""
_THICKEST_INCHES = 0.06
_NEAR_INCHES = 0.03

_Place = tuple[int, int, int, int]


def find_rules(picture: Picture) -> tuple[tuple[Box, ...], Mask]:
    """The rules of a page in points, and the pixels that they are drawn with."""
    ink, dpi = picture.ink, picture.dpi
    level, level_mask = _rules(ink, int(_LEVEL_INCHES * dpi), dpi)
    turned, turned_mask = _rules(ink.T, int(_UPRIGHT_INCHES * dpi), dpi)
    upright_mask = turned_mask.T.copy()
    upright = []
    for x0, y0, x1, y1 in turned:
        place = (y0, x0, y1, x1)
        if y1 - y0 >= _SURELY_UPRIGHT_INCHES * dpi or _reaches(place, level, _NEAR_INCHES * dpi):
            upright.append(place)
        else:
            upright_mask[y0:y1, x0:x1] = False
    scale = picture.points
    boxes = [Box(x0 * scale, y0 * scale, x1 * scale, y1 * scale) for y0, x0, y1, x1 in (*level, *upright)]
    return tuple(boxes), level_mask | upright_mask


def _reaches(upright: _Place, level: Sequence[_Place], near: float) -> bool:
    """Whether both ends of a rule stand on level ones, as the side of a cell does."""
    top, left, bottom, right = upright
    across = [(y0, y1) for y0, x0, y1, x1 in level if x0 - near <= right and left <= x1 + near]
    return all(any(y0 - near <= end <= y1 + near for y0, y1 in across) for end in (top, bottom))


def erased(picture: Picture, rules: Mask) -> Picture:
    """The page without its rules; letters that touch one keep all but the pixels of the rule itself."""
    grey = picture.grey.copy()
    grey[ndimage.binary_dilation(rules, np.ones((3, 3), dtype=bool))] = 255
    return Picture(grey, picture.dpi)


def _rules(ink: Mask, shortest: int, dpi: int) -> tuple[list[_Place], Mask]:
    """Level rules as (top, left, bottom, right), and their pixels."""
    # Specks of white break a scanned rule, and a slant steps it: a little spread joins its pieces.
    spread = ndimage.maximum_filter(ink, size=(3, 5))
    runs = ndimage.maximum_filter1d(ndimage.minimum_filter1d(spread, shortest, axis=1), shortest, axis=1)
    labels, _ = ndimage.label(runs, np.ones((3, 3)))
    found, mask = [], np.zeros_like(ink)
    for number, place in enumerate(ndimage.find_objects(labels), start=1):
        rows, columns = place
        if _thickness(labels[place] == number) <= max(_THICKEST_INCHES * dpi, 6):
            found.append((rows.start, columns.start, rows.stop, columns.stop))
            mask[place] |= (labels[place] == number) & ink[place]
    return found, mask


def _thickness(piece: Mask) -> float:
    return float(np.median(piece.sum(axis=0)))
