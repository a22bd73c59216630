"""`khacphuc schedule` as an office runs it: a real Prefect server on this machine, real kills (chạy theo lịch)."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from whole_runs import environment_of_runs

from plans.store.store import Store

pytestmark = pytest.mark.slow

PLAN = """ỦY BAN NHÂN DÂN
XÃ HÒA LẠC ĐÔNG
Số: {number}/KH-UBND
Hòa Lạc Đông, ngày 10 tháng 4 năm 2026

KẾ HOẠCH
{subject}

I. NHIỆM VỤ
1. Giao Phòng Kinh tế rà soát hồ sơ, hoàn thành trước ngày 15/6/2026.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Thị Bình Minh
"""
PATIENCE = 240


def _ignore_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


# A shell starts its background jobs deaf to Ctrl+C.
_as_in_the_background = None if sys.platform == "win32" else _ignore_ctrl_c


class Schedule:
    """A schedule in a process of its own, with what it told."""

    def __init__(self, folder: Path, port: int, cron: str = "* * * * *") -> None:
        command = [sys.executable, "-m", "flows.cli", "schedule", "đến", "--cron", cron, "--port", str(port)]
        self.port = port
        self.process = subprocess.Popen(
            command, cwd=folder, env=environment_of_runs(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8", start_new_session=True, preexec_fn=_as_in_the_background,
        )  # fmt: skip
        self.told = ""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self.told += line

    def api(self, path: str, body: dict[str, Any]) -> Any:
        """What the server answers; like Prefect's own client, asked again while its database is locked (503)."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/{path}", json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        until = time.monotonic() + PATIENCE
        while True:
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as refused:
                if refused.code != HTTPStatus.SERVICE_UNAVAILABLE or time.monotonic() > until:
                    raise
            time.sleep(0.5)

    def runs(self, *states: str) -> list[dict[str, Any]]:
        """The runs of the schedule itself; each starts a run `khacphuc` of its own beside them."""
        found = self.api("flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": list(states)}}}})
        return [run for run in found if run["deployment_id"]]

    def wait(self, what: Callable[[], Any]) -> Any:
        until = time.monotonic() + PATIENCE
        while not (found := what()):
            assert time.monotonic() < until, self.told
            assert self.process.poll() is None, self.told
            time.sleep(0.5)
        return found

    def end(self) -> int:
        """As systemd ends a service."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(60)
        self._reader.join(30)
        return code

    def kill(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "đến").mkdir()
    write_plan(tmp_path, "45", "Cải cách hành chính năm 2026")
    return tmp_path


@pytest.fixture
def start(office: Path, port: int) -> Iterator[Callable[..., Schedule]]:
    begun: list[Schedule] = []

    def begin(**options: Any) -> Schedule:
        begun.append(Schedule(office, **{"port": port, **options}))
        return begun[-1]

    yield begin
    for each in begun:
        each.kill()


def write_plan(office: Path, number: str, subject: str) -> None:
    (office / "đến" / f"{number}.txt").write_text(PLAN.format(number=number, subject=subject), encoding="utf-8")


def documents(office: Path) -> str:
    published = office / "output" / "documents.csv"
    return published.read_text(encoding="utf-8-sig") if published.is_file() else ""


@pytest.mark.skipif(sys.platform == "win32", reason="ends processes as POSIX does")
def test_it_fires_survives_a_kill_and_makes_good_what_was_missed(office: Path, start: Callable[..., Schedule]) -> None:
    first = start()
    first.wait(lambda: "45/KH-UBND" in documents(office))
    assert "giờ Asia/Ho_Chi_Minh" in first.told and f"http://127.0.0.1:{first.port}" in first.told
    with urllib.request.urlopen(f"http://127.0.0.1:{first.port}/", timeout=30) as page:
        assert b"<html" in page.read().lower()
    with urllib.request.urlopen(f"http://127.0.0.1:{first.port}/ui-settings", timeout=30) as facts:
        assert json.load(facts)["api_url"] == "/api"  # the page asks where it came from, not always at port 4200
    twin = start(port=first.port + 1)
    assert (twin.process.wait(60), "Đã có một lịch đang chạy" in twin.told) == (2, True)
    first.kill()

    missed_until = time.time() + 61 - dt.datetime.now().second
    write_plan(office, "46", "Phòng, chống thiên tai năm 2026")
    while time.time() < missed_until:
        time.sleep(1)
    second = start(cron="0 6 1 1 *")  # fires for nobody here: only what was missed can have read the new plan
    second.wait(lambda: "46/KH-UBND" in documents(office))
    assert "chạy bù một lần" in second.told
    second.wait(lambda: [run for run in second.runs("COMPLETED") if run["name"] == "chay-bu"])
    assert len([run for run in second.runs("COMPLETED", "RUNNING") if run["name"] == "chay-bu"]) == 1
    assert not second.runs("RUNNING", "PENDING")
    assert second.end() == 0
    assert "Đã dừng lịch" in second.told and "Traceback" not in second.told


@pytest.mark.skipif(sys.platform == "win32", reason="ends processes as POSIX does")
def test_it_never_runs_twice_at_once(office: Path, start: Callable[..., Schedule]) -> None:
    with Store.open(office / "output"):  # a person looks at the data: the run waits
        schedule = start(cron="0 6 1 1 *")
        (deployment,) = schedule.wait(lambda: is_up(schedule) and schedule.api("deployments/filter", {}))
        for name in ("một", "hai"):
            schedule.api(f"deployments/{deployment['id']}/create_flow_run", {"name": name, "idempotency_key": name})
            schedule.wait(lambda: schedule.runs("RUNNING"))
        refused = schedule.wait(lambda: schedule.runs("CANCELLED"))
        assert len(refused) == len(schedule.runs("RUNNING")) == 1
        assert documents(office) == ""
    schedule.wait(lambda: schedule.runs("COMPLETED"))
    assert "45/KH-UBND" in documents(office)


def is_up(schedule: Schedule) -> bool:
    return "Dừng: Ctrl+C" in schedule.told


def test_a_schedule_that_is_none_and_a_port_in_use(office: Path, start: Callable[..., Schedule]) -> None:
    wrong = start(cron="6 giờ sáng")
    assert (wrong.process.wait(120), "không đúng dạng cron" in wrong.told) == (2, True)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        busy = start(port=taken.getsockname()[1])
        assert (busy.process.wait(60), "đang được chương trình khác dùng" in busy.told) == (2, True)
