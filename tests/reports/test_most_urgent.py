"""Reports of more rows than a program opens: the urgent documents are shown, everything is counted."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from office_rows import DAY, document, status, task

from datamodel.rows import ChangeRow, Records, ResultRow
from plans.dataset.dataset import dataset_of
from plans.standing.track import tracking_of
from reports.tracking_lines import TrackingTable, tracking_table
from reports.workbook import write_workbook

DOCUMENTS = 8


def _office(most: int | None) -> TrackingTable:
    """Yearly plans: the work of 2021 is overdue, as a document of 2027 tells, and stands again in the plan of 2022."""
    records, statuses = [], []
    for place in range(DOCUMENTS):
        plan = document(place + 1, "KH", dt.date(2020 + place, 1, 5), f"ke-hoach-{place}.txt")
        own = replace(task(place, f"Rà soát hồ sơ đợt {place}."), document_id=plan.document_id)
        results = (ResultRow("r", plan.document_id, 1, 0, 9, "p1", "Chưa xong.", "not_done", (), None, "t", 1.0),)
        records.append(Records(plan, tasks=(own,), results=results if place == 7 else ()))
        statuses.append(status(own, "no_report", "on_time"))
    last = records[7].document.document_id
    told = {"evidence_document_id": last, "evidence_page": 1, "evidence_text": "Chưa xong."}
    statuses[0] = replace(statuses[0], progress="done")
    statuses[1] = replace(statuses[1], timeliness="overdue", days_overdue=4, **told)
    statuses[2] = replace(statuses[2], timeliness="due_soon")
    one, other = records[1], records[2]
    ids = (one.document.document_id, other.document.document_id, one.tasks[0].task_id, other.tasks[0].task_id)
    change = ChangeRow("h1", "task", *ids, "changed", ("text",), 0.9)
    tracking = tracking_of(changes=[change], task_status=statuses)
    return tracking_table(dataset_of(records), tracking, DAY, (), most)


def test_a_report_with_room_shows_everything() -> None:
    whole = _office(None)
    assert _office(DOCUMENTS + 1) == whole
    assert len(whole.tasks) == DOCUMENTS and not whole.remark


@pytest.mark.parametrize(("most", "shown"), [(1, [1]), (3, [1, 2]), (4, [1, 2, 7])])
def test_the_most_urgent_documents_are_shown_and_all_are_counted(most: int, shown: list[int]) -> None:
    whole, part = _office(None), _office(most)
    assert [line.document.source_path for line in part.tasks] == [f"ke-hoach-{place}.txt" for place in shown]
    assert part.totals == whole.totals
    assert (part.totals.tasks, part.totals.documents) == (DOCUMENTS, DOCUMENTS)
    assert part.left_out == DOCUMENTS - len(shown)
    kept = {line.task.task_id: line for line in whole.tasks}
    assert all(line == kept[line.task.task_id] for line in part.tasks)


def test_what_shown_rows_point_to_is_told_though_its_document_is_not_shown() -> None:
    (line,) = _office(3).changes
    assert line.before == "Rà soát hồ sơ đợt 1."
    late = _office(3).tasks[0]
    assert late.answer is not None and late.answer.source_path == "ke-hoach-7.txt"
    assert late.answer_row is not None


def test_the_workbook_says_that_rows_are_missing(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_workbook(_office(3), tmp_path).path)
    sheet = book["Theo dõi nhiệm vụ"]
    assert "còn 6 văn bản khác không hiện" in sheet["A2"].value
    assert sheet.max_row == 6
    assert book["Tổng hợp"]["C6"].value == DOCUMENTS
