"""Copies of one document (bản trùng): the DOCX draft and the signed PDF, told by number or by words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from datamodel.rows import DocumentRow
from plans.dataset.scans import scans_of
from plans.rows.fingerprints import Fingerprints
from plans.rows.identity import number_key

_SOURCE_ORDER = ("native", "mixed", "ocr")
_FORMAT_ORDER = ("docx", "pdf")
_NUMBER = attrgetter("number")
_DATE = attrgetter("issued_date")


def mark_twins(documents: Sequence[DocumentRow], fingerprints: Mapping[str, Fingerprints]) -> dict[str, str]:
    """For each copy the document_id of the preferred one; `fingerprints` by document_id.

    Two files hold one document where type, number, notation, issuer and year agree; or where all words do;
    or where one has no number yet and differs from the one numbered document of these words in the figures
    of its head only; or where one is a scan whose words are nearly those of the other.
    """
    groups = _Groups()
    for document in documents:
        if number := number_key(document):
            groups.join(document.document_id, ("number", *number))
    for one, other in (*_same_words(documents, fingerprints), *_drafts(documents, fingerprints)):
        groups.join(one, other)
    for one, other in scans_of(documents, {own_id: print_.sketch for own_id, print_ in fingerprints.items()}):
        groups.join(one, other)
    return _copies(documents, groups)


def preference(document: DocumentRow) -> tuple[bool, int, int, str, str]:
    """Smaller is better: a filled number, letters of the file itself, Word before PDF, then the path."""
    return (
        document.number is None,
        _place(document.text_source, _SOURCE_ORDER),
        _place(document.format, _FORMAT_ORDER),
        document.source_path,
        document.document_id,
    )


def _copies(documents: Sequence[DocumentRow], groups: _Groups) -> dict[str, str]:
    preferred: dict[object, str] = {}
    copies: dict[str, str] = {}
    for document in sorted(documents, key=preference):
        first = preferred.setdefault(groups.root(document.document_id), document.document_id)
        if first != document.document_id:
            copies[document.document_id] = first
    return copies


def _place(value: str, order: Sequence[str]) -> int:
    return order.index(value) if value in order else len(order)


def _alike(
    documents: Sequence[DocumentRow], keys: Mapping[str, Fingerprints], name: str
) -> Iterator[list[DocumentRow]]:
    """Documents of one fingerprint, where there are several."""
    alike: defaultdict[str, list[DocumentRow]] = defaultdict(list)
    for document in documents:
        if key := getattr(keys.get(document.document_id), name, None):
            alike[key].append(document)
    return (group for group in alike.values() if len(group) > 1)


def _same_words(documents: Sequence[DocumentRow], keys: Mapping[str, Fingerprints]) -> Iterator[tuple[str, str]]:
    """Documents of the same words, but never two that bear different numbers or dates.

    The fingerprint does not know the order of words: number 3 of the 12th and number 12 of the 3rd have one.
    """
    for alike in _alike(documents, keys, "text_key"):
        firsts: dict[object, str] = {}
        agree = all(len({value for value in map(get, alike) if value}) < 2 for get in (_NUMBER, _DATE))
        for document in alike:
            facts = None if agree else (_NUMBER(document), _DATE(document))
            yield document.document_id, firsts.setdefault(facts, document.document_id)


def _drafts(documents: Sequence[DocumentRow], keys: Mapping[str, Fingerprints]) -> Iterator[tuple[str, str]]:
    """Drafts without a number beside their signed documents.

    Two numbered documents of the same words are two (a reminder sent each month), and then nobody can say
    of which of them the draft is.
    """
    for alike in _alike(documents, keys, "draft_key"):
        signed = {number: document for document in alike if (number := number_key(document))}
        if len(signed) == 1:
            (one,) = signed.values()
            yield from ((each.document_id, one.document_id) for each in alike if _may_be_draft(each, one))


def _may_be_draft(draft: DocumentRow, signed: DocumentRow) -> bool:
    """A blank number, and no date that contradicts the signed one's year and month."""
    if draft.number is not None or signed.issued_date is None:
        return False
    length = {"none": 0, "year": 4}.get(draft.issued_date_precision, 7)
    return str(draft.issued_date)[:length] == str(signed.issued_date)[:length]


class _Groups:
    """Documents that share a key, directly or by way of others (union-find)."""

    def __init__(self) -> None:
        self._parents: dict[object, object] = {}

    def root(self, member: object) -> object:
        parents = self._parents
        while (parent := parents.setdefault(member, member)) != member:
            parents[member] = parents[parent]
            member = parent
        return member

    def join(self, one: object, other: object) -> None:
        self._parents[self.root(one)] = self.root(other)
