"""A foreign program that never outlives us (chạy chương trình ngoài): it ends with its time, and with our own end.

Between us and the program stands this very file as a process of its own. It holds the other end of a pipe: when
that is closed, by us or by our death, it ends the program and all that it started. Killing our own process group
would not do: the guard would die with us, and LibreOffice has a group of its own to be ended with those it starts.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

_FAREWELL = 30.0
"""Seconds that the guard has to end the program."""
_NOT_STARTED = 126
_GLANCE = 0.5


def run_guarded(command: Sequence[str], seconds: float, progress: Callable[[], int] | None = None) -> None:
    """Run a program, without its output, for so many seconds at most; they count anew when `progress` grows.

    Raises:
        OSError: it cannot be started.
        subprocess.TimeoutExpired: it was ended after its time.
    """
    # -I, -S: nothing of ours is imported, so that the guard starts in a moment and is small.
    guard = subprocess.Popen(
        [sys.executable, "-I", "-S", __file__, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **_apart(),
    )
    assert guard.stdin is not None
    try:
        code = _wait(guard, seconds, progress or (lambda: 0))
    finally:
        guard.stdin.close()
        guard.wait(_FAREWELL)
    if code == _NOT_STARTED:
        raise OSError(f"cannot be started: {command[0]}")


def _wait(guard: subprocess.Popen[bytes], seconds: float, progress: Callable[[], int]) -> int:
    done, deadline = 0, time.monotonic() + seconds
    while True:
        try:
            return guard.wait(min(seconds, _GLANCE))
        except subprocess.TimeoutExpired:
            if (now := progress()) > done:
                done, deadline = now, time.monotonic() + seconds
            if time.monotonic() >= deadline:
                raise


def _apart() -> dict[str, Any]:
    """In a group of its own: not hit by what ends ours."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def _guard(command: Sequence[str]) -> int:
    try:
        program = subprocess.Popen(command, stdin=subprocess.DEVNULL, **_apart())
    except OSError:
        return _NOT_STARTED
    threading.Thread(target=_end_when_alone, args=(program,), daemon=True).start()
    program.wait()
    _end(program)
    return 0


def _end_when_alone(program: subprocess.Popen[bytes]) -> None:
    while sys.stdin.buffer.read(1):
        pass
    _end(program)


def _end(program: subprocess.Popen[bytes]) -> None:
    """End the program and all that it started."""
    if sys.platform == "win32":
        if program.poll() is None:
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(program.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)


if __name__ == "__main__":
    for ours in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ours, signal.SIG_IGN)  # who started us decides, and tells by the pipe
    _code = _guard(sys.argv[1:])
    os._exit(_code)  # the thread that reads the pipe cannot be woken
