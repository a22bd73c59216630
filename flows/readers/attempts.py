"""How often a file may be tried (số lần thử): counted in the store before it is opened, so that a restart knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from flows.inbox.planning import Candidate
from flows.readers.readers import MAX_TRIES, Done, Failure, Readers
from flows.readers.reading import ReadJob
from plans.dataset.ledger import Tries
from plans.store.store import Store, StoreError

MAX_LOST_RUNS = 4
"""Once among the others of its batch, three times alone: no chance any more that it was only near by."""


@dataclass
class Attempts:
    """Has files read, no file more often than its tries of this and earlier runs allow."""

    store: Store
    pool: Readers
    fingerprint: str
    earlier: Mapping[str, Tries]

    @classmethod
    def resumed(cls, store: Store, pool: Readers, fingerprint: str) -> Attempts:
        """With what earlier runs left unfinished."""
        return cls(store, pool, fingerprint, store.resume_tries(fingerprint))

    def portions(self, files: Sequence[Candidate], size: int) -> list[Sequence[Candidate]]:
        """The files in portions of one transaction; those that a lost run was reading come last, each alone."""
        trusted = [one for one in files if not self._tries(one).lost_runs]
        size = self.pool.portion(size)
        suspected = [one for one in files if self._tries(one).lost_runs]
        portions: list[Sequence[Candidate]] = [trusted[at : at + size] for at in range(0, len(trusted), size)]
        return [*portions, *([one] for one in suspected)]

    def read(self, files: Sequence[Candidate], jobs: Sequence[ReadJob]) -> Iterator[tuple[int, Done]]:
        """What became of each file, with its index, as soon as it is known."""
        ended = {at: done for at, one in enumerate(files) if (done := _quarantined(self._tries(one)))}
        yield from ended.items()
        open_ones = [at for at in range(len(files)) if at not in ended]
        self.store.begin_tries([files[at].sha256 for at in open_ones], self.fingerprint)

        def failed(index: int, done: Done) -> None:
            self.store.note_failed_try(files[open_ones[index]].sha256, str(done.failure), done.detail)

        tried = [self._tries(files[at]).failed for at in open_ones]
        for index, done in self.pool.outcomes([jobs[at] for at in open_ones], failed, tried):
            yield open_ones[index], done

    def close(self) -> None:
        """End the readers; an end in order counts against no file."""
        self.pool.close()
        with suppress(StoreError):  # of a disk that is full: the next run then reads these files alone
            self.store.leave_tries()

    def _tries(self, one: Candidate) -> Tries:
        return self.earlier.get(one.sha256, Tries())


def _quarantined(tries: Tries) -> Done | None:
    """The end of a file that is not opened again."""
    if tries.failed >= MAX_TRIES and tries.failure:
        return Done(failure=Failure(tries.failure), detail=tries.detail, attempts=tries.failed)
    if tries.lost_runs >= MAX_LOST_RUNS:
        detail = f"cả lần chạy đã dừng đột ngột {tries.lost_runs} lần khi đang đọc tệp"
        return Done(failure=Failure.CRASHED, detail=detail, attempts=tries.lost_runs)
    return None
