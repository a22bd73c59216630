from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from datamodel.document import BlockKind, Cell, Column, TextDocument
from datamodel.issue import Severity
from extractors.plain.reader import read_plain


def read(folder: Path, text: str, encoding: str = "utf-8") -> TextDocument:
    path = folder / "van-ban.txt"
    path.write_bytes(text.encode(encoding))
    return read_plain(path)


def words(document: TextDocument) -> list[str]:
    return [document.words(block) for block in document.blocks]


NOTE = (
    "Kế hoạch số 21/KH-UBND ngày 15/4/2025 về trồng cây phân tán; Thông báo số 33/TB-UBND ngày 20/4/2025 về lịch kiểm "
    "tra công trình thủy lợi nội đồng; Quyết định số 52/QĐ-UBND ngày 05/5/2025 về kiện toàn tổ bảo vệ rừng thôn bản;"
)
PARAGRAPHS = (
    "1. Công tác thủy lợi",
    "Trong quý I, các thôn đã nạo vét kênh mương theo văn bản giao việc từ đầu năm 2025. Tổ quản lý nước phối hợp "
    "với Hợp tác xã An Sơn Thượng bố trí lịch tưới luân phiên, ưu tiên những chân ruộng cao thường thiếu nước.",
    "- Phòng Kinh tế lập danh sách công trình hư hỏng theo Quyết định số 52/QĐ-UBND và trình lãnh đạo xã xem xét trước "
    "khi bước vào vụ hè thu, bảo đảm không để xảy ra tình trạng tranh chấp nguồn nước giữa các hộ dân.",
    "2. Công tác trồng rừng",
)


def test_wrapped_lines_become_paragraphs_and_the_note_is_told_apart(tmp_path: Path) -> None:
    marked = [part.replace("đầu năm 2025.", "đầu năm 20251.") for part in PARAGRAPHS]
    body = [line for part in marked for line in textwrap.wrap(part, 80, break_on_hyphens=False)]
    note = [" " * 50, *textwrap.wrap("1 " + NOTE, 118)]
    document = read(tmp_path, "\n\n".join([*body[:3], *note]) + "  \n " + "\n\n".join(body[3:]))
    assert words(document) == [*PARAGRAPHS, NOTE]
    block = document.blocks[-1]
    assert (block.kind, block.mark) == (BlockKind.FOOTNOTE, "1")
    assert document.text[: block.anchor].endswith("từ đầu năm 2025")


def test_a_sentence_cut_by_a_page_break_is_joined(tmp_path: Path) -> None:
    text = (
        "Triển khai các giải pháp khắc phục tồn tại, hạn chế; Triển khai\n\n"
        "thực hiện nhiệm vụ năm 2026.\n\n1. Giao Phòng Kinh tế:\n\n- Chủ trì rà soát"
    )
    assert words(read(tmp_path, text)) == [
        "Triển khai các giải pháp khắc phục tồn tại, hạn chế; Triển khai thực hiện nhiệm vụ năm 2026.",
        "1. Giao Phòng Kinh tế:",
        "- Chủ trì rà soát",
    ]


def test_marks_of_markdown_are_taken_off_and_kept_as_look(tmp_path: Path) -> None:
    text = (
        "## **KẾ HOẠCH**\n\n**TM. ỦY BAN NHÂN DÂN  \nCHỦ TỊCH**\n\n***Nơi nhận:***\n\n"
        "- + Thời gian: **trước ngày 20/6/2026**;\n\n1\\. Tổ chức &amp; thực hiện <https://xa.example.vn/bieu-mau>"
    )
    document = read(tmp_path, text)
    assert words(document) == [
        "KẾ HOẠCH",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Nơi nhận:",
        "+ Thời gian: trước ngày 20/6/2026;",
        "1. Tổ chức & thực hiện https://xa.example.vn/bieu-mau",
    ]
    assert [block.bold for block in document.blocks] == [True, True, True, True, False, False]
    assert (document.blocks[0].heading_level, document.blocks[3].italic) == (2, True)


def test_rows_cut_by_a_page_break_are_healed(tmp_path: Path) -> None:
    text = (
        "STT\tTiêu chí\tĐiểm\tBiện pháp\n<b>1</b>\t<b>Thể chế</b>\t<b>10</b>\t\n1.1\tRà soát\t2\tGiao Văn phòng\n\n"
        "\t\t\ttheo dõi.\n---\t---\t---\t---\n"
        "STT\tTiêu chí\tĐiểm\tBiện pháp\n1.2\tBáo cáo\t1\tGiao Phòng Kinh tế.\n\nHết."
    )
    document = read(tmp_path, text)
    found = {document.words(block): block for block in document.blocks}
    assert found["Giao Văn phòng theo dõi."].cell == Cell(0, 2, 3)
    assert found["Giao Phòng Kinh tế."].cell == Cell(0, 3, 3)
    assert found["Thể chế"].bold
    assert found["Hết."].kind is BlockKind.PARAGRAPH
    assert [document.words(b) for b in document.blocks].count("STT") == 1


def test_a_number_that_holds_for_two_rows_spans_them(tmp_path: Path) -> None:
    text = "| STT | Việc | Hạn |\n|---|---|---|\n| 1 | Rà soát hồ sơ. | 20/6 |\n"
    text += "| | Báo cáo kết quả. | 25/6 |\n| 2 | Họp. | 30/6 |"
    document = read(tmp_path, text)
    found = {document.words(block): block.cell for block in document.blocks}
    assert found["1"] == Cell(0, 1, 0, 2)
    assert found["Báo cáo kết quả."] == Cell(0, 2, 1)


def test_columns_set_with_blanks_are_read_one_after_the_other(tmp_path: Path) -> None:
    text = (
        "   ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        " PHƯỜNG TÂN BÌNH HẠ                Độc lập - Tự do - Hạnh phúc\n\n"
        "   Số: 07/TB-UBND               Tân Bình Hạ, ngày 02 tháng 4 năm 2026\n\n"
        "                            THÔNG BÁO\n\nNội dung.\n\n"
        "Nơi nhận:                       TM. ỦY BAN NHÂN DÂN\n"
        "- Như trên;                            CHỦ TỊCH\n- Lưu: VT."
    )
    document = read(tmp_path, text)
    assert [(document.words(b), b.column) for b in document.blocks if b.column is not Column.FULL] == [
        ("ỦY BAN NHÂN DÂN", Column.LEFT),
        ("PHƯỜNG TÂN BÌNH HẠ", Column.LEFT),
        ("Số: 07/TB-UBND", Column.LEFT),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Column.RIGHT),
        ("Độc lập - Tự do - Hạnh phúc", Column.RIGHT),
        ("Tân Bình Hạ, ngày 02 tháng 4 năm 2026", Column.RIGHT),
        ("Nơi nhận:", Column.LEFT),
        ("- Như trên;", Column.LEFT),
        ("- Lưu: VT.", Column.LEFT),
        ("TM. ỦY BAN NHÂN DÂN", Column.RIGHT),
        ("CHỦ TỊCH", Column.RIGHT),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258"])
def test_encodings_are_found(tmp_path: Path, encoding: str) -> None:
    # The old Windows page writes tone marks as letters of their own.
    text = "Kê\u0301 hoa\u0323ch cu\u0309a xa\u0303" if encoding == "cp1258" else "Kế hoạch của xã"
    assert words(read(tmp_path, text, encoding)) == ["Kế hoạch của xã"]


def test_page_numbers_are_no_words_and_form_feeds_turn_the_page(tmp_path: Path) -> None:
    document = read(tmp_path, "Một câu bị ngắt ở\n\n2\n\fgiữa trang.\n\nHết.")
    assert words(document) == ["Một câu bị ngắt ở giữa trang.", "Hết.", "2"]
    assert [block.page for block in document.blocks] == [1, 2, 1]
    assert document.pages == 2


def test_a_label_on_its_own_line_goes_to_its_words(tmp_path: Path) -> None:
    assert words(read(tmp_path, "1.\n\nCông tác kiểm tra\n\n-\n\nRà soát")) == ["1. Công tác kiểm tra", "- Rà soát"]


def test_html_tables_are_tables(tmp_path: Path) -> None:
    text = (
        "<table><thead><tr><th>STT</th><th>Nhiệm vụ</th><th>Đơn vị</th></tr></thead>\n"
        "<tr><td colspan=3>Phần A</td></tr>"
        "<tr><td>1</td><td>Rà soát<br/>hồ sơ</td><td>Văn phòng</td></tr></table>\n\nHết."
    )
    document = read(tmp_path, text)
    found = {document.words(block): block.cell for block in document.blocks}
    assert found["Rà soát\nhồ sơ"] == Cell(0, 2, 1)
    assert found["Phần A"] == Cell(0, 1, 0, 1, 3)
    assert found["Hết."] is None


def test_notes_of_markdown_know_their_marks(tmp_path: Path) -> None:
    document = read(
        tmp_path, "Theo kế hoạch[^1] và quyết định[^2] của xã.\n\n[^1]: Số 12/KH-UBND.\n[^2]: Số 30/QĐ-UBND."
    )
    assert words(document) == ["Theo kế hoạch và quyết định của xã.", "Số 12/KH-UBND.", "Số 30/QĐ-UBND."]
    anchors = [document.text[: block.anchor] for block in document.blocks[1:]]
    assert anchors == ["Theo kế hoạch", "Theo kế hoạch và quyết định"]


def test_stars_that_are_no_emphasis_stay(tmp_path: Path) -> None:
    text = "* Công tác tuyên truyền\n\nDiện tích 2 * 3 km; mức hỗ trợ(*) theo quy định.\n\n(*) Ghi chú: đã làm tròn."
    assert words(read(tmp_path, text)) == text.split("\n\n")


def test_room_for_a_number_or_a_day_parts_no_columns(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "ỦY BAN NHÂN DÂN                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "XÃ AN SƠN THƯỢNG                       Độc lập - Tự do - Hạnh phúc\n"
        "Số:        /KH-UBND               An Sơn Thượng, ngày      tháng 3 năm 2026\n\n"
        "                          KẾ HOẠCH\n",
    )
    words = [(document.words(b), b.column) for b in document.blocks]
    assert ("Số: /KH-UBND", Column.LEFT) in words
    assert ("An Sơn Thượng, ngày tháng 3 năm 2026", Column.RIGHT) in words


def test_an_appendix_below_the_signature_is_in_no_column(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "Nội dung thứ nhất.\n\n"
        "Nơi nhận:                              TM. ỦY BAN NHÂN DÂN\n"
        "- Các phòng, đơn vị;                        CHỦ TỊCH\n"
        "- Lưu: VT.\n"
        "                                         Trần Văn Mẫu\n"
        "PHỤ LỤC\n"
        "1. Rà soát hồ sơ\n",
    )
    columns = {document.words(b): b.column for b in document.blocks}
    assert columns["- Lưu: VT."] is Column.LEFT
    assert columns["Trần Văn Mẫu"] is Column.RIGHT
    assert columns["PHỤ LỤC"] is Column.FULL


@pytest.mark.parametrize("mark", ["<img src='bang.png' alt='Bảng phân công'>", "![Bảng phân công](bang.png)"])
def test_a_picture_is_no_text_but_is_told(tmp_path: Path, mark: str) -> None:
    document = read(tmp_path, f"1. Giao Phòng Kinh tế rà soát hồ sơ.\n\n{mark}\n\n2. Văn phòng báo cáo.")
    assert words(document) == ["1. Giao Phòng Kinh tế rà soát hồ sơ.", "2. Văn phòng báo cáo."]
    assert [(issue.code, issue.severity) for issue in document.issues] == [("picture_unread", Severity.NOTE)]
    assert mark in document.issues[0].message


def test_a_text_without_pictures_has_nothing_to_tell(tmp_path: Path) -> None:
    assert not read(tmp_path, "1. Giao Phòng Kinh tế rà soát [hồ sơ] (bản gốc)!").issues
