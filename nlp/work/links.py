"""Ties a task to the shortcoming that it repairs (tồn tại - biện pháp khắc phục)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from nlp.deadlines.named_parts import likeness
from nlp.outline.sections import Category, category_of
from nlp.outline.tree import Node
from nlp.text.matching import fold
from nlp.work.leaves import Leaf
from nlp.work.statements import says

_SAME_HEADING = 0.88
_SHORT = 12
_OPENINGS = ("as_follows", "announces_findings", "announces_tasks")
_LEAD_WORDS = re.compile(
    r"^(?:về |công tác |việc |lĩnh vực |đối với |trong "
    r"|khắc phục (?:tồn tại, hạn chế |tồn tại |hạn chế )?(?:về |trong )?)+"
)


def finding_of(task: Leaf, findings: Sequence[Leaf]) -> str | None:
    """Path of the finding in the same item, else under the same heading of a parallel list, else None."""
    same_item = [f for f in findings if f.item is task.item and task.item.parent is not None]
    before = [f for f in same_item if f.node.span.start < task.node.span.start]
    if before:
        return _likest(task, before)
    topic = _topic(task)
    earlier = [f for f in findings if f.node.span.start < task.node.span.start]
    parallel = [f for f in earlier if _is_same(topic, _named(f) or _topic(f))]
    if not parallel:
        parallel = [f for f in earlier if _same_number(f, task)] or [f for f in earlier if _paired(f, task)]
    return _likest(task, parallel) if parallel else None


def _likest(task: Leaf, findings: Sequence[Leaf]) -> str:
    """The finding whose words are likest to the task's; the first where none is."""
    scored = [(likeness(task.node.text, f.node.text), -i) for i, f in enumerate(findings)]
    score, place = max(scored)
    return findings[-place if score >= 0.15 else 0].node.path


def _topic(leaf: Leaf) -> str:
    """The nearest heading that names a subject rather than a kind of section ("Giải pháp khắc phục")."""
    for heading in reversed(leaf.scope.headings):
        if any(says(name, heading) for name in _OPENINGS):
            continue
        if category_of(heading) is None or len(heading.split()) > _SHORT:
            return _LEAD_WORDS.sub("", fold(heading))
    return ""


def _named(finding: Leaf) -> str:
    """The subject that a finding names itself: "Cơ sở vật chất: phòng thực hành chưa có sổ theo dõi"."""
    head, colon, _ = finding.node.text.partition(":")
    return _LEAD_WORDS.sub("", fold(head)) if colon and len(head.split()) <= _SHORT else ""


def _same_number(finding: Leaf, task: Leaf) -> bool:
    """Whether "A. Hạn chế" and "B. Biện pháp khắc phục" are lists of equal length and the two bear one number.

    The work may be parted further ("B/1/a"), where the heading of its number speaks of what the finding names.
    """
    if not finding.node.label or finding.item is task.item or category_of(finding.item.text) is not Category.FINDING:
        return False
    numbers, first = finding.node.label.numbers, _numbered(finding.item)
    if task.node.label and task.node.label.numbers == numbers and says("remedial", task.item.text):
        second = _numbered(task.item)
        parted = any(node.is_heading for node in (*first.values(), *second.values()))
        if len(first) > 1 and list(first) == list(second) and not parted:
            return True
    heading, section = task.item, task.item.parent
    if not heading.label or heading.label.numbers != numbers or section is None:
        return False
    return section.parent is finding.item.parent and _run_parallel(first, _numbered(section))


def _numbered(item: Node) -> dict[tuple[int, ...], Node]:
    """An item's own numbered items."""
    return {child.label.numbers: child for child in item.children if child.label and not child.is_bullet}


def _run_parallel(findings: dict[tuple[int, ...], Node], headings: dict[tuple[int, ...], Node]) -> bool:
    """Whether most headings of a list speak of the finding with their number, and of no other more."""
    if len(findings) < 2 or list(findings) != list(headings):
        return False
    told = 0
    for numbers, heading in headings.items():
        scores = {other: likeness(heading.text, finding.text) for other, finding in findings.items()}
        told += scores[numbers] > 0 and scores[numbers] >= max(scores.values())
    return all(heading.is_heading for heading in headings.values()) and 2 * told > len(headings)


def _paired(finding: Leaf, task: Leaf) -> bool:
    """Whether the two stand in "a) Tồn tại" and "b) Biện pháp" of one item."""
    above = task.item.parent
    if above is None or above.parent is None or category_of(task.item.text) is not Category.TASK:
        return False
    if finding.item is above:  # "a) Tồn tại: còn 14 hộ ..." is the finding itself
        return finding.node.parent is above
    return finding.item.parent is above and category_of(finding.item.text) is Category.FINDING


def _is_same(one: str, other: str) -> bool:
    if not one or not other:
        return False
    if one == other or f" {other} " in f" {one} " or f" {one} " in f" {other} ":
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SAME_HEADING
