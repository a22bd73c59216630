"""Reads born-digital PDF (tệp PDF có lớp chữ) by the places of its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from struct import error as StructError
from zlib import error as ZlibError

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdftypes import dict_value, list_value, resolve1
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from datamodel.document import Signature, TextDocument, TextSource
from datamodel.issue import Issue, Severity
from extractors.assembly import DocumentBuilder
from extractors.errors import MAX_PAGES, UnreadableFile, too_many_pages
from extractors.layout.document import add_pages
from extractors.layout.lines import PageLayout
from extractors.pdf.limits import burst, set_bounds
from extractors.pdf.losses import told_losses
from extractors.pdf.page import layout_of
from extractors.pdf.pdfium_page import SwiftReader, swift_reader
from extractors.pdf.quality import TextLayer, judge
from extractors.pdf.scans import Scans, see_pages
from extractors.pdf.signatures import signatures_of
from extractors.pdf.streams import read_in_pieces
from extractors.pdf.tree import PageTree, walk_pages

MAX_BYTES = 200_000_000
# A damaged file breaks its parser in many ways; running out of memory or time is not among them.
_BROKEN = (
    *(PDFException, PdfminerException, MalformedPDFException, PSException, ZlibError, StructError, RecursionError),
    *(ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError),
)


set_bounds()


def read_pdf(path: Path, most_pages: int = MAX_PAGES) -> TextDocument:
    """The words of a PDF, page by page; pages that are only pictures are recognised where Tesseract is there.

    Raises:
        UnreadableFile: the file is empty, damaged, locked, too large or no PDF at all.
    """
    _check(path)
    builder = DocumentBuilder()
    signatures: list[Signature] = []
    unread: dict[int, TextLayer] = {}
    with _opened(path) as pdf:
        count = _page_count(pdf, builder, most_pages)
        with swift_reader(path, len(pdf.pages)) as swift:
            pages = list(_layouts(pdf, swift, builder, signatures, unread))
    seen = see_pages(path, unread, builder) if unread else Scans((), 0)
    add_pages(builder, sorted([*pages, *seen.layouts], key=lambda page: page.number))
    return builder.build(
        path.name,
        "pdf",
        pages=count,
        pages_read=len(pages) + len(seen.layouts) + seen.blank,
        text_source=_source(pages, seen.layouts),
        signatures=tuple(signatures),
    )


def read_print(path: Path) -> TextDocument:
    """The words of a PDF that an office program printed just now; pictures in it are not recognised.

    Raises:
        UnreadableFile: the file is damaged.
    """
    builder = DocumentBuilder()
    with _opened(path) as pdf, swift_reader(path, len(pdf.pages)) as swift:
        add_pages(builder, list(_layouts(pdf, swift, builder, [], {})))
        return builder.build(path.name, "pdf", pages=len(pdf.pages))


def _source(printed: Sequence[PageLayout], recognised: Sequence[PageLayout]) -> TextSource:
    if not any(page.words for page in recognised):
        return TextSource.NATIVE
    return TextSource.MIXED if printed else TextSource.OCR


def _check(path: Path) -> None:
    size = path.stat().st_size
    if size == 0:
        raise UnreadableFile("empty", "Tệp rỗng, không có nội dung.")
    if size > MAX_BYTES:
        raise UnreadableFile("too_large", f"Tệp quá lớn ({size:,} byte).")
    with path.open("rb") as file:
        if not re.search(rb"%PDF-\d", file.read(1024)):
            raise UnreadableFile("not_pdf", "Tệp có đuôi PDF nhưng nội dung không phải là PDF.")


@contextmanager
def _opened(path: Path) -> Iterator[PDF]:
    read_in_pieces(path.stat().st_size)
    try:
        pdf = pdfplumber.open(path, unicode_norm="NFC")
    except _BROKEN as error:
        raise _unreadable(error) from error
    try:
        yield pdf
    finally:
        with suppress(*_BROKEN):  # it counts the pages once more, which may fail as before
            pdf.close()
        pdf.stream.close()


def _unreadable(error: BaseException) -> BaseException:
    causes = (error, *error.args)
    if any(isinstance(cause, PDFEncryptionError) for cause in causes):
        return UnreadableFile("encrypted", "Tệp PDF có mật khẩu, không mở được.")
    return burst(error) or UnreadableFile("damaged", "Tệp PDF bị hỏng, không đọc được.")


def _page_count(pdf: PDF, builder: DocumentBuilder, most: int) -> int:
    """The pages that the file has; what was mended or is missing is told."""
    try:
        tree = walk_pages(pdf.doc, most)
        count = len(pdf.pages)
    except _BROKEN as error:
        raise _unreadable(error) from error
    if count > most:
        raise too_many_pages(count, most)
    if count == 0:
        raise UnreadableFile("damaged", "Tệp PDF không có trang nào.")
    _tell_of_tree(tree, count, builder)
    _tell_of_form(pdf, builder)
    return max(count, min(count + tree.missing, most))


def _tell_of_tree(tree: PageTree, count: int, builder: DocumentBuilder) -> None:
    if tree.missing:
        message = f"Thiếu {tree.missing} trang trong tệp PDF; chỉ đọc được {count} trang."
        builder.add_issue(Issue("extract", "pages_unread", Severity.WARNING, message))
    if tree.mended or tree.pages != count:
        message = "Cấu trúc tệp PDF bị hỏng, đã tự sửa để đọc; cần đối chiếu bản gốc."
        builder.add_issue(Issue("extract", "repaired", Severity.WARNING, message))


def _tell_of_form(pdf: PDF, builder: DocumentBuilder) -> None:
    form = resolve1(pdf.doc.catalog.get("AcroForm"))
    if isinstance(form, dict) and "XFA" in form:
        message = "Tệp PDF là biểu mẫu động (XFA); nội dung điền trong biểu mẫu không đọc được."
        builder.add_issue(Issue("extract", "form_unread", Severity.WARNING, message))


def _layouts(
    pdf: PDF,
    swift: SwiftReader | None,
    builder: DocumentBuilder,
    signatures: list[Signature],
    unread: dict[int, TextLayer],
) -> Iterator[PageLayout]:
    """The pages that have a usable text layer; the others are put into `unread`."""
    for page in pdf.pages:
        try:
            layout = _swift_layout(swift, page) or layout_of(page)
            signatures += signatures_of(dict_value(note) for note in list_value(page.page_obj.annots or []))
            for issue in told_losses(page.page_obj, page.page_number):
                builder.add_issue(issue)
        except _BROKEN as error:
            if cause := burst(error):
                raise cause from error
            message = f"Trang {page.page_number} bị hỏng, không đọc được."
            builder.add_issue(Issue("extract", "damaged", Severity.WARNING, message, page=page.page_number))
            continue
        finally:
            page.close()
        layer = judge(layout)
        if layer is TextLayer.GOOD:
            yield layout
        else:
            unread[layout.number] = layer


def _swift_layout(swift: SwiftReader | None, page: Page) -> PageLayout | None:
    """The page by the swift reader, where it is one for it and sound."""
    with suppress(*_BROKEN):
        return swift.layout(page) if swift else None
    return None
