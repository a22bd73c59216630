"""Finds deadlines (thời hạn) in a task or in a line that gives the time, and works out what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from datamodel.official import Deadline, DeadlineKind
from datamodel.span import Found, Span
from nlp.citations import find_citations
from nlp.periods import Bounds, TimeContext, bounds_of
from nlp.rules import Rule, load_rules, rule
from nlp.text import matching_text, squeeze

__all__ = ["TimeContext", "find_deadlines", "heading_period"]

_WEEKDAYS = {"hai": "MO", "ba": "TU", "tư": "WE", "năm": "TH", "sáu": "FR", "bảy": "SA", "nhật": "SU"}
_WEEKDAYS |= {str(n): day for n, day in enumerate(("MO", "TU", "WE", "TH", "FR", "SA"), start=2)}
# Inside the title of a cited document only words that cannot be part of a title are a deadline.
_KINDS_IN_TITLE = {"date", "event"}


@dataclass(frozen=True, slots=True)
class _Hit:
    """A match that was chosen: kind `none` and `from` are no deadlines of their own."""

    kind: str
    span: Span
    rule_id: str
    bounds: Bounds = field(default_factory=Bounds)
    inclusive: bool | None = None
    recurrence: str | None = None


def find_deadlines(text: str, context: TimeContext, is_deadline_line: bool = False) -> tuple[Found[Deadline], ...]:
    """Every deadline of `text`, in order.

    `is_deadline_line` tells a line or cell whose work is to give the time ("Thời gian thực hiện: Quý III"),
    where a bare day, month, quarter or year is a deadline too.
    """
    seen = matching_text(text)
    entries = [entry for entry in load_rules("deadlines") if is_deadline_line or not entry.gives.get("line")]
    hits = _with_next_dates(_chosen(_outside_citations(_hits(seen, entries, context), seen)), seen, context)
    found = []
    for hit in _joined(hits, seen):
        if hit.kind == "from" and is_deadline_line:
            hit = replace(hit, kind="ongoing")
        if hit.kind not in ("none", "from"):
            found.append(Found(_deadline(text, hit), hit.span, hit.rule_id))
    return tuple(found)


def heading_period(text: str, context: TimeContext) -> Found[Deadline] | None:
    """The period that a heading names for the work under it ("NHIỆM VỤ QUÝ IV NĂM 2025"), if any."""
    seen = matching_text(text)
    hits = list(_hits(seen, list(load_rules("heading_periods")), context, "heading_periods"))
    if not hits or _outside_citations(iter(hits[:1]), seen) == []:
        return None
    return Found(_deadline(text, hits[0]), hits[0].span, hits[0].rule_id)


def _hits(seen: str, entries: list[Rule], context: TimeContext, file: str = "deadlines") -> Iterator[_Hit]:
    for entry in entries:
        for match in entry.compiled().finditer(seen):
            span = Span(*(match.span("text") if match.groupdict().get("text") else match.span()))
            bounds = Bounds()
            if "of" in entry.gives:
                read = bounds_of(entry.gives["of"], match.groupdict(), context, bool(entry.gives.get("before")))
                if read is None:  # "31/6": no such day, and no part of it is another one
                    yield _Hit("none", span, f"{file}.{entry.id}")
                    continue
                bounds = read
            recurrence = _recurrence(entry, match)
            yield _Hit(
                entry.gives["kind"], span, f"{file}.{entry.id}", bounds, entry.gives.get("inclusive"), recurrence
            )


def _recurrence(entry: Rule, match: re.Match[str]) -> str | None:
    template = entry.gives.get("recurrence")
    if template is None:
        return None
    values = {name: printed for name, printed in match.groupdict().items() if printed}
    if "weekday" in values:
        values["weekday"] = _WEEKDAYS.get(values["weekday"].split()[-1].casefold(), "")
    values["n"] = values.get("n") or values.get("n_once", "")
    return str(template).format(**{k: str(int(v)) if v.isdigit() else v for k, v in values.items()})


def _outside_citations(hits: Iterator[_Hit], seen: str) -> list[_Hit]:
    """Leave out the dates of issue, years of laws and periods in titles of cited documents."""
    citations = find_citations(seen)
    cores = [c.core for c in citations]
    titles = [c.title_span for c in citations if c.title_span]
    return [
        hit
        for hit in hits
        if not any(core.overlaps(hit.span) for core in cores)
        and not (hit.kind not in _KINDS_IN_TITLE and any(title.covers(hit.span) for title in titles))
    ]


def _chosen(hits: list[_Hit]) -> list[_Hit]:
    """The earliest hit, then the longest, then the first of the file; the others that it touches fall away."""
    chosen: list[_Hit] = []
    for hit in sorted(hits, key=lambda h: (h.span.start, -h.span.end)):
        if not chosen or hit.span.start >= chosen[-1].span.end:
            chosen.append(hit)
    return chosen


def _with_next_dates(hits: list[_Hit], seen: str, context: TimeContext) -> list[_Hit]:
    """Add the second day of "trước ngày 15/6 và 15/12/2026"."""
    pattern = rule("deadline_anchors", "next_date").compiled()
    out: list[_Hit] = []
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


def _joined(hits: list[_Hit], seen: str) -> list[_Hit]:
    """Give "thường xuyên" the bounds that stand right after it ("từ tháng 5", "trong năm 2026")."""
    gap = rule("deadline_anchors", "no_gap").compiled()
    out: list[_Hit] = []
    for hit in hits:
        last = out[-1] if out else None
        if last and last.kind == "ongoing" and gap.match(seen[last.span.end : hit.span.start]):
            if hit.kind == "from":
                start, due = hit.bounds.start or hit.bounds.due, last.bounds.due
            elif hit.kind == "period" or (hit.kind == "date" and hit.inclusive):
                start, due = last.bounds.start, hit.bounds.due
            else:
                out.append(hit)
                continue
            out[-1] = replace(last, span=Span(last.span.start, hit.span.end), bounds=Bounds(start, due))
        elif hit.kind == "from":
            out.append(replace(hit, bounds=Bounds(hit.bounds.start or hit.bounds.due, None)))
        else:
            out.append(hit)
    return out


def _deadline(text: str, hit: _Hit) -> Deadline:
    kind = DeadlineKind(hit.kind)
    # The contract gives a first day to ongoing duties and to ranges that name one.
    keeps_start = kind is DeadlineKind.ONGOING or kind is DeadlineKind.DATE
    return Deadline(
        text=squeeze(hit.span.slice(text)),
        kind=kind,
        start_date=hit.bounds.start if keeps_start else None,
        due_date=hit.bounds.due,
        inclusive=hit.inclusive,
        recurrence=hit.recurrence,
    )
