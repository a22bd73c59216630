"""Prefect's API server for the time of one run or of a schedule (máy chủ Prefect), in a process that ends with ours.

Prefect would start one by itself, but that one goes on for ever when its run is killed, and starts
only when the flow does; this one starts while the first documents are read.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import socket
import sys
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType

LOG_NAME = "may-chu.log"
"""In Prefect's folder: what the server of the last run had to say; mostly nothing."""
_START_LIMIT = 120.0
_STOP_LIMIT = 10.0
_FOR_ONE_RUN = {
    "PREFECT_UI_ENABLED": "0",
    "PREFECT__SERVER_EPHEMERAL": "1",
    "PREFECT__SERVER_FINAL": "1",
    # Nobody has automations, reads events or looks up blocks in the seconds that it lives.
    "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_ENABLED": "false",
    "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false",
}


class ServerError(RuntimeError):
    """The server did not start."""


class PortInUse(ServerError):
    """Another program has the port that the server was to have."""


class PrefectServer:
    """A server on this machine only. Nothing is started where `PREFECT_API_URL` names one.

    For one run: any free port, no page, no scheduler. With a `standing_port`: the page and the scheduler too.
    From then on `prefect` may be imported, which reads the server's address once and for all.

    Raises:
        PortInUse: another program has the standing port.
    """

    def __init__(self, standing_port: int | None = None) -> None:
        self._pipe: Connection | None = None
        if os.environ.get("PREFECT_API_URL"):
            return
        context = multiprocessing.get_context("spawn")
        with _listening(standing_port or 0) as listening:
            port = listening.getsockname()[1]
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs, listening, standing_port), daemon=True)
            self._process.start()
        theirs.close()
        self._is_ready = False
        self._until = time.monotonic() + _START_LIMIT
        os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{port}/api"

    def is_ready(self, patience: float = 0.0) -> bool:
        """Whether it answers by now, or does so within so many seconds.

        Raises:
            ServerError: it has ended, or has not answered for too long.
        """
        if self._pipe is None or self._is_ready:
            return True
        try:
            if self._pipe.poll(patience):
                self._is_ready = self._pipe.recv()
        except EOFError as error:
            self._process.join(_STOP_LIMIT)
            raise ServerError(f"exit code {self._process.exitcode}") from error
        if not self._is_ready and time.monotonic() > self._until:
            raise ServerError(f"no answer after {_START_LIMIT:g} s")
        return self._is_ready

    def wait_until_ready(self) -> None:
        """Wait for it.

        Raises:
            ServerError: it has ended, or does not answer.
        """
        while not self.is_ready(patience=1.0):
            pass

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


def _listening(port: int) -> socket.socket:
    """A socket on this machine, bound before the server starts and handed to it: nobody can take its port meanwhile."""
    listening = socket.socket()
    if os.name != "nt":  # there it would let two programs have one port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
    except OSError as error:
        listening.close()
        raise PortInUse(str(error)) from error
    return listening


def _serve(pipe: Connection, listening: socket.socket, standing_port: int | None) -> None:
    """The life of the server's process: until the pipe is closed, by us or by our end."""
    if hasattr(os, "setsid"):
        os.setsid()  # Ctrl-C is the run's to answer
    os.environ.update(_FOR_ONE_RUN if standing_port is None else _standing())
    if standing_port is None:  # what it says at a bad end is for the developer; the person is told one line by us
        sys.stderr = (Path(os.environ["PREFECT_HOME"]) / LOG_NAME).open("w", encoding="utf-8")
    import uvicorn
    from prefect.server.api.server import create_app

    class Announced(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            with contextlib.suppress(OSError):
                pipe.send(True)

    server = Announced(uvicorn.Config(create_app, factory=True, log_level="critical", lifespan="on"))
    threading.Thread(target=_stop_at_the_end, args=(pipe, server), daemon=True).start()
    server.run(sockets=[listening])
    os._exit(0)  # all is written: taking the interpreter down would keep the run waiting for a second


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
