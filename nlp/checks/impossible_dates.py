"""Finds dates that cannot be (ngày không có thật): 31/6, 30/2, 13/13, a year of three or five digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from datamodel.document import TextDocument
from datamodel.issue import Issue, Severity
from datamodel.official import Task
from datamodel.span import Found, Span
from nlp.header.zones import Zones
from nlp.rulebook.rules import matches
from nlp.text.dates import impossible_dates, is_day
from nlp.text.matching import matching_text


@lru_cache(maxsize=1 << 8)
def find_slips(text: str) -> tuple[Found[str], ...]:
    """Every printed date of `text` that the calendar does not have, in order."""
    seen = matching_text(text)
    slips = [
        Found(text[match.start() : match.end()], Span(*match.span()), f"date_slips.{entry.id}")
        for entry, match in matches("date_slips", seen)
        if not _can_be(match)
    ]
    found: list[Found[str]] = list(impossible_dates(text))
    for slip in slips:
        if slip.span and not any(other.span and other.span.overlaps(slip.span) for other in found):
            found.append(slip)
    return tuple(sorted(found, key=lambda slip: slip.span.start if slip.span else 0))


def check_dates(document: TextDocument, zones: Zones, tasks: tuple[Task, ...]) -> Iterator[Issue]:
    """An issue for each date of the head and the text that cannot be: it is refused, never made into another day."""
    for index in sorted({*zones.head, *zones.preamble, *zones.body, *zones.appendices}):
        block = document.blocks[index]
        for slip in find_slips(document.words(block)):
            assert slip.span is not None
            span = slip.span.shift(block.start)
            message = (
                f"“{slip.value}” không phải là thời điểm có thật; không dùng giá trị này, đề nghị xem lại bản gốc."
            )
            field = "issued_date" if index in zones.place_date else _field_at(span, tasks)
            yield Issue("read", "date_impossible", Severity.WARNING, message, field, span)


def _field_at(span: Span, tasks: tuple[Task, ...]) -> str | None:
    return "deadlines" if any(task.span and task.span.overlaps(span) for task in tasks) else None


def _can_be(match: re.Match[str]) -> bool:
    """Whether the captured parts make a day; without a captured day the words are a slip."""
    printed = match.groupdict()
    if not printed.get("day"):
        return False
    year = int(printed["year"]) if printed.get("year") else None
    return is_day(year, int(printed.get("month") or 1), int(printed["day"]))
