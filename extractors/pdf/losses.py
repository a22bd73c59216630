"""What a PDF page would lose in silence (mất chữ): broken drawing, pictures that do not open, fields without a look."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, list_value, resolve1

from datamodel.issue import Issue, Severity
from extractors.pdf.streams import is_damaged

MAX_PIXELS = 250_000_000
"""Of one picture: a sheet of A0 at 300 dots in an inch has 140 million."""
_HIDDEN = 2 | 32
_DEEPEST = 4


def told_losses(page: PDFPage, number: int) -> Iterator[Issue]:
    """The words of a page that its reader did not or could not see, each kind once."""
    if _is_cut(page):
        message = f"Nội dung trang {number} bị hỏng, có thể thiếu chữ; cần đối chiếu bản gốc."
        yield Issue("extract", "damaged", Severity.WARNING, message, page=number)
    if any(_has_unseen_words(dict_value(note)) for note in list_value(page.annots or [])):
        message = f"Trang {number} có ô điền hoặc ghi chú có chữ nhưng không hiện trên trang nên chưa đọc được."
        yield Issue("extract", "form_unread", Severity.WARNING, message, page=number)


def _is_cut(page: PDFPage) -> bool:
    """Whether a part of the page's drawing is not there, or only up to a break."""
    told = page.attrs.get("Contents")
    parts = [resolve1(part) for part in page.contents]
    if (isinstance(told, PDFObjRef) and resolve1(told) is None) or not all(isinstance(p, PDFStream) for p in parts):
        return True
    return any(is_damaged(stream) for stream in (*parts, *_forms(page)))


def _forms(page: PDFPage) -> Iterator[PDFStream]:
    """The forms that the page may draw: many programs put all its words into one."""
    for form in dict_value(dict_value(page.resources or {}).get("XObject") or {}).values():
        found = resolve1(form)
        if isinstance(found, PDFStream) and getattr(found.get("Subtype"), "name", None) == "Form":
            yield found


def _has_unseen_words(note: dict[str, Any]) -> bool:
    """Whether a field or a text on the page has words but no look of its own that would show them."""
    kind = getattr(resolve1(note.get("Subtype")), "name", None)
    flags = resolve1(note.get("F")) or 0
    if kind not in ("Widget", "FreeText") or (isinstance(flags, int) and flags & _HIDDEN):
        return False
    look = resolve1(note.get("AP"))
    if isinstance(look, dict) and resolve1(look.get("N")) is not None:
        return False
    value = note.get("Contents") if kind == "FreeText" else _inherited(note, "V")
    is_words = kind == "FreeText" or getattr(_inherited(note, "FT"), "name", None) in ("Tx", "Ch")
    return is_words and isinstance(words := resolve1(value), bytes) and bool(words.strip(b"\xfe\xff\0 \r\n\t"))


def _inherited(note: dict[str, Any], key: str) -> Any:
    """A field's entry, which may stand with the field that it is a part of."""
    for _ in range(_DEEPEST):
        if key in note:
            return resolve1(note[key])
        above = resolve1(note.get("Parent"))
        if not isinstance(above, dict):
            return None
        note = above
    return None


def picture_fault(document: pypdfium2.PdfDocument, number: int) -> Issue | None:
    """Why page `number` must not be drawn, or would be drawn without one of its pictures."""
    page = document[number - 1]
    try:
        for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST):
            wide, high = picture.get_px_size()
            if wide * high > MAX_PIXELS:
                message = f"Trang {number} có ảnh quá lớn ({wide} x {high} điểm ảnh) nên không được mở."
                return Issue("extract", "too_large", Severity.WARNING, message, page=number)
    finally:
        page.close()
    return None


def hides_picture(document: pypdfium2.PdfDocument, number: int) -> bool:
    """Whether a page that is drawn empty has a picture which cannot be opened."""
    page = document[number - 1]
    try:
        return any(not _opens(one) for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST))
    finally:
        page.close()


def _opens(picture: Any) -> bool:
    try:
        picture.get_bitmap().close()
    except pypdfium2.PdfiumError:
        return False
    return True
