"""Files that are being read (lượt đọc dở dang): noted before a reader opens them, forgotten with their outcome."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plans.dataset.ledger import Tries


def resume_tries(connection: Any, fingerprint: str) -> dict[str, Tries]:
    """What earlier runs left unfinished, by hash; call it in a transaction.

    A file still in flight was being read when its run ended without a word. What was found under
    another fingerprint says nothing any more.
    """
    if not connection.execute("SELECT count(*) FROM tries").fetchall()[0][0]:
        return {}
    connection.execute("DELETE FROM tries WHERE fingerprint <> ?", [fingerprint])
    connection.execute("UPDATE tries SET lost_runs = lost_runs + 1, in_flight = false WHERE in_flight")
    found = connection.execute("SELECT sha256, failed, failure, detail, lost_runs FROM tries").fetchall()
    return {sha: Tries(failed, failure, detail, lost) for sha, failed, failure, detail, lost in found}


def begin_tries(connection: Any, sha256s: Sequence[str], fingerprint: str) -> None:
    """Note that these files are about to be read; call it in a transaction."""
    # As a parameter: with its first Arrow table DuckDB imports pandas, which the first document need not wait for.
    begun = sorted(set(sha256s))
    connection.execute("UPDATE tries SET in_flight = true WHERE sha256 IN (SELECT unnest(?::VARCHAR[]))", [begun])
    connection.execute(
        "INSERT INTO tries SELECT sha256, ?, 0, NULL, '', 0, true FROM (SELECT unnest(?::VARCHAR[]) AS sha256) "
        "WHERE sha256 NOT IN (SELECT sha256 FROM tries)",
        [fingerprint, begun],
    )


def note_failed_try(connection: Any, sha256: str, failure: str, detail: str) -> None:
    """Note that a file killed its reader, before it is tried again; call it in a transaction."""
    connection.execute(
        "UPDATE tries SET failed = failed + 1, failure = ?, detail = ? WHERE sha256 = ?", [failure, detail, sha256]
    )


def leave_tries(connection: Any) -> None:
    """The run ends in order, though perhaps not to its end: no file is to blame; call it in a transaction."""
    connection.execute("DELETE FROM tries WHERE in_flight AND failed = 0 AND lost_runs = 0")
    connection.execute("UPDATE tries SET in_flight = false WHERE in_flight")
