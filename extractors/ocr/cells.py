"""Cells of a scanned table read one below the other, so that no line runs through two of them (đọc từng ô bảng)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from datamodel.document import Box
from extractors.ocr.picture import Grey, Mask, Picture
from extractors.ocr.tesseract import BLOCK, LINE, SeenLine, SeenWord, recognize

_TALLEST_STACK = 9000
_GAP_INCHES = 0.22
_LEAST_INK_INCHES = 0.02
_ONE_LINE_INCHES = 0.3
_SURE = 0.7


@dataclass(frozen=True, slots=True)
class _Piece:
    """The print of one cell, cut out at (left, top)."""

    grey: Grey
    left: int
    top: int


def read_cells(picture: Picture, cells: Sequence[Box]) -> list[SeenLine]:
    """The lines of all cells (in points) of a page without rules, at their places on the page."""
    pieces = [piece for box in cells if (piece := _cut(picture, picture.ink, box)) is not None]
    lines: list[SeenLine] = []
    for some in _stacks(pieces):
        lines += _read(some, picture.dpi)
    return lines


def without(picture: Picture, boxes: Sequence[Box]) -> Picture:
    """The page with some rectangles (in points) whitened."""
    grey = picture.grey.copy()
    for box in boxes:
        x0, top, x1, bottom = _pixels(box, picture)
        grey[top:bottom, x0:x1] = 255
    return Picture(grey, picture.dpi)


def _pixels(box: Box, picture: Picture) -> tuple[int, int, int, int]:
    scale = 1 / picture.points
    return max(0, int(box.x0 * scale)), max(0, int(box.top * scale)), int(box.x1 * scale), int(box.bottom * scale)


def _cut(picture: Picture, ink: Mask, box: Box) -> _Piece | None:
    """The cell's print without the white around it; None where nothing is printed."""
    edge = max(2, picture.dpi // 100)
    x0, top, x1, bottom = _pixels(box, picture)
    x0, top, x1, bottom = x0 + edge, top + edge, x1 - edge, bottom - edge
    least = max(2, int(_LEAST_INK_INCHES * picture.dpi))
    inside = ink[top:bottom, x0:x1]
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    if max(len(rows), len(columns)) < least or inside.sum() < least**2:
        return None
    top, bottom = top + int(rows[0]), top + int(rows[-1]) + 1
    x0, x1 = x0 + int(columns[0]), x0 + int(columns[-1]) + 1
    return _Piece(picture.grey[top:bottom, x0:x1], x0, top)


def _stacks(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    stack: list[_Piece] = []
    for piece in pieces:
        if stack and sum(p.grey.shape[0] for p in stack) + piece.grey.shape[0] > _TALLEST_STACK:
            yield stack
            stack = []
        stack.append(piece)
    if stack:
        yield stack


def _read(pieces: Sequence[_Piece], dpi: int) -> list[SeenLine]:
    gap = int(_GAP_INCHES * dpi)
    width = max(p.grey.shape[1] for p in pieces) + 2 * gap
    sheet = np.full((sum(p.grey.shape[0] + gap for p in pieces) + gap, width), 255, dtype=np.uint8)
    places, y = [], gap
    for piece in pieces:
        height, wide = piece.grey.shape
        sheet[y : y + height, gap : gap + wide] = piece.grey
        places.append((y, piece))
        y += height + gap
    found: dict[int, list[SeenLine]] = {y: [] for y, _ in places}
    for line in recognize(Picture(sheet, dpi).image(), dpi, BLOCK):
        y, piece = _place_of(line, places)
        found[y].append(_moved(line, piece.left - gap, piece.top - y))
    return [line for y, piece in places for line in _surely(found[y], piece, dpi)]


def _surely(lines: list[SeenLine], piece: _Piece, dpi: int) -> list[SeenLine]:
    """The lines of a cell; one that was hardly seen among the others, or not at all, is looked at alone."""
    is_low = piece.grey.shape[0] < _ONE_LINE_INCHES * dpi
    if not is_low or len(lines) > 1 or (lines and _sureness(lines) >= _SURE):
        return lines
    gap = int(_GAP_INCHES * dpi)
    alone = recognize(Picture(np.pad(piece.grey, gap, constant_values=255), dpi).image(), dpi, LINE)
    again = [_moved(line, piece.left - gap, piece.top - gap) for line in alone]
    return again if _sureness(again) > _sureness(lines) else lines


def _sureness(lines: Sequence[SeenLine]) -> float:
    return min((word.confidence for line in lines for word in line.words), default=0.0)


def _place_of(line: SeenLine, places: Sequence[tuple[int, _Piece]]) -> tuple[int, _Piece]:
    """The cell in whose part of the sheet a line stands."""
    middle = sum(w.top + w.bottom for w in line.words) / (2 * len(line.words))
    return min(places, key=lambda p: abs(p[0] + p[1].grey.shape[0] / 2 - middle) - p[1].grey.shape[0] / 2)


def _moved(line: SeenLine, across: int, down: int) -> SeenLine:
    """The line at its place on the page."""

    def moved(word: SeenWord) -> SeenWord:
        return replace(
            word,
            x0=word.x0 + across,
            x1=word.x1 + across,
            top=word.top + down,
            bottom=word.bottom + down,
            base=word.base + down,
        )

    return replace(line, words=tuple(moved(word) for word in line.words))
