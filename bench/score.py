"""Measures a published dataset against the truth of the samples (chấm điểm): python -m bench.score OUTPUT [SAMPLES]."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from rapidfuzz import fuzz

from nlp.text.matching import fold

Row = dict[str, Any]
TABLES = ("documents", "references", "findings", "tasks", "deadlines", "results")
ONE_VALUE = (
    "document_type",
    "number",
    "notation",
    "issuing_authority",
    "parent_authority",
    "issue_place",
    "issued_date",
    "issued_date_precision",
    "signing_capacity",
    "on_behalf_of",
    "signer_position",
    "signer_name",
)
LIKE_TASKS, LIKE_RESULTS = 90.0, 80.0
"""How alike two texts must be, of 100, to be the same task, finding or result."""


@dataclass
class Count:
    """Of one field: values right, values that should not be there, values that are not there."""

    right: int = 0
    wrong: int = 0
    missing: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing was asked and nothing given."""
        asked = 2 * self.right + self.wrong + self.missing
        return 2 * self.right / asked if asked else 1.0


@dataclass
class Score:
    """Counts by field, and every mistake in words."""

    counts: dict[str, Count] = field(default_factory=dict)
    mistakes: list[str] = field(default_factory=list)

    def compare(self, name: str, where: str, want: Iterable[str], have: Iterable[str]) -> bool:
        """Compare two bags of values; whether they are alike."""
        wanted, given = Counter(want), Counter(have)
        count = self.counts.setdefault(name, Count())
        count.right += (wanted & given).total()
        count.wrong += (given - wanted).total()
        count.missing += (wanted - given).total()
        self.mistakes += [f"{where}\t{name}\tmissing\t{value}" for value in (wanted - given).elements()]
        self.mistakes += [f"{where}\t{name}\twrong\t{value}" for value in (given - wanted).elements()]
        return wanted == given


class Output:
    """The published tables of a folder, by document."""

    def __init__(self, folder: Path) -> None:
        self.tables = {name: _read(folder / f"{name}.parquet") for name in TABLES}
        self.due: dict[str, list[Row]] = {}
        for row in self.tables["deadlines"]:
            self.due.setdefault(row["task_id"], []).append(row)

    def document(self, source: str) -> Row:
        """The row of the document whose file is called `source`, or an empty one."""
        rows = self.tables["documents"]
        return next((r for r in rows if Path(str(r["source_path"])).name.startswith(f"{source}.")), {})

    def rows(self, table: str, document: Row) -> list[Row]:
        """The rows of one document."""
        known = document.get("document_id")
        return [row for row in self.tables[table] if known and row["document_id"] == known]


def _read(path: Path) -> list[Row]:
    return list(pq.read_table(path).to_pylist()) if path.exists() else []


def score(output: Output, truths: Sequence[Row]) -> Score:
    """Compare everything the truths tell with the output."""
    total = Score()
    for truth in truths:
        source, document = truth["source"], output.document(truth["source"])
        _document(total, source, truth["document"], document)
        references = output.rows("references", document)
        total.compare("references.number", source, map(_cited, truth["references"]), map(_cited, references))
        findings = output.rows("findings", document)
        pairs = _texts(total, "findings", source, truth["findings"], findings, LIKE_TASKS)
        found = {told["path"]: row["finding_id"] for told, row in pairs}
        for told, row in pairs:
            if told["points"] is not None:
                total.compare("findings.points", source, [f"{told['points']:g}"], [f"{row['points'] or 0:g}"])
        _tasks(total, source, truth["tasks"], output.rows("tasks", document), output, found)
        results = output.rows("results", document)
        for told, row in _texts(total, "results", source, truth["results"], results, LIKE_RESULTS):
            total.compare("results.status", f"{source} {told['path']}", [told["status"]], [str(row["status"])])
    return total


def _document(total: Score, source: str, want: Row, have: Row) -> None:
    for name in ONE_VALUE:
        total.compare(f"document.{name}", source, _values([want.get(name)]), _values([have.get(name)]))
    alike = fuzz.ratio(fold(want.get("subject") or ""), fold(str(have.get("subject") or ""))) >= 95
    total.compare("document.subject", source, ["subject"], ["subject"] if alike else [])
    for name in ("addressees", "recipients"):
        total.compare(f"document.{name}", source, _values(want[name]), _values(have.get(name) or []))


def _tasks(total: Score, source: str, want: list[Row], have: list[Row], output: Output, found: dict[str, str]) -> None:
    whole = total.counts.setdefault("tasks.whole", Count())
    pairs = _texts(total, "tasks", source, want, have, LIKE_TASKS)
    right = 0
    for told, row in pairs:
        where = f"{source} {told['path']}"
        total.compare("tasks.path", where, [told["path"]], [str(row["path"])])
        total.compare("tasks.assignees", where, _values(told["assignees"]), _values(row["assignees"] or []))
        same = [
            total.compare(f"tasks.{name}", where, map(_unit, told[name]), map(_unit, row[name] or []))
            for name in ("lead_units", "coordinating_units")
        ]
        dues = output.due.get(row["task_id"], [])
        same.append(total.compare("tasks.deadlines", where, map(_due, told["deadlines"]), map(_due, dues)))
        right += same[0] and same[2]
        if told["finding"]:
            tied = found.get(told["finding"])
            total.compare("tasks.finding", where, ["tied"], ["tied"] if tied and tied == row["finding_id"] else [])
        if told["target"]:
            alike = fuzz.ratio(fold(told["target"]), fold(str(row["target"] or ""))) >= 70
            total.compare("tasks.target", where, ["target"], ["target"] if alike else [])
    whole.right += right
    whole.missing += len(want) - right
    whole.wrong += len(have) - right


def _texts(
    total: Score, name: str, source: str, want: list[Row], have: list[Row], floor: float
) -> list[tuple[Row, Row]]:
    """Pair rows by their texts, most alike first, and count those without a partner."""
    likeness = [
        (fuzz.ratio(fold(told["text"]), fold(str(row["text"]))), i, j)
        for i, told in enumerate(want)
        for j, row in enumerate(have)
    ]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for alike, i, j in sorted(likeness, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if alike >= floor and i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    missing = [_shown(row) for i, row in enumerate(want) if i not in partner]
    wrong = [_shown(row) for j, row in enumerate(have) if j not in taken]
    total.compare(name, source, missing, wrong)
    total.counts[name].right += len(partner)
    return [(want[i], have[j]) for i, j in sorted(partner.items())]


def _shown(row: Row) -> str:
    return f"{row['path']}: {str(row['text'])[:100]}"


def _values(values: Iterable[Any]) -> list[str]:
    return [fold(str(value)[:10] if hasattr(value, "isoformat") else str(value)) for value in values if value]


def _unit(name: str) -> str:
    return fold(name.casefold().replace("ủy ban nhân dân", "ubnd").replace("hội đồng nhân dân", "hđnd"))


def _cited(row: Row) -> str:
    return f"{row['document_type'] or ''} {row['document_number'] or ''}".strip()


def _due(row: Row) -> str:
    return f"{row['kind']} {str(row['due_date'])[:10]}"


def load_truths(folder: Path) -> list[Row]:
    """Every document.json below `folder`."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*/document.json"))]


def show(total: Score, write: Callable[[str], object] = print) -> None:
    """One line per field."""
    write(f"{'field':32} {'right':>6} {'wrong':>6} {'missing':>8} {'F1':>7}")
    for name, count in total.counts.items():
        write(f"{name:32} {count.right:6} {count.wrong:6} {count.missing:8} {count.f1:7.3f}")


def main() -> None:
    """Read the arguments, print the table, and write the mistakes where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path, help="folder with the published parquet files")
    parser.add_argument("samples", type=Path, nargs="?", default=Path(__file__).resolve().parent.parent / "samples")
    parser.add_argument("--mistakes", type=Path, help="write every mistake to this file")
    arguments = parser.parse_args()
    total = score(Output(arguments.output), load_truths(arguments.samples))
    show(total)
    if arguments.mistakes:
        arguments.mistakes.write_text("\n".join(total.mistakes) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
