"""Items that only say who does what the items beside them tell, and until when (phân công thực hiện)."""

from __future__ import annotations

from written_documents import read_written

VP = "Văn phòng HĐND và UBND"
VHXH = "Phòng Văn hóa - Xã hội"


def tasks(body):
    return read_written(body, "KH").tasks


def leads(task):
    return [unit.value for unit in task.roles.lead_units]


def shares(task):
    return [unit.value for unit in task.roles.coordinating_units]


def test_an_item_that_only_assigns_counts_for_the_items_beside_it():
    body = (
        "II. NỘI DUNG KHẮC PHỤC\n1. Về văn thư\na) Hạn chế\nChưa ban hành danh mục hồ sơ.\nb) Nội dung khắc phục\n"
        "- Ban hành danh mục hồ sơ của cơ quan.\n- Kiện toàn tổ giúp việc.\nc) Phân công thực hiện\n"
        "- Chủ trì: Văn phòng HĐND và UBND xã.\n- Phối hợp: Phòng Kinh tế.\n"
        "- Thời hạn ban hành danh mục hồ sơ: trước ngày 31/3/2027."
    )
    first, second = tasks(body)
    assert leads(first) == leads(second) == [VP]
    assert shares(second) == ["Phòng Kinh tế"]
    assert [len(task.deadlines) for task in (first, second)] == [1, 0]


def test_an_item_of_work_keeps_its_own_lines():
    body = (
        "II. NHIỆM VỤ\n1. Rà soát hồ sơ đất đai\n- Chủ trì: Phòng Kinh tế.\n"
        "2. Phân công công chức trực bộ phận một cửa\n- Chủ trì: Phòng Văn hóa - Xã hội."
    )
    assert [leads(task) for task in tasks(body)] == [["Phòng Kinh tế"], [VHXH]]
