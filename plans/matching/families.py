"""Which plans belong together (chuỗi kế hoạch): one issuer, one subject, year after year."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from datamodel.rows import DocumentRow, ReferenceRow
from datamodel.spelling import matching_text
from plans.dataset.twins import preference
from plans.matching.facts import Facts, day_of, issuer_key, order_of
from plans.matching.subjects import SAME_TOPIC, Subject, is_plan, is_regular_meeting, subject_of
from plans.rows.identity import digest

CITED_TOPIC = 0.4
"""A plan that cites an earlier one of its issuer may word its subject more freely."""


@dataclass(frozen=True, slots=True)
class Family:
    """The plans of one issuer on one subject, the earliest first.

    `undated` plans cannot be put in order, `doubles` are second copies of a plan (of the same day, and without a
    number of their own): both belong to the family, but nothing is compared with them.
    """

    family_id: str
    plans: tuple[DocumentRow, ...]
    undated: tuple[DocumentRow, ...] = ()
    doubles: tuple[DocumentRow, ...] = ()

    @property
    def pairs(self) -> Iterator[tuple[DocumentRow, DocumentRow]]:
        """Each plan with the one after it."""
        return pairwise(self.plans)


def families_of(facts: Facts) -> tuple[Family, ...]:
    """Every plan with tasks or findings in exactly one family; a plan whose issuer is not known stands alone."""
    by_issuer: defaultdict[str, list[DocumentRow]] = defaultdict(list)
    for document in facts.documents.values():
        if (is_plan(document) or is_regular_meeting(document)) and (
            facts.tasks.get(document.document_id) or facts.findings.get(document.document_id)
        ):
            issuer = issuer_key(document.issuing_authority)
            by_issuer[issuer or document.document_id].append(document)
    groups = (group for plans in by_issuer.values() for group in _groups(plans, facts))
    return tuple(sorted(map(_family, groups), key=lambda family: family.family_id))


def _groups(plans: Sequence[DocumentRow], facts: Facts) -> list[list[DocumentRow]]:
    """Plans of one issuer by subject: joined where one follows another, directly or through a third."""
    roots = {plan.document_id: plan.document_id for plan in plans}

    def root(member: str) -> str:
        while roots[member] != member:
            roots[member] = roots[roots[member]]
            member = roots[member]
        return member

    for one, other in _joined(plans, facts):
        first, second = sorted((root(one), root(other)))
        roots[second] = first
    groups: defaultdict[str, list[DocumentRow]] = defaultdict(list)
    for plan in plans:
        groups[root(plan.document_id)].append(plan)
    return list(groups.values())


def _joined(plans: Sequence[DocumentRow], facts: Facts) -> Iterator[tuple[str, str]]:
    """Pairs of one subject. Equal subjects are joined first, so that only distinct ones are compared."""
    firsts: dict[Subject, DocumentRow] = {}
    for plan in plans:
        subject = subject_of(plan.subject)
        if not plan.subject:
            continue
        if subject in firsts:
            yield firsts[subject].document_id, plan.document_id
        firsts.setdefault(subject, plan)
    for one, other in near_subjects(list(firsts)):
        if one.is_of_one_topic(other):
            yield firsts[one].document_id, firsts[other].document_id
    yield from _joined_by_citation(plans, facts)


def near_subjects(subjects: Sequence[Subject]) -> Iterator[tuple[Subject, Subject]]:
    """The pairs that may be of one topic, and few others: an office has thousands of subjects in ten years.

    Two topics that share so many words share at least one of the rarest of each, beyond which too few are left.
    """
    counts = Counter(word for subject in subjects for word in subject.topic)
    index: defaultdict[str, list[int]] = defaultdict(list)
    for place, subject in enumerate(subjects):
        words = sorted(subject.topic, key=lambda word: (counts[word], word)) or [""]
        least = ceil(len(words) * SAME_TOPIC / (2 - SAME_TOPIC) - 1e-9)
        rarest = words[: len(words) - least + 1]
        for near in sorted({near for word in rarest for near in index[word]}):
            yield subjects[near], subject
        for word in rarest:
            index[word].append(place)


def _joined_by_citation(plans: Sequence[DocumentRow], facts: Facts) -> Iterator[tuple[str, str]]:
    known = Numbers(plans)
    for plan in plans:
        for reference in facts.references.get(plan.document_id, ()):
            cited = known.cited(reference)
            if cited is None or cited.document_id == plan.document_id:
                continue
            one, other = subject_of(plan.subject), subject_of(cited.subject)
            if one.may_follow(other) and one.likeness(other) >= CITED_TOPIC:
                yield plan.document_id, cited.document_id


class Numbers:
    """Finds the document that a citation names, among those at hand."""

    def __init__(self, documents: Iterable[DocumentRow]) -> None:
        # Under every name their issuer goes by: every commune of a province has a plan number 12 each year.
        self._numbered: defaultdict[tuple[str, str], list[DocumentRow]] = defaultdict(list)
        self._blank: defaultdict[tuple[str | None, str, str], list[DocumentRow]] = defaultdict(list)
        for document in documents:
            if document.number and document.document_number:
                number = number_of(document.document_number)
                for name in _names_of(issuer_key(document.issuing_authority)):
                    self._numbered[number, name].append(document)
            elif document.notation and document.issued_date:
                for name in _names_of(issuer_key(document.issuing_authority)):
                    self._blank[document.document_type, document.notation, name].append(document)

    def cited(self, reference: ReferenceRow, near: str = "") -> DocumentRow | None:
        """The one document that the citation can mean; None where none or several do.

        A plan whose number was left blank in the draft is known by its type, notation and day. With `near`, the
        issuer key of the citing document, only its own documents are meant: "Kế hoạch số 34/KH-UBND" without an issuer
        is its own.
        """
        if not reference.document_number:
            return None
        issuer = issuer_key(reference.issuing_authority) or near
        listed = _of_issuer(self._numbered.get((number_of(reference.document_number), issuer), []), near)
        fitting = [each for each in listed if _agrees(reference, each, has_issuer=bool(issuer))]
        if not fitting and reference.issued_date:
            notation = reference.document_number.partition("/")[2]
            drafts = _of_issuer(self._blank.get((reference.document_type, notation, issuer), []), near)
            fitting = [each for each in drafts if _is_draft_of(reference, each, has_issuer=bool(issuer))]
        return fitting[0] if len(fitting) == 1 else None


def number_of(printed: str) -> str:
    """One number for "05/KH-UBND" and "5/KH-UBND"; case is kept, for "QĐ-TTg" is a name."""
    return re.sub(r"\s+", "", matching_text(printed)).lstrip("0")


def _agrees(reference: ReferenceRow, document: DocumentRow, *, has_issuer: bool) -> bool:
    """Nothing else the citation says contradicts the document; without a date the issuer must have been named."""
    if reference.document_type and document.document_type and reference.document_type != document.document_type:
        return False
    if reference.issued_date and document.issued_date:
        length = {"day": 10, "month": 7}.get(document.issued_date_precision, 4)
        return str(reference.issued_date)[:length] == str(document.issued_date)[:length]
    return has_issuer


def _of_issuer(documents: list[DocumentRow], issuer: str) -> list[DocumentRow]:
    return [each for each in documents if not issuer or issuer_key(each.issuing_authority) == issuer]


def _names_of(issuer: str) -> Iterator[str]:
    """The names an office goes by: "UBND phường" without its place is the phường of whoever writes; "" is anyone."""
    yield ""
    words = issuer.split(" ")
    yield from (" ".join(words[:count]) for count in range(1, len(words) + 1) if issuer)


def _is_draft_of(reference: ReferenceRow, document: DocumentRow, *, has_issuer: bool) -> bool:
    return _agrees(reference, document, has_issuer=has_issuer) and document.issued_date_precision in ("day", "month")


def _family(plans: list[DocumentRow]) -> Family:
    """A family is named after its first plan: issuer, subject and, where it has no subject, the document itself."""
    everything = sorted(plans, key=order_of)
    dated = [plan for plan in everything if day_of(plan)]
    undated = tuple(plan for plan in everything if not day_of(plan))
    ordered, doubles = _without_doubles(dated)
    first = (ordered or undated)[0]
    subject = subject_of(first.subject)
    own = () if first.subject and first.issuing_authority else (first.document_id,)
    name = digest(
        "family", issuer_key(first.issuing_authority), *sorted(subject.actions), "", *sorted(subject.topic), *own
    )
    return Family("h" + name, ordered, undated, doubles)


def _without_doubles(plans: Sequence[DocumentRow]) -> tuple[tuple[DocumentRow, ...], tuple[DocumentRow, ...]]:
    """Two plans of one day are two where both have a number of their own; else one is a copy of the other."""
    kept: dict[tuple[dt.date | None, str], DocumentRow] = {}
    days: set[dt.date | None] = set()
    doubles = []
    for plan in sorted(plans, key=lambda plan: (plan.number is None, *preference(plan)[1:3], order_of(plan))):
        day, number = day_of(plan), (plan.number or "").lstrip("0")
        if (day in days and not number) or (day, number) in kept:
            doubles.append(plan)
        else:
            kept[day, number] = plan
            days.add(day)
    return tuple(sorted(kept.values(), key=order_of)), tuple(sorted(doubles, key=order_of))
