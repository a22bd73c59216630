"""On time or late: only from dates, as of a day (đúng hạn, quá hạn)."""

from __future__ import annotations

import datetime as dt

import pytest
from chain_rows import ALWAYS, MONTHLY, D, T, before, within

from plans.standing.timeliness import Due, Standing, days_overdue, due_of, timeliness

UNTIL_30 = [("đến ngày 30/6/2026", "date", "30/6/2026", True)]
EVENT = [("sau khi có hướng dẫn", "event", None, None)]
DONE = Standing(is_done=True)


def due(deadlines: list[tuple[str, str, str | None, bool | None]]) -> Due:
    records = D("x", "KH", "1", "UBND xã", "01/01/2026", None, tasks=[T("1", "Việc.", due=deadlines)]).records()
    return due_of(records.tasks[0], records.deadlines)


@pytest.mark.parametrize(
    ("deadlines", "as_of", "expected"),
    [
        (before("30/6/2026"), dt.date(2026, 6, 21), "on_time"),
        (before("30/6/2026"), dt.date(2026, 6, 22), "due_soon"),
        (before("30/6/2026"), dt.date(2026, 6, 29), "due_soon"),
        (before("30/6/2026"), dt.date(2026, 6, 30), "overdue"),
        (UNTIL_30, dt.date(2026, 6, 30), "due_soon"),
        (UNTIL_30, dt.date(2026, 7, 1), "overdue"),
        (within("trong quý II năm 2026", "30/6/2026"), dt.date(2026, 6, 30), "due_soon"),
        (within("trong quý II năm 2026", "30/6/2026"), dt.date(2026, 7, 1), "overdue"),
        (ALWAYS, dt.date(2030, 1, 1), "standing"),
        (MONTHLY, dt.date(2030, 1, 1), "recurring"),
        ([*MONTHLY, *ALWAYS], dt.date(2030, 1, 1), "recurring"),
        ([*MONTHLY, *before("30/6/2026")], dt.date(2026, 7, 1), "overdue"),
        (EVENT, dt.date(2030, 1, 1), "no_deadline"),
        ([], dt.date(2030, 1, 1), "no_deadline"),
    ],
)
def test_open_work(deadlines: list[tuple[str, str, str | None, bool | None]], as_of: dt.date, expected: str) -> None:
    assert timeliness(due(deadlines), Standing(), as_of) == expected


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (Standing(True, done_date=dt.date(2026, 6, 29)), "on_time"),
        (Standing(True, done_date=dt.date(2026, 6, 30)), "late"),
        (Standing(True, told_by=dt.date(2026, 6, 25)), "on_time"),
        (Standing(True, told_by=dt.date(2026, 12, 1)), "on_time"),
        (Standing(True, told_by=dt.date(2026, 12, 1), open_on=dt.date(2026, 7, 5)), "late"),
        (Standing(True, told_by=dt.date(2026, 12, 1), told_late=True), "late"),
    ],
)
def test_work_that_is_done(work: Standing, expected: str) -> None:
    assert timeliness(due(before("30/6/2026")), work, dt.date(2026, 12, 31)) == expected


def test_days_overdue_count_from_the_last_day_in_time() -> None:
    one = due(before("30/6/2026"))
    assert days_overdue(one, "overdue", dt.date(2026, 6, 30)) == 1
    assert days_overdue(one, "late", dt.date(2026, 6, 30)) is None


def test_a_granted_day_takes_the_place_of_the_printed_one() -> None:
    records = D(
        "x", "KH", "1", "UBND xã", "01/01/2026", None, tasks=[T("1", "Việc.", due=before("30/6/2026"))]
    ).records()
    moved = due_of(records.tasks[0], records.deadlines, dt.date(2026, 9, 30))
    assert timeliness(moved, Standing(), dt.date(2026, 9, 30)) == "due_soon"
