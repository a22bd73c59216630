"""Cells of a ruled table, found from its rules alone (lưới kẻ của bảng)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from datamodel.document import Box
from extractors.layout.lines import around

_TOUCH = 3.0
_MIN_RULE = 8.0
# A page with more straight strokes is a drawing or a map, no table.
_MAX_RULES = 1500


@dataclass(frozen=True, slots=True)
class Region:
    """One cell of a grid with its place; merged cells are one region."""

    row: int
    col: int
    row_span: int
    col_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table on one page."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]

    @property
    def box(self) -> Box:
        """The table's frame."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A rule: its place `at` across its direction, and where it starts and ends along it."""

    at: float
    start: float
    end: float

    def reaches(self, at: float) -> bool:
        return self.start - _TOUCH <= at <= self.end + _TOUCH


def find_grids(rules: Iterable[Box]) -> list[Grid]:
    """The ruled tables of a page, from the top."""
    level, upright = _strokes(rules)
    if len(level) + len(upright) > _MAX_RULES:
        return []
    grids = [_grid(hs, vs) for hs, vs in _connected(level, upright)]
    return sorted((g for g in grids if g is not None), key=lambda g: g.box.top)


def _strokes(rules: Iterable[Box]) -> tuple[list[_Stroke], list[_Stroke]]:
    level, upright = [], []
    for rule in rules:
        wide, high = rule.x1 - rule.x0, rule.bottom - rule.top
        if wide >= high:
            level.append(_Stroke((rule.top + rule.bottom) / 2, rule.x0, rule.x1))
        else:
            upright.append(_Stroke((rule.x0 + rule.x1) / 2, rule.top, rule.bottom))
    return _merged(level), _merged(upright)


def _merged(strokes: Iterable[_Stroke]) -> list[_Stroke]:
    """Pieces of one rule put together; what stays too short is no rule."""
    merged: list[_Stroke] = []
    for band in _bands(strokes):
        at = sum(s.at for s in band) / len(band)
        for stroke in sorted(band, key=lambda s: s.start):
            last = merged[-1] if merged and merged[-1].at == at else None
            if last is not None and stroke.start <= last.end + _TOUCH:
                merged[-1] = _Stroke(at, last.start, max(last.end, stroke.end))
            else:
                merged.append(_Stroke(at, stroke.start, stroke.end))
    return [s for s in merged if s.end - s.start >= _MIN_RULE]


def _bands(strokes: Iterable[_Stroke]) -> list[list[_Stroke]]:
    bands: list[list[_Stroke]] = []
    for stroke in sorted(strokes, key=lambda s: s.at):
        if bands and stroke.at - bands[-1][0].at <= _TOUCH:
            bands[-1].append(stroke)
        else:
            bands.append([stroke])
    return bands


def _connected(level: list[_Stroke], upright: list[_Stroke]) -> list[tuple[list[_Stroke], list[_Stroke]]]:
    """Groups of rules that cross or touch one another."""
    groups: list[tuple[list[_Stroke], list[_Stroke]]] = []
    left = list(upright)
    while left:
        vs = [left.pop()]
        hs: list[_Stroke] = []
        grew = True
        while grew:
            more_hs = [h for h in level if h not in hs and any(_cross(h, v) for v in vs)]
            more_vs = [v for v in left if any(_cross(h, v) for h in hs + more_hs)]
            hs, vs = hs + more_hs, vs + more_vs
            left = [v for v in left if v not in more_vs]
            grew = bool(more_hs or more_vs)
        groups.append((hs, vs))
    return groups


def _cross(level: _Stroke, upright: _Stroke) -> bool:
    return level.reaches(upright.at) and upright.reaches(level.at)


def _grid(hs: list[_Stroke], vs: list[_Stroke]) -> Grid | None:
    if len(hs) < 2 or not vs:
        return None
    vs = vs + _open_sides(hs, vs)
    xs, ys = _places(vs), _places(hs)
    if len(xs) < 3 or len(ys) < 2:
        return None
    return Grid(xs, ys, tuple(_regions(xs, ys, hs, vs)))


def _open_sides(hs: list[_Stroke], vs: list[_Stroke]) -> list[_Stroke]:
    """The outer sides of a table that is drawn without them."""
    top, bottom = min(h.at for h in hs), max(h.at for h in hs)
    start, end = min(h.start for h in hs), max(h.end for h in hs)
    sides = []
    if start < min(v.at for v in vs) - 12:
        sides.append(_Stroke(start, top, bottom))
    if end > max(v.at for v in vs) + 12:
        sides.append(_Stroke(end, top, bottom))
    return sides


def _places(strokes: Sequence[_Stroke]) -> tuple[float, ...]:
    return tuple(sum(s.at for s in band) / len(band) for band in _bands(strokes))


def _regions(xs: Sequence[float], ys: Sequence[float], hs: list[_Stroke], vs: list[_Stroke]) -> Iterable[Region]:
    """The cells: squares of the grid between which no rule stands are one."""
    rows, cols = len(ys) - 1, len(xs) - 1
    head = {(r, c): (r, c) for r in range(rows) for c in range(cols)}

    def root(place: tuple[int, int]) -> tuple[int, int]:
        while head[place] != place:
            place = head[place]
        return place

    for r in range(rows):
        for c in range(cols):
            middle_x, middle_y = (xs[c] + xs[c + 1]) / 2, (ys[r] + ys[r + 1]) / 2
            if c + 1 < cols and not _ruled(vs, xs[c + 1], middle_y):
                head[root((r, c + 1))] = root((r, c))
            if r + 1 < rows and not _ruled(hs, ys[r + 1], middle_x):
                head[root((r + 1, c))] = root((r, c))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place in head:
        groups.setdefault(root(place), []).append(place)
    for places in groups.values():
        yield _region(places, xs, ys)


def _region(places: list[tuple[int, int]], xs: Sequence[float], ys: Sequence[float]) -> Region:
    box = around(Box(xs[c], ys[r], xs[c + 1], ys[r + 1]) for r, c in places)
    row, col = min(r for r, _ in places), min(c for _, c in places)
    last_row, last_col = max(r for r, _ in places), max(c for _, c in places)
    return Region(row, col, last_row - row + 1, last_col - col + 1, box)


def _ruled(strokes: list[_Stroke], at: float, along: float) -> bool:
    return any(abs(s.at - at) <= _TOUCH and s.start <= along <= s.end for s in strokes)
