"""The part of a reading that happens on a machine of the cluster (máy trong cụm): its own copy, its own limited child.

A Dask worker never parses a document itself: it would have no limit of time, and what killed it would
take its neighbours along. Each of its threads has a child as the runs on one machine have.
"""

from __future__ import annotations

import contextlib
import hashlib
import multiprocessing
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.scratch import scratch_folder
from flows.inbox.entries import Outcome
from flows.inbox.object_store import NotAllowed
from flows.inbox.planning import NO_PERMISSION
from flows.readers.identity import Identity, own_identity
from flows.readers.readers import Done, Limits
from flows.readers.reading import Reading, ReadJob
from flows.readers.workers import WorkerPool

_PIECE = 1 << 20
_idle: list[tuple[Order, WorkerPool]] = []
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Order:
    """How jobs are to be done: in which function, under which limits, by whom."""

    work: str
    warm_up: str | None
    limits: Limits
    identity: Identity


class OtherProgram(RuntimeError):
    """This machine would read another text or other rows than the one that asks."""


def told_of_itself(probe: Path | None) -> tuple[str, Identity, bool]:
    """Name and identity of this machine, and whether it sees this file or folder."""
    return socket.gethostname(), own_identity(), probe is None or probe.exists()


def read_isolated(order: Order, job: ReadJob) -> Done:
    """One try of one document.

    Raises:
        OtherProgram: code, rules or tools of this machine are not those of the one that asks.
    """
    if own_identity() != order.identity:
        raise OtherProgram(socket.gethostname())
    with _child(order) as child:
        if job.text is not None:
            return child.once(job)
        with scratch_folder() as folder:
            own = Path(folder) / f"van-ban{job.source.suffix}"
            if gone := _fetch(job, own):
                return Done(gone)
            return child.once(replace(job, source=own, origin=None, size=None))


def dismiss_children() -> None:
    """End the idle children of this machine; the next document starts new ones."""
    with _lock:
        leaving = [pool for _, pool in _idle]
        _idle.clear()
    for pool in leaving:
        pool.close()


def _fetch(job: ReadJob, own: Path) -> Reading | None:
    """Copy the document's bytes here; or why they are not those that were to be read."""
    digest = hashlib.sha256()
    try:
        with (job.origin or job.source).open("rb") as source, own.open("wb") as copy:
            while piece := source.read(_PIECE):
                digest.update(piece)
                copy.write(piece)
    except FileNotFoundError:
        return Reading(Outcome.DEFERRED, "vanished", "Tệp biến mất trong khi đang đọc. Lần chạy sau sẽ xem lại.")
    except (PermissionError, NotAllowed):
        return Reading(NO_PERMISSION.outcome, NO_PERMISSION.code, NO_PERMISSION.message)
    if digest.hexdigest() != job.sha256:
        return Reading(Outcome.DEFERRED, "growing", "Tệp bị sửa trong khi đang đọc. Lần chạy sau sẽ đọc.")
    return None


@contextlib.contextmanager
def _child(order: Order) -> Iterator[WorkerPool]:
    # Dask's nanny starts its workers as daemons, which multiprocessing allows no children; ours end with the worker.
    multiprocessing.current_process().daemon = False
    with _lock:
        found = next((one for one in _idle if one[0] == order), None)
        if found:
            _idle.remove(found)
    pool = found[1] if found else WorkerPool(order.work, order.limits, 1, order.warm_up)
    try:
        yield pool
    except BaseException:
        pool.close()
        raise
    with _lock:
        _idle.append((order, pool))
