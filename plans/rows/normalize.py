"""From a read document to the rows of the dataset (chuẩn hóa)."""

from __future__ import annotations

from collections.abc import Iterator

from datamodel.issue import Issue
from datamodel.official import DocumentNumber, Header, OfficialDocument, PartialDate
from datamodel.rows import DocumentRow, FieldSourceRow, IssueRow, Records, ReferenceRow, UnitMentionRow
from datamodel.span import Found, Span
from plans.rows.cleaning import clean, clean_all, clean_optional, end_of, start_of
from plans.rows.fingerprints import fingerprints
from plans.rows.identity import Naming, document_id, document_key
from plans.rows.places import Pages
from plans.rows.work import deadline_rows, finding_rows, result_rows, task_rows


def normalize(official: OfficialDocument, *, sha256: str, path: str) -> Records:
    """All rows of one document; they depend on nothing but the document, so any worker gives the same."""
    own_id = document_id(sha256)
    words = fingerprints(official)
    pages = Pages(official.source)
    issues = tuple(_issue_rows(official, own_id, pages))
    document = _document_row(official, own_id, path, tuple(sorted({issue.code for issue in issues})))
    naming = Naming(document_key(document, words.text_key))
    findings = finding_rows(official, own_id, naming)
    tasks = task_rows(official, own_id, naming, findings)
    return Records(
        document=document,
        field_sources=tuple(_field_source_rows(official.header, own_id, pages)),
        references=tuple(_reference_rows(official, own_id, naming, pages)),
        findings=findings,
        tasks=tasks,
        deadlines=deadline_rows(official, own_id, naming, tasks, pages),
        results=result_rows(official, own_id, naming),
        unit_mentions=_unit_mention_rows(official, own_id),
        issues=issues,
        text_key=words.text_key,
        draft_key=words.draft_key,
        sketch=words.sketch,
    )


def _document_row(official: OfficialDocument, own_id: str, path: str, issue_codes: tuple[str, ...]) -> DocumentRow:
    header, source = official.header, official.source
    number = header.number.value if header.number else None
    issued = header.issued.value if header.issued else PartialDate(None)
    return DocumentRow(
        document_id=own_id,
        source_path=path,
        format=source.format,
        pages=source.pages,
        text_source=source.text_source.value,
        same_as=None,
        document_type=_text(header.document_type) or (clean_optional(number.document_type) if number else None),
        number=clean_optional(number.number) if number else None,
        notation=clean_optional(number.notation) if number else None,
        document_number=clean_optional(number.whole) if number else None,
        issuing_authority=_text(header.issuing_authority),
        parent_authority=_text(header.parent_authority),
        issue_place=_text(header.issue_place),
        issued_date=issued.first_day,
        issued_date_precision=issued.precision,
        subject=_text(header.subject),
        addressees=clean_all(found.value for found in header.addressees),
        recipients=clean_all(found.value for found in header.recipients),
        signing_capacity=_text(header.signing_capacity),
        on_behalf_of=_text(header.on_behalf_of),
        signer_position=_text(header.signer_position),
        signer_name=_text(header.signer_name),
        issue_codes=issue_codes,
    )


def _text(found: Found[str] | None) -> str | None:
    return clean_optional(found.value) if found else None


def _header_values(header: Header) -> Iterator[tuple[str, str, Span | None, str]]:
    """Column of `documents` (or a mark that has no column there), value, place and rule of each header field."""
    single: tuple[tuple[str, Found[str] | None], ...] = (
        ("document_type", header.document_type),
        ("document_number", _as_text(header.number)),
        ("issuing_authority", header.issuing_authority),
        ("parent_authority", header.parent_authority),
        ("issue_place", header.issue_place),
        ("issued_date", _as_date_text(header.issued)),
        ("subject", header.subject),
        ("signing_capacity", header.signing_capacity),
        ("on_behalf_of", header.on_behalf_of),
        ("signer_position", header.signer_position),
        ("signer_name", header.signer_name),
        ("urgency", header.urgency),
        ("secrecy", header.secrecy),
    )
    several = [("addressees", found) for found in header.addressees]
    several += [("recipients", found) for found in header.recipients]
    for field, found in (*single, *several):
        if found and clean(found.value):
            yield field, clean(found.value), found.span, found.rule


def _as_text(number: Found[DocumentNumber] | None) -> Found[str] | None:
    return Found(number.value.whole, number.span, number.rule) if number else None


def _as_date_text(issued: Found[PartialDate] | None) -> Found[str] | None:
    """As far as printed: "2025-10-09", "2025-10", "2025"."""
    if not issued or not (first := issued.value.first_day):
        return None
    length = {"year": 4, "month": 7, "day": 10}[issued.value.precision]
    return Found(first.isoformat()[:length], issued.span, issued.rule)


def _field_source_rows(header: Header, own_id: str, pages: Pages) -> Iterator[FieldSourceRow]:
    for field, value, span, rule in _header_values(header):
        yield FieldSourceRow(own_id, field, value, pages.of_optional(span), start_of(span), end_of(span), rule)


def _reference_rows(official: OfficialDocument, own_id: str, naming: Naming, pages: Pages) -> Iterator[ReferenceRow]:
    for found in official.references:
        cited, span = found.value, found.span or Span(0, 0)
        text = clean(cited.text)
        yield ReferenceRow(
            reference_id=naming.name("r", cited.document_type, cited.document_number, text),
            document_id=own_id,
            page=pages.of(span),
            start=span.start,
            end=span.end,
            text=text,
            document_type=clean_optional(cited.document_type),
            document_number=clean_optional(cited.document_number),
            issued_date=cited.issued_date,
            issuing_authority=clean_optional(cited.issuing_authority),
            title=clean_optional(cited.title),
            role=cited.role,
            rule=found.rule,
        )


def _unit_mention_rows(official: OfficialDocument, own_id: str) -> tuple[UnitMentionRow, ...]:
    """Each spelling of a unit once a document."""
    mentioned = dict.fromkeys(found.value for found in official.units)
    rows = (
        UnitMentionRow(
            document_id=own_id,
            unit=clean(unit.unit),
            kind=clean(unit.kind),
            printed=clean(unit.printed),
            level=clean_optional(unit.level),
            place=clean_optional(unit.place),
        )
        for unit in mentioned
    )
    return tuple(dict.fromkeys(rows))


def _issue_rows(official: OfficialDocument, own_id: str, pages: Pages) -> Iterator[IssueRow]:
    """Issues of the extraction and of the reading, each once; named after the bytes, for they tell of this file."""
    naming = Naming(own_id)
    issues: dict[Issue, None] = dict.fromkeys((*official.source.issues, *official.issues))
    for issue in issues:
        message = clean(issue.message)
        yield IssueRow(
            issue_id=naming.name("i", issue.stage, issue.code, issue.field, message),
            document_id=own_id,
            path=None,
            stage=issue.stage,
            code=issue.code,
            severity=issue.severity.value,
            field=issue.field,
            message=message,
            page=issue.page if issue.page is not None else pages.of_optional(issue.span),
            start=start_of(issue.span),
            end=end_of(issue.span),
        )
