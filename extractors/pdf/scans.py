"""Pages of a PDF that have no usable letters: recognised, or set aside until a tool is there (trang quét)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from datamodel.document import BlockKind, Box
from datamodel.issue import Issue, Severity
from extractors.assembly import DocumentBuilder
from extractors.layout.lines import PageLayout
from extractors.ocr.picture import is_blank
from extractors.ocr.reader import see_page
from extractors.ocr.stamps import red_marks
from extractors.ocr.telling import tell_page
from extractors.ocr.tesseract import RecognitionFailed
from extractors.pdf.losses import hides_picture, picture_fault
from extractors.pdf.pictures import DPI, draw, draw_part, opened
from extractors.pdf.quality import TextLayer, judge
from extractors.tools import has_tesseract, missing_for_ocr

_PREVIEW_DPI = 60
_STAMPED_PAGES, _MOST_STAMPS = 2, 8
_STAMP_POINTS = (25.0, 260.0)


@dataclass(frozen=True, slots=True)
class Scans:
    """The recognised pages, and how many had nothing to recognise."""

    layouts: tuple[PageLayout, ...]
    blank: int


def see_pages(path: Path, unread: Mapping[int, TextLayer], builder: DocumentBuilder) -> Scans:
    """Read the pages with these numbers; what cannot be read is told as an issue."""
    layouts: list[PageLayout] = []
    blank = 0
    ready = has_tesseract()
    with opened(path) as document:
        for number, layer in unread.items():
            try:
                if fault := picture_fault(document, number):
                    builder.add_issue(fault)
                elif is_blank(draw(document, number, _PREVIEW_DPI)[0]):
                    if hides_picture(document, number):
                        raise RecognitionFailed
                    blank += 1
                elif ready:
                    layouts.append(_recognised(document, number, layer, builder))
                else:
                    _set_aside(builder, number, layer)
            except (pypdfium2.PdfiumError, RecognitionFailed):
                message = f"Trang {number} không nhận dạng được chữ (ảnh hỏng hoặc quá thời gian)."
                builder.add_issue(Issue("extract", "page_unread", Severity.WARNING, message, page=number))
    return Scans(tuple(layouts), blank)


def see_stamps(path: Path, pages: Iterable[PageLayout], builder: DocumentBuilder) -> None:
    """Look for marks of secrecy among the small pictures of the first pages: a stamp may be put on as a picture."""
    first = [page for page in pages if page.number <= _STAMPED_PAGES]
    pictured = [(page.number, box) for page in first for box in page.figures if _is_stamp(box)][:_MOST_STAMPS]
    if not pictured or not has_tesseract():
        return
    with opened(path) as document, suppress(pypdfium2.PdfiumError, RecognitionFailed):
        faulty = {number for number in {number for number, _ in pictured} if picture_fault(document, number)}
        for number, box in pictured:
            for mark in () if number in faulty else red_marks(draw_part(document, number, box), DPI):
                builder.add(mark, BlockKind.STAMP, page=number)


def _is_stamp(box: Box) -> bool:
    return _STAMP_POINTS[0] <= box.x1 - box.x0 <= _STAMP_POINTS[1] and box.bottom - box.top <= _STAMP_POINTS[1]


def _recognised(document: pypdfium2.PdfDocument, number: int, layer: TextLayer, builder: DocumentBuilder) -> PageLayout:
    seen = see_page(*draw(document, number), number)
    if layer is TextLayer.BROKEN:
        _tell_broken(builder, number, "đã nhận dạng lại từ hình ảnh của trang")
    if judge(seen.layout) is TextLayer.BROKEN:
        message = f"Chữ in trên trang {number} không phải tiếng Việt đọc được (có thể do phông chữ hỏng)."
        builder.add_issue(Issue("extract", "text_layer_broken", Severity.WARNING, message, page=number))
    tell_page(builder, seen)
    return seen.layout


def _set_aside(builder: DocumentBuilder, number: int, layer: TextLayer) -> None:
    """Tell that a page waits for a tool: first of all so, for by this the file is tried again."""
    why = "là ảnh quét, không có lớp chữ" if layer is TextLayer.NONE else "có lớp chữ hỏng"
    message = f"Trang {number} {why}; cần nhận dạng chữ (OCR) nhưng {missing_for_ocr()}."
    builder.add_issue(Issue("extract", "needs_ocr", Severity.WARNING, message, page=number))
    if layer is TextLayer.BROKEN:
        _tell_broken(builder, number, "cần nhận dạng lại từ hình ảnh của trang")


def _tell_broken(builder: DocumentBuilder, number: int, then: str) -> None:
    message = f"Lớp chữ của trang {number} không phải tiếng Việt đọc được (sai mã hoặc hỏng); {then}."
    builder.add_issue(Issue("extract", "text_layer_broken", Severity.NOTE, message, page=number))
