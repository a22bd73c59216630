"""Months and quarters that are told one by one."""

from __future__ import annotations

import datetime as dt

import pytest

from nlp.deadlines.finder import TimeContext, find_deadlines

CONTEXT = TimeContext(dt.date(2026, 2, 2))


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("Tháng 4 và tháng 10", [("Tháng 4", dt.date(2026, 4, 30)), ("tháng 10", dt.date(2026, 10, 31))]),
        ("Quý II, quý IV", [("Quý II", dt.date(2026, 6, 30)), ("quý IV", dt.date(2026, 12, 31))]),
        ("Quý I, II năm 2026", [("Quý I, II năm 2026", dt.date(2026, 6, 30))]),
        ("Tháng 6-9/2026", [("Tháng 6-9/2026", dt.date(2026, 9, 30))]),
        ("Từ tháng 3 đến tháng 9/2026", [("Từ tháng 3 đến tháng 9/2026", dt.date(2026, 9, 30))]),
    ],
)
def test_a_list_with_gaps_is_as_many_times(cell, days):
    found = find_deadlines(cell, CONTEXT, is_deadline_line=True)
    assert [(one.value.text, one.value.due_date) for one in found] == days
