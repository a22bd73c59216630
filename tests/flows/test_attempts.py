"""Files that kill their readers, over restarts: counted before they are opened, set aside, told alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from flows.inbox.entries import Entry
from flows.inbox.planning import Candidate
from flows.readers.attempts import MAX_LOST_RUNS, Attempts
from flows.readers.readers import Done, Failure, Readers
from flows.readers.reading import ReadJob
from plans.store.store import Store


class Stub(Readers):
    """Answers without processes: `fails` times the reader dies, for every file named "x..."."""

    fails: int = 0
    stop_after: int = 99
    asked: list[list[str]]

    def start(self, jobs: int) -> None:
        pass

    def close(self) -> None:
        pass

    def _once(self, payloads: Sequence[Any], indexes: Sequence[int]) -> Iterator[tuple[int, Done]]:
        self.asked.append([payloads[at].path for at in indexes])
        for at in indexes:
            if payloads[at].path.startswith("x") and self.fails:
                self.fails -= 1
                yield at, Done(failure=Failure.CRASHED, detail="exit code -11")
                self.stop_after -= 1
                if not self.stop_after:
                    raise KeyboardInterrupt
            else:
                yield at, Done("read")


def files(*names: str) -> list[Candidate]:
    return [Candidate(Entry(name, Path(name)), f"sha-{name}") for name in names]


def attempts(store: Store, fails: int, stop_after: int = 99, fingerprint: str = "f") -> tuple[Attempts, Stub]:
    pool = Stub()
    pool.fails, pool.stop_after, pool.asked = fails, stop_after, []
    return Attempts.resumed(store, pool, fingerprint), pool


def read(tried: Attempts, *names: str) -> list[Done]:
    jobs = [ReadJob(name, Path(name), f"sha-{name}") for name in names]
    ended = dict(tried.read(files(*names), jobs))
    return [ended[at] for at in range(len(names))]


def test_a_file_that_killed_its_reader_twice_is_not_opened_again(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        undisturbed = read(attempts(store, fails=2)[0], "a", "x")[1]
        assert (undisturbed.failure, undisturbed.attempts) == (Failure.CRASHED, 2)
        again, pool = attempts(store, fails=0)  # killed before the outcome was written
        assert read(again, "a", "x")[1] == undisturbed
        assert pool.asked == [["a"]]


def test_tries_of_a_killed_run_count(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store, pytest.raises(KeyboardInterrupt):
        read(attempts(store, fails=9, stop_after=1)[0], "x")
    with Store.open(tmp_path) as store:
        again, pool = attempts(store, fails=9)
        done = read(again, "x")[0]
    assert (done.attempts, pool.asked) == (2, [["x"]])


def test_other_code_or_limits_are_a_new_start(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        read(attempts(store, fails=2)[0], "x")
        assert read(attempts(store, fails=0, fingerprint="g")[0], "x")[0].value == "read"


def test_what_a_lost_run_was_reading_comes_last_and_alone(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        read(attempts(store, fails=0)[0], "b", "c")  # no outcome written: the run was lost here
        again, _ = attempts(store, fails=0)
        portions = again.portions(files("a", "b", "c", "d"), 40)
        assert [[one.entry.path for one in portion] for portion in portions] == [["a", "d"], ["b"], ["c"]]
        assert read(again, "b")[0].attempts == 1


def test_an_end_in_order_counts_against_no_file(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        for _ in range(MAX_LOST_RUNS + 1):
            tried, _ = attempts(store, fails=0)
            assert read(tried, "b")[0].failure is None
            tried.close()


def test_a_file_that_takes_the_whole_run_along_is_set_aside(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        for _ in range(MAX_LOST_RUNS):
            read(attempts(store, fails=0)[0], "b")
        assert read(attempts(store, fails=0)[0], "b")[0].failure is Failure.CRASHED
