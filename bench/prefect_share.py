"""What Prefect costs in a run (phần của Prefect): python -m bench.prefect_share [FOLDER] [-n 200] [--json FILE].

When the first document is read and when Prefect's server answers; then the same run three times: its steps as plain
calls, the flow on a server that stands already, and as a person starts it. Each in a process of its own, on an
empty output folder, by the clock and in processor seconds of all its processes. The runs draw no pictures of pages:
they would only make Prefect's share smaller.
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import make
from bench.measured import Measured, cpu, tell
from flows.batch.environment import prepare_environment
from flows.batch.server import PrefectServer
from flows.settings import Settings, load_settings


@dataclass(frozen=True, slots=True)
class Inbox:
    """The documents, and by how many processes they are read."""

    folder: Path
    workers: int

    def settings(self, output: Path) -> Settings:
        """Those of a run into this folder."""
        return load_settings(inbox=self.folder, output=output, workers=self.workers, page_pictures=0)


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock (`clock`) and of the processor."""

    clock: float
    processor: float

    def told(self, name: str) -> list[Measured]:
        """As figures."""
        return [Measured(name, self.clock, "s wall"), Measured(name, self.processor)]

    def share(self, name: str, without: Cost) -> list[Measured]:
        """Which part of this is what the other does without, in percent."""
        pairs = {"wall": (self.clock, without.clock), "processor": (self.processor, without.processor)}
        return [Measured(name, 100 * (own - other) / own, f"% {kind}") for kind, (own, other) in pairs.items()]


def first_document(inbox: Inbox, output: Path, began: float) -> tuple[float, float]:
    """Seconds since `began` at which the first document is read and at which the server answers, as in `launch`."""
    prepare_environment(output)
    from flows.batch.run import Run

    with Run(inbox.folder, inbox.settings(output)) as run, PrefectServer() as server:
        run.start_workers()
        import flows.batch.flow  # noqa: F401

        next(run.reading())
        first = time.time() - began
        while not server.is_ready(patience=1.0):
            pass
        return first, time.time() - began


def plain(inbox: Inbox, output: Path) -> float:
    """Seconds that the steps of a run take as plain calls."""
    prepare_environment(output)
    start = time.perf_counter()
    from flows.batch.run import Run

    with Run(inbox.folder, inbox.settings(output)) as run:
        run.start_workers()
        run.note_known()
        for steps in (run.reading(), run.settling()):
            for _ in steps:
                pass
        run.track()
        run.publish()
        run.result()
    return time.perf_counter() - start


def flow(inbox: Inbox, output: Path) -> float:
    """Seconds of the run as `khacphuc run` does it, with a server of its own unless there is one."""
    prepare_environment(output)
    start = time.perf_counter()
    from flows.batch.launching import launch

    launch(inbox.folder, inbox.settings(output))
    return time.perf_counter() - start


def flow_on_standing_server(inbox: Inbox, output: Path) -> float:
    """The same with a server that is there before; its start is not in the seconds."""
    prepare_environment(output)
    with PrefectServer() as server:
        server.wait_until_ready()
        return flow(inbox, output)


def server_alone(_: Inbox, output: Path) -> float:
    """Seconds until a server answers of which nothing is asked."""
    prepare_environment(output)
    start = time.perf_counter()
    with PrefectServer() as server:
        server.wait_until_ready()
        return time.perf_counter() - start


def figures(inbox: Inbox, times: int) -> list[Measured]:
    """Start, costs and shares, each the least of several runs taken in turn."""
    work: Sequence[Callable[[Inbox, Path], float]] = (plain, flow, flow_on_standing_server, server_alone)
    rounds = [{each: _cost(each, inbox) for each in work} for _ in range(times)]
    least = {
        each: Cost(min(one[each].clock for one in rounds), min(one[each].processor for one in rounds)) for each in work
    }
    standing, server = least[flow_on_standing_server], least[server_alone]
    on_it = Cost(standing.clock, standing.processor - server.processor)
    first, ready = min((_first(inbox) for _ in range(times)), key=lambda pair: pair[0] - pair[1])
    return [
        Measured("first document read", first, "s wall"),
        Measured("server answers", ready, "s wall"),
        *server.told("server alone, start and end"),
        *least[plain].told("steps as plain calls"),
        *on_it.told("flow on a standing server"),
        *least[flow].told("flow with its own server"),
        *on_it.share("Prefect's share, start of the server left out", least[plain]),
        *least[flow].share("Prefect's share, all", least[plain]),
    ]


def _cost(work: Callable[[Inbox, Path], float], inbox: Inbox) -> Cost:
    start = cpu()
    with tempfile.TemporaryDirectory() as output, _process() as process:
        clock = process.submit(work, inbox, Path(output)).result()
    return Cost(clock, cpu() - start)


def _first(inbox: Inbox) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as output, _process() as process:
        return process.submit(first_document, inbox, Path(output), time.time()).result()


def _process() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="documents; without it a corpus is made")
    parser.add_argument("-n", "--count", type=int, default=200, help="documents to make, 30 %% of them PDF")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--times", type=int, default=3, help="runs of each kind")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.folder or Path(scratch)
        if arguments.folder is None:
            make(folder, arguments.count, pdf=0.3)
        count = sum(path.is_file() for path in folder.iterdir())
        found = figures(Inbox(folder.resolve(), arguments.workers), arguments.times)
        tell(f"{count} documents, {arguments.workers} workers", found, arguments.json)


if __name__ == "__main__":
    main()
