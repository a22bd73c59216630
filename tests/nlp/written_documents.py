"""Writes whole official documents of fictional communes, to be read by the tests."""

from __future__ import annotations

from dataclasses import replace

from datamodel.document import Block, BlockKind, Cell, TextDocument
from datamodel.official import OfficialDocument
from nlp import read

_ABOVE, _LEFT = "^^", "<<"

_TYPE_LINES = {
    "KH": ("KẾ HOẠCH", "Công tác cải cách hành chính năm 2026"),
    "BC": ("BÁO CÁO", "Kết quả công tác cải cách hành chính 6 tháng đầu năm 2026"),
    "TB": ("THÔNG BÁO", "Kết luận của Chủ tịch UBND xã tại cuộc họp giao ban"),
    "QĐ": ("QUYẾT ĐỊNH", "Về việc giao nhiệm vụ số hóa hồ sơ năm 2026"),
    "CT": ("CHỈ THỊ", "Về việc tăng cường kỷ luật, kỷ cương hành chính"),
    "GM": ("GIẤY MỜI", "Dự hội nghị sơ kết công tác cải cách hành chính"),
    "TTr": ("TỜ TRÌNH", "Về việc hỗ trợ kinh phí sửa chữa trụ sở"),
}
_TAIL = """\
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Lâm"""


def document_of(printed: str) -> TextDocument:
    """One block per line. "^|" before a line: bold and centred; "*|": bold. "| a | b |" is a row of a table.

    In a row "^^" goes on with the cell above, "<<" with the cell on the left; "⏎" breaks the line.
    """
    text, blocks, table, row = "", [], -1, -1
    for line in filter(str.strip, printed.split("\n")):
        words = line.strip()
        if not words.startswith("| "):
            row = -1
            bold = words[:2] in ("^|", "*|")
            text, place = _added(text, words[2:].strip() if bold else words)
            blocks.append(Block(*place, bold=bold, centered=words.startswith("^|")))
            continue
        table, row = (table + 1, 0) if row < 0 else (table, row + 1)
        for col, cell in enumerate(words.strip("| ").split(" | ")):
            if cell.strip() in (_ABOVE, _LEFT):
                _widen(blocks, table, row, col, down=cell.strip() == _ABOVE)
                continue
            text, place = _added(text, cell.strip().replace("⏎", "\n").strip("~"))
            blocks.append(Block(*place, kind=BlockKind.CELL, cell=Cell(table, row, col)))
    return TextDocument("thu.txt", "txt", text, tuple(blocks))


def _added(text: str, words: str) -> tuple[str, tuple[int, int]]:
    text += "\n\n" if text else ""
    return text + words, (len(text), len(text) + len(words))


def _widen(blocks: list[Block], table: int, row: int, col: int, *, down: bool) -> None:
    for at in range(len(blocks) - 1, -1, -1):
        cell = blocks[at].cell
        if cell is None or cell.table != table:
            continue
        if down and cell.col <= col < cell.col + cell.col_span and cell.row + cell.row_span == row:
            blocks[at] = replace(blocks[at], cell=replace(cell, row_span=cell.row_span + 1))
            return
        if not down and cell.row == row:
            blocks[at] = replace(blocks[at], cell=replace(cell, col_span=cell.col_span + 1))
            return
    raise ValueError(f"nothing to merge with at row {row}, column {col}")


def written(body: str, kind: str = "KH", subject: str | None = None, appendix: str = "") -> TextDocument:
    """A document of UBND xã Hòa Lạc Đông of 10/3/2026 with this text; `kind` "CV" is a công văn."""
    name, about = _TYPE_LINES.get(kind, ("", "Về việc khắc phục tồn tại, hạn chế"))
    symbol = "UBND-VP" if kind == "CV" else f"{kind}-UBND"
    title = (
        f"V/v {subject or about}\nKính gửi: Các phòng, ban, đơn vị"
        if kind == "CV"
        else f"^| {name}\n^| {subject or about}"
    )
    head = f"""\
^| ỦY BAN NHÂN DÂN
^| XÃ HÒA LẠC ĐÔNG
^| CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
^| Độc lập - Tự do - Hạnh phúc
Số: 15/{symbol}
Hòa Lạc Đông, ngày 10 tháng 3 năm 2026"""
    return document_of("\n".join((head, title, body, _TAIL, appendix)))


def read_written(body: str, kind: str = "KH", subject: str | None = None, appendix: str = "") -> OfficialDocument:
    """What is read from the document that `written` writes."""
    return read(written(body, kind, subject, appendix))
