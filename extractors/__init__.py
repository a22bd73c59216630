"""Files become text (trích xuất): the only room that knows PDF, DOCX and OCR."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from datamodel.document import TextDocument
from extractors.errors import MAX_PAGES, UnreadableFile
from extractors.kind import FileKind, kind_of

# A reader's module is loaded when the first file of its kind comes: who reads text files needs no PDF library.
_READERS = {
    FileKind.PDF: ("extractors.pdf.reader", "read_pdf"),
    FileKind.DOCX: ("extractors.docx.reader", "read_docx"),
    FileKind.TEXT: ("extractors.plain.reader", "read_plain"),
    FileKind.IMAGE: ("extractors.pictures", "read_picture"),
    **dict.fromkeys(
        (
            *(FileKind.DOC, FileKind.RTF, FileKind.ODT, FileKind.FLAT_ODT),
            *(FileKind.HTML, FileKind.MHTML, FileKind.WORD_XML),
        ),
        ("extractors.office", "read_office"),
    ),
}
_PAGED = frozenset({FileKind.PDF, FileKind.IMAGE})


def extract(path: Path, most_pages: int = MAX_PAGES) -> TextDocument:
    """The words of a file, by the reader for its content.

    A file with more than `most_pages` is refused before its pages are read, where it tells how many it has.

    Raises:
        UnreadableFile: with the reason's code and a message for the person who put the file there.
    """
    kind = kind_of(path)
    if kind not in _READERS:
        raise _not_readable(path, kind)
    module, reader = _READERS[kind]
    limit = {"most_pages": min(most_pages, MAX_PAGES)} if kind in _PAGED else {}
    document: TextDocument = getattr(import_module(module), reader)(path, **limit)
    return document


def _not_readable(path: Path, kind: FileKind) -> UnreadableFile:
    if path.suffix.lower() == ".pdf":
        message = f"Tệp có đuôi PDF nhưng nội dung không phải là PDF ({_said(kind)}). Xin lại bản PDF hoặc Word."
        return UnreadableFile("not_pdf", message)
    return UnreadableFile("unsupported", f"Loại tệp chưa được hỗ trợ: {_said(kind)}.")


def _said(kind: FileKind) -> str:
    return {
        FileKind.XLSX: "bảng tính Excel",
        FileKind.XLS: "bảng tính Excel",
        FileKind.PPTX: "trình chiếu PowerPoint",
        FileKind.ZIP: "tệp nén",
        FileKind.ARCHIVE: "tệp nén",
    }.get(kind, "không nhận ra định dạng")


__all__ = ["UnreadableFile", "extract"]
