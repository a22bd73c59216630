from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest

from flows.readers.readers import Failure, Limits
from flows.readers.workers import WorkerPool, WorkersError, ask_for_time


@pytest.fixture(autouse=True)
def _jobs_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    monkeypatch.syspath_prepend(str(Path(__file__).parent))


def pool(seconds: float = 30, workers: int = 2, warm_up: str = "worker_jobs:warm_up") -> WorkerPool:
    memory = 2048 if sys.platform == "linux" else None
    return WorkerPool("worker_jobs:do", Limits(seconds, memory), workers, warm_up)


def test_results_come_in_the_order_of_the_jobs() -> None:
    payloads = [f"văn bản {n}" for n in range(20)] + ["big"]
    with pool(workers=3) as crew:
        done = crew.run(payloads)
        again = crew.run(["một lần nữa"])
    assert [one.value for one in done[:-1]] == [f"{p}!" for p in payloads[:-1]]
    assert len(done[-1].value) == 5_000_000
    assert again[0].value == "một lần nữa!"


def test_what_hangs_dies_or_bursts_never_harms_the_others() -> None:
    payloads = ["a", "hang", "b", "die", "c", "abort", "d", "raise lỗi", "e"]
    with pool(seconds=1.5) as crew:
        done = crew.run(payloads)
    assert [one.failure for one in done] == [
        None,
        Failure.TIMEOUT,
        None,
        Failure.CRASHED,
        None,
        Failure.CRASHED,
        None,
        Failure.CRASHED,
        None,
    ]
    assert [one.value for one in done if one.failure is None] == ["a!", "b!", "c!", "d!", "e!"]
    assert [one.attempts for one in done] == [1, 2, 1, 2, 1, 2, 1, 1, 1]
    assert "ValueError: lỗi" in done[7].detail


def test_a_job_that_tells_its_long_work_is_waited_for_and_no_longer() -> None:
    with pool(seconds=1) as crew:
        done = crew.run(["slow", "stuck", "a"])
    assert [one.failure for one in done] == [None, Failure.TIMEOUT, None]
    assert done[0].value == "slow!"


def test_outside_a_worker_nobody_is_asked_for_time() -> None:
    ask_for_time(5)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's address space")
def test_memory_is_bounded() -> None:
    with pool() as crew:
        done = crew.run(["burst", "a"])
    assert (done[0].failure, done[1].value) == (Failure.TOO_LARGE, "a!")


def test_what_a_dead_worker_left_in_the_temporary_folder_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pool() as crew:
        done = crew.run(["scratch", "a"])
    assert [(one.failure, one.detail) for one in done] == [(Failure.CRASHED, "exit code 7"), (None, "")]
    assert list(tmp_path.glob("khacphuc-*")) == []


def test_a_job_that_died_by_chance_succeeds_alone(tmp_path: Path) -> None:
    with pool() as crew:
        told = list(crew.outcomes([f"once {tmp_path / 'dấu vết'}", "a"]))
    assert sorted(index for index, _ in told) == [0, 1]  # each is told once
    done = dict(told)[0]
    assert (done.failure, done.attempts) == (None, 2)


def test_workers_that_cannot_start_end_the_run() -> None:
    with pool(workers=1, warm_up="worker_jobs:broken_warm_up") as crew, pytest.raises(WorkersError):
        crew.run(["a"])


def test_no_jobs_start_no_process() -> None:
    with pool() as crew:
        assert crew.run([]) == []
        assert crew._crew == []
