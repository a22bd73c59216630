"""Makes tasks (nhiệm vụ) of the outline's items of work, with all that belongs to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from datamodel.document import TextDocument
from datamodel.official import Deadline, DeadlineKind, Finding, Roles, Task
from datamodel.span import Found
from nlp.deadlines.shared_lines import SharedLines
from nlp.roles.lines import role_line, shared_work
from nlp.text.matching import squeeze
from nlp.work.attributes import Attribute
from nlp.work.clarity import with_clarity
from nlp.work.deadlines import deadlines_of
from nlp.work.kinds import LeafKind
from nlp.work.leaves import Leaf
from nlp.work.links import Shortcomings
from nlp.work.targets import find_target, is_rate_of_work


def tasks_of(document: TextDocument, leaves: Sequence[Leaf]) -> tuple[Task, ...]:
    """The tasks among the items of content."""
    work = [leaf for leaf in leaves if leaf.kind is LeafKind.TASK]
    findings = [leaf for leaf in leaves if leaf.kind is LeafKind.FINDING]
    lines, shortcomings = _shared_lines(work), Shortcomings(findings)
    return tuple(_task(document, leaf, lines[_time_lines(leaf)], shortcomings) for leaf in work)


def findings_of(document: TextDocument, leaves: Sequence[Leaf]) -> tuple[Finding, ...]:
    """The shortcomings among the items of content."""
    found = [leaf for leaf in leaves if leaf.kind is LeafKind.FINDING]
    return tuple(
        Finding(
            f.node.path, f.node.text, f.node.span, document.page_of(f.node.span.start), f.rule, confidence=f.confidence
        )
        for f in found
    )


def _task(document: TextDocument, leaf: Leaf, shared: SharedLines, findings: Shortcomings) -> Task:
    span = leaf.node.span
    deadlines = deadlines_of(document, leaf, shared)
    roles, inherited = roles_of(leaf)
    target = _target(document, leaf)
    task = Task(
        path=leaf.node.path,
        text=squeeze(span.slice(document.text)),
        span=span,
        page=document.page_of(span.start),
        rule=leaf.rule,
        section=leaf.scope.section,
        roles=roles,
        roles_inherited_from=inherited,
        finding_path=findings.repaired_by(leaf),
        target=target,
        deliverable=_value(leaf, "deliverable"),
        deadlines=deadlines,
        is_standing=is_standing(deadlines),
        confidence=leaf.confidence,
    )
    return with_clarity(task)


def _shared_lines(work: Sequence[Leaf]) -> dict[frozenset[int], SharedLines]:
    """For each group of deadline lines the tasks that any of them counts for, in their order."""
    tasks: defaultdict[int, list[int]] = defaultdict(list)
    groups = [_time_lines(leaf) for leaf in work]
    for number, lines in enumerate(groups):
        for line in lines:
            tasks[line].append(number)
    return {
        lines: SharedLines([work[number].node.text for number in sorted({n for line in lines for n in tasks[line]})])
        for lines in set(groups)
    }


def _time_lines(leaf: Leaf) -> frozenset[int]:
    return frozenset(id(a.node) for a in leaf.attributes if a.role == "time")


def is_standing(deadlines: Sequence[Found[Deadline]]) -> bool:
    """Whether a task is a duty without an end ("thường xuyên", no date), which QĐ 23/2018/QĐ-TTg does not count."""
    kinds = {found.value.kind for found in deadlines}
    dated = any(found.value.due_date for found in deadlines)
    return DeadlineKind.ONGOING in kinds and not dated and DeadlineKind.DATE not in kinds


def roles_of(leaf: Leaf) -> tuple[Roles, str | None]:
    """Who does it: the lines below it, its own words, else the heading above it; and whose path gave it."""
    lines = [r for r in (_role_line(leaf, a) for a in leaf.attributes) if r]
    leads = tuple(unit for line in lines for unit in line.lead_units)
    shares = tuple(unit for line in lines for unit in line.coordinating_units)
    people = tuple(person for line in lines for person in line.assignees)
    own = _own(leaf)
    inherited = leaf.attributes[0].node.path if leads or shares or people else None
    shares = _distinct((*own.coordinating_units, *(shares or ())))
    if not leads and not people:
        leads, people = own.lead_units, own.assignees
    if not leads and not people and leaf.scope.leads:
        leads, inherited = leaf.scope.leads, leaf.scope.leads_from
        shares = _distinct((*shares, *leaf.scope.coordinating))
    taken = {unit.value.casefold() for unit in leads}
    return Roles(_distinct(leads), tuple(s for s in shares if s.value.casefold() not in taken), people), inherited


def _role_line(leaf: Leaf, attribute: Attribute) -> Roles | None:
    if attribute.role not in ("lead", "coordinate", "assignee"):
        return None
    below = attribute.node.children if attribute.node.awaits_lines else []
    words = "; ".join((attribute.text, *(child.text.rstrip(";.") for child in below)))
    roles = role_line(words, leaf.scope.frame.issuer) or shared_work(words, leaf.scope.frame.issuer)
    place = attribute.value_span
    return roles and Roles(
        tuple(replace(u, span=place) for u in roles.lead_units),
        tuple(replace(u, span=place) for u in roles.coordinating_units),
        tuple(replace(p, span=place) for p in roles.assignees),
    )


def _own(leaf: Leaf) -> Roles:
    """The roles of the task's own words, placed in the document."""
    span = leaf.node.span
    exact = len(leaf.node.text) == span.end - span.start

    def placed(units: tuple[Found[str], ...]) -> tuple[Found[str], ...]:
        return tuple(unit.shift(span.start) if exact else replace(unit, span=span) for unit in units)

    roles = leaf.roles
    return Roles(placed(roles.lead_units), placed(roles.coordinating_units), placed(roles.assignees))


def _distinct(units: tuple[Found[str], ...]) -> tuple[Found[str], ...]:
    return tuple({unit.value.casefold(): unit for unit in reversed(units)}.values())[::-1]


def _value(leaf: Leaf, role: str) -> Found[str] | None:
    """The words of the attribute line with this role."""
    for attribute in leaf.attributes:
        if attribute.role == role:
            below = attribute.node.children if attribute.node.awaits_lines else []
            words = squeeze(" ".join((attribute.value, *(child.text for child in below)))).rstrip(" .;")
            if words:
                return Found(words, attribute.value_span, f"attribute/{role}")
    return None


def _target(document: TextDocument, leaf: Leaf) -> Found[str] | None:
    """The figure in the task's own words; how often it is done gives way to the figure of a line below."""
    own, below = find_target(leaf.node.span.slice(document.text)), _value(leaf, "target")
    if own is None or (below and is_rate_of_work(own)):
        return below
    return own.shift(leaf.node.span.start)
