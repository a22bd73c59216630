"""What a person says of one task (lời người rà soát), in the types of the status."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """Of one task; what a person did not speak of is left to the documents."""

    progress: str | None = None
    progress_day: dt.date | None = None
    """The day of which the person spoke."""
    progress_by: str | None = None
    """Who said it and when, in Vietnamese: it takes the place of the words of a document."""
    has_done_date: bool = False
    done_date: dt.date | None = None
    has_due_date: bool = False
    """The day itself stands in the corrected deadlines; it wins over days granted by reports."""
    reply: str | None = None
    """The document that answers, as the person names it."""
    note: str | None = None
