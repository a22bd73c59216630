"""What people say wins, is never lost, and is told where a newer document says otherwise (hiệu chỉnh)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from chain_rows import D, R, T, before, day

from datamodel.rows import IssueRow, Records, TaskStatusRow
from plans.corrections.applying import Tracked, tracked_with
from plans.corrections.log import CORRECTIONS_NAME, Correction, CorrectionsDamaged, append, corrections_digest, load
from plans.dataset.dataset import Dataset, dataset_of
from plans.publishing.publish import publish
from plans.rows.identity import document_key

XA, KT, VP = "UBND xã Hòa Lạc Đông", "Phòng Kinh tế", "Văn phòng HĐND và UBND"
KH = D(
    "kh", "KH", "41", XA, "10/02/2026", "Khắc phục tồn tại, hạn chế trong cải cách hành chính năm 2026",
    findings=[("1", "Máy lấy số tại bộ phận một cửa bị hỏng.")],
    tasks=[
        T("1/a", "Sửa chữa máy lấy số tại bộ phận một cửa.", [KT], before("30/4/2026"), "1"),
        T("1/b", "Niêm yết đầy đủ thủ tục hành chính tại nhà văn hóa các thôn."),
    ],
)  # fmt: skip
BC = D(
    "bc", "BC", "90", XA, "20/6/2026", "Kết quả thực hiện Kế hoạch số 41/KH-UBND",
    cites=[("KH", "41/KH-UBND", "10/02/2026", None)],
    results=[R("1", "Chưa sửa chữa được máy lấy số tại bộ phận một cửa.", "not_done")],
)  # fmt: skip
MAY, JULY = dt.date(2026, 5, 13), dt.date(2026, 7, 1)
MACHINE, POSTING = "t:kh:1/a", "t:kh:1/b"


def says(field: str, *value: str, task: str = MACHINE, read: tuple[str, ...] = (), **facts: object) -> Correction:
    task_rows = {row.task_id: row for row in KH.records().tasks}
    correction = Correction(
        "2026-05-13T02:00:00Z", "Lê Thị Bình Minh", MAY, task, field, read, value, False, "kh", None,
        task_rows[task].path, task_rows[task].text,
    )  # fmt: skip
    return replace(correction, **facts)  # type: ignore[arg-type]


def known(*corrections: Correction, as_of: dt.date = MAY, documents: tuple[D, ...] = (KH,)) -> Tracked:
    return tracked_with(dataset_of(each.records() for each in documents), corrections, as_of)


def status(found: Tracked, task: str = MACHINE) -> TaskStatusRow:
    return {row.task_id: row for row in found.tracking.task_status}[task]


def issues(found: Tracked, code: str) -> list[IssueRow]:
    return [issue for issue in found.tracking.issues if issue.code == code]


DONE = says("progress", "done", read=("no_report",))


def test_progress_and_day_of_completion() -> None:
    read = status(known())
    assert (read.progress, read.timeliness) == ("no_report", "overdue")
    said = status(known(DONE, says("done_date", "2026-04-28")))
    assert (said.progress, said.timeliness, said.done_date) == ("done", "on_time", day("28/4/2026"))
    assert said.evidence_text == "Lê Thị Bình Minh xác nhận ngày 13/5/2026"
    late = status(known(DONE, says("done_date", "2026-05-04")))
    assert (late.progress, late.timeliness) == ("done", "late")


def test_a_finding_whose_work_a_person_calls_done_is_fixed() -> None:
    (finding,) = known(DONE).tracking.finding_status
    assert finding.status == "fixed"


def test_a_day_in_the_past_is_shown_as_it_stood() -> None:
    assert status(known(DONE, as_of=dt.date(2026, 5, 1))).progress == "no_report"
    assert known(DONE, as_of=dt.date(2026, 5, 1)).tracking.corrections[0].state == "not_yet"


def test_a_new_deadline_in_the_place_of_the_printed_one() -> None:
    found = known(says("due_date", "2026-06-30", read=("2026-04-30",)))
    (deadline,) = found.dataset.deadlines()
    task = next(task for task in found.dataset.tasks() if task.task_id == MACHINE)
    assert (deadline.text, deadline.due_date, deadline.inclusive) == ("trước ngày 30/4/2026", day("30/6/2026"), True)
    assert (task.due_date, task.deadline_text) == (day("30/6/2026"), "trước ngày 30/4/2026")
    assert (status(found).timeliness, status(found).due_date) == ("on_time", day("30/6/2026"))


def test_a_deadline_where_the_document_has_none_and_none_where_it_has_one() -> None:
    found = known(says("due_date", "2026-05-15", task=POSTING), says("due_date", read=("2026-04-30",)))
    assert [(row.task_id, row.due_date) for row in found.dataset.deadlines()] == [(POSTING, day("15/5/2026"))]
    assert status(found, POSTING).timeliness == "due_soon"
    assert (status(found).timeliness, status(found).due_date) == ("no_deadline", None)


def test_unit_and_note() -> None:
    found = known(says("lead_units", VP, KT, read=(KT,)), says("note", "Chờ kinh phí"))
    assert found.dataset.tasks()[0].lead_units == (VP, KT)
    assert status(found).note == "Chờ kinh phí"
    assert found.read_dataset.tasks()[0].lead_units == (KT,)


def test_the_last_word_counts_and_can_be_taken_back() -> None:
    later = says("progress", "in_progress", at="2026-05-14T02:00:00Z")
    found = known(DONE, later)
    assert status(found).progress == "in_progress"
    assert [row.state for row in found.tracking.corrections if row.value == ("done",)] == ["replaced"]
    taken_back = known(DONE, replace(later, withdrawn=True))
    assert status(taken_back).progress == "no_report"
    assert {row.state for row in taken_back.tracking.corrections} == {"replaced", "withdrawn"}


def test_a_newer_report_that_says_otherwise_is_told_and_the_person_wins() -> None:
    found = known(DONE, as_of=JULY, documents=(KH, BC))
    assert status(found).progress == "done"
    (conflict,) = issues(found, "correction_conflict")
    assert "tiến độ là Chưa thực hiện (90/BC-UBND ngày 20/6/2026)" in conflict.message
    assert (conflict.document_id, conflict.field) == ("kh", "progress")


def test_a_report_known_at_the_time_or_that_agrees_is_no_conflict() -> None:
    knew = says("progress", "done", read=("not_started",), as_of=JULY)
    assert not issues(known(knew, as_of=JULY, documents=(KH, BC)), "correction_conflict")
    agrees = says("progress", "not_started", read=("no_report",))
    found = known(agrees, as_of=JULY, documents=(KH, BC))
    assert not issues(found, "correction_conflict")
    assert status(found).evidence_document_id == "bc"


def test_work_called_done_that_a_later_plan_takes_up_again_is_told() -> None:
    again = D("kh2", "KH", "15", XA, "01/6/2026", KH.subject, tasks=[T("1", KH.tasks[0].text, [KT])])
    (conflict,) = issues(known(DONE, as_of=JULY, documents=(KH, again)), "correction_conflict")
    assert "lại được giao ở 15/KH-UBND ngày 01/6/2026" in conflict.message


def reread(text: str, path: str = "1/a", document_id: str = "kh") -> Dataset:
    """The plan as better rules read it: another text, another path, and so another id."""
    records: Records = KH.records()
    first, *others = (replace(row, document_id=document_id) for row in records.tasks)
    task = replace(first, task_id="t:new", text=text, path=path)
    document = replace(records.document, document_id=document_id)
    return dataset_of([Records(document, tasks=(task, *others))])


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Sửa chữa máy lấy số tại bộ phận một cửa", "1/a"),
        ("Khẩn trương sửa chữa máy lấy số tại bộ phận một cửa.", "1/a"),
        ("Sửa chữa máy lấy số tại bộ phận một cửa.", "I/1/b1"),
    ],
)
def test_a_correction_finds_its_task_when_it_is_read_anew(text: str, path: str) -> None:
    found = tracked_with(reread(text, path), [DONE], MAY)
    assert status(found, "t:new").progress == "done"
    assert not issues(found, "correction_lost")


def test_a_correction_finds_its_task_in_another_file_of_the_document() -> None:
    key = document_key(KH.records().document, None)
    found = tracked_with(reread(KH.tasks[0].text, document_id="scan"), [replace(DONE, document_key=key)], MAY)
    assert status(found, "t:new").progress == "done"


def test_a_correction_whose_task_is_gone_is_told_and_kept() -> None:
    found = tracked_with(reread("Mua sắm máy vi tính cho công chức.", "1/c"), [DONE], MAY)
    (lost,) = issues(found, "correction_lost")
    assert "Sửa chữa máy lấy số" in lost.message and "Lê Thị Bình Minh" in lost.message
    assert found.tracking.corrections[0].state == "lost"


def test_the_file_only_grows(tmp_path: Path) -> None:
    assert load(tmp_path) == ()
    append(tmp_path, [DONE])
    append(tmp_path, [])
    append(tmp_path, [says("note", "Dòng có “ngoặc”\u2028; và dấu")])
    assert [each.field for each in load(tmp_path)] == ["progress", "note"]
    assert load(tmp_path)[0] == DONE
    assert [path.name for path in tmp_path.iterdir()] == [CORRECTIONS_NAME]


@pytest.mark.parametrize("line", ["{", "[]", '{"at": "2026"}', "\ufffd"])
def test_a_damaged_file_is_told_and_left_as_it_is(tmp_path: Path, line: str) -> None:
    append(tmp_path, [DONE])
    file = tmp_path / CORRECTIONS_NAME
    file.write_text(file.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    before = file.read_bytes()
    for action in (lambda: load(tmp_path), lambda: append(tmp_path, [DONE])):
        with pytest.raises(CorrectionsDamaged, match="dòng 2"):
            action()
    assert file.read_bytes() == before


def test_a_value_that_is_none_damages_nothing_silently(tmp_path: Path) -> None:
    append(tmp_path, [says("due_date", "30/6/2026")])
    with pytest.raises(CorrectionsDamaged, match="dòng 1"):
        load(tmp_path)


def test_equal_corrections_give_equal_bytes(tmp_path: Path) -> None:
    written = []
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        append(folder, [DONE, says("due_date", "2026-06-30")])
        found = tracked_with(dataset_of([KH.records(), BC.records()]), load(folder), JULY)
        publish(found.dataset, found.tracking, [], folder)
        written.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert written[0] == written[1]
    assert b"2026-06-30" in written[0]["corrections.csv"]


def test_every_correction_has_its_own_digest() -> None:
    assert len({corrections_digest([]), corrections_digest([DONE]), corrections_digest([DONE, DONE])}) == 3
