"""The batch as a Prefect flow (luồng xử lý): it follows the steps of `flows.batch.run`, which wait for nobody.

Prefect needs seconds to start its server, to begin a flow and to end one. The run does its work in the main
thread meanwhile; the flow runs beside it, each of its tasks for as long as the step of its name.

Import this module only after `flows.batch.environment.prepare_environment`, and once `PREFECT_API_URL` says
where the server will be: Prefect reads it on being imported.
"""

from __future__ import annotations

import threading
from types import TracebackType

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.batch.run import Run
from flows.batch.server import PrefectServer
from flows.batch.steps import Step, Steps
from flows.progress import progress

_LOOK_AGAIN = 0.5
"""Seconds between two looks, so that Ctrl+C is answered on Windows too."""
_FAREWELL = 10.0
"""Seconds that a run which failed waits for Prefect to write it down."""


@task(cache_policy=NO_CACHE, persist_result=False)
def follow(step: str) -> None:
    """Ends as the step does."""
    _followed[-1].steps.follow(Step(step))


@flow(name="khacphuc", validate_parameters=False, persist_result=False)
def run_inbox(inbox: str, output: str, as_of: str) -> None:
    """New and changed files of the inbox are read, stored, tracked, published; the parameters are for display."""
    _followed[-1].has_begun.set()
    for step in Step:
        follow.with_options(name=step.value)(step.value)


def run_planned(run: Run, server: PrefectServer) -> None:
    """Do the steps of a run that has listed its inbox already; nothing is published before Prefect knows of it.

    Raises:
        ServerError: the server does not start. What was read and stored stays.
    """
    steps = Steps()
    with _Follower(run, steps, server) as follower:
        with steps.doing(Step.NOTE_KNOWN):
            run.note_known()
        with steps.doing(Step.READ):
            _read(run)
        with steps.doing(Step.SETTLE):
            for _ in run.settling():
                pass
        with steps.doing(Step.TRACK):
            run.track()
        follower.wait_until_it_has_begun()
        with steps.doing(Step.PUBLISH):
            run.publish()


def _read(run: Run) -> None:
    sizes = {one.entry.path: one.entry.size for one in run.plan.to_read}
    with progress("Đọc văn bản", sizes, in_lines=run.is_archive) as step:
        for path in run.reading():
            step(path)


class _Follower:
    """Prefect's flow in a thread of its own."""

    def __init__(self, run: Run, steps: Steps, server: PrefectServer) -> None:
        self.steps = steps
        self.has_begun = threading.Event()
        self._server = server
        self._shown = (str(run.inbox), str(run.settings.output), run.settings.as_of.isoformat())
        self._is_given_up = False
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._follow, daemon=True)

    def wait_until_it_has_begun(self) -> None:
        """Until Prefect has written down that the run goes on.

        Raises:
            ServerError: the server does not start.
        """
        while not self.has_begun.wait(_LOOK_AGAIN) and self._thread.is_alive():
            pass
        self._raise_its_error()

    def __enter__(self) -> _Follower:
        _followed.append(self)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._is_given_up = error is not None
        self.steps.give_up()
        if error is not None:
            self._thread.join(_FAREWELL)
        while error is None and self._thread.is_alive():
            self._thread.join(_LOOK_AGAIN)
        _followed.remove(self)
        if error is None:
            self._raise_its_error()

    def _follow(self) -> None:
        try:
            while not self._server.is_ready(patience=_LOOK_AGAIN):
                if self._is_given_up:
                    return
            run_inbox(*self._shown)
        except Exception as error:  # raised again in the thread that does the work
            self._error = error

    def _raise_its_error(self) -> None:
        if self._error is not None:
            raise self._error


# Handed past Prefect, which would try to write the parameters of a flow or a task down as JSON.
_followed: list[_Follower] = []
