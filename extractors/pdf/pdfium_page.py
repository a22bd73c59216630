"""PDF pages read by PDFium, ten times faster than by pdfminer (đọc nhanh trang PDF), where both read the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import c_void_p, cast
from pathlib import Path

import pypdfium2
from pdfminer.pdftypes import dict_value
from pdfplumber.page import Page

from datamodel.document import Box
from extractors.layout.lines import PageLayout
from extractors.pdf.losses import picture_fault
from extractors.pdf.page import draws_fields, sheet_of
from extractors.pdf.pdfium_drawings import drawing_of
from extractors.pdf.pdfium_letters import LetterReader
from extractors.pdf.plain_pages import NotPlain, PlainPages, has_tiles
from extractors.pdf.unseen import without_unseen


class SwiftReader:
    """Reads the plain pages of one open document."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document
        self._plain = PlainPages()
        self._letters = LetterReader(self._plain.descents)

    def layout(self, page: Page) -> PageLayout | None:
        """The page as `extractors.pdf.page.layout_of` gives it; None where only that reader can tell."""
        if draws_fields(page):
            return None
        try:
            self._plain.check(page.page_obj)
            return self._read(page)
        except (NotPlain, pypdfium2.PdfiumError):
            return None

    def _read(self, page: Page) -> PageLayout:
        opened = self._document[page.page_number - 1]
        try:
            address, height = cast(opened.raw, c_void_p).value or 0, float(page.height)
            letters = self._letters.letters(address, height)
            drawing = drawing_of(address, height)
            layout = sheet_of(page, letters, drawing.shapes, drawing.pictures)
            return self._shown(layout, page, drawing.doubtful, opened) if drawing.doubtful else layout
        finally:
            opened.close()

    def _shown(
        self, layout: PageLayout, page: Page, places: Sequence[Box] | None, opened: pypdfium2.PdfPage
    ) -> PageLayout:
        """The page without what is not shown; one that must not be drawn stays as it is."""
        is_endless = has_tiles(dict_value(page.page_obj.resources or {})) or picture_fault(
            self._document, layout.number
        )
        return layout if is_endless else without_unseen(layout, places, opened)

    def look_again(self, layout: PageLayout, page: Page, has_layers_off: bool) -> PageLayout:
        """What the slower reader read, without the words that the page does not show."""
        if has_tiles(dict_value(page.page_obj.resources or {})):
            return layout
        try:
            opened = self._document[page.page_number - 1]
        except pypdfium2.PdfiumError:
            return layout
        try:
            places = drawing_of(cast(opened.raw, c_void_p).value or 0, float(page.height)).doubtful
            is_plain = not page.rotation and page.cropbox == page.mediabox and not has_layers_off
            if (places and is_plain) or draws_fields(page):
                return self._shown(layout, page, places, opened)
            return self._shown(layout, page, None, opened) if places or has_layers_off else layout
        finally:
            opened.close()


@contextmanager
def swift_reader(path: Path, pages: int) -> Iterator[SwiftReader | None]:
    """A reader of the file; None where PDFium cannot open it or counts other pages."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        yield None
        return
    try:
        yield SwiftReader(document) if len(document) == pages else None
    finally:
        document.close()
