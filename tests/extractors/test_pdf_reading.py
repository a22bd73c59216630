from __future__ import annotations

from pathlib import Path

import pytest

from datamodel.document import Block, BlockKind, Column, TextDocument
from extractors.errors import UnreadableFile
from extractors.pdf.reader import read_pdf

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def plan() -> TextDocument:
    return read_pdf(DATA / "ke_hoach.pdf")


@pytest.fixture(scope="module")
def table() -> TextDocument:
    return read_pdf(DATA / "bang_nhiem_vu.pdf")


def texts(document: TextDocument, column: Column) -> list[str]:
    return [document.words(b) for b in document.blocks if b.column is column and b.kind is BlockKind.PARAGRAPH]


def rows(document: TextDocument) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for block in document.blocks:
        if block.cell is not None:
            found.setdefault(block.cell.row, []).append(document.words(block))
    return [found[row] for row in sorted(found)]


def block_with(document: TextDocument, words: str) -> Block:
    return next(b for b in document.blocks if words in document.words(b))


def test_letterhead_and_end_block_are_told_apart_by_column(plan: TextDocument) -> None:
    assert texts(plan, Column.LEFT) == [
        "ỦY BAN NHÂN DÂN",
        "XÃ HÒA LẠC ĐÔNG",
        "Số: 27/KH-UBND",
        "Nơi nhận:",
        "- Như mục II;",
        "- Thường trực HĐND xã;",
        "- Lưu: VT, VHXH.",
    ]
    assert texts(plan, Column.RIGHT) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hòa Lạc Đông, ngày 12 tháng 3 năm 2026",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Lê Văn Mẫu",
    ]


def test_a_title_over_two_lines_is_one_block(plan: TextDocument) -> None:
    subject = block_with(plan, "Khắc phục tồn tại")
    assert plan.words(subject).endswith("trên địa bàn xã Hòa Lạc Đông")
    assert subject.centered
    assert subject.bold


def test_a_hanging_bullet_is_one_block_without_its_line_ends(plan: TextDocument) -> None:
    bullet = block_with(plan, "Rà soát, công khai")
    assert plan.words(bullet) == (
        "- Rà soát, công khai đầy đủ thủ tục hành chính thuộc thẩm quyền giải quyết trên Cổng thông tin điện tử "
        "của xã, hoàn thành trước ngày 15/4/2026;"
    )


def test_a_page_number_is_kept_apart(plan: TextDocument) -> None:
    assert [plan.words(b) for b in plan.blocks if b.kind is BlockKind.RUNNING] == ["2"]
    assert plan.blocks[-1].kind is BlockKind.RUNNING


def test_places_and_pages_hold(plan: TextDocument) -> None:
    assert (plan.pages, plan.pages_read, plan.issues) == (2, 2, ())
    assert plan.text == "\n\n".join(plan.words(b) for b in plan.blocks)
    signer = block_with(plan, "Lê Văn Mẫu")
    assert signer.page == 2
    assert signer.box is not None
    assert signer.box.x0 > 300


def test_a_table_over_three_pages_is_one_with_its_header_once(table: TextDocument) -> None:
    found = rows(table)
    assert [row[0] for row in found] == ["STT", "I", "1", "2", "3", "4"]
    assert {b.cell.table for b in table.blocks if b.cell} == {0}


def test_a_row_cut_by_the_page_break_is_healed(table: TextDocument) -> None:
    cut = rows(table)[4]
    assert cut[1].startswith("Tổ chức đối thoại giữa lãnh đạo")
    assert cut[1].endswith("của Chủ tịch Ủy ban nhân dân xã tại hội nghị")
    assert cut[2:] == ["Phòng Kinh tế phối hợp với Phòng Văn hóa - Xã hội", "Tháng 6 và tháng 11 năm 2026"]


def test_bullets_in_a_cell_stay_lines(table: TextDocument) -> None:
    assert rows(table)[3][1].split("\n") == [
        "- Ban hành kế hoạch kiểm tra;",
        "- Tổ chức kiểm tra ít nhất 30% số đơn vị trực thuộc và báo cáo kết quả.",
    ]


def test_a_merged_cell_is_told_once_with_its_span(table: TextDocument) -> None:
    group = block_with(table, "Cải cách thủ tục hành chính")
    assert group.cell is not None
    assert (group.cell.col, group.cell.col_span) == (1, 3)


def test_footnotes_leave_the_sentence_and_know_their_place() -> None:
    document = read_pdf(DATA / "chu_thich.pdf")
    notes = [b for b in document.blocks if b.kind is BlockKind.FOOTNOTE]
    assert [note.mark for note in notes] == ["1", "2"]
    assert document.words(notes[1]) == "Quyết định số 91/QĐ-UBND ngày 10/3/2025."
    before = [document.text[: note.anchor] for note in notes]
    assert before[0].endswith("cải cách hành chính năm 2025")
    assert before[1].endswith("theo quy định")
    assert "năm 2025. Các đơn vị" in document.text


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"Hello, this is no PDF", "not_pdf"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 8, "damaged"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "tep.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(path)
    assert caught.value.code == code


def test_more_pages_than_allowed_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.pdf.reader.layout_of", pytest.fail)
    with pytest.raises(UnreadableFile, match="vượt giới hạn 1 trang") as refused:
        read_pdf(DATA / "ke_hoach.pdf", most_pages=1)
    assert refused.value.code == "too_large"
