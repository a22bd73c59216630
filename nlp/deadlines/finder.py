"""Finds deadlines (thời hạn) in a task or in a line that gives the time, and works out what they mean."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from datamodel.official import Deadline, DeadlineKind
from datamodel.span import Found, Span
from nlp.citations.citations import find_citations
from nlp.deadlines.cycles import recurrence_of
from nlp.deadlines.hits import Hit
from nlp.deadlines.parted import parted_periods
from nlp.deadlines.periods import Bounds, TimeContext, bounds_of, is_possible
from nlp.rulebook.rules import Rule, matches, rule
from nlp.text.matching import matching_text, squeeze

__all__ = ["TimeContext", "find_deadlines", "heading_period"]

_TIMES_A_YEAR = {"HOURLY": 8760, "DAILY": 365, "WEEKLY": 52, "MONTHLY": 12, "YEARLY": 1}
# Inside the title of a cited document only words that cannot be part of a title are a deadline.
_KINDS_IN_TITLE = {"date", "event"}
_RANGE_STARTS = ("start_day", "start_month", "start_quarter", "start_year")


@lru_cache(maxsize=1 << 8)
def find_deadlines(text: str, context: TimeContext, is_deadline_line: bool = False) -> tuple[Found[Deadline], ...]:
    """Every deadline of `text`, in order.

    `is_deadline_line` tells a line or cell whose work is to give the time ("Thời gian thực hiện: Quý III"),
    where a bare day, month, quarter or year is a deadline too.
    """
    seen = matching_text(text)
    lines = [Span(0, len(seen))] if is_deadline_line else _labelled(seen)
    hits = _chosen(_outside_names(_outside_citations(_hits(seen, context, lines), seen), seen))
    hits = _with_next_dates(hits, seen, context)
    found = []
    for hit in _without_general(_joined(hits, seen), seen):
        if hit.kind == "from" and (_is_ahead(hit, context) or any(line.covers(hit.span) for line in lines)):
            hit = replace(hit, kind="ongoing")
        if hit.kind not in ("none", "from") and not _is_past(hit, context):
            found.append(Found(_deadline(text, hit), hit.span, hit.rule_id))
    return tuple(found)


def _is_past(hit: Hit, context: TimeContext) -> bool:
    """Whether a period was over before the document: what was counted or done then, not a deadline."""
    first = context.first_day
    return hit.kind == "period" and bool(first and hit.bounds.due and hit.bounds.due < first)


def _is_to_come(bounds: Bounds, context: TimeContext) -> bool:
    """Whether a day that only says when something is done ("vào ngày ...") is not before the document."""
    first = context.first_day
    return bounds.due is not None and (first is None or bounds.due >= first)


def _is_ahead(hit: Hit, context: TimeContext) -> bool:
    """Whether "từ tháng 3/2026" begins with the document or after it: a duty from then on."""
    first = context.first_day
    return bool(first and hit.bounds.start and hit.bounds.start >= first.replace(day=1))


def _without_general(hits: list[Hit], seen: str) -> list[Hit]:
    """Leave out a cycle where the text gives the same one closer: "định kỳ", "hằng năm ... ngày 15/12 hằng năm"."""
    cycles = [hit for hit in hits if hit.recurrence]
    return [
        hit
        for hit in hits
        if not (hit.rule_id == "deadlines.periodically" and cycles)
        and not (hit.rule_id == "deadlines.until_event" and any(_bounds(hit, cycle, seen) for cycle in cycles))
        and not any(_is_closer(other, hit, seen) for other in cycles)
    ]


def _bounds(until: Hit, cycle: Hit, seen: str) -> bool:
    """Whether "cho đến khi ..." only tells how long a cycle before it in the sentence goes on."""
    return cycle.span.end <= until.span.start and not re.search(r"[;.]\s", seen[cycle.span.end : until.span.start])


def _is_closer(other: Hit, hit: Hit, seen: str) -> bool:
    """Whether `other` names the days on which the cycle of `hit` falls, in the same clause."""
    if not hit.recurrence or "BY" in hit.recurrence or "BY" not in (other.recurrence or ""):
        return False
    first, second = sorted((hit.span, other.span), key=lambda span: span.start)
    rates = {_times_a_year(hit), _times_a_year(other)}
    yearly = (other.recurrence or "").startswith(hit.recurrence) and hit.recurrence == "FREQ=YEARLY"
    between = rule("deadline_anchors", "same_work").compiled().match(seen[first.end : second.start])
    return (len(rates) == 1 or yearly) and between is not None


def _times_a_year(hit: Hit) -> float:
    parts = dict(part.split("=") for part in (hit.recurrence or "").split(";"))
    listed = max(len(parts.get(name, "").split(",")) for name in ("BYMONTH", "BYMONTHDAY", "BYDAY"))
    return _TIMES_A_YEAR[parts["FREQ"]] * listed / int(parts.get("INTERVAL", "1"))


def heading_period(text: str, context: TimeContext) -> Found[Deadline] | None:
    """The time that a heading names for the work under it ("NHIỆM VỤ QUÝ IV NĂM 2025", "Bước 1 (...)"), if any."""
    seen = matching_text(text)
    hits = _outside_citations(_hits(seen, context, [], "heading_periods"), seen)
    if not hits:
        return _time_in_brackets(text, seen, context)
    return Found(_deadline(text, hits[0]), hits[0].span, hits[0].rule_id)


def _time_in_brackets(text: str, seen: str, context: TimeContext) -> Found[Deadline] | None:
    """The one deadline of the brackets at a heading's end: "Bước 1: Rà soát (xong trước ngày 10/10/2026)"."""
    match = rule("deadline_anchors", "heading_brackets").compiled().search(seen)
    if match is None:
        return None
    begin, end = match.span("time")
    found = find_deadlines(text[begin:end], context, is_deadline_line=True)
    return found[0].shift(begin) if len(found) == 1 else None


def _labelled(seen: str) -> list[Span]:
    """Where a label inside a task ("; thời gian hoàn thành: ...") or its head ("Tháng 9/2026: ...") gives the time."""
    found = (m for name in ("label", "head_period") for m in rule("deadline_anchors", name).compiled().finditer(seen))
    return [Span(*m.span("time")) for m in found]


def _hits(seen: str, context: TimeContext, lines: list[Span], file: str = "deadlines") -> Iterator[Hit]:
    for entry, match in matches(file, seen):
        span = _printed(match, seen)
        if not entry.gives.get("line") or any(line.covers(span) for line in lines):
            hit = _hit(entry, match, span, context, f"{file}.{entry.id}")
            yield from parted_periods(match, hit, entry.gives.get("of"), context) or [hit]


def _hit(entry: Rule, match: re.Match[str], span: Span, context: TimeContext, rule_id: str) -> Hit:
    bounds = Bounds()
    if "of" in entry.gives:
        read = bounds_of(entry.gives["of"], match.groupdict(), context, bool(entry.gives.get("before")))
        if read is None:  # "31/6": no such day, and no part of it is another one
            return Hit("none", span, rule_id)
        bounds = read
    if entry.gives.get("ahead") and not _is_to_come(bounds, context):
        return Hit("none", span, rule_id)
    recurrence = recurrence_of(entry.gives.get("recurrence"), match)
    if recurrence and not is_possible(recurrence):  # "ngày 32 hằng tháng"
        return Hit("none", span, rule_id)
    is_range = any(match.groupdict().get(name) for name in _RANGE_STARTS)
    return Hit(entry.gives["kind"], span, rule_id, bounds, entry.gives.get("inclusive"), recurrence, is_range)


def _printed(match: re.Match[str], seen: str) -> Span:
    """The words to print: the group `text` or the whole match, with the bracket that closes it."""
    start, end = match.span("text") if match.groupdict().get("text") else match.span()
    words = seen[start:end]
    return Span(start, end + (words.count("(") > words.count(")") and seen[end : end + 1] == ")"))


def _outside_citations(hits: Iterable[Hit], seen: str) -> list[Hit]:
    """Leave out the dates of issue, years of laws and periods in titles of cited documents."""
    hits = list(hits)
    citations = find_citations(seen) if hits else ()
    cores = [c.core for c in citations]
    titles = [c.title_span for c in citations if c.title_span]
    return [
        hit
        for hit in hits
        if not any(core.overlaps(hit.span) and not _ends_in(hit, core) for core in cores)
        and not (hit.kind not in _KINDS_IN_TITLE and any(title.covers(hit.span) for title in titles))
    ]


def _outside_names(hits: list[Hit], seen: str) -> list[Hit]:
    """Leave out what stands in quotation marks: the name of a campaign or a column ("Mỗi tuần một kỹ năng số")."""
    names = [Span(*m.span()) for m in rule("deadline_anchors", "quoted_name").compiled().finditer(seen)]
    return [hit for hit in hits if not any(name.covers(hit.span) for name in names)]


def _ends_in(hit: Hit, core: Span) -> bool:
    """Whether the words name the cited document as the event: "trong 05 ngày kể từ ngày nhận Công văn số ..."."""
    return hit.kind == "event" and hit.span.start < core.start


def _chosen(hits: list[Hit]) -> list[Hit]:
    """The earliest hit, then the longest, then the first of the file; the others that it touches fall away."""
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.span.start, -h.span.end)):
        if not chosen or hit.span.start >= chosen[-1].span.end:
            chosen.append(hit)
    return chosen


def _with_next_dates(hits: list[Hit], seen: str, context: TimeContext) -> list[Hit]:
    """Add the second day of "trước ngày 15/6 và 15/12/2026"."""
    pattern = rule("deadline_anchors", "next_date").compiled()
    out: list[Hit] = []
    for hit in hits:
        if out and hit.span.start < out[-1].span.end:
            continue
        out.append(hit)
        while out[-1].kind == "date" and (match := pattern.match(seen[out[-1].span.end :])):
            bounds = bounds_of("day", match.groupdict(), context)
            span = Span(match.start("day"), match.end()).shift(out[-1].span.end)
            if bounds is None or any(h.span.overlaps(span) and h.kind != "date" for h in hits):
                break
            out.append(replace(hit, span=span, bounds=Bounds(None, bounds.due)))
    return out


def _joined(hits: list[Hit], seen: str) -> list[Hit]:
    """Join what is one deadline in two matches: "thường xuyên" and its bounds, a cycle and its first day."""
    gap = rule("deadline_anchors", "no_gap").compiled()
    out: list[Hit] = []
    for hit in hits:
        one = _as_one(out[-1], hit) if out and gap.match(seen[out[-1].span.end : hit.span.start]) else None
        if one is not None:
            out[-1] = one
        elif hit.kind == "from":
            out.append(replace(hit, bounds=Bounds(hit.bounds.start or hit.bounds.due, None)))
        else:
            out.append(hit)
    return out


def _as_one(first: Hit, second: Hit) -> Hit | None:
    span = Span(first.span.start, second.span.end)
    if first.kind == "recurring" and second.kind == "recurring" and first.recurrence is None:
        return replace(second, span=span)
    if first.kind == "from" and (second.kind == "recurring" or second.rule_id == "deadlines.until_event"):
        return replace(second, span=span, bounds=Bounds(first.bounds.start or first.bounds.due, None))
    if first.kind == "from" and second.kind == "ongoing":
        return replace(second, span=span, bounds=Bounds(first.bounds.start or first.bounds.due, second.bounds.due))
    if first.kind == "ongoing" and second.rule_id == "deadlines.on_schedule":
        return replace(first, span=span)
    if first.kind in ("ongoing", "recurring") and second.kind == "from":
        start = second.bounds.start or second.bounds.due
        return replace(first, span=span, bounds=Bounds(start, first.bounds.due))
    if first.kind in ("ongoing", "recurring") and _bounds_a_duty(second, first.kind):
        return replace(first, span=span, bounds=Bounds(first.bounds.start or _named_start(second), second.bounds.due))
    if second.kind == "recurring" and _bounds_a_duty(first, second.kind):
        return replace(second, span=span, bounds=Bounds(_named_start(first), first.bounds.due))
    return None


def _bounds_a_duty(hit: Hit, kind: str) -> bool:
    """Whether the words say how long a duty goes on: "trong năm 2026", "từ ngày 01/4 đến ngày 30/6"."""
    if hit.kind == "period":
        return True
    return hit.kind == "date" and bool(hit.inclusive) and (kind == "ongoing" or hit.bounds.start is not None)


def _named_start(hit: Hit) -> dt.date | None:
    """The first day, where the words name one ("từ tháng 2 đến tháng 5"); "trong năm 2026" names none."""
    return hit.bounds.start if hit.kind == "date" or hit.is_range else None


def _deadline(text: str, hit: Hit) -> Deadline:
    kind = DeadlineKind(hit.kind)
    # A month, a quarter, a year is told by its last day alone; a row of them by its first day too.
    return Deadline(
        text=squeeze(hit.span.slice(text)),
        kind=kind,
        start_date=hit.bounds.start if kind is not DeadlineKind.PERIOD or hit.is_range else None,
        due_date=hit.bounds.due,
        inclusive=hit.inclusive,
        recurrence=hit.recurrence,
    )
