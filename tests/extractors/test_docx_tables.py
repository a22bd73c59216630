from __future__ import annotations

from pathlib import Path

from word_files import cell, p, row, table, word_file, words

from datamodel.document import BlockKind, Cell, Column
from extractors.docx.reader import read_docx


def test_letterhead_is_read_left_column_first(tmp_path: Path) -> None:
    body = table(
        row(cell(p("ỦY BAN NHÂN DÂN") + p("XÃ HÒA LẠC ĐÔNG")), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        row("Số: 15/KH-UBND", "Hòa Lạc Đông, ngày 05 tháng 3 năm 2026"),
        lines=False,
    )
    document = read_docx(word_file(tmp_path, body + p("KẾ HOẠCH")))
    assert words(document) == [
        "ỦY BAN NHÂN DÂN",
        "XÃ HÒA LẠC ĐÔNG",
        "Số: 15/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Hòa Lạc Đông, ngày 05 tháng 3 năm 2026",
        "KẾ HOẠCH",
    ]
    columns = [block.column for block in document.blocks]
    assert columns == [Column.LEFT] * 3 + [Column.RIGHT] * 2 + [Column.FULL]
    assert {block.kind for block in document.blocks} == {BlockKind.PARAGRAPH}


def test_signature_block_with_lines_is_still_layout(tmp_path: Path) -> None:
    body = table(row(cell(p("Nơi nhận:") + p("- Như trên;")), cell(p("TM. ỦY BAN NHÂN DÂN") + p("CHỦ TỊCH"))))
    document = read_docx(word_file(tmp_path, body))
    assert [block.column for block in document.blocks] == [Column.LEFT, Column.LEFT, Column.RIGHT, Column.RIGHT]


def test_cells_of_a_data_table_know_their_place(tmp_path: Path) -> None:
    down = '<w:vMerge w:val="restart"/>'
    body = table(
        row("STT", "Nhiệm vụ", "Đơn vị"),
        row(cell("I. CẢI CÁCH THỂ CHẾ", '<w:gridSpan w:val="3"/>')),
        row(cell("1", down), "Rà soát văn bản", cell(p("Phòng Kinh tế") + p("Văn phòng"))),
        row(cell("", "<w:vMerge/>"), "Báo cáo kết quả", "Văn phòng"),
    )
    document = read_docx(word_file(tmp_path, body))
    found = {document.words(block): block.cell for block in document.blocks}
    assert found["I. CẢI CÁCH THỂ CHẾ"] == Cell(0, 1, 0, 1, 3)
    assert found["1"] == Cell(0, 2, 0, 2, 1)
    assert found["Phòng Kinh tế\nVăn phòng"] == Cell(0, 2, 2)
    assert found["Báo cáo kết quả"] == Cell(0, 3, 1)
    assert {block.kind for block in document.blocks} == {BlockKind.CELL}


def test_a_borderless_table_with_numbered_rows_holds_data(tmp_path: Path) -> None:
    body = table(row("TT", "Nội dung"), row("1", "Tuyên truyền"), lines=False)
    assert {block.kind for block in read_docx(word_file(tmp_path, body)).blocks} == {BlockKind.CELL}


def test_a_frame_of_one_cell_is_a_paragraph(tmp_path: Path) -> None:
    (block,) = read_docx(word_file(tmp_path, table(row("KHẨN")))).blocks
    assert (block.kind, block.column) == (BlockKind.PARAGRAPH, Column.FULL)


def test_a_table_within_a_cell_follows_the_outer_one(tmp_path: Path) -> None:
    inner = table(row("TT", "Chỉ tiêu"), row("1", "95%"), row("2", "100%"))
    body = table(row("STT", "Nội dung"), row("1", cell(p("Chỉ tiêu:") + inner + p(""))), row("2", "Khác"))
    document = read_docx(word_file(tmp_path, body))
    assert [block.cell.table for block in document.blocks if block.cell] == [0] * 6 + [1] * 6


def test_deleted_rows_are_gone_and_rows_in_controls_are_read(tmp_path: Path) -> None:
    gone = row("1", "Bỏ").replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>')
    kept = f"<w:sdt><w:sdtContent>{row('2', 'Giữ')}</w:sdtContent></w:sdt>"
    document = read_docx(word_file(tmp_path, table(row("STT", "Việc"), gone, kept)))
    assert words(document) == ["STT", "Việc", "2", "Giữ"]


def test_letterhead_and_signature_set_with_tabs_are_columns(tmp_path: Path) -> None:
    def tabbed(left: str, right: str) -> str:
        return p(f"<w:r><w:t>{left}</w:t><w:tab/><w:tab/><w:t>{right}</w:t></w:r>")

    body = (
        tabbed("UBND XÃ HÒA LẠC ĐÔNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        + tabbed("Số: 9/QĐ-UBND", "Hòa Lạc Đông, ngày 03 tháng 02 năm 2026")
        + p("QUYẾT ĐỊNH", '<w:jc w:val="center"/>')
        + p("Điều 1. Giao Phòng Kinh tế theo dõi việc thực hiện Quyết định này.")
        + tabbed("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN")
        + tabbed("- Như Điều 1;", "CHỦ TỊCH")
        + p("- Lưu: VT.")
    )
    document = read_docx(word_file(tmp_path, body))
    assert [(document.words(block), block.column.value) for block in document.blocks] == [
        ("UBND XÃ HÒA LẠC ĐÔNG", "left"),
        ("Số: 9/QĐ-UBND", "left"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "right"),
        ("Hòa Lạc Đông, ngày 03 tháng 02 năm 2026", "right"),
        ("QUYẾT ĐỊNH", "full"),
        ("Điều 1. Giao Phòng Kinh tế theo dõi việc thực hiện Quyết định này.", "full"),
        ("Nơi nhận:", "left"),
        ("- Như Điều 1;", "left"),
        ("- Lưu: VT.", "left"),
        ("TM. ỦY BAN NHÂN DÂN", "right"),
        ("CHỦ TỊCH", "right"),
    ]


def test_a_table_cut_in_two_is_one_and_its_head_is_told_once(tmp_path: Path) -> None:
    head = row("STT", "Nhiệm vụ", "Thời hạn")
    first = table(head, row("1", "Rà soát", "20/6"))
    second = table(head, row("2", "Báo cáo", "25/6"))
    third = table(row("3", "Họp", "30/6"))
    document = read_docx(
        word_file(tmp_path, first + p("") + second + p("") + third + p("Hết") + table(head, row("1", "x", "y")))
    )
    found = {document.words(block): block.cell for block in document.blocks if block.cell and block.cell.table == 0}
    assert found["Báo cáo"] == Cell(0, 2, 1)
    assert found["Họp"] == Cell(0, 3, 1)
    assert words(document).count("Nhiệm vụ") == 2
    assert document.blocks[-1].cell == Cell(1, 1, 2)


def test_a_letterhead_in_the_page_header_is_the_documents_head(tmp_path: Path) -> None:
    header = table(row("UBND XÃ HÒA LẠC ĐÔNG", cell(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))), lines=False)
    body = p("THÔNG BÁO") + '<w:sectPr><w:headerReference r:id="r_header"/></w:sectPr>'
    document = read_docx(word_file(tmp_path, body, header=header))
    assert words(document) == ["UBND XÃ HÒA LẠC ĐÔNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "THÔNG BÁO"]
    assert [block.column for block in document.blocks] == [Column.LEFT, Column.RIGHT, Column.FULL]
