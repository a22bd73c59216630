"""What a schedule starts (lần chạy theo lịch): the very command `khacphuc run`, for one office after the other.

Import this module only after `flows.batch.environment.prepare_environment`.
"""

from __future__ import annotations

import subprocess
import sys

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas import State
from prefect.states import Completed, Failed

from flows.terminal import ALL_READ, SET_ASIDE

FLOW_NAME = "khacphuc-theo-lich"
_PATIENCE = "30"
"""Minutes that a run waits where a person is using the data just then."""
_TOLD = {ALL_READ: "Đã đọc hết.", SET_ASIDE: "Đã xong; có tệp để riêng, xem tóm tắt."}


@task(name="chay", task_run_name="{name}", cache_policy=NO_CACHE, persist_result=False)
def run_part(name: str, arguments: list[str]) -> int:
    """One office: its own process, its own rules, its own run in Prefect's list. Gives the exit code."""
    command = [sys.executable, "-m", "flows.cli", "run", *arguments, "--wait", _PATIENCE]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    told = (done.stdout + done.stderr).strip()
    print(f"=== {name} ===\n{told}", flush=True)
    fence = "`" * 8  # longer than any that a file's name would hold
    create_markdown_artifact(f"{fence}\n{told}\n{fence}", key="tom-tat", description=f"Tóm tắt lần chạy: {name}")
    return done.returncode


@flow(name=FLOW_NAME, persist_result=False)
def run_on_schedule(parts: dict[str, list[str]]) -> State[None]:
    """Run every part, also where an earlier one failed; `parts` are the arguments of `khacphuc run` by name."""
    codes = {name: run_part(name, arguments) for name, arguments in parts.items()}
    failed = [name for name, code in codes.items() if code not in _TOLD]
    if failed:
        return Failed(message=f"Không hoàn thành: {', '.join(failed)}. Xem tóm tắt.")
    return Completed(message=_TOLD[max(codes.values(), default=ALL_READ)])
