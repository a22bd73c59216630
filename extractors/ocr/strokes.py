"""Roman numbers and list marks told by the shape of their ink (đếm nét số La Mã, nhận dấu đầu dòng).

Tesseract reads "III." as "II." or "HI.", and loses a lone dash or dot before a wide space; their shapes are so simple
that counting strokes is surer.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from extractors.ocr.picture import Mask

_UPPER, _LOWER = (0.28, 0.42), (0.6, 0.74)
_THICKEST = 0.26
_SLANT = 0.05
_FARTHEST = 0.48
"""How far apart the strokes of "II" stand at most; those of "TT" stand wider."""
_REACH = 0.05
_SPECK = 6
_CAPITAL = 0.66
"""Height of a capital letter of Times, in ems."""
_LOWEST = 12

_Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Strokes:
    """How a piece of print begins: upright strokes, then slanted ones (V, X, a slash), then upright ones again."""

    uprights: int
    slanted: bool
    uprights_behind: int
    is_figure: bool
    """Whether the first strokes are figures ("1", "11"), whose heads reach to the left only."""


def strokes_of(ink: Mask) -> Strokes | None:
    """The strokes of a number; None where nothing is printed on the line.

    Args:
        ink: rows from above the capitals down to the line that they stand on; what hangs from above does not count.
    """
    ink = _on_line(ink)
    if len(ink) < _LOWEST:
        return None
    em = len(ink) / _CAPITAL
    lower = _runs(_band(ink, _LOWER))
    runs = _runs(_band(ink, _UPPER))
    upright: list[bool] = []
    for at, run in enumerate(runs):
        before = runs[at - 1 : at] if at and upright[-1] else []
        upright.append(_stands(run, lower, em) and not _is_barred(ink, before, run))
    first = _first_of(upright, stands=False)
    if any(b[0] - a[0] > _FARTHEST * em for a, b in pairwise(runs[:first])):
        return None
    behind = upright[first:]
    behind = behind[_first_of(behind, stands=True) :]
    return Strokes(first, first < len(upright), _first_of(behind, stands=False), _are_figures(ink, runs[:first], em))


def _on_line(ink: Mask) -> Mask:
    """The pieces of ink that stand on the line, cut to the height of the tallest."""
    if not ink.size:  # the word stands at the very edge of the picture
        return ink[:0]
    labels, _ = ndimage.label(ink, np.ones((3, 3)))
    places = ndimage.find_objects(labels)
    standing = [at for at, (rows, _) in enumerate(places, start=1) if rows.stop > 0.85 * len(ink)]
    if not standing:
        return ink[:0]
    return np.isin(labels, standing)[min(places[at - 1][0].start for at in standing) :]


def _first_of(upright: list[bool], *, stands: bool) -> int:
    return next((at for at, is_upright in enumerate(upright) if is_upright is stands), len(upright))


def _band(ink: Mask, part: tuple[float, float]) -> NDArray[np.bool_]:
    rows = ink[int(part[0] * len(ink)) : int(part[1] * len(ink)) + 1]
    inked: NDArray[np.bool_] = rows.mean(axis=0) > 0.5
    return inked


def _runs(columns: NDArray[np.bool_]) -> list[_Run]:
    """Stretches of ink from left to right."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], columns.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _stands(run: _Run, lower: list[_Run], em: float) -> bool:
    """Whether a stroke goes straight down and is as thin as one."""
    thickest, slack = _THICKEST * em, max(2.0, _SLANT * em)
    if run[1] - run[0] > thickest:
        return False
    return any(abs(sum(below) - sum(run)) / 2 < slack and below[1] - below[0] <= thickest for below in lower)


def _is_barred(ink: Mask, before: list[_Run], run: _Run) -> bool:
    """Whether a bar joins two strokes halfway down, as in H."""
    between = ink[int(0.4 * len(ink)) : int(0.6 * len(ink)), before[0][1] : run[0]] if before else ink[:0]
    return bool(between.size) and bool(between.mean(axis=1).max() > 0.9)


def _are_figures(ink: Mask, uprights: list[_Run], em: float) -> bool:
    head = ink[int(0.03 * len(ink)) : int(0.14 * len(ink)) + 1].max(axis=0)
    reach = max(2, int(_REACH * em))
    return bool(uprights) and all(head[end : end + reach].mean() < 0.5 for _, end in uprights if end < len(head))


def mark_of(ink: Mask, em: float) -> str | None:
    """The list mark that a lone piece of ink is: a dash, a plus, a dot, a square; None where it is none.

    Args:
        ink: rows from an em above the line down to a quarter of an em below it.
        em: size of the letters in pixels.
    """
    if not ink.size:
        return None
    labels, _ = ndimage.label(ink, np.ones((3, 3)))
    places = ndimage.find_objects(labels)
    pieces = [place for at, place in enumerate(places, start=1) if (labels[place] == at).sum() > _SPECK]
    if len(pieces) != 1:
        return None
    rows, columns = pieces[0]
    piece, middle = ink[rows, columns], (rows.start + rows.stop) / 2 / em
    if not 0.5 < middle < 0.95:
        return None
    high, wide = piece.shape[0] / em, piece.shape[1] / em
    if high <= 0.16 and 0.14 <= wide <= 0.8 and wide > 1.8 * high and piece.mean() > 0.7:
        return "-"
    if not 0.75 < wide / high < 1.33:
        return None
    if 0.16 < high < 0.5 and piece.mean() > 0.68:
        return "▪" if piece.mean() > 0.94 else "•"
    if not 0.3 < high < 0.75:
        return None
    return "+" if _is_cross(piece) else "□" if _is_box(piece) else None


def _is_box(piece: Mask) -> bool:
    """Whether it is an empty square."""
    y, x = max(1, piece.shape[0] // 4), max(1, piece.shape[1] // 4)
    sides = (piece[:y].max(axis=0), piece[-y:].max(axis=0), piece[:, :x].max(axis=1), piece[:, -x:].max(axis=1))
    return bool(min(side.mean() for side in sides) > 0.9 and piece[y:-y, x:-x].mean() < 0.1)


def _is_cross(piece: Mask) -> bool:
    y, x = max(1, piece.shape[0] // 4), max(1, piece.shape[1] // 4)
    corners = (piece[:y, :x], piece[:y, -x:], piece[-y:, :x], piece[-y:, -x:])
    arms = min(piece.mean(axis=1).max(), piece.mean(axis=0).max())
    return bool(max(corner.mean() for corner in corners) < 0.1 and arms > 0.9)
