"""Doers that are told by pointing back at units named before."""

from __future__ import annotations

import pytest
from written_documents import read_written

from nlp.units.finder import Issuer
from nlp.work.back_references import with_names

COMMUNE = Issuer.from_name("UBND xã Hòa Lạc Đông")
BEFORE = ("Hiện Phòng Kinh tế theo dõi 05 nhiệm vụ, Phòng Văn hóa - Xã hội và Công an xã theo dõi 02 nhiệm vụ.",)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Yêu cầu 02 phòng nêu trên hoàn thành.", "Yêu cầu Phòng Kinh tế, Phòng Văn hóa - Xã hội hoàn thành."),
        ("Các đơn vị nói trên báo cáo.", "Phòng Kinh tế, Phòng Văn hóa - Xã hội, Công an xã báo cáo."),
    ],
)
def test_the_units_that_are_pointed_at(text, named):
    assert with_names(text, BEFORE, COMMUNE).text == named


@pytest.mark.parametrize(
    "text",
    [
        "Yêu cầu 03 phòng nêu trên hoàn thành.",  # two were named
        "Phòng này báo cáo kết quả.",  # which of the two?
        "Các trường nêu trên báo cáo.",  # none was named
        "Các phòng trên địa bàn báo cáo.",  # points at nothing
    ],
)
def test_what_the_words_leave_open_stays_as_printed(text):
    assert with_names(text, BEFORE, COMMUNE) is None


def test_a_task_whose_doer_stands_in_the_task_before_it():
    body = (
        "II. NHIỆM VỤ\n1. Ngày hội\nPhòng Kinh tế phối hợp Công an xã dựng rạp trước ngày 10/11/2026.\n"
        "Đơn vị này cũng đồng thời tham mưu thư mời."
    )
    last = read_written(body, "TB").tasks[-1]
    (lead,) = last.roles.lead_units
    assert lead.value == "Phòng Kinh tế"
    assert last.text.startswith("Đơn vị này")
    assert lead.span.end - lead.span.start == len("Đơn vị này")
