"""What an official document (văn bản hành chính) says, in its own words and places."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from datamodel.document import TextDocument
from datamodel.issue import Issue
from datamodel.span import Found, Span


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as the document gives it; a blank day or month stays None."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> str:
        """`day`, `month`, `year` or `none`."""
        if self.year is None:
            return "none"
        return "year" if self.month is None else "month" if self.day is None else "day"

    @property
    def first_day(self) -> dt.date | None:
        """The first day the date can mean, as the contract publishes it; None without a year."""
        return None if self.year is None else dt.date(self.year, self.month or 1, self.day or 1)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """Số, ký hiệu: `number` is None where the document leaves it blank ("/KH-UBND")."""

    number: str | None
    notation: str | None
    whole: str
    """As cited, without blanks: "98/UBND", "/KH-UBND", "30/2020/NĐ-CP"."""
    document_type: str | None = None
    """Abbreviation of Nghị định 30/2020, Phụ lục III, or NĐ, TT, Luật ...; CV for a công văn."""


@dataclass(frozen=True, slots=True)
class Header:
    """The parts of Nghị định 30/2020/NĐ-CP, Điều 8. None or () where the document does not give one."""

    document_type: Found[str] | None = None
    number: Found[DocumentNumber] | None = None
    issuing_authority: Found[str] | None = None
    parent_authority: Found[str] | None = None
    issue_place: Found[str] | None = None
    issued: Found[PartialDate] | None = None
    subject: Found[str] | None = None
    addressees: tuple[Found[str], ...] = ()
    recipients: tuple[Found[str], ...] = ()
    signing_capacity: Found[str] | None = None
    on_behalf_of: Found[str] | None = None
    signer_position: Found[str] | None = None
    signer_name: Found[str] | None = None
    urgency: Found[str] | None = None
    secrecy: Found[str] | None = None

    @property
    def issued_day(self) -> dt.date | None:
        """The date of issue where it is complete."""
        date = self.issued.value if self.issued else None
        return date.first_day if date and date.precision == "day" else None


class ItemKind(StrEnum):
    """What an item of the outline is."""

    PART = "part"
    CHAPTER = "chapter"
    ARTICLE = "article"
    NUMBERED = "numbered"
    POINT = "point"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Item:
    """A node of the document's tree, with its printed label.

    `path` is the contract's chain of printed numbers ("II/4/b2"); `span` the words without label;
    `is_heading` tells an item that only names what stands under it.
    """

    kind: ItemKind
    label: str
    path: str
    span: Span
    page: int
    is_heading: bool = False
    children: tuple[Item, ...] = ()
    cells: tuple[tuple[str, Span], ...] = ()
    """Of a row: (column role or heading, place) of each cell."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Citation of another document, as far as it says what it cites."""

    text: str
    document_type: str | None
    document_number: str | None
    issued_date: dt.date | None = None
    issuing_authority: str | None = None
    title: str | None = None
    role: str = "mention"
    """`basis`, `attachment` or `mention`."""


class DeadlineKind(StrEnum):
    """The contract's kinds of deadline."""

    DATE = "date"
    PERIOD = "period"
    RECURRING = "recurring"
    ONGOING = "ongoing"
    SCHEDULE = "schedule"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as printed, and what it means. See the contract's `deadlines`."""

    text: str
    kind: DeadlineKind
    start_date: dt.date | None = None
    due_date: dt.date | None = None
    inclusive: bool | None = None
    recurrence: str | None = None
    inherited_from: str | None = None
    """Path of the item, heading or line that gives it; None where it stands in the task itself."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Who does the work: canonical unit names, persons as printed."""

    lead_units: tuple[Found[str], ...] = ()
    coordinating_units: tuple[Found[str], ...] = ()
    assignees: tuple[Found[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """One assigned piece of work (nhiệm vụ); `text` is printed, without bullet or number."""

    path: str
    text: str
    span: Span
    page: int
    rule: str
    section: str | None = None
    roles: Roles = Roles()
    roles_inherited_from: str | None = None
    finding_path: str | None = None
    target: Found[str] | None = None
    deliverable: Found[str] | None = None
    deadlines: tuple[Found[Deadline], ...] = ()
    is_standing: bool = False
    clear_person: bool = False
    clear_work: bool = False
    clear_result: bool = False
    clear_authority: bool = False
    clear_time: bool = False
    clear_responsibility: bool = False
    confidence: float = 1.0

    @property
    def is_clear(self) -> bool:
        """Whether the document states all six for it: rõ người, việc, kết quả, thẩm quyền, tiến độ, trách nhiệm."""
        stated = (self.clear_person, self.clear_work, self.clear_result)
        return all(stated) and self.clear_authority and self.clear_time and self.clear_responsibility


@dataclass(frozen=True, slots=True)
class Finding:
    """One shortcoming (tồn tại, hạn chế)."""

    path: str
    text: str
    span: Span
    page: int
    rule: str
    max_points: float | None = None
    points: float | None = None
    points_lost: float | None = None
    reason: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Result:
    """One statement that assigned work was, or was not, done (kết quả thực hiện)."""

    path: str
    text: str
    span: Span
    page: int
    rule: str
    status: str
    """`done`, `partly`, `in_progress` or `not_done`."""
    document_numbers: tuple[str, ...] = ()
    done_date: dt.date | None = None
    confidence: float = 1.0
    about: str | None = None
    """The assigned work it speaks of, where a row or a heading names it beside the statement."""


@dataclass(frozen=True, slots=True)
class UnitMention:
    """A unit named in the document: canonical name, kind, and the words printed."""

    unit: str
    kind: str
    printed: str
    level: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """A document that has been read. Nothing in it is without a place or a rule."""

    source: TextDocument
    header: Header
    outline: tuple[Item, ...] = ()
    references: tuple[Found[Reference], ...] = ()
    findings: tuple[Finding, ...] = ()
    tasks: tuple[Task, ...] = ()
    results: tuple[Result, ...] = ()
    units: tuple[Found[UnitMention], ...] = ()
    issues: tuple[Issue, ...] = ()
