"""Documents are read while Prefect's server starts; a server that does not start is told in a line (khởi động)."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from whole_runs import IN_ALL_RUNS, khacphuc, write_plan

from flows.batch.run import Run
from flows.batch.server import PortInUse, PrefectServer, ServerError
from flows.batch.steps import Step, StepFailed
from flows.settings import load_settings


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "đến"
    folder.mkdir()
    for number in range(1, 6):
        write_plan(folder, number)
    return folder


class SlowServer:
    """Answers when it is told to."""

    def __init__(self) -> None:
        self.answers = threading.Event()

    def is_ready(self, patience: float) -> bool:
        return self.answers.wait(patience)


@pytest.fixture
def batch(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module of the flow, with what the flow was told instead of Prefect's engine."""
    monkeypatch.setenv("PREFECT_HOME", str(inbox.parent / "prefect"))
    from flows.batch import flow as module

    told: list[str] = []

    def followed(*about: str) -> None:
        follower = module._followed[-1]
        follower.has_begun.set()
        for step in Step:
            try:
                follower.steps.follow(step)
            except StepFailed as failed:
                told.append(f"{step}: {failed}")
                raise
            told.append(step)

    monkeypatch.setattr(module, "run_inbox", followed)
    monkeypatch.setattr(module, "told", told, raising=False)
    return module


def run_of(inbox: Path) -> Run:
    return Run(
        inbox, load_settings(inbox=inbox, output=inbox.parent / "ra", workers=1, as_of="2026-05-13", settle_seconds=0)
    )


@pytest.mark.slow
def test_only_the_publication_waits_for_the_server(inbox: Path, monkeypatch: pytest.MonkeyPatch, batch: Any) -> None:
    server: Any = SlowServer()
    with run_of(inbox) as run:
        track = run.track

        def tracked() -> None:
            track()
            assert (run.newly_read, batch.told) == (5, [])
            server.answers.set()

        monkeypatch.setattr(run, "track", tracked)
        batch.run_planned(run, server)
    assert batch.told == list(Step)
    assert (inbox.parent / "ra" / "tasks.csv").is_file()


@pytest.mark.slow
def test_nothing_is_published_without_the_server_and_nothing_read_is_lost(inbox: Path, batch: Any) -> None:
    class Broken:
        def is_ready(self, patience: float) -> bool:
            raise ServerError("exit code 1")

    with run_of(inbox) as run, pytest.raises(ServerError, match="exit code 1"):
        batch.run_planned(run, Broken())
    assert not (inbox.parent / "ra" / "tasks.csv").exists()
    with run_of(inbox) as again:
        assert not again.plan.to_read


@pytest.mark.slow
def test_a_step_that_fails_fails_in_prefect_too(inbox: Path, monkeypatch: pytest.MonkeyPatch, batch: Any) -> None:
    server: Any = SlowServer()
    server.answers.set()

    def broken() -> None:
        raise ZeroDivisionError("kế hoạch")

    with run_of(inbox) as run:
        monkeypatch.setattr(run, "track", broken)
        with pytest.raises(ZeroDivisionError):
            batch.run_planned(run, server)
    assert batch.told[-1] == "theo-doi: ZeroDivisionError: kế hoạch"


@pytest.mark.slow
def test_a_server_that_does_not_start_is_told_in_a_line_and_costs_no_document(inbox: Path) -> None:
    nowhere = "sqlite+aiosqlite:////dev/null/prefect.db"
    failed = khacphuc(inbox.parent, "run", "đến", *IN_ALL_RUNS, PREFECT_SERVER_DATABASE_CONNECTION_URL=nowhere)
    assert (failed.returncode, failed.stderr.count("\n")) == (1, 1), failed.stderr
    assert "Không khởi động được tiến trình con" in failed.stderr
    assert (inbox.parent / "output" / ".prefect" / "may-chu.log").is_file()
    again = khacphuc(inbox.parent, "run", "đến", *IN_ALL_RUNS)
    assert (again.returncode, again.stderr) == (0, "")
    assert "Đọc trọn vẹn" in again.stdout


def test_a_server_that_ended_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setattr("flows.batch.server._serve", print)  # ends at once
    with PrefectServer() as server, pytest.raises(ServerError, match="exit code 0"):
        server.wait_until_ready()


def test_no_two_servers_have_one_port(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(PortInUse):
            PrefectServer(standing_port=taken.getsockname()[1])


def test_where_there_is_a_server_none_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:1/api")
    with PrefectServer() as server:
        assert server.is_ready()
