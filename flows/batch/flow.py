"""The batch as a Prefect flow (luồng xử lý): a thin skin over the steps of `flows.batch.run`.

Import this module only after `flows.batch.environment.prepare_environment`, and once `PREFECT_API_URL` says
where the server will be: Prefect reads it on being imported.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.batch.run import Run
from flows.batch.server import PrefectServer
from flows.progress import progress


@dataclass(frozen=True, slots=True)
class _Work:
    run: Run
    reading: Iterator[None]
    """One step for every file to read; begun before the flow is."""


# Handed past Prefect, which would try to write the parameters of a flow or a task down as JSON. Not
# a ContextVar: Prefect's threads keep copies of the context, and with it the closed store, to the end.
_at_hand: list[_Work] = []


@task(name="ghi-nhan", cache_policy=NO_CACHE, persist_result=False)
def note_known() -> None:
    """Write down the entries that need no reading."""
    _at_hand[-1].run.note_known()


@task(name="doc", cache_policy=NO_CACHE, persist_result=False)
def read_new() -> None:
    """Read the new and changed files, a portion in each transaction: what is left of them."""
    for _ in _at_hand[-1].reading:
        pass


@task(name="cho-tep-dang-chep", cache_policy=NO_CACHE, persist_result=False)
def settle() -> None:
    """Read the files that were still young at the start, or put them off."""
    for _ in _at_hand[-1].run.settling():
        pass


@task(name="theo-doi", cache_policy=NO_CACHE, persist_result=False)
def track() -> None:
    """Compare the plans and tell where each task stands."""
    _at_hand[-1].run.track()


@task(name="cong-bo", cache_policy=NO_CACHE, persist_result=False)
def publish() -> None:
    """Publish all tables."""
    _at_hand[-1].run.publish()


@flow(name="khacphuc", validate_parameters=False, persist_result=False)
def run_inbox(inbox: str, output: str, as_of: str) -> None:
    """Read every new or changed file of the inbox, then store, track and publish; the parameters are for display."""
    note_known()
    read_new()
    settle()
    track()
    publish()


def run_planned(run: Run, server: PrefectServer) -> None:
    """The flow over a run that has listed its inbox already; until the server answers, documents are read without it.

    Raises:
        ServerError: the server does not start. What was read and stored stays.
    """
    with closing(_reading(run)) as reading:
        for _ in reading:
            if server.is_ready():
                break
        server.wait_until_ready()
        work = _Work(run, reading)
        _at_hand.append(work)
        try:
            run_inbox(str(run.inbox), str(run.settings.output), run.settings.as_of.isoformat())
        finally:
            _at_hand.remove(work)


def _reading(run: Run) -> Generator[None, None, None]:
    sizes = {one.entry.path: one.entry.size for one in run.plan.to_read}
    with progress("Đọc văn bản", sizes, in_lines=run.is_archive) as step:
        for path in run.reading():
            step(path)
            yield
