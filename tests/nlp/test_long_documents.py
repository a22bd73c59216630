"""Long documents (văn bản rất dài): the work of reading grows with their lines, not with the square of them.

Work is counted in executed lines of the program, not in seconds: the same number on every machine.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from written_documents import written

from datamodel.document import TextDocument
from nlp import read

Shape = Callable[[int], str]
SHORT, LONG = 25, 100


def below(head: str, *lines: str) -> Shape:
    """A heading and, so often, these lines."""
    return lambda count: "\n".join([head, *(line.format(number) for number in range(1, count + 1) for line in lines)])


def shared_line(count: int) -> str:
    """A list whose only line of time names the work that it means."""
    tasks = below("II. NHIỆM VỤ\n1. Nhiệm vụ chung", "- Rà soát hồ sơ số {}.")(count)
    return f"{tasks}\n* Thời gian: rà soát hồ sơ trước ngày 15/6/2026; tập huấn nghiệp vụ trước ngày 20/7/2026."


def numbered_lists(count: int) -> str:
    """Shortcomings, and as many remedies with the same numbers."""
    findings = below("I. TỒN TẠI, HẠN CHẾ", "{0}. Việc niêm yết thủ tục số {0} còn chậm.")(count)
    remedies = below("II. BIỆN PHÁP KHẮC PHỤC", "{0}. Văn phòng niêm yết thủ tục số {0}.")(count)
    return f"{findings}\n{remedies}"


SHAPES = {
    "own words": below("II. NHIỆM VỤ", "{0}. Phòng Kinh tế rà soát hồ sơ số {0}, xong trước ngày 15/6/2026."),
    "one line for all": shared_line,
    "equal numbers": numbered_lists,
    "given to someone below": below(
        "II. NHIỆM VỤ\n1. Nhiệm vụ chung",
        "- Rà soát hồ sơ số {}.",
        "* Giao Phòng Kinh tế chủ trì, phối hợp Công an xã thực hiện.",
    ),
    "headings": below("II. NHIỆM VỤ", "{0}. VỀ CÔNG TÁC SỐ {0}"),
    "points": below(
        "II. NỘI DUNG KHẮC PHỤC\n| STT | Tiêu chí | Điểm chuẩn | Số điểm | Lý do mất điểm | Biện pháp khắc phục |",
        "| {0} | Niêm yết thủ tục số {0} | 2 | 1 | chưa niêm yết | Văn phòng niêm yết đủ số {0} |",
    ),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_four_times_the_lines_are_four_times_the_work(shape: Shape) -> None:
    short, long = (written(shape(count)) for count in (SHORT, LONG))
    read(long)  # rules are compiled and names learned once
    assert executed_lines(long) <= 1.3 * LONG / SHORT * executed_lines(short)


def executed_lines(document: TextDocument) -> int:
    count = 0

    def trace(_frame: FrameType, event: str, _value: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read(document)
    finally:
        sys.settrace(before)
    return count
