"""Ties a task to the shortcoming that it repairs (tồn tại - biện pháp khắc phục)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from nlp.leaves import Leaf
from nlp.named_parts import likeness
from nlp.sections import category_of
from nlp.text import fold

_SAME_HEADING = 0.88
_SHORT = 12
_LEAD_WORDS = re.compile(r"^(?:về |công tác |việc |lĩnh vực |đối với |trong |khắc phục (?:tồn tại, hạn chế |tồn tại |hạn chế )?(?:về |trong )?)+")


def finding_of(task: Leaf, findings: Sequence[Leaf]) -> str | None:
    """Path of the finding in the same item, else under the same heading of a parallel list; None if the document ties none."""
    same_item = [f for f in findings if f.item is task.item and task.item.parent is not None]
    before = [f for f in same_item if f.node.span.start < task.node.span.start]
    if before:
        return _likest(task, before)
    topic = _topic(task)
    if not topic:
        return None
    parallel = [f for f in findings if f.node.span.start < task.node.span.start and _is_same(topic, _topic(f))]
    return _likest(task, parallel) if parallel else None


def _likest(task: Leaf, findings: Sequence[Leaf]) -> str:
    """The finding whose words are likest to the task's; the first where none is."""
    scored = [(likeness(task.node.text, f.node.text), -i) for i, f in enumerate(findings)]
    score, place = max(scored)
    return findings[-place if score >= 0.15 else 0].node.path


def _topic(leaf: Leaf) -> str:
    """The nearest heading that names a subject rather than a kind of section ("Giải pháp khắc phục")."""
    for heading in reversed(leaf.scope.headings):
        if category_of(heading) is None or len(heading.split()) > _SHORT:
            return _LEAD_WORDS.sub("", fold(heading))
    return ""


def _is_same(one: str, other: str) -> bool:
    return bool(other) and (one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SAME_HEADING)
