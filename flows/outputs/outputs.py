"""Where results go (nơi để kết quả): a folder of this machine, which may be the working copy of a remote one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from flows.settings import Settings


@contextmanager
def working_copy(settings: Settings, patience: float = 0) -> Iterator[Callable[[], object]]:
    """The output folder for one command that changes it; gives what hands the changes in, after all is closed.

    Where another command of this machine uses it, this one waits for `patience` seconds.

    Raises:
        RemoteError: the remote output cannot be used, or somebody else published to it meanwhile.
    """
    if not settings.remote_output:
        yield lambda: None
        return
    from flows.outputs.remote import WorkingCopy

    with WorkingCopy(settings.remote_output, settings.output, patience) as copy:
        yield copy.hand_in


def refresh(settings: Settings) -> None:
    """Bring the output folder to what was published last, for a command that only looks.

    Raises:
        RemoteError: the remote output cannot be used.
    """
    if settings.remote_output:
        from flows.inbox.object_store import OutputBusy

        with suppress(OutputBusy), working_copy(settings):
            pass  # a run of this machine is at work: what it began with is as new
