"""What came of a run (kết quả lần chạy): every entry of the inbox, and what a person should know."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from flows.inbox.entries import Outcome
from plans.dataset.ledger import FileEntry


@dataclass(frozen=True, slots=True)
class RunResult:
    """What the summary tells: every entry of the inbox, and where the tables lie."""

    files: tuple[FileEntry, ...]
    folder: Path
    newly_read: int
    was_idle: bool
    messages: tuple[str, ...] = ()
    """What else a person should know, in Vietnamese."""

    @property
    def counts(self) -> Counter[str]:
        """Entries by outcome."""
        return Counter(str(entry.outcome) for entry in self.files)

    @property
    def set_aside(self) -> tuple[FileEntry, ...]:
        """The entries that a person should know of: refused, or put off."""
        return tuple(entry for entry in self.files if entry.outcome in (Outcome.REJECTED, Outcome.DEFERRED))
