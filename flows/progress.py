"""How far long work has come (tiến độ): a bar before a person, lines in the log of a backfill, else nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

_BETWEEN_LINES = 30.0
"""Seconds."""


@dataclass
class Pace:
    """How many files of which total are done, and how long the rest will take; large files count for more."""

    sizes: Mapping[str, int]
    began: float
    files: int = 0
    bytes: int = 0

    def step(self, name: str) -> None:
        """One file is done."""
        self.files += 1
        self.bytes += self._weight(self.sizes.get(name, 0))

    def told(self, now: float) -> str:
        """Done and to come, as a person reads it."""
        total = sum(map(self._weight, self.sizes.values()))
        share = self.bytes / total if total else 1.0
        counted = f"{_number(self.files)}/{_number(len(self.sizes))} tệp ({share:.0%})"
        if not 0 < share < 1:
            return counted
        return f"{counted}, còn khoảng {_span((now - self.began) * (1 - share) / share)}"

    @staticmethod
    def _weight(size: int) -> int:
        return size + 20_000  # opening and storing a file costs something, however small it is


@contextmanager
def progress(title: str, sizes: Mapping[str, int], *, in_lines: bool = False) -> Iterator[Callable[[str], None]]:
    """Gives a function to call with the name of each file that is done; `sizes` in bytes by name."""
    pace = Pace(sizes, time.monotonic())
    if len(sizes) < 2 or not (sys.stderr.isatty() or in_lines):
        yield pace.step
    elif sys.stderr.isatty():
        with _bar(title, pace) as step:
            yield step
    else:
        yield _lines(title, pace)


@contextmanager
def _bar(title: str, pace: Pace) -> Iterator[Callable[[str], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        row = bar.add_task(title, total=len(pace.sizes), told="")

        def step(name: str) -> None:
            pace.step(name)
            bar.update(row, advance=1, told=pace.told(time.monotonic()))

        yield step


def _lines(title: str, pace: Pace) -> Callable[[str], None]:
    last = pace.began

    def step(name: str) -> None:
        nonlocal last
        pace.step(name)
        now = time.monotonic()
        if now - last >= _BETWEEN_LINES or pace.files == len(pace.sizes):
            last = now
            print(f"{title}: {pace.told(now)}", file=sys.stderr, flush=True)

    return step


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _span(seconds: float) -> str:
    minutes = max(1, round(seconds / 60))
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return f"{days} ngày {hours} giờ"
    return f"{hours} giờ {minutes} phút" if hours else f"{minutes} phút"
