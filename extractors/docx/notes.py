"""Footnotes and endnotes of a Word file (chú thích chân trang, cuối văn bản)."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from extractors.docx.numbering import printed_number
from extractors.docx.package import DocxPackage, W
from extractors.docx.paragraphs import NoteMark
from extractors.docx.styles import value

_USUAL_FORMAT = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(frozen=True, slots=True)
class Note:
    """A note that the text cites."""

    mark: str | None
    anchor: int
    element: etree._Element


class Notes:
    """The notes of a document, numbered in the order in which the text cites them."""

    def __init__(self, package: DocxPackage) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._formats = dict(_USUAL_FORMAT)
        self._cited: list[Note] = []
        self._counts = {"footnote": 0, "endnote": 0}
        settings = package.part("settings")
        for kind in _USUAL_FORMAT:
            part = package.part(f"{kind}s")
            for element in () if part is None else part.iter(W + kind):
                # Separators stand among the notes and have a type.
                if value(element, "type") in {None, "normal"}:
                    self._elements[kind, value(element, "id") or ""] = element
            told = None if settings is None else settings.find(f"{W}{kind}Pr/{W}numFmt")
            self._formats[kind] = value(told) or self._formats[kind]

    def cited(self, note: NoteMark, anchor: int) -> None:
        """The text cites a note at `anchor`."""
        element = self._elements.get((note.kind, note.note_id))
        if element is None:
            return
        mark = None
        if not note.custom:
            self._counts[note.kind] += 1
            mark = printed_number(self._counts[note.kind], self._formats[note.kind])
        self._cited.append(Note(mark, anchor, element))

    def in_order(self) -> list[Note]:
        """Cited notes, first cited first."""
        return self._cited
