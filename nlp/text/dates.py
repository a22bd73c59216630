"""Finds dates (ngày tháng) as far as the document gives them; no day, month or year is ever made up."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from datamodel.official import PartialDate
from datamodel.span import Found, Span
from nlp.rulebook.rules import matches
from nlp.text.matching import matching_text

_LEAP_YEAR = 2024


def find_dates(text: str) -> tuple[Found[PartialDate], ...]:
    """Every date in `text`, in order; impossible ones (31/6, 13/13) are left out."""
    return tuple(Found(date, span, rule_id) for span, rule_id, date in _read(text) if date is not None)


def impossible_dates(text: str) -> tuple[Found[str], ...]:
    """What is printed like a date and is none (31/6, 13/13), as printed."""
    return tuple(Found(span.slice(text), span, rule_id) for span, rule_id, date in _read(text) if date is None)


def _read(text: str) -> Iterator[tuple[Span, str, PartialDate | None]]:
    seen = matching_text(text)
    hits = [(match.start(), -match.end(), f"dates.{entry.id}", match) for entry, match in matches("dates", seen)]
    end = 0
    for start, _, rule_id, match in sorted(hits, key=lambda hit: hit[:3]):
        if start >= end:
            # An impossible date is passed over whole: no part of it is read as another date.
            end = match.end()
            yield Span(start, end), rule_id, _partial(match)


def parse_issue_date(text: str) -> PartialDate | None:
    """The date of a place-date line ("Hòa Lạc Đông, ngày  tháng 10 năm 2025" has month precision)."""
    return next((found.value for found in find_dates(text) if found.value.year is not None), None)


def date_of(year: int | None, month: int, day: int) -> dt.date | None:
    """The day, None where there is no such day or the year is unknown."""
    if year is None or not is_day(year, month, day):
        return None
    return dt.date(year, month, day)


def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has this day; without a year 29/2 is possible."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year or _LEAP_YEAR, month)[1]


def last_of_month(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _partial(match: re.Match[str]) -> PartialDate | None:
    printed = match.groupdict()
    year, month, day = (int(printed[part]) if printed.get(part) else None for part in ("year", "month", "day"))
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and (month is None or not is_day(year, month, day)):
        return None
    return PartialDate(year, month, day)
