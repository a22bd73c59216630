"""How much a PDF page makes its reader do (khối lượng của trang): measured before any engine runs its drawing.

A drawing of a few kilobytes can draw a form that draws a form; a page can name one stream a thousand times. What is
told here is what would be worked through in the end, each stream unpacked once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1

from extractors.errors import UnreadableFile

MAX_PAGE_WORK = 32 << 20
"""Bytes of drawing of one page. A page of text has 5 to 50 KB, the map of a district 20 MB; a minute's work."""
MAX_SLOW_WORK = 12 << 20
"""Bytes of drawing of a page that only the slower reader can read; it needs up to seven seconds for a megabyte."""
MAX_FILE_WORK = 192 << 20
"""Of all pages that are read: a plan of 300 pages has 10 MB."""
MAX_LETTERS = 100_000
"""Of one page: a sheet of A0 set in the smallest print has 80,000, a page of a plan 4,000."""
MAX_POINTS = 200_000
"""Of all lines and frames on a page: with more it is a map and no table; the densest table seen has 20,000."""
MAX_SHAPES = MAX_POINTS // 5
"""The same in frames."""
MAX_FIELDS = 5_000
"""Fields and stamps on one page."""
MAX_MARKS = 256
"""Marked contents within one another: PDFium keeps a list of all at each, and dies of it."""
_DEEPEST = 12
_DRAWS = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_MARKS = re.compile(rb"\b(?:(B(?:DC|MC))|EMC)\b")


class OverfullPage(UnreadableFile):
    """A page that asks for more than any page of a document; the others may be read."""


def check_slow(work: int) -> None:
    """Refuse a page that the slower reader would not get through.

    Raises:
        OverfullPage: it asks for too much.
    """
    if work > MAX_SLOW_WORK:
        raise overfull(f"{work >> 20} MB nội dung vẽ")


def overfull(what: str) -> OverfullPage:
    """What to say of such a page."""
    return OverfullPage("too_large", f"có {what}, quá nhiều đối với một trang văn bản, nên không được đọc")


@dataclass(slots=True)
class Work:
    """What the pages of one document ask for; what several pages draw is looked at once."""

    _forms: dict[int, int] = field(default_factory=dict)
    _total: int = 0

    def check(self, page: PDFPage) -> int:
        """The bytes of drawing of one page.

        Raises:
            OverfullPage: it asks for too much.
            UnreadableFile: the file does, all its pages together.
        """
        streams = [found for found in map(resolve1, page.contents) if isinstance(found, PDFStream)]
        resources = dict_value(page.resources or {})
        work = self._drawn(streams, resources, 0) + self._in_fields(page)
        if work > MAX_PAGE_WORK:
            raise overfull(f"{work >> 20} MB nội dung vẽ")
        self._total += work
        if self._total > MAX_FILE_WORK:
            message = f"Nội dung vẽ của các trang bung ra quá {MAX_FILE_WORK >> 20} MB, nghi là tệp bom."
            raise UnreadableFile("too_large", message)
        return work

    def _drawn(self, streams: Iterable[PDFStream], resources: Mapping[Any, Any], depth: int) -> int:
        """Bytes of these streams and of every form as often as they draw it."""
        work, draws = 0, Counter[bytes]()
        for stream, times in _counted(streams):
            data = stream.get_data()
            work += len(data) * times
            if work > MAX_PAGE_WORK:
                return work
            _check_marks(data)
            for name, count in Counter(_DRAWS.findall(data)).items() if b"Do" in data else ():
                draws[name] += count * times
        forms = dict_value(resources.get("XObject") or {}) if draws else {}
        for name, times in draws.items():
            form = resolve1(forms.get(name.decode("latin-1")))
            if isinstance(form, PDFStream) and getattr(resolve1(form.get("Subtype")), "name", None) == "Form":
                work += times * self._in_form(form, resources, depth + 1)
        return work

    def _in_form(self, form: PDFStream, above: Mapping[Any, Any], depth: int) -> int:
        key = form.objid
        if depth > _DEEPEST or (key is not None and self._forms.get(key) == _BEGUN):
            return 0  # readers draw no form within itself
        if key is None or key not in self._forms:
            if key is not None:
                self._forms[key] = _BEGUN
            found = self._drawn([form], dict_value(form.get("Resources") or above), depth)
            if key is None:
                return found
            self._forms[key] = found
        return self._forms[key]

    def _in_fields(self, page: PDFPage) -> int:
        """Work of the looks of fields and stamps."""
        work = fields = 0
        for note in list_value(page.annots or []):
            look = resolve1(dict_value(dict_value(note).get("AP") or {}).get("N"))
            if isinstance(look, PDFStream):
                fields += 1
                work += self._in_form(look, {}, 1)
            if fields > MAX_FIELDS:
                raise overfull(f"hơn {MAX_FIELDS} ô biểu mẫu")
        return work


_BEGUN = -1


def _counted(streams: Iterable[PDFStream]) -> list[tuple[PDFStream, int]]:
    """Each stream once, and how often it is named."""
    found: dict[int, PDFStream] = {id(stream): stream for stream in streams}
    times = Counter(map(id, streams))
    return [(stream, times[key]) for key, stream in found.items()]


def _check_marks(data: bytes) -> None:
    if data.count(b"BDC") + data.count(b"BMC") <= MAX_MARKS:
        return
    depth = 0
    for mark in _MARKS.finditer(data):
        depth += 1 if mark.group(1) else -1
        if depth > MAX_MARKS:
            raise overfull("nội dung được đánh dấu lồng nhau quá sâu")
