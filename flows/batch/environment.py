"""Environment of Prefect and of the number libraries (môi trường chạy): offline, quiet, inside the output folder."""

from __future__ import annotations

import os
from pathlib import Path


def prepare_environment(output: Path) -> None:
    """Set what must stand before `prefect` is imported; what the person has set stays."""
    wanted = {
        "PREFECT_HOME": str(output / ".prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        # On a busy machine the temporary server needs more than the 20 s that Prefect allows.
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        # At its end the server prints 150 lines about events that it could not write any more.
        "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
        # A failed run is told by us, in one Vietnamese line.
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
    }
    for name, value in wanted.items():
        os.environ.setdefault(name, value)
    Path(os.environ["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)
    limit_threads()


def limit_threads() -> None:
    """One thread in each worker process: there is a process for every core already."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT"):
        os.environ.setdefault(name, "1")
