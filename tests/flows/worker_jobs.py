"""Stand-in jobs for the worker processes."""

from __future__ import annotations

import ctypes
import os
import time
from pathlib import Path

from extractors.scratch import scratch_folder
from flows.readers.reading import ReadJob
from flows.readers.workers import ask_for_time


def warm_up() -> None:
    """Nothing to load."""


def broken_warm_up() -> None:
    os._exit(3)


def do(payload: str) -> object:
    """Does what its payload says."""
    word, _, rest = payload.partition(" ")
    if word in ("hang", "slow", "stuck"):
        _take_long(word)
    if word == "scratch":  # dies in the middle of a conversion
        folder = scratch_folder()
        Path(folder.name, "bản sao.docx").write_text("x")
        os._exit(7)
    if word == "die":
        os._exit(7)
    if word == "abort":
        ctypes.string_at(0)
    if word == "burst":
        return len(bytearray(8 << 30))
    if word == "raise":
        raise ValueError(rest)
    if word == "once":  # dies the first time only
        mark = Path(rest)
        if not mark.exists():
            mark.write_text("x")
            os._exit(1)
    if word == "big":
        return "x" * 5_000_000
    return f"{payload}!"


def job_of_file(job: ReadJob) -> object:
    """Does what the file's only line says."""
    return do(job.source.read_text(encoding="utf-8"))


def _take_long(word: str) -> None:
    """Without end; or longer than the limit, told piece by piece; or told once and then without end."""
    for _ in range(3):
        if word != "hang":
            ask_for_time(1)
        end = time.monotonic() + 0.6
        while time.monotonic() < end or word != "slow":
            pass
