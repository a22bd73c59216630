"""A program that we started ends with us, however we end (chương trình ngoài)."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from extractors.guarded import run_guarded

PATIENCE = 60.0
# Starts another of its kind as LibreOffice does; both write down who they are.
PROGRAM = """
import os, subprocess, sys, time
from pathlib import Path
folder, is_first = Path(sys.argv[1]), len(sys.argv) == 2
if is_first:
    subprocess.Popen([sys.executable, __file__, str(folder), "second"])
(folder / f"{os.getpid()}.pid").touch()
time.sleep(600)
"""


@pytest.fixture
def program(tmp_path: Path) -> list[str]:
    file = tmp_path / "program.py"
    file.write_text(PROGRAM, encoding="utf-8")
    return [sys.executable, str(file), str(tmp_path)]


def processes(folder: Path) -> list[psutil.Process]:
    """Both of them, once they are there."""
    until = time.monotonic() + PATIENCE
    while len(found := list(folder.glob("*.pid"))) < 2:
        assert time.monotonic() < until
        time.sleep(0.05)
    return [psutil.Process(int(one.stem)) for one in found]


def test_it_ends_when_we_are_killed(tmp_path: Path, program: list[str]) -> None:
    ours = f"from extractors.guarded import run_guarded; run_guarded({program!r}, 600)"
    us = subprocess.Popen([sys.executable, "-c", ours])
    started = processes(tmp_path)
    us.kill()
    us.wait()
    _, alive = psutil.wait_procs(started, timeout=PATIENCE)
    assert not alive


def test_it_ends_with_its_time(tmp_path: Path, program: list[str]) -> None:
    ended: list[bool] = []

    def run() -> None:
        with pytest.raises(subprocess.TimeoutExpired):
            run_guarded(program, 10)
        ended.append(True)

    waiting = threading.Thread(target=run)
    waiting.start()
    started = processes(tmp_path)
    _, alive = psutil.wait_procs(started, timeout=PATIENCE)
    waiting.join()
    assert (alive, ended) == ([], [True])


def test_what_is_not_there_cannot_be_started(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="cannot be started"):
        run_guarded([str(tmp_path / "soffice")], 60)
