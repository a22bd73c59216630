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
        if says("as_follows", heading):
            continue
        if category_of(heading) is None or len(heading.split()) > _SHORT:
            return _LEAD_WORDS.sub("", fold(heading))
    return ""


def _named(finding: Leaf) -> str:
    """The subject that a finding names itself: "Cơ sở vật chất: phòng thực hành chưa có sổ theo dõi"."""
    head, colon, _ = finding.node.text.partition(":")
    return _LEAD_WORDS.sub("", fold(head)) if colon and len(head.split()) <= _SHORT else ""


def _same_number(finding: Leaf, task: Leaf) -> bool:
    """Whether "A. Hạn chế" and "B. Biện pháp khắc phục" are lists of equal length and the two bear one number."""
    if not finding.node.label or not task.node.label or finding.item is task.item:
        return False
    if category_of(finding.item.text) is not Category.FINDING or not says("remedial", task.item.text):
        return False
    first, second = (_numbers(leaf.item) for leaf in (finding, task))
    return first == second and len(first) > 1 and finding.node.label.numbers == task.node.label.numbers


def _numbers(item: Node) -> list[tuple[int, ...]]:
    """The numbers of an item's own items; empty where one of them heads others."""
    labelled = [child for child in item.children if child.label and not child.is_bullet]
    return [] if any(c.is_heading for c in labelled) else [c.label.numbers for c in labelled if c.label]


def _paired(finding: Leaf, task: Leaf) -> bool:
    """Whether the two stand in "a) Tồn tại" and "b) Biện pháp" of one item."""
    above = task.item.parent
    if above is None or above.parent is None or finding.item.parent is not above:
        return False
    return category_of(finding.item.text) is Category.FINDING and category_of(task.item.text) is Category.TASK


def _is_same(one: str, other: str) -> bool:
    if not one or not other:
        return False
    if one == other or f" {other} " in f" {one} " or f" {one} " in f" {other} ":
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SAME_HEADING
