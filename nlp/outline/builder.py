"""Builds the tree of a document's parts, items, bullets, paragraphs and table rows (cấu trúc văn bản)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from datamodel.document import Block, TextDocument
from datamodel.official import Item, ItemKind
from datamodel.span import Span
from nlp.header.zones import Zones
from nlp.outline.headings import mark_headings, opens_scope
from nlp.outline.lines import Entry, joined_items, printed_items
from nlp.outline.table_rows import rows_of
from nlp.outline.tree import Node, new_root, node_of, parent_for
from nlp.roles.roles import attribute_label
from nlp.rulebook.rules import rule
from nlp.text.matching import matching_text

_ENDS = re.compile(r"[.;!?]\s*$")


@dataclass(frozen=True, slots=True)
class Outline:
    """The tree of the text and, apart, those of the appendices behind the signature."""

    text: Node
    appendices: Node
    printed: tuple[Entry | Block, ...]
    """The items and cells of both as each block holds them."""

    def items(self) -> tuple[Item, ...]:
        """The tree as published."""
        return tuple(_item(child) for root in (self.text, self.appendices) for child in root.children)


def build_outline(document: TextDocument, zones: Zones) -> Outline:
    """Read the outline off the document's blocks."""
    text = tuple(printed_items(document, sorted({*zones.preamble, *zones.body})))
    appendices = tuple(printed_items(document, zones.appendices))
    return Outline(_grow(document, text), _grow(document, appendices), (*text, *appendices))


def _grow(document: TextDocument, items: Iterable[Entry | Block]) -> Node:
    root = new_root()
    entries = list(joined_items(document, items))
    current = root
    table: list[Block] = []
    closing_from = _closing_from(entries)
    for position, entry in enumerate(entries):
        if isinstance(entry, Block):
            if table and entry.cell and table[-1].cell and entry.cell.table != table[-1].cell.table:
                _add_table(document, root, current, table)
                table = []
            table.append(entry)
            continue
        if table:
            _add_table(document, root, current, table)
            table = []
        node = node_of(entry)
        node.is_closing = position >= closing_from
        following = next((e for e in entries[position + 1 : position + 2] if isinstance(e, Entry)), None)
        current = _place(node, current, root, following)
    if table:
        _add_table(document, root, current, table)
    mark_headings(root)
    _number(root)
    return root


def _closing_from(entries: list[Entry | Block]) -> int:
    """Index of the first of the unnumbered paragraphs that close the document."""
    first = len(entries)
    for position in range(len(entries) - 1, -1, -1):
        entry = entries[position]
        if isinstance(entry, Block) or entry.label:
            break
        if rule("outline", "closing_paragraph").compiled().search(matching_text(entry.text)):
            first = position
    return first


def _place(node: Node, current: Node, root: Node, following: Entry | None) -> Node:
    if node.label:
        return parent_for(node.label, current, root, node.text).add(node)
    return _paragraph_parent(node, current, root, following).add(node)


def _paragraph_parent(node: Node, current: Node, root: Node, following: Entry | None) -> Node:
    chain = current.ancestors()
    item = next((n for n in chain if n.label and not n.is_bullet), root)
    if node.is_closing and _holds_lists(item):
        return root
    if _introduces_new_list(node, item, following):
        return item.parent or root
    if opens_scope(node):
        return item
    if item.parent and _closes_list(node, item):
        return item.parent
    scope = next((n for n in chain if n.is_paragraph and opens_scope(n)), None)
    if scope and scope.parent is item and not any(c.is_bullet for c in scope.children):
        return scope
    if scope and scope.bold and scope.parent is item:
        return scope
    return item


def _introduces_new_list(node: Node, item: Node, following: Entry | None) -> bool:
    """Whether a list that begins anew comes next ("..., đề nghị thực hiện như sau:" and "1." after the item "3.")."""
    if not item.label or not following or not following.label or not node.text.rstrip().endswith(":"):
        return False
    if item.kind is ItemKind.POINT and following.label.kind is ItemKind.NUMBERED:
        return True
    return following.label.style == item.label.style and following.label.numbers == (1,)


def _closes_list(node: Node, item: Node) -> bool:
    """Whether a line such as "(Đơn vị chủ trì: ...)" stands below a list whose items have none of their own."""
    if item.children or not attribute_label(node.text.lstrip("( ")) or not item.parent:
        return False
    has_others = False
    for other in item.parent.children:
        if other is not item and other.label and item.label and other.label.style == item.label.style:
            if any(attribute_label(child.text.lstrip("( ")) for child in other.children):
                return False
            has_others = True
    return has_others


def _holds_lists(item: Node) -> bool:
    """Whether the item's content is its own words or a list, so that a later paragraph is not one of its own."""
    if item.parent is None or (not item.children and not _ENDS.search(item.text)):
        return False
    return item.kind is ItemKind.POINT or not any(child.is_paragraph for child in item.children)


def _add_table(document: TextDocument, root: Node, current: Node, cells: list[Block]) -> None:
    owner = next((n for n in current.ancestors() if n.label and not n.is_bullet), root)
    span = Span(cells[0].start, cells[-1].end)
    node = Node(ItemKind.TABLE, None, span, "", cells[0].page, is_heading=True, table=tuple(cells))
    owner.add(node)
    for row in rows_of(document, tuple(cells)):
        node.add(row)


def _number(root: Node) -> None:
    """Give every node its path: printed labels, bullets and paragraphs counted within their item."""
    counters: dict[tuple[int, str], int] = {}

    def walk(node: Node, owner: Node, prefix: str) -> None:
        for child in node.children:
            if child.kind is ItemKind.TABLE:
                walk(child, child, "T")
                continue
            if child.kind is ItemKind.ROW:
                child.path = f"T/{child.path}"
                child.merged_path = f"T/{child.merged_path}" if child.merged_path else ""
                continue
            if child.is_paragraph and child.is_heading:
                child.path = prefix
                walk(child, owner, prefix)
                continue
            step = child.label.printed if child.label and not child.is_bullet else _counted(child, owner)
            child.path = f"{prefix}/{step}" if prefix else step
            walk(child, child, child.path)

    def _counted(child: Node, owner: Node) -> str:
        letter = "b" if child.is_bullet else "p"
        counters[id(owner), letter] = counters.get((id(owner), letter), 0) + 1
        return f"{letter}{counters[id(owner), letter]}"

    walk(root, root, "")


def _item(node: Node) -> Item:
    label = node.label.printed if node.label else ""
    children = tuple(_item(child) for child in node.children)
    return Item(node.kind, label, node.path, node.span, node.page, node.is_heading, children, node.cells)
