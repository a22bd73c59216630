"""What one PDF page shows: its words with those of its form fields and stamps, its rules and pictures (trang PDF)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfplumber.page import Page

from datamodel.document import Box
from extractors.layout import PageLayout
from extractors.pdf_words import words_of

_HIDDEN = 2 | 32
_THIN = 2.5
_MIN_PICTURE = 25


def layout_of(page: Page) -> PageLayout:
    """The page as the layout reads it."""
    _draw_fields(page)
    words = words_of([char for char in page.chars if _is_on(page, char)])
    rules = tuple(box for edge in (*page.lines, *page.rects, *page.curves) for box in _rules(edge))
    pictures = tuple(_box(i) for i in page.images if min(i["width"], i["height"]) >= _MIN_PICTURE)
    return PageLayout(page.page_number, float(page.width), float(page.height), tuple(words), rules, pictures)


def _is_on(page: Page, char: dict[str, Any]) -> bool:
    """Whether a letter lies on the sheet: what is drawn beside it no reader ever sees."""
    left, top, right, bottom = page.bbox
    return bool(char["x1"] >= left and char["x0"] <= right and char["bottom"] >= top and char["top"] <= bottom)


def _box(thing: dict[str, Any]) -> Box:
    return Box(float(thing["x0"]), float(thing["top"]), float(thing["x1"]), float(thing["bottom"]))


def _rules(edge: dict[str, Any]) -> Iterator[Box]:
    """The straight rules of a drawn line or rectangle; the box of a frame has four."""
    box = _box(edge)
    if min(box.x1 - box.x0, box.bottom - box.top) <= _THIN:
        yield box
    elif edge.get("object_type") == "rect" and edge.get("stroke"):
        yield Box(box.x0, box.top, box.x1, box.top)
        yield Box(box.x0, box.bottom, box.x1, box.bottom)
        yield Box(box.x0, box.top, box.x0, box.bottom)
        yield Box(box.x1, box.top, box.x1, box.bottom)


def _draw_fields(page: Page) -> None:
    """Let the reader draw form fields and stamps too: the number and date of a signed document stand in such."""
    drawn = []
    resources = page.page_obj.resources = dict(dict_value(page.page_obj.resources or {}))
    forms = resources["XObject"] = dict(dict_value(resources.get("XObject") or {}))
    for count, note in enumerate(list_value(page.page_obj.annots or [])):
        look = _appearance(dict_value(note))
        if look is not None:
            name, matrix = f"KhacPhucField{count}", look[1]
            forms[name] = look[0]
            drawn.append(f"q {matrix} cm /{name} Do Q")
    if drawn:
        # The page's own drawing may end in a moved state: it is put between q and Q.
        own = list(page.page_obj.contents)
        page.page_obj.contents = [_stream("q", -1), *own, _stream("Q\n" + "\n".join(drawn), -2)]


def _stream(content: str, number: int) -> PDFStream:
    """A stream of our own; the reader skips those without a number, the file's own are above 0."""
    stream = PDFStream({}, content.encode("ascii"))
    stream.set_objid(number, 0)
    return stream


def _appearance(note: dict[str, Any]) -> tuple[PDFStream, str] | None:
    """The drawing of an annotation and the matrix that moves it to its place."""
    kind = getattr(resolve1(note.get("Subtype")), "name", None)
    if kind not in ("Widget", "Stamp", "FreeText") or int(resolve1(note.get("F")) or 0) & _HIDDEN:
        return None
    look = resolve1(dict_value(note.get("AP") or {}).get("N"))
    if not isinstance(look, PDFStream):
        return None
    place = [float(resolve1(v)) for v in list_value(note.get("Rect") or [])]
    frame = [float(resolve1(v)) for v in list_value(look.get("BBox") or [])]
    if len(place) != 4 or len(frame) != 4 or frame[0] == frame[2] or frame[1] == frame[3]:
        return None
    across = (place[2] - place[0]) / (frame[2] - frame[0])
    up = (place[3] - place[1]) / (frame[3] - frame[1])
    return look, f"{across} 0 0 {up} {place[0] - frame[0] * across} {place[1] - frame[1] * up}"
