"""The days of issue that a backfill takes in (khoảng ngày ban hành)."""

from __future__ import annotations

import calendar
import datetime as dt

from datamodel.rows import DocumentRow
from plans.dataset.progress_words import day_words


def outside(document: DocumentRow, since: dt.date | None, until: dt.date | None) -> str | None:
    """Why the document is not taken in, or None.

    A document counts by its day of issue. Where the day, or the month too, is blank, it is taken in if it can have
    been issued within the days asked for; so is one without any date: nothing is left out on a guess.
    """
    bounds = _days_of_issue(document)
    if bounds is None:
        return None
    first, last = bounds
    if since and last < since:
        return f"Văn bản ban hành {_told(first, last)}, trước ngày {day_words(since.isoformat())}: không lấy vào."
    if until and first > until:
        return f"Văn bản ban hành {_told(first, last)}, sau ngày {day_words(until.isoformat())}: không lấy vào."
    return None


def _days_of_issue(document: DocumentRow) -> tuple[dt.date, dt.date] | None:
    """The first and the last day on which it can have been issued."""
    day = document.issued_date
    if day is None:
        return None
    if document.issued_date_precision == "year":
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    if document.issued_date_precision == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day, day


def _told(first: dt.date, last: dt.date) -> str:
    if first == last:
        return f"ngày {day_words(first.isoformat())}"
    return f"tháng {first.month}/{first.year}" if first.month == last.month else f"năm {first.year}"
