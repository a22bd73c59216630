"""Reads one hostile file as a worker does, and measures what that takes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from flows.inbox.contents import sha256
from flows.readers.reading import ReadJob, read_job

_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Measured:
    """What reading one file gave and took: processor time of the worker and its tools, the peak of its memory."""

    outcome: str
    code: str | None
    message: str | None
    pages: str
    seconds: float
    mebibytes: float


def measured_read(path: Path) -> Measured:
    """Read a file as a worker does."""
    facts = path.stat()
    base = _forget_peak()
    before = _cpu()
    reading = read_job(ReadJob(path.name, path, sha256(path), size=facts.st_size, mtime_ns=facts.st_mtime_ns))
    taken = _cpu() - before
    pages = f"{reading.pages_read}/{reading.pages}"
    return Measured(reading.outcome, reading.code, reading.message, pages, taken, _peak() - base)


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _forget_peak() -> float:
    """Let the system's record of the most memory begin anew; what is in use now, in MiB."""
    if _STATUS.is_file():
        Path("/proc/self/clear_refs").write_text("5")
    return _peak()


def _peak() -> float:
    if not _STATUS.is_file():
        return 0.0
    lines = _STATUS.read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
