"""Walks the outline and gathers its items of content with the attribute lines that count for them (nội dung)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from datamodel.official import ItemKind, Roles
from nlp.outline.tree import Node
from nlp.roles.lines import role_line
from nlp.work.attributes import Attribute, attributes_at, inline_attributes
from nlp.work.kinds import LeafKind, kind_of, roles_in
from nlp.work.scope import Scope
from nlp.work.statements import says


@dataclass(slots=True)
class Leaf:
    """An item of content, what it is, and the attribute lines that count for it."""

    node: Node
    scope: Scope
    kind: LeafKind | None
    rule: str
    item: Node
    roles: Roles = field(default_factory=Roles)
    attributes: list[Attribute] = field(default_factory=list)
    confidence: float = 1.0


def find_leaves(root: Node, scope: Scope) -> list[Leaf]:
    """All items of content below `root`, in order; tables are left to `nlp.work.tables`."""
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
        unassigned = len(self.leaves)
        for child in node.children:
            if child.kind in (ItemKind.TABLE, ItemKind.ROW):
                continue
            if assigned := _assignment(child):
                _assign([*self.leaves[unassigned:], *assigned])
                unassigned = len(self.leaves)
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
                scope = scope.behind_opening()
            else:
                scope = self._content(child, scope, item, events)
                scope = scope if child.is_paragraph else scope.behind_opening()

    def _before(self, node: Node, scope: Scope) -> tuple[str, ...]:
        """What the words of an item may point back at: who does the item before it, its words, the heading."""
        last = self.leaves[-1] if self.leaves and self.leaves[-1].node.parent is node.parent else None
        doers = "; ".join(unit.value for unit in last.roles.lead_units) if last else ""
        return tuple(filter(None, (doers, last.node.text if last else "", *scope.headings[-1:])))

    def _content(self, node: Node, scope: Scope, item: Node, events: list[Leaf | Attribute]) -> Scope:
        """Read an item of content; the scope of what follows it comes back."""
        leaf = classify(node, scope, item, self._before(node, scope))
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


def _assignment(node: Node) -> tuple[Attribute, ...]:
    """The lines of an item that only assigns the items beside it ("c) Phân công thực hiện": "- Chủ trì: ...")."""
    if not node.children or attributes_at(node) or not says("assignment_of_work", node.text):
        return ()
    below = [attributes_at(child) for child in node.children]
    return tuple(attribute for line in below for attribute in line) if all(below) else ()


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


def classify(node: Node, scope: Scope, item: Node, before: Sequence[str] = ()) -> Leaf:
    """What an item of content is: by its place first, by its words second."""
    roles = roles_in(node.text, scope, before)
    kind, rule, confidence = kind_of(node, scope, roles)
    return Leaf(node, scope, kind, rule, item, roles, confidence=confidence)
