"""What reports say of the tasks of a plan (minh chứng): statements matched to tasks, with their place and day."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from datamodel.rows import DocumentRow, ReferenceRow, ResultRow, TaskRow, UnitMentionRow
from datamodel.spelling import fold
from plans.matching.chains import Link
from plans.matching.facts import Facts, day_of
from plans.matching.families import number_of
from plans.matching.match import Matching, Pair, Rarity, Score, Side, match, reports_on
from plans.matching.remembered import Digests, Memory
from plans.matching.rule_entries import found
from plans.matching.task_words import task_words
from plans.matching.wording import clauses, main_clause, wording

SURE, UNSURE = 0.5, 0.36
ALONE = 0.43
"""Of a statement that comes near one task of the cited plan only, and that task near no other statement."""
SURE_UNCITED = 0.56
"""A report that does not cite the plan must be plainer about its tasks."""
EARLIER = 0.6
"""What is left of the likeness of work that was done before the plan was issued: most often that of the plan before."""
SHARED = 0.66
"""A statement (task) that has a partner already may speak of a second task (be told of by a second statement)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One statement of a report about one task."""

    task_id: str
    result: ResultRow
    report: DocumentRow
    score: float
    done_date: dt.date | None

    @property
    def day(self) -> dt.date:
        """The day of the report."""
        return day_of(self.report) or dt.date.min


@dataclass(frozen=True, slots=True)
class DoubtfulEvidence:
    """A statement that may speak of a task: for a person to decide."""

    task_id: str
    result_id: str
    report_id: str
    score: float


def evidence_of(
    facts: Facts, links: Iterable[Link], memory: Memory, digests: Digests
) -> tuple[list[Evidence], list[DoubtfulEvidence]]:
    """Match the results of every report with the tasks it reports on; a report on several plans is matched with all."""
    plans: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        plans[link.document_id].append(link)
    sure: list[Evidence] = []
    doubtful: list[DoubtfulEvidence] = []
    for report_id, reported in sorted(plans.items()):
        told, doubted = _remembered(facts, facts.documents[report_id], reported, memory, digests)
        sure += told
        doubtful += doubted
    return sure, doubtful


def _remembered(
    facts: Facts, report: DocumentRow, links: Sequence[Link], memory: Memory, digests: Digests
) -> tuple[list[Evidence], list[DoubtfulEvidence]]:
    """What a report says of its plans, from memory where the same was asked before."""
    links = sorted(links, key=lambda link: link.on)
    told = (f"{link.on} {link.is_cited}" for link in links)
    key = digests.key("evidence", *told, documents=(report.document_id, *(link.on for link in links)))
    results = _results_of(facts, report)
    places = {id(result): place for place, result in enumerate(results)}
    if known := memory.get(key):
        days = (day and dt.date.fromisoformat(day) for *_, day in known["sure"])
        sure = [
            Evidence(task_id, results[place], report, score, day)
            for (task_id, place, score, _), day in zip(known["sure"], days, strict=True)
        ]
        return sure, [
            DoubtfulEvidence(task_id, result_id, report.document_id, score)
            for task_id, result_id, score in known["doubtful"]
        ]
    sure, doubtful = _of_report(facts, report, links)
    memory.put(
        key,
        {
            "sure": [(e.task_id, places[id(e.result)], e.score, e.done_date and str(e.done_date)) for e in sure],
            "doubtful": [(each.task_id, each.result_id, each.score) for each in doubtful],
        },
    )
    return sure, doubtful


def _results_of(facts: Facts, report: DocumentRow) -> list[ResultRow]:
    return sorted(facts.results[report.document_id], key=lambda result: (result.start, result.result_id))


def _of_report(
    facts: Facts, report: DocumentRow, links: Sequence[Link]
) -> tuple[list[Evidence], list[DoubtfulEvidence]]:
    results = _results_of(facts, report)
    sure: list[Evidence] = []
    doubtful: list[DoubtfulEvidence] = []
    for link in links:
        told, doubted = _of_plan(facts, report, link, _tasks_of(facts, link.on), results)
        sure += told
        # A report on all work comes near many tasks: no list of maybes for each plan.
        doubtful += doubted if link.is_cited else ()
    return sure, doubtful


def told_of_rest(facts: Facts, report: DocumentRow, link: Link, tasks: Set[str], told: Set[str]) -> list[Evidence]:
    """What a report says of some tasks of a plan, by statements that are not `told` already; both by their ids."""
    rest = [task for task in _tasks_of(facts, link.on) if task.task_id in tasks]
    left = [result for result in _results_of(facts, report) if result.result_id not in told]
    return _of_plan(facts, report, link, rest, left)[0] if rest and left else []


def _tasks_of(facts: Facts, document_id: str) -> list[TaskRow]:
    return sorted(facts.tasks.get(document_id, ()), key=lambda task: (task.start, task.task_id))


def _of_plan(
    facts: Facts, report: DocumentRow, link: Link, tasks: Sequence[TaskRow], results: Sequence[ResultRow]
) -> tuple[list[Evidence], list[DoubtfulEvidence]]:
    cited = _cited_days(facts.references.get(report.document_id, ()))
    days = {result.result_id: result.done_date or _proof_day(result, cited) for result in results}
    ones = [_task_side(task, facts) for task in tasks]
    matching = match(
        ones,
        _result_sides(facts, report, ones, results),
        _says_since(facts.documents[link.on], days),
        sure=SURE if link.is_cited else SURE_UNCITED,
        unsure=UNSURE,
        alone=ALONE if link.is_cited else None,
    )
    sure = []
    for pair in (*matching.pairs, *_shared(matching)):
        result = results[pair.other]
        score, day = round(pair.score, 4), days[result.result_id]
        sure.append(Evidence(tasks[pair.one].task_id, result, report, score, day))
    return sure, [
        DoubtfulEvidence(
            tasks[pair.one].task_id, results[pair.other].result_id, report.document_id, round(pair.score, 4)
        )
        for pair in matching.unsure
    ]


def _says_since(plan: DocumentRow, days: Mapping[str, dt.date | None]) -> Score:
    """How surely a statement speaks of a task; hardly where it was done before the plan was issued."""

    def says(task: Side, result: Side, rarity: Rarity) -> float:
        done, issued = days[result.id], plan.issued_date
        return reports_on(result, task, rarity) * (EARLIER if done and issued and done < issued else 1.0)

    return says


def _task_side(task: TaskRow, facts: Facts) -> Side:
    mentions = facts.mentions.get(task.document_id, ())
    words = task_words(task, facts.deadlines.get(task.task_id, ()), mentions)
    parts = tuple(map(wording, clauses(words.core)))
    return Side(task.task_id, wording(words.core), words.units, task.finding_id, task.path, parts=parts)


def _printed_units(mentions: Iterable[UnitMentionRow], tasks: Iterable[Side]) -> list[tuple[str, str]]:
    """How the report prints the units that have work in the plan; other names may be what the work is about."""
    doing = {unit for task in tasks for unit in task.units}
    listed = {(each.printed, fold(each.unit)) for each in mentions if fold(each.unit) in doing}
    return sorted(listed, key=lambda pair: (-len(pair[0]), pair))


def _result_sides(facts: Facts, report: DocumentRow, tasks: Sequence[Side], results: Sequence[ResultRow]) -> list[Side]:
    headings = Counter(result.about for result in results)
    printed = _printed_units(facts.mentions.get(report.document_id, ()), tasks)
    return [_result_side(result, printed, headings[result.about] > 1) for result in results]


def _result_side(result: ResultRow, printed: Sequence[tuple[str, str]], is_shared: bool) -> Side:
    """A statement without the units that do the work, and these units apart."""
    units, own = set(), result.text
    for name, unit in printed:
        if name in own:
            units.add(unit)
            own = own.replace(name, " ")
    about = wording(result.about) if result.about else None
    parts = (wording(main_clause(own), is_result=True),)
    words = wording(own, is_result=True)
    return Side(result.result_id, words, frozenset(units), None, result.path, about, is_shared, parts)


def _shared(matching: Matching) -> list[Pair]:
    """Split and merged work: plain pairs of which one side, and one only, has a partner already."""
    ones = {pair.one for pair in matching.pairs}
    others = {pair.other for pair in matching.pairs}
    best: dict[int, Pair] = {}
    for pair in matching.scored:
        if pair.score >= SHARED and (pair.one not in ones) != (pair.other not in others):
            key = pair.one if pair.one not in ones else -1 - pair.other
            if key not in best or pair.score > best[key].score:
                best[key] = pair
    return [best[key] for key in sorted(best)]


def _cited_days(references: Iterable[ReferenceRow]) -> dict[str, dt.date]:
    days: dict[str, dt.date] = {}
    for reference in references:
        if reference.document_number and reference.issued_date:
            days.setdefault(number_of(reference.document_number), reference.issued_date)
    return days


def _proof_day(result: ResultRow, days: dict[str, dt.date]) -> dt.date | None:
    """Work that is proved by a document was done on that document's day."""
    if result.status != "done":
        return None
    known = [day for number in result.document_numbers if (day := days.get(number_of(number)))]
    return max(known) if known else None


def latest(evidence: Sequence[Evidence]) -> Evidence | None:
    """What the newest report says; of several statements in one report the work's poorest state."""
    if not evidence:
        return None
    newest = max(each.day for each in evidence)
    told = sorted(
        (each for each in evidence if each.day == newest), key=lambda each: (-each.score, each.result.result_id)
    )
    first = told[0]
    states = {each.result.status for each in told}
    if len(states) > 1 and "done" in states:
        return replace(first, result=replace(first.result, status="partly"), done_date=None)
    return first


def says_late(evidence: Evidence) -> bool:
    """Whether the statement itself calls the work late."""
    return found("families", "told_late", evidence.result.text) is not None
