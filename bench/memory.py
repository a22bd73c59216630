"""How much memory a reader holds (bộ nhớ): python -m bench.memory [--files 300] [--pages 300] [--json FILE].

One worker process, the one of a run, reads many short files and then a long one; what it holds after them is told
by itself, as it goes. It must not grow with either.
"""

from __future__ import annotations

import argparse
import gc
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import make
from bench.measured import Measured, held, peak, tell
from flows.readers.reading import ReadJob, read_job
from flows.readers.workers import Limits, WorkerPool

_MIB = 1 << 20
_PARTS = 10
"""Printed documents of which the long one is put together."""
_SHORT = 20
_LIMIT = 240.0


@dataclass(frozen=True, slots=True)
class Weight:
    """What a worker holds after a job: resident memory and the most it ever was, in MiB; 0 where nobody tells."""

    process: int
    held: float
    most: float


def read_and_weigh(job: ReadJob) -> Weight:
    """The work of the measured worker: that of a run, and how heavy it is afterwards."""
    read_job(job)
    gc.collect()
    return Weight(os.getpid(), held(), peak())


def over_files(pool: WorkerPool, files: Sequence[Path], count: int) -> Iterator[Measured]:
    """Memory after each sixth of `count` files, the given ones taken in turn."""
    processes: set[int] = set()
    step = max(1, count // 6)
    for start in range(0, count, step):
        jobs = [_job(files[number % len(files)]) for number in range(start, min(start + step, count))]
        weights = [done.value for done in pool.run(jobs)]
        processes |= {weight.process for weight in weights}
        name = f"after {start + len(jobs)} files: {len(processes)} process(es)"
        yield Measured(name, weights[-1].held, "MiB", f"most {weights[-1].most:.0f}")


def long_file(folder: Path, pages: int) -> tuple[Path, int]:
    """A PDF with at least so many pages, put together of made ones."""
    import pypdfium2

    parts = make(folder / "parts", _PARTS, pdf=1.0, seed=1)
    whole = pypdfium2.PdfDocument.new()
    while len(whole) < pages:
        for part in parts:
            whole.import_pages(pypdfium2.PdfDocument(part))
    target = folder / "long.pdf"
    whole.save(target)
    return target, len(whole)


def measured(files: int, pages: int) -> Iterator[Measured]:
    """All figures, each as soon as it is known."""
    with tempfile.TemporaryDirectory() as scratch, _reader() as pool:
        short = make(Path(scratch) / "short", _SHORT, pdf=0.5)
        yield from over_files(pool, short, files)
        whole, count = long_file(Path(scratch), pages)
        for turn in (1, 2):
            done = pool.run([_job(whole)])[0]
            if done.failure:
                yield Measured(f"file of {count} pages: {done.failure}", 0.0, "MiB", done.detail)
                return
            note = f"most {done.value.most:.0f}"
            yield Measured(f"after a file of {count} pages, time {turn}", done.value.held, "MiB", note)


def _reader() -> WorkerPool:
    return WorkerPool("bench.memory:read_and_weigh", Limits(_LIMIT), 1, "flows.readers.reading:warm_up")


def _job(file: Path) -> ReadJob:
    return ReadJob(file.name, file, "0" * 64)


def main() -> None:
    """Read the arguments, make the files and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    tell("memory of a reader", measured(arguments.files, arguments.pages), arguments.json)


if __name__ == "__main__":
    main()
