"""Lines below a list that say who does what stands in it and by when, part by part."""

from __future__ import annotations

import pytest
from written_documents import read_written

_END = "III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng tổng hợp, báo cáo."


def _times(below: str, kind: str = "KH") -> dict[str, list[str]]:
    """Path of each task of item 1 with the kinds and last days of its deadlines."""
    read = read_written(f"II. KHẮC PHỤC\n1. Về chợ\n{below}\n{_END}", kind)
    return {
        task.path.removeprefix("II/1/"): [f"{d.value.kind} {d.value.due_date or ''}".strip() for d in task.deadlines]
        for task in read.tasks
        if task.path.startswith("II/")
    }


_LIST = """\
- Tháo dỡ 08 ki-ốt cơi nới.
- Sắp xếp lại khu bán hàng tươi sống.
- Thay 14 bình chữa cháy."""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "+ Thời gian: hai nội dung đầu xong trước ngày 20/4/2026; nội dung còn lại trong quý II/2026.",
            {"b1": ["date 2026-04-20"], "b2": ["date 2026-04-20"], "b3": ["period 2026-06-30"]},
        ),
        (
            "+ Thời hạn: Thường xuyên; riêng thay bình chữa cháy xong trong tháng 5/2026.",
            {"b1": ["ongoing"], "b2": ["ongoing"], "b3": ["period 2026-05-31"]},
        ),
        (
            "+ Thời hạn: tháo dỡ trước 30/4/2026; sắp xếp quý II/2026; thay bình theo tiến độ cấp vốn của tỉnh.",
            {"b1": ["date 2026-04-30"], "b2": ["period 2026-06-30"], "b3": ["schedule"]},
        ),
        (
            "Các nội dung nêu trên hoàn thành trước ngày 30/6/2026.",
            {"b1": ["date 2026-06-30"], "b2": ["date 2026-06-30"], "b3": ["date 2026-06-30"]},
        ),
        (
            "+ Thời gian: nội dung thứ ba xong trước ngày 20/4/2026.",
            {"b1": [], "b2": [], "b3": ["date 2026-04-20"]},
        ),
    ],
)
def test_a_time_counts_for_the_work_that_its_part_names(line, expected):
    assert _times(f"{_LIST}\n{line}") == expected


@pytest.mark.parametrize(
    ("line", "leads", "shares", "times"),
    [
        (
            "Phòng Kinh tế chủ trì tham mưu các nội dung tại mục này. Thời gian: quý II/2026.",
            ["Phòng Kinh tế"],
            [],
            ["quý II/2026"],
        ),
        (
            "Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã thực hiện các nội dung trên. "
            "Hoàn thành trước ngày 30/6/2026.",
            ["Phòng Kinh tế"],
            ["Công an xã"],
            ["trước ngày 30/6/2026"],
        ),
        ("* Giao Phòng Kinh tế chủ trì, Công an xã phối hợp.", ["Phòng Kinh tế"], ["Công an xã"], []),
    ],
)
def test_a_line_that_gives_the_list_above_to_someone_is_no_task(line, leads, shares, times):
    read = read_written(f"II. KHẮC PHỤC\n1. Về chợ\n{_LIST}\n{line}\n{_END}")
    tasks = [task for task in read.tasks if task.path.startswith("II/")]
    assert [task.path for task in tasks] == ["II/1/b1", "II/1/b2", "II/1/b3"]
    for task in tasks:
        assert [unit.value for unit in task.roles.lead_units] == leads
        assert [unit.value for unit in task.roles.coordinating_units] == shares
        assert [d.value.text for d in task.deadlines] == times


@pytest.mark.parametrize(
    "line",
    [
        "Phòng Kinh tế theo dõi việc thực hiện các nội dung trên, báo cáo UBND xã.",
        "Hoàn thành việc đấu nối điện trước ngày 30/6/2026.",
    ],
)
def test_a_paragraph_below_a_list_with_work_of_its_own_is_a_task(line):
    assert list(_times(f"{_LIST}\n{line}"))[-1] == "p1"


@pytest.mark.parametrize(("effect", "due"), [("kể từ ngày ký", "2026-04-09"), ("từ ngày 01/4/2026", "2026-05-01")])
def test_days_from_the_day_on_which_a_decision_takes_effect(effect, due):
    read = read_written(
        "Điều 1. Nhiệm vụ của Tổ công tác\n"
        "1. Rà soát hồ sơ trong thời hạn 30 ngày kể từ ngày Quyết định này có hiệu lực.\n"
        f"Điều 2. Quyết định này có hiệu lực {effect}.",
        "QĐ",
    )
    assert [str(d.value.due_date) for d in read.tasks[0].deadlines] == [due]


def test_days_from_a_day_of_effect_that_is_not_told_have_no_last_day():
    read = read_written(
        "Điều 1. Nhiệm vụ\n1. Rà soát hồ sơ trong thời hạn 30 ngày kể từ ngày Quyết định này có hiệu lực.", "QĐ"
    )
    assert [d.value.due_date for d in read.tasks[0].deadlines] == [None]


def test_a_half_year_as_heading_is_the_time_of_the_work_below_it():
    read = read_written("II. NHIỆM VỤ\n1. Quý II\na) Thay 11 máy tính.\n2. 6 tháng cuối năm\na) Tổ chức cuộc thi.")
    assert [str(task.deadlines[0].value.due_date) for task in read.tasks] == ["2026-06-30", "2026-12-31"]


def test_a_time_in_brackets_at_the_end_of_a_heading_is_the_time_of_the_work_below_it():
    read = read_written(
        "II. NỘI DUNG\n1. Bước 1: Rà soát, nắm nguồn (xong trước ngày 10/10/2026)\n- Lập danh sách công dân.\n"
        "2. Bước 2: Sơ tuyển (từ ngày 20/10 đến ngày 05/11/2026)\n- Tổ chức sơ tuyển tại Trạm Y tế."
    )
    assert [str(d.value.due_date) for task in read.tasks for d in task.deadlines] == ["2026-10-10", "2026-11-05"]
    assert [d.value.inherited_from for task in read.tasks for d in task.deadlines] == ["II/1", "II/2"]


def test_work_that_is_done_now_and_then_by_its_words_has_the_days_of_its_cell_alone():
    read = read_written(
        "II. NHIỆM VỤ",
        appendix="PHỤ LỤC\n| STT | Nội dung công việc | Đơn vị chủ trì | Thời gian |\n"
        "| 1 | Tiếp công dân định kỳ của Chủ tịch UBND xã | Văn phòng | Thứ Năm hằng tuần |",
    )
    assert [d.value.recurrence for d in read.tasks[0].deadlines] == ["FREQ=WEEKLY;BYDAY=TH"]
