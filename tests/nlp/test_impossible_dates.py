"""Dates that cannot be are refused and told wherever they stand; nothing is made of blank or broken ones."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from written_documents import document_of, read_written

from datamodel.official import OfficialDocument
from nlp import read
from nlp.checks.impossible_dates import find_slips
from nlp.deadlines.finder import TimeContext, find_deadlines

ISSUED = TimeContext(issued=dt.date(2026, 3, 10))


@pytest.mark.parametrize(
    "printed",
    [
        "trước ngày 31/6/2026",
        "trước ngày 30/2/2026",
        "trước 31/6",
        "xong 30/02.",
        "chậm nhất ngày 32/01/2026",
        "hoàn thành trước 13/13/2026",
        "ngày 31 tháng 4",
        "ngày 31 tháng 4 năm 2026",
        "đến ngày 29/02/2025",
        "ngày 00/5/2026",
        "trước ngày 15/6/20226",
        "trước ngày 15/6/202",
        "trong năm 202",
        "trong tháng 13 năm 2026",
        "trong quý V/2026",
        "ngày 32 hằng tháng",
        "trước 31/2 hằng năm",
        "từ ngày 31/4/2026 đến ngày 15/6/2026",
    ],
)
def test_what_cannot_be_is_told(printed):
    assert find_slips(f"Rà soát hồ sơ {printed}")


@pytest.mark.parametrize(
    "printed",
    [
        "trước ngày 29/02/2028",
        "trước 31/12",
        "đạt 13/15 tiêu chí, hoàn thành 14/13 chỉ tiêu",
        "Quyết định số 31/6/QĐ",
        "Nghị định số 30/2020/NĐ-CP",
        "năm 938, Ngô Quyền",
        "ngày … tháng … năm 202...",
        "ngày     tháng 6 năm 2026",
        "quý IV/2026",
        "5,147 tỷ/3046 tỷ",
        "ISO 9001:2015",
        "tỷ lệ 31/31 xã",
    ],
)
def test_what_can_be_or_is_no_date_is_not_told(printed):
    assert find_slips(f"Rà soát hồ sơ {printed}") == ()


@pytest.mark.parametrize(
    "printed",
    [
        "trước ngày 31/6/2026",
        "trong quý 5/2026",
        "ngày 45 hằng tháng",
        "trước ngày 31/11 hằng năm",
        "trước ngày 15/6/20226",
    ],
)
def test_no_deadline_is_made_of_it(printed):
    assert find_deadlines(f"Rà soát hồ sơ {printed}", ISSUED) == ()


def test_a_range_that_runs_backwards_or_begins_on_no_day_keeps_its_last_day_only():
    for printed in ("từ ngày 31/4/2026 đến ngày 15/6/2026", "từ ngày 20/6/2026 đến ngày 15/6/2026"):
        (found,) = find_deadlines(f"Rà soát hồ sơ {printed}", ISSUED)
        assert (found.value.start_date, found.value.due_date) == (None, dt.date(2026, 6, 15))


def codes(document: OfficialDocument) -> set[tuple[str, str | None]]:
    return {(issue.code, issue.field) for issue in document.issues}


def test_an_impossible_deadline_of_a_task_is_an_issue():
    read = read_written("I. NHIỆM VỤ\n1. Phòng Kinh tế rà soát hồ sơ trước ngày 31/6/2026.")
    assert ("date_impossible", "deadlines") in codes(read)
    assert not any(task.deadlines for task in read.tasks)


def test_an_impossible_date_of_issue_is_an_issue():
    document = read(
        document_of(
            "ỦY BAN NHÂN DÂN\nXÃ HÒA LẠC ĐÔNG\nSố: 5/KH-UBND\nHòa Lạc Đông, ngày 31 tháng 6 năm 2026\nKẾ HOẠCH\nRà soát"
        )
    )
    assert document.header.issued is None
    assert ("date_impossible", "issued_date") in codes(document)


def test_an_impossible_date_of_a_citation_is_an_issue():
    document = read_written(
        "Thực hiện Công văn số 12/SNV-CCHC ngày 30/02/2026 của Sở Nội vụ, UBND xã yêu cầu:\n1. Rà soát."
    )
    assert [found.value.issued_date for found in document.references] == [None]
    assert "date_impossible" in {code for code, _ in codes(document)}


# --- nothing is made up: whatever day comes out stands there in digits ---
_BLANKS = st.sampled_from(["", " ", "....", "…", "__", "  ", ".."])
_NUMBERS = st.sampled_from(
    ["1", "05", "15", "28", "29", "30", "31", "32", "45", "00", "6", "06", "2", "11", "12", "13"]
)
_YEARS = st.sampled_from(["2025", "2026", "2028", "202", "20226", "202.", "…", "", "2O26", "26"])
_PART = st.one_of(_NUMBERS, _NUMBERS, _BLANKS)
_SHAPES = st.sampled_from(
    [
        "ngày {}/{}/{}",
        "ngày {} tháng {} năm {}",
        "{}/{}/{}",
        "ngày {}/{}",
        "{}.{}.{}",
        "ngày {}-{}-{}",
        "ngày {}//{}/{}",
    ]
)
_DATES = st.builds(lambda shape, day, month, year: shape.format(day, month, year), _SHAPES, _PART, _PART, _YEARS)
_fuzzed = settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def numbers_in(text: str) -> set[int]:
    return {int(digits) for digits in re.findall(r"\d+", text)}


def is_printed(day: dt.date | None, text: str, years: set[int]) -> bool:
    """Whether day, month and year of a date are numbers of the text (a year may be the document's)."""
    numbers = numbers_in(text)
    return day is None or ({day.day, day.month} <= numbers and day.year in numbers | years)


@_fuzzed
@given(st.sampled_from(["trước", "đến", "chậm nhất", "trong", "xong", "hạn cuối:", "từ", ""]), _DATES, _DATES)
def test_every_day_of_a_deadline_is_printed(lead, date, other):
    text = f"Rà soát hồ sơ {lead} {date} đến {other}."
    for is_line in (False, True):
        for found in find_deadlines(text, ISSUED, is_line):
            if found.value.kind.value == "date":
                assert is_printed(found.value.due_date, text, {2026, 2027}), (text, found.value)
                assert is_printed(found.value.start_date, text, {2026, 2027}), (text, found.value)


@_fuzzed
@given(_DATES, _DATES)
def test_every_day_of_the_head_and_of_citations_is_printed(issued, cited):
    document = read(
        document_of(
            f"ỦY BAN NHÂN DÂN\nXÃ HÒA LẠC ĐÔNG\nSố: 99/KH-UBND\nHòa Lạc Đông, {issued}\nKẾ HOẠCH\nRà soát hồ sơ\n"
            f"Thực hiện Công văn số 77/SNV-CCHC {cited} của Sở Nội vụ, UBND xã yêu cầu rà soát."
        )
    )
    head = document.header.issued
    if head is not None:
        printed = {head.value.year, head.value.month, head.value.day} - {None}
        assert printed <= numbers_in(issued), issued
    for found in document.references:
        assert is_printed(found.value.issued_date, cited, set()), cited
