"""How well same work is told from work that only looks like it, on pairs of our own writing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from plans.matching.compare import SURE as SURE_CHANGE
from plans.matching.match import Rarity, Side, reports_on, same_work
from plans.matching.wording import clauses, main_clause, wording
from plans.standing.evidence import SURE as SURE_EVIDENCE

GROUPS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "data" / "cap_cau.yml").read_text("utf-8"))
LISTED = [
    (group["task"], other, kind, label == "same")
    for group in GROUPS
    for kind in ("report", "plan")
    for label in ("same", "other")
    for other in group.get(kind, {}).get(label, ())
]


def _side(text: str, *, is_result: bool = False) -> Side:
    parts = (main_clause(text),) if is_result else clauses(text)
    return Side(text, wording(text, is_result=is_result), parts=tuple(wording(part) for part in parts))


def _scores(kind: str) -> list[tuple[float, bool, str, str]]:
    sides = [_side(text, is_result=kind == "report") for _, text, each, _ in LISTED if each == kind]
    rarity = Rarity().add(side.words for side in [*sides, *(_side(group["task"]) for group in GROUPS)])
    score = {
        "report": lambda task, other: reports_on(_side(other, is_result=True), _side(task), rarity),
        "plan": lambda task, other: same_work(_side(task), _side(other), rarity),
    }[kind]
    return [(score(task, other), same, task, other) for task, other, each, same in LISTED if each == kind]


def area_under_curve(scores: list[tuple[float, bool, str, str]]) -> float:
    """The share of (same, other) pairs of pairs in which the same work scores higher."""
    same = [score for score, is_same, _, _ in scores if is_same]
    other = [score for score, is_same, _, _ in scores if not is_same]
    won = sum((one > two) + 0.5 * (one == two) for one in same for two in other)
    return won / (len(same) * len(other))


def test_there_are_enough_pairs() -> None:
    assert len(LISTED) >= 100
    assert sum(same for *_, same in LISTED) >= 45


@pytest.mark.parametrize("kind", ["report", "plan"])
def test_same_work_scores_higher(kind: str) -> None:
    assert area_under_curve(_scores(kind)) >= 0.98


def test_hard_negatives_are_refused() -> None:
    """At the thresholds in use, work that only looks alike is not linked."""
    wrong = [
        (kind, round(s, 2), task, other)
        for kind, sure in (("report", SURE_EVIDENCE), ("plan", SURE_CHANGE))
        for s, same, task, other in _scores(kind)
        if s >= sure and not same
    ]
    assert len(wrong) <= 1, wrong


def test_most_paraphrases_are_found() -> None:
    missed = [
        (kind, round(s, 2), task, other)
        for kind, sure in (("report", SURE_EVIDENCE), ("plan", SURE_CHANGE))
        for s, same, task, other in _scores(kind)
        if s < sure and same
    ]
    assert len(missed) <= 0.1 * len(LISTED), missed


if __name__ == "__main__":
    for kind in ("report", "plan"):
        found = _scores(kind)
        print(kind, len(found), area_under_curve(found))
        for score, same, task, other in sorted(found):
            print(f"{score:.2f} {'SAME' if same else '    '} {task[:70]} | {other[:90]}")
