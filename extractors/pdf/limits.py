"""Bounds on what a PDF may make its reader do (giới hạn khi đọc PDF): pdfminer has none of its own.

Each bound replaces one function of pdfminer, once, when this module is imported. What a file asks
beyond it is a `too_large` file; a chain of references that bites its tail is nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from pdfminer import cmapdb, pdffont
from pdfminer.pdfdocument import PDFDocument, PDFNoValidXRef, PDFXRefStream
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFObjectNotFound, PDFObjRef

from extractors.errors import UnreadableFile
from extractors.pdf.streams import set_stream_bounds, swollen

MAX_CHAIN = 32
MAX_CODES = 500_000
"""Of one font: a font of all planes of Unicode has 150,000."""
MAX_OBJECTS = 8_388_607
"""The format's own bound."""
MAX_FORM_DRAWS = 100_000
"""On one page; real pages with 40,000 are known."""


def _resolve(self: PDFObjRef, default: object = None) -> Any:
    value: Any = self
    for _ in range(MAX_CHAIN):
        if not isinstance(value, PDFObjRef):
            return value
        try:
            value = value.doc.getobj(value.objid) if value.doc else default
        except PDFObjectNotFound:
            return default
    return default


def _add_cid2unichr(self: Any, cid: int, code: Any) -> None:
    if len(self.cid2unichr) > MAX_CODES:
        raise swollen("bảng mã của phông chữ quá lớn")
    _own_add(self, cid, code)


def _get_widths(seq: Iterable[object]) -> Any:
    return _own_widths(_checked_widths(seq))


def _get_widths2(seq: Iterable[object]) -> Any:
    return _own_widths2(_checked_widths(seq))


def _checked_widths(seq: Iterable[object]) -> Iterator[object]:
    """Ranges are given as first and last code: no number there is larger than a font has letters."""
    for value in seq:
        if isinstance(value, (int, float)) and abs(value) > MAX_CODES:
            raise swollen("bảng độ rộng của phông chữ quá lớn")
        yield value


def _load_xref(self: PDFXRefStream, parser: Any) -> None:
    _own_load(self, parser)
    count = sum(number for _, number in self.ranges)
    if not self.entlen or count > MAX_OBJECTS or any(start < 0 or number < 0 for start, number in self.ranges):
        raise PDFNoValidXRef("more entries than objects can be")
    if count * self.entlen > len(self.data or b"") + self.entlen:
        raise PDFNoValidXRef("fewer entries than told")


def _do_form(self: PDFPageInterpreter, name: Any) -> None:
    counted = vars(self.device)
    counted["forms_drawn"] = counted.get("forms_drawn", 0) + 1
    if counted["forms_drawn"] > MAX_FORM_DRAWS:
        raise swollen(f"một trang gọi hình quá {MAX_FORM_DRAWS} lần")
    _own_do(self, name)


def _read_xref_from(self: PDFDocument, parser: Any, start: int, xrefs: list[Any]) -> None:
    """A table that names itself as the one before it is read once."""
    seen = vars(self).setdefault("tables_seen", set())
    if start in seen:
        return
    seen.add(start)
    _own_tables(self, parser, start, xrefs)


_own_tables = PDFDocument.read_xref_from
_own_add = cmapdb.FileUnicodeMap.add_cid2unichr
_own_widths = pdffont.get_widths
_own_widths2 = pdffont.get_widths2
_own_load = PDFXRefStream.load
_own_do = PDFPageInterpreter.do_Do


def set_bounds() -> None:
    """Put the bounds in; again is the same. What the library grumbles about a file is told by us, in Vietnamese."""
    for library in ("pdfminer", "pdfplumber"):
        logging.getLogger(library).propagate = False
        logging.getLogger(library).addHandler(logging.NullHandler())
    set_stream_bounds()
    PDFDocument.read_xref_from = _read_xref_from  # type: ignore[method-assign]
    PDFObjRef.resolve = _resolve  # type: ignore[method-assign]
    cmapdb.FileUnicodeMap.add_cid2unichr = _add_cid2unichr  # type: ignore[method-assign]
    pdffont.get_widths = _get_widths
    pdffont.get_widths2 = _get_widths2
    PDFXRefStream.load = _load_xref  # type: ignore[method-assign]
    PDFPageInterpreter.do_Do = _do_form  # type: ignore[method-assign, assignment]


def burst(error: BaseException) -> BaseException | None:
    """The bound or the memory that a reader ran into, however often its error was wrapped."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, (UnreadableFile, MemoryError)):
            return one
        waiting += [*one.args, one.__cause__, one.__context__]
    return None
