"""The power goes at exactly one step of a run, twice in a row: the next run publishes the same, no file to blame."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from one_run import run_once
from whole_runs import environment_of_runs, hashes, write_plan

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="kills itself with SIGKILL"),
]

STEPS = [
    ("plans.store.store:Store.begin_tries", "after"),
    ("plans.store.store:Store.write", "before"),
    ("plans.store.store:Store.write", "after"),
    ("flows.batch.run:publish", "before"),
    ("flows.batch.run:publish", "after"),
    ("flows.outputs.reporting:write_page", "after"),
]


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("van-ban") / "inbox"
    folder.mkdir()
    for number in range(5):
        write_plan(folder, number)
    (folder / "hỏng.docx").write_bytes(b"PK\x03\x04" + bytes(200))
    return folder


@pytest.fixture(scope="module")
def undisturbed(inbox: Path) -> dict[str, str]:
    run_once(inbox, inbox.parent / "undisturbed")
    return hashes(inbox.parent / "undisturbed")


@pytest.mark.parametrize(("step", "when"), STEPS, ids=lambda part: part.partition(":")[2] or part)
def test_two_power_cuts_leave_no_trace(
    inbox: Path, undisturbed: dict[str, str], tmp_path: Path, step: str, when: str
) -> None:
    output = tmp_path / "output"
    program = str(Path(__file__).with_name("cut_run.py"))
    for _ in range(2):
        cut = [sys.executable, program, str(inbox), str(output), step, when]
        done = subprocess.run(cut, env=environment_of_runs(Path(__file__).parent), capture_output=True, check=False)
        assert done.returncode == -9, done.stderr
    run_once(inbox, output)
    assert hashes(output) == undisturbed
