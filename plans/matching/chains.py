"""Which plans a report speaks of (kế hoạch, báo cáo): by citations and, where there are none, by subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from datamodel.rows import DocumentRow
from plans.matching.facts import Facts, day_of, issuer_key, order_of
from plans.matching.families import Family, Numbers
from plans.matching.subjects import subject_of

REPORT_TOPIC = 0.6


@dataclass(frozen=True, slots=True)
class Link:
    """A report and an earlier document on whose tasks it reports."""

    document_id: str
    on: str
    """The earlier document."""
    is_cited: bool


def chain_links(facts: Facts, families: Sequence[Family]) -> tuple[Link, ...]:
    """Every link, each once, the later documents in order."""
    numbers = Numbers(facts.documents.values())
    by_issuer: defaultdict[str, list[Family]] = defaultdict(list)
    for family in families:
        if family.plans:
            by_issuer[issuer_key(family.plans[0].issuing_authority)].append(family)
    links: dict[tuple[str, str], Link] = {}
    for document in sorted(facts.documents.values(), key=order_of):
        for link in (*_cited(document, facts, numbers), *_of_subject(document, facts, by_issuer)):
            links.setdefault((link.document_id, link.on), link)
    return tuple(links.values())


def _cited(document: DocumentRow, facts: Facts, numbers: Numbers) -> Iterator[Link]:
    """A report on the documents of its issuer that it cites.

    A citation of a later document, or of itself, is no link: a cycle of citations ends there.
    """
    own = issuer_key(document.issuing_authority)
    if not own or not facts.results.get(document.document_id):
        return
    for reference in facts.references.get(document.document_id, ()):
        cited = numbers.cited(reference, near=own)
        if cited is None or not _follows(document, cited) or not facts.tasks.get(cited.document_id):
            continue
        yield Link(document.document_id, cited.document_id, True)


def _of_subject(document: DocumentRow, facts: Facts, by_issuer: dict[str, list[Family]]) -> Iterator[Link]:
    """A report on the latest plan of its issuer on its subject; one on all its work takes in all of its plans."""
    if not document.issuing_authority or not facts.results.get(document.document_id):
        return
    subject = subject_of(document.subject)
    for family in by_issuer.get(issuer_key(document.issuing_authority), ()):
        earlier = [plan for plan in family.plans if _follows(document, plan)]
        if not earlier:
            continue
        about = subject_of(earlier[-1].subject)
        fits = subject.may_follow(about) or not (subject.actions or about.meeting)
        if fits and (not subject.topic or about.likeness(subject) >= REPORT_TOPIC):
            yield Link(document.document_id, earlier[-1].document_id, False)


def _follows(later: DocumentRow, earlier: DocumentRow) -> bool:
    """Whether one document can speak of the other: not itself, and not issued before it.

    A document without a date can only be taken at its word.
    """
    if later.document_id == earlier.document_id:
        return False
    one, other = day_of(later), day_of(earlier)
    return one is None or other is None or one >= other
