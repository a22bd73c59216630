"""Bounds on what a PDF may make its reader do (giới hạn khi đọc PDF): pdfminer has none of its own.

Each bound replaces one function of pdfminer, once, when this module is imported. What a file asks
beyond it is a `too_large` file; a chain of references that bites its tail is nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pdfminer import cmapdb, pdffont
from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.pdfdocument import PDFDocument, PDFNoValidXRef, PDFXRefFallback, PDFXRefStream
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfparser import PDFStreamParser
from pdfminer.pdftypes import PDFObjectNotFound, PDFObjRef

from extractors.errors import UnreadableFile
from extractors.pdf.bulk import MAX_OBJECT, MAX_UNLISTED, bulk_of
from extractors.pdf.streams import set_stream_bounds, swollen
from extractors.pdf.work import MAX_LETTERS, MAX_SHAPES, overfull

MAX_CHAIN = 32
MAX_CODES = 500_000
"""Of one font: a font of all planes of Unicode has 150,000."""
MAX_CODES_OF_FILE = 4_000_000
"""Of all its fonts: each takes some hundred bytes."""
MAX_PACKED_OBJECTS = 16 << 20
"""Bytes of all object streams that are parsed; a plan of 300 pages has 4 MB."""
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


@dataclass(slots=True)
class _OpenFile:
    """What is counted for the file that is being read, one at a time."""

    outside: int = 0
    """Bytes outside of its streams."""
    codes: int = 0
    packed: int = 0


_file = _OpenFile()


def begin_file(path: Path) -> None:
    """Weigh the file before it is parsed, and count anew.

    Raises:
        UnreadableFile: it holds more than any document outside of its streams.
    """
    bulk = bulk_of(path)
    if bulk.longest > MAX_OBJECT:
        raise swollen(f"một đối tượng dài {bulk.longest >> 20} MB")
    _file.outside, _file.codes, _file.packed = bulk.outside, 0, 0


def _look_through(self: PDFXRefFallback, parser: Any) -> None:
    if _file.outside > MAX_UNLISTED:
        raise swollen(f"bảng mục lục đối tượng hỏng và có {_file.outside >> 20} MB phải dò lại")
    _own_fallback(self, parser)


def _begin_packed(self: PDFStreamParser, data: bytes) -> None:
    _file.packed += len(data)
    if _file.packed > MAX_PACKED_OBJECTS:
        raise swollen(f"các luồng đối tượng bung ra quá {MAX_PACKED_OBJECTS >> 20} MB")
    _own_packed(self, data)


def _add_cid2unichr(self: Any, cid: int, code: Any) -> None:
    _file.codes += 1
    if len(self.cid2unichr) > MAX_CODES or _file.codes > MAX_CODES_OF_FILE:
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
        raise overfull(f"hơn {MAX_FORM_DRAWS:,} lần gọi hình")
    _own_do(self, name)


def _render_char(self: PDFLayoutAnalyzer, *letter: Any) -> float:
    """A letter is counted before there is an object for it."""
    counted = vars(self)
    counted["letters_set"] = counted.get("letters_set", 0) + 1
    if counted["letters_set"] > MAX_LETTERS:
        raise overfull(f"hơn {MAX_LETTERS:,} chữ")
    return _own_letter(self, *letter)


def _paint_path(self: PDFLayoutAnalyzer, *drawn: Any) -> None:
    """Of a page with too many pieces one more is kept, which tells so."""
    counted = vars(self)
    counted["shapes_drawn"] = counted.get("shapes_drawn", 0) + 1
    if counted["shapes_drawn"] <= MAX_SHAPES + 1:
        _own_path(self, *drawn)


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
_own_fallback = PDFXRefFallback.load
_own_packed = PDFStreamParser.__init__
_own_letter = PDFLayoutAnalyzer.render_char
_own_path = PDFLayoutAnalyzer.paint_path


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
    PDFXRefFallback.load = _look_through  # type: ignore[method-assign]
    PDFStreamParser.__init__ = _begin_packed  # type: ignore[method-assign]
    PDFLayoutAnalyzer.render_char = _render_char  # type: ignore[method-assign, assignment]
    PDFLayoutAnalyzer.paint_path = _paint_path  # type: ignore[method-assign, assignment]


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
