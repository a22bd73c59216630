"""How fast documents become tables, stage by stage (tốc độ): python -m bench.speed [-n 60] [--json FILE].

All figures are processor seconds of one process, the least of several runs over the same files: only the
ratios between figures of one run mean anything.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.corpus import make
from bench.measured import Measured, least, tell
from bench.peers import bare, converters
from datamodel.codec import pack_text
from extractors import extract
from flows.readers.reading import ReadJob
from flows.readers.workers import Limits, WorkerPool
from nlp import read
from plans.dataset.ledger import FileEntry, ReadFile
from plans.publishing.publish import publish
from plans.rows.normalize import normalize
from plans.standing.track import track
from plans.store.store import Store

_DAY = dt.date(2026, 6, 30)


def stages(files: Sequence[Path], times: int) -> list[Measured]:
    """Each stage of the road from a file to the published tables."""
    names = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    figures: list[Measured] = []

    def stage(name: str, work: Callable[[], Any]) -> Any:
        seconds, result = least(work, times)
        figures.append(Measured(name, seconds))
        return result

    for warm in files[:3]:
        normalize(read(extract(warm)), sha256="", path=warm.name)
    texts = stage("extract", lambda: [extract(file) for file in files])
    documents = stage("read", lambda: [read(text) for text in texts])
    facts = list(zip(files, names, documents, strict=True))
    records = stage("normalize", lambda: [normalize(d, sha256=sha, path=f.name) for f, sha, d in facts])
    packed = stage("pack text", lambda: [pack_text(text) for text in texts])
    batch = [
        ReadFile(_entry(file, sha), packed_text, "words", each, "rows")
        for (file, sha, _), packed_text, each in zip(facts, packed, records, strict=True)
    ]
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder)) as store:
        stage("store", lambda: store.write(batch))
        dataset = stage("load", store.dataset)
        tracking = stage("track", lambda: track(dataset, as_of=_DAY))
        rows = store.file_rows({file.name for file in files})
        stage("publish", lambda: publish(dataset, tracking, rows, Path(folder)))
    return figures


def _entry(file: Path, sha256: str) -> FileEntry:
    facts = file.stat()
    return FileEntry(file.name, facts.st_size, facts.st_mtime_ns, sha256, "ok", None, None, None, None, 1, _DAY, _DAY)


def compared(files: Sequence[Path], times: int, pythons: Sequence[Path]) -> list[Measured]:
    """The stages, what others need, and the ratios."""
    parts = stages(files, times)
    road = sum(part.value for part in parts)
    others = [*bare(files, times), *converters(files, pythons)]
    ratios = [Measured(f"whole road / {other.name}", road / other.value, "x") for other in others]
    return [
        *parts,
        Measured("whole road", road),
        Measured("documents a second", len(files) / road, "1/s"),
        *others,
        *ratios,
    ]


def workers(files: Sequence[Path]) -> list[Measured]:
    """How much sooner two worker processes are through than one, by the clock, their start left out."""
    jobs = [ReadJob(file.name, file, "") for file in files]
    seconds = {count: _by_clock(jobs, count) for count in (1, 2)}
    gain = seconds[1] / seconds[2]
    return [*(Measured(f"{n} workers", s, "s wall") for n, s in seconds.items()), Measured("gain", gain, "x")]


def _by_clock(jobs: Sequence[ReadJob], count: int) -> float:
    with WorkerPool("flows.readers.reading:read_job", Limits(300), count, "flows.readers.reading:warm_up") as pool:
        pool.run(jobs[: 2 * count])
        start = time.perf_counter()
        pool.run(jobs)
        return time.perf_counter() - start


def main() -> None:
    """Read the arguments, make the corpus and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="DOCX and PDF files; without it a corpus is made")
    parser.add_argument("-n", "--count", type=int, default=60, help="documents to make, half of them PDF")
    parser.add_argument("--times", type=int, default=3, help="runs of each stage")
    parser.add_argument("--peer-python", type=Path, action="append", default=[], help="Python that knows a converter")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.folder or Path(scratch)
        if arguments.folder is None:
            make(folder, arguments.count, pdf=0.5)
        for suffix in (".pdf", ".docx"):
            if files := sorted(folder.glob(f"*{suffix}")):
                figures = compared(files, arguments.times, arguments.peer_python)
                tell(f"{len(files)} {suffix[1:]} documents, processor time", figures, arguments.json)
        tell("worker processes", workers(sorted(folder.glob("*.*"))), arguments.json)


if __name__ == "__main__":
    main()
