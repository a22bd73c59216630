"""Hostile Word and text files that ask for more than any document does: rows, lists, notes, styles, paragraphs without end."""

# ruff: noqa: E501 (a file is told in one line)

from __future__ import annotations

from docx_bytes import W, document, docx, packed, paragraphs, parts
from hostile_case import Case, ok, rejected
from pdf_bytes import LINES

_WORK = "Giao Phòng Kinh tế rà soát hồ sơ trước ngày 15/6/2026."


def _plan(*more: str) -> bytes:
    return "\n".join((*LINES, *more)).encode()


def _word(body: str) -> bytes:
    return docx(document(paragraphs() + body))


def _with_part(kind: str, content: str, body: str) -> bytes:
    made = parts(document(paragraphs() + body), (kind, f"{kind}.xml", ""))
    return packed({**made, f"word/{kind}.xml": f"<w:{kind} xmlns:w='{W}'>{content}</w:{kind}>"})


def _cell(words: str) -> str:
    return f"<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"


def _table(rows: int, columns: int) -> str:
    return "<w:tbl>" + f"<w:tr>{_cell('ô') * columns}</w:tr>" * rows + "</w:tbl>"


def _work_table(rows: int) -> str:
    head = "".join(map(_cell, ("STT", "Nội dung", "Đơn vị chủ trì", "Thời hạn")))
    body = (
        f"<w:tr>{_cell(str(n))}{_cell(f'Rà soát {n}')}{_cell('Phòng Kinh tế')}{_cell('15/6/2026')}</w:tr>"
        for n in range(rows)
    )
    return f"<w:tbl><w:tr>{head}</w:tr>{''.join(body)}</w:tbl>"


def _style_chain(count: int) -> bytes:
    styles = "".join(
        f"<w:style w:type='paragraph' w:styleId='S{n}'><w:basedOn w:val='S{n - 1}'/></w:style>" for n in range(count)
    )
    body = f"<w:p><w:pPr><w:pStyle w:val='S{count - 1}'/></w:pPr><w:r><w:t>{_WORK}</w:t></w:r></w:p>" * 300
    return _with_part("styles", styles, body)


def _numberings(count: int) -> bytes:
    level = "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
    told = "".join(f"<w:abstractNum w:abstractNumId='{n}'>{level}</w:abstractNum>" for n in range(count))
    told += "".join(f"<w:num w:numId='{n}'><w:abstractNumId w:val='{n}'/></w:num>" for n in range(count))
    mark = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='{}'/></w:numPr></w:pPr>"
    return _with_part(
        "numbering", told, "".join(f"<w:p>{mark.format(n)}<w:r><w:t>{_WORK}</w:t></w:r></w:p>" for n in range(200))
    )


def _footnotes(count: int) -> bytes:
    notes = "".join(
        f"<w:footnote w:id='{n}'><w:p><w:r><w:t>Ghi chú {n}</w:t></w:r></w:p></w:footnote>" for n in range(count)
    )
    cited = "".join(
        f"<w:p><w:r><w:t>Đoạn {n}</w:t></w:r><w:r><w:footnoteReference w:id='{n}'/></w:r></w:p>" for n in range(count)
    )
    return _with_part("footnotes", notes, cited)


def _headers(count: int) -> bytes:
    section = "<w:p><w:pPr><w:sectPr><w:type w:val='continuous'/><w:headerReference xmlns:r='{r}' r:id='r{n}'/></w:sectPr></w:pPr><w:r><w:t>Phần {n}</w:t></w:r></w:p>"
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = [("header", f"h{n}.xml", "") for n in range(count)]
    made = parts(document(paragraphs() + "".join(section.format(n=n, r=space) for n in range(count))), *links)
    heads = {
        f"word/h{n}.xml": f"<w:hdr xmlns:w='{W}'><w:p><w:r><w:t>Đầu {n}</w:t></w:r></w:p></w:hdr>" for n in range(count)
    }
    return packed({**made, **heads})


IN_WORD = (
    ok("lu/bang-1x8000.docx", _word(_table(1, 8_000))),
    ok("lu/bang-nhiem-vu-1500.docx", _word(_work_table(1_500))),
    ok("lu/1500-bang.docx", _word((_table(2, 2) + "<w:p/>") * 1_500)),
    ok("lu/1500-bang-trong-o.docx", _word(f"<w:tbl><w:tr><w:tc>{_table(2, 2) * 1_500}<w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>")),
    ok("lu/chuoi-kieu-3000.docx", _style_chain(3_000)),
    ok("lu/5000-kieu-so.docx", _numberings(5_000)),
    ok("lu/2000-chu-thich.docx", _footnotes(2_000)),
    ok("lu/600-dau-trang.docx", _headers(600)),
    ok("lu/150000-manh.docx", _word("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 150_000 + "</w:p>")),
    rejected("lu/700000-manh.docx", "too_large", _word("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 700_000 + "</w:p>")),
    ok("lu/30000-tab.docx", _word("<w:p><w:r>" + "<w:tab/><w:t>a b</w:t>" * 30_000 + "</w:r></w:p>")),
)  # fmt: skip

IN_TEXT = (
    ok("lu/4000-dong-mot-doan.txt", _plan(*[f"{n},Rà soát {n},Phòng Kinh tế,15/6/2026" for n in range(4_000)])),
    rejected("lu/20000-dong-mot-doan.txt", "too_large", _plan(*[f"{n},Rà soát {n},Phòng Kinh tế,15/6/2026" for n in range(20_000)])),
    rejected("lu/12-trieu-chu.txt", "too_large", _plan(*["Rà soát hồ sơ và báo cáo kết quả thực hiện."] * 300_000)),
    ok("lu/bang-html-4000.txt", _plan("<table>" + "<tr><td>a</td><td>b</td></tr>" * 4_000 + "</table>")),
    ok("lu/the-html-ho.txt", _plan("<td>" * 50_000, "<table>" * 10_000, "<tr>" * 10_000)),
    ok("lu/bang-md-2000.txt", _plan("| STT | Nội dung | Đơn vị | Thời hạn |", "|---|---|---|---|", *[f"| {n} | Rà soát {n} | Phòng Kinh tế | 15/6/2026 |" for n in range(2_000)])),
    ok("lu/3000-de-muc.txt", _plan(*[f"{'#' * (n % 6 + 1)} Mục {n}" for n in range(3_000)])),
    ok("lu/1000-chu-thich.txt", _plan(*[f"Đoạn {n}[^{n}]" for n in range(1_000)], *[f"[^{n}]: Ghi chú {n}" for n in range(1_000)])),
    ok("lu/2000-hai-cot.txt", _plan(*[f"Bên trái {n}\t\t\t\tBên phải {n}" for n in range(2_000)])),
    ok("lu/so-150-cap.txt", _plan(*[".".join(["1"] * n) + f". {_WORK}" for n in range(1, 150)])),
    ok("lu/2000-thoi-han-mot-viec.txt", _plan("2. Giao Phòng Kinh tế rà soát " + ", ".join(f"trước ngày {n % 28 + 1}/6/2026" for n in range(2_000)) + ".")),
    ok("lu/2000-nguoi-mot-viec.txt", _plan("2. Giao " + ", ".join(f"đồng chí Nguyễn Văn An {n}" for n in range(2_000)) + " rà soát.")),
    ok("lu/1000-can-cu.txt", _plan(*[f"Căn cứ Kế hoạch số {n}/KH-UBND ngày 12/3/2025 của UBND xã An Sơn Thượng;" for n in range(1_000)])),
    ok("lu/sao-va-anh.txt", _plan("*" * 50_000, "**a" * 20_000, "_a" * 20_000, "![a](b)" * 20_000, "![" * 20_000)),
)  # fmt: skip

CASES: tuple[Case, ...] = (*IN_WORD, *IN_TEXT)
