"""Automatic numbers and bullets of Word (đánh số tự động), so that labels are no typed text."""

from __future__ import annotations

import re
from typing import Any

from docx.document import Document as Doc
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_POINTS = "abcdđeghiklm"


class Lists:
    """Gives a paragraph the automatic label that prints as asked, continuing a list where it can."""

    def __init__(self, doc: Doc) -> None:
        self.numbering = doc.part.numbering_part.element
        self.open: dict[tuple[str, str], tuple[int, int]] = {}
        self.next_id = 500

    def number(self, paragraph: Paragraph, label: str) -> None:
        """Make `label` the paragraph's automatic label."""
        form, pattern, value = _form(label)
        last, num = self.open.get((form, pattern), (0, 0))
        if not num or (form != "bullet" and value != last + 1):
            num = self._list(form, pattern, value)
        self.open[form, pattern] = (value, num)
        properties: Any = paragraph._p.get_or_add_pPr()
        properties = properties.get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = num
        paragraph.paragraph_format.left_indent = Cm(0)
        paragraph.paragraph_format.first_line_indent = Cm(1.27)

    def _list(self, form: str, pattern: str, start: int) -> int:
        self.next_id += 1
        abstract = _element("w:abstractNum", {"w:abstractNumId": str(self.next_id)})
        level = _element("w:lvl", {"w:ilvl": "0"})
        for tag, value in (
            ("w:start", str(start)),
            ("w:numFmt", form),
            ("w:suff", "space"),
            ("w:lvlText", pattern),
            ("w:lvlJc", "left"),
        ):
            level.append(_element(tag, {"w:val": value}))
        abstract.append(level)
        first_num = self.numbering.find(qn("w:num"))
        if first_num is None:
            self.numbering.append(abstract)
        else:
            first_num.addprevious(abstract)
        num = _element("w:num", {"w:numId": str(self.next_id)})
        num.append(_element("w:abstractNumId", {"w:val": str(self.next_id)}))
        self.numbering.append(num)
        return self.next_id


def _element(tag: str, attributes: dict[str, str]) -> _Element:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(name), value)
    return element


def _form(label: str) -> tuple[str, str, int]:
    """(number format, pattern, value) of a printed label: "IV." is upperRoman, "%1.", 4."""
    if found := re.fullmatch(r"(\d+)([.)])", label):
        return "decimal", f"%1{found.group(2)}", int(found.group(1))
    if found := re.fullmatch(r"([IVX]+)([.)]?)", label):
        return "upperRoman", f"%1{found.group(2)}", _ROMAN.index(found.group(1)) + 1
    if found := re.fullmatch(r"([a-c])\)", label):
        # Word counts a b c d e: only the first three letters agree with the Vietnamese alphabet
        return "lowerLetter", "%1)", _POINTS.index(found.group(1)) + 1
    if found := re.fullmatch(r"(\d+)\.(\d+)\.", label):
        return "decimal", f"{found.group(1)}.%1.", int(found.group(2))
    return "bullet", label, 0
