"""The scorer gives full marks to the truth itself, and none to silence."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bench.score import Output, load_truths, score
from samples.description import ROOT

TRUTHS = load_truths(ROOT)


@pytest.fixture(scope="module")
def truth_as_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    tables: dict[str, list[dict[str, Any]]] = {"documents": [], "tasks": [], "deadlines": []}
    tables |= {"findings": [], "references": [], "results": []}
    for truth in TRUTHS:
        known = {"document_id": truth["source"]}
        date = truth["document"]["issued_date"]
        row = {**truth["document"], **known, "source_path": f"in/{truth['source']}.docx"}
        tables["documents"].append({**row, "issued_date": date and dt.date.fromisoformat(date)})
        tables["references"] += [{**known, **row} for row in truth["references"]]
        tables["results"] += [{**known, **row} for row in truth["results"]]
        tables["findings"] += [{**known, **row, "finding_id": _id(known, row["path"])} for row in truth["findings"]]
        for task in truth["tasks"]:
            ident = _id(known, task["path"])
            tables["deadlines"] += [{"task_id": ident, **due} for due in task["deadlines"]]
            told = {k: v for k, v in task.items() if k not in ("finding", "deadlines")}
            tied = task["finding"] and _id(known, task["finding"])
            tables["tasks"].append({**known, **told, "task_id": ident, "finding_id": tied})
    for name, rows in tables.items():
        pq.write_table(pa.Table.from_pylist(rows), folder / f"{name}.parquet")
    return folder


def test_truth_scores_full(truth_as_output: Path):
    total = score(Output(truth_as_output), TRUTHS)
    assert total.mistakes == []
    assert all(count.f1 == 1 for count in total.counts.values())
    assert total.counts["tasks.whole"].right == sum(len(truth["tasks"]) for truth in TRUTHS)


def test_silence_scores_nothing(tmp_path: Path):
    total = score(Output(tmp_path), TRUTHS)
    assert total.counts["tasks"].right == 0 and total.counts["tasks"].missing > 200


def _id(known: dict[str, str], path: str) -> str:
    return f"{known['document_id']}#{path}"
