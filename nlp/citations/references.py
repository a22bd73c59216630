"""Finds the documents that a document cites (viện dẫn), their roles, and what short citations stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from datamodel.issue import Issue, Severity
from datamodel.official import Reference
from datamodel.span import Found, Span
from nlp.citations.citations import Citation, find_citations
from nlp.rulebook.rules import rule
from nlp.text.matching import matching_text, squeeze

_SENTENCE_END = re.compile(r"[.!?…]\s+(?=[^\W\d_a-z])|\n(?=\s*[-+*]?\s*[^\W\d_a-z])")


def find_references(text: str, is_preamble: bool = False) -> tuple[Found[Reference], ...]:
    """Every citation of `text` (one block), those inside titles too; short ones carry the bare number.

    `is_preamble` tells a block at the head of the document, where "Căn cứ ..." makes a citation its basis.
    """
    citations = find_citations(text)
    found = []
    for citation in citations:
        is_nested = any(c.title_span and c.title_span.covers(citation.core) for c in citations)
        role = role_of(text, citation.span, is_preamble and not is_nested)
        found.append(Found(_reference(text, citation, role), citation.span, citation.rule))
    return tuple(found)


def role_of(text: str, span: Span, is_preamble: bool = False) -> str:
    """`basis`, `attachment` or `mention`: what the words before the citation make of it."""
    seen = matching_text(text)
    if rule("references", "attachment").compiled().search(seen[max(0, span.start - 60) : span.start]):
        return "attachment"
    if not is_preamble:
        return "mention"
    ends = [match.end() for match in _SENTENCE_END.finditer(seen, 0, span.start)]
    sentence = seen[ends[-1] if ends else 0 :]
    return "basis" if rule("references", "basis").compiled().match(sentence) else "mention"


def resolve_references(found: Sequence[Found[Reference]]) -> tuple[tuple[Found[Reference], ...], tuple[Issue, ...]]:
    """Give short citations ("NĐ 154") the full number that the same document gives elsewhere.

    `found` is in the document's order. With several candidates the nearest one before counts; a short
    citation without any is left out with an issue, unless it gives its day.
    """
    kept: list[Found[Reference]] = []
    issues: list[Issue] = []
    for index, item in enumerate(found):
        if not _is_short(item.value):
            kept.append(item)
            continue
        number = _full_number(found, index)
        if number is None and item.value.issued_date is not None:
            kept.append(item)  # "Công văn số 1234 ngày 05/6/2026": number and day say which one, without a notation
        elif number is None:
            message = f"Không xác định được văn bản “{item.value.text}” viện dẫn tắt"
            issues.append(Issue("read", "reference_unresolved", Severity.NOTE, message, "document_number", item.span))
        else:
            kept.append(replace(item, value=replace(item.value, document_number=number), confidence=0.9))
    return tuple(kept), tuple(issues)


def _full_number(found: Sequence[Found[Reference]], index: int) -> str | None:
    short = found[index].value
    before = [f.value.document_number for f in found[:index] if _is_same(f.value, short)]
    after = [f.value.document_number for f in found[index + 1 :] if _is_same(f.value, short)]
    if before:
        return before[-1]
    return after[0] if len(set(after)) == 1 else None


def _is_short(reference: Reference) -> bool:
    return reference.document_number is not None and reference.document_number.isdigit()


def _is_same(full: Reference, short: Reference) -> bool:
    if _is_short(full) or full.document_number is None or full.document_type != short.document_type:
        return False
    running = re.match(r"\d+", full.document_number)
    return running is not None and int(running.group()) == int(short.document_number or "0")


def _reference(text: str, citation: Citation, role: str) -> Reference:
    title = squeeze(citation.title_span.slice(text)) if citation.title_span else None
    return Reference(
        text=squeeze(citation.span.slice(text)),
        document_type=citation.kind,
        document_number=citation.number.whole if citation.number else None,
        issued_date=citation.issued_date,
        issuing_authority=citation.issuer,
        title=citation.name or title,
        role=role,
    )
