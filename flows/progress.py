"""Progress bar of long work (tiến độ): only where a person sits before a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console


@contextmanager
def progress(title: str, total: int) -> Iterator[Callable[[str], None]]:
    """Gives a function to call with the name of each file that is done."""
    console = Console(stderr=True)
    if not console.is_terminal or total < 2:
        yield lambda name: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        row = bar.add_task(title, total=total)
        yield lambda name: bar.advance(row)
