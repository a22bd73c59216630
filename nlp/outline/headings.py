"""Tells headings (đề mục) from the items that carry content, once the whole tree stands."""

from __future__ import annotations

import re

from datamodel.official import ItemKind
from nlp.outline.tree import Node
from nlp.roles.roles import attribute_label
from nlp.rulebook.rules import rule
from nlp.text.matching import matching_text

_LONG = 260
"""Characters beyond which an item with others below it still says something of its own."""
_NAME = 12
"""Words beyond which an item that ends in a full stop is a sentence, not the name of a unit."""
_STOPS = re.compile(r"[.!?]\s+(?=[A-ZĐÂĂÊÔƠƯÁÀẢÃẠ])")


def opens_scope(node: Node) -> bool:
    """Whether an unnumbered line is a heading of what follows: "Nội dung khắc phục:", or a short bold line."""
    if not node.is_paragraph:
        return False
    if attribute_label(node.text):
        return False
    if rule("outline", "sub_heading").compiled().search(matching_text(node.text)):
        return True
    if node.text.rstrip().endswith(":") and len(node.text) <= 70:
        return True
    return node.bold and len(node.text) <= 160 and not node.text.rstrip().endswith((".", ";"))


def mark_headings(node: Node) -> None:
    """Set `is_heading` in the whole tree below `node`."""
    for child in node.children:
        mark_headings(child)
        if child.kind not in (ItemKind.TABLE, ItemKind.ROW):
            child.is_heading = _is_heading(child)


def _is_heading(node: Node) -> bool:
    if node.is_paragraph:
        return opens_scope(node)
    content = [c for c in node.children if not attribute_label(c.text)]
    if not content:
        return _is_bare_heading(node)
    if node.text.rstrip().endswith(":") or not node.text:
        return True
    if not any(child.label for child in content) and not node.bold and _is_sentence(node.text):
        return False
    return not (len(node.text) > _LONG or _STOPS.search(node.text))


def _is_sentence(text: str) -> bool:
    """Whether words end as a sentence does and are too many for a name."""
    return text.rstrip().endswith((".", ";")) and len(text.split()) > _NAME


def _is_bare_heading(node: Node) -> bool:
    """A heading with nothing below it, as where its section is empty or stands in a table."""
    if node.children or not node.text:
        return not node.text
    if node.kind in (ItemKind.PART, ItemKind.CHAPTER):
        return node.text.isupper() or (node.bold and not node.text.endswith("."))
    return node.bold and len(node.text) <= 160 and not node.text.rstrip().endswith((".", ";"))
