"""The row of the table `corrections` (hiệu chỉnh); `fields.yml` beside this file tells what each column means."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """One field of one task as a person corrected it (hiệu chỉnh)."""

    correction_id: str
    task_id: str | None
    document_id: str | None
    field: str
    value: tuple[str, ...]
    read_value: tuple[str, ...]
    corrected_by: str
    corrected_at: str
    as_of: dt.date
    state: str
