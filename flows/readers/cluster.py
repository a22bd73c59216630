"""Documents read by a Dask cluster (cụm máy Dask): the same isolation and the same bytes as on one machine.

Dask directly and not as Prefect's task runner: `docs/decisions.md` says why.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any

from flows.readers.cluster_worker import Order, OtherProgram, dismiss_children, read_isolated, told_of_itself
from flows.readers.readers import Done, Failure, Readers

if TYPE_CHECKING:
    from distributed import Client, Future

_CONNECT_LIMIT = 30.0
_CLOSE_LIMIT = 5.0
_NO_WORKER_LIMIT = 120.0
"""Seconds without any worker, after which the run gives up."""
_LONGEST_WAIT = 5.0
_PER_THREAD = 8
"""Documents a thread gets in one portion: a portion ends with its slowest document, while the other threads wait."""


class ClusterError(RuntimeError):
    """The cluster cannot be used; the message is one Vietnamese line for the user."""


class DaskCluster(Readers):
    """Hands each job to a worker of an existing cluster. `probe` is what every worker must see: the inbox."""

    def __init__(self, address: str, order: Order, probe: Path | None = None) -> None:
        self._address = address
        self._order = order
        self._probe = probe
        self._client: Client | None = None
        self._threads = 1

    def start(self, jobs: int) -> None:
        """Connect, and see that every worker reads as this machine does."""
        if self._client is not None or not jobs:
            return
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what happened is told by us, in one line
        try:
            from distributed import Client
        except ImportError as error:
            raise ClusterError("Chưa cài phần đọc trên cụm máy. Cài: pip install 'khacphuc[dask]'.") from error
        try:
            self._client = Client(self._address, timeout=_CONNECT_LIMIT)
        except (OSError, ValueError) as error:
            raise ClusterError(
                f"Không kết nối được cụm máy Dask {self._address} ({error}). Kiểm tra địa chỉ (cấu hình cluster)."
            ) from error
        self._check_workers(self._client)

    def portion(self, wanted: int) -> int:
        """Enough for every thread of the cluster."""
        return max(wanted, _PER_THREAD * self._threads)

    def close(self) -> None:
        """Leave the cluster; what it was still doing is given up."""
        if self._client is None:
            return
        if self._client.status == "running":
            with contextlib.suppress(OSError, RuntimeError):  # it goes away just now
                self._client.run(dismiss_children, on_error="ignore")
        self._client.close(timeout=_CLOSE_LIMIT)
        self._client = None

    def _check_workers(self, client: Client) -> None:
        try:
            client.wait_for_workers(1, timeout=_NO_WORKER_LIMIT)
            told = client.run(told_of_itself, self._probe)
        except TimeoutError as error:
            raise ClusterError(
                f"Cụm máy Dask {self._address} chưa có máy nào (worker). Khởi động máy rồi chạy lại."
            ) from error
        except Exception as error:  # whatever a worker cannot load: it has no khacphuc, or an older one
            raise ClusterError(_cannot_read(self._address, error)) from error
        for host, identity, sees in told.values():
            if identity != self._order.identity:
                raise ClusterError(_other_program(host))
            if not sees:
                raise ClusterError(
                    f"Máy {host} trong cụm không thấy “{self._probe}”. Gắn thư mục dùng chung vào cùng đường dẫn."
                )
        self._threads = sum(client.nthreads().values())

    def _once(self, payloads: Sequence[Any], indexes: Sequence[int]) -> Iterator[tuple[int, Done]]:
        if not indexes:
            return
        self.start(len(indexes))
        assert self._client is not None
        ended: Queue[Future] = Queue()
        futures = self._client.map(partial(read_isolated, self._order), [payloads[at] for at in indexes], pure=False)
        waiting = dict(zip(futures, indexes, strict=True))
        for future in futures:
            future.add_done_callback(ended.put)
        since = time.monotonic()
        while waiting:
            try:
                future = ended.get(timeout=_LONGEST_WAIT)
            except Empty:
                since = self._checked(since)
                continue
            since = time.monotonic()
            yield waiting.pop(future), self._outcome(future)

    def _checked(self, since: float) -> float:
        """Since when nobody could do anything: nothing has ended for a while, which may be as it should.

        Raises:
            ClusterError: there is no scheduler, or no worker for too long.
        """
        assert self._client is not None
        if self._client.status != "running":
            raise self._lost()
        if self._client.nthreads():
            return time.monotonic()
        if time.monotonic() - since > _NO_WORKER_LIMIT:
            raise ClusterError(f"Cụm máy Dask {self._address} không còn máy nào. Khởi động máy rồi chạy lại.")
        return since

    def _lost(self) -> ClusterError:
        return ClusterError(f"Mất kết nối với cụm máy Dask {self._address}. Chạy lại để đọc tiếp.")

    def _outcome(self, future: Future) -> Done:
        if future.status == "finished":
            done: Done = future.result()
            return done
        if future.status != "error":
            raise self._lost()
        error = future.exception()
        from distributed import KilledWorker

        if isinstance(error, KilledWorker):  # the worker itself, several times: not its child
            return Done(failure=Failure.CRASHED, detail=f"worker lost: {error.last_worker.address}")
        if isinstance(error, OtherProgram):
            raise ClusterError(_other_program(str(error)))
        raise ClusterError(_cannot_read(self._address, error))


def _other_program(host: str) -> str:
    return (
        f"Máy {host} trong cụm có phiên bản, quy tắc hoặc công cụ (OCR, LibreOffice) khác máy này nên kết quả sẽ khác. "
        "Cài cùng một bản rồi chạy lại."
    )


def _cannot_read(address: str, error: BaseException) -> str:
    what = f"{type(error).__name__}: {error}"[:300]
    return f"Máy trong cụm Dask {address} không đọc được văn bản ({what}). Cài khacphuc trên mọi máy của cụm."
