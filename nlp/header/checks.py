"""Tells what the head of a document leaves blank, lacks, or says in two ways (cần rà soát)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from rapidfuzz.distance import Levenshtein

from datamodel.document import TextDocument
from datamodel.issue import Issue, Severity
from datamodel.official import Header
from datamodel.span import Found
from nlp.header.issuer import place_names
from nlp.header.zones import Zones
from nlp.text.matching import fold
from nlp.text.numbers import document_type_of
from nlp.units.name_case import place_of

_MISSING = {
    "number": "số, ký hiệu",
    "issued": "ngày ban hành",
    "issuing_authority": "cơ quan ban hành",
    "document_type": "tên loại văn bản",
    "signer_name": "người ký",
}
_COLUMN = {"issued": "issued_date"}


def check_header(document: TextDocument, zones: Zones, header: Header) -> tuple[Issue, ...]:
    """The issues of a header that has been read."""
    return (*_blanks(header), *_absences(header), *_conflicts(header), *_names(document, zones, header))


def _issue(code: str, severity: Severity, message: str, field: str, found: Found[Any] | None = None) -> Issue:
    return Issue("read", code, severity, message, field, found.span if found else None)


def _blanks(header: Header) -> Iterator[Issue]:
    number, issued = header.number, header.issued
    if number and number.value.number is None:
        yield _issue("number_blank", Severity.NOTE, f"Số văn bản để trống: {number.value.whole}", "number", number)
    if issued and issued.value.precision != "day":
        blank = {"month": "ngày", "year": "ngày, tháng"}.get(issued.value.precision, "ngày, tháng, năm")
        yield _issue("date_incomplete", Severity.NOTE, f"Ngày ban hành để trống {blank}", "issued_date", issued)
    if header.issuing_authority and header.issuing_authority.span is None:
        name = header.issuing_authority.value
        message = f"Không có tên cơ quan ở đầu văn bản; suy ra cơ quan ban hành: {name}"
        yield _issue("issuer_inferred", Severity.NOTE, message, "issuing_authority")


def _absences(header: Header) -> Iterator[Issue]:
    for name, words in _MISSING.items():
        if getattr(header, name) is None:
            yield _issue("not_stated", Severity.NOTE, f"Văn bản không ghi {words}", _COLUMN.get(name, name))


def _conflicts(header: Header) -> Iterator[Issue]:
    """A type name against the notation: "KẾ HOẠCH" under the number "5/TB-UBND"."""
    if header.number is None or header.document_type is None:
        return
    by_notation = document_type_of(header.number.value.notation)
    printed = header.document_type.value
    if by_notation and by_notation not in ("CV", printed):
        message = f"Tên loại ({printed}) khác với ký hiệu {header.number.value.whole}"
        yield _issue("conflict", Severity.WARNING, message, "document_type", header.number)


def _names(document: TextDocument, zones: Zones, header: Header) -> Iterator[Issue]:
    """The commune of the letterhead under another spelling in the text ("Sơn An" for "An Sơn")."""
    place = place_of(header.issuing_authority.value) if header.issuing_authority else None
    if place is None or header.issuing_authority is None or header.issuing_authority.span is None:
        return
    level, own = place
    blocks = (*zones.addressees, *zones.title, *zones.preamble, *zones.body)
    text = "\n".join(document.words(document.blocks[i]) for i in blocks)
    named = Counter(name for found, name in place_names(text) if found == level)
    mine = sum(count for name, count in named.items() if fold(name) == fold(own))
    # A neighbour's name may look alike; named more often than the own one it is the same commune.
    others = sorted(name for name, count in named.items() if count > mine and _confusable(fold(own), fold(name)))
    if others:
        message = f"Tên {level} không thống nhất: đầu văn bản ghi “{own}”, trong văn bản ghi “{'”, “'.join(others)}”"
        yield _issue("name_inconsistent", Severity.WARNING, message, "issuing_authority", header.issuing_authority)


def _confusable(own: str, other: str) -> bool:
    """The same syllables in another order, or one letter or mark apart."""
    if own == other:
        return False
    return sorted(own.split()) == sorted(other.split()) or (len(own) > 4 and Levenshtein.distance(own, other) == 1)
