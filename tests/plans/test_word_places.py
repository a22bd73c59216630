"""Words found again in another reading of their document."""

from __future__ import annotations

from datamodel.document import TextDocument
from plans.dataset.word_places import WordPlaces

TEXT = (
    "1. Phòng Kinh tế rà soát hồ sơ.\n\n2. Văn phòng lập danh sách các hộ chưa được cấp giấy chứng nhận quyền sử dụng "
    "đất và\n\nTrang 2\n\nđề xuất biện pháp giải quyết dứt điểm, hoàn thành trước ngày 30/6/2026.\n\n"
    "3. Phòng Kinh tế rà soát hồ sơ."
)
PLACES = WordPlaces(TextDocument("a.pdf", "pdf", TEXT, ()))


def found(words: str, near: float = 0) -> str | None:
    place = PLACES.find(words, near)
    return place and TEXT[slice(*place)]


def test_blanks_and_case_do_not_count() -> None:
    assert found("văn  phòng lập\ndanh sách") == "Văn phòng lập danh sách"


def test_of_equal_words_the_nearest_is_meant() -> None:
    words = "Phòng Kinh tế rà soát hồ sơ."
    assert PLACES.find(words, 0) == (3, 3 + len(words))
    assert PLACES.find(words, len(TEXT)) == (len(TEXT) - len(words), len(TEXT))


def test_a_passage_with_the_foot_of_a_page_in_it_is_known_by_its_ends() -> None:
    words = (
        "Văn phòng lập danh sách các hộ chưa được cấp giấy chứng nhận quyền sử dụng đất và đề xuất biện pháp "
        "giải quyết dứt điểm, hoàn thành trước ngày 30/6/2026."
    )
    passage = found(words)
    assert passage is not None
    assert passage.startswith("Văn phòng lập")
    assert passage.endswith("30/6/2026.")


def test_other_words_are_not_found() -> None:
    assert found("Trạm Y tế tổ chức tiêm chủng") is None
    assert found("") is None
    assert found("Văn phòng lập danh sách các hộ chưa được cấp giấy chứng nhận " + "và làm việc khác hẳn " * 8) is None
