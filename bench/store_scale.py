"""How much one store carries (quy mô kho): python -m bench.store_scale [DOCUMENTS] [--no-tracking].

Writes made-up rows of plans and reports straight into a store, as reading would have given them, and
measures each step of a run after that: time, CPU time, peak memory, size of the files. Nothing is read or parsed
here; what reading costs is measured by the other commands of this folder.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from bench.match_plans import plan
from bench.measured import peak
from datamodel.rows import FieldSourceRow, Records, ReferenceRow, ResultRow, UnitMentionRow
from flows.outputs.tracking import tracked_in
from plans.dataset.dataset import Dataset
from plans.publishing.publish import publish
from plans.standing.track import Tracking
from plans.store.store import STORE_NAME, FileEntry, ReadFile, Store

DAY = dt.date(2026, 6, 1)
FIRST_YEAR, YEARS = 2017, 10
SUBJECTS = (
    "cải cách hành chính",
    "chuyển đổi số",
    "phòng, chống thiên tai",
    "giảm nghèo bền vững",
    "quản lý đất đai",
    "an toàn thực phẩm",
    "phổ cập giáo dục",
    "vệ sinh môi trường",
    "tiếp công dân",
    "phòng cháy, chữa cháy",
)
TASKS_OF_A_PLAN = 12
RESULTS_OF_A_REPORT = 6
BYTES_OF_TEXT = 3000
"""Packed words of a document, as the store of the samples has them on average."""
OF_A_COMMUNE = 2 * len(SUBJECTS) * YEARS
"""A plan and a report on each subject every year."""
BATCH = 500
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Step:
    """What one step took."""

    name: str
    seconds: float
    cpu_seconds: float
    """Of all threads: what counts on a machine that does other things too."""
    peak_mib: int
    """Of the process, up to the end of this step."""


def archive(documents: int) -> Iterator[Records]:
    """As many plans and reports, commune after commune."""
    for number in range(documents):
        commune, place = divmod(number, OF_A_COMMUNE)
        year, subject = FIRST_YEAR + place // 2 % YEARS, SUBJECTS[place // 2 // YEARS % len(SUBJECTS)]
        made = _plan(commune, year, subject)
        yield _report(made, year, subject) if place % 2 else made


def _plan(commune: int, year: int, subject: str) -> Records:
    number = f"{SUBJECTS.index(subject) + 10}"
    name, issuer = f"{commune}-{subject}-{year}", f"UBND xã An Sơn {commune}"
    seed = int.from_bytes(sha256(f"{commune}-{subject}".encode()).digest()[:4])
    made = plan(name, dt.date(year, 1, 15), TASKS_OF_A_PLAN, seed, issuer)
    facts = {"number": number, "document_number": f"{number}/KH-UBND", "subject": f"Kế hoạch {subject} năm {year}"}
    return _with_sources(replace(made, document=replace(made.document, **facts)))


def _report(of: Records, year: int, subject: str) -> Records:
    """The report on a plan: half of its tasks done, and the plan cited."""
    own = "r" + of.document.document_id
    document = replace(
        of.document,
        document_id=own,
        document_type="BC",
        number=f"{SUBJECTS.index(subject) + 50}",
        notation="BC-UBND",
        document_number=f"{SUBJECTS.index(subject) + 50}/BC-UBND",
        issued_date=dt.date(year, 11, 20),
        subject=f"Kết quả thực hiện kế hoạch {subject} năm {year}",
        source_path=f"{own}.docx",
    )
    cited, day = of.document.document_number, of.document.issued_date
    text = f"Kế hoạch số {cited} ngày 15/01/{year}"
    reference = ReferenceRow(f"c-{own}", own, 1, 0, 30, text, "KH", cited, day, None, None, "basis", "bench")
    results = tuple(
        ResultRow(
            f"k-{own}-{place}", own, 1, place, place + 1, f"I/{place}", f"Đã {task.text[0].lower()}{task.text[1:]}",
            "done", (), None, "bench", 1.0,
        )
        for place, task in enumerate(of.tasks[:RESULTS_OF_A_REPORT])
    )  # fmt: skip
    return _with_sources(Records(document, references=(reference,), results=results))


def _with_sources(records: Records) -> Records:
    own = records.document.document_id
    fields = ("number", "notation", "issued_date", "issuing_authority", "subject", "signer_name")
    sources = tuple(FieldSourceRow(own, name, name, 1, 0, 9, "bench") for name in fields)
    units = sorted({unit for task in records.tasks for unit in task.lead_units})
    mentions = tuple(UnitMentionRow(own, unit, "phòng", unit, None, None) for unit in units)
    return replace(records, field_sources=sources, unit_mentions=mentions, text_key=f"t{own}", draft_key=f"d{own}")


def fill(store: Store, documents: int) -> None:
    """Write the archive as runs would, a batch in each transaction."""
    noise = random.Random(20260601)
    batch: list[ReadFile] = []
    for records in archive(documents):
        path = records.document.source_path
        sha = sha256(path.encode()).hexdigest()
        entry = FileEntry(path, 40_000, 1, sha, "ok", None, None, 3, 3, 1, DAY, DAY, "f")
        own = replace(records, document=replace(records.document, document_id=records.document.document_id))
        batch.append(ReadFile(entry, noise.randbytes(BYTES_OF_TEXT), "f", own, "f"))
        if len(batch) == BATCH:
            store.write(batch)
            batch = []
    store.write(batch)


def measure(documents: int, folder: Path, *, tracks: bool) -> tuple[list[Step], dict[str, int]]:
    """The steps of a run over a store of so many documents."""
    steps: list[Step] = []

    def step(name: str, work: Callable[[], Result]) -> Result:
        began, cpu = time.perf_counter(), time.process_time()
        result = work()
        taken = round(time.perf_counter() - began, 2), round(time.process_time() - cpu, 2)
        steps.append(Step(name, *taken, round(peak())))
        print(f"{name:32} {taken[0]:9.2f} s {taken[1]:9.2f} s CPU {steps[-1].peak_mib:8d} MiB", flush=True)
        return result

    with Store.open(folder) as store:
        step("rows written", lambda: fill(store, documents))
    with step("store opened", lambda: Store.open(folder)) as store:
        step("ledger read", store.files)
        dataset: Dataset = step("rows read, copies marked", store.dataset)
        tracking = Tracking()
        days = {"plans compared, status": DAY, "the next day, nothing new": DAY + dt.timedelta(days=1)}
        for name, day in days.items() if tracks else ():
            tracking = step(name, lambda day=day: tracked_in(folder, dataset, day).tracking)  # type: ignore[misc]
        files = store.file_rows()
        published = step("tables published", lambda: publish(dataset, tracking, files, folder))
        step("also parted by year", lambda: publish(dataset, tracking, files, folder, partitioned=True))
    sizes = {
        "documents": published.rows["documents"],
        "tasks": published.rows["tasks"],
        "changes": published.rows["changes"],
        "rows": sum(published.rows.values()),
        "store_mib": (folder / STORE_NAME).stat().st_size >> 20,
        "csv_mib": sum(path.stat().st_size for path in folder.glob("*.csv")) >> 20,
        "parquet_mib": sum(path.stat().st_size for path in folder.glob("*.parquet")) >> 20,
    }
    return steps, sizes


def main() -> None:
    """Print the figures; with --json write them too."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=int, nargs="?", default=20_000)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--no-tracking", action="store_true", help="leave out the comparison of the plans")
    parser.add_argument("--output", type=Path, help="an empty folder that is kept (default: one that is removed)")
    arguments = parser.parse_args()
    folder = arguments.output or Path(tempfile.mkdtemp(prefix="khacphuc-bench-"))
    try:
        steps, sizes = measure(arguments.documents, folder, tracks=not arguments.no_tracking)
    finally:
        if not arguments.output:
            shutil.rmtree(folder, ignore_errors=True)
    print(" ".join(f"{name}={count}" for name, count in sizes.items()))
    if arguments.json:
        figures = {"steps": [asdict(each) for each in steps], **sizes}
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
