"""Each hostile file read alone, as a worker reads it: its one right outcome within its bounds of time and memory."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from corpus import CASES
from hostile_case import Case
from measured import Measured
from test_hostile_inbox import expected

from flows.inbox.entries import list_inbox
from flows.readers.workers import Limits, WorkerPool

LIMITS = Limits(seconds=180, memory_mib=3072)
ROOT = Path(__file__).resolve().parents[2]
_LARGEST = 200 << 20
_PARTS = 2


@pytest.mark.slow
@pytest.mark.parametrize("part", range(_PARTS))
def test_each_file_alone_keeps_within_its_bounds(part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In parts, so that they can run side by side; what LibreOffice converts costs mostly its start."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(ROOT), str(Path(__file__).parent))))
    opened_here = [case for case in CASES if case.outcome not in ("ignored", "duplicate") and case.tool != "office"]
    files = opened_here[part::_PARTS]
    for case in files:
        case.write(tmp_path)
    listed = {entry.path: entry for entry in list_inbox(tmp_path)}
    opened = [(case, listed[case.shown or case.path]) for case in files]
    read = [(case, entry.source) for case, entry in opened if not entry.verdict and entry.size <= _LARGEST]
    with WorkerPool("measured:measured_read", LIMITS, 1, "flows.readers.reading:warm_up") as crew:
        results = crew.run([source for _, source in read])
    faults = {case.path: fault for (case, _), done in zip(read, results, strict=True) if (fault := told(case, done))}
    assert faults == {}


def told(case: Case, done: object) -> str | None:
    """What is wrong with how a file was read."""
    found = getattr(done, "value", None)
    if not isinstance(found, Measured):
        return str(done)
    if (found.outcome, found.code or "") != expected(case):
        return f"{found.outcome} {found.code}"
    if found.seconds > case.seconds or found.mebibytes > case.mebibytes:
        return f"{found.seconds:.1f} s, {found.mebibytes:.0f} MiB"
    return None
