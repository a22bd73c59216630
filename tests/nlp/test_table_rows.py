"""Rows of tables: their numbers, group rows, merged rows and columns."""

from __future__ import annotations

from written_documents import document_of

from nlp.outline.table_rows import rows_of

_HEAD = "| TT | Nhiệm vụ | Chủ trì | Thời hạn |"


def rows(*lines, head=_HEAD):
    document = document_of("\n".join((head, *lines)))
    return document, rows_of(document, document.blocks)


def paths(*lines, head=_HEAD):
    return [node.path for node in rows(*lines, head=head)[1] if not node.is_heading]


def test_rows_are_called_by_their_own_number():
    assert paths("| 1 | Rà soát hồ sơ | Phòng Kinh tế | 15/4 |", "| 1.3 | Đo đạc | Phòng Kinh tế | 20/4 |") == ["1.3"]
    assert paths("| 2 | Rà soát hồ sơ | Phòng Kinh tế | 15/4 |", "| 3. | Đo đạc | Phòng Kinh tế | 20/4 |") == ["2", "3"]


def test_a_number_above_others_is_a_group_row():
    _, nodes = rows("| 1 | Đất đai | ~ | ~ |", "| 1.1 | Rà soát hồ sơ | Phòng Kinh tế | 15/4 |")
    assert [node.is_heading for node in nodes] == [True, False]


def test_a_roman_row_over_all_columns_is_a_group_row():
    _, nodes = rows("| I | ĐẤT ĐAI | << | << |", "| 1 | Rà soát hồ sơ | Phòng Kinh tế | 15/4 |")
    assert [node.is_heading for node in nodes] == [True, False]


def test_numbers_that_restart_carry_their_part():
    found = paths(
        "| I | ĐẤT ĐAI | << | << |",
        "| 1 | Rà soát hồ sơ | Phòng Kinh tế | 15/4 |",
        "| II | TIẾP DÂN | << | << |",
        "| 1 | Công khai lịch | Văn phòng | 16/4 |",
    )
    assert found == ["I/1", "II/1"]


def test_numbers_of_two_parts_that_restart_carry_their_part():
    found = paths(
        "| I | ĐẤT ĐAI | << | << |",
        "| 1 | Hồ sơ | << | << |",
        "| 1.1 | Rà soát hồ sơ | Phòng Kinh tế | 15/4 |",
        "| II | TIẾP DÂN | << | << |",
        "| 1 | Lịch tiếp dân | << | << |",
        "| 1.1 | Công khai lịch | Văn phòng | 16/4 |",
    )
    assert found == ["I/1.1", "II/1.1"]


def test_numbers_that_go_on_do_not_carry_their_part():
    found = paths(
        "| I | ĐẤT ĐAI | << | << |",
        "| 1 | Rà soát hồ sơ | Phòng Kinh tế | 15/4 |",
        "| II | TIẾP DÂN | << | << |",
        "| 2 | Công khai lịch | Văn phòng | 16/4 |",
    )
    assert found == ["1", "2"]


def test_rows_that_share_a_merged_number_are_counted():
    found = paths(
        "| 3 | Rà soát hồ sơ | Phòng Kinh tế | 15/4 |",
        "| ^^ | Đo đạc lại | ^^ | 20/4 |",
        "| 4 | Công khai lịch | Văn phòng | 16/4 |",
    )
    assert found == ["3.1", "3.2", "4"]


def test_a_merged_row_knows_the_path_of_the_whole():
    _, nodes = rows("| 3 | Rà soát hồ sơ | Phòng Kinh tế | 15/4 |", "| ^^ | Đo đạc lại | ^^ | 20/4 |")
    assert {node.merged_path for node in nodes} == {"3"}


def test_rows_without_a_number_are_counted():
    assert paths(
        "| Rà soát | Văn phòng | 15/4 |",
        "| Đo đạc | Văn phòng | 16/4 |",
        head="| Nội dung | Đơn vị thực hiện | Tiến độ |",
    ) == ["r1", "r2"]


def test_a_row_that_counts_the_columns_is_no_row():
    assert paths("| (1) | (2) | (3) | (4) |", "| 1 | Rà soát hồ sơ | Văn phòng | 15/4 |") == ["1"]


def test_headings_of_two_storeys_name_the_columns_below():
    document, nodes = rows(
        "| ^^ | ^^ | Chủ trì | Phối hợp |",
        "| 1 | Rà soát hồ sơ | Văn phòng | Các thôn |",
        head="| TT | Nhiệm vụ | Phân công | << |",
    )
    (node,) = nodes
    assert {role: span.slice(document.text) for role, span in node.cells} == {
        "number": "1",
        "work": "Rà soát hồ sơ",
        "lead": "Văn phòng",
        "coordinate": "Các thôn",
    }


def test_empty_cells_and_rows_of_dashes_say_nothing():
    _, nodes = rows("| -- | --- | - | -- |", "| 1 | Rà soát hồ sơ | ~ | ~ |")
    assert [[role for role, _ in node.cells] for node in nodes] == [["number", "work"]]
