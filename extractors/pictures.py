"""Pictures of pages (PNG, JPEG, TIFF), read as a scan is (ảnh chụp văn bản)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from datamodel.document import TextDocument, TextSource
from datamodel.issue import Issue, Severity
from extractors.assembly import DocumentBuilder
from extractors.errors import MAX_PAGES, UnreadableFile, too_many_pages
from extractors.layout.document import add_pages
from extractors.layout.lines import PageLayout
from extractors.ocr.picture import is_blank
from extractors.ocr.reader import see_page
from extractors.ocr.telling import tell_page
from extractors.ocr.tesseract import RecognitionFailed
from extractors.tools import has_tesseract, missing_for_ocr

_KINDS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF")
_MOST_PIXELS = 80_000_000
_LEAST_SIDE = 600
_PAPER_INCHES = 11.69
_DPI = 300


def read_picture(path: Path, most_pages: int = MAX_PAGES) -> TextDocument:
    """The words of a picture, or of the pages of a TIFF.

    Raises:
        UnreadableFile: `needs_ocr` without Tesseract, or what is wrong with the picture.
    """
    builder = DocumentBuilder()
    layouts: list[PageLayout] = []
    count = 0
    for count, (image, dpi) in enumerate(pages_of(path), start=1):
        if count > most_pages:
            raise too_many_pages(f"trên {most_pages}", most_pages)
        if not has_tesseract():
            raise UnreadableFile("needs_ocr", f"Tệp ảnh cần nhận dạng chữ (OCR) nhưng {missing_for_ocr()}.")
        try:
            seen = see_page(image, dpi, count)
        except RecognitionFailed:
            message = f"Trang {count} không nhận dạng được chữ (ảnh hỏng hoặc quá thời gian)."
            builder.add_issue(Issue("extract", "page_unread", Severity.WARNING, message, page=count))
            continue
        tell_page(builder, seen)
        layouts.append(seen.layout)
    add_pages(builder, layouts)
    return builder.build(path.name, "image", pages=count, pages_read=len(layouts), text_source=TextSource.OCR)


def pages_of(path: Path) -> Iterator[tuple[Image.Image, int]]:
    """The pages of a picture file, upright as the camera told, as large as a sheet; with the pixels of an inch.

    Raises:
        UnreadableFile: what is wrong with the picture.
    """
    try:
        with Image.open(path, formats=_KINDS) as file:
            for frame in ImageSequence.Iterator(file):
                _check(frame)
                yield _as_page(ImageOps.exif_transpose(frame))
    except Image.DecompressionBombError as error:
        raise UnreadableFile("too_large", "Ảnh quá lớn, nghi là bom nén; không được mở.") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UnreadableFile("damaged", "Tệp ảnh bị hỏng hoặc không đúng định dạng.") from error


def _check(image: Image.Image) -> None:
    if image.width * image.height > _MOST_PIXELS:
        raise UnreadableFile("too_large", f"Ảnh quá lớn ({image.width} x {image.height} điểm ảnh).")
    if max(image.size) < _LEAST_SIDE or is_blank(image):
        raise UnreadableFile("empty", "Ảnh trắng hoặc quá nhỏ, không có chữ để đọc.")


def _as_page(image: Image.Image) -> tuple[Image.Image, int]:
    """The picture as large as a sheet of paper at 300 dots in an inch."""
    scale = _PAPER_INCHES * _DPI / max(image.size)
    plain = image.convert("L" if image.mode in ("1", "L", "I;16", "I", "F") else "RGB")
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return plain.resize(size, Image.Resampling.LANCZOS), _DPI
