"""Writes an invented document as a Word file in the form of Nghị định 30/2020/NĐ-CP (tệp Word giả định)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import docx

from bench.corpus_text import Draft

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TEMPLATE = Path(docx.__file__).parent / "templates" / "default.docx"
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="720" w:footer="720" w:gutter="0"/>'
    "</w:sectPr>"
)
_HEADS = ("STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn")
_WIDTHS = (600, 3700, 1700, 1700, 1400)


def word_file(draft: Draft, font: str = "Times New Roman") -> bytes:
    """The bytes of the DOCX."""
    body = "".join(_body(draft, font))
    opening = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {_SPACE}>'
    document = f"{opening}<w:body>{body}{_PAGE}</w:body></w:document>"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in _template().items():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            package.writestr(entry, document.encode() if name == "word/document.xml" else data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


@cache
def _template() -> dict[str, bytes]:
    with zipfile.ZipFile(_TEMPLATE) as package:
        return {name: package.read(name) for name in package.namelist()}


def _body(draft: Draft, font: str) -> Iterable[str]:
    day, month = draft.date
    dated = f"{draft.place}, ngày {day:02} tháng {month:02} năm 2026"
    yield _side_by_side(
        [("ỦY BAN NHÂN DÂN", "b"), (f"XÃ {draft.place.upper()}", "b"), (f"Số: {draft.number}", "")],
        [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "b"), ("Độc lập - Tự do - Hạnh phúc", "b"), (dated, "i")],
        font,
    )
    if draft.kind == "CÔNG VĂN":
        yield _paragraph(f"Kính gửi: Các đơn vị trực thuộc Ủy ban nhân dân xã {draft.place}.", font, "c")
    else:
        yield _paragraph(draft.kind, font, "bc") + _paragraph(_first_upper(draft.subject), font, "bc")
    yield _paragraph(draft.opening, font)
    for number, (title, lines) in enumerate(draft.parts, 1):
        yield _paragraph(f"{number}. {title}", font, "b")
        yield from (
            _paragraph(f"{chr(96 + at)}) {line}" if at < 26 else f"- {line}", font) for at, line in enumerate(lines, 1)
        )
    yield _paragraph("Yêu cầu các đơn vị nghiêm túc triển khai thực hiện./.", font)
    yield _side_by_side(
        [("Nơi nhận:", "b"), ("- Như trên;", ""), ("- Lưu: VT.", "")],
        [("TM. ỦY BAN NHÂN DÂN", "b"), ("CHỦ TỊCH", "b"), ("", ""), ("", ""), (draft.signer, "b")],
        font,
    )
    if draft.table:
        yield (
            _paragraph("PHỤ LỤC", font, "bc") + _paragraph("PHÂN CÔNG NHIỆM VỤ", font, "bc") + _table(draft.table, font)
        )


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _paragraph(text: str, font: str, look: str = "") -> str:
    """`look`: b bold, i italic, c centred; other paragraphs are justified with an indent."""
    place = '<w:jc w:val="center"/>' if "c" in look else '<w:jc w:val="both"/>'
    indent = "" if "c" in look else '<w:ind w:firstLine="720"/>'
    return (
        f'<w:p><w:pPr><w:spacing w:before="60" w:after="60"/>{indent}{place}</w:pPr>{_run(text, font, look, 28)}</w:p>'
    )


def _run(text: str, font: str, look: str, half_points: int) -> str:
    marks = ("<w:b/>" if "b" in look else "") + ("<w:i/>" if "i" in look else "")
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
    shown = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f'<w:r><w:rPr>{fonts}{marks}<w:sz w:val="{half_points}"/></w:rPr>{shown}</w:r>'


def _side_by_side(left: Sequence[tuple[str, str]], right: Sequence[tuple[str, str]], font: str) -> str:
    cells = "".join(_cell([_line(*line, font) for line in side], wide) for side, wide in ((left, 3900), (right, 5200)))
    return f'<w:tbl><w:tblPr><w:tblW w:w="9100" w:type="dxa"/></w:tblPr><w:tr>{cells}</w:tr></w:tbl>'


def _line(text: str, look: str, font: str) -> str:
    return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{_run(text, font, look, 26)}</w:p>'


def _cell(paragraphs: Iterable[str], wide: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


def _table(rows: Iterable[Sequence[str]], font: str) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in _WIDTHS)
    lines = [_row(_HEADS, font, "b"), *(_row(row, font, "") for row in rows)]
    shape = f'<w:tblPr><w:tblW w:w="9100" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders></w:tblPr>'
    return f"<w:tbl>{shape}<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl><w:p/>"


def _row(texts: Sequence[str], font: str, look: str) -> str:
    cells = (
        _cell([f"<w:p>{_run(text, font, look, 24)}</w:p>"], wide) for text, wide in zip(texts, _WIDTHS, strict=True)
    )
    return f"<w:tr>{''.join(cells)}</w:tr>"
