"""Whatever the lines are: reading does not fail, points home and makes nothing up."""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from written_documents import document_of, written

from datamodel.document import TextDocument
from datamodel.official import Deadline, DeadlineKind, Item, OfficialDocument
from datamodel.span import Span
from nlp import read
from nlp.text.matching import squeeze

_LABELS = (
    "I. ",
    "II. ",
    "B. ",
    "1. ",
    "2. ",
    "3. ",
    "2.1. ",
    "2.4. ",
    "a) ",
    "đ) ",
    "(1) ",
    "- ",
    "+ ",
    "* ",
    "Điều 2. ",
    "",
)
_FRAGMENTS = (
    "NHIỆM VỤ TRỌNG TÂM QUÝ II NĂM 2026",
    "TỒN TẠI, HẠN CHẾ",
    "MỤC ĐÍCH, YÊU CẦU",
    "KẾT QUẢ ĐẠT ĐƯỢC",
    "Nội dung khắc phục:",
    "Giao Phòng Kinh tế:",
    "Rà soát hồ sơ đất đai",
    "Công an xã phối hợp với Phòng Văn hóa - Xã hội",
    "Đơn vị chủ trì: Văn phòng HĐND và UBND xã;",
    "Thời gian hoàn thành:",
    "Chỉ tiêu: đạt 100%.",
    "trước ngày 30/4/2026",
    "chậm nhất trong ngày 31/2/2026",
    "trước 30/6",
    "trong quý III",
    "thường xuyên",
    "trước ngày 25 hằng tháng",
    "trong 05 ngày làm việc kể từ ngày ban hành",
    "sau khi có Quyết định số 12/QĐ-UBND ngày 05/02/2026",
    "đã hoàn thành 12/14 nhiệm vụ.",
    "chưa ký số văn bản;",
    "Trên đây là Kế hoạch, yêu cầu các phòng thực hiện./.",
    "đồng chí Trần Văn Bình",
    "Như sau:",
    "\u00a0",
    "…",
    "(",
    "%",
    "99/99/9999",
)
_line = st.builds(
    lambda label, parts: label + " ".join(parts),
    st.sampled_from(_LABELS),
    st.lists(st.sampled_from(_FRAGMENTS), min_size=1, max_size=3),
)
_row = st.lists(
    st.sampled_from(("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "1", "I", "1.1", "~", "2,5", *_FRAGMENTS)),
    min_size=2,
    max_size=4,
).map(lambda cells: "| " + " | ".join(cells) + " |")
_bodies = st.lists(st.one_of(_line, _line, _row), max_size=14).map("\n".join)
_kinds = st.sampled_from(("KH", "BC", "TB", "QĐ", "CT", "CV", "TTr"))
_settings = settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@given(_bodies, _kinds, st.booleans())
@_settings
def test_documents_of_any_lines(body: str, kind: str, is_whole: bool) -> None:
    check(written(body, kind) if is_whole else document_of(body))


@given(st.text(alphabet="IVX123.)(-+*|/:;, \n\u00a0aăâbđêôơưỳQĐNGÀY%…", max_size=200))
@_settings
def test_texts_of_any_letters(printed: str) -> None:
    check(document_of(printed))


def check(document: TextDocument) -> None:
    found = read(document)
    check_places(document, found)
    for task in found.tasks:
        for deadline in task.deadlines:
            if deadline.span is not None:
                check_dates(deadline.value, deadline.span, document.text)


def check_places(document: TextDocument, found: OfficialDocument) -> None:
    for row in (*found.tasks, *found.findings, *found.results):
        assert row.path
        assert row.rule
        assert squeeze(row.span.slice(document.text)) == row.text
    for span in spans_of(found):
        assert span.end <= len(document.text)


def spans_of(found: OfficialDocument) -> list[Span]:
    places = [one.span for one in (*found.references, *found.units)]
    for task in found.tasks:
        places += [task.span, *(one.span for one in task.deadlines)]
        places += [u.span for u in (*task.roles.lead_units, *task.roles.coordinating_units, *task.roles.assignees)]
        places += [one.span for one in (task.target, task.deliverable) if one]
    items: list[Item] = list(found.outline)
    for item in items:
        items.extend(item.children)
    return [place for place in (*places, *(item.span for item in items), *(i.span for i in found.issues)) if place]


def check_dates(deadline: Deadline, span: Span, text: str) -> None:
    """A due date is printed, or follows from a word of time; it is never made up."""
    due, words = deadline.due_date, span.slice(text).casefold()
    assert squeeze(span.slice(text)), "a deadline stands somewhere"
    if due is None:
        return
    if deadline.kind is DeadlineKind.DATE:
        assert is_printed(due, words), f"{due} is not in {words!r}"
    else:
        assert re.search(r"quý|tháng|năm|ngày|tuần|giờ", words), f"{due} does not follow from {words!r}"


def is_printed(day: dt.date, words: str) -> bool:
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    return day.day in numbers and day.month in numbers
