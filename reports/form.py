"""The tracking table as a Word document for signing (bảng tổng hợp, DOCX), on the form of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reports.counts import COUNTED, UnitCount
from reports.labels import FORM_NAME, PROGRESS, shown_day, shown_document
from reports.packing import write_packed
from reports.replacing import Written, replace_file
from reports.tracking_lines import TaskLine, TrackingTable
from reports.visible import visible
from reports.workbook_columns import state

_FONT = "Times New Roman"
# Widths in millimetres on a landscape A4 page with the decree's margins: left 30, right 15, top and bottom 20.
_COLUMNS = (
    ("STT", 11),
    ("Nội dung nhiệm vụ", 62),
    ("Văn bản giao (số, ngày)", 25),
    ("Đơn vị chủ trì", 27),
    ("Đơn vị phối hợp", 24),
    ("Thời hạn", 22),
    ("Sản phẩm", 18),
    ("Tiến độ, tình trạng", 24),
    ("Văn bản trả lời", 25),
    ("Ghi chú", 14),
)
_BLANK_DATE = "…………, ngày … tháng … năm ……"


def write_form(table: TrackingTable, folder: Path, name: str = FORM_NAME) -> Written:
    """Write the document; names of the office and of the signer stay blank, as no document gives them."""
    packed = BytesIO()
    _document(table).save(packed)
    return replace_file(folder / name, lambda path: write_packed(packed.getvalue(), path))


def _document(table: TrackingTable) -> Any:
    document = Document()
    document.core_properties.created = document.core_properties.modified = dt.datetime.combine(table.as_of, dt.time())
    document.core_properties.title, document.core_properties.author = "Bảng tổng hợp nhiệm vụ", ""
    _set_page(document)
    _write_letterhead(document)
    _centered(document, "BẢNG TỔNG HỢP", bold=True, size=14)
    _centered(document, "Tình hình thực hiện nhiệm vụ được giao", bold=True, size=14)
    _centered(document, f"(Tính đến ngày {shown_day(table.as_of)})", italic=True, size=13)
    _write_sum(document, table.totals.whole)
    if table.remark:
        document.add_paragraph(table.remark)
    _write_table(document, table.tasks)
    _write_signatures(document)
    return document


def _set_page(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    _write_page_number(section)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(0)


def _write_letterhead(document: Any) -> None:
    """The agency at the left, the nation's name and motto at the right, as the decree lays them out."""
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    _fill(cells[0], (("TÊN CƠ QUAN CHỦ QUẢN", False, False), ("TÊN CƠ QUAN, ĐƠN VỊ", True, False)))
    _rule_below(cells[0], 48)
    nation = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, False)
    _fill(cells[1], (nation, ("Độc lập - Tự do - Hạnh phúc", True, False)), size=13)
    _rule_below(cells[1], 33)
    _line(cells[1].add_paragraph(), _BLANK_DATE, italic=True, size=13)
    document.add_paragraph()


def _rule_below(cell: Any, indent: float) -> None:
    """The rule under a name: as long as the decree wants, drawn as the lower edge of an empty line."""
    paragraph = cell.add_paragraph()
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(indent)
    paragraph.paragraph_format.line_spacing = Pt(4)
    paragraph.paragraph_format.space_after = Pt(6)
    edges, edge = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        edge.set(qn(f"w:{name}"), value)
    edges.append(edge)
    paragraph._p.get_or_add_pPr().append(edges)


def _write_page_number(section: Any) -> None:
    """In the middle of the upper margin, not on the first page (Nghị định 30, Phụ lục I)."""
    section.different_first_page_header_footer = True
    section.header_distance = Mm(10)
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = words
        run._r.append(part)


def _write_sum(document: Any, count: UnitCount) -> None:
    """The official count in one sentence, for who signs reads no table of many pages."""
    done, late, waiting, overdue = (count.counts[name] for name in COUNTED)
    words = (
        f"Tổng số {count.total} nhiệm vụ được thống kê (không gồm nhiệm vụ thường xuyên, không tiếp tục hoặc đã chuyển "
        f"kỳ sau): đã hoàn thành {done + late} (đúng hạn {done}, quá hạn {late}); chưa hoàn thành {waiting + overdue} "
        f"(trong hạn {waiting}, quá hạn {overdue})."
    )
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(6)
    paragraph.add_run(words).font.size = Pt(13)


def _write_signatures(document: Any) -> None:
    document.add_paragraph()
    table = document.add_table(rows=1, cols=3)
    table.autofit = False
    row = table.rows[0]
    _set_row(row, "w:cantSplit")
    for column, width in zip(table.columns, (62, 75, 115), strict=True):
        column.width = column.cells[0].width = Mm(width)
    receivers, maker, signer = row.cells
    _line(receivers.paragraphs[0], "Nơi nhận:", bold=True, italic=True, align=WD_ALIGN_PARAGRAPH.LEFT)
    for receiver in ("- ……………;", "- Lưu: VT, ……"):
        _line(receivers.add_paragraph(), receiver, size=11, align=WD_ALIGN_PARAGRAPH.LEFT)
    _fill(maker, (("NGƯỜI LẬP BẢNG", True, False), ("(Ký, ghi rõ họ tên)", False, True)))
    _fill(signer, (("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", True, False), ("(Ký, đóng dấu, ghi rõ họ tên)", False, True)))


def _write_table(document: Any, lines: Sequence[TaskLine]) -> None:
    table = document.add_table(rows=2, cols=len(_COLUMNS))
    table.style = "Table Grid"
    table.autofit = False
    _set_cell_margins(table, Mm(1))
    for column, (_, width) in zip(table.columns, _COLUMNS, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, (_, width) in zip(row.cells, _COLUMNS, strict=True):
            cell.width = Mm(width)
        _set_row(row, "w:cantSplit")
    head, pattern = table.rows
    _set_row(head, "w:tblHeader")
    for cell, (label, _) in zip(head.cells, _COLUMNS, strict=True):
        _fill(cell, ((label, True, False),), size=11)
    for cell in pattern.cells:
        run = cell.paragraphs[0].add_run(" ")
        run.font.size = Pt(11)
    # python-docx looks through the whole table for every new row: thousands of rows are copied by hand.
    empty = pattern._tr
    table._tbl.remove(empty)
    for number, line in enumerate(lines, 1):
        table._tbl.append(_row(empty, _values(number, line)))


def _set_cell_margins(table: Any, width: Any) -> None:
    """Narrow margins in the cells: a day must stand on one line."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(width.twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(margins)


def _row(pattern: Any, values: Sequence[str]) -> Any:
    row = copy.deepcopy(pattern)
    for letters, value in zip(row.iter(qn("w:t")), values, strict=True):
        letters.text = visible(value).replace("\n", " ").replace("\t", " ")
        letters.set(qn("xml:space"), "preserve")
    return row


def _values(number: int, line: TaskLine) -> tuple[str, ...]:
    progress, timeliness = PROGRESS[line.status.progress], state(line)
    return (
        str(number),
        line.task.text,
        shown_document(line.document),
        "; ".join(line.doers),
        "; ".join(line.task.coordinating_units),
        shown_day(line.status.due_date) or line.task.deadline_text or "",
        line.task.deliverable or "",
        timeliness if timeliness.startswith(progress) else f"{progress}; {timeliness.lower()}",
        shown_document(line.answer) if line.answer else "",
        "",
    )


def _centered(document: Any, words: str, *, bold: bool = False, italic: bool = False, size: int = 12) -> None:
    _line(document.add_paragraph(), words, bold=bold, italic=italic, size=size)


def _fill(cell: Any, lines: Sequence[tuple[str, bool, bool]], *, size: int = 12) -> None:
    """Centred lines of (words, bold, italic)."""
    for number, (words, bold, italic) in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        _line(paragraph, words, bold=bold, italic=italic, size=size)


def _line(
    paragraph: Any,
    words: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: int = 12,
    align: Any = WD_ALIGN_PARAGRAPH.CENTER,
) -> None:
    paragraph.alignment = align
    run = paragraph.add_run(words)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)


def _set_row(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
