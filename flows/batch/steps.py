"""The steps of a run (các bước của lần chạy): done in one thread, followed from another."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from enum import StrEnum


class Step(StrEnum):
    """The steps in their order, by the names that Prefect's page shows."""

    NOTE_KNOWN = "ghi-nhan"
    READ = "doc"
    SETTLE = "cho-tep-dang-chep"
    TRACK = "theo-doi"
    PUBLISH = "cong-bo"


class StepFailed(RuntimeError):
    """What those are told who follow a step that did not come to its end."""


class Steps:
    """How far a run has come."""

    def __init__(self) -> None:
        self._ends: dict[Step, Future[None]] = {step: Future() for step in Step}

    @contextmanager
    def doing(self, step: Step) -> Iterator[None]:
        """Around what the step does: those who follow it are told of its end, or of its failure."""
        try:
            yield
        except BaseException as error:
            # Not the error itself: it would keep the frames, and with them the store, alive.
            self._ends[step].set_exception(StepFailed(f"{type(error).__name__}: {error}"))
            raise
        self._ends[step].set_result(None)

    def follow(self, step: Step) -> None:
        """Wait for the end of a step.

        Raises:
            StepFailed: it failed, or the run was given up before it.
        """
        self._ends[step].result()

    def give_up(self) -> None:
        """There will be no further step."""
        for end in self._ends.values():
            if not end.done():
                end.set_exception(StepFailed("the run has ended"))
