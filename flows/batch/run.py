"""One run over the inbox (một lần chạy): its steps as plain methods, usable without Prefect."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from extractors.tools import has_office
from flows.batch.result import RunResult
from flows.clock import set_back
from flows.fingerprint import publishing_fingerprint, reading_fingerprint, text_fingerprint
from flows.inbox.contents import still_growing
from flows.inbox.entries import Outcome, Verdict
from flows.inbox.inboxes import inbox_at
from flows.inbox.planning import (
    Candidate,
    RunPlan,
    first_seen,
    hash_of,
    ledger_entry,
    outcome_fingerprint,
    plan_run,
    sort_out,
)
from flows.outputs.tracking import tracked_in
from flows.period import outside
from flows.readers.attempts import Attempts
from flows.readers.readers import Done, Failure
from flows.readers.reading import WAITING, Reading, ReadJob
from flows.readers.runners import readers_of
from flows.settings import Settings
from plans.corrections.log import corrections_digest, load
from plans.dataset.dataset import Dataset
from plans.publishing.masking import Mask, mask_of, masked
from plans.publishing.publish import publish
from plans.rows.identity import document_id
from plans.standing.track import Tracking
from plans.store.store import FileEntry, ReadFile, Store

OUTSIDE = "outside_period"
_NAMED = (Outcome.REJECTED, Outcome.DEFERRED, Outcome.PARTIAL)
"""Outcomes of which the summary names the files."""
FAILURE_MESSAGES = {
    Failure.TIMEOUT: "Đọc quá {seconds:g} giây mà chưa xong nên đã dừng (cấu hình time_limit). Kiểm tra lại tệp.",
    Failure.TOO_LARGE: "Đọc tệp cần quá {memory} MB bộ nhớ nên đã dừng (cấu hình memory_limit). Kiểm tra lại tệp.",
    Failure.CRASHED: "Chương trình hỏng khi đọc tệp này ({detail}). Mở và lưu lại tệp rồi chạy lại, hoặc báo lỗi.",
}


class Run:
    """A run: the inbox as it was listed at the start, the store, and those who read."""

    def __init__(self, inbox: Path | str, settings: Settings, *, is_archive: bool = False) -> None:
        self.inbox = inbox_at(inbox, settings)
        self.settings = settings
        self.is_archive = is_archive
        """Whether past documents are taken in from a folder beside the inbox, by their days of issue."""
        self.store = Store.open(settings.output, self.inbox.address if is_archive else "")
        try:
            self.corrections = load(settings.output)
            """What people said before this run; without it nothing may be published."""
            self.ledger = self.store.files()
            """As the last run left it."""
            self.entries = self.inbox.entries(self.ledger, settings)
        except BaseException:
            self.store.close()
            raise
        self.plan: RunPlan = plan_run(self.entries, self.ledger, settings)
        self.newly_read = 0
        self._dataset = Dataset()
        self._tracking = Tracking()
        self._mask: Mask | None = None
        self._messages: tuple[str, ...] = ()
        pool = readers_of(settings, self.inbox.folder)
        set_aside_under = outcome_fingerprint(Outcome.REJECTED, settings)
        self._attempts = Attempts.resumed(self.store, pool, set_aside_under or "")

    def __enter__(self) -> Run:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._attempts.close()
        self.store.close()
        self.inbox.close()

    @property
    def is_idle(self) -> bool:
        """Whether everything stands as the last run of the same day published it."""
        plan = self.plan
        if plan.to_read or plan.told or plan.unsettled:
            return False
        return self.store.published_key == self._key(self.ledger) and self._has_tables()

    def note_known(self) -> None:
        """Write down what needs no reading."""
        day = self.settings.as_of
        self.store.note_seen([row.path for row in self.plan.known if self.ledger[row.path].last_seen != day], day)
        if self.plan.told:
            self.store.write([ReadFile(row) for row in self.plan.told])

    def start_workers(self) -> None:
        """Let those who read get ready while other things start."""
        self._attempts.pool.start(len(self.plan.to_read))

    def reading(self) -> Iterator[str]:
        """Read the new and changed files; gives the path of each once its outcome is known.

        They are stored in portions of one transaction each. Between two paths the caller may do other
        things, as the readers go on with what they have at hand.
        """
        for files in self._attempts.portions(self.plan.to_read, self.settings.batch_size):
            yield from self._read(files)

    def settling(self) -> Iterator[str]:
        """Watch the young unfinished files: those that stand still are read now, the others put off."""
        for files in self._settled():
            yield from self._read(files)

    def _read(self, files: Sequence[Candidate]) -> Iterator[str]:
        """Read these files and store what they gave."""
        jobs = [self._job(one) for one in files]
        self.inbox.bring([one for one, job in zip(files, jobs, strict=True) if job.text is None])
        results: dict[int, Done] = {}
        for index, done in self._attempts.read(files, jobs):
            results[index] = done
            yield jobs[index].path
        self.inbox.release(files)
        read = [self._read_file(one, results[index]) for index, one in enumerate(files)]
        self.store.write(read)
        self.newly_read += sum(one.records is not None for one in read)

    def _settled(self) -> list[Sequence[Candidate]]:
        young = self.plan.unsettled
        verdicts: dict[str, Verdict] = still_growing(young, self.settings.settle_seconds)
        ledger = self.store.files()
        rows = [
            ledger_entry(e, verdicts[e.path], self.settings, ledger.get(e.path)) for e in young if e.path in verdicts
        ]
        candidates = []
        for entry in young:
            if entry.path not in verdicts:
                hashed = hash_of(entry, None, self.settings)
                if isinstance(hashed, Verdict):
                    rows.append(ledger_entry(entry, hashed, self.settings, ledger.get(entry.path)))
                else:
                    candidates.append(Candidate(entry, hashed))
        to_read, _, copies = self._among_all(candidates, ledger)
        self.store.write([ReadFile(row) for row in (*rows, *copies)])
        return self._attempts.portions(to_read, self.settings.batch_size)

    def track(self) -> None:
        """Compare the plans and tell where each task stands."""
        known = tracked_in(self.settings.output, self.store.dataset(), self.settings.as_of, self.corrections)
        self._dataset, self._tracking = known.dataset, known.tracking
        if self.settings.mask_people:
            self._dataset, self._tracking, self._mask = masked(known.dataset, known.tracking)

    def publish(self) -> None:
        """Publish all tables, write what people open, and remember of what they were made."""
        from flows.outputs.reporting import write_reports  # libraries of office files: their import can wait until here

        self.store.published_key = None
        seen = {entry.path for entry in self.entries}
        files = self.store.file_rows(seen)
        if self._mask:
            files = [self._mask.row(row) for row in files]
        publish(self._dataset, self._tracking, files, self.settings.output, partitioned=self.settings.partitioned)
        reports = write_reports(
            self.store,
            self._dataset,
            self._tracking,
            self.settings,
            files,
            sources=self._sources(),
            mask=self._mask,
        )
        self._messages = reports.messages
        self.store.published_key = self._key(self.store.files())

    def result(self, *, was_idle: bool = False) -> RunResult:
        """What became of every entry."""
        ledger = self.ledger if was_idle else self.store.files()
        files = tuple(ledger[entry.path] for entry in self.entries)
        if self.settings.mask_people and any(one.outcome in _NAMED for one in files):
            mask = self._mask or mask_of(self.store.dataset())
            files = tuple(map(mask.row, files))
        messages = (*self.store.messages, *self._day_messages(), *self._messages, *self._left_out(files))
        return RunResult(files, self.settings.output, self.newly_read, was_idle, messages)

    def _day_messages(self) -> tuple[str, ...]:
        last = max((entry.last_seen for entry in self.ledger.values()), default=self.settings.as_of)
        told = None if self.settings.names_its_day else set_back(self.settings.as_of, last)
        return (told,) if told else ()

    def _left_out(self, files: Sequence[FileEntry]) -> Iterator[str]:
        """What a backfill with days of issue left out, and what it took in though nobody can tell its day."""
        if count := sum(one.code == OUTSIDE for one in files):
            yield f"{count} văn bản ngoài khoảng ngày ban hành không được lấy vào: xem files.csv, mã {OUTSIDE}."
        if self.is_archive and (self.settings.since or self.settings.until):
            of_files = {document_id(one.sha256) for one in files if one.sha256}
            rows = self._dataset.documents(copies=True) if self._dataset.tables else ()
            if count := sum(row.document_id in of_files and row.issued_date is None for row in rows):
                yield f"{count} văn bản không ghi ngày ban hành vẫn được lấy vào (không đoán ngày)."

    def _sources(self) -> Mapping[str, Path]:
        """The files of the inbox by hash, to draw their pages."""
        ledger = self.store.files()
        hashed = ((ledger[entry.path].sha256, entry) for entry in self.entries if entry.path in ledger)
        return self.inbox.sources({sha256: entry for sha256, entry in hashed if sha256})

    def _among_all(
        self, candidates: Iterable[Candidate], ledger: dict[str, FileEntry]
    ) -> tuple[list[Candidate], list[FileEntry], list[FileEntry]]:
        # Files read in this run count as originals: their rows stand in the ledger by now.
        young = {one.entry.path for one in candidates}
        others = [
            Candidate(entry, ledger[entry.path].sha256 or "")
            for entry in self.entries
            if entry.path not in young and entry.path in ledger and ledger[entry.path].sha256
        ]
        return sort_out([*others, *candidates], ledger, self.settings)

    def _job(self, one: Candidate) -> ReadJob:
        known = self.ledger.get(one.entry.path)
        # Where a tool was missing, its pages are to be looked at again, not the words without them.
        is_waiting = known is not None and known.code in WAITING
        text = None if is_waiting else self.store.text_document(one.sha256, text_fingerprint())
        limits = self.settings
        return ReadJob(
            path=one.entry.path,
            source=one.entry.source,
            sha256=one.sha256,
            text=text,
            size=one.entry.size,
            mtime_ns=one.entry.mtime_ns,
            max_pages=limits.max_pages,
            max_bytes=limits.max_file_size * 1024 * 1024,
            scan_seconds=limits.scan_time_limit,
            origin=one.entry.origin,
        )

    def _read_file(self, one: Candidate, done: Done) -> ReadFile:
        reading = self._taken_in(done.value if done.failure is None else self._failed(done, done.failure))
        entry = FileEntry(
            path=one.entry.path,
            size=one.entry.size,
            mtime_ns=one.entry.mtime_ns,
            sha256=one.sha256,
            outcome=reading.outcome,
            code=reading.code,
            message=reading.message,
            pages_read=reading.pages_read,
            pages=reading.pages,
            attempts=done.attempts,
            first_seen=first_seen(self.ledger.get(one.entry.path), self.settings),
            last_seen=self.settings.as_of,
            fingerprint=outcome_fingerprint(reading.outcome, self.settings),
        )
        is_read = reading.records is not None
        return ReadFile(
            entry,
            text=reading.text,
            text_fingerprint=text_fingerprint() if reading.text else None,
            records=reading.records,
            records_fingerprint=reading_fingerprint() if is_read else None,
        )

    def _taken_in(self, reading: Reading) -> Reading:
        """The reading, or of a past document that was not asked for only that it is there."""
        if self.is_archive and reading.records:
            message = outside(reading.records.document, self.settings.since, self.settings.until)
            if message:
                return Reading(Outcome.IGNORED, OUTSIDE, message, reading.pages_read, reading.pages)
        return reading

    def _failed(self, done: Done, failure: Failure) -> Reading:
        message = FAILURE_MESSAGES[failure].format(
            seconds=self.settings.time_limit, memory=self.settings.memory_limit, detail=done.detail
        )
        return Reading(Outcome.REJECTED, failure, message)

    def _key(self, ledger: Mapping[str, FileEntry]) -> str:
        """Everything that the published tables are made of, as one hash; `ledger` as the store has it now."""
        settings = self.settings
        chosen = (settings.as_of, settings.mask_people, settings.page_pictures, settings.partitioned, has_office())
        digest = hashlib.sha256(f"{publishing_fingerprint()} {chosen} {corrections_digest(self.corrections)}".encode())
        # Row by row: written out all at once they would be most of the memory of a run with nothing new.
        for entry in self.entries:
            digest.update(f"{ledger.get(entry.path)}\n".encode("utf-8", "surrogatepass"))
        # Documents of files that have left the inbox, and of archives, stay in the dataset.
        for row in self.store.all_files():
            digest.update(f"{row}\n".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def _has_tables(self) -> bool:
        return (self.settings.output / "documents.parquet").is_file()
