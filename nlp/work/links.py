"""Ties a task to the shortcoming that it repairs (tồn tại - biện pháp khắc phục)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from rapidfuzz import fuzz

from nlp.deadlines.named_parts import likenesses
from nlp.outline.sections import Category, category_of
from nlp.text.matching import fold
from nlp.work.leaves import Leaf
from nlp.work.parallel_lists import LONGEST, ParallelLists
from nlp.work.statements import says

_SAME_HEADING = 0.88
_LIKE = 0.15
_SHORT = 12
_OPENINGS = ("as_follows", "announces_findings", "announces_tasks")
_LEAD_WORDS = re.compile(
    r"^(?:về |công tác |việc |lĩnh vực |đối với |trong "
    r"|khắc phục (?:tồn tại, hạn chế |tồn tại |hạn chế )?(?:về |trong )?)+"
)
Key = TypeVar("Key", bound=Hashable)


class Shortcomings:
    """The shortcomings of a document by what ties work to them, so that long lists are not walked for each task."""

    def __init__(self, findings: Sequence[Leaf]) -> None:
        self._in_item = _Groups[int]()
        self._in_part_below = _Groups[int]()
        self._on_subject = _Groups[str]()
        self._with_number = _Groups[tuple[int, ...]]()
        for finding in sorted(findings, key=_start):
            self._in_item.add(id(finding.item), finding)
            self._on_subject.add(_named(finding) or _topic(finding), finding)
            if category_of(finding.item.text) is Category.FINDING:
                self._in_part_below.add(id(finding.item.parent), finding)
                if finding.node.label:
                    self._with_number.add(finding.node.label.numbers, finding)
        self._lists = ParallelLists()
        self._same_subjects: dict[str, list[str]] = {}

    def repaired_by(self, task: Leaf) -> str | None:
        """Path of the finding in the same item, else under the same heading of a parallel list, else None."""
        own = self._in_item.before(task, [id(task.item)]) if task.item.parent is not None else []
        found = own or self._on_subject.before(task, self._subjects_of(_topic(task)))
        found = found or self._same_number(task) or self._paired(task)
        return _likest(task, found) if found else None

    def _subjects_of(self, topic: str) -> list[str]:
        if topic not in self._same_subjects:
            self._same_subjects[topic] = [subject for subject in self._on_subject if _is_same(topic, subject)]
        return self._same_subjects[topic]

    def _same_number(self, task: Leaf) -> list[Leaf]:
        """Those of a list of equal length whose number the task, or the heading above it, bears."""
        numbers = {label.numbers for label in (task.node.label, task.item.label) if label}
        return [f for f in self._with_number.before(task, numbers) if self._lists.tie(f, task)]

    def _paired(self, task: Leaf) -> list[Leaf]:
        """Those in "a) Tồn tại" of an item where the task stands in its "b) Biện pháp"."""
        above = task.item.parent
        if above is None or above.parent is None or category_of(task.item.text) is not Category.TASK:
            return []
        # "a) Tồn tại: còn 14 hộ ..." is the finding itself
        itself = [f for f in self._in_item.before(task, [id(above)]) if f.node.parent is above]
        return sorted([*itself, *self._in_part_below.before(task, [id(above)])], key=_start)


class _Groups(Generic[Key]):
    """Findings by something that several share, in the order of the document."""

    def __init__(self) -> None:
        self._groups: defaultdict[Key, list[Leaf]] = defaultdict(list)

    def __iter__(self) -> Iterator[Key]:
        return iter(self._groups)

    def add(self, key: Key, finding: Leaf) -> None:
        self._groups[key].append(finding)

    def before(self, task: Leaf, keys: Iterable[Key]) -> list[Leaf]:
        """Those of these groups that stand before the task, the nearest of very many."""
        found: list[Leaf] = []
        for group in (self._groups[key] for key in keys if key in self._groups):
            end = bisect_left(group, task.node.span.start, key=_start)
            found += group[max(0, end - LONGEST) : end]
        return sorted(found, key=_start)[-LONGEST:]


def _start(leaf: Leaf) -> int:
    return leaf.node.span.start


def _likest(task: Leaf, findings: Sequence[Leaf]) -> str:
    """The finding whose words are likest to the task's; the first where none is."""
    scores = likenesses(task.node.text, [finding.node.text for finding in findings])
    best = max(scores)
    return findings[scores.index(best) if best >= _LIKE else 0].node.path


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


def _is_same(one: str, other: str) -> bool:
    if not one or not other:
        return False
    if one == other or f" {other} " in f" {one} " or f" {one} " in f" {other} ":
        return True
    if not fuzz.ratio(one, other, score_cutoff=100 * _SAME_HEADING):
        return False  # never less than the other ratio, and a hundred times faster
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SAME_HEADING
