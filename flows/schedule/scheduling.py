"""Runs by itself (chạy theo lịch): one schedule to an output folder, with a standing server where there is none."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from flows.batch.server import PortInUse, PrefectServer, ServerError
from flows.folders import RunStopped
from flows.schedule.plan import Plan
from flows.terminal import RUN_FAILED, WRONG_USE

_LOCK_NAME = "lich.lock"


def serve(plan: Plan, state: Path, port: int, tell: Callable[[str], None]) -> None:
    """Serve the schedule until the process is ended. Call `prepare_environment` before.

    Raises:
        RunStopped: it is served already, the schedule is none, the port is in use, or the server does not start.
    """
    with _alone(state), _standing_server(port) as server:
        from flows.schedule.serving import next_run, serve_plan

        moment = next_run(plan)
        try:
            server.wait_until_ready()
        except ServerError as error:
            told = f"Không khởi động được máy chủ Prefect ({error}). Cài đặt lại chương trình rồi chạy lại."
            raise RunStopped(told, RUN_FAILED) from error
        tell(f"Lịch: {plan.cron} (giờ {plan.time_zone}). Lần chạy kế tiếp: {moment:%H:%M} ngày {moment:%d/%m/%Y}.")
        tell(f"Xem các lần chạy (trang Prefect): {os.environ['PREFECT_API_URL'].removesuffix('/api')}")
        tell("Giữ cửa sổ này mở, hoặc chạy như một dịch vụ (docs/operations.md). Dừng: Ctrl+C.")
        try:
            asyncio.run(serve_plan(plan, tell))
        except asyncio.CancelledError as error:  # by SIGTERM
            raise KeyboardInterrupt from error


@contextmanager
def _alone(state: Path) -> Iterator[None]:
    try:
        with FileLock(state / _LOCK_NAME).acquire(timeout=0):
            yield
    except Timeout as error:
        told = f"Đã có một lịch đang chạy với thư mục {state.parent}. Dừng lịch đó trước, hoặc chọn --output khác."
        raise RunStopped(told, WRONG_USE) from error


def _standing_server(port: int) -> PrefectServer:
    """A standing server; Prefect, which is imported after this, finds it by its address."""
    try:
        return PrefectServer(standing_port=port)
    except PortInUse as error:
        told = f"Cổng {port} của máy đang được chương trình khác dùng. Chọn cổng khác: --port SỐ."
        raise RunStopped(told, WRONG_USE) from error
