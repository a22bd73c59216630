"""Pages of a PDF drawn as pictures, none of them too large (vẽ trang PDF thành ảnh)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from PIL import Image

from datamodel.document import Box
from extractors.errors import UnreadableFile

DPI = 300
_A4_LONG_INCHES = 11.69
_LARGEST_INCHES = 17.5
"""The long side of A3 and a little: a larger page is a picture whose pixels were taken for points."""
_SMALLEST_INCHES = 5.0
_MOST_PIXELS = 40_000_000


@contextmanager
def opened(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    """The PDF, opened for drawing."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile("damaged", "Tệp PDF bị hỏng, không vẽ được trang.") from error
    try:
        yield document
    finally:
        document.close()


def draw(document: pypdfium2.PdfDocument, number: int, dpi: int = DPI) -> tuple[Image.Image, int]:
    """Page `number` (from 1) and the pixels in one inch of its paper.

    Raises:
        pypdfium2.PdfiumError: the page is damaged.
    """
    page = document[number - 1]
    try:
        wide, high = page.get_size()
        long_side = max(wide, high, 1.0) / 72
        paper = long_side if _SMALLEST_INCHES <= long_side <= _LARGEST_INCHES else _A4_LONG_INCHES
        scale = paper / long_side * dpi / 72
        scale *= min(1.0, (_MOST_PIXELS / max(1.0, wide * high * scale * scale)) ** 0.5)
        image: Image.Image = page.render(scale=scale).to_pil()
    finally:
        page.close()
    return image, round(max(image.size) / paper)


def draw_part(document: pypdfium2.PdfDocument, number: int, box: Box) -> Image.Image:
    """What page `number` (from 1) shows in this frame, at `DPI`.

    Raises:
        pypdfium2.PdfiumError: the page is damaged.
    """
    page = document[number - 1]
    try:
        wide, high = page.get_size()
        edges = (box.x0, high - box.bottom, wide - box.x1, box.top)
        image: Image.Image = page.render(scale=DPI / 72, crop=tuple(max(0.0, edge) for edge in edges)).to_pil()
    finally:
        page.close()
    return image
