"""Works out the days that printed times mean (mốc thời gian): day, month, quarter, year, from the document's date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from datamodel.official import PartialDate
from nlp.deadlines.working_days import add_months, add_working_days
from nlp.rulebook.rules import rule
from nlp.text.dates import date_of, find_dates, is_day, last_of_month
from nlp.text.matching import matching_text

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_PART_DAY = {"đầu": 1, "giữa": 15, "thượng tuần": 10, "trung tuần": 20, "nửa đầu": 15}
_PART_OF_YEAR = {"đầu": (1, 1), "giữa": (6, 30), "cuối": (12, 31)}

Groups = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What a document says about its own time; without any of it a date without a year stays unknown."""

    issued: dt.date | None = None
    issued_partial: PartialDate | None = None
    received: dt.date | None = None
    effective: dt.date | None = None
    """The day from which the document says that it holds."""

    @property
    def first_day(self) -> dt.date | None:
        """The earliest day the document can be of."""
        partial = self.issued_partial.first_day if self.issued_partial else None
        return self.issued or partial or self.received


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last day, as far as they are known."""

    start: dt.date | None = None
    due: dt.date | None = None


def bounds_of(of: str, groups: Groups, context: TimeContext, is_before: bool = False) -> Bounds | None:
    """What the groups of a match mean by the rule's `of`; None where they name no possible day."""
    reader = {
        "day": _day,
        "month": _month,
        "month_part": _month_part,
        "quarter": _quarter,
        "year": _year,
        "year_part": _year_part,
        "months": _months,
        "half": _half,
        "span": _span,
    }[of]
    bounds = reader(groups, context)
    if bounds is not None and is_before and bounds.start is not None:
        return Bounds(None, bounds.start - dt.timedelta(days=1))
    return bounds


def is_possible(recurrence: str) -> bool:
    """Whether the calendar has the days that a rule names: no month has a 32nd, no February a 30th."""
    parts = dict(part.split("=") for part in recurrence.split(";"))
    days, months = (parts.get(name, "").split(",") for name in ("BYMONTHDAY", "BYMONTH"))
    return all(is_day(None, int(month or 1), int(day)) for month in months for day in days if day and int(day) != -1)


def _number(groups: Groups, name: str) -> int | None:
    printed = groups.get(name)
    if printed is None:
        return None
    return _ROMAN.get(printed.casefold()) or int(printed)


def _year_of(groups: Groups, context: TimeContext, last_month: int, last_day: int) -> int | None:
    """The printed year, or the document's, or the next one where that day is already past."""
    year = _number(groups, "year")
    base = context.first_day
    if year is not None or base is None:
        return year
    return base.year if (last_month, last_day) >= (base.month, base.day) else base.year + 1


def _day(groups: Groups, context: TimeContext) -> Bounds | None:
    month, day = _number(groups, "month") or 0, _number(groups, "day") or 0
    year = _year_of(groups, context, month, day)
    due = date_of(year, month, day)
    if due is None and (year is not None or date_of(2024, month, day) is None):
        return None
    start_day = _number(groups, "start_day")
    start_month = _number(groups, "start_month") or month
    start_year = _number(groups, "start_year") or (due.year if due else None)
    start = date_of(start_year, start_month, start_day) if start_day else None
    return Bounds(start if start and due and start <= due else None, due)


def _months_between(groups: Groups, context: TimeContext, first: int, last: int) -> Bounds | None:
    if not 1 <= first <= last <= 12:
        return None
    year = _year_of(groups, context, last, 31)
    if year is None:
        return Bounds()
    return Bounds(dt.date(year, first, 1), last_of_month(year, last))


def _month(groups: Groups, context: TimeContext) -> Bounds | None:
    month = _number(groups, "month") or 0
    return _months_between(groups, context, _number(groups, "start_month") or month, month)


def _month_part(groups: Groups, context: TimeContext) -> Bounds | None:
    """Đầu, giữa, cuối tháng: the 1st, the 15th, the last day (BLDS 2015, Điều 146); "10 ngày đầu": the 10th."""
    whole = _month(groups, context)
    part = re.sub(r"\s+", " ", groups["part"] or "").casefold()
    day = _number(groups, "days") if part == "đầu" and groups.get("days") else _PART_DAY.get(part)
    if whole and whole.due and day and not 1 <= day <= whole.due.day:
        return None
    return Bounds(None, whole.due.replace(day=day)) if whole and whole.due and day else whole


def _quarter(groups: Groups, context: TimeContext) -> Bounds | None:
    last = _number(groups, "quarter") or 0
    first = _number(groups, "start_quarter") or last
    return _months_between(groups, context, first * 3 - 2, last * 3)


def _year(groups: Groups, context: TimeContext) -> Bounds | None:
    base = context.first_day
    year = _number(groups, "year") or _number(groups, "number_year") or (base.year if base else None)
    if year is None:
        return Bounds()
    return Bounds(dt.date(_number(groups, "start_year") or year, 1, 1), dt.date(year, 12, 31))


def _year_part(groups: Groups, context: TimeContext) -> Bounds | None:
    """Đầu, giữa, cuối năm: 1/1, 30/6, 31/12 (BLDS 2015, Điều 146)."""
    month, day = _PART_OF_YEAR[(groups["part"] or "").casefold()]
    return Bounds(None, date_of(_year_of(groups, context, month, day), month, day))


def _months(groups: Groups, context: TimeContext) -> Bounds | None:
    count = _number(groups, "months") or 0
    if (groups["part"] or "").casefold() == "đầu":
        return _months_between(groups, context, 1, count)
    return _months_between(groups, context, 13 - count, 12)


def _half(groups: Groups, context: TimeContext) -> Bounds | None:
    return _months_between(groups, context, *((1, 6) if (groups["part"] or "").casefold() == "đầu" else (7, 12)))


def _span(groups: Groups, context: TimeContext) -> Bounds | None:
    """N days from the document's own date or from a named day; from any other there is no due date."""
    base = _counted_from(groups["anchor"] or "", context)
    if base is None:
        return Bounds()
    count, unit = _number(groups, "n") or 0, re.sub(r"\s+", " ", (groups["unit"] or "").casefold())
    if unit == "ngày làm việc":
        return Bounds(None, add_working_days(base, count))
    if unit == "tháng":
        return Bounds(None, add_months(base, count))
    days = {"ngày": 1, "tuần": 7}.get(unit)
    return Bounds(None, base + dt.timedelta(days=days * count)) if days else Bounds()


def effective_day(text: str, issued: dt.date | None) -> dt.date | None:
    """The day from which a document of `text` says that it holds (ngày có hiệu lực); None where it says no day.

    `issued` stands for "ngày ký"; of several such sentences that name different days none is taken.
    """
    days = set()
    for match in rule("deadline_anchors", "takes_effect").compiled().finditer(matching_text(text)):
        day, month, year = (_number(match.groupdict(), name) for name in ("day", "month", "year"))
        days.add(date_of(year, month, day) if day and month else issued)
    return days.pop() if len(days) == 1 else None


def _counted_from(anchor: str, context: TimeContext) -> dt.date | None:
    """The day that "kể từ ..." names: the document's own, or one that is printed whole."""
    if rule("deadline_anchors", "own_date").compiled().match(anchor):
        return context.issued
    if rule("deadline_anchors", "own_effect").compiled().match(anchor):
        return context.effective
    named = find_dates(anchor)
    if len(named) != 1 or named[0].span is None or (named[0].span.start, named[0].span.end) != (0, len(anchor)):
        return None
    day = named[0].value
    return date_of(day.year, day.month, day.day) if day.month and day.day else None
