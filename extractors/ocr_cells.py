"""Cells of a scanned table read one below the other, so that no line runs through two of them (đọc từng ô bảng)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from datamodel.document import Box
from extractors.ocr_picture import Grey, Mask, Picture
from extractors.ocr_tesseract import BLOCK, SeenLine, SeenWord, recognize

_TALLEST_STACK = 9000
_GAP_INCHES = 0.22
_LEAST_INK_INCHES = 0.02


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
    return [_moved(line, places, gap) for line in recognize(Picture(sheet, dpi).image(), dpi, BLOCK)]


def _moved(line: SeenLine, places: Sequence[tuple[int, _Piece]], gap: int) -> SeenLine:
    """The line put back to where its cell stands."""
    middle = sum(w.top + w.bottom for w in line.words) / (2 * len(line.words))
    y, piece = min(
        places, key=lambda place: abs(place[0] + place[1].grey.shape[0] / 2 - middle) - place[1].grey.shape[0] / 2
    )
    across, down = piece.left - gap, piece.top - y

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
