"""Letterheads and signature blocks of a scan read column by column (đọc từng cột ở đầu và cuối văn bản).

Two columns that stand side by side are one line for Tesseract. Where their letters are of two sizes, or their lines at
two heights, tone marks and whole lines are lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from datamodel.document import Box
from extractors.ocr.cells import read_cells
from extractors.ocr.picture import Picture
from extractors.ocr.tesseract import SeenLine

_APART_INCHES = 0.35
_GUTTER_INCHES = 0.06
_EDGE_INCHES = 0.08
_FAR = 1e6

_Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Zone:
    """Neighbouring lines, first to last, with a white gutter from top to bottom."""

    first: int
    last: int
    gutter: _Gap


def read_columns(picture: Picture, lines: Sequence[SeenLine]) -> list[SeenLine]:
    """The lines of a page, those that stand in two columns read again, each column by itself."""
    ordered = sorted(lines, key=_height)
    zones = _zones(ordered, picture.dpi)
    if not zones:
        return list(lines)
    taken = {at for zone in zones for at in range(zone.first, zone.last + 1)}
    columns = [box for zone in zones for box in _columns(zone, ordered, picture)]
    return [line for at, line in enumerate(ordered) if at not in taken] + read_cells(picture, columns)


def _zones(lines: Sequence[SeenLine], dpi: int) -> list[_Zone]:
    zones: list[_Zone] = []
    for at, line in enumerate(lines):
        gap = max(_between(line), key=_width, default=(0.0, 0.0))
        if _width(gap) >= _APART_INCHES * dpi and (not zones or at > zones[-1].last):
            first, gutter = _grown(range(at - 1, zones[-1].last if zones else -1, -1), at, gap, lines, dpi)
            last, gutter = _grown(range(at + 1, len(lines)), at, gutter, lines, dpi)
            zones.append(_Zone(first, last, gutter))
    return zones


def _grown(ahead: Iterable[int], reached: int, gutter: _Gap, lines: Sequence[SeenLine], dpi: int) -> tuple[int, _Gap]:
    """How far the gutter goes on in one direction, and how wide it still is."""
    for at in ahead:
        words = lines[at].words
        whites = [*_between(lines[at]), (-_FAR, words[0].x0), (words[-1].x1, _FAR)]
        narrowed = max((_shared(gutter, white) for white in whites), key=_width)
        if _width(narrowed) < _GUTTER_INCHES * dpi:
            break
        reached, gutter = at, narrowed
    return reached, gutter


def _columns(zone: _Zone, lines: Sequence[SeenLine], picture: Picture) -> tuple[Box, Box]:
    """The two columns in points, as high as the white above and below lets them be."""
    inside = lines[zone.first : zone.last + 1]
    edge = _EDGE_INCHES * picture.dpi
    top, bottom = min(map(_top, inside)), max(map(_bottom, inside))
    above = max((_bottom(line) for line in lines[: zone.first]), default=0.0)
    below = min((_top(line) for line in lines[zone.last + 1 :]), default=float(picture.grey.shape[0]))
    top, bottom = max(top - edge, min(top, above)), min(bottom + edge, max(bottom, below))
    middle, scale = sum(zone.gutter) / 2, picture.points
    left = Box(0, top * scale, middle * scale, bottom * scale)
    return left, Box(middle * scale, top * scale, picture.grey.shape[1] * scale, bottom * scale)


def _between(line: SeenLine) -> list[_Gap]:
    return [(a.x1, b.x0) for a, b in pairwise(sorted(line.words, key=lambda word: word.x0))]


def _shared(one: _Gap, other: _Gap) -> _Gap:
    return max(one[0], other[0]), min(one[1], other[1])


def _width(gap: _Gap) -> float:
    return gap[1] - gap[0]


def _top(line: SeenLine) -> float:
    return min(word.top for word in line.words)


def _bottom(line: SeenLine) -> float:
    return max(word.bottom for word in line.words)


def _height(line: SeenLine) -> float:
    return sum(word.base for word in line.words) / len(line.words)
