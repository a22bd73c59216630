"""Tells misnumbered items (đánh số mục sai): a skipped number, a number told twice, "2.4." after "3."."""

from __future__ import annotations

from collections.abc import Iterator

from datamodel.issue import Issue, Severity
from datamodel.official import ItemKind
from nlp.outline.tree import Node

_NUMBERED = (ItemKind.PART, ItemKind.ARTICLE, ItemKind.NUMBERED, ItemKind.POINT)
_SKIPPED_LETTERS = {"f", "j", "w", "z"}


def check_numbering(root: Node) -> Iterator[Issue]:
    """An issue for each item whose printed number does not follow the one before it."""
    before: dict[str, Node] = {}
    for child in root.children:
        if child.kind in _NUMBERED and child.label and child.label.numbers:
            yield from _compare(before.get(child.label.style), child, root)
            before[child.label.style] = child
        yield from check_numbering(child)


def _compare(last: Node | None, node: Node, parent: Node) -> Iterator[Issue]:
    label = node.label
    if label is None:
        return
    wrong = _is_foreign(node, parent) or (
        last is not None and last.label is not None and not _follows(last.label.numbers, label.numbers)
    )
    if wrong and label.style not in ("part", "chapter"):
        after = f" sau mục “{last.label.printed}”" if last and last.label else ""
        message = f"Đánh số mục chưa đúng: “{label.printed}”{after} ({node.path})."
        yield Issue("read", "section_numbering", Severity.NOTE, message, "path", node.span, node.page)


def _follows(last: tuple[int, ...], numbers: tuple[int, ...]) -> bool:
    """Whether a number is the next one; a list may begin anew at 1."""
    return (numbers[:-1] == last[:-1] and numbers[-1] == last[-1] + 1) or numbers[-1] == 1


def _is_foreign(node: Node, parent: Node) -> bool:
    """Whether "2.4" stands where its beginning "2" is not above it."""
    label = node.label
    if label is None or node.kind is not ItemKind.NUMBERED or len(label.numbers) < 2:
        return False
    above = parent.label
    return (
        above is not None and above.style.startswith("number") and label.numbers[: len(above.numbers)] != above.numbers
    )
