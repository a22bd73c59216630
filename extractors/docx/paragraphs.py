"""One paragraph of a Word file as it prints (đoạn văn): its words, look, notes and text boxes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from extractors.docx.numbering import Numbering
from extractors.docx.package import W
from extractors.docx.runs import RUN, TEXT, RunPrinter
from extractors.docx.styles import ParagraphProperties, RunLook, Styles, is_on, number, value

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_NEVER_PRINTED = {
    W + name
    for name in (
        "del",  # tracked deletions
        "moveFrom",
        "delText",
        "delInstrText",
        "instrText",
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "annotationRef",
        "rt",  # reading aid above a word
    )
}
_PROPERTIES, _MARK_LOOK, _SECTION = W + "pPr", W + "rPr", W + "sectPr"
_BREAK_BEFORE, _ALIGNED, _INDENT = W + "pageBreakBefore", W + "jc", W + "ind"
_MOSTLY = 0.9


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote's or endnote's mark within a paragraph."""

    offset: int
    kind: str
    """`footnote` or `endnote`."""
    note_id: str
    custom: bool


@dataclass(slots=True)
class Paragraph:
    """A paragraph's printed words before cleaning."""

    text: str = ""
    page: int = 1
    attributes: dict[str, Any] = field(default_factory=dict)
    """Look, as fields of `Block`."""
    looks: list[tuple[str, RunLook]] = field(default_factory=list)
    notes: list[NoteMark] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    joins_next: bool = False
    """Its paragraph mark is a tracked deletion: the next paragraph goes on in the same line."""


@dataclass(slots=True)
class PageCount:
    """Counts pages by Word's remembered page breaks and by explicit ones."""

    page: int = 1
    _just_broken: bool = False

    def explicit(self) -> None:
        """A page break that somebody typed."""
        self.page += 1
        self._just_broken = True

    def remembered(self) -> None:
        """A page break that Word saw when it last printed; it repeats an explicit one right before it."""
        if not self._just_broken:
            self.page += 1
        self._just_broken = False

    def printed(self) -> None:
        """Words were printed on the page."""
        self._just_broken = False


def join(paragraphs: list[Paragraph]) -> Paragraph:
    """Several paragraphs as the lines of one block."""
    joined = Paragraph(page=paragraphs[0].page if paragraphs else 1)
    for paragraph in paragraphs:
        if not paragraph.text.strip():
            continue
        if joined.text:
            joined.text += "\n"
        else:
            joined.attributes, joined.page = dict(paragraph.attributes), paragraph.page
        shift = len(joined.text)
        joined.notes += [NoteMark(n.offset + shift, n.kind, n.note_id, n.custom) for n in paragraph.notes]
        joined.text += paragraph.text
        joined.looks += paragraph.looks
    joined.attributes.update(look(joined.looks))
    return joined


def look(pieces: list[tuple[str, RunLook]]) -> dict[str, Any]:
    """Bold, italic and size of (nearly) all letters."""
    letters = bold = italic = 0
    sizes: dict[float | None, int] = {}
    for text, style in pieces:
        count = len("".join(text.split()))
        letters += count
        bold += count * style.bold
        italic += count * style.italic
        sizes[style.size] = sizes.get(style.size, 0) + count
    least = max(letters * _MOSTLY, 1)
    return {"bold": bold >= least, "italic": italic >= least, "size": max(sizes, key=sizes.__getitem__, default=None)}


class ParagraphReader:
    """Reads paragraphs one after the other; fields and page counts run on between them."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self.pages = PageCount()
        self._fields: list[bool] = []
        """Open fields; True where their result has begun."""

    def read(self, element: etree._Element) -> Paragraph:
        """The words of one `w:p`, with its automatic number or bullet."""
        own = next(element.iterchildren(_PROPERTIES), None)
        properties = self._styles.paragraph(own)
        before = properties.first(_BREAK_BEFORE)
        if before is not None and is_on(before) and self.pages.page >= 1 and element.getprevious() is not None:
            self.pages.explicit()
        paragraph = Paragraph(page=self.pages.page)
        printer = RunPrinter(element, properties, self._styles)
        for child in element:
            self._walk(child, paragraph, printer)
        place = self._numbering.place(properties)
        if place is not None:
            self._number(paragraph, *place)
        paragraph.attributes = {**self._layout(properties, place), **look(paragraph.looks)}
        if own is not None:
            paragraph.joins_next = _MARK_LOOK in properties.own and own.find(f"{_MARK_LOOK}/{W}del") is not None
            self._end_section(properties.own.get(_SECTION))
        return paragraph

    def _end_section(self, section: etree._Element | None) -> None:
        if section is not None and value(section.find(W + "type")) != "continuous":
            self.pages.explicit()

    def _number(self, paragraph: Paragraph, number_id: str, depth: int) -> None:
        label = self._numbering.label(number_id, depth)
        if paragraph.text.strip():
            paragraph.text = label + paragraph.text
            paragraph.notes = [NoteMark(n.offset + len(label), n.kind, n.note_id, n.custom) for n in paragraph.notes]

    def _layout(self, properties: ParagraphProperties, place: tuple[str, int] | None) -> dict[str, Any]:
        return {
            "centered": value(properties.first(_ALIGNED)) == "center",
            "indent": self._indent(properties, place),
            "heading_level": self._styles.heading_level(properties),
        }

    def _indent(self, properties: ParagraphProperties, place: tuple[str, int] | None) -> float | None:
        """Left edge of the first line: direct, then of the list's level, then of the style."""
        sources = list(properties.all(_INDENT))
        level = self._numbering.level(*place) if place else None
        if level is not None and level.indent is not None:
            sources.insert(1 if _INDENT in properties.own else 0, level.indent)

        def first(*names: str) -> float:
            found = (number(value(source, name)) for source in sources for name in names)
            return next((f for f in found if f is not None), 0.0)

        if not sources:
            return None
        return round((first("left", "start") + first("firstLine") - first("hanging")) / 20, 2)

    def _walk(self, element: etree._Element, out: Paragraph, printer: RunPrinter) -> None:
        tag = element.tag
        if tag == RUN:
            self._run(element, out, printer)
        elif tag in _NEVER_PRINTED or not isinstance(tag, str):
            return
        elif tag == MC + "AlternateContent":
            for child in chosen(element):
                self._walk(child, out, printer)
        elif tag == W + "sdt" and element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            return  # "Click here to enter text" is no word of the document
        elif tag == W + "txbxContent":
            out.boxes.append(element)
        elif tag == MATH + "t":
            self._print(element.text or "", printer.look(element), out)
        else:
            for child in element:
                self._walk(child, out, printer)

    def _run(self, run: etree._Element, out: Paragraph, printer: RunPrinter) -> None:
        run_look = printer.look(run)
        for child in run:
            tag = child.tag
            if tag == TEXT:
                self._print(printer.letters(child.text or "", run_look.font), run_look, out)
            elif tag in _NEVER_PRINTED or not isinstance(tag, str):
                continue
            elif tag == W + "fldChar":
                self._field(value(child, "fldCharType"))
            elif tag == W + "lastRenderedPageBreak":
                self.pages.remembered()
            elif tag in {W + "footnoteReference", W + "endnoteReference"}:
                self._note(child, out)
            elif (printed := printer.sign(child, run_look.font)) is not None:
                if value(child, "type") == "page":
                    self.pages.explicit()
                self._print(printed, run_look, out)
            else:
                self._walk(child, out, printer)

    def _print(self, text: str, run_look: RunLook, out: Paragraph) -> None:
        if run_look.hidden or not all(self._fields):
            return
        if text.strip():
            if not out.text.strip():
                out.page = self.pages.page
            self.pages.printed()
        text = text.upper() if run_look.caps else text
        if out.text and text and unicodedata.combining(text[0]):
            # The tone mark of the letter before, cut off by a change of font or weight (VNI).
            out.text = out.text[:-1] + unicodedata.normalize("NFC", out.text[-1] + text[0])
            text = text[1:]
        out.text += text
        out.looks.append((text, run_look))

    def _note(self, reference: etree._Element, out: Paragraph) -> None:
        kind = "footnote" if reference.tag == W + "footnoteReference" else "endnote"
        custom = value(reference, "customMarkFollows") in {"1", "true", "on"}
        out.notes.append(NoteMark(len(out.text), kind, value(reference, "id") or "", custom))

    @property
    def is_amid_field(self) -> bool:
        """Whether a field was begun whose result never came: what follows counts as its instruction."""
        return not all(self._fields)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def chosen(alternatives: etree._Element) -> Iterator[etree._Element]:
    """The one alternative that prints: Word's own drawing, or else the fallback for old versions."""
    choice = alternatives.find(MC + "Choice")
    if choice is None:
        choice = alternatives.find(MC + "Fallback")
    yield from () if choice is None else choice
