"""What one PDF page shows: its words with those of its form fields and stamps, its rules and pictures (trang PDF)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfplumber.page import Page

from datamodel.document import Box
from extractors.layout.lines import PageLayout
from extractors.pdf.letters import LEAST_SIZE, Letter, Shape, box_of, hundredths, letter
from extractors.pdf.words import words_of
from extractors.pdf.work import MAX_SHAPES

_HIDDEN = 2 | 32
_THIN = 2.5
_SLANT = 0.2
"""Rise of a line that no scanner makes: a watermark's."""
_MIN_PICTURE = 25


def layout_of(page: Page) -> PageLayout:
    """The page as the layout reads it."""
    _draw_fields(page)
    edges = (*page.lines, *page.rects, *page.curves)
    shapes = [Shape(_box(edge), edge.get("object_type") == "rect" and bool(edge.get("stroke"))) for edge in edges]
    told = shapes if len(shapes) <= MAX_SHAPES else None
    sheet = sheet_of(page, _letters(page), told, [_box(image) for image in page.images])
    return replace(sheet, aslant="".join(str(char["text"]) for char in page.chars if _is_slanted(char)))


def sheet_of(
    page: Page, letters: Iterable[Letter], shapes: Iterable[Shape] | None, pictures: Iterable[Box]
) -> PageLayout:
    """What lies on the sheet of a page, whichever engine found it; what is drawn beside it no reader ever sees.

    `shapes` is None where there are more of them than tables consist of.
    """
    left, top, right, bottom = _window(page)
    found = list(letters)
    shown = [c for c in found if c.x1 >= left and c.x0 <= right and c.bottom >= top and c.top <= bottom]
    words = words_of(shown)
    hidden = (
        sum(not c.text.isspace() for c in found) - sum(not c.text.isspace() for c in shown)
        if len(found) > len(shown)
        else 0
    )
    rules = tuple(box for shape in shapes or () for box in _rules(shape))
    large = tuple(p for p in pictures if min(p.x1 - p.x0, p.bottom - p.top) >= _MIN_PICTURE)
    return PageLayout(
        page.page_number, float(page.width), float(page.height), tuple(words), rules, large, shapes is None, hidden
    )


def _window(page: Page) -> tuple[float, float, float, float]:
    """What a reader shows of the page: its crop box, where that is one."""
    left, top, right, bottom = page.bbox
    x0, y0, x1, y1 = page.cropbox
    inner = max(left, x0), max(top, y0), min(right, x1), min(bottom, y1)
    return inner if inner[0] < inner[2] and inner[1] < inner[3] else (left, top, right, bottom)


def _letters(page: Page) -> Iterator[Letter]:
    for char in page.chars:
        if char["upright"] and char["size"] > LEAST_SIZE and not _is_slanted(char):
            size, font = hundredths(char["size"]), str(char["fontname"])
            yield letter(char["text"] or " ", char["x0"], char["x1"], char["bottom"], size, font)


def _is_slanted(char: dict[str, Any]) -> bool:
    across, up = char["matrix"][:2]
    return bool(across) and bool(abs(up) > _SLANT * abs(across))


def _box(thing: dict[str, Any]) -> Box:
    return box_of(float(thing["x0"]), float(thing["top"]), float(thing["x1"]), float(thing["bottom"]))


def _rules(shape: Shape) -> Iterator[Box]:
    """The straight rules of a drawn piece; a frame has four."""
    box = shape.box
    if min(box.x1 - box.x0, box.bottom - box.top) <= _THIN:
        yield box
    elif shape.is_frame:
        yield Box(box.x0, box.top, box.x1, box.top)
        yield Box(box.x0, box.bottom, box.x1, box.bottom)
        yield Box(box.x0, box.top, box.x0, box.bottom)
        yield Box(box.x1, box.top, box.x1, box.bottom)


def draws_fields(page: Page) -> bool:
    """Whether form fields or stamps are drawn on the page."""
    return any(_appearance(dict_value(note)) for note in list_value(page.page_obj.annots or []))


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
