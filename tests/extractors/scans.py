"""Scans made of small PDFs: their pages drawn as pictures, with what a scanner and a stamp do to them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from extractors.tools import has_office, has_tesseract

DATA = Path(__file__).parent / "data"
with_tesseract = pytest.mark.skipif(not has_tesseract(), reason="Tesseract with Vietnamese is not installed")
with_office = pytest.mark.skipif(not has_office(), reason="LibreOffice is not installed")


def pictures(name: str, dpi: int = 200, turn: float = 0.0) -> list[Image.Image]:
    """The pages of a PDF of the test data, turned by so many degrees."""
    document = pypdfium2.PdfDocument(DATA / name)
    drawn = [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]
    document.close()
    return [image.rotate(turn, Image.Resampling.BICUBIC, fillcolor="white") for image in drawn]


def stamped(image: Image.Image, centre: tuple[int, int], colour: str, radius: int = 140) -> Image.Image:
    """The picture with the ring of a stamp over its print."""
    ring = ImageDraw.Draw(image)
    x, y = centre
    ring.ellipse((x - radius, y - radius, x + radius, y + radius), outline=colour, width=7)
    return image


def scan(folder: Path, images: list[Image.Image], dpi: int = 200, name: str = "ban-quet.pdf") -> Path:
    """The pictures as pages of a PDF without letters."""
    path = folder / name
    images[0].save(path, "PDF", resolution=dpi, save_all=True, append_images=images[1:])
    return path
