"""What was seen and not understood, or is worth a reader's eye (cần rà soát)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from datamodel.span import Span


class Severity(StrEnum):
    """How much an issue costs: a file not read, a value in doubt, or a remark."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that a person should know; `message` is Vietnamese and says what was seen.

    `stage` is extract, read, normalize, track or publish; `code` one of the contract's codes
    (`number_blank`, `date_incomplete`, `encrypted` ...); `field` the column in question.
    """

    stage: str
    code: str
    severity: Severity
    message: str
    field: str | None = None
    span: Span | None = None
    page: int | None = None
