"""The review workbook through real files: filled in with another program, moved about, broken, handed in (rà soát)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from datamodel.rows import DeadlineRow, DocumentRow, Records, TaskRow
from plans.corrections.applying import Tracked, tracked_with
from plans.corrections.importing import Review, Reviewer, review
from plans.corrections.log import Correction
from plans.dataset.dataset import dataset_of
from reports.review_lines import review_lines
from reports.review_reading import NoReview, read_review
from reports.review_workbook import HEADER_ROW, SHEET, write_review

AS_OF = dt.date(2026, 5, 13)
REVIEWER = Reviewer("Lê Thị Bình Minh", dt.datetime(2026, 5, 14, 9, tzinfo=dt.UTC))
ISSUED = dt.date(2026, 1, 5)
WORKS = ("Rà soát hồ sơ đất đai trễ hạn.", "Niêm yết thủ tục hành chính.", '=HYPERLINK("x") sửa máy lấy số.')
DUE = (dt.date(2026, 6, 30), None, dt.date(2026, 4, 30))


def records(name: str = "kh") -> Records:
    document = DocumentRow(
        name, f"{name}.docx", "docx", 1, "native", None, "KH", "34", "KH-UBND", "34/KH-UBND", "UBND xã Hòa Lạc Đông",
        None, None, ISSUED, "day", "Cải cách hành chính", (), (), None, None, None, None, (),
    )  # fmt: skip
    tasks = tuple(
        TaskRow(
            f"t:{name}:{place}", name, 1, place * 10, place * 10 + 9, text, str(place), None,
            ("Phòng Kinh tế",) if place != 1 else (), (), (), None, None, None, None, None,
            "date" if due else None, None, due, None, False, True, True, False, False, bool(due), False, "t", 1.0,
        )
        for place, (text, due) in enumerate(zip(WORKS, DUE, strict=True))
    )  # fmt: skip
    deadlines = tuple(
        DeadlineRow(f"l{t.task_id}", name, t.task_id, "hạn", 1, 0, 1, "date", None, t.due_date, True, None, None, "t")
        for t in tasks
        if t.due_date
    )
    return Records(document, tasks=tasks, deadlines=deadlines)


def known(*corrections: Correction) -> Tracked:
    return tracked_with(dataset_of([records()]), corrections, AS_OF)


Sheet = Any
FIRST = HEADER_ROW + 2


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "rà soát.xlsx"
    write_review(known(), AS_OF, path)
    return path


def place_of(sheet: Sheet, head: str) -> int:
    heads = [cell.value for cell in sheet[HEADER_ROW + 1]]
    return heads.index(head) + 1


def fill(book: Path, work: str, **cells: object) -> None:
    """Type into the row of a task as a person does."""
    words = {"unit": "Đơn vị chủ trì", "due": "Thời hạn", "progress": "Tiến độ", "done": "Ngày hoàn thành",
             "note": "Ghi chú", "text": "Nội dung nhiệm vụ", "key": "Mã nhiệm vụ", "mark": "Dấu nội dung"}  # fmt: skip

    def change(sheet: Sheet) -> None:
        column = place_of(sheet, "Nội dung nhiệm vụ")
        row = next(r for r in range(FIRST, sheet.max_row + 1) if sheet.cell(r, column).value == work)
        for name, value in cells.items():
            sheet.cell(row, place_of(sheet, words[name])).value = value

    edit(book, change)


def edit(book: Path, change: Callable[[Sheet], None]) -> None:
    opened = openpyxl.load_workbook(book)
    change(opened[SHEET])
    opened.save(book)


def hand_in(book: Path, at: Tracked | None = None) -> Review:
    return review(read_review(book), at or known(), REVIEWER)


def said(found: Review) -> dict[tuple[str, str], tuple[str, ...]]:
    return {(each.task_id[-1], each.field): each.value for each in found.corrections}


def test_the_riskiest_come_first(book: Path) -> None:
    assert [line.line.task.path for line in review_lines(known())] == ["2", "1", "0"]
    sheet = openpyxl.load_workbook(book)[SHEET]
    assert sheet.cell(FIRST, 1).value == "Quá hạn 13 ngày"
    assert sheet.cell(FIRST, place_of(sheet, "Nội dung nhiệm vụ")).data_type == "s"
    hidden = [letter for letter, column in sheet.column_dimensions.items() if column.hidden]
    assert hidden == ["M", "N"] or hidden == ["M"]
    rules = {str(rule.sqref).split(":")[0][0]: rule.type for rule in sheet.data_validations.dataValidation}
    assert rules == {"F": "list", "G": "date", "H": "list", "I": "date"}


def test_a_workbook_nobody_edited_corrects_nothing(book: Path) -> None:
    found = hand_in(book)
    assert (found.rows, found.corrections, found.refused, found.remarks) == (3, [], [], [])
    edit(book, lambda sheet: None)  # saved by another program
    assert hand_in(book).corrections == []


def test_equal_rows_make_equal_bytes(book: Path, tmp_path: Path) -> None:
    write_review(known(), AS_OF, tmp_path / "b.xlsx")
    assert (tmp_path / "b.xlsx").read_bytes() == book.read_bytes()


def test_what_a_person_typed_becomes_corrections(book: Path) -> None:
    fill(book, WORKS[0], unit="Phòng Kinh tế; Công an xã", due="15/7/2026", note="Xin lùi")
    fill(book, WORKS[1], progress="Đang thực hiện", due=dt.datetime(2026, 5, 30))
    fill(book, WORKS[2], done=dt.datetime(2026, 4, 28))
    found = hand_in(book)
    assert found.refused == []
    assert said(found) == {
        ("0", "lead_units"): ("Phòng Kinh tế", "Công an xã"),
        ("0", "due_date"): ("2026-07-15",),
        ("0", "note"): ("Xin lùi",),
        ("1", "progress"): ("in_progress",),
        ("1", "due_date"): ("2026-05-30",),
        ("2", "done_date"): ("2026-04-28",),
        ("2", "progress"): ("done",),  # a day of completion says so
    }
    first = found.corrections[0]
    assert (first.by, first.at, first.as_of) == ("Lê Thị Bình Minh", "2026-05-14T09:00:00Z", AS_OF)
    assert (first.document_id, first.path, first.text) == ("kh", "2", WORKS[2])


def test_the_same_workbook_handed_in_twice_says_nothing_new(book: Path) -> None:
    fill(book, WORKS[0], due="15/7/2026", note="Xin lùi", progress="Đang thực hiện")
    first = hand_in(book)
    assert len(first.corrections) == 3
    second = hand_in(book, known(*first.corrections))
    assert (second.corrections, second.refused) == ([], [])


def test_a_cell_set_back_takes_the_correction_back(book: Path, tmp_path: Path) -> None:
    fill(book, WORKS[0], due="15/7/2026", note="Xin lùi", progress="Hoàn thành")
    corrected = known(*hand_in(book).corrections)
    again = tmp_path / "lần hai.xlsx"
    write_review(corrected, AS_OF, again)
    fill(again, WORKS[0], due="30/6/2026", note=None, progress=None)
    found = hand_in(again, corrected)
    assert all(each.withdrawn for each in found.corrections) and len(found.corrections) == 3
    back = known(*hand_in(book).corrections, *found.corrections)
    assert back.dataset.tasks() == back.read_dataset.tasks()
    assert {row.progress for row in back.tracking.task_status} == {"no_report"}


def test_another_person_was_faster(book: Path, tmp_path: Path) -> None:
    other = tmp_path / "người khác.xlsx"
    other.write_bytes(book.read_bytes())
    fill(other, WORKS[0], due="15/7/2026")
    fill(book, WORKS[0], due="31/7/2026")
    found = hand_in(book, known(*hand_in(other).corrections))
    assert said(found) == {("0", "due_date"): ("2026-07-31",)}
    assert "đã sửa “Thời hạn” thành “15/7/2026”" in found.remarks[0]


def test_rows_sorted_moved_and_columns_rearranged(book: Path) -> None:
    fill(book, WORKS[0], note="Chờ")

    def move(sheet: Sheet) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADER_ROW + 1)]
        sheet.delete_rows(1, sheet.max_row)
        for row in [rows[0], *reversed(rows[1:])]:
            sheet.append([None, None, *reversed(row)])
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s" if str(cell.value).startswith("=") else cell.data_type
        sheet.append([None] * 5)

    edit(book, move)
    found = hand_in(book)
    assert (said(found), found.refused) == ({("0", "note"): ("Chờ",)}, [])


def test_broken_and_foreign_rows_are_told_and_the_others_go_in(book: Path) -> None:
    fill(book, WORKS[0], note="Chờ")
    fill(book, WORKS[1], text="Việc khác hẳn.", note="x")  # words of one task, code of another
    fill(book, WORKS[2], key=None, note="x")
    edit(book, lambda sheet: sheet.append(["Dòng người dùng tự thêm"]))
    found = hand_in(book)
    assert said(found) == {("0", "note"): ("Chờ",)}
    assert len(found.refused) == 3
    assert any("không khớp mã dòng" in line for line in found.refused)
    assert sum("mất mã dòng" in line for line in found.refused) == 2
    assert all(line.startswith("Rà soát, dòng ") for line in found.refused)


def test_rows_of_another_dataset(book: Path) -> None:
    fill(book, WORKS[0], note="Chờ")
    others = tracked_with(dataset_of([]), [], AS_OF)
    found = hand_in(book, others)
    assert len(found.refused) == 3 and "không có trong dữ liệu này" in found.refused[0]
    assert found.corrections == []


def test_one_task_in_several_rows(book: Path) -> None:
    fill(book, WORKS[0], note="Chờ")

    def double(sheet: Sheet) -> None:
        column = place_of(sheet, "Nội dung nhiệm vụ")
        row = next(r for r in range(FIRST, sheet.max_row + 1) if sheet.cell(r, column).value == WORKS[0])
        sheet.append([cell.value for cell in sheet[row]])

    edit(book, double)
    assert (len(hand_in(book).corrections), len(hand_in(book).remarks)) == (1, 1)
    edit(book, lambda sheet: setattr(sheet.cell(sheet.max_row, place_of(sheet, "Ghi chú")), "value", "Khác"))
    found = hand_in(book)
    assert found.corrections == [] and "nhiều dòng sửa khác nhau" in found.refused[0]


def test_cells_that_cannot_be_understood(book: Path) -> None:
    fill(book, WORKS[0], due="cuối quý", note="Chờ")
    fill(book, WORKS[1], done="20/12/2026")
    fill(book, WORKS[2], done="28/4/2026", progress="Đang thực hiện", note="Máy mới")
    found = hand_in(book)
    assert said(found) == {("0", "note"): ("Chờ",), ("2", "note"): ("Máy mới",)}
    assert len(found.refused) == 3
    assert any("ô “Thời hạn” “cuối quý” không phải là ngày" in line for line in found.refused)
    assert any("chưa tới" in line for line in found.refused)


def test_rows_parted_over_several_sheets(book: Path) -> None:
    opened = openpyxl.load_workbook(book)
    copy = opened.copy_worksheet(opened[SHEET])
    copy.title = "Phòng Kinh tế"
    opened[SHEET].delete_rows(FIRST + 1, 2)
    copy.delete_rows(FIRST)
    copy.cell(FIRST, place_of(copy, "Ghi chú")).value = "Chờ"
    opened.save(book)
    found = hand_in(book)
    assert (found.rows, said(found)) == (3, {("1", "note"): ("Chờ",)})


def test_files_that_are_no_review(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04" + bytes(50))
    (tmp_path / "b.xlsx").write_text("STT;Nội dung", encoding="utf-8")
    empty = openpyxl.Workbook()
    empty.save(tmp_path / "c.xlsx")
    for name, told in (("a", "hỏng"), ("b", "hỏng"), ("c", "không có bảng rà soát"), ("d", "Không tìm thấy")):
        with pytest.raises(NoReview, match=told):
            read_review(tmp_path / f"{name}.xlsx")


def test_a_cut_workbook(book: Path) -> None:
    book.write_bytes(book.read_bytes()[:3000])
    with pytest.raises(NoReview):
        read_review(book)


def test_a_text_longer_than_a_cell_comes_back_unedited(tmp_path: Path) -> None:
    whole = records()
    long = "Rà soát hồ sơ. " * 3000
    from dataclasses import replace

    dataset = dataset_of([replace(whole, tasks=(replace(whole.tasks[0], text=long.strip()), *whole.tasks[1:]))])
    found = tracked_with(dataset, [], AS_OF)
    write_review(found, AS_OF, tmp_path / "r.xlsx")
    told = hand_in(tmp_path / "r.xlsx", found)
    assert (told.rows, told.refused, told.corrections) == (3, [], [])
