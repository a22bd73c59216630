"""One run from outside (khởi chạy một lần chạy): Prefect's server, the flow, and each way to fail in one line."""

from __future__ import annotations

import time
from pathlib import Path

from flows.batch.result import RunResult
from flows.batch.run import Run
from flows.batch.server import PrefectServer, ServerError
from flows.folders import RunStopped
from flows.inbox.object_store import OutputBusy, OutputMoved, RemoteError
from flows.outputs.outputs import working_copy
from flows.readers.cluster import ClusterError
from flows.readers.workers import WorkersError
from flows.settings import Settings
from flows.terminal import RUN_FAILED, WRONG_USE
from plans.publishing.publish import PublishError
from plans.store.store import StoreBusy, StoreError, StoreNotWritable, StoreVersion
from reports.replacing import ReportError

_LOOK_AGAIN = 2.0
"""Seconds between two looks at data that another command uses."""


def launch(inbox: Path | str, settings: Settings, patience: float = 0, *, is_archive: bool = False) -> RunResult:
    """Read, store, track and publish an inbox, or a folder of past documents.

    Call `prepare_environment` before this module is imported.
    Where another command uses the data, this one waits for `patience` seconds.

    Raises:
        RunStopped: the run was refused, failed or was interrupted.
    """
    try:
        with working_copy(settings, patience) as hand_in:
            with _opened(inbox, settings, patience, is_archive) as run:
                result = _performed(run)
            hand_in()
        return result
    except (StoreBusy, StoreNotWritable, StoreVersion, OutputBusy, OutputMoved) as error:
        raise RunStopped(str(error), WRONG_USE) from error
    except (StoreError, PublishError, ReportError, ClusterError, RemoteError) as error:
        raise RunStopped(str(error), RUN_FAILED) from error
    except (WorkersError, ServerError) as error:
        message = f"Không khởi động được tiến trình con ({error}). Cài đặt lại chương trình rồi chạy lại."
        raise RunStopped(message, RUN_FAILED) from error
    except KeyboardInterrupt as error:
        message = "Đã dừng theo yêu cầu. Những văn bản đã đọc xong được giữ lại; chạy lại để làm tiếp."
        raise RunStopped(message, RUN_FAILED) from error
    except Exception as error:  # a fault of ours: one line for the person, the rest in a file for the developer
        raise RunStopped(_reported(error, settings.output), RUN_FAILED) from error


def _opened(inbox: Path | str, settings: Settings, patience: float, is_archive: bool) -> Run:
    until = time.monotonic() + patience
    while True:
        try:
            return Run(inbox, settings, is_archive=is_archive)
        except StoreBusy:
            if time.monotonic() > until:
                raise
            time.sleep(_LOOK_AGAIN)


def _performed(run: Run) -> RunResult:
    if run.is_idle:
        return run.result(was_idle=True)
    with PrefectServer() as server:
        run.start_workers()
        from flows.batch.flow import run_planned  # takes as long as the readers need to get ready

        run_planned(run, server)
    return run.result()


def _reported(error: Exception, output: Path) -> str:
    import traceback

    report = output / "loi-chuong-trinh.txt"
    what = f"Lần chạy không hoàn thành do lỗi {type(error).__name__}: {error}."
    try:
        report.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        return f"{what} Các bảng đã công bố trước đó vẫn giữ nguyên; hãy chạy lại."
    return f"{what} Các bảng đã công bố trước đó vẫn giữ nguyên; chi tiết để báo lỗi: {report}"
