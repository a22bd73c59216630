"""Lines, and ends of lines, that only carry a unit, a deadline or a target (dòng thuộc tính)."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    """Of a line that only says of the work above it who does it or by when: "* Giao A chủ trì, B phối hợp."."""
    if not _stands_below_a_list(node):
        return ()
    seen = matching_text(node.text)
    if timed := _timed(node, seen, 0):
        return timed
    given = rule("statements", "gives_items_above").compiled().search(seen)
    given = given or rule("statements", "gives_work_above").compiled().search(seen)
    if not given:
        return ()
    begin, end = given.span("doers")
    rest = node.text[given.end() :]
    at = given.end() + len(rest) - len(rest.lstrip())
    more = _attributes(node, labelled_parts(node.text[at:]), at) or _timed(node, seen, at)
    return (Attribute("lead", node.text[begin:end], begin, end, node), *more)


def _timed(node: Node, seen: str, at: int) -> tuple[Attribute, ...]:
    """The time of words from `at` on that only say by when the work above is done: "Xong trước ngày 30/6/2026."."""
    timed = rule("statements", "times_work_above").compiled().search(seen[at:])
    if not timed:
        return ()
    begin, end = at + timed.start("time"), at + timed.end("time")
    return (Attribute("time", node.text[at:end], begin, end, node),)


def _stands_below_a_list(node: Node) -> bool:
    """Whether it is a paragraph, or a bullet of another kind, right below a list of bullets."""
    before = node.before
    if before is None or before.label is None or not before.is_bullet:
        return False
    return node.is_paragraph or bool(node.is_bullet and node.label and before.label.style != node.label.style)


def inline_attributes(node: Node) -> tuple[Attribute, ...]:
    """Units told at the end of the task's own words: "Rà soát hồ sơ (Đơn vị chủ trì: A; phối hợp: B)."."""
    for mark in _SET_OFF.finditer(node.text):
        parts = labelled_parts(node.text[mark.end() :])
        if parts and parts[0][0] in _SURE:
            return _attributes(node, parts, mark.end())
    return ()


def _attributes(node: Node, parts: list[tuple[str, int, int]], offset: int) -> tuple[Attribute, ...]:
    starts = [0, *(end for _, _, end in parts)][: len(parts)]
    return tuple(
        Attribute(role, node.text[offset + start : offset + end].strip(" ;,.()"), offset + begin, offset + end, node)
        for start, (role, begin, end) in zip(starts, parts, strict=True)
    )
