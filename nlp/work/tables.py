"""Reads tasks, findings and states of work off the rows of tables (bảng phụ lục)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from datamodel.document import TextDocument
from datamodel.official import Deadline, Finding, ItemKind, Result, Roles, Task
from datamodel.span import Found, Span
from nlp.deadlines.finder import find_deadlines
from nlp.outline.labels import parse_label
from nlp.outline.sections import Category
from nlp.outline.table_states import state_of
from nlp.outline.tree import Node
from nlp.roles.lines import shared_work
from nlp.roles.roles import find_roles
from nlp.text.matching import squeeze
from nlp.text.numbers import find_numbers
from nlp.units.people import find_people
from nlp.units.slots import split_units
from nlp.work.clarity import with_clarity
from nlp.work.deadlines import distinct
from nlp.work.results import done_day, is_short_of, status_of
from nlp.work.scope import Scope
from nlp.work.statements import is_shortcoming, says
from nlp.work.targets import find_target
from nlp.work.tasks import is_standing

_ASSIGNING = {"lead", "coordinate", "time", "person", "deliverable"}
_NO_WORK = (
    Category.PURPOSE,
    Category.GOAL,
    Category.CAUSE,
    Category.PROPOSAL,
    Category.LOGISTICS,
    Category.ACHIEVEMENT,
)
_SENTENCE = 4
_DECIMAL = re.compile(r"^\d{1,4}(?:[.,]\d{1,3})?$")


@dataclass(slots=True)
class TableRows:
    """What the tables of a document say."""

    tasks: list[Task]
    findings: list[Finding]
    results: list[Result]


def read_tables(document: TextDocument, root: Node, scope: Scope) -> TableRows:
    """Read all tables below `root`."""
    read = TableRows([], [], [])
    for table, inner in _tables(root, scope):
        rows = [row for row in table.children if row.kind is ItemKind.ROW]
        _read_table(document, rows, inner, read)
    return read


def _tables(node: Node, scope: Scope) -> Iterator[tuple[Node, Scope]]:
    for child in node.children:
        if child.kind is ItemKind.TABLE:
            yield child, scope
        elif child.is_heading:
            inner = scope.under(child)
            yield from _tables(child, inner)
            scope = inner if child.is_paragraph else scope
        else:
            yield from _tables(child, scope)


def _read_table(document: TextDocument, rows: list[Node], scope: Scope, read: TableRows) -> None:
    roles = {role for row in rows for role, _ in row.cells}
    states = [s for row in rows if not row.is_heading for s in [_words(document, row, "state")] if s]
    tells_state = bool(states) and (scope.frame.is_report or len(states) * 2 >= sum(not r.is_heading for r in rows))
    assigns = "remedy" in roles or ("work" in roles and (bool(roles & _ASSIGNING) or scope.category is Category.TASK))
    assigns = assigns and scope.category not in _NO_WORK
    inner, group = scope, None
    for row in rows:
        if row.is_heading:
            inner, group = _under_group(scope, row), row
            continue
        if group and group.path[-1].isdigit() and not row.path.startswith(f"{group.path}."):
            inner, group = scope, None
        if tells_state:
            read.results.extend(_state(document, row))
        if tells_state and "finding" not in roles:
            continue
        finding = _finding(document, row, roles, scope)
        if finding and read.findings and read.findings[-1].span == finding.span:
            finding = read.findings[-1]
        elif finding:
            read.findings.append(finding)
        if assigns and not tells_state and not says("total_row", row.text):
            read.tasks.extend(_tasks(document, row, inner, finding))


def _under_group(scope: Scope, group: Node) -> Scope:
    return replace(scope.under(group), category=scope.category or Category.TASK)


def _cell(row: Node, *roles: str) -> Span | None:
    return next((span for role, span in row.cells if role in roles), None)


def _words(document: TextDocument, row: Node, *roles: str) -> str | None:
    span = _cell(row, *roles)
    return squeeze(span.slice(document.text)) or None if span else None


def _finding(document: TextDocument, row: Node, roles: set[str], scope: Scope) -> Finding | None:
    """The criterion of a points table, or the shortcoming beside its remedy or its state."""
    named = _cell(row, "finding")
    span = named or _cell(row, "criterion")
    span = span or (_cell(row, "work") if "points" in roles or "points_lost" in roles else None)
    if not span:
        return None
    highest, got, lost = (_number(_words(document, row, name)) for name in ("max_points", "points", "points_lost"))
    words = squeeze(span.slice(document.text))
    has_points = got is not None or lost is not None
    is_told = bool(named) or "remedy" in roles or is_shortcoming(words) or scope.category is Category.FINDING
    if not has_points and not is_told:
        return None
    if lost is None and highest is not None and got is not None:
        lost = round(highest - got, 6)
    if got is None and highest is not None and lost is not None:
        got = round(highest - lost, 6)
    if has_points and lost == 0:
        return None
    reason = _words(document, row, "reason")
    path = row.merged_path if _spans_rows(document, span) and row.merged_path else row.path
    return Finding(path, words, span, document.page_of(span.start), "table/criterion", highest, got, lost, reason)


def _spans_rows(document: TextDocument, span: Span) -> bool:
    """Whether the cell covers several rows."""
    start = attrgetter("start")
    first, last = (cut(document.blocks, span.start, key=start) for cut in (bisect_left, bisect_right))
    return any(block.cell is not None and block.cell.row_span > 1 for block in document.blocks[first:last])


def _number(words: str | None) -> float | None:
    return float(words.replace(",", ".")) if words and _DECIMAL.match(words) else None


def _state(document: TextDocument, row: Node) -> Iterator[Result]:
    span, state = _cell(row, "work", "remedy", "finding", "criterion", "any"), _words(document, row, "state", "note")
    if not span or not state:
        return
    told = ("partly", "results/ratio") if is_short_of(state) else state_of(state) or status_of(state)
    if not told:
        return
    proof = " ".join(filter(None, (state, _words(document, row, "proof"), _words(document, row, "note"))))
    numbers = tuple(dict.fromkeys(found.value.whole for found in find_numbers(proof) if found.value.number))
    work = squeeze(span.slice(document.text))
    place = _cell(row, "state", "note")
    # A state of a word or two ("Quá hạn") says nothing without the work beside it.
    words, place = (state, place) if len(state.split()) >= _SENTENCE and place else (work, span)
    page = document.page_of(place.start)
    yield Result(row.path, words, place, page, told[1], told[0], numbers, done_day(state), about=work)


def _tasks(document: TextDocument, row: Node, scope: Scope, finding: Finding | None) -> Iterator[Task]:
    span = _cell(row, "remedy") or _cell(row, "work")
    if not span or (finding and finding.span == span):
        return
    pieces = list(_pieces(document, span))
    for place, piece in enumerate(pieces, start=1):
        path = f"{row.path}.{place}" if len(pieces) > 1 else row.path
        yield _task(document, row, scope, piece, path, finding)


def _pieces(document: TextDocument, span: Span) -> Iterator[Span]:
    """The pieces of work in one cell: its lines, where at least two of them carry a label."""
    lines: list[Span] = []
    at = span.start
    for line in span.slice(document.text).split("\n"):
        if line.strip():
            label = parse_label(line)
            start = at + (label.end if label else len(line) - len(line.lstrip()))
            if label or not lines:
                lines.append(Span(start, at + len(line.rstrip())))
            else:
                lines[-1] = Span(lines[-1].start, at + len(line.rstrip()))
        at += len(line) + 1
    labelled = sum(bool(parse_label(line)) for line in span.slice(document.text).split("\n"))
    if labelled >= 2:
        yield from (s for s in lines if s.end > s.start and not document.text[s.start : s.end].rstrip().endswith(":"))
    else:
        label = parse_label(span.slice(document.text))
        yield Span(span.start + label.end, span.end) if label and label.style.startswith("bullet") else span


def _task(document: TextDocument, row: Node, scope: Scope, span: Span, path: str, finding: Finding | None) -> Task:
    words = squeeze(span.slice(document.text))
    roles, inherited = _roles(document, row, scope, words, span)
    target = _target(document, row, span)
    product = _cell(row, "deliverable", "proof")
    deadlines = _deadlines(document, row, scope, span)
    task = Task(
        path=path,
        text=words,
        span=span,
        page=document.page_of(span.start),
        rule="table/row",
        section=scope.section,
        roles=roles,
        roles_inherited_from=inherited,
        finding_path=finding.path if finding else None,
        target=target,
        deliverable=_found_words(document, product, "table/deliverable"),
        deadlines=deadlines,
        is_standing=is_standing(deadlines),
    )
    return with_clarity(task)


def _found_words(document: TextDocument, span: Span | None, rule: str) -> Found[str] | None:
    words = squeeze(span.slice(document.text)).rstrip(" .;") if span else ""
    return Found(words, span, rule) if words else None


def _target(document: TextDocument, row: Node, span: Span) -> Found[str] | None:
    in_column = _found_words(document, _cell(row, "target"), "table/target")
    if in_column:
        return in_column
    for place in (span, _cell(row, "deliverable")):
        if place and (found := find_target(place.slice(document.text))):
            return found.shift(place.start)
    return None


def _deadlines(document: TextDocument, row: Node, scope: Scope, span: Span) -> tuple[Found[Deadline], ...]:
    found = [one.shift(span.start) for one in find_deadlines(span.slice(document.text), scope.frame.time)]
    cell = _cell(row, "time")
    if cell:
        for one in find_deadlines(cell.slice(document.text), scope.frame.time, is_deadline_line=True):
            found.append(one.shift(cell.start))
    if not found and scope.period:
        found.append(scope.period)
    return distinct(found)


def _roles(document: TextDocument, row: Node, scope: Scope, words: str, span: Span) -> tuple[Roles, str | None]:
    issuer = scope.frame.issuer
    own = find_roles(words, issuer, tuple(unit.value for unit in scope.leads))
    own = Roles(
        *(
            tuple(replace(u, span=span) for u in part)
            for part in (own.lead_units, own.coordinating_units, own.assignees)
        )
    )
    lead, shares = (
        _cell_roles(document, _cell(row, "lead"), scope),
        _cell_units(document, _cell(row, "coordinate"), scope),
    )
    person = _cell(row, "person")
    by_person = _cell_roles(document, person, scope) if person else Roles()
    leads = lead.lead_units or by_person.lead_units or (() if lead.assignees or by_person.assignees else own.lead_units)
    people = lead.assignees or by_person.assignees or own.assignees
    inherited = None
    if not leads and not people and scope.leads:
        leads, inherited = scope.leads, scope.leads_from
    taken = {unit.value.casefold() for unit in leads}
    told = (*lead.coordinating_units, *by_person.coordinating_units, *shares, *own.coordinating_units)
    all_shares = {u.value.casefold(): u for u in told}
    return Roles(leads, tuple(u for key, u in all_shares.items() if key not in taken), people), inherited


def _cell_roles(document: TextDocument, cell: Span | None, scope: Scope) -> Roles:
    """Units or persons of a cell that names the doer; "A chủ trì, B phối hợp" tells both."""
    if not cell:
        return Roles()
    words = cell.slice(document.text)
    told = shared_work(squeeze(words), scope.frame.issuer)
    if told:
        groups = (told.lead_units, told.coordinating_units, told.assignees)
        return Roles(*(tuple(replace(unit, span=cell) for unit in group) for group in groups))
    people = find_people(words)
    if people:
        return Roles(assignees=tuple(p.shift(cell.start) for p in people))
    return Roles(lead_units=_cell_units(document, cell, scope))


def _cell_units(document: TextDocument, cell: Span | None, scope: Scope) -> tuple[Found[str], ...]:
    if not cell:
        return ()
    return tuple(unit.shift(cell.start) for unit in split_units(cell.slice(document.text), scope.frame.issuer))
