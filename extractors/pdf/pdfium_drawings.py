"""Straight rules and pictures of a PDF page as PDFium finds them (đường kẻ và hình trên trang)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import addressof
from dataclasses import dataclass

import pypdfium2.raw as raw

from datamodel.document import Box
from extractors.pdf import pdfium_calls as pdfium
from extractors.pdf.letters import Shape, box_of
from extractors.pdf.work import MAX_POINTS

Point = tuple[float, float]
Transform = tuple[float, float, float, float, float, float]
_WHITISH, _FAINT = 230, 25
_THICK = 4.0
_HERE: Transform = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page, pieces of its forms among it; `shapes` is None for more than tables consist of."""

    shapes: list[Shape] | None
    pictures: list[Box]
    doubtful: list[Box]
    """Where letters may be that nobody sees: set without colour, or covered by what is drawn after them."""


def drawing_of(page: int, height: float) -> Drawing:
    """What is drawn on the page at this address, besides its letters."""
    found = Drawing([], [], [])
    paths: list[tuple[int, Transform, bool]] = []
    points, has_text = 0, False
    for thing, kind, place in _drawn(page):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            has_text = True
            if _lacks_colour(thing):
                found.doubtful.append(_bounds(thing, place, height))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            found.pictures.append(_frame([_moved(place, x, y) for x in (0.0, 1.0) for y in (0.0, 1.0)], height))
            found.doubtful += found.pictures[-1:] if has_text else []
        elif kind == raw.FPDF_PAGEOBJ_PATH and points <= MAX_POINTS:
            points += pdfium.count_segments(thing)
            paths.append((thing, place, has_text))
    found.shapes = None if points > MAX_POINTS else []
    for path, place, is_above in paths if points <= MAX_POINTS else ():
        _add_shapes(found, path, place, height, is_above)
    return found


def _add_shapes(found: Drawing, path: int, place: Transform, height: float, is_above: bool) -> None:
    assert found.shapes is not None
    for shape, is_filled in _shapes(path, place, height):
        found.shapes.append(shape)
        if is_above and is_filled and min(shape.box.x1 - shape.box.x0, shape.box.bottom - shape.box.top) > _THICK:
            found.doubtful.append(shape.box)


def _lacks_colour(text: int) -> bool:
    """Whether letters are not painted, or (nearly) white."""
    if pdfium.text_mode(text) in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP):
        return True
    red, green, blue, alpha = (pdfium.Colour() for _ in range(4))
    known = pdfium.object_colour(text, *(addressof(part) for part in (red, green, blue, alpha)))
    return bool(known) and (min(red.value, green.value, blue.value) >= _WHITISH or alpha.value <= _FAINT)


def _bounds(thing: int, place: Transform, height: float) -> Box:
    left, low, right, high = (pdfium.Number() for _ in range(4))
    pdfium.object_bounds(thing, *(addressof(edge) for edge in (left, low, right, high)))
    return _frame([_moved(place, x, y) for x in (left.value, right.value) for y in (low.value, high.value)], height)


def _drawn(page: int) -> Iterator[tuple[int, int, Transform]]:
    """Texts, paths and pictures, each with what moves its points to the page."""
    for number in range(pdfium.count_objects(page)):
        yield from _opened(pdfium.page_object(page, number), _HERE)


def _opened(thing: int, outer: Transform) -> Iterator[tuple[int, int, Transform]]:
    kind = pdfium.object_kind(thing)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        yield thing, kind, outer
        return
    matrix = pdfium.Matrix()
    pdfium.object_matrix(thing, addressof(matrix))
    place = _joined(tuple(matrix), outer)
    if kind == raw.FPDF_PAGEOBJ_FORM:
        for number in range(pdfium.count_in_form(thing)):
            yield from _opened(pdfium.object_in_form(thing, number), place)
    else:
        yield thing, kind, place


def _joined(inner: tuple[float, ...], outer: Transform) -> Transform:
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        *(a * oa + b * oc, a * ob + b * od, c * oa + d * oc, c * ob + d * od),
        *(e * oa + f * oc + oe, e * ob + f * od + of),
    )


def _moved(place: Transform, x: float, y: float) -> Point:
    a, b, c, d, e, f = place
    return a * x + c * y + e, b * x + d * y + f


def _shapes(path: int, place: Transform, height: float) -> Iterator[tuple[Shape, bool]]:
    """The pieces of a path, each with whether it is filled."""
    fill, stroke = pdfium.Flag(), pdfium.Flag()
    pdfium.path_mode(path, addressof(fill), addressof(stroke))
    if not fill.value and not stroke.value:
        return
    for points, is_straight in _subpaths(path, place):
        if len(points) > 1:
            is_frame = bool(stroke.value) and is_straight and _is_rectangle(points)
            yield Shape(_frame(points, height), is_frame), bool(fill.value)


def _subpaths(path: int, place: Transform) -> Iterator[tuple[list[Point], bool]]:
    """The points of each piece drawn without lifting the pen, closed where it is; whether all sides are straight."""
    x, y = pdfium.Number(), pdfium.Number()
    points: list[Point] = []
    is_straight, bends = True, 0
    for number in range(pdfium.count_segments(path)):
        segment = pdfium.path_segment(path, number)
        kind = pdfium.segment_kind(segment)
        pdfium.segment_point(segment, addressof(x), addressof(y))
        point = _moved(place, x.value, y.value)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if points:
                yield points, is_straight
            points, is_straight, bends = [], True, 0
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            is_straight, bends = False, bends + 1
            if bends % 3:  # of a curve's three points two only bend it
                continue
        points.append(point)
        if pdfium.segment_closes(segment):
            points.append(points[0])
    if points:
        yield points, is_straight


def _is_rectangle(points: Sequence[Point]) -> bool:
    corners = list(points)
    while len(corners) > 5 and corners[-1] == corners[-2]:
        corners.pop()
    if len(corners) != 5 or corners[0] != corners[4]:
        return False
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), _ = corners
    return (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0) or (y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0)


def _frame(points: Sequence[Point], height: float) -> Box:
    xs, ys = [x for x, _ in points], [height - y for _, y in points]
    return box_of(min(xs), min(ys), max(xs), max(ys))
