"""Stable identities (mã định danh): the same document or task has the same id in every run, on every machine.

Ids are made of what the document itself says, in raw form, never of a counter, a path on a disk, a
page or the time: those differ between runs, machines and formats. Nothing is folded to ASCII, for
"QĐ-TTg" would lose its Đ and "tổ" meet "tô".
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from datamodel.rows import DocumentRow
from datamodel.spelling import fold

# Parts of a key are joined by a character that no cleaned text holds, so that ("ab", "c") is not ("a", "bc").
_JOINT = "\x1f"
_HEX_DIGITS = 16


def digest(*parts: str | None) -> str:
    """16 hex digits of the parts: 64 bits, so that a clash among a million is less likely than one in 30 million."""
    whole = _JOINT.join("" if part is None else part for part in parts)
    return sha256(whole.encode("utf-8")).hexdigest()[:_HEX_DIGITS]


def document_id(file_sha256: str) -> str:
    """Id of a document by content: "d" and the first digits of the SHA-256 of the file's bytes.

    It names the bytes that were read, so that a span and a page can always be checked against them;
    which of several files are the same document is told by `same_as`.
    """
    return "d" + file_sha256[:_HEX_DIGITS]


def number_key(document: DocumentRow) -> tuple[str, ...] | None:
    """What names a document among all: type, number, notation, issuer and year; None where one of them is missing.

    Without issuer or year a number says little: each commune has a 12/KH-UBND each year. The type belongs to
    it, for a plan issued with a decision in a file of its own bears the decision's number. Subject and day
    do not: they add nothing, and are read differently from a scan.
    """
    if not (document.number and document.notation and document.issuing_authority and document.issued_date):
        return None
    return (
        document.document_type or "",
        document.number.lstrip("0"),
        document.notation,
        fold(document.issuing_authority),
        str(document.issued_date.year),
    )


def document_key(document: DocumentRow, text_fingerprint: str | None) -> str:
    """Key of the document that its tasks are named after.

    It is made of the raw facts by which copies are known, so the DOCX draft and the signed PDF give the same
    task ids. A document that they do not name is named by its words, and by what it has of number and date, for
    the fingerprint does not know the order of words: two drafts of one plan share all but these.
    """
    named = number_key(document)
    weak = (text_fingerprint, document.number, document.issued_date and document.issued_date.isoformat())
    return digest("document", *(named or ("words", *weak)))


class Naming:
    """Gives the ids of one document's rows: a letter and the digest of where and what the row is.

    The place is the printed path, not the page or offset, which change with the format. Equal words at an
    equal place ("Thực hiện tốt." twice under one heading) are told apart by their order.
    """

    def __init__(self, key: str) -> None:
        self._key = key
        self._seen: Counter[tuple[str, ...]] = Counter()

    def name(self, letter: str, *facts: str | None) -> str:
        """Id of the next row with these facts; `letter` tells the kind of row."""
        named = (letter, *("" if fact is None else fact for fact in facts))
        self._seen[named] += 1
        return letter + digest(self._key, *named, str(self._seen[named]))
