"""Reads born-digital PDF (tệp PDF có lớp chữ) by the places of its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
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

from datamodel.document import BlockKind, Signature, TextDocument, TextSource
from datamodel.issue import Issue, Severity
from extractors.assembly import DocumentBuilder
from extractors.cleaning import clean
from extractors.errors import CHARACTERS_PER_PAGE, MAX_PAGES, UnreadableFile, too_many_letters, too_many_pages
from extractors.layout.document import add_pages
from extractors.layout.lines import PageLayout
from extractors.pdf.attachments import carries_documents
from extractors.pdf.limits import begin_file, burst, set_bounds
from extractors.pdf.losses import told_losses
from extractors.pdf.page import layout_of
from extractors.pdf.pdfium_page import SwiftReader, swift_reader
from extractors.pdf.plain_pages import has_layers_off
from extractors.pdf.quality import TextLayer, judge
from extractors.pdf.rewriting import rewritten
from extractors.pdf.scans import Scans, see_pages, see_stamps
from extractors.pdf.signatures import signatures_of
from extractors.pdf.streams import read_in_pieces
from extractors.pdf.tree import PageTree, walk_pages
from extractors.pdf.work import OverfullPage, Work, check_slow

MAX_BYTES = 200_000_000
_REPAIRED = "Cấu trúc tệp PDF bị hỏng, đã tự sửa để đọc; cần đối chiếu bản gốc."
_SOME_WORDS = 16
"""Letters: fewer are a sign for a program, as where to set a signature."""
# A damaged file breaks its parser in many ways; running out of memory or time is not among them.
_BROKEN = (
    *(PDFException, PdfminerException, MalformedPDFException, PSException, ZlibError, StructError, RecursionError),
    *(ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError),
)


set_bounds()


class _Broken(UnreadableFile):
    """The file's structure is broken; another engine may make something of it."""


def read_pdf(path: Path, most_pages: int = MAX_PAGES) -> TextDocument:
    """The words of a PDF, page by page; pages that are only pictures are recognised where Tesseract is there.

    Raises:
        UnreadableFile: the file is empty, damaged, locked, too large or no PDF at all.
    """
    _check(path)
    try:
        return _read(path, most_pages, DocumentBuilder())
    except _Broken:
        with rewritten(path) as copy:
            mended = _read_mended(copy, most_pages) if copy else None
        if mended is None:
            raise
        return replace(mended, name=clean(path.name))


def _read_mended(copy: Path, most_pages: int) -> TextDocument | None:
    """A file that was written anew; None where there is still nothing to read in it."""
    builder = DocumentBuilder()
    builder.add_issue(Issue("extract", "repaired", Severity.WARNING, _REPAIRED))
    with suppress(_Broken):
        mended = _read(copy, most_pages, builder)
        return mended if mended.text else None
    return None


def _read(path: Path, most_pages: int, builder: DocumentBuilder) -> TextDocument:
    with _opened(path) as pdf:
        count = _page_count(pdf, builder, most_pages)
        with swift_reader(path, len(pdf.pages)) as swift:
            reader = _PageReader(swift, builder, most_pages * CHARACTERS_PER_PAGE)
            pages = list(reader.layouts(pdf))
    see_stamps(path, pages, builder)
    seen = see_pages(path, reader.unread, builder) if reader.unread else Scans((), 0)
    add_pages(builder, sorted([*pages, *seen.layouts], key=lambda page: page.number))
    return builder.build(
        path.name,
        "pdf",
        pages=count,
        pages_read=len(pages) + len(seen.layouts) + seen.blank,
        text_source=_source(pages, seen.layouts),
        signatures=tuple(reader.signatures),
    )


def read_print(path: Path) -> TextDocument:
    """The words of a PDF that an office program printed just now; pictures in it are not recognised.

    Raises:
        UnreadableFile: the file is damaged.
    """
    builder = DocumentBuilder()
    with _opened(path) as pdf, swift_reader(path, len(pdf.pages)) as swift:
        reader = _PageReader(swift, builder, MAX_PAGES * CHARACTERS_PER_PAGE)
        add_pages(builder, list(reader.layouts(pdf)))
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
    begin_file(path)
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
    return burst(error) or _Broken("damaged", "Tệp PDF bị hỏng, không đọc được.")


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
        raise _Broken("damaged", "Tệp PDF không có trang nào.")
    _tell_of_tree(tree, count, builder)
    _tell_of_parts(pdf, builder)
    return max(count, min(count + tree.missing, most))


def _tell_of_tree(tree: PageTree, count: int, builder: DocumentBuilder) -> None:
    if tree.missing:
        message = f"Thiếu {tree.missing} trang trong tệp PDF; chỉ đọc được {count} trang."
        builder.add_issue(Issue("extract", "pages_unread", Severity.WARNING, message))
    if tree.mended or tree.pages != count:
        builder.add_issue(Issue("extract", "repaired", Severity.WARNING, _REPAIRED))


def _tell_of_parts(pdf: PDF, builder: DocumentBuilder) -> None:
    if carries_documents(pdf.doc.catalog):
        message = "Tệp PDF có tài liệu khác đính kèm bên trong chưa được đọc; tách ra thành tệp riêng để đọc."
        builder.add_issue(Issue("extract", "part_unread", Severity.WARNING, message))
    form = resolve1(pdf.doc.catalog.get("AcroForm"))
    if isinstance(form, dict) and "XFA" in form:
        message = "Tệp PDF là biểu mẫu động (XFA); nội dung điền trong biểu mẫu không đọc được."
        builder.add_issue(Issue("extract", "form_unread", Severity.WARNING, message))


@dataclass(slots=True)
class _PageReader:
    """Reads the pages of one file; those without a usable text layer are put into `unread`."""

    swift: SwiftReader | None
    builder: DocumentBuilder
    most_letters: int
    signatures: list[Signature] = field(default_factory=list)
    unread: dict[int, TextLayer] = field(default_factory=dict)
    _work: Work = field(default_factory=Work)
    _letters: int = 0

    def layouts(self, pdf: PDF) -> Iterator[PageLayout]:
        """The pages that have a usable text layer."""
        for page in pdf.pages:
            layout = self._read(page)
            if layout is None:
                continue
            layer = judge(layout)
            if layer is TextLayer.GOOD:
                self._count(layout)
                yield layout
            else:
                self.unread[layout.number] = layer

    def _read(self, page: Page) -> PageLayout | None:
        """What the page shows; why it is not read is told."""
        number = page.page_number
        try:
            work = self._work.check(page.page_obj)
            layout = _swift_layout(self.swift, page)
            if layout is None:
                check_slow(work)
                layout = layout_of(page)
                if self.swift:
                    layout = self.swift.look_again(layout, page, has_layers_off(page.pdf.doc.catalog))
            self.signatures += signatures_of(dict_value(note) for note in list_value(page.page_obj.annots or []))
            for issue in told_losses(page.page_obj, number):
                self.builder.add_issue(issue)
        except (OverfullPage, *_BROKEN) as error:
            self._tell_unread(error, number)
            return None
        finally:
            page.close()
        if layout.is_map:
            message = f"Trang {number} vẽ nhiều nét như bản đồ; bảng trên trang này (nếu có) được đọc như chữ thường."
            self.builder.add_issue(Issue("extract", "drawing_unread", Severity.NOTE, message, page=number))
        self._tell_hidden(layout)
        self.builder.add(layout.aslant, BlockKind.STAMP, page=number)
        return layout

    def _tell_hidden(self, layout: PageLayout) -> None:
        if layout.hidden:
            message = (
                f"Trang {layout.number} có {layout.hidden} chữ cái không hiện trên trang (bị ẩn, bị che hoặc nằm ngoài "
                "trang) nên không được đọc."
            )
            severity = Severity.WARNING if layout.hidden >= _SOME_WORDS else Severity.NOTE
            self.builder.add_issue(Issue("extract", "hidden_text", severity, message, page=layout.number))

    def _tell_unread(self, error: BaseException, number: int) -> None:
        cause = burst(error)
        if isinstance(cause, OverfullPage):
            message = f"Trang {number} {cause.message}."
            self.builder.add_issue(Issue("extract", "too_large", Severity.WARNING, message, page=number))
        elif cause:
            raise cause from error
        else:
            message = f"Trang {number} bị hỏng, không đọc được."
            self.builder.add_issue(Issue("extract", "damaged", Severity.WARNING, message, page=number))

    def _count(self, layout: PageLayout) -> None:
        self._letters += sum(len(word.text) for word in layout.words)
        if self._letters > self.most_letters:
            raise too_many_letters(self._letters, self.most_letters)


def _swift_layout(swift: SwiftReader | None, page: Page) -> PageLayout | None:
    """The page by the swift reader, where it is one for it and sound."""
    with suppress(*_BROKEN):
        return swift.layout(page) if swift else None
    return None
