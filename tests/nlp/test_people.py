"""Persons by title and family name."""

from __future__ import annotations

import pytest

from nlp.units.people import find_people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kết luận của đồng chí Trần Văn Bình, Phó Chủ tịch UBND xã", ["Trần Văn Bình"]),
        ("Đ/c Lê Thị Hạnh - Trưởng phòng Kinh tế", ["Lê Thị Hạnh"]),
        ("Nguyễn Hữu Phước – Công chức Văn phòng", ["Nguyễn Hữu Phước"]),
        ("ông Đỗ Văn Mạnh và bà Hoàng Thị Én", ["Đỗ Văn Mạnh", "Hoàng Thị Én"]),
        ("Phạm Xuân Trường", ["Phạm Xuân Trường"]),
        ("Đồng chí Phó Chủ tịch UBND xã chủ trì", []),
        ("đồng chí Trưởng Công an xã", []),
        ("UBND xã Mai Sơn Thượng báo cáo", []),
        ("Văn phòng HĐND và UBND xã", []),
        ("Đoàn Thanh niên Cộng sản, Hội Nông dân", []),
    ],
)
def test_people(text, names):
    assert [person.value for person in find_people(text)] == names


def test_place_includes_the_title():
    text = "Giao đồng chí Trần Văn Bình tham mưu"
    (person,) = find_people(text)
    assert person.span is not None
    assert person.span.slice(text) == "đồng chí Trần Văn Bình"


@pytest.mark.parametrize(
    "text",
    ["Hồ Chí Minh, Hà Nội, Cao Bằng", "các xã: Châu Thành A, Hà Lâm Đông", "gửi các tỉnh Cao Bằng, Hà Lâm Đông"],
)
def test_places_are_no_persons(text):
    assert find_people(text) == ()
