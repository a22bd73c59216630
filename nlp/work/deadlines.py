"""All deadlines of a task: its own words, the lines of its item, the period of a heading (thời hạn của nhiệm vụ)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from datamodel.document import TextDocument
from datamodel.official import Deadline, DeadlineKind
from datamodel.span import Found
from nlp.deadlines.finder import TimeContext, find_deadlines
from nlp.deadlines.shared_lines import SharedLines
from nlp.text.matching import fold
from nlp.work.attributes import Attribute
from nlp.work.leaves import Leaf


@dataclass(frozen=True, slots=True)
class TimePart:
    """One part of a deadline line: its deadlines, and the words beside them that may name their own work."""

    words: str
    deadlines: tuple[Found[Deadline], ...]


def deadlines_of(document: TextDocument, leaf: Leaf, shared: SharedLines) -> tuple[Found[Deadline], ...]:
    """Deadlines of a task; `shared` are the tasks that the same deadline lines count for."""
    time = leaf.scope.frame.time
    own = find_deadlines(leaf.node.span.slice(document.text), time)
    found = [one.shift(leaf.node.span.start) for one in own]
    for attribute in leaf.attributes:
        if attribute.role == "time":
            found += _given(document, attribute, leaf, shared, time)
    if leaf.scope.period and not leaf.scope.is_preamble:
        found.append(leaf.scope.period)
    return distinct(found)


def distinct(found: Iterable[Found[Deadline]]) -> tuple[Found[Deadline], ...]:
    """Each deadline once, by what it means; two events without a day are two, unless the words are the same."""
    seen: dict[tuple[object, ...], Found[Deadline]] = {}
    found = list(found)
    has_cycle = any(one.value.recurrence for one in found)
    for one in found:
        value = one.value
        if has_cycle and one.rule == "deadlines.periodically":  # "tiếp công dân định kỳ" with its days in a cell
            continue
        event = fold(value.text) if value.kind is DeadlineKind.EVENT and value.due_date is None else None
        seen.setdefault((value.kind, value.start_date, value.due_date, value.recurrence, event), one)
    return tuple(seen.values())


def _given(
    document: TextDocument, attribute: Attribute, leaf: Leaf, shared: SharedLines, time: TimeContext
) -> Iterator[Found[Deadline]]:
    parts = list(_parts(document, attribute, time))
    words = [part.words for part in parts]
    for at, part in enumerate(parts):
        if shared.counts_for(at, words, leaf.node.text):
            for one in part.deadlines:
                yield replace(one, value=replace(one.value, inherited_from=attribute.node.path))


def _parts(document: TextDocument, attribute: Attribute, time: TimeContext) -> Iterator[TimePart]:
    for span in (attribute.value_span, *(child.span for child in attribute.node.children)):
        yield from _line_parts(span.slice(document.text), span.start, time)


def _line_parts(words: str, start: int, time: TimeContext) -> Iterator[TimePart]:
    """The parts of a line, one for each deadline: between semicolons, else up to the deadline's last word."""
    found = [one for one in find_deadlines(words, time, is_deadline_line=True) if one.span]
    at = 0
    for place, one in enumerate(found):
        if one.span is None:
            continue
        following = found[place + 1].span if place + 1 < len(found) else None
        stop = words.find(";", one.span.end)
        end = one.span.end if following else len(words)
        if stop >= 0 and (following is None or stop < following.start):
            end = stop
        beside = words[at : one.span.start] + " " + words[one.span.end : end]
        yield TimePart(beside, (one.shift(start),))
        at = end
