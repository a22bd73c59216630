"""Pages of a file as small pictures for people (hình trang văn bản), on which the read words have their places."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType

import pypdfium2
from PIL import Image

from extractors.errors import UnreadableFile
from extractors.kind import FileKind, kind_of
from extractors.pdf.losses import picture_fault
from extractors.pdf.pictures import draw, opened

DPI = 110
# Four greys keep letters smooth; reds and blues are the ink of seals, stamps and signatures.
_INKS = (
    *((255, 255, 255), (176, 176, 176), (96, 96, 96), (0, 0, 0)),
    *((214, 60, 60), (240, 160, 160), (50, 70, 170), (160, 175, 225)),
)
_LONGEST_SIDE = 2200
_LEAST_TILT = 0.05
_NONE: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page: its number from 1, the size of its paper in points, and the picture as WebP."""

    number: int
    width: float
    height: float
    webp: bytes


def draw_pages(
    path: Path, numbers: Collection[int] | None = None, seen: Mapping[int, int] = _NONE
) -> Iterator[PagePicture]:
    """The pages with these numbers, or all; what cannot be drawn is left out. Equal files give equal bytes.

    Pages that were `seen` (read by recognition) are turned by these degrees, against the clock, and straight as
    recognition does, so that its boxes fit.

    Raises:
        UnreadableFile: no picture can be made of the file.
    """
    kind = kind_of(path)
    if kind is FileKind.PDF:
        yield from _of_pdf(path, numbers, seen)
    elif kind is FileKind.IMAGE:
        from extractors.pictures import pages_of  # what recognition needs takes longer to load than a page to draw

        for number, (image, dpi) in enumerate(pages_of(path), start=1):
            if numbers is None or number in numbers:
                yield _picture(number, image, dpi, turned=seen.get(number, 0))
    else:
        raise UnreadableFile("unsupported", "Không vẽ được hình trang của loại tệp này.")


def _of_pdf(path: Path, numbers: Collection[int] | None, seen: Mapping[int, int]) -> Iterator[PagePicture]:
    with opened(path) as document:
        document.init_forms()  # the number and the stamp of a signed document stand in form fields
        for number in range(1, len(document) + 1):
            if (numbers is None or number in numbers) and not picture_fault(document, number):
                try:
                    size = None if number in seen else _whole_sheet(document[number - 1])
                    image, dpi = draw(document, number, DPI)
                except pypdfium2.PdfiumError:
                    continue
                yield _picture(number, image, dpi, turned=seen.get(number), size=size)


def _whole_sheet(page: pypdfium2.PdfPage) -> tuple[float, float]:
    """Size of the sheet in the points that the reader of letters measures in: it reads beyond the crop box too."""
    page.set_cropbox(*page.get_mediabox())
    size: tuple[float, float] = page.get_size()
    page.close()
    return size


def _picture(
    number: int, image: Image.Image, dpi: int, *, turned: int | None, size: tuple[float, float] | None = None
) -> PagePicture:
    """`turned` is by how much a page was turned to be recognised; None: it was not recognised."""
    if turned:
        image = _on_its_feet(image, turned)
    width, height = size or (image.width * 72 / dpi, image.height * 72 / dpi)
    image = image.convert("RGB")
    image.thumbnail((min(_LONGEST_SIDE, int(image.width * DPI / dpi)), _LONGEST_SIDE), Image.Resampling.LANCZOS)
    if turned is not None:
        image = _straight(image)
    written = io.BytesIO()
    few = image.quantize(palette=_palette(), dither=Image.Dither.NONE).convert("RGB")
    few.save(written, "WEBP", lossless=True, method=3, quality=50)
    return PagePicture(number, round(width, 1), round(height, 1), written.getvalue())


def _on_its_feet(image: Image.Image, turned: int) -> Image.Image:
    from extractors.ocr.reader import TURNS

    return image.transpose(TURNS[turned])


def _straight(image: Image.Image) -> Image.Image:
    import numpy as np

    from extractors.ocr.picture import skew, threshold, without_stamps

    grey = np.asarray(without_stamps(image))
    angle = skew(grey < threshold(grey))
    if abs(angle) < _LEAST_TILT:
        return image
    return image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))


@cache
def _palette() -> Image.Image:
    palette = Image.new("P", (1, 1))
    palette.putpalette([*chain.from_iterable(_INKS), *(0, 0, 0) * (256 - len(_INKS))])
    return palette
