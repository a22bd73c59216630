"""A secret paper is known by the mark of its letterhead or a stamp, never by words about secrets."""

from __future__ import annotations

import pytest
from written_documents import document_of

from datamodel.document import Block, BlockKind, TextDocument
from nlp.header.secrecy import find_secrecy

HEAD = "ỦY BAN NHÂN DÂN\nXÃ AN SƠN THƯỢNG\n{mark}\nSố: 3/KH-UBND\nAn Sơn Thượng, ngày 05/01/2026\nKẾ HOẠCH\nDiễn tập\n"


@pytest.mark.parametrize(
    ("mark", "value"),
    [
        ("MẬT", "MẬT"),
        ("TỐI MẬT", "TỐI MẬT"),
        ("(TUYỆT MẬT)", "TUYỆT MẬT"),
        ("ĐỘ MẬT: TỐI MẬT", "TỐI MẬT"),
        ("Độ mật: Mật", "MẬT"),
        ("Độ mật: Không", None),
        ("Độ mật: Tối mật; độ khẩn: Hỏa tốc", "TỐI MẬT"),
        ("Mật", "MẬT"),
        ("[MẬT]", "MẬT"),
        ("*** TỐI MẬT ***", "TỐI MẬT"),
        ("T.U.Y.Ệ.T M.Ậ.T", "TUYỆT MẬT"),
        ("MẬТ", "MẬT"),  # with a letter of another alphabet
        ("Bản số: 01 - MẬT", "MẬT"),
        ("MẬT\nTỐI MẬT", "TỐI MẬT"),
        ("KHẨN", None),
        ("Mật độ dân cư", None),
    ],
)
def test_a_mark_in_the_letterhead(mark: str, value: str | None) -> None:
    found = find_secrecy(document_of(HEAD.format(mark=mark) + "I. MỤC ĐÍCH\n1. Giữ bí mật nội dung diễn tập."))
    assert (found.value if found else None) == value


def test_a_mark_above_everything() -> None:
    found = find_secrecy(document_of("MẬT\n" + HEAD.format(mark="HỎA TỐC") + "I. MỤC ĐÍCH"))
    assert found and found.value == "MẬT"


@pytest.mark.parametrize(
    "text",
    [
        "1. Rà soát việc soạn thảo, phát hành văn bản mật; bảo mật thông tin cá nhân.",
        "1. Phân loại\nTỐI MẬT\nlà các tài liệu về quốc phòng.",
        "| STT | TUYỆT MẬT | TỐI MẬT | MẬT |\n| 1 | 0 | 2 | 5 |",
    ],
)
def test_words_about_secrets_are_no_mark(text: str) -> None:
    assert find_secrecy(document_of(HEAD.format(mark="KHẨN") + text)) is None


def test_a_stamp_on_any_page_is_a_mark() -> None:
    text = "Nội dung văn bản\n\nMẬT"
    blocks = (Block(0, 16), Block(18, 21, page=2, kind=BlockKind.STAMP))
    found = find_secrecy(TextDocument("thu.pdf", "pdf", text, blocks))
    assert found and found.value == "MẬT"


@pytest.mark.parametrize(
    "text",
    [
        "1. Rà soát hồ sơ.\n\nTỐI MẬT\n\n2. Giao Văn phòng báo cáo.",
        "1. Rà soát hồ sơ.\n\nNơi nhận:\n- Như trên;\n\nCHỦ TỊCH\n\nMẬT",
        "Căn cứ Luật An ninh;\n\nTUYỆT MẬT\n\nPHỤ LỤC\nDanh mục kèm theo",
    ],
)
def test_a_mark_by_itself_anywhere(text: str) -> None:
    assert find_secrecy(document_of(HEAD.format(mark="KHẨN") + text))


@pytest.mark.parametrize(
    "text",
    [
        "1. Mẫu con dấu:\nMẬT\n2. Giao Văn phòng khắc dấu.",
        "1. Mẫu dấu\nTUYỆT MẬT\nTỐI MẬT\nMẬT\n2. Giao Văn phòng khắc dấu.",
        "PHỤ LỤC\nDanh mục bí mật nhà nước độ\nTỐI MẬT\n1. Kế hoạch",
        "| STT | Tài liệu | Độ mật |\n| 1 | Kế hoạch | MẬT |\n| 2 | Báo cáo | MẬT |",
    ],
)
def test_a_line_that_tells_of_marks_is_none(text: str) -> None:
    assert find_secrecy(document_of(HEAD.format(mark="KHẨN") + text)) is None
