"""Documents read by a real Dask cluster: two workers of this machine under their nannies."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

import pytest
from whole_runs import IN_ALL_RUNS, environment_of_runs, hashes, khacphuc, written_inbox

from flows.readers.cluster import ClusterError, DaskCluster
from flows.readers.cluster_worker import Order
from flows.readers.identity import Identity, own_identity
from flows.readers.readers import Failure, Limits
from flows.readers.reading import ReadJob

pytest.importorskip("distributed")
pytestmark = pytest.mark.slow
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a scheduler whose workers can import the stand-in jobs."""
    import dask
    from distributed import LocalCluster

    path = environment_of_runs(HERE)["PYTHONPATH"]
    settings = {"distributed.nanny.environ": {"PYTHONPATH": path}, "distributed.worker.memory.terminate": False}
    with (
        dask.config.set(settings),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as started,
    ):
        yield started.scheduler_address


def order(seconds: float = 60, *, work: str = "worker_jobs:job_of_file", identity: Identity | None = None) -> Order:
    memory = 2048 if sys.platform == "linux" else None
    return Order(work, "worker_jobs:warm_up", Limits(seconds, memory), identity or own_identity())


def jobs(folder: Path, *orders: str) -> list[ReadJob]:
    """Files whose only line tells the stand-in reader what to do."""
    from flows.inbox.contents import sha256

    found = []
    for number, what in enumerate(orders):
        file = folder / f"{number}.txt"
        file.write_text(what, encoding="utf-8")
        found.append(ReadJob(file.name, file, sha256(file)))
    return found


def test_what_hangs_dies_or_bursts_on_a_worker_never_harms_the_others(cluster: str, tmp_path: Path) -> None:
    failed: list[int] = []
    wanted = jobs(tmp_path, "a", "hang", "b", "die", "c", "abort", "d", "raise lỗi", f"once {tmp_path / 'dấu'}")
    readers = DaskCluster(cluster, order(3), tmp_path)
    try:
        told = list(readers.outcomes(wanted, lambda at, _: failed.append(at)))
    finally:
        readers.close()
    done = [one for _, one in sorted(told, key=itemgetter(0))]
    timeout, crashed = Failure.TIMEOUT, Failure.CRASHED
    assert [one.failure for one in done] == [None, timeout, None, crashed, None, crashed, None, crashed, None]
    assert [one.attempts for one in done] == [1, 2, 1, 2, 1, 2, 1, 1, 2]
    assert [one.value for one in done if one.failure is None] == ["a!", "b!", "c!", "d!", f"once {tmp_path / 'dấu'}!"]
    assert sorted(at for at, _ in told) == list(range(9))  # each is told once
    assert sorted(failed) == [1, 1, 3, 3, 5, 5, 8]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's address space")
def test_memory_is_bounded_on_a_worker_too(cluster: str, tmp_path: Path) -> None:
    readers = DaskCluster(cluster, order(), tmp_path)
    done = readers.run(jobs(tmp_path, "burst", "a"))
    readers.close()
    assert (done[0].failure, done[1].value) == (Failure.TOO_LARGE, "a!")


def test_a_worker_reads_only_the_bytes_that_were_listed(cluster: str, tmp_path: Path) -> None:
    changed, gone, same = jobs(tmp_path, "a", "b", "c")
    changed.source.write_text("khác", encoding="utf-8")
    gone.source.unlink()
    readers = DaskCluster(cluster, order(), tmp_path)
    done = readers.run([changed, gone, same])
    readers.close()
    assert [getattr(one.value, "code", one.value) for one in done] == ["growing", "vanished", "c!"]


def test_a_cluster_with_other_rules_is_refused(cluster: str, tmp_path: Path) -> None:
    readers = DaskCluster(cluster, order(identity=Identity("older", ())), tmp_path)
    with pytest.raises(ClusterError, match="quy tắc"):
        readers.run(jobs(tmp_path, "a"))
    readers.close()


def test_a_cluster_that_does_not_see_the_inbox_is_refused(cluster: str, tmp_path: Path) -> None:
    readers = DaskCluster(cluster, order(), tmp_path / "không gắn")
    with pytest.raises(ClusterError, match="không thấy"):
        readers.run(jobs(tmp_path, "a"))
    readers.close()


def test_no_cluster_at_the_address_is_told_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.readers.cluster._CONNECT_LIMIT", 0.5)
    readers = DaskCluster("tcp://127.0.0.1:1", order(), tmp_path)
    with pytest.raises(ClusterError, match="Không kết nối được"):
        readers.run(jobs(tmp_path, "a"))


def test_a_cluster_that_goes_away_ends_the_run_with_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import dask
    from distributed import LocalCluster

    monkeypatch.setattr("flows.readers.cluster._LONGEST_WAIT", 0.2)
    path = environment_of_runs(HERE)["PYTHONPATH"]
    # A client that lost its scheduler tries for so long to find it again.
    settings = {"distributed.nanny.environ": {"PYTHONPATH": path}, "distributed.comm.timeouts.connect": "1s"}
    with dask.config.set(settings):
        started = LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None, silence_logs=50)
        readers = DaskCluster(started.scheduler_address, order(), tmp_path)
        first, _ = wanted = jobs(tmp_path, "a", "hang")
        told: list[int] = []

        with pytest.raises(ClusterError, match="Mất kết nối"):
            for at, _ in readers.outcomes(wanted):
                told.append(at)
                started.close()
        readers.close()
    assert (told, first.path) == ([0], "0.txt")


def test_one_process_two_processes_and_a_cluster_give_the_same_bytes(cluster: str, tmp_path: Path) -> None:
    written_inbox(tmp_path / "inbox")
    one = khacphuc(tmp_path, "run", "inbox", "--output", "one", "--workers", "1", *IN_ALL_RUNS)
    two = khacphuc(tmp_path, "run", "inbox", "--output", "two", "--workers", "2", *IN_ALL_RUNS)
    many = khacphuc(tmp_path, "run", "inbox", "--output", "many", *IN_ALL_RUNS, KHACPHUC_CLUSTER=cluster)
    assert [(done.returncode, done.stderr) for done in (one, two, many)] == [(3, "")] * 3
    wanted = hashes(tmp_path / "one")
    assert len(wanted) > 20
    assert hashes(tmp_path / "two") == wanted
    assert hashes(tmp_path / "many") == wanted
