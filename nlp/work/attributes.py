"""Lines, and ends of lines, that only carry a unit, a deadline or a target (dòng thuộc tính)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from datamodel.official import ItemKind
from datamodel.span import Span
from nlp.outline.tree import Node
from nlp.roles.lines import labelled_parts
from nlp.rulebook.rules import rule
from nlp.text.matching import matching_text

_SET_OFF = re.compile(r"[.;(]\s*(?=[A-ZĐa-zđ])")
_SURE = ("lead", "coordinate", "assignee")


@dataclass(frozen=True, slots=True)
class Attribute:
    """What a line says of the work above it: a unit, a deadline, a target, with the label; and the lines below it."""

    role: str
    text: str
    begin: int
    end: int
    node: Node

    @property
    def value(self) -> str:
        """The words behind the label."""
        return self.node.text[self.begin : self.end].strip(" ;,.()")

    @property
    def value_span(self) -> Span:
        """Place of the words behind the label; the whole line's where blanks were folded."""
        place = self.node.span
        if len(self.node.text) != place.end - place.start:
            return place
        return Span(place.start + self.begin, place.start + self.end)


def attributes_at(node: Node) -> tuple[Attribute, ...]:
    """The attributes that a line carries, if it is such a line: "(Chủ trì: A; phối hợp: B; thời gian: quý II)"."""
    if node.is_heading and not (node.awaits_lines and (node.is_bullet or node.is_paragraph)):
        return ()
    if node.kind in (ItemKind.PART, ItemKind.CHAPTER, ItemKind.ARTICLE):
        return ()
    parts = labelled_parts(node.text)
    if not parts:
        return _given_work_above(node)
    if node.kind is ItemKind.NUMBERED and parts[0][0] not in ("lead", "coordinate"):
        return ()
    return _attributes(node, parts, 0)


def _given_work_above(node: Node) -> tuple[Attribute, ...]:
    """Of a line that gives the work above it to someone and names none of its own: "* Giao A chủ trì, B phối hợp."."""
    beside = node.parent.children if node.parent else []
    before = next((other for other, own in pairwise(beside) if own is node), None)
    if not (node.label and node.is_bullet and before and before.label and before.is_bullet):
        return ()
    given = rule("statements", "gives_work_above").compiled().search(matching_text(node.text))
    if not given or before.label.style == node.label.style:
        return ()
    begin, end = given.span("doers")
    more = _attributes(node, labelled_parts(node.text[given.end() :]), given.end())
    return (Attribute("lead", node.text[begin:end], begin, end, node), *more)


def inline_attributes(node: Node) -> tuple[Attribute, ...]:
    """Units told at the end of the task's own words: "Rà soát hồ sơ (Đơn vị chủ trì: A; phối hợp: B)."."""
    for mark in _SET_OFF.finditer(node.text):
        parts = labelled_parts(node.text[mark.end() :])
        if parts and parts[0][0] in _SURE:
            return _attributes(node, parts, mark.end())
    return ()


def _attributes(node: Node, parts: list[tuple[str, int, int]], offset: int) -> tuple[Attribute, ...]:
    starts = [0, *(end for _, _, end in parts[:-1])]
    return tuple(
        Attribute(role, node.text[offset + start : offset + end].strip(" ;,.()"), offset + begin, offset + end, node)
        for start, (role, begin, end) in zip(starts, parts, strict=True)
    )
