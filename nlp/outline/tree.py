"""The growing tree of a document's items (cây đề mục): where a label opens, goes on with or closes a list."""

from __future__ import annotations

from dataclasses import dataclass, field

from datamodel.document import Block
from datamodel.official import ItemKind
from datamodel.span import Span
from nlp.outline.labels import Label
from nlp.outline.lines import Entry
from nlp.roles.roles import attribute_label

_RANK = {ItemKind.PART: 0, ItemKind.CHAPTER: 0, ItemKind.ARTICLE: 1, ItemKind.NUMBERED: 2, ItemKind.POINT: 3}
_HIGH = ("part", "chapter", "letter", "roman")
_MARKS = ("bullet*", "bullet-", "bullet+")


@dataclass(slots=True)
class Node:
    """An item while the tree is built; frozen into `Item` at the end."""

    kind: ItemKind
    label: Label | None
    span: Span
    text: str
    page: int
    bold: bool = False
    centered: bool = False
    is_heading: bool = False
    is_closing: bool = False
    """Whether it is among the unnumbered paragraphs that close the document."""
    parent: Node | None = None
    before: Node | None = None
    """The one before it under the same parent."""
    children: list[Node] = field(default_factory=list)
    first_labelled: Node | None = None
    """The first of the children that has a label."""
    path: str = ""
    merged_path: str = ""
    """Of a row that shares a merged number with others: the path of the whole merged row."""
    cells: tuple[tuple[str, Span], ...] = ()
    table: tuple[Block, ...] = ()

    @property
    def is_bullet(self) -> bool:
        """Whether a dash, cross or dot stands before it."""
        return self.kind is ItemKind.BULLET

    @property
    def awaits_lines(self) -> bool:
        """Whether it is a label with its values on the lines below: "+ Thời gian thực hiện:"."""
        label = attribute_label(self.text)
        return bool(label and not self.text[label[1] :].strip())

    def takes_line(self, label: Label) -> bool:
        """Whether a line with this mark can be one of the values below."""
        last = self.children[-1].label if self.children else None
        return self.awaits_lines and (last is None or last.style == label.style)

    @property
    def is_paragraph(self) -> bool:
        """Whether it has no label."""
        return self.kind is ItemKind.PARAGRAPH

    def ancestors(self) -> list[Node]:
        """This node and those above it, innermost first, without the root."""
        chain, node = [], self
        while node.parent is not None:
            chain.append(node)
            node = node.parent
        return chain

    def add(self, child: Node) -> Node:
        """Hang `child` below this node."""
        child.parent = self
        child.before = self.children[-1] if self.children else None
        self.children.append(child)
        if child.label and self.first_labelled is None:
            self.first_labelled = child
        return child


def new_root() -> Node:
    """The tree's root: the document itself."""
    return Node(ItemKind.PART, None, Span(0, 0), "", 1, is_heading=True)


def node_of(entry: Entry) -> Node:
    """A node for a printed item."""
    kind = entry.label.kind if entry.label else ItemKind.PARAGRAPH
    return Node(kind, entry.label, entry.span, entry.text, entry.block.page, entry.block.bold, entry.block.centered)


def parent_for(label: Label, current: Node, root: Node, text: str = "") -> Node:
    """The node under which an item with `label` and `text` belongs, after the item `current`."""
    chain = current.ancestors()
    if label.kind is ItemKind.BULLET:
        return _bullet_parent(label, chain, root, is_attribute=attribute_label(text) is not None)
    labelled = [node for node in chain if node.label and not node.is_bullet]
    if label.style in _HIGH:
        return _high_parent(label, labelled, root)
    if label.kind is ItemKind.NUMBERED:
        return _number_parent(label, labelled, root)
    for node in labelled:
        if node.label and node.label.style == label.style:
            return node.parent or root
    if label.kind is ItemKind.ARTICLE:
        return next((n for n in labelled if _RANK[n.kind] == 0), root)
    return _unlabelled_scope(chain, root)


def _bullet_parent(label: Label, chain: list[Node], root: Node, is_attribute: bool) -> Node:
    for node in chain:
        if not node.is_bullet or not node.label:
            return node if node.label else (node.parent or root)
        if not is_attribute and node.takes_line(label):
            return node
        if node.label.style == label.style:
            return node.parent or root
        if _is_deeper(label.style, node.label.style):
            return node
        if node.parent and not node.parent.is_bullet:
            return node.parent
    return root


def _is_deeper(style: str, than: str) -> bool:
    """Whether a mark stands below another: offices write "*" above "-" above "+"; other marks as they come."""
    if style in _MARKS and than in _MARKS:
        return _MARKS.index(style) > _MARKS.index(than)
    return True


def _high_parent(label: Label, labelled: list[Node], root: Node) -> Node:
    for node in labelled:
        if node.label and node.label.style == label.style:
            return node.parent or root
    above = next((n for n in labelled if n.label and n.label.style == "roman"), None)
    if label.style == "letter" and above:
        return above  # letters that stood above the Roman numbers would have come before them
    order = _HIGH.index(label.style)
    return next((n for n in labelled if n.label and n.label.style in _HIGH[:order]), root)


def _number_parent(label: Label, labelled: list[Node], root: Node) -> Node:
    numbers = label.numbers
    numbered = [n for n in labelled if n.kind is ItemKind.NUMBERED and n.label]
    if len(numbers) > 1:
        above = next((n for n in numbered if n.label and n.label.numbers == numbers[:-1]), None)
        if above:
            return above
    alike = [n for n in numbered if n.label and n.label.style == label.style]
    following = [n for n in alike if n.label and n.label.numbers[:-1] == numbers[:-1]]
    if following or alike:
        return ((following or alike)[0]).parent or root
    if len(numbers) > 1:
        # "2.4." after "3.": no list of such numbers is open here, so it goes on with the list that is.
        shorter = [n for n in numbered if n.label and len(n.label.numbers) < len(numbers)]
        return (shorter[0].parent or root) if shorter else _unlabelled_scope(labelled, root)
    beside = next((n for n in labelled if n.parent and any(_is_style(c, label.style) for c in n.parent.children)), None)
    if beside:
        return beside.parent or root
    if numbers[0] != 1:
        continued = [n for n in numbered if n.label and n.label.numbers == (numbers[0] - 1,)]
        if continued:
            return continued[0].parent or root
    points = [n for n in labelled if n.kind is ItemKind.POINT]
    if points and label.style.startswith("number."):
        # "1." after "a)" closes the points: points stand below numbers.
        above_points = [n for n in labelled if n.kind is not ItemKind.POINT]
        return above_points[0] if above_points else root
    return labelled[0] if labelled else root


def _is_style(node: Node, style: str) -> bool:
    return node.label is not None and node.label.style == style


def _unlabelled_scope(chain: list[Node], root: Node) -> Node:
    """The innermost numbered item, article or part that is open."""
    return next((n for n in chain if n.label and not n.is_bullet and n.kind is not ItemKind.POINT), root)
