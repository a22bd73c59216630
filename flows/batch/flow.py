"""The batch as a Prefect flow (luồng xử lý): a thin skin over the steps of `flows.batch.run`.

Import this module only after `flows.batch.environment.prepare_environment`.
"""

from __future__ import annotations

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.batch.run import Run
from flows.progress import progress

# Handed past Prefect, which would try to write the parameters of a flow or a task down as JSON. Not
# a ContextVar: Prefect's threads keep copies of the context, and with it the closed store, to the end.
_at_hand: list[Run] = []


@task(name="ghi-nhan", cache_policy=NO_CACHE, persist_result=False)
def note_known() -> None:
    """Write down the entries that need no reading."""
    _at_hand[-1].note_known()


@task(name="doc", cache_policy=NO_CACHE, persist_result=False)
def read_new() -> None:
    """Read the new and changed files, a portion in each transaction."""
    run = _at_hand[-1]
    sizes = {one.entry.path: one.entry.size for one in run.plan.to_read}
    with progress("Đọc văn bản", sizes, in_lines=run.is_archive) as step:
        for files in run.batches():
            run.read_batch(files, step)


@task(name="cho-tep-dang-chep", cache_policy=NO_CACHE, persist_result=False)
def settle() -> None:
    """Read the files that were still young at the start, or put them off."""
    run = _at_hand[-1]
    for files in run.settle():
        run.read_batch(files)


@task(name="theo-doi", cache_policy=NO_CACHE, persist_result=False)
def track() -> None:
    """Compare the plans and tell where each task stands."""
    _at_hand[-1].track()


@task(name="cong-bo", cache_policy=NO_CACHE, persist_result=False)
def publish() -> None:
    """Publish all tables."""
    _at_hand[-1].publish()


@flow(name="khacphuc", validate_parameters=False, persist_result=False)
def run_inbox(inbox: str, output: str, as_of: str) -> None:
    """Read every new or changed file of the inbox, then store, track and publish; the parameters are for display."""
    note_known()
    read_new()
    settle()
    track()
    publish()


def run_planned(run: Run) -> None:
    """The flow over a run that has listed its inbox already."""
    _at_hand.append(run)
    try:
        run_inbox(str(run.inbox), str(run.settings.output), run.settings.as_of.isoformat())
    finally:
        _at_hand.remove(run)
