"""Deadlines that were moved, or asked to be moved, after the plan (gia hạn)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from plans.matching.rule_entries import found
from plans.standing.evidence import Evidence

_QUARTERS = {"i": 3, "ii": 6, "iii": 9, "iv": 12}


@dataclass(frozen=True, slots=True)
class Extension:
    """A new last day for a task, granted or only asked for."""

    task_id: str
    until: dt.date
    is_granted: bool
    evidence: Evidence


def extensions_of(evidence: Iterable[Evidence]) -> list[Extension]:
    """What the statements about tasks say of new deadlines. A day that was asked for moves nothing."""
    told = []
    for each in evidence:
        for role, is_granted in (("moves", True), ("asks", False)):
            match = found("families", role, each.result.text)
            until = last_day_named(match.group("when")) if match else None
            if until:
                told.append(Extension(each.task_id, until, is_granted, each))
                break
    return told


def granted_days(extensions: Iterable[Extension], counted: set[str]) -> dict[str, dt.date]:
    """By task the last day that the newest counted report calls granted."""
    days: dict[str, dt.date] = {}
    for each in sorted(extensions, key=lambda extension: (extension.evidence.day, extension.until)):
        if each.is_granted and each.evidence.report.document_id in counted:
            days[each.task_id] = each.until
    return days


def last_day_named(printed: str) -> dt.date | None:
    """The last day of "30/6/2026", "6/2026", "II/2026" or "II năm 2026"; None where it is no date."""
    parts = re.findall(r"\d+|[ivx]+", printed.casefold())
    try:
        if len(parts) == 3:
            return dt.date(int(parts[2]), int(parts[1]), int(parts[0]))
        month = _QUARTERS.get(parts[0]) or int(parts[0])
        year = int(parts[1])
        return dt.date(year, month, calendar.monthrange(year, month)[1])
    except (ValueError, IndexError, KeyError):
        return None
