"""Comparisons made before (kết quả so khớp đã có): what two documents gave together is worked out once.

Which tasks of two plans belong together, and of which tasks a report speaks, depends on the rows of these
documents and on nothing else, above all not on the day. So it is kept under a hash of these rows: a daily
run compares what is new. Only ids and scores are kept, no words of a document.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import fields
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Any

from plans.matching.facts import Facts

MEMORY_NAME = "khacphuc-so-khop.sqlite"
_TABLES = """
CREATE TABLE IF NOT EXISTS code (fingerprint TEXT);
CREATE TABLE IF NOT EXISTS found (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
"""
_getters: dict[type[Any], attrgetter[tuple[Any, ...]]] = {}


class Memory:
    """What was found before, by key; use it as a context manager. What was not asked for in its time is forgotten.

    A file of its own beside the store, which may be deleted at any time: it never fails a run. One that is
    damaged, or was written by other code, is begun anew.
    """

    def __init__(self, connection: sqlite3.Connection | None = None) -> None:
        self._connection = connection
        self._asked: set[str] = set()
        self._new: dict[str, bytes] = {}
        self.asked_for: list[str] = []
        """Keys asked for since this was emptied last: they belong together."""

    @classmethod
    def open(cls, folder: Path, fingerprint: str) -> Memory:
        """That of an output folder, under this fingerprint of code and rules."""
        file = folder / MEMORY_NAME
        try:
            return cls(_opened(file, fingerprint))
        except sqlite3.OperationalError:  # not writable: without a memory, then
            return cls()
        except sqlite3.DatabaseError:  # its bytes are no database
            with suppress(OSError, sqlite3.Error):
                file.unlink()
                return cls(_opened(file, fingerprint))
            return cls()

    def __enter__(self) -> Memory:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._connection is None:
            return
        with suppress(sqlite3.Error):  # of a disk that is full: then it is worked out again the next time
            if kind is None:
                self._forget(self._connection)
        self._connection.close()

    def get(self, key: str) -> Any:
        """What was kept under a key; None where there is nothing."""
        found = self.get_bytes(key)
        with suppress(ValueError):
            return None if found is None else json.loads(found)
        return None

    def get_bytes(self, key: str) -> bytes | None:
        """The same for what was kept as bytes."""
        if key in self._new:
            return self._new[key]
        if self._connection is None:
            return None
        self.ask([key])
        with suppress(sqlite3.Error):
            found = self._connection.execute("SELECT value FROM found WHERE key = ?", [key]).fetchone()
            return found[0] if found and isinstance(found[0], bytes) else None
        return None

    def ask(self, keys: Iterable[str]) -> None:
        """Note that these are needed still, though nobody looks at them now."""
        listed = list(keys)
        self._asked.update(listed)
        self.asked_for += listed

    def put(self, key: str, value: Any) -> None:
        """Keep a value made of lists, texts and numbers."""
        self.put_bytes(key, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())

    def put_bytes(self, key: str, value: bytes) -> None:
        """Keep bytes."""
        if self._connection is not None:
            self._new[key] = value

    def keep(self) -> None:
        """Write down what is new, so that it need not be held until the end."""
        if self._connection is not None and self._new:
            with suppress(sqlite3.Error), self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO found VALUES (?, ?)", list(self._new.items()))
            self._new.clear()

    def _forget(self, connection: sqlite3.Connection) -> None:
        """Leave what was asked for."""
        self.keep()
        known = {key for (key,) in connection.execute("SELECT key FROM found")}
        with connection:
            connection.executemany("DELETE FROM found WHERE key = ?", [(key,) for key in known - self._asked])


class Digests:
    """One hash for all rows of a document that matching looks at."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._known: dict[str, str] = {}

    def key(self, *parts: str, documents: tuple[str, ...]) -> str:
        """A key for what these documents give together."""
        rows = [self._of(document) for document in documents]
        return sha256("\n".join((*parts, *rows)).encode("utf-8", "surrogatepass")).hexdigest()

    def _of(self, document_id: str) -> str:
        if document_id not in self._known:
            digest = sha256()
            for row in self._rows(document_id):
                digest.update(repr(_values(type(row))(row)).encode("utf-8", "surrogatepass"))
            self._known[document_id] = digest.hexdigest()
        return self._known[document_id]

    def _rows(self, document_id: str) -> list[Any]:
        facts = self._facts
        tasks = facts.tasks.get(document_id, [])
        by_document: list[dict[str, list[Any]]] = [facts.findings, facts.results, facts.references, facts.mentions]
        document = facts.documents.get(document_id)
        rows: list[Any] = [document] if document else []
        rows += tasks
        for table in by_document:
            rows += table.get(document_id, [])
        for task in tasks:
            rows += facts.deadlines.get(task.task_id, [])
        return rows


def _values(kind: type[Any]) -> attrgetter[tuple[Any, ...]]:
    if kind not in _getters:
        _getters[kind] = attrgetter(*(field.name for field in fields(kind)))
    return _getters[kind]


def _opened(file: Path, fingerprint: str) -> sqlite3.Connection:
    connection = sqlite3.connect(file)
    try:
        connection.executescript(_TABLES)
        with connection:
            if connection.execute("SELECT fingerprint FROM code").fetchall() != [(fingerprint,)]:
                connection.execute("DELETE FROM found")
                connection.execute("DELETE FROM code")
                connection.execute("INSERT INTO code VALUES (?)", [fingerprint])
    except BaseException:
        connection.close()
        raise
    return connection
