import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datamodel.official import PartialDate
from nlp.deadlines.finder import TimeContext, find_deadlines
from nlp.text.dates import find_dates, parse_issue_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("An Sơn Thượng, ngày  tháng 10 năm 2025", PartialDate(2025, 10)),
        ("Hòa Lạc Đông, ngày ..... tháng 01 năm 2026", PartialDate(2026, 1)),
        ("ngày ... tháng ... năm 2025", PartialDate(2025)),
        ("ngày …../01/2025", PartialDate(2025, 1)),
        ("ngày 05  tháng 7 năm 2025", PartialDate(2025, 7, 5)),
        ("ngày 23/01/2026", PartialDate(2026, 1, 23)),
        ("ngày 05 tháng     năm 2026", PartialDate(2026)),
        ("ngày 31/6/2025", None),
        ("ngày 13/13/2025", None),
        ("ngày 29/02/2025", None),
        ("số 30/2020/NĐ-CP", None),
    ],
)
def test_reads_the_place_date_line(text: str, date: PartialDate | None) -> None:
    assert parse_issue_date(text) == date


def test_no_part_of_an_impossible_date_is_another_date() -> None:
    assert find_dates("31/6/2025 và 45/10/2025") == ()


_BLANK = st.sampled_from(["", " ", "   ", "...", "…", "……", "____"])


@given(
    _BLANK, st.integers(1, 12), st.integers(2000, 2040), st.sampled_from(["ngày {} tháng {} năm {}", "ngày {}/{}/{}"])
)
def test_a_blank_day_is_never_made_up(blank: str, month: int, year: int, form: str) -> None:
    text = form.format(blank, month, year)
    assert all(found.value.day is None for found in find_dates(text))
    read = find_deadlines("Hoàn thành trước " + text, TimeContext(dt.date(2026, 5, 8)))
    assert all(f.value.due_date is None and f.value.start_date is None for f in read if f.value.kind == "date")


@given(st.integers(0, 99), st.integers(0, 99), st.integers(1900, 2099))
def test_only_days_of_the_calendar_are_found(day: int, month: int, year: int) -> None:
    try:
        expected = [PartialDate(*reversed((day, month, dt.date(year, month, day).year)))]
    except ValueError:
        expected = []
    assert [f.value for f in find_dates(f"ngày {day}/{month}/{year}") if f.value.day] == expected
