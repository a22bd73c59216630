"""A whole hostile inbox through the real command: it ends, tells each file's fate, and harms no neighbour."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from corpus import CASES, write_all
from docx_bytes import document, docx, paragraphs
from hostile_case import Case
from pdf_bytes import LINES, good, shown

from extractors.tools import has_office, has_tesseract

ROOT = Path(__file__).resolve().parents[2]
TABLES = ("tasks", "deadlines", "references", "findings", "results")
LIMITS = {"KHACPHUC_TIME_LIMIT": "60", "KHACPHUC_MEMORY_LIMIT": "2048"}
LEAN = {"KHACPHUC_PAGE_PICTURES": "0", "KHACPHUC_WORKERS": "2"}
"""Pictures of pages are drawn in other tests, and more workers only cost more starts."""


def khacphuc(folder: Path, inbox: str, output: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("KHACPHUC_", "PREFECT_"))}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), environment.get("PYTHONPATH")]))
    command = [sys.executable, "-m", "flows.cli", "run", inbox, "--output", output, "--as-of", "2026-05-13"]
    return subprocess.run(
        command, cwd=folder, env={**environment, **LIMITS, **LEAN}, capture_output=True, text=True, encoding="utf-8",
        timeout=1500, check=False,
    )  # fmt: skip


def put_neighbours(inbox: Path) -> None:
    """Documents of good faith; none of the hostile files has their numbers."""
    inbox.mkdir(parents=True, exist_ok=True)
    plans = {number: [line.replace("5/KH", f"{number}/KH") for line in LINES] for number in (6, 7, 8)}
    (inbox / "kế hoạch 6.pdf").write_bytes(good(content=shown(plans[6])))
    (inbox / "kế hoạch 7.docx").write_bytes(docx(document(paragraphs(plans[7]))))
    (inbox / "kế hoạch 8.txt").write_text("\n".join(plans[8]), encoding="utf-8")


def rows(output: Path, table: str) -> list[dict[str, str]]:
    csv.field_size_limit(1 << 20)  # of a paragraph of a hundred pages
    with (output / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def of_neighbours(output: Path, table: str) -> list[dict[str, str]]:
    documents = {
        row["document_id"] for row in rows(output, "documents") if row["source_path"].startswith("láng giềng/")
    }
    return [row for row in rows(output, table) if row["document_id"] in documents]


@pytest.mark.slow
def test_the_whole_inbox(tmp_path: Path) -> None:
    """One test, so that the run is made once, however the tests are shared out."""
    office = run_both(tmp_path)
    each_file_has_its_one_right_outcome(office)
    the_counts_add_up(office)
    what_is_whole_has_all_pages_and_what_is_set_aside_a_reason(office)
    neighbours_are_read_as_if_they_were_alone(office)
    of_a_secret_paper_no_word_is_kept(office)
    nothing_was_written_outside(office)
    no_cell_runs_as_a_formula(office)


def run_both(folder: Path) -> Path:
    """The neighbours alone, and the same among all hostile files."""
    for inbox in ("good", "bad"):
        put_neighbours(folder / inbox / "láng giềng")
    write_all(folder / "bad")
    quiet = khacphuc(folder, "good", "quiet")
    assert (quiet.returncode, quiet.stderr) == (0, "")
    loud = khacphuc(folder, "bad", "loud")
    assert (loud.returncode, loud.stderr) == (3, "")
    return folder


def expected(case: Case) -> tuple[str, str]:
    if case.code == "empty" and case.path.startswith("pdf/") and case.content and not has_tesseract():
        return "deferred", "needs_ocr"
    if (case.tool == "ocr" and not has_tesseract()) or (case.tool == "office" and not has_office()):
        return "deferred", f"needs_{case.tool}"
    return case.outcome, case.code or ""


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 120
    assert len({case.path for case in CASES}) == len(CASES)


def each_file_has_its_one_right_outcome(office: Path) -> None:
    found = {row["path"]: (row["outcome"], row["code"]) for row in rows(office / "loud", "files")}
    wanted = {case.shown or case.path: expected(case) for case in CASES}
    assert {path: found.get(path) for path, fate in wanted.items() if found.get(path) != fate} == {}


def the_counts_add_up(office: Path) -> None:
    found = rows(office / "loud", "files")
    known = {case.shown or case.path for case in CASES}
    others = {row["path"] for row in found} - known
    assert all(path.startswith("láng giềng/") for path in others)
    assert len(found) == len(known) + 3
    assert Counter(row["outcome"] for row in found).total() == len(found)


def what_is_whole_has_all_pages_and_what_is_set_aside_a_reason(office: Path) -> None:
    for row in rows(office / "loud", "files"):
        if row["outcome"] == "ok":
            assert row["pages_read"] == row["pages"] != "0"
        else:
            assert row["code"]
            assert row["message"]


def neighbours_are_read_as_if_they_were_alone(office: Path) -> None:
    for table in TABLES:
        assert of_neighbours(office / "loud", table) == of_neighbours(office / "quiet", table), table
    assert len(of_neighbours(office / "loud", "tasks")) == 3


def of_a_secret_paper_no_word_is_kept(office: Path) -> None:
    documents = {row["source_path"] for row in rows(office / "loud", "documents")}
    assert not documents & {"mat/mat.txt", "mat/toi-mat.txt"}


def nothing_was_written_outside(office: Path) -> None:
    assert {path.name for path in office.iterdir()} == {"good", "bad", "quiet", "loud"}
    assert not any("khacphuc-thoat-ra" in path.name for path in (Path("/tmp"), Path("/etc")) if path.exists())


def no_cell_runs_as_a_formula(office: Path) -> None:
    for path in (office / "loud").glob("*.csv"):
        for row in rows(office / "loud", path.stem):
            for name, cell in row.items():
                assert not str(cell).startswith(("=", "+", "-", "@")) or name in NUMBERS, (path.name, name, cell)


NUMBERS = frozenset({"days_overdue", "start", "end", "size"})
