"""Documents are read while Prefect's server starts; a server that does not start is told in a line (khởi động)."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from whole_runs import IN_ALL_RUNS, khacphuc

from flows.batch.run import Run
from flows.batch.server import PortInUse, PrefectServer, ServerError
from flows.settings import load_settings

PLAN = """ỦY BAN NHÂN DÂN
XÃ HÒA LẠC ĐÔNG
Số: {number}/KH-UBND
Hòa Lạc Đông, ngày 10 tháng 4 năm 2026
KẾ HOẠCH
Khắc phục tồn tại trong lĩnh vực số {number}
1. Giao Phòng Kinh tế rà soát {number} hồ sơ, hoàn thành trước ngày 15/6/2026.
"""


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "đến"
    folder.mkdir()
    for number in range(1, 6):
        (folder / f"kế hoạch {number}.txt").write_text(PLAN.format(number=number), encoding="utf-8")
    return folder


class StartingServer:
    """Answers once it was asked so many times; what the run had stored by then is noted."""

    def __init__(self, asked: int) -> None:
        self.asked = asked
        self.waited = False

    def is_ready(self) -> bool:
        self.asked -= 1
        return self.asked <= 0

    def wait_until_ready(self) -> None:
        self.waited = True


@pytest.mark.slow
@pytest.mark.parametrize(("asked", "read_before"), [(3, 2), (99, 5)])
def test_the_flow_goes_on_where_the_reading_has_come_to(
    inbox: Path, monkeypatch: pytest.MonkeyPatch, asked: int, read_before: int
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(inbox.parent / "prefect"))
    from flows.batch import flow as batch

    settings = load_settings(
        inbox=inbox, output=inbox.parent / "ra", workers=1, as_of="2026-05-13", settle_seconds=0, batch_size=1
    )
    server: Any = StartingServer(asked)
    seen = SimpleNamespace(before=None, after=None)

    def flow(*about: str) -> None:
        assert server.waited
        seen.before = run.newly_read
        batch.read_new.fn()
        seen.after = run.newly_read

    monkeypatch.setattr(batch, "run_inbox", flow)
    with Run(inbox, settings) as run:
        batch.run_planned(run, server)
    assert (seen.before, seen.after) == (read_before, 5)


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
