"""Months or quarters that are told one by one: "Tháng 4 và tháng 10" is two times, "tháng 6, tháng 7" one stretch."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

from datamodel.span import Span
from nlp.deadlines.hits import Hit
from nlp.deadlines.periods import TimeContext, bounds_of

_NUMBERS = {"month": re.compile(r"\d{1,2}"), "quarter": re.compile(r"(?i)IV|I{1,3}|[1-4]")}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_RANGE = re.compile(r"-|đến")


def parted_periods(match: re.Match[str], hit: Hit, of: Any, context: TimeContext) -> list[Hit]:
    """One hit for each month or quarter of a list with gaps; [] for a single one, a range and a row without gaps."""
    groups = match.groupdict()
    if of not in _NUMBERS or hit.kind != "period" or not groups.get(f"start_{of}") or hit.bounds.due is None:
        return []
    first = match.start(f"start_{of}")
    before = match.string[match.start() : first]
    listed = match.string[match.start() : match.end(of)]
    if _RANGE.search(match.string[first : match.start(of)]) or re.search(r"(?i)từ", before):
        return []
    places = list(_NUMBERS[of].finditer(listed))
    numbers = [_ROMAN.get(place[0].casefold()) or int(place[0]) for place in places]
    if all(later - earlier == 1 for earlier, later in pairwise(numbers)):
        return []
    hits, begin = [], hit.span.start
    for place in places:
        bounds = bounds_of(str(of), {of: place[0], "year": groups.get("year")}, context)
        end = match.start() + place.end() if place is not places[-1] else hit.span.end
        if bounds is not None:
            hits.append(replace(hit, span=Span(begin, end), bounds=bounds, is_range=False))
        begin = _next_word(match.string, end)
    return hits


def _next_word(text: str, at: int) -> int:
    """Behind the comma or "và" that parts two of the list."""
    gap = re.compile(r"[\s,;]*(?:và\s+)?").match(text, at)
    return gap.end() if gap else at
