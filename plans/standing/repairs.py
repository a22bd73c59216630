"""What reports say of shortcomings themselves (khắc phục tồn tại): "Đã khắc phục xong tình trạng ..."."""

from __future__ import annotations

from collections.abc import Iterable

from plans.matching.chains import Link
from plans.matching.facts import Facts
from plans.matching.match import Side, match, reports_on
from plans.matching.rule_entries import found
from plans.matching.wording import clauses, main_clause, wording
from plans.standing.evidence import SURE, Evidence


def repairs_of(facts: Facts, links: Iterable[Link]) -> list[Evidence]:
    """Statements that a shortcoming is gone, by finding (in `task_id`)."""
    return [each for link in links for each in _of_link(facts, link)]


def _of_link(facts: Facts, link: Link) -> list[Evidence]:
    findings = sorted(facts.findings.get(link.on, ()), key=lambda finding: (finding.start, finding.finding_id))
    told = [
        result
        for result in sorted(facts.results[link.document_id], key=lambda result: (result.start, result.result_id))
        if result.status == "done" and found("families", "repaired", result.text)
    ]
    if not findings or not told:
        return []
    ones = [
        Side(each.finding_id, wording(each.text), parts=tuple(map(wording, clauses(each.text)))) for each in findings
    ]
    others = [
        Side(each.result_id, wording(each.text, is_result=True), parts=(wording(main_clause(each.text)),))
        for each in told
    ]
    report = facts.documents[link.document_id]
    matching = match(ones, others, lambda one, other, rarity: reports_on(other, one, rarity), sure=SURE, unsure=SURE)
    return [
        Evidence(findings[pair.one].finding_id, told[pair.other], report, round(pair.score, 4), None)
        for pair in matching.pairs
    ]
