"""The rows of the published tables; `fields.yml` beside this file tells what each column means."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One distinct document (văn bản)."""

    document_id: str
    source_path: str
    format: str
    pages: int
    text_source: str
    same_as: str | None
    document_type: str | None
    number: str | None
    notation: str | None
    document_number: str | None
    issuing_authority: str | None
    parent_authority: str | None
    issue_place: str | None
    issued_date: dt.date | None
    issued_date_precision: str
    subject: str | None
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    signing_capacity: str | None
    on_behalf_of: str | None
    signer_position: str | None
    signer_name: str | None
    issue_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """One citation of another document (viện dẫn)."""

    reference_id: str
    document_id: str
    page: int
    start: int
    end: int
    text: str
    document_type: str | None
    document_number: str | None
    issued_date: dt.date | None
    issuing_authority: str | None
    title: str | None
    role: str
    rule: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One shortcoming (tồn tại, hạn chế)."""

    finding_id: str
    document_id: str
    path: str
    text: str
    page: int
    start: int
    end: int
    max_points: float | None
    points: float | None
    points_lost: float | None
    reason: str | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One assigned piece of work (nhiệm vụ)."""

    task_id: str
    document_id: str
    page: int
    start: int
    end: int
    text: str
    path: str
    section: str | None
    lead_units: tuple[str, ...]
    coordinating_units: tuple[str, ...]
    assignees: tuple[str, ...]
    units_inherited_from: str | None
    finding_id: str | None
    target: str | None
    deliverable: str | None
    deadline_text: str | None
    deadline_kind: str | None
    start_date: dt.date | None
    due_date: dt.date | None
    recurrence: str | None
    standing: bool
    clear_person: bool
    clear_work: bool
    clear_result: bool
    clear_authority: bool
    clear_time: bool
    clear_responsibility: bool
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """One deadline of a task (thời hạn)."""

    deadline_id: str
    document_id: str
    task_id: str
    text: str
    page: int
    start: int | None
    end: int | None
    kind: str
    start_date: dt.date | None
    due_date: dt.date | None
    inclusive: bool | None
    recurrence: str | None
    inherited_from: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One statement that assigned work was, or was not, done (kết quả thực hiện)."""

    result_id: str
    document_id: str
    page: int
    start: int
    end: int
    path: str
    text: str
    status: str
    document_numbers: tuple[str, ...]
    done_date: dt.date | None
    rule: str
    confidence: float
    about: str | None = None


@dataclass(frozen=True, slots=True)
class UnitMentionRow:
    """A unit as one document prints it; the table `units` is counted from these."""

    document_id: str
    unit: str
    kind: str
    printed: str
    level: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class IssueRow:
    """Something seen and not understood, or worth a reader's eye (cần rà soát)."""

    issue_id: str
    document_id: str | None
    path: str | None
    stage: str
    code: str
    severity: str
    field: str | None
    message: str
    page: int | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class FieldSourceRow:
    """The place and the rule of one header field of a document."""

    document_id: str
    field: str
    value: str
    page: int | None
    start: int | None
    end: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Records:
    """All rows of one document."""

    document: DocumentRow
    field_sources: tuple[FieldSourceRow, ...] = ()
    references: tuple[ReferenceRow, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    deadlines: tuple[DeadlineRow, ...] = ()
    results: tuple[ResultRow, ...] = ()
    unit_mentions: tuple[UnitMentionRow, ...] = ()
    issues: tuple[IssueRow, ...] = ()
    text_key: str | None = None
    """Fingerprint of the document's words, by which copies in other files are known."""
    draft_key: str | None = None
    """The same without the figures of the head, in which a draft differs from the signed document."""
    sketch: str | None = None
    """Of the words too, but alike where they are alike: by it a scan with misread letters is known."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What became of one row of an earlier plan in a later one (thay đổi)."""

    family_id: str
    kind: str
    prior_document_id: str
    document_id: str
    prior_id: str | None
    id: str | None
    change: str
    changed_fields: tuple[str, ...]
    similarity: float | None


@dataclass(frozen=True, slots=True)
class TaskStatusRow:
    """Where a task stands on a day (tình trạng)."""

    task_id: str
    as_of: dt.date
    progress: str
    timeliness: str
    due_date: dt.date | None
    days_overdue: int | None
    done_date: dt.date | None
    evidence_document_id: str | None
    evidence_page: int | None
    evidence_text: str | None
    evidence_score: float | None
    carried_to: str | None
    note: str | None = None
    """A person's note."""


@dataclass(frozen=True, slots=True)
class FindingStatusRow:
    """Where a shortcoming stands on a day."""

    finding_id: str
    as_of: dt.date
    status: str
    evidence_document_id: str | None
    evidence_page: int | None
    evidence_text: str | None
    evidence_score: float | None


@dataclass(frozen=True, slots=True)
class FileRow:
    """One entry of the inbox, in exactly one of the six outcomes."""

    path: str
    size: int
    sha256: str | None
    document_id: str | None
    outcome: str
    code: str | None
    message: str | None
    pages_read: int | None
    pages: int | None
    attempts: int
    first_seen: dt.date
    """Day (`as_of`) of the run that first saw the entry; a day, so that equal runs publish equal bytes."""
    last_seen: dt.date


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit over all documents."""

    unit: str
    kind: str
    aliases: tuple[str, ...]
    level: str | None
    place: str | None
    tasks_led: int
    tasks_shared: int
