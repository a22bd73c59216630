"""Abbreviations that a document defines for its units."""

from __future__ import annotations

import pytest
from written_documents import read_written


def leads(opening, task):
    body = f"{opening}\nII. NHIỆM VỤ\n1. {task}\n2. Rà soát hồ sơ."
    return [unit.value for unit in read_written(body, "KH").tasks[0].roles.lead_units]


@pytest.mark.parametrize(
    ("opening", "task", "lead"),
    [
        (
            "Trung tâm Cứu hộ đê điều (TTCHĐĐ) lập báo cáo ngày 01/02/2026.",
            "Giao TTCHĐĐ tuần tra đê.",
            "Trung tâm Cứu hộ đê điều",
        ),
        (
            "Theo đề nghị của Phòng Nông thôn miền núi (sau đây gọi tắt là NTMN);",
            "Phòng NTMN lập danh sách hộ nghèo.",
            "Phòng Nông thôn miền núi",
        ),
        (
            "Theo đề nghị của Phòng Nông thôn miền núi (NTMN);",
            "Giao NTMN lập danh sách hộ nghèo.",
            "Phòng Nông thôn miền núi",
        ),
    ],
)
def test_the_short_name_means_the_unit(opening, task, lead):
    assert leads(opening, task) == [lead]


def test_the_short_name_may_stand_before_its_definition():
    body = "II. NHIỆM VỤ\n1. Giao TTCHĐĐ tuần tra đê.\n2. Trung tâm Cứu hộ đê điều (TTCHĐĐ) lập sổ trực."
    first, second = read_written(body, "KH").tasks
    assert first.roles.lead_units[0].value == second.roles.lead_units[0].value == "Trung tâm Cứu hộ đê điều"


def test_letters_that_are_no_initials_define_nothing():
    assert leads("Phòng Kinh tế (BHYT) báo cáo.", "Giao BHYT rà soát hồ sơ.") == []


def test_one_document_does_not_lend_its_short_names_to_the_next():
    leads("Trung tâm Cứu hộ đê điều (TTCHĐĐ) lập báo cáo.", "Giao TTCHĐĐ tuần tra đê.")
    assert leads("Phòng Kinh tế lập báo cáo.", "Giao TTCHĐĐ tuần tra đê.") == []
