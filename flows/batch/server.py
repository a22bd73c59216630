"""Prefect's API server for the time of one run or of a schedule (máy chủ Prefect), in a process that ends with ours.

Prefect would start one by itself, but that one goes on for ever when its run is killed, and starts
only when the flow does; this one starts while the inbox is listed and the readers warm up.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import socket
import threading
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType

_START_LIMIT = 120.0
_STOP_LIMIT = 10.0
_FOR_ONE_RUN = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}


class ServerError(RuntimeError):
    """The server did not start."""


class PrefectServer:
    """A server on this machine only. Nothing is started where `PREFECT_API_URL` names one.

    For one run: any free port, no page, no scheduler. With a `standing_port`: the page and the scheduler too.
    """

    def __init__(self, standing_port: int | None = None) -> None:
        self._pipe: Connection | None = None
        if os.environ.get("PREFECT_API_URL"):
            return
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, standing_port), daemon=True)
        self._process.start()
        theirs.close()
        if standing_port is not None:
            os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{standing_port}/api"

    def wait_until_ready(self) -> None:
        """Wait for it, and let Prefect know where it is: call this before `prefect` is imported."""
        if self._pipe is None:
            return
        try:
            if not self._pipe.poll(_START_LIMIT):
                raise ServerError(f"no answer after {_START_LIMIT:g} s")
            os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{self._pipe.recv()}/api"
        except EOFError as error:
            raise ServerError(f"exit code {self._process.exitcode}") from error

    def close(self) -> None:
        """Let it write down what it has, and end it."""
        if self._pipe is None:
            return
        self._pipe.close()
        self._pipe = None
        os.environ.pop("PREFECT_API_URL", None)
        self._process.join(_STOP_LIMIT)
        if self._process.is_alive():
            self._process.kill()

    def __enter__(self) -> PrefectServer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _serve(pipe: Connection, standing_port: int | None) -> None:
    """The life of the server's process: until the pipe is closed, by us or by our end."""
    if hasattr(os, "setsid"):
        os.setsid()  # Ctrl-C is the run's to answer
    os.environ.update(_FOR_ONE_RUN if standing_port is None else _standing())
    import uvicorn
    from prefect.server.api.server import create_app

    class Announced(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            with contextlib.suppress(OSError):
                pipe.send(listening.getsockname()[1])

    with socket.socket() as listening:
        if os.name != "nt":  # there it would let two programs have one port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", standing_port or 0))
        server = Announced(uvicorn.Config(create_app, factory=True, log_level="critical", lifespan="on"))
        threading.Thread(target=_stop_at_the_end, args=(pipe, server), daemon=True).start()
        server.run(sockets=[listening])


def _standing() -> dict[str, str]:
    # The page's files are copied before they are served; the program's own folder may be read-only.
    # It asks where it came from, on whatever port or through whatever tunnel, instead of always at 4200.
    return {
        "PREFECT_UI_STATIC_DIRECTORY": str(Path(os.environ["PREFECT_HOME"]) / "trang"),
        "PREFECT_UI_API_URL": "/api",
    }


def _stop_at_the_end(pipe: Connection, server: object) -> None:
    with contextlib.suppress(EOFError, OSError):
        pipe.recv()
    server.should_exit = True  # type: ignore[attr-defined]
    last_resort = threading.Timer(_STOP_LIMIT, os._exit, [1])
    last_resort.daemon = True
    last_resort.start()
