"""Writes a described sample as a Word file in the form of Nghị định 30/2020/NĐ-CP (thể thức văn bản)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from samples.description import Block, Description
from samples.lists import Lists
from samples.notes import Notes

CENTER, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
_INLINE = re.compile(r"(\*\*|~~|\[\^\d+\])")
_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


class Writer:
    """Writes one description block by block."""

    def __init__(self, description: Description, font: str = "Times New Roman", stamped: bool = False) -> None:
        self.data = description.data
        self.style: dict[str, Any] = self.data.get("style") or {}
        self.blocks = description.blocks
        self.size = float(self.style.get("size", 14))
        self.stamped = stamped
        self.doc: Doc = Document()
        self.lists = Lists(self.doc)
        self.notes = Notes(self.doc, font)
        self._page(font)

    def write(self) -> Doc:
        """The whole document."""
        if self.stamped and self.data.get("stamp"):
            self._stamp(self.data["stamp"])
        self._letterhead()
        self._title()
        self._addressees()
        for block in self.blocks:
            getattr(self, f"_{block.kind}")(block)
        self.notes.close()
        return self.doc

    def _page(self, font: str) -> None:
        normal = self.doc.styles["Normal"]
        normal.font.name, normal.font.size = font, Pt(self.size)
        fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
        for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(name), font)
        normal.paragraph_format.space_after = Pt(float(self.style.get("after", 6)))
        section = self.doc.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(2)
        section.top_margin = section.bottom_margin = Cm(2)
        properties = self.doc.core_properties
        properties.author, properties.title = "khacphuc", self.data["shows"]
        properties.created = properties.modified = dt.datetime(2026, 1, 1)

    def _stamp(self, has: dict[str, Any]) -> None:
        """What is put on the page after it was signed: a signing mark, or the stamp of the office that received it."""
        for line in has["lines"]:
            paragraph = self.doc.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            frame = OxmlElement("w:framePr")
            for name, value in (
                ("w", "3400"),
                ("hSpace", "100"),
                ("wrap", "around"),
                ("vAnchor", "page"),
                ("hAnchor", "page"),
                ("x", str(has["x"])),
                ("y", str(has["y"])),
            ):
                frame.set(qn(f"w:{name}"), value)
            paragraph._p.get_or_add_pPr().insert(0, frame)
            self._runs(paragraph, line, None, float(has.get("size", 8)))
        # LibreOffice loses a frame that stands right before a table
        self._line("", after=0)

    # ---- head -------------------------------------------------------------------------------

    def _letterhead(self) -> None:
        number, about, date = self.data.get("number"), self.data.get("about"), self.data.get("place_date")
        left = self.data.get("letterhead")
        if not left:
            for line in (number, date):
                if line:
                    self._line(line, align=None)
            return
        table = self.doc.add_table(rows=2, cols=2)
        self._widths(table, (6.6, 9.9))
        self._cell(table.cell(0, 0), left, size=13 if len(max(left, key=len)) < 30 else 12)
        self._cell(table.cell(0, 1), [f"**{_MOTTO[0]}**", f"**{self.data.get('motto', _MOTTO[1])}**"], size=12)
        self._cell(table.cell(1, 0), [x for x in (number, about) if x], size=12.5)
        self._cell(table.cell(1, 1), [f"~~{date}~~"] if date else [""], size=13)

    def _title(self) -> None:
        if self.data.get("type"):
            self._line(f"**{self.data['type']}**", before=10)
        for line in self.data.get("subject") or []:
            self._line(line if self.style.get("plain_subject") else f"**{line}**", after=2)

    def _addressees(self) -> None:
        printed = self.data.get("addressees_printed")
        if printed is None:
            return
        if isinstance(printed, str):
            self._line(f"Kính gửi: {printed}", before=8, after=10)
            return
        self._line("Kính gửi:", before=8)
        for line in printed:
            self._line(line, align=None, indent=5, after=2)

    # ---- body -------------------------------------------------------------------------------

    def _scope(self, block: Block) -> None:
        """Carries truth only."""

    def _gap(self, block: Block) -> None:
        for _ in range(int(block.data["gap"])):
            self.doc.add_paragraph()

    def _center(self, block: Block) -> None:
        self._line(block.text, notes=block.data.get("notes"), after=2)

    def _h(self, block: Block) -> None:
        paragraph = self._item(block, bold=self.style.get("bold_headings", True))
        paragraph.paragraph_format.keep_with_next = True

    def _n(self, block: Block) -> None:
        self._item(block, bold=bool(block.data.get("bold")))

    def _p(self, block: Block) -> None:
        self._item(block, bold=bool(block.data.get("bold")))

    def _b(self, block: Block) -> None:
        self._item(block, bold=False)

    def _item(self, block: Block, bold: bool) -> Paragraph:
        paragraph = self.doc.add_paragraph()
        paragraph.alignment = BOTH
        auto = block.data.get("auto", self.style.get("auto", "") if block.kind in self.style.get("auto", "") else "")
        if block.label and auto:
            self.lists.number(paragraph, block.label)
        else:
            paragraph.paragraph_format.first_line_indent = Cm(1.27)
        text = block.text if auto or not block.label else f"{block.label} {block.text}"
        self._runs(paragraph, f"**{text}**" if bold and "**" not in text else text, block.data.get("notes"))
        return paragraph

    def _section(self, block: Block) -> None:
        section = self.doc.add_section(WD_SECTION.NEW_PAGE)
        wide = block.data["section"] == "landscape"
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (Cm(29.7), Cm(21)) if wide else (Cm(21), Cm(29.7))
        section.left_margin = section.right_margin = Cm(2)

    def _signature(self, block: Block) -> None:
        has = block.data["signature"]
        table = self.doc.add_table(rows=1, cols=2)
        self._widths(table, (8.0, 8.5))
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        recipients = ["**~~Nơi nhận:~~**", *has.get("recipients", [])]
        self._cell(table.cell(0, 0), recipients, size=11, align=None, after=0)
        lines = [f"**{line}**" for line in has.get("lines", [])]
        self._cell(table.cell(0, 1), [*lines, "", "", "", f"**{has['name']}**"], size=14, after=0)

    # ---- tables -----------------------------------------------------------------------------

    def _table(self, block: Block) -> None:
        has = block.data["table"]
        heads = has["head"] if isinstance(has["head"][0], list) else [has["head"]]
        width = len(has["widths"])
        table = self.doc.add_table(rows=len(heads) + len(has["rows"]), cols=width)
        table.style = "Table Grid"
        self._widths(table, has["widths"])
        size = float(has.get("size", 11))
        grid = [[_text(c) for c in head] for head in heads]
        grid += [_row(row, width) for row in has["rows"]]
        for i, row in enumerate(grid):
            bold = i < len(heads) or "group" in has["rows"][i - len(heads)] or has["rows"][i - len(heads)].get("bold")
            for k, text in enumerate(row):
                if text is None:
                    self._merge(table.cell(i - 1, k), table.cell(i, k))
                elif text == "<":
                    self._merge(table.cell(i, k - 1), table.cell(i, k))
                else:
                    lines = [f"**{x}**" if bold and x else x for x in text.split("\n")]
                    middle = i < len(heads) or k == 0 or (len(text) < 9 and k > 1)
                    self._cell(table.cell(i, k), lines, size=size, align=CENTER if middle else None, after=0)
        if has.get("repeat_head", True):
            for i in range(len(heads)):
                properties = table.rows[i]._tr.get_or_add_trPr()
                properties.append(OxmlElement("w:tblHeader"))

    @staticmethod
    def _widths(table: Table, widths: Sequence[float]) -> None:
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, wide in zip(table.columns, widths, strict=True):
            column.width = Cm(wide)
            for cell in column.cells:
                cell.width = Cm(wide)

    @staticmethod
    def _merge(first: _Cell, second: _Cell) -> None:
        first.merge(second)
        for paragraph in first.paragraphs[1:]:
            if not paragraph.text:
                paragraph._p.getparent().remove(paragraph._p)

    # ---- words ------------------------------------------------------------------------------

    def _cell(self, cell: _Cell, lines: list[str], size: float, align: Any = CENTER, after: float = 0) -> None:
        for k, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if k == 0 else cell.add_paragraph()
            paragraph.alignment = align
            paragraph.paragraph_format.space_after = Pt(after)
            self._runs(paragraph, line, None, size)

    def _line(
        self, text: str, align: Any = CENTER, indent: float = 0, before: float = 0, after: float = 6, notes: Any = None
    ) -> None:
        paragraph = self.doc.add_paragraph()
        paragraph.alignment = align
        paragraph.paragraph_format.left_indent = Cm(indent)
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
        self._runs(paragraph, text, notes)

    def _runs(self, paragraph: Paragraph, text: str, notes: Any, size: float | None = None) -> None:
        bold = italic = False
        for part in _INLINE.split(text):
            if part == "**":
                bold = not bold
            elif part == "~~":
                italic = not italic
            elif part.startswith("[^"):
                note = (notes or {})[int(part[2:-1])]
                self.notes.add(paragraph, note["text"] if isinstance(note, dict) else note)
            elif part:
                run = paragraph.add_run(part)
                run.bold, run.italic = bold or None, italic or None
                if size:
                    run.font.size = Pt(size)


def _text(cell: Any) -> str | None:
    return None if cell is None else str(cell)


def _row(row: dict[str, Any], width: int) -> list[str | None]:
    if "group" in row:
        return [str(row["group"][0]), str(row["group"][1]), *["<"] * (width - 2)]
    return [_text(cell) for cell in row["cells"]]
