"""An inbox in an object store (hộp thư đến từ xa): its objects as entries, their bytes here while they are read."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath
from threading import Lock

from flows.inbox.entries import (
    DOCUMENT_ENDINGS,
    NAMED_LIKE_A_FILE,
    Entry,
    Outcome,
    Verdict,
    by_content,
    by_name,
    shown_path,
    with_own_paths,
)
from flows.inbox.object_store import NotAllowed, ObjectStore, RemoteError, RemoteFile, fetch
from flows.inbox.planning import NO_PERMISSION, Candidate, is_same
from flows.settings import Settings
from plans.dataset.ledger import FileEntry

SPOOL_NAME = ".tam"
_AT_ONCE = 16
"""Objects fetched side by side: most of the time of a small one is waiting."""
ROOM = 2 << 30
"""Bytes of documents that may lie here between their listing and their reading; beyond, they are fetched twice."""


class RemoteInbox:
    """The objects under one address; `room` bytes of them may wait on this machine, with 0 none is read here."""

    folder = None

    def __init__(self, url: str, output: Path, room: int = ROOM) -> None:
        self._store = ObjectStore(url)
        self.address = self._store.url
        self._spool = output / SPOOL_NAME
        self._room = room
        self._taken = 0
        self._lock = Lock()

    def __str__(self) -> str:
        return self._store.url

    def entries(self, ledger: Mapping[str, FileEntry], settings: Settings) -> tuple[Entry, ...]:
        """Every object, by path; new and changed ones with the hash of their bytes.

        Raises:
            RemoteError: the store cannot be listed.
        """
        shutil.rmtree(self._spool, ignore_errors=True)
        self._spool.mkdir(parents=True)
        listed = sorted(self._listed(), key=lambda entry: (entry.path, str(entry.origin)))
        if not listed:  # a folder without files does not exist there
            raise RemoteError(f"Không có tệp nào ở địa chỉ {self}. Kiểm tra lại địa chỉ.")
        entries = tuple(with_own_paths(listed))
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            return tuple(threads.map(lambda entry: self._looked_at(entry, ledger.get(entry.path), settings), entries))

    def bring(self, files: Sequence[Candidate]) -> None:
        """See that the bytes of these files lie here; one that is gone or changed shows as such when it is read."""
        if self._room > 0:
            missing = [one for one in files if not one.entry.source.exists()]
            with ThreadPoolExecutor(_AT_ONCE) as threads:
                list(threads.map(_bring, missing))

    def release(self, files: Iterable[Candidate]) -> None:
        """These files have been read."""
        for one in files:
            self._remove(one.entry)

    def sources(self, entries: Mapping[str, Entry]) -> Mapping[str, Path]:
        """By hash, where the bytes of these entries lie: each is fetched when it is asked for."""
        return _Fetched(entries)

    def close(self) -> None:
        """Nothing of the inbox stays on this machine."""
        shutil.rmtree(self._spool, ignore_errors=True)

    def _listed(self) -> Iterator[Entry]:
        folders: set[str] = set()
        for name, file in self._store.list():
            hidden = False
            for folder, verdict in _folders_of(name):
                if verdict and folder not in folders:
                    yield Entry(shown_path(folder), self._spool, verdict=verdict)
                folders.add(folder)
                hidden = hidden or (verdict is not None and verdict is not NAMED_LIKE_A_FILE)
            if not hidden and not name.endswith("/"):  # the mark of an empty folder
                yield self._entry(name, file)

    def _entry(self, name: str, file: RemoteFile) -> Entry:
        # The name of an object decides on no path of this machine.
        ending = PurePosixPath(name).suffix.lower()
        mark = hashlib.sha256(f"{name}\0{file.mark}".encode("utf-8", "surrogatepass")).hexdigest()
        place = self._spool / (mark + (ending if ending in DOCUMENT_ENDINGS else ""))
        verdict = by_name(PurePosixPath(name).name)
        return Entry(shown_path(name), place, file.size, file.mark, verdict=verdict, origin=file)

    def _looked_at(self, entry: Entry, known: FileEntry | None, settings: Settings) -> Entry:
        if entry.verdict or entry.origin is None or entry.size > settings.max_file_size << 20:
            return entry
        ending = PurePosixPath(entry.path).suffix.lower()
        is_sure = ending in DOCUMENT_ENDINGS
        if known and is_same(entry, known):
            if known.code == "not_document":
                return replace(entry, verdict=Verdict(Outcome(known.outcome), known.code, known.message or ""))
            if known.sha256:
                return entry
        try:
            sha256 = fetch(entry.origin, entry.source)
        except FileNotFoundError:
            return entry  # told as vanished when its hash is asked for
        except NotAllowed:
            return replace(entry, verdict=NO_PERMISSION)
        verdict = None if is_sure else by_content(entry.source, ending)
        self._keep_within_room(entry)
        return replace(entry, sha256=sha256, verdict=verdict)

    def _keep_within_room(self, entry: Entry) -> None:
        with self._lock:
            fits = self._taken + entry.size <= self._room
            self._taken += entry.size if fits else 0
        if not fits:
            self._remove(entry)

    def _remove(self, entry: Entry) -> None:
        with suppress(OSError):
            entry.source.unlink(missing_ok=True)


class _Fetched(Mapping[str, Path]):
    """Entries by hash as files of this machine; one that is gone by now is a file that is not there."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries

    def __getitem__(self, sha256: str) -> Path:
        entry = self._entries[sha256]
        if not entry.source.exists():
            _bring(Candidate(entry, sha256))
        return entry.source

    def __contains__(self, sha256: object) -> bool:
        return sha256 in self._entries  # without fetching

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def _bring(one: Candidate) -> None:
    assert one.entry.origin is not None
    with suppress(FileNotFoundError, NotAllowed):
        if fetch(one.entry.origin, one.entry.source) != one.sha256:
            one.entry.source.write_bytes(b"")  # not the bytes that were listed: told as changed meanwhile


def _folders_of(name: str) -> Iterator[tuple[str, Verdict | None]]:
    """The folders above an object, and which of them would not be walked, or are told of."""
    parts = name.split("/")[:-1]
    for depth, part in enumerate(parts, 1):
        verdict = by_name(part)
        if verdict is None and PurePosixPath(part).suffix.lower() in DOCUMENT_ENDINGS:
            verdict = NAMED_LIKE_A_FILE
        yield "/".join(parts[:depth]), verdict
        if verdict and verdict is not NAMED_LIKE_A_FILE:
            return
