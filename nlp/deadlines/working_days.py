"""Counts days, working days (ngày làm việc) and months from a date, as the Civil Code counts them."""

from __future__ import annotations

import calendar
import datetime as dt
from functools import cache

import holidays

from nlp.rulebook.rules import load_rules


def is_working_day(day: dt.date) -> bool:
    """Whether offices work: by the published calendar (rules/holidays.yml), else by the `holidays` library."""
    published = _published().get(day)
    return bool(_library().is_working_day(day)) if published is None else published


def add_working_days(first: dt.date, count: int) -> dt.date:
    """The `count`-th working day after `first`; the first day itself is not counted (BLDS 2015, Điều 147)."""
    day = first
    while count > 0:
        day += dt.timedelta(days=1)
        count -= is_working_day(day)
    return day


def add_months(first: dt.date, count: int) -> dt.date:
    """The same day `count` months later, or the last day of that month (BLDS 2015, Điều 148)."""
    year, month = divmod(first.year * 12 + first.month - 1 + count, 12)
    return dt.date(year, month + 1, min(first.day, calendar.monthrange(year, month + 1)[1]))


@cache
def _published() -> dict[dt.date, bool]:
    """Days that the State has announced as worked or off."""
    return {
        dt.date.fromisoformat(day): bool(entry.gives["work"]) for entry in load_rules("holidays") for day in entry.words
    }


@cache
def _library() -> holidays.HolidayBase:
    return holidays.country_holidays("VN")
