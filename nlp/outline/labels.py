"""Printed labels of items (số thứ tự, gạch đầu dòng): "II.", "2.1.", "Điều 3.", "a)", "-"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from datamodel.official import ItemKind
from nlp.rulebook.rules import load_rules
from nlp.text.matching import matching_text, squeeze

_KINDS = {
    "part": ItemKind.PART,
    "chapter": ItemKind.CHAPTER,
    "article": ItemKind.ARTICLE,
    "roman": ItemKind.PART,
    "letter": ItemKind.PART,
    "number": ItemKind.NUMBERED,
    "point": ItemKind.POINT,
    "bracketed": ItemKind.POINT,
    "bullet": ItemKind.BULLET,
}
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label: `style` tells lists of one look apart, `numbers` are its parts (of "2.1": 2, 1)."""

    kind: ItemKind
    style: str
    printed: str
    numbers: tuple[int, ...]
    end: int
    """Offset of the first character behind the label."""


def parse_label(text: str) -> Label | None:
    """The label that `text` begins with, or None."""
    head = text[:80]
    lead = len(head) - len(head.lstrip())
    seen = matching_text(head[lead:])
    for entry in load_rules("labels"):
        if match := entry.compiled().match(seen):
            printed = squeeze(head[lead + match.start("label") : lead + match.end("label")])
            return _label(entry.id, printed, seen[match.start("label") : match.end()], lead + match.end())
    return None


def _label(rule_id: str, printed: str, seen: str, end: int) -> Label | None:
    kind = _KINDS[rule_id]
    if rule_id == "number":
        numbers = tuple(int(part) for part in printed.split("."))
        delimiter = ")" if ")" in seen else "."
        return Label(kind, f"number{delimiter}{len(numbers)}", printed, numbers, end)
    if rule_id == "roman":
        return Label(kind, "roman", printed, (_roman(printed),), end)
    if rule_id in ("point", "letter"):
        return Label(kind, rule_id, printed, ("abcdđefghiklmnopqrstuvxy".find(printed.lower()) + 1,), end)
    if rule_id == "bracketed":
        style = "bracketed" + ("1" if printed.isdigit() else "a")
        return Label(kind, style, printed, (int(printed),) if printed.isdigit() else (0,), end)
    if rule_id == "bullet":
        return Label(kind, "bullet" + seen[0], printed, (), end)
    counted = re.search(r"\d+", printed)
    name = printed[:1].upper() + printed[1:].lower() if rule_id == "article" else printed
    return Label(kind, rule_id, name, (int(counted.group()),) if counted else (), end)


def _roman(printed: str) -> int:
    values = [_ROMAN[c] for c in printed]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))
