"""What more documents cost (quy mô): python -m bench.scale {grow,idle,publish,match} [--json FILE].

`grow` reads corpora of growing size over the whole road and tells the cost of one document; `idle` runs over
known files of which none is new; `publish` writes many rows of tasks; `match` compares two large plans.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from bench.corpus import make
from bench.match_plans import many_plans, plan
from bench.measured import Measured, cpu, tell, wall
from flows.batch.run import Run
from flows.inbox.planning import outcome_fingerprint
from flows.settings import Settings
from plans.dataset.dataset import dataset_of
from plans.dataset.ledger import FileEntry, ReadFile
from plans.matching.compare import compare
from plans.matching.facts import facts_of
from plans.publishing.publish import publish
from plans.rows.identity import document_id
from plans.standing.track import Tracking
from plans.store.store import Store

_DAY = dt.date(2026, 6, 30)
_PORTION = 2000
_TASKS_OF_A_PLAN = 3


def grow(counts: Sequence[int], workers: int, pdf: float, folder: Path | None) -> Iterator[Measured]:
    """Processor time of one document, reading and all, for corpora of each of these sizes."""
    totals: list[tuple[int, float]] = []
    with tempfile.TemporaryDirectory() as scratch:
        for count in counts:
            inbox = Path(scratch) / f"inbox-{count}"
            _fill(inbox, count, pdf, folder)
            # Pictures of pages end at the size that is set: with them the documents of a small corpus would cost more.
            settings = Settings(output=Path(scratch) / f"output-{count}", workers=workers, page_pictures=0)
            own, readers = _run_once(inbox, settings)
            totals.append((count, readers + sum(own.values())))
            steps = {"reading": readers, **own, "all": totals[-1][1]}
            yield from (Measured(f"{count} documents: {name}", s / count * 1000, "ms/doc") for name, s in steps.items())
    for (low, less), (high, more) in pairwise(totals):
        each = (more - less) / (high - low) * 1000
        yield Measured(f"each from {low} to {high}", each, "ms/doc", "without what a start costs")
    (low, less), (high, more) = totals[0], totals[-1]
    yield Measured(f"{high} / {low}", more / high / (less / low), "x")


def _fill(inbox: Path, count: int, pdf: float, folder: Path | None) -> None:
    """The first files of a folder, or freshly made ones."""
    if folder is None:
        make(inbox, count, pdf)
        return
    inbox.mkdir()
    for file in sorted(folder.iterdir())[:count]:
        (inbox / file.name).write_bytes(file.read_bytes())


def _run_once(inbox: Path, settings: Settings) -> tuple[dict[str, float], float]:
    """Seconds of this process by step, and those of its readers."""
    own: dict[str, float] = {}

    def step(name: str, work: Callable[[], object]) -> None:
        start = time.process_time()
        work()
        own[name] = own.get(name, 0.0) + time.process_time() - start

    before = sum(os.times()[2:4])
    with Run(inbox, settings) as run:
        run.note_known()
        step("store", lambda: list(run.reading()))
        step("track", run.track)
        step("publish", run.publish)
    return own, sum(os.times()[2:4]) - before


def idle(count: int) -> list[Measured]:
    """Time and memory of `khacphuc run` over `count` known files: on the same day, and on the next one."""
    with tempfile.TemporaryDirectory() as scratch:
        inbox, output = Path(scratch) / "inbox", Path(scratch) / "output"
        _know(inbox, output, count)
        first = _command(inbox, output, _DAY)
        same = _command(inbox, output, _DAY)
        following = _command(inbox, output, _DAY + dt.timedelta(days=1))
    runs = {"first publication": first, "nothing new, same day": same, "nothing new, next day": following}
    return [
        figure
        for name, (seconds, processor, memory) in runs.items()
        for figure in (
            Measured(f"{count} known files: {name}", seconds, "s wall"),
            Measured(f"{count} known files: {name}", processor, "s"),
            Measured(f"{count} known files: {name}", memory, "MiB"),
        )
    ]


def _know(inbox: Path, output: Path, count: int) -> None:
    """Files and a store that knows them, each a plan of a few tasks."""
    inbox.mkdir()
    output.mkdir()
    fingerprint = outcome_fingerprint("ok", Settings(output=output))
    with Store.open(output) as store:
        for start in range(0, count, _PORTION):
            batch = []
            for number in range(start, min(start + _PORTION, count)):
                file = inbox / f"{number:06}.txt"
                file.write_text(f"Kế hoạch số {number}", encoding="utf-8")
                facts, sha = file.stat(), sha256(file.name.encode()).hexdigest()
                entry = FileEntry(
                    *(file.name, facts.st_size, facts.st_mtime_ns, sha, "ok", None, None, 1, 1, 1, _DAY, _DAY),
                    fingerprint,
                )
                issuer = f"UBND xã An Sơn {number // 20}"
                day = dt.date(2020 + number % 7, 1, 15)
                records = plan(document_id(sha), day, _TASKS_OF_A_PLAN, number, issuer)
                batch.append(ReadFile(entry, records=records, records_fingerprint=fingerprint))
            store.write(batch)


def _command(inbox: Path, output: Path, day: dt.date) -> tuple[float, float, float]:
    """Seconds by the clock and of the processor, and the most memory in MiB, of one run as a person starts it."""
    code = (
        "import sys\nfrom bench.measured import peak\nfrom flows.cli import app\n"
        "try: app(sys.argv[1:])\nexcept SystemExit: pass\n"
        "print('MEMORY', peak())"
    )
    arguments = ["run", str(inbox), "--output", str(output), "--as-of", day.isoformat()]
    start = cpu()
    seconds, done = wall(
        lambda: subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, text=True, encoding="utf-8", check=True
        )
    )
    return seconds, cpu() - start, float(done.stdout.rsplit("MEMORY", 1)[1])


def published(rows: int) -> list[Measured]:
    """How long `rows` tasks and what belongs to them take to be written as CSV and Parquet."""
    dataset = many_plans(rows)
    with tempfile.TemporaryDirectory() as folder:
        start = cpu()
        seconds, _ = wall(lambda: publish(dataset, Tracking(), (), Path(folder)))
    return [Measured(f"{rows} tasks published", seconds, "s wall"), Measured(f"{rows} tasks published", cpu() - start)]


def matched(tasks: int) -> list[Measured]:
    """How long two plans of `tasks` tasks take to be compared."""
    days = {name: dt.date(int(name), 1, 15) for name in ("2025", "2026")}
    facts = facts_of(dataset_of([plan(name, day, tasks, 7) for name, day in days.items()]))
    start = cpu()
    compare(facts, "2025", "2026")
    return [Measured(f"two plans of {tasks} tasks compared", cpu() - start)]


def main() -> None:
    """Read the arguments and measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("grow", "idle", "publish", "match"))
    parser.add_argument("--counts", type=int, nargs="+", default=[100, 1000, 10_000], help="grow: documents")
    parser.add_argument("--corpus", type=Path, help="grow: a folder made by bench.corpus before")
    parser.add_argument("--pdf", type=float, default=0.1, help="grow: share of PDF")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--known", type=int, default=100_000, help="idle: files")
    parser.add_argument("--rows", type=int, default=1_000_000, help="publish: tasks")
    parser.add_argument("--tasks", type=int, default=5000, help="match: tasks of each plan")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    works: dict[str, Callable[[], Iterable[Measured]]] = {
        "grow": lambda: grow(arguments.counts, arguments.workers, arguments.pdf, arguments.corpus),
        "idle": lambda: idle(arguments.known),
        "publish": lambda: published(arguments.rows),
        "match": lambda: matched(arguments.tasks),
    }
    tell(f"scale: {arguments.what}", works[arguments.what](), arguments.json)


if __name__ == "__main__":
    main()
