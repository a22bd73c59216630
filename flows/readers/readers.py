"""Who reads (bên đọc): jobs done in isolation, on this machine or on others, no job more often than twice."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

MAX_TRIES = 2
"""A job that hung, died or burst is tried once more, alone; never a third time."""


class Failure(StrEnum):
    """Why a job has no result."""

    TIMEOUT = "timeout"
    CRASHED = "crashed"
    TOO_LARGE = "too_large"
    """It ran into the memory limit."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may take."""

    seconds: float
    memory_mib: int | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one job: its value, or why there is none."""

    value: Any = None
    failure: Failure | None = None
    detail: str = ""
    attempts: int = 1


class Readers(ABC):
    """Runs a job on each payload. What hangs, dies or bursts is tried once more, alone, when all others are done.

    Tries of earlier runs (`tried`) count.
    """

    def run(self, payloads: Sequence[Any]) -> list[Done]:
        """The outcome of every payload, in their order."""
        results = dict(self.outcomes(payloads))
        return [results[index] for index in range(len(payloads))]

    def outcomes(
        self,
        payloads: Sequence[Any],
        on_failed_try: Callable[[int, Done], None] | None = None,
        tried: Sequence[int] = (),
    ) -> Iterator[tuple[int, Done]]:
        """The outcome of every payload with its index, as soon as it is known.

        Between two of them the caller may do other things: what was handed over is worked on meanwhile.
        """
        results: dict[int, Done] = {}
        before = {index: tried[index] if tried else 0 for index in range(len(payloads))}
        for round_ in range(MAX_TRIES):
            # What failed is tried again alone, so that it can be nobody else's fault.
            groups = [list(before)] if not round_ else [[at] for at in sorted(results) if _worth_retrying(results[at])]
            for group in groups:
                for index, done in self._once(payloads, group):
                    before[index] += 1
                    results[index] = replace(done, attempts=before[index])
                    if on_failed_try and _is_failed_try(done):
                        on_failed_try(index, results[index])
                    if not _worth_retrying(results[index]):
                        yield index, results[index]

    def once(self, payload: Any) -> Done:
        """The outcome of one try of one payload; nothing is tried again."""
        ((_, done),) = self._once([payload], [0])
        return done

    @abstractmethod
    def start(self, jobs: int) -> None:
        """Begin to get ready for so many jobs, without waiting for it."""

    @abstractmethod
    def close(self) -> None:
        """End all that was started."""

    def portion(self, wanted: int) -> int:
        """How many jobs should be handed over together, where `wanted` is what the settings say."""
        return wanted

    @abstractmethod
    def _once(self, payloads: Sequence[Any], indexes: Sequence[int]) -> Iterator[tuple[int, Done]]:
        """Each of these payloads tried once, in any order."""


def _is_failed_try(done: Done) -> bool:
    # An exception in our own code is the same every time; only what the machine did may pass.
    return done.failure is not None and not done.detail.startswith("exception")


def _worth_retrying(done: Done) -> bool:
    return _is_failed_try(done) and done.attempts < MAX_TRIES
