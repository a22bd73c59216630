"""Two lists of equal length, the shortcomings and what repairs them (hạn chế và biện pháp có cùng số thứ tự)."""

from __future__ import annotations

from nlp.deadlines.named_parts import likenesses
from nlp.outline.tree import Node
from nlp.work.leaves import Leaf
from nlp.work.statements import says

LONGEST = 500
"""Items of one list whose words are compared each with each; no document has so many shortcomings in a list."""
_Numbered = dict[tuple[int, ...], Node]


class ParallelLists:
    """Whether "A. Hạn chế" and "B. Biện pháp khắc phục" are such lists; looked at once for each two.

    The work may be parted further ("B/1/a"), where the heading of its number speaks of what the finding names.
    """

    def __init__(self) -> None:
        self._numbered: dict[int, _Numbered] = {}
        self._are_equal: dict[tuple[int, int], bool] = {}
        self._speak_of: dict[tuple[int, int], bool] = {}

    def tie(self, finding: Leaf, task: Leaf) -> bool:
        """Whether a finding, and a task that bears its number or stands under it, are tied by it."""
        if not finding.node.label or finding.item is task.item:
            return False
        numbers = finding.node.label.numbers
        if task.node.label and task.node.label.numbers == numbers and self._equal(finding.item, task.item):
            return True
        heading, section = task.item, task.item.parent
        if not heading.label or heading.label.numbers != numbers or section is None:
            return False
        return section.parent is finding.item.parent and self._run_parallel(finding.item, section)

    def _equal(self, first: Node, second: Node) -> bool:
        key = id(first), id(second)
        if key not in self._are_equal:
            one, other = self._of(first), self._of(second)
            are_lists = len(one) > 1 and list(one) == list(other)
            are_lists = are_lists and (says("remedial", second.text) or _are_alike(one, other))
            self._are_equal[key] = are_lists and not any(n.is_heading for n in (*one.values(), *other.values()))
        return self._are_equal[key]

    def _run_parallel(self, first: Node, section: Node) -> bool:
        key = id(first), id(section)
        if key not in self._speak_of:
            self._speak_of[key] = _run_parallel(self._of(first), self._of(section))
        return self._speak_of[key]

    def _of(self, item: Node) -> _Numbered:
        """An item's own numbered items."""
        if id(item) not in self._numbered:
            own = ((child.label, child) for child in item.children if not child.is_bullet)
            self._numbered[id(item)] = {label.numbers: child for label, child in own if label}
        return self._numbered[id(item)]


def _run_parallel(findings: _Numbered, headings: _Numbered) -> bool:
    """Whether most headings of a list speak of the finding with their number, and of no other more."""
    return all(heading.is_heading for heading in headings.values()) and _are_alike(findings, headings)


def _are_alike(findings: _Numbered, others: _Numbered) -> bool:
    """Whether most of a list with the same numbers speak of the finding of their number, and of no other more."""
    if not 2 <= len(findings) <= LONGEST or list(findings) != list(others):
        return False
    texts = [finding.text for finding in findings.values()]
    told = 0
    for place, other in enumerate(others.values()):
        scores = likenesses(other.text, texts)
        told += scores[place] > 0 and scores[place] >= max(scores)
    return 2 * told > len(others)
