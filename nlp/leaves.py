"""Walks the outline and says what each item of content is: task, finding, report of results, or nothing (phân loại)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from datamodel.official import DeadlineKind, ItemKind, Roles
from nlp.attributes import Attribute, attributes_at, inline_attributes
from nlp.deadlines import find_deadlines
from nlp.outline_tree import Node
from nlp.role_lines import role_line
from nlp.roles import find_roles
from nlp.scope import Scope
from nlp.sections import Category, category_of
from nlp.statements import is_enactment, is_formula, is_order, is_shortcoming, says, without_brackets


class LeafKind(StrEnum):
    """What an item of content is."""

    TASK = "task"
    FINDING = "finding"
    RESULT = "result"


@dataclass(slots=True)
class Leaf:
    """An item of content, what it is, and the attribute lines that count for it."""

    node: Node
    scope: Scope
    kind: LeafKind | None
    rule: str
    item: Node
    roles: Roles = Roles()
    attributes: list[Attribute] = field(default_factory=list)
    confidence: float = 1.0


def find_leaves(root: Node, scope: Scope) -> list[Leaf]:
    """All items of content below `root`, in order; tables are left to `nlp.table_reading`."""
    walk = _Walk()
    walk.region(root, scope)
    return walk.leaves


class _Walk:
    """One pass over a tree."""

    def __init__(self) -> None:
        self.leaves: list[Leaf] = []

    def region(self, item: Node, scope: Scope) -> None:
        """Read an item whose attribute lines count for its own leaves."""
        events: list[Leaf | Attribute] = []
        self._read(item, scope, item, events)
        _assign(events)

    def _read(self, node: Node, scope: Scope, item: Node, events: list[Leaf | Attribute]) -> None:
        for child in node.children:
            if child.kind in (ItemKind.TABLE, ItemKind.ROW):
                continue
            attributes = attributes_at(child)
            if attributes:
                if not any(isinstance(e, Leaf) for e in events):
                    scope = _led(scope, attributes)
                events.extend(attributes)
            elif child.is_heading and child.is_paragraph:
                scope = scope.under(child)
                self._read(child, scope, item, events)
            elif child.is_heading:
                self.region(child, scope.under(child))
                scope = replace(scope, is_preamble=False)
            else:
                scope = self._content(child, scope, item, events)
                scope = replace(scope, is_preamble=scope.is_preamble and child.is_paragraph)

    def _content(self, node: Node, scope: Scope, item: Node, events: list[Leaf | Attribute]) -> Scope:
        """Read an item of content; the scope of what follows it comes back."""
        leaf = classify(node, scope, item)
        own = node.label is not None and not node.is_bullet
        mine: list[Leaf | Attribute] = [] if own else events
        self.leaves.append(leaf)
        mine.append(leaf)
        inner = [c for c in node.children if not attributes_at(c)]
        if inner:
            self._read(node, scope.after(node), node, mine)
        else:
            mine.extend(a for child in node.children for a in attributes_at(child))
        leaf.attributes.extend(inline_attributes(node))
        if own:
            _assign(mine)
            if not any(isinstance(event, Attribute) for event in mine):
                events.append(leaf)
        return scope.after(node) if node.is_paragraph and says("introduction", node.text) else scope


def _led(scope: Scope, attributes: tuple[Attribute, ...]) -> Scope:
    """Attribute lines before any work count for all that follows in the item."""
    roles = [
        r for a in attributes if a.role in ("lead", "coordinate") for r in [role_line(a.text, scope.frame.issuer)] if r
    ]
    leads = tuple(unit for r in roles for unit in r.lead_units)
    shares = tuple(unit for r in roles for unit in r.coordinating_units)
    if not leads and not shares:
        return scope
    path = attributes[0].node.path
    return replace(scope, leads=leads or scope.leads, coordinating=shares or scope.coordinating, leads_from=path)


def _assign(events: list[Leaf | Attribute]) -> None:
    """Attribute lines count for the work above them, back to the last group of such lines."""
    pending: list[Leaf] = []
    was_attribute = False
    for event in events:
        if isinstance(event, Leaf):
            if was_attribute:
                pending = []
            was_attribute = False
            if event.kind is LeafKind.TASK and not event.attributes:
                pending.append(event)
            continue
        was_attribute = True
        for leaf in pending:
            leaf.attributes.append(event)


def classify(node: Node, scope: Scope, item: Node) -> Leaf:
    """What an item of content is: by its place first, by its words second."""
    roles = _roles(node.text, scope)
    kind, rule, confidence = _kind(node, scope, roles)
    return Leaf(node, scope, kind, rule, item, roles, confidence=confidence)


def _roles(text: str, scope: Scope) -> Roles:
    """Who does it by the item's own words; the doer may stand behind its subject ("Về đất đai: Phòng Kinh tế lập ...")."""
    context = tuple(unit.value for unit in scope.leads)
    roles = find_roles(text, scope.frame.issuer, context)
    head, colon, rest = text.partition(":")
    if roles.lead_units or roles.assignees or not colon or not says("subject_label", head):
        return roles
    at = len(head) + 1
    behind = find_roles(rest, scope.frame.issuer, context)
    groups = (behind.lead_units, behind.coordinating_units, behind.assignees)
    return Roles(*(tuple(unit.shift(at) for unit in group) for group in groups))


def _kind(node: Node, scope: Scope, roles: Roles) -> tuple[LeafKind | None, str, float]:
    text = node.text
    scope = _labelled_scope(node, scope)
    if node.is_closing and text.rstrip().endswith("/.") and says("announcement", text):
        return None, "leaves/announcement", 1.0
    if (
        (is_formula(text) and not _sets_date(text, scope))
        or len(text.split()) < 3
        or (says("introduction", text) and not _is_work(node, scope))
    ):
        return None, "leaves/formula", 1.0
    match scope.category:
        case Category.PURPOSE | Category.GOAL | Category.CAUSE:
            return None, f"leaves/{scope.category}", 1.0
        case Category.LOGISTICS:
            ordered = says("order_phrase", without_brackets(text)) and bool(roles.lead_units)
            return (LeafKind.TASK, "leaves/order-in-logistics", 0.7) if ordered else (None, "leaves/logistics", 1.0)
        case Category.FINDING if scope.is_announced and is_order(text) and not says("shortcoming", text):
            return _in_work(node, replace(scope, category=Category.TASK), roles)
        case Category.FINDING:
            return _in_findings(text)
        case Category.ACHIEVEMENT | Category.PRAISE:
            return _in_achievements(text, scope)
        case Category.PROPOSAL if _asks_upward(text, roles, scope):
            return None, "leaves/upward-request", 0.9
        case Category.PROPOSAL:
            return (
                (None, "leaves/proposal", 1.0)
                if scope.frame.document_type in _UPWARD
                else (LeafKind.TASK, "leaves/request", 0.7)
            )
    return _in_work(node, scope, roles)


def _labelled_scope(node: Node, scope: Scope) -> Scope:
    """ "Hạn chế: ..." or "2. Địa điểm: ..." says of itself what it is."""
    head, colon, _ = node.text.partition(":")
    category = category_of(head) if colon and len(head.split()) <= _LABEL_WORDS else None
    return replace(scope, category=category) if category not in (None, Category.TASK) else scope


_LABEL_WORDS = 7
_UPWARD = ("BC", "TTr", "CV", "KH", "ĐA", "DA", "PA")


def _is_work(node: Node, scope: Scope) -> bool:
    """Whether a line that ends like an introduction still is work, as the last of a list may ("..., cụ thể:")."""
    return (
        not node.text.rstrip().endswith(":")
        and scope.category is Category.TASK
        and is_order(node.text)
        and not node.is_paragraph
    )


def _in_achievements(text: str, scope: Scope) -> tuple[LeafKind | None, str, float]:
    if scope.frame.is_report:
        return (
            (None, "leaves/request", 1.0) if says("upward_request", text) else (LeafKind.RESULT, "leaves/report", 1.0)
        )
    if _turns(text) or (says("turn", text) and is_shortcoming(text) and not says("general_finding", text)):
        return LeafKind.FINDING, "leaves/turn", 0.8
    return None, "leaves/achievement", 1.0


def _in_findings(text: str) -> tuple[LeafKind | None, str, float]:
    if says("general_finding", text) or says("cause", text):
        return None, "leaves/general-finding", 1.0
    return LeafKind.FINDING, "leaves/finding-section", 1.0


def _in_work(node: Node, scope: Scope, roles: Roles) -> tuple[LeafKind | None, str, float]:
    """In a section of work, or where no heading says what stands there."""
    text = node.text
    if node.kind is ItemKind.ARTICLE and is_enactment(text):
        return None, "leaves/enactment", 1.0
    if says("cause", text):
        return None, "leaves/cause", 1.0
    if is_shortcoming(text) and not _acts(text, roles):
        general = says("general_finding", text)
        return (None, "leaves/general-finding", 1.0) if general else (LeafKind.FINDING, "leaves/shortcoming", 0.8)
    if scope.frame.is_remedial and _describes_item(node) and not is_order(text) and not _acts(text, roles):
        return LeafKind.FINDING, "leaves/before-remedies", 0.7
    if _asks_upward(text, roles, scope):
        return None, "leaves/upward-request", 0.9
    if scope.is_preamble and node.is_paragraph and _turns(text):
        return LeafKind.FINDING, "leaves/opening-shortcoming", 0.7
    if scope.is_preamble and node.is_paragraph:
        ordered = (
            says("order_phrase", text) and bool(roles.lead_units or roles.assignees) and not says("narrative", text)
        )
        return (LeafKind.TASK, "leaves/order-in-opening", 0.8) if ordered else (None, "leaves/opening", 1.0)
    if says("narrative", text) and not says("order_phrase", text):
        return None, "leaves/narrative", 0.8
    if scope.category is Category.TASK or scope.leads:
        return _told_done(text) or (LeafKind.TASK, "leaves/task-section", 1.0)
    if is_order(text) or roles.lead_units or roles.assignees:
        return _told_done(text) or (LeafKind.TASK, "leaves/order", 0.8)
    return None, "leaves/other", 0.6


def _sets_date(text: str, scope: Scope) -> bool:
    """Whether a closing paragraph orders something by a day of its own ("..., báo cáo kết quả trước ngày 15/10")."""
    dated = any(found.value.kind is DeadlineKind.DATE for found in find_deadlines(text, scope.frame.time))
    return dated and says("reporting", text) and not says("enforcement", text)


def _asks_upward(text: str, roles: Roles, scope: Scope) -> bool:
    """Whether a commune or school asks a body above it: a proposal, not work that it assigns."""
    asked = " ".join(unit.value for unit in roles.lead_units)
    is_low = scope.frame.issuer.is_commune or scope.frame.issuer.level == "trường"
    return is_low and says("upward_request", text) and bool(asked) and says("higher_body", asked)


def _turns(text: str) -> bool:
    """Whether an opening paragraph goes on to name a shortcoming ("..., tuy nhiên tiến độ còn chậm")."""
    turn = re.search(r"(?i)\b(?:tuy nhiên|tuy vậy|song|nhưng|mặc dù vậy)\b", text)
    return bool(turn and says("shortcoming", text[turn.end() :])) and not says("general_finding", text)


def _acts(text: str, roles: Roles) -> bool:
    """Whether a unit is the subject and is told to act: "Trung tâm niêm yết ...", not "Trung tâm chưa niêm yết ..."."""
    spans = [unit.span for unit in (*roles.lead_units, *roles.assignees) if unit.span]
    return bool(spans) and not any(says("negative_predicate", text[span.end : span.end + 40]) for span in spans)


def _describes_item(node: Node) -> bool:
    """Whether it is the first paragraph of an item whose work follows as a list."""
    if not node.is_paragraph or node.parent is None or node.parent.parent is None:
        return False
    siblings = node.parent.children
    at = next(i for i, sibling in enumerate(siblings) if sibling is node)
    return not any(s.label for s in siblings[:at]) and any(s.label for s in siblings[at + 1 :])


def _told_done(text: str) -> tuple[LeafKind | None, str, float] | None:
    if says("done", text) and not is_order(text):
        return None, "leaves/done", 0.7
    return None
