"""Names of provinces and communes: one spelling, one level; fictional and unknown ones stay as they are printed."""

from __future__ import annotations

import pytest

from nlp.units.places import find_places, level_of, spelling_of, spelt_level


def test_the_country_has_34_provinces_and_its_communes():
    assert len(find_places("An Giang", "tỉnh")) == 1
    assert level_of("An Giang") == "tỉnh"


@pytest.mark.parametrize(
    ("printed", "spelling"),
    [
        ("Qui Nhơn", "Quy Nhơn"),
        ("HÀ NỘI", "Hà Nội"),
        ("Khánh Hoà", "Khánh Hòa"),
        ("LAM DONG", "Lâm Đồng"),
        ("Bà Rịa Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Xã Không Có Thật", None),
        ("Hòa Lạc Đông", None),
    ],
)
def test_spelling_of_a_place(printed, spelling):
    assert spelling_of(printed) == spelling


def test_marks_are_not_guessed_where_two_places_share_their_letters():
    assert spelling_of("THANH HOA") is None


def test_a_merged_province_names_its_successor():
    (old,) = find_places("Bà Rịa - Vũng Tàu", "tỉnh")
    assert not old.is_current
    assert old.successors == ("thành phố Hồ Chí Minh",)
    assert level_of("Bà Rịa - Vũng Tàu") is None


@pytest.mark.parametrize(
    ("printed", "spelt"),
    [
        ("TP. Hòa Lạc", "thành phố Hòa Lạc"),
        ("TP.HÒA LẠC", "thành phố HÒA LẠC"),
        ("TX. An Sơn", "thị xã An Sơn"),
        ("Q.1", "quận 1"),
        ("P5", "phường 5"),
        ("Phong Lạc", "Phong Lạc"),
        ("Quảng Lạc", "Quảng Lạc"),
    ],
)
def test_level_in_full(printed, spelt):
    assert spelt_level(printed) == spelt
