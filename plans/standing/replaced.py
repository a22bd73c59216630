"""Reports on a plan that took another's place tell of that plan's work too (kế hoạch thay thế)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from datamodel.rows import DocumentRow
from plans.matching.chains import Link
from plans.matching.compare import Comparison
from plans.matching.facts import Facts, issuer_key, year_of
from plans.matching.families import Numbers
from plans.matching.subjects import is_regular_meeting, period_of
from plans.standing.evidence import Evidence, told_of_rest


def evidence_of_replaced(
    facts: Facts, comparisons: Sequence[Comparison], links: Sequence[Link], evidence: Sequence[Evidence]
) -> list[Evidence]:
    """What is said of a task counts for the task of the replaced plan that it goes on with.

    Of what the new plan left out, the statements tell that fit none of its own tasks.
    """
    numbers = Numbers(facts.documents.values())
    known: defaultdict[str, list[Evidence]] = defaultdict(list)
    reports: defaultdict[str, list[Link]] = defaultdict(list)
    for each in evidence:
        known[each.task_id].append(each)
    for link in links:
        reports[link.on].append(link)
    found: list[Evidence] = []
    for comparison in sorted(comparisons, key=lambda each: _day(facts, each.document_id), reverse=True):
        if replaces(facts, numbers, comparison.document_id, comparison.prior_document_id):
            for each in (
                *_inherited(comparison, known),
                *_left_out(facts, comparison, reports[comparison.document_id], known),
            ):
                known[each.task_id].append(each)
                found.append(each)
    return found


def replaces(facts: Facts, numbers: Numbers, document_id: str, prior_id: str) -> bool:
    """Whether a plan takes the place of the one before: it cites that plan, and both are for the same time."""
    plan, prior = facts.documents[document_id], facts.documents[prior_id]
    if is_regular_meeting(plan) or (year_of(plan), period_of(plan.subject)) != (
        year_of(prior),
        period_of(prior.subject),
    ):
        return False
    own = issuer_key(plan.issuing_authority)
    cited = (numbers.cited(each, near=own) for each in facts.references.get(document_id, ()))
    return any(each is not None and each.document_id == prior_id for each in cited)


def _day(facts: Facts, document_id: str) -> tuple[str, str]:
    document: DocumentRow = facts.documents[document_id]
    return str(document.issued_date or ""), document_id


def _inherited(comparison: Comparison, known: Mapping[str, Sequence[Evidence]]) -> list[Evidence]:
    return [
        replace(each, task_id=row.prior_id)
        for row in comparison.changes
        if row.kind == "task" and row.prior_id and row.id
        for each in known.get(row.id, ())
        if each.result.result_id not in {own.result.result_id for own in known.get(row.prior_id, ())}
    ]


def _left_out(
    facts: Facts, comparison: Comparison, reports: Sequence[Link], known: Mapping[str, Sequence[Evidence]]
) -> list[Evidence]:
    rows = [each for each in comparison.changes if each.kind == "task"]
    removed = {each.prior_id for each in rows if each.prior_id and each.change == "removed"}
    both = (id for each in rows for id in (each.id, each.prior_id) if id)
    told = {each.result.result_id for id in both for each in known.get(id, ())}
    on = comparison.prior_document_id
    return [
        each
        for link in reports
        for each in told_of_rest(facts, facts.documents[link.document_id], replace(link, on=on), removed, told)
    ]
