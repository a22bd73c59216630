"""Puts the parts of the reading together: zones, header, outline, and what hangs on it (đọc một văn bản)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from datamodel.document import BlockKind, TextDocument
from datamodel.issue import Issue
from datamodel.official import Finding, Header, OfficialDocument, Reference, Result, Task, UnitMention
from datamodel.span import Found
from nlp.checks.checks import check_document
from nlp.checks.impossible_dates import check_dates
from nlp.checks.numbering import check_numbering
from nlp.checks.sums import check_sums
from nlp.citations.references import find_references, resolve_references
from nlp.collection import garbage_left_for_later
from nlp.deadlines.periods import TimeContext, effective_day
from nlp.header.reader import read_header
from nlp.header.zones import Zones, find_zones
from nlp.outline.builder import Outline, build_outline
from nlp.outline.lines import Entry
from nlp.outline.sections import Category
from nlp.units.defined_names import short_names_of
from nlp.units.finder import Issuer, find_units
from nlp.work.leaves import Leaf, find_leaves
from nlp.work.results import results_of
from nlp.work.scope import Frame, Scope
from nlp.work.statements import says
from nlp.work.tables import read_tables
from nlp.work.tasks import findings_of, tasks_of


@dataclass(frozen=True, slots=True)
class _Content:
    """What hangs on the outline."""

    tasks: tuple[Task, ...]
    findings: tuple[Finding, ...]
    results: tuple[Result, ...]
    leaves: tuple[Leaf, ...]


def read_document(document: TextDocument) -> OfficialDocument:
    """See `nlp.read`."""
    with garbage_left_for_later(), short_names_of(document):
        return _read(document)


def _read(document: TextDocument) -> OfficialDocument:
    zones = find_zones(document)
    header, issues = read_header(document, zones)
    outline = build_outline(document, zones)
    content = _content(document, outline, _frame(document, header))
    references, doubts, units = _annotate(document, zones, outline)
    read = OfficialDocument(
        source=document,
        header=header,
        outline=outline.items(),
        references=references,
        findings=content.findings,
        tasks=content.tasks,
        results=content.results,
        units=units,
        issues=(
            *document.issues,
            *issues,
            *doubts,
            *_tree_issues(document, outline, content),
            *check_dates(document, zones, content.tasks),
        ),
    )
    return check_document(read)


def _tree_issues(document: TextDocument, outline: Outline, content: _Content) -> tuple[Issue, ...]:
    roots = (outline.text, outline.appendices)
    numbering = (issue for root in roots for issue in check_numbering(root))
    return (*numbering, *check_sums(document, roots, content.findings))


# A report tells what was done, a proposal asks a higher body, an invitation says when and where.
_DEFAULTS = {"BC": Category.ACHIEVEMENT, "TTr": Category.PROPOSAL, "GM": Category.LOGISTICS}


def _frame(document: TextDocument, header: Header) -> Frame:
    issuer = Issuer.from_name(header.issuing_authority.value if header.issuing_authority else None)
    time = TimeContext(
        header.issued_day,
        header.issued.value if header.issued else None,
        effective=effective_day(document.text, header.issued_day),
    )
    kind = header.document_type.value if header.document_type else None
    return Frame(issuer, time, kind, header.subject.value if header.subject else "")


def _content(document: TextDocument, outline: Outline, frame: Frame) -> _Content:
    is_calendar = says("calendar", frame.subject)
    base = Scope(frame, category=Category.LOGISTICS if is_calendar else _DEFAULTS.get(frame.document_type or ""))
    # What hangs on a submission is a draft of its own: a plan, a decision.
    annexed = Scope(replace(frame, document_type=None) if frame.document_type == "TTr" else frame)
    opening = Scope(frame, category=base.category, is_preamble=True)
    leaves = [*find_leaves(outline.text, opening), *find_leaves(outline.appendices, annexed)]
    tables = [read_tables(document, outline.text, base), read_tables(document, outline.appendices, annexed)]
    return _Content(
        (*tasks_of(document, leaves), *(t for table in tables for t in table.tasks)),
        (*findings_of(document, leaves), *(f for table in tables for f in table.findings)),
        (*results_of(document, leaves), *(r for table in tables for r in table.results)),
        tuple(leaves),
    )


def _annotate(
    document: TextDocument, zones: Zones, outline: Outline
) -> tuple[tuple[Found[Reference], ...], tuple[Issue, ...], tuple[Found[UnitMention], ...]]:
    """References and units of all that is the document's own text: body, appendices, footnotes."""
    preamble = {document.blocks[index].start for index in zones.preamble}
    notes = (block for block in document.blocks if block.kind is BlockKind.FOOTNOTE)
    references: list[Found[Reference]] = []
    units: list[Found[UnitMention]] = []
    for item in sorted((*outline.printed, *notes), key=lambda item: item.span.start):
        words, start = item.span.slice(document.text), item.span.start
        block = item.block if isinstance(item, Entry) else item
        references += (found.shift(start) for found in find_references(words, block.start in preamble))
        units += (found.shift(start) for found in find_units(words))
    resolved, doubts = resolve_references(references)
    return resolved, doubts, tuple(units)
