"""Working days by the published calendar, and by the library where none is published."""

from __future__ import annotations

import datetime as dt

import pytest

from nlp.deadlines.working_days import add_working_days, is_working_day


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2025-05-02", False),  # swapped
        ("2025-04-26", True),  # the Saturday worked for it
        ("2025-04-19", False),
        ("2025-01-27", False),  # Tết
        ("2025-02-03", True),
        ("2026-01-02", False),
        ("2026-01-10", True),
        ("2026-02-20", False),
        ("2026-08-31", False),
        ("2026-08-22", True),
        ("2026-09-03", True),
        ("2031-01-01", False),  # no calendar yet: the library's
        ("2031-01-02", True),
    ],
)
def test_working_day(day, works):
    assert is_working_day(dt.date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("first", "count", "last"),
    [
        ("2026-08-20", 3, "2026-08-24"),  # 21, the worked Saturday 22, 24
        ("2026-08-28", 1, "2026-09-03"),
        ("2026-02-13", 2, "2026-02-24"),
    ],
)
def test_nth_working_day(first, count, last):
    assert add_working_days(dt.date.fromisoformat(first), count) == dt.date.fromisoformat(last)
