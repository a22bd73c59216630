"""Rows of a small office, fictional, for the tests of what people open."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from datamodel.document import Block, TextDocument
from datamodel.rows import (
    ChangeRow,
    DocumentRow,
    FindingRow,
    FindingStatusRow,
    IssueRow,
    Records,
    ResultRow,
    TaskRow,
    TaskStatusRow,
)
from plans.dataset.dataset import dataset_of
from plans.standing.track import tracking_of
from reports.tracking_lines import TrackingTable, tracking_table

DAY = dt.date(2026, 5, 20)
PLAN_TEXT = "KẾ HOẠCH\n\n1. Phòng Kinh tế rà soát hồ sơ đất đai.\n\n2. Văn phòng xây dựng quy chế."
REPORT_TEXT = "Phòng Kinh tế đã rà soát xong 120 hồ sơ."


def document(number: int, kind: str, day: dt.date | None, path: str) -> DocumentRow:
    return DocumentRow(
        document_id=f"d{number}",
        source_path=path,
        format="txt",
        pages=1,
        text_source="native",
        same_as=None,
        document_type=kind,
        number=str(number),
        notation=f"{kind}-UBND",
        document_number=f"{number}/{kind}-UBND",
        issuing_authority="UBND xã Hòa Lạc Đông",
        parent_authority=None,
        issue_place="Hòa Lạc Đông",
        issued_date=day,
        issued_date_precision="day" if day else "none",
        subject="Khắc phục tồn tại",
        addressees=(),
        recipients=(),
        signing_capacity=None,
        on_behalf_of=None,
        signer_position="CHỦ TỊCH",
        signer_name="Trần Văn Thử",
        issue_codes=(),
    )


def task(number: int, text: str, lead: tuple[str, ...] = (), due: dt.date | None = None, start: int = 0) -> TaskRow:
    return TaskRow(
        task_id=f"t{number}",
        document_id="d34",
        page=1,
        start=start,
        end=start + len(text),
        text=text,
        path=str(number),
        section=None,
        lead_units=lead,
        coordinating_units=(),
        assignees=(),
        units_inherited_from=None,
        finding_id=None,
        target=None,
        deliverable=None,
        deadline_text=None,
        deadline_kind="date" if due else None,
        start_date=None,
        due_date=due,
        recurrence=None,
        standing=False,
        clear_person=bool(lead),
        clear_work=True,
        clear_result=False,
        clear_authority=False,
        clear_time=bool(due),
        clear_responsibility=False,
        rule="test",
        confidence=1.0,
    )


def status(task: TaskRow, progress: str, timeliness: str, carried_to: str | None = None) -> TaskStatusRow:
    late = (DAY - task.due_date).days if timeliness == "overdue" and task.due_date else None
    row = TaskStatusRow(
        task.task_id, DAY, progress, timeliness, task.due_date, late, None, None, None, None, None, carried_to
    )
    if progress == "done":
        return replace(row, evidence_document_id="d50", evidence_page=1, evidence_text=REPORT_TEXT, evidence_score=0.9)
    return row


def records(tasks: tuple[TaskRow, ...]) -> tuple[Records, Records]:
    finding = FindingRow(
        "f1", "d34", "I/1", "Hồ sơ trễ hạn còn nhiều", 1, 0, 8, 2.0, 1.5, 0.5, "Chậm phân công", "test", 1.0
    )
    plan = document(34, "KH", dt.date(2026, 1, 5), "kế hoạch 34.txt")
    report = document(50, "BC", dt.date(2026, 4, 20), "báo cáo 50.txt")
    result = ResultRow("r1", "d50", 1, 0, len(REPORT_TEXT), "p1", REPORT_TEXT, "done", (), None, "test", 1.0)
    issue = IssueRow("i1", "d34", None, "read", "number_blank", "warning", None, "Số để trống", 1, None, None)
    return Records(plan, tasks=tasks, findings=(finding,), issues=(issue,)), Records(report, results=(result,))


def table_of(pairs: list[tuple[TaskRow, TaskStatusRow]]) -> TrackingTable:
    tasks = tuple(task for task, _ in pairs)
    tracking = tracking_of(
        changes=(ChangeRow("k1", "task", "d34", "d50", tasks[0].task_id, None, "removed", (), None),),
        task_status=tuple(status for _, status in pairs),
        finding_status=(FindingStatusRow("f1", DAY, "open", None, None, None, None),),
    )
    return tracking_table(dataset_of(records(tasks)), tracking, DAY)


def small_office() -> TrackingTable:
    """A done task, a late one, one due soon and a standing duty."""
    done = task(1, "Phòng Kinh tế rà soát hồ sơ đất đai.", ("Phòng Kinh tế",), dt.date(2026, 6, 30), start=13)
    late = task(2, "Văn phòng xây dựng quy chế.", ("Văn phòng HĐND và UBND",), dt.date(2026, 3, 31), start=54)
    soon = task(3, "Tổ chức tập huấn.", ("Phòng Kinh tế", "Văn phòng HĐND và UBND"), dt.date(2026, 5, 22))
    standing = replace(task(4, "Thường xuyên nhắc nhở công chức."), deadline_text="Thường xuyên", standing=True)
    return table_of(
        [
            (done, status(done, "done", "on_time")),
            (late, status(late, "no_report", "overdue")),
            (soon, status(soon, "in_progress", "due_soon")),
            (standing, status(standing, "no_report", "standing")),
        ]
    )


def baited_office(*texts: str) -> TrackingTable:
    """Tasks whose words would do harm if they were taken for more than words."""
    tasks = [task(number, text, (text[:40],)) for number, text in enumerate(texts, 1)]
    return table_of([(each, status(each, "no_report", "no_deadline")) for each in tasks])


def text_of(document_id: str) -> TextDocument:
    """The words of the two documents."""
    text = {"d34": PLAN_TEXT, "d50": REPORT_TEXT}[document_id]
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(at, at + len(part)))
        at += len(part) + 2
    return TextDocument("x.txt", "txt", text, tuple(blocks))
