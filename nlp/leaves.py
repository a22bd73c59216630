"""Walks the outline and says what each item of content is: task, finding, report of results, or nothing (phân loại)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from datamodel.official import ItemKind, Roles
from datamodel.span import Span
from nlp.outline_tree import Node
from nlp.roles import attribute_label, find_roles
from nlp.scope import Scope
from nlp.sections import Category
from nlp.statements import is_enactment, is_formula, is_order, is_shortcoming, says


class LeafKind(StrEnum):
    """What an item of content is."""

    TASK = "task"
    FINDING = "finding"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Attribute:
    """A line that only carries a unit, a deadline or a target, and the lines below it."""

    role: str
    text: str
    value_at: int
    node: Node

    @property
    def value(self) -> str:
        """The words behind the label."""
        return self.text[self.value_at :]

    @property
    def span(self) -> Span:
        """Place of the whole line."""
        return self.node.span


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
            attribute = attribute_at(child)
            if attribute:
                events.append(attribute)
                if not any(isinstance(e, Leaf) for e in events):
                    scope = _led(scope, attribute)
            elif child.is_heading and child.is_paragraph:
                scope = scope.under(child)
                self._read(child, scope, item, events)
            elif child.is_heading:
                self.region(child, scope.under(child))
            else:
                scope = self._content(child, scope, item, events)

    def _content(self, node: Node, scope: Scope, item: Node, events: list[Leaf | Attribute]) -> Scope:
        """Read an item of content; the scope of what follows it comes back."""
        leaf = classify(node, scope, item)
        own = node.label is not None and not node.is_bullet
        mine: list[Leaf | Attribute] = [] if own else events
        self.leaves.append(leaf)
        mine.append(leaf)
        inner = [c for c in node.children if not attribute_at(c)]
        if inner:
            self._read(node, scope.after(node), node, mine)
        else:
            mine.extend(a for a in map(attribute_at, node.children) if a)
        if own:
            _assign(mine)
        return scope.after(node) if node.is_paragraph and says("introduction", node.text) else scope


def attribute_at(node: Node) -> Attribute | None:
    """The attribute line that a node is, if it is one."""
    if node.is_heading and not node.awaits_lines:
        return None
    label = attribute_label(node.text)
    if not label or node.kind in (ItemKind.PART, ItemKind.CHAPTER, ItemKind.ARTICLE):
        return None
    if node.kind is ItemKind.NUMBERED and label[0] not in ("lead", "coordinate"):
        return None
    return Attribute(label[0], node.text, label[1], node)


def _led(scope: Scope, attribute: Attribute) -> Scope:
    """An attribute line before any work counts for all that follows in the item."""
    from nlp.roles import role_line

    roles = role_line(attribute.text, scope.frame.issuer)
    if not roles:
        return scope
    return replace(
        scope,
        leads=roles.lead_units or scope.leads,
        coordinating=roles.coordinating_units or scope.coordinating,
        leads_from=attribute.node.path,
    )


def _assign(events: list[Leaf | Attribute]) -> None:
    """Attribute lines count for the work above them, back to the last group of such lines."""
    pending: list[Leaf] = []
    was_attribute = False
    for event in events:
        if isinstance(event, Leaf):
            if was_attribute:
                pending = []
            was_attribute = False
            if event.kind is LeafKind.TASK:
                pending.append(event)
            continue
        was_attribute = True
        for leaf in pending:
            leaf.attributes.append(event)


def classify(node: Node, scope: Scope, item: Node) -> Leaf:
    """What an item of content is: by its place first, by its words second."""
    roles = find_roles(node.text, scope.frame.issuer, tuple(unit.value for unit in scope.leads))
    kind, rule, confidence = _kind(node, scope, roles)
    return Leaf(node, scope, kind, rule, item, roles, confidence=confidence)


def _kind(node: Node, scope: Scope, roles: Roles) -> tuple[LeafKind | None, str, float]:
    text = node.text
    if is_formula(text) or len(text.split()) < 3 or (says("introduction", text) and not _is_work(node, scope)):
        return None, "leaves/formula", 1.0
    match scope.category:
        case Category.PURPOSE | Category.GOAL | Category.CAUSE:
            return None, f"leaves/{scope.category}", 1.0
        case Category.LOGISTICS:
            ordered = says("order_phrase", text) and bool(roles.lead_units)
            return (LeafKind.TASK, "leaves/order-in-logistics", 0.7) if ordered else (None, "leaves/logistics", 1.0)
        case Category.FINDING:
            return _in_findings(text)
        case Category.ACHIEVEMENT:
            return (LeafKind.RESULT if scope.frame.is_report else None), "leaves/achievement", 1.0
        case Category.PROPOSAL:
            return (None, "leaves/proposal", 1.0) if scope.frame.document_type in _UPWARD else (LeafKind.TASK, "leaves/request", 0.7)
    return _in_work(node, scope, roles)


_UPWARD = ("BC", "TTr", "CV", "KH", "ĐA", "DA", "PA")


def _is_work(node: Node, scope: Scope) -> bool:
    """Whether a line that ends like an introduction still is work, as the last of a list may ("..., cụ thể:")."""
    return not node.text.rstrip().endswith(":") and scope.category is Category.TASK and is_order(node.text) and not node.is_paragraph


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
    if is_shortcoming(text) and not roles.lead_units:
        general = says("general_finding", text)
        return (None, "leaves/general-finding", 1.0) if general else (LeafKind.FINDING, "leaves/shortcoming", 0.8)
    if scope.is_preamble and node.is_paragraph:
        ordered = says("order_phrase", text) and bool(roles.lead_units or roles.assignees)
        return (LeafKind.TASK, "leaves/order-in-opening", 0.8) if ordered else (None, "leaves/opening", 1.0)
    if says("narrative", text) and not says("order_phrase", text):
        return None, "leaves/narrative", 0.8
    if scope.category is Category.TASK or scope.leads:
        return _told_done(text) or (LeafKind.TASK, "leaves/task-section", 1.0)
    if is_order(text) or roles.lead_units or roles.assignees:
        return _told_done(text) or (LeafKind.TASK, "leaves/order", 0.8)
    return None, "leaves/other", 0.6


def _told_done(text: str) -> tuple[LeafKind | None, str, float] | None:
    if says("done", text) and not is_order(text):
        return None, "leaves/done", 0.7
    return None
