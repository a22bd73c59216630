"""Stable identities (mã định danh): the same document or task has the same id in every run, on every machine.

Ids are made of what the document itself says, in raw form, never of a counter, a path on a disk, a
page or the time: those differ between runs, machines and formats. Nothing is folded to ASCII, for
"QĐ-TTg" would lose its Đ and "tổ" meet "tô".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from datamodel.official import Header, PartialDate
from datamodel.spelling import fold, squeeze

# Parts of a key are joined by a character that no cleaned text holds, so that ("ab", "c") is not ("a", "bc").
_JOINT = "\x1f"
_HEX_DIGITS = 16
_WORD = re.compile(r"[^\W_]+")


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


def text_key(text: str) -> str | None:
    """Fingerprint of the words: case, punctuation, blanks, tone placement and order do not count.

    Order does not, for one reader takes the two columns of a letterhead or the footnotes in another order
    than the other.
    """
    words = sorted(_WORD.findall(fold(text)))
    return digest("text", " ".join(words)) if words else None


def is_well_named(header: Header) -> bool:
    """Whether number, notation, issuer and year are all there: only then do they name one document."""
    number, issued = header.number, header.issued
    return bool(
        number
        and number.value.number
        and number.value.notation
        and header.issuing_authority
        and issued
        and issued.value.year is not None
    )


def document_key(header: Header, text_fingerprint: str | None = None) -> str:
    """Key of the document that its tasks are named after: raw, stable facts of the header.

    Type, number and notation, issuer, date as far as printed, and subject are the same in the DOCX draft
    and the signed PDF, so both give the same task ids. A document without number, issuer or year is not
    named by these (two drafts of one plan share them all), so its words join the key.
    """
    return digest(
        "document",
        *(squeeze(value) for value in _raw(header)),
        "" if is_well_named(header) else text_fingerprint,
    )


def _raw(header: Header) -> Iterator[str]:
    """The five facts as text, empty where the document gives none."""
    yield header.document_type.value if header.document_type else ""
    yield header.number.value.whole if header.number else ""
    yield fold(header.issuing_authority.value) if header.issuing_authority else ""
    yield _printed(header.issued.value) if header.issued else ""
    yield fold(header.subject.value) if header.subject else ""


def _printed(date: PartialDate) -> str:
    """The date with just the parts that were printed: "2025-10" has no day."""
    return "-".join(f"{part:02d}" for part in (date.year, date.month, date.day) if part is not None)


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
