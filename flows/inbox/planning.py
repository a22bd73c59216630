"""What a run has to do (kế hoạch đọc): which files are new, changed, copies, or known from an earlier run."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from datamodel.system_faults import cause
from extractors.tools import installed
from flows.fingerprint import reading_fingerprint
from flows.inbox.contents import may_be_growing, sha256
from flows.inbox.entries import Entry, Outcome, Verdict
from flows.settings import Settings
from plans.store.store import FileEntry

NO_PERMISSION = Verdict(Outcome.REJECTED, "no_permission", "Không mở được tệp. Kiểm tra quyền đọc của tệp.")
_FILE_BUSY_ON_WINDOWS = 32
_PASSING = frozenset({"locked", "growing", "vanished"})
"""Why a file was put off that the next run looks at again, though its bytes be the same."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that is to be read."""

    entry: Entry
    sha256: str


@dataclass(frozen=True, slots=True)
class RunPlan:
    """All entries of the inbox, each in exactly one of these four."""

    to_read: tuple[Candidate, ...]
    known: tuple[FileEntry, ...]
    """Those whose row in the ledger stands, but for the day."""
    told: tuple[FileEntry, ...]
    """Those that need no reading and whose row is new: ignored, refused, copies, touched."""
    unsettled: tuple[Entry, ...]
    """Young files without their end: to be watched before they are read or put off."""


def plan_run(entries: Iterable[Entry], ledger: Mapping[str, FileEntry], settings: Settings) -> RunPlan:
    """Compare the inbox with the ledger. Files whose size and time stand unchanged are not opened."""
    now = time.time()
    told: list[FileEntry] = []
    unsettled: list[Entry] = []
    candidates: list[Candidate] = []
    for entry in entries:
        known = ledger.get(entry.path)
        if entry.verdict:
            told.append(ledger_entry(entry, entry.verdict, settings, known))
        elif not is_same(entry, known) and may_be_growing(entry, settings.settle_seconds, now):
            unsettled.append(entry)
        else:
            hashed = hash_of(entry, known, settings)
            if isinstance(hashed, Verdict):
                told.append(ledger_entry(entry, hashed, settings, known))
            else:
                candidates.append(Candidate(entry, hashed))
    to_read, unchanged, copies = sort_out(candidates, ledger, settings)
    rows = (*told, *copies, *unchanged)
    known_rows: list[FileEntry] = []
    news: list[FileEntry] = []
    for row in rows:
        (known_rows if _stands(row, ledger.get(row.path)) else news).append(row)
    return RunPlan(tuple(to_read), tuple(known_rows), tuple(news), tuple(unsettled))


def sort_out(
    candidates: Iterable[Candidate], ledger: Mapping[str, FileEntry], settings: Settings
) -> tuple[list[Candidate], list[FileEntry], list[FileEntry]]:
    """Part the files to read from those known already and from copies (same bytes) of another one."""
    to_read: list[Candidate] = []
    unchanged: list[FileEntry] = []
    copies: list[FileEntry] = []
    originals: dict[str, str] = {}
    for one in sorted(candidates, key=lambda c: (c.entry.is_link, c.entry.path)):
        known = ledger.get(one.entry.path)
        original = originals.setdefault(one.sha256, one.entry.path)
        if original != one.entry.path:
            message = f"Nội dung trùng hoàn toàn với tệp “{original}”; văn bản chỉ được tính một lần."
            verdict = Verdict(Outcome.DUPLICATE, "duplicate", message)
            copies.append(ledger_entry(one.entry, verdict, settings, known, sha256=one.sha256))
        elif known and is_settled(one, known, settings):
            unchanged.append(_seen_again(one.entry, known, settings))
        else:
            to_read.append(one)
    return to_read, unchanged, copies


def hash_of(entry: Entry, known: FileEntry | None, settings: Settings) -> str | Verdict:
    """The file's hash, from the ledger where the file stands unchanged; or why it is not opened."""
    if entry.size > settings.max_file_size << 20:  # not even for its hash: it may seem to have terabytes
        size, limit = entry.size >> 20, settings.max_file_size
        message = f"Tệp lớn {size} MB, vượt giới hạn {limit} MB (cấu hình max_file_size)."
        return Verdict(Outcome.REJECTED, "too_large", message)
    if known and known.sha256 and known.code != "growing" and is_same(entry, known):
        return known.sha256
    try:
        return entry.sha256 or sha256(entry.source)
    except FileNotFoundError:
        message = "Tệp biến mất trong khi chương trình đang chạy. Lần chạy sau sẽ xem lại."
        return Verdict(Outcome.DEFERRED, "vanished", message)
    except OSError as error:
        if getattr(error, "winerror", None) == _FILE_BUSY_ON_WINDOWS:
            message = "Tệp đang được mở trong chương trình khác. Đóng tệp lại rồi chạy lần nữa."
            return Verdict(Outcome.DEFERRED, "locked", message)
        message = f"Không mở được tệp ({cause(error)}). Kiểm tra quyền đọc của tệp."
        return Verdict(Outcome.REJECTED, "no_permission", message)


def is_settled(one: Candidate, known: FileEntry, settings: Settings) -> bool:
    """Whether the ledger's outcome still stands: same bytes, and nothing changed that could change it."""
    if known.outcome == Outcome.DUPLICATE or known.code in _PASSING:  # what it was a copy of is gone
        return False
    return known.sha256 == one.sha256 and known.fingerprint == outcome_fingerprint(known.outcome, settings)


def outcome_fingerprint(outcome: str, settings: Settings) -> str | None:
    """Under what an outcome was found; once that is another, the file is tried again."""
    if outcome == Outcome.OK:
        return reading_fingerprint()
    if outcome == Outcome.REJECTED:  # a higher limit may let it pass
        times = (settings.time_limit, settings.scan_time_limit)
        limits = (*times, settings.memory_limit, settings.max_pages, settings.max_file_size)
        return f"{reading_fingerprint()} {limits}"
    if outcome == Outcome.IGNORED:  # read, and found outside of the days that were asked for
        return f"{reading_fingerprint()} {settings.since} {settings.until}"
    if outcome in (Outcome.PARTIAL, Outcome.DEFERRED):  # a tool may have been installed
        return f"{reading_fingerprint()} {list(installed())}"
    return None


def ledger_entry(
    entry: Entry,
    verdict: Verdict,
    settings: Settings,
    known: FileEntry | None,
    *,
    sha256: str | None = None,
) -> FileEntry:
    """The ledger's row of an entry that was not read, with the reason."""
    return FileEntry(
        path=entry.path,
        size=entry.size,
        mtime_ns=entry.mtime_ns,
        sha256=sha256,
        outcome=verdict.outcome,
        code=verdict.code,
        message=verdict.message,
        pages_read=None,
        pages=None,
        attempts=0,
        first_seen=first_seen(known, settings),
        last_seen=settings.as_of,
    )


def first_seen(known: FileEntry | None, settings: Settings) -> dt.date:
    """The day of the first run that saw the entry; a look at a past day does not change it."""
    return known.first_seen if known else settings.as_of


def _seen_again(entry: Entry, known: FileEntry, settings: Settings) -> FileEntry:
    first = first_seen(known, settings)
    if (known.mtime_ns, known.first_seen, known.last_seen) == (entry.mtime_ns, first, settings.as_of):
        return known  # of many files most are as they were: no second row of each is held
    return replace(known, mtime_ns=entry.mtime_ns, first_seen=first, last_seen=settings.as_of)


def _stands(row: FileEntry, known: FileEntry | None) -> bool:
    return row is known or (known is not None and replace(known, last_seen=row.last_seen) == row)


def is_same(entry: Entry, known: FileEntry | None) -> bool:
    """Whether size and time of an entry stand as the ledger has them."""
    return known is not None and (known.size, known.mtime_ns) == (entry.size, entry.mtime_ns)
