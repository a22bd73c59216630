"""All deadlines of a task: its own words, the lines of its item, the period of a heading (thời hạn của nhiệm vụ)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from datamodel.document import TextDocument
from datamodel.official import Deadline, DeadlineKind
from datamodel.span import Found
from nlp.deadlines.finder import TimeContext, find_deadlines
from nlp.deadlines.named_parts import fits, in_order, is_exception, likeness, likest, names_rest, names_work, ordinals
from nlp.text.matching import fold
from nlp.work.attributes import Attribute
from nlp.work.leaves import Leaf

_PROBABLE = 0.3


@dataclass(frozen=True, slots=True)
class TimePart:
    """One part of a deadline line: its deadlines, and the words beside them that may name their own work."""

    words: str
    deadlines: tuple[Found[Deadline], ...]


def deadlines_of(document: TextDocument, leaf: Leaf, siblings: Iterable[str]) -> tuple[Found[Deadline], ...]:
    """Deadlines of a task; `siblings` are the texts of the tasks that the same deadline lines count for."""
    time = leaf.scope.frame.time
    own = find_deadlines(leaf.node.span.slice(document.text), time)
    found = [one.shift(leaf.node.span.start) for one in own]
    texts = list(siblings)
    for attribute in leaf.attributes:
        if attribute.role == "time":
            found += _given(document, attribute, leaf, texts, time)
    if leaf.scope.period and not leaf.scope.is_preamble:
        found.append(leaf.scope.period)
    return distinct(found)


def distinct(found: Iterable[Found[Deadline]]) -> tuple[Found[Deadline], ...]:
    """Each deadline once, by what it means; two events without a day are two, unless the words are the same."""
    seen: dict[tuple[object, ...], Found[Deadline]] = {}
    for one in found:
        value = one.value
        event = fold(value.text) if value.kind is DeadlineKind.EVENT and value.due_date is None else None
        seen.setdefault((value.kind, value.start_date, value.due_date, value.recurrence, event), one)
    return tuple(seen.values())


def _given(
    document: TextDocument, attribute: Attribute, leaf: Leaf, siblings: list[str], time: TimeContext
) -> Iterator[Found[Deadline]]:
    parts = list(_parts(document, attribute, time))
    for at, part in enumerate(parts):
        if _counts_for(at, [p.words for p in parts], leaf.node.text, siblings):
            for one in part.deadlines:
                yield replace(one, value=replace(one.value, inherited_from=attribute.node.path))


def _counts_for(at: int, parts: list[str], task: str, siblings: list[str]) -> bool:
    """Whether the time of a line's part with the words `parts[at]` beside it is this task's."""
    words, others = parts[at], parts[:at] + parts[at + 1 :]
    places = ordinals(words, len(siblings))
    if places is not None:
        return siblings.index(task) in places
    if names_rest(words):
        told = [ordinals(other, len(siblings)) for other in others]
        return not any(places and siblings.index(task) in places for places in told) and not any(
            fits(other, task) for other in others if names_work(other)
        )
    if not names_work(words):
        return not any(is_exception(other) and fits(other, task) for other in others)
    named = [other for other in parts if names_work(other)]
    if in_order(named, siblings):
        return siblings.index(task) == named.index(words)
    return _is_for(words, task, siblings)


def _is_for(words: str, task: str, siblings: list[str]) -> bool:
    """Whether the named work is this task's; of none that it fits well the likest; where like none, everybody's."""
    fitting = [text for text in siblings if fits(words, text)]
    if fitting:
        return task in likest(words, fitting)
    best = max((likeness(words, text) for text in siblings), default=0.0)
    return best < _PROBABLE or likeness(words, task) == best


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
