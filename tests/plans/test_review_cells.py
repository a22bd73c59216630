"""What people type into a review workbook, and the mark that knows a row again (ô được sửa)."""

from __future__ import annotations

import datetime as dt

import pytest

from plans.corrections.cells import Cell, CellError, cell_text, cell_value, mark_text, read_mark
from plans.dataset.progress_words import CORRECTED, day_words

AS_OF = dt.date(2026, 5, 13)
VALUES: dict[str, tuple[str, ...]] = {
    "lead_units": ("Phòng Kinh tế",),
    "due_date": ("2026-06-30",),
    "progress": ("no_report",),
    "done_date": (),
    "reply": (),
    "note": (),
}


@pytest.mark.parametrize(
    "cell",
    [
        dt.datetime(2026, 6, 30),
        dt.date(2026, 6, 30),
        "30/6/2026",
        "30/06/2026 ",
        "30-6-2026",
        "30.6.2026",
        "ngày 30/6/2026",
        "2026-06-30",
        "2026-06-30 00:00:00",
        46203,
        46203.0,
    ],
)
def test_one_day_in_many_forms(cell: Cell) -> None:
    assert cell_value("due_date", cell) == ("2026-06-30",)


@pytest.mark.parametrize("cell", ["30/6", "31/6/2026", "cuối tháng 6", "30/6/26", 3, True, "30/6/1026", 1e300])
def test_what_is_no_day_is_told(cell: Cell) -> None:
    with pytest.raises(CellError):
        cell_value("due_date", cell)


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("progress", "Hoàn thành", ("done",)),
        ("progress", " hoàn  thành một phần", ("partly_done",)),
        ("progress", "done", ("done",)),
        ("lead_units", "Phòng Kinh tế;  Công an xã ; Phòng Kinh tế", ("Phòng Kinh tế", "Công an xã")),
        ("lead_units", "Phòng Kinh tế\nCông an xã", ("Phòng Kinh tế", "Công an xã")),
        ("lead_units", " \xa0 ", ()),
        ("note", "Chờ\tkinh phí ", ("Chờ kinh phí",)),
        ("note", 12.0, ("12",)),
        ("done_date", None, ()),
    ],
)
def test_words_become_values(field: str, cell: Cell, value: tuple[str, ...]) -> None:
    assert cell_value(field, cell) == value


@pytest.mark.parametrize(("field", "cell"), [("progress", "xong rồi"), ("note", "x" * 3000), ("lead_units", "#REF!")])
def test_words_that_cannot_be_taken(field: str, cell: Cell) -> None:
    with pytest.raises(CellError):
        cell_value(field, cell)


@pytest.mark.parametrize(("field", "value"), VALUES.items())
def test_what_is_shown_is_read_again(field: str, value: tuple[str, ...]) -> None:
    assert cell_value(field, cell_text(field, value)) == value


def test_a_mark_belongs_to_one_task_and_its_words() -> None:
    mark = mark_text("t1", "Sửa máy lấy số.", VALUES, AS_OF)
    found = read_mark(mark, "t1", " Sửa máy  lấy số.")
    assert found is not None and found.as_of == AS_OF
    assert not any(found.is_edited(field, VALUES[field]) for field in CORRECTED)
    assert found.is_edited("note", ("mới",)) and found.is_edited("lead_units", ())
    for moved in ((mark, "t2", "Sửa máy lấy số."), (mark, "t1", "Việc khác."), (mark[:-1], "t1", "Sửa máy lấy số.")):
        assert read_mark(*moved) is None
    for broken in ("", ".", "2026-05-13", "x.y.z"):
        assert read_mark(broken, "t1", "") is None


@pytest.mark.parametrize(("day", "words"), [("2026-05-03", "03/5/2026"), ("2026-02-13", "13/02/2026")])
def test_days_as_official_papers_write_them(day: str, words: str) -> None:
    assert day_words(day) == words
