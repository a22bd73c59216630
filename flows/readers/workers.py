"""Worker processes (tiến trình đọc) under limits of time and memory, one document at a time each."""

from __future__ import annotations

import contextlib
import importlib
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from extractors.scratch import remove_scratch_of
from flows.readers.readers import Done, Failure, Limits, Readers

_START_LIMIT = 180.0
"""Seconds for a worker to start and warm up, on a slow and busy machine."""
_LONGEST_WAIT = 0.5
_RESERVE = 32 << 20
"""Bytes that a worker keeps free for telling that its memory is used up."""


class WorkersError(RuntimeError):
    """No worker can be started: the installation is broken, no document is at fault."""


@dataclass(frozen=True, slots=True)
class _MoreTime:
    """Sent by a job that is about to begin something long: its deadline moves by so many seconds."""

    seconds: float


@dataclass(eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    deadline: float
    ready: bool = False
    job: int | None = None


@dataclass
class WorkerPool(Readers):
    """Runs `work("module:function")` on each payload in its own process; lost processes are replaced."""

    work: str
    limits: Limits
    workers: int = 1
    warm_up: str | None = None
    _crew: list[_Worker] = field(default_factory=list)
    _failed_starts: int = 0

    def start(self, jobs: int) -> None:
        """Begin to start the processes that so many jobs will need, without waiting for them."""
        self._staff(min(self.workers, jobs))

    def close(self) -> None:
        """End all workers."""
        for worker in self._crew:
            worker.pipe.close()  # of all first: an idle one leaves by itself, and takes a while to
        for worker in self._crew:
            _end(worker)
        self._crew.clear()

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(self, *about: object) -> None:
        self.close()

    def _once(self, payloads: Sequence[Any], indexes: Sequence[int]) -> Iterator[tuple[int, Done]]:
        waiting = deque(indexes)
        while waiting or any(worker.job is not None for worker in self._crew):
            busy = sum(worker.job is not None for worker in self._crew)
            self._staff(min(self.workers, busy + len(waiting)))
            for worker in self._crew:
                if waiting and worker.ready and worker.job is None and busy < self.workers:
                    self._hand_over(worker, waiting.popleft(), payloads)
                    busy += 1
            yield from self._collect()

    def _staff(self, wanted: int) -> None:
        while len(self._crew) < wanted:
            self._crew.append(_start(self.work, self.warm_up, self.limits.memory_mib))

    def _hand_over(self, worker: _Worker, index: int, payloads: Sequence[Any]) -> None:
        worker.job = index
        worker.deadline = time.monotonic() + self.limits.seconds
        with contextlib.suppress(OSError):  # it died just now: seen as crashed when collected
            worker.pipe.send(payloads[index])

    def _collect(self) -> Iterator[tuple[int, Done]]:
        active = [w for w in self._crew if w.job is not None or not w.ready]
        nearest = min((w.deadline for w in active), default=0.0) - time.monotonic()
        heard = wait([w.pipe for w in active], timeout=max(0.0, min(nearest, _LONGEST_WAIT)))
        for worker in active:
            if worker.pipe in heard:
                done = self._listen(worker)
            elif time.monotonic() > worker.deadline:
                done = self._give_up(worker, Failure.TIMEOUT, f"> {self.limits.seconds:g} s")
            else:
                continue
            if done is not None:
                yield done

    def _listen(self, worker: _Worker) -> tuple[int, Done] | None:
        try:
            done = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join(5)
            return self._give_up(worker, Failure.CRASHED, f"exit code {worker.process.exitcode}")
        if isinstance(done, _MoreTime):
            worker.deadline += done.seconds
            return None
        if not worker.ready:
            worker.ready, self._failed_starts = True, 0
            return None
        index, worker.job = worker.job, None
        assert index is not None
        if done.failure is Failure.TOO_LARGE:  # what is left of its memory is not to be trusted
            self._dismiss(worker)
        return index, done

    def _give_up(self, worker: _Worker, failure: Failure, detail: str) -> tuple[int, Done] | None:
        self._dismiss(worker)
        if worker.job is not None:
            return worker.job, Done(failure=failure, detail=detail)
        self._failed_starts += 1
        if self._failed_starts >= 3:
            raise WorkersError(detail)
        return None

    def _dismiss(self, worker: _Worker) -> None:
        self._crew.remove(worker)
        _end(worker)


def _start(work: str, warm_up: str | None, memory_mib: int | None) -> _Worker:
    # spawn: the same on Windows, and nothing of the parent's threads, locks or files comes along.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, work, warm_up, memory_mib), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours, time.monotonic() + _START_LIMIT)


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    if worker.job is None and worker.ready:
        worker.process.join(2)  # idle: it leaves by itself when the pipe is closed
    if worker.process.is_alive():
        _kill_with_children(worker.process)
    worker.process.join(10)
    if worker.process.pid:
        remove_scratch_of(worker.process.pid)


def _kill_with_children(process: BaseProcess) -> None:
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg") and process.pid and os.getpgid(process.pid) == process.pid:
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


_parent: list[Connection] = []
"""In a worker, the pipe to who waits for it."""


def ask_for_time(seconds: float) -> None:
    """Called from within a job: wait so much longer for it. Outside a worker nobody waits."""
    for pipe in _parent:
        pipe.send(_MoreTime(seconds))


def _serve(pipe: Connection, work: str, warm_up: str | None, memory_mib: int | None) -> None:
    """The life of a worker: warm up, then one job after the other until the pipe is closed."""
    if hasattr(os, "setsid"):
        os.setsid()  # so that what it starts can be killed with it, and Ctrl-C is the parent's to answer
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    job = _load(work)
    if warm_up:
        _load(warm_up)()
    limit_memory(memory_mib)
    reserve = [bytearray(_RESERVE)]
    _parent.append(pipe)
    with contextlib.suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            pipe.send(_perform(job, pipe.recv(), reserve))


def _perform(job: Callable[[Any], Any], payload: Any, reserve: list[bytearray]) -> Done:
    try:
        return Done(job(payload))
    except MemoryError:
        reserve.clear()  # without room not even this could be told
        return Done(failure=Failure.TOO_LARGE, detail="memory")
    except Exception as error:  # told to the person as this document's failure; the others go on
        return Done(failure=Failure.CRASHED, detail=f"exception {type(error).__name__}: {error}"[:500])


def _load(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return found


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        if hasattr(os, "killpg"):
            os.killpg(os.getpgid(0), signal.SIGKILL)
        os._exit(1)


def limit_memory(mebibytes: int | None) -> None:
    """Bound this process's address space, where the system can (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    if mebibytes is not None:
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = mebibytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
