"""What became of an earlier plan in a later one (so sánh kế hoạch): kept, changed, added, removed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from datamodel.rows import ChangeRow, FindingRow, TaskRow
from datamodel.spelling import fold
from plans.matching.facts import Facts, year_of
from plans.matching.match import PART, Matching, Pair, Rarity, Side, match, same_work
from plans.matching.remembered import Digests, Memory
from plans.matching.task_words import TaskWords, same_words, task_words
from plans.matching.wording import Wording, shortcomings, wording

SURE, UNSURE = 0.58, 0.48


@dataclass(frozen=True, slots=True)
class Unsure:
    """Two rows that may be one: for a person to decide."""

    kind: str
    prior_id: str
    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """The changes from one document to another."""

    prior_document_id: str
    document_id: str
    changes: tuple[ChangeRow, ...]
    unsure: tuple[Unsure, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    tasks: list[TaskRow]
    findings: list[FindingRow]
    words: list[TaskWords]


def compare(facts: Facts, prior_id: str, document_id: str, family_id: str = "") -> Comparison:
    """Compare the tasks and the findings of two documents, whatever they are."""
    prior, later = _plan(facts, prior_id), _plan(facts, document_id)
    years = _years_between(facts, prior_id, document_id)
    findings = match(
        _finding_sides(prior.findings, years),
        _finding_sides(later.findings, 0),
        _same_finding,
        sure=SURE,
        unsure=UNSURE,
    )
    repaired = {later.findings[p.other].finding_id: prior.findings[p.one].finding_id for p in findings.pairs}
    tasks = match(_task_sides(prior, years), _task_sides(later, 0, repaired), _same_task, sure=SURE, unsure=UNSURE)
    blank = ChangeRow(family_id, "task", prior_id, document_id, None, None, "", (), None)
    changes = (*_task_changes(blank, tasks, prior, later), *_finding_changes(blank, findings, prior, later))
    return Comparison(
        prior_id,
        document_id,
        changes,
        (*_unsure("task", tasks, prior, later), *_unsure("finding", findings, prior, later)),
    )


def remembered_comparison(
    facts: Facts, pair: tuple[str, str], family_id: str, memory: Memory, digests: Digests
) -> Comparison:
    """The same, from memory where these two documents were compared before."""
    key = digests.key("comparison", family_id, documents=pair)
    if known := memory.get(key):
        changes = tuple(
            ChangeRow(family_id, kind, *pair, prior_id, own_id, change, tuple(changed), likeness)
            for kind, prior_id, own_id, change, changed, likeness in known["changes"]
        )
        return Comparison(*pair, changes, tuple(Unsure(*each) for each in known["unsure"]))
    made = compare(facts, *pair, family_id)
    changes_told = [(c.kind, c.prior_id, c.id, c.change, c.changed_fields, c.similarity) for c in made.changes]
    unsure_told = [(each.kind, each.prior_id, each.id, each.score) for each in made.unsure]
    memory.put(key, {"changes": changes_told, "unsure": unsure_told})
    return made


def _plan(facts: Facts, document_id: str) -> _Plan:
    tasks = sorted(facts.tasks.get(document_id, ()), key=lambda task: (task.start, task.task_id))
    findings = sorted(facts.findings.get(document_id, ()), key=lambda finding: (finding.start, finding.finding_id))
    mentions = facts.mentions.get(document_id, [])
    return _Plan(tasks, findings, [task_words(task, facts.deadlines.get(task.task_id, ()), mentions) for task in tasks])


def _years_between(facts: Facts, prior_id: str, document_id: str) -> int:
    """By how many years the names of yearly work move ("kế hoạch năm 2025" is next year's "kế hoạch năm 2026")."""
    years = [year_of(facts.documents[each]) for each in (prior_id, document_id) if each in facts.documents]
    first, second = (*years, None, None)[:2]
    return second - first if first and second else 0


def _moved(words: Wording, years: int) -> Wording:
    """Both the year as printed and the same year of the later plan count: no contradiction either way."""
    return replace(words, years=words.years | {year + years for year in words.years}) if words.years else words


def _task_sides(plan: _Plan, years: int, repaired: dict[str, str] | None = None) -> list[Side]:
    return [
        Side(
            task.task_id,
            _moved(wording(words.core), years),
            words.lead_units,
            (repaired or {}).get(task.finding_id or "", task.finding_id),
            task.path,
        )
        for task, words in zip(plan.tasks, plan.words, strict=True)
    ]


def _finding_sides(findings: Sequence[FindingRow], years: int) -> list[Side]:
    return [
        Side(
            each.finding_id,
            _moved(wording(each.text), years),
            path=each.path,
            parts=tuple(_moved(wording(part), years) for part in shortcomings(each.text)),
        )
        for each in findings
    ]


def _same_task(one: Side, other: Side, rarity: Rarity) -> float:
    score = same_work(one, other, rarity)
    return min(1.0, score + 0.04) if one.finding_id and one.finding_id == other.finding_id else score


def _same_finding(one: Side, other: Side, rarity: Rarity) -> float:
    """Of several shortcomings in one paragraph the next plan may name one again."""
    score = same_work(one, other, rarity)
    for mine in one.parts or (one.words,) if one.parts or other.parts else ():
        for theirs in other.parts or (other.words,):
            part = same_work(replace(one, words=mine, path=""), replace(other, words=theirs, path=""), rarity)
            score = max(score, PART * part)
    return score


def _task_changes(blank: ChangeRow, matching: Matching, prior: _Plan, later: _Plan) -> Iterator[ChangeRow]:
    for pair in matching.pairs:
        one, other = prior.tasks[pair.one], later.tasks[pair.other]
        fields = changed_fields(prior.words[pair.one], later.words[pair.other])
        yield _paired(blank, one.task_id, other.task_id, fields, one.text, other.text)
    yield from _alone(blank, matching, [t.task_id for t in prior.tasks], [t.task_id for t in later.tasks])


def _finding_changes(blank: ChangeRow, matching: Matching, prior: _Plan, later: _Plan) -> Iterator[ChangeRow]:
    blank = replace(blank, kind="finding")
    for pair in matching.pairs:
        one, other = prior.findings[pair.one], later.findings[pair.other]
        fields = () if fold(one.text) == fold(other.text) else ("text",)
        yield _paired(blank, one.finding_id, other.finding_id, fields, one.text, other.text)
    yield from _alone(blank, matching, [f.finding_id for f in prior.findings], [f.finding_id for f in later.findings])


def changed_fields(one: TaskWords, other: TaskWords) -> tuple[str, ...]:
    """The columns in which two forms of one task differ."""
    differs = {
        "text": not same_words(one, other),
        "lead_units": one.lead_units != other.lead_units,
        "coordinating_units": one.coordinating_units != other.coordinating_units,
        "deadline": one.deadlines != other.deadlines,
        "target": one.target != other.target,
    }
    return tuple(name for name, changed in differs.items() if changed)


def _paired(blank: ChangeRow, prior_id: str, id: str, fields: tuple[str, ...], text: str, now: str) -> ChangeRow:
    similarity = round(fuzz.ratio(fold(text), fold(now)) / 100, 4)
    change = "changed" if fields else "kept"
    return replace(blank, prior_id=prior_id, id=id, change=change, changed_fields=fields, similarity=similarity)


def _alone(blank: ChangeRow, matching: Matching, prior: list[str], later: list[str]) -> Iterator[ChangeRow]:
    ones = {pair.one for pair in matching.pairs}
    others = {pair.other for pair in matching.pairs}
    yield from (replace(blank, prior_id=id, change="removed") for place, id in enumerate(prior) if place not in ones)
    yield from (replace(blank, id=id, change="added") for place, id in enumerate(later) if place not in others)


def _unsure(kind: str, matching: Matching, prior: _Plan, later: _Plan) -> Iterator[Unsure]:
    """Pairs too doubtful to be told as one; both rows stand as removed and added."""
    for pair in matching.unsure:
        yield Unsure(kind, *_ids(kind, pair, prior, later), round(pair.score, 4))


def _ids(kind: str, pair: Pair, prior: _Plan, later: _Plan) -> tuple[str, str]:
    if kind == "task":
        return prior.tasks[pair.one].task_id, later.tasks[pair.other].task_id
    return prior.findings[pair.one].finding_id, later.findings[pair.other].finding_id
