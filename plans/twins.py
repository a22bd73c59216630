"""Copies of one document (bản trùng): the DOCX draft and the signed PDF, told by number or by words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from datamodel.rows import DocumentRow
from datamodel.spelling import fold

_SOURCE_ORDER = ("native", "mixed", "ocr")
_FORMAT_ORDER = ("docx", "pdf")


def mark_twins(documents: Sequence[DocumentRow], text_keys: Mapping[str, str | None]) -> dict[str, str]:
    """For each copy the document_id of the preferred one; `text_keys` are the documents' fingerprints of words.

    Two files hold one document where number, notation, issuer and year agree, or where all words do.
    """
    groups = _Groups()
    for document in documents:
        for key in _keys(document, text_keys.get(document.document_id)):
            groups.join(document.document_id, key)
    preferred: dict[object, str] = {}
    copies: dict[str, str] = {}
    for document in sorted(documents, key=preference):
        first = preferred.setdefault(groups.root(document.document_id), document.document_id)
        if first != document.document_id:
            copies[document.document_id] = first
    return copies


def preference(document: DocumentRow) -> tuple[bool, int, int, str, str]:
    """Smaller is better: a filled number, letters of the file itself, Word before PDF, then the path."""
    return (
        document.number is None,
        _place(document.text_source, _SOURCE_ORDER),
        _place(document.format, _FORMAT_ORDER),
        document.source_path,
        document.document_id,
    )


def _place(value: str, order: Sequence[str]) -> int:
    return order.index(value) if value in order else len(order)


def _keys(document: DocumentRow, text_key: str | None) -> Iterator[tuple[str, ...]]:
    """What a copy would share. Without issuer or year a number says little: each commune has a 12/KH-UBND each year."""
    if document.number and document.notation and document.issuing_authority and document.issued_date:
        yield (
            "number",
            document.number.lstrip("0"),
            document.notation,
            fold(document.issuing_authority),
            str(document.issued_date.year),
            document.document_type or "",
        )
    if text_key:
        yield "text", text_key


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
