"""Writes what comes again and again as a rule of RFC 5545 (định kỳ): weekdays, days of months, cycles."""

from __future__ import annotations

import re
from typing import Any

_WEEKDAYS = {"hai": "MO", "ba": "TU", "tư": "WE", "năm": "TH", "sáu": "FR", "bảy": "SA", "nhật": "SU"}
_WEEKDAYS |= {str(n): day for n, day in enumerate(("MO", "TU", "WE", "TH", "FR", "SA"), start=2)}
_IN_A_WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKDAY = re.compile(r"(?i)(?<!\w)(?:hai|ba|tư|năm|sáu|bảy|nhật|[2-7])(?!\w)")
_CYCLES = {"ngày": "DAILY", "tuần": "WEEKLY", "tháng": "MONTHLY", "quý": "MONTHLY;INTERVAL=3", "năm": "YEARLY"}
_NUMBERS = {"hai": "2", "ba": "3", "bốn": "4", "sáu": "6"}


def recurrence_of(template: Any, match: re.Match[str]) -> str | None:
    """The rule's `recurrence` with what the groups of the match say, e.g. "FREQ=WEEKLY;BYDAY=MO,TH"; None for none.

    Groups: `day`, `month`, `n` (also `n_once`) are numbers; `weekday` a name or number of a day; `cycle` its length;
    `day_list`, `month_list`, `weekday_list` several of them; `weekday_first` to `weekday_last` a row of days;
    `date_list` days with their months.
    """
    if template is None:
        return None
    values = {name: printed for name, printed in match.groupdict().items() if printed}
    if "cycle" in values:
        values["cycle"] = _CYCLES[values["cycle"].casefold()]
    for name in values.keys() & {"day_list", "month_list"}:
        values[name] = ",".join(str(int(n)) for n in re.findall(r"\d+", values[name]))
    if "date_list" in values and not _share_a_day(values):
        return None
    count = values.get("n") or values.get("n_once", "")
    values |= {"n": _NUMBERS.get(count.casefold(), count)} | _weekdays(values)
    return str(template).format(**{k: str(int(v)) if v.isdigit() else v for k, v in values.items()})


def _share_a_day(values: dict[str, str]) -> bool:
    """Give `day` and `month_list` of "15/6 và 15/12"; False where the days differ, which no one rule can say."""
    dates = re.findall(r"(\d{1,2})\s*/\s*(\d{1,2})", values["date_list"])
    values |= {"day": dates[0][0], "month_list": ",".join(str(int(month)) for _, month in dates)}
    return len({int(day) for day, _ in dates}) == 1


def _weekdays(values: dict[str, str]) -> dict[str, str]:
    days = {
        name: [_WEEKDAYS[day.casefold()] for day in _WEEKDAY.findall(printed)]
        for name, printed in values.items()
        if name.startswith("weekday")
    }
    if "weekday_first" in days:
        first, last = (_IN_A_WEEK.index(days[name][-1]) for name in ("weekday_first", "weekday_last"))
        days["weekday_range"] = list(_IN_A_WEEK[first : last + 1] or (_IN_A_WEEK[first], _IN_A_WEEK[last]))
    return {name: ",".join(found) for name, found in days.items()}
