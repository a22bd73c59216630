"""The tree of a document's items, and the paths that its printed numbers give."""

from __future__ import annotations

from written_documents import document_of, written

from datamodel.official import Item, ItemKind
from nlp.header.zones import Zones, find_zones
from nlp.outline.builder import build_outline
from nlp.outline.lines import Entry, joined_items, printed_items


def items_of(body, kind="KH", appendix=""):
    document = written(body, kind, appendix=appendix)
    return document, build_outline(document, find_zones(document)).items()


def flat(items: tuple[Item, ...]) -> list[Item]:
    return [one for item in items for one in (item, *flat(item.children))]


def paths(body, kind="KH"):
    """Path of every line of the body, by its words."""
    document, items = items_of(body, kind)
    return {item.span.slice(document.text): item.path for item in flat(items) if item.kind is not ItemKind.TABLE}


def test_the_path_is_the_chain_of_printed_numbers():
    assert paths("II. NHIỆM VỤ\n4. Công tác văn thư\n- Ký số văn bản.\n- Lập hồ sơ công việc.") == {
        "NHIỆM VỤ": "II",
        "Công tác văn thư": "II/4",
        "Ký số văn bản.": "II/4/b1",
        "Lập hồ sơ công việc.": "II/4/b2",
    }


def test_paragraphs_are_counted_within_their_item():
    found = paths(
        "4. Phòng Kinh tế\n4.1. Đất đai\nRà soát hồ sơ.\nXử lý vi phạm.\n4.2. Xây dựng\nKiểm tra trật tự xây dựng."
    )
    assert [found[words] for words in ("Rà soát hồ sơ.", "Xử lý vi phạm.", "Kiểm tra trật tự xây dựng.")] == [
        "4/4.1/p1",
        "4/4.1/p2",
        "4/4.2/p1",
    ]


def test_numbers_begin_anew_in_each_part():
    found = paths("I. NHIỆM VỤ\n1. Rà soát hồ sơ.\n2. Công khai thủ tục.\nII. TỔ CHỨC\n1. Theo dõi.\n2. Báo cáo.")
    assert found["Công khai thủ tục."] == "I/2"
    assert found["Theo dõi."] == "II/1"
    assert found["Báo cáo."] == "II/2"


def test_a_number_left_out_is_left_out():
    found = paths("II. NHIỆM VỤ\n1. Rà soát hồ sơ.\n3. Công khai thủ tục.")
    assert found["Công khai thủ tục."] == "II/3"


def test_a_number_of_two_parts_after_a_single_one_stands_at_the_top():
    found = paths(
        "2. Văn thư\n2.1. Ký số\n- Ký số văn bản.\n3. Lưu trữ\n- Chỉnh lý tài liệu.\n2.4. Tiếp dân\n- Công khai lịch."
    )
    assert found["Tiếp dân"] == "2.4"
    assert found["Công khai lịch."] == "2.4/b1"


def test_the_list_goes_on_after_a_misnumbered_item():
    found = paths(
        "3. Lưu trữ\n- Chỉnh lý tài liệu.\n2.4. Tiếp dân\n- Công khai lịch.\n4. Việc khác\n- Tổng hợp, báo cáo."
    )
    assert found["Việc khác"] == "4"


def test_numbers_of_two_parts_hang_below_their_first():
    found = paths("1. Văn thư\n1.1. Ký số văn bản.\n1.2. Lập hồ sơ.\n2. Lưu trữ\n2.1. Chỉnh lý tài liệu.")
    assert found["Lập hồ sơ."] == "1/1.2"
    assert found["Chỉnh lý tài liệu."] == "2/2.1"


def test_bullets_of_three_kinds_stand_below_each_other():
    found = paths(
        "1. Văn thư\n* Văn bản đi:\n- Ký số:\n+ Ký số cá nhân.\n+ Ký số cơ quan.\n- Phát hành.\n"
        "* Văn bản đến:\n- Phân loại."
    )
    assert found["Ký số cơ quan."] == "1/b1/b1/b2"
    assert found["Phát hành."] == "1/b1/b2"
    assert found["Phân loại."] == "1/b2/b1"


def test_points_stand_below_numbers():
    found = paths(
        "1. Văn thư\na) Ký số văn bản.\nb) Lập hồ sơ.\nđ) Phân loại.\n2. Lưu trữ\na) Chỉnh lý tài liệu.", "CT"
    )
    assert found["Phân loại."] == "1/đ"
    assert found["Lưu trữ"] == "2"
    assert found["Chỉnh lý tài liệu."] == "2/a"


def test_legal_form_has_articles():
    body = (
        "QUYẾT ĐỊNH:\nĐiều 1. Thành lập Tổ công tác.\nĐiều 2. Nhiệm vụ\n1. Giúp việc:\na) Rà soát hồ sơ.\n2. Báo cáo."
    )
    found = paths(body, "QĐ")
    assert found["Rà soát hồ sơ."] == "Điều 2/1/a"
    assert found["Báo cáo."] == "Điều 2/2"


def test_an_unnumbered_heading_does_not_enter_the_path():
    found = paths("II. NHIỆM VỤ\n1. Văn thư\nNội dung khắc phục:\n- Ký số văn bản.\n- Lập hồ sơ.")
    assert found["Lập hồ sơ."] == "II/1/b2"


def test_bullets_below_two_unnumbered_headings_are_counted_on():
    found = paths("1. Văn thư\nNội dung khắc phục:\n- Ký số văn bản.\nGiải pháp thực hiện:\n- Lập hồ sơ.")
    assert found["Lập hồ sơ."] == "1/b2"


def test_the_closing_formula_is_not_part_of_the_last_item():
    found = paths(
        "II. NHIỆM VỤ\n1. Phòng Kinh tế\n- Rà soát hồ sơ.\nTrên đây là Kế hoạch, yêu cầu các phòng thực hiện./."
    )
    assert found["Trên đây là Kế hoạch, yêu cầu các phòng thực hiện./."] == "p1"


def test_a_list_that_begins_anew_after_its_introduction_is_no_child_of_the_last_item():
    body = (
        "Các phòng thực hiện:\n1. Rà soát hồ sơ.\n2. Niêm yết thủ tục.\n"
        "Đề nghị các thôn thực hiện như sau:\n1. Treo băng rôn."
    )
    assert paths(body, "CV")["Treo băng rôn."] == "1"


def test_a_bullet_after_a_label_with_its_values_below_stands_beside_it():
    found = paths(
        "1. Đất đai\n- Rà soát hồ sơ.\n- Thời gian hoàn thành:\n+ Trước ngày 20/4/2026.\n- Sản phẩm: Báo cáo."
    )
    assert found["Sản phẩm: Báo cáo."] == "1/b3"


def test_an_appendix_is_a_tree_of_its_own():
    document, items = items_of("I. NHIỆM VỤ\n- Rà soát hồ sơ.", appendix="^| PHỤ LỤC\nI. DANH MỤC\n- Số hóa hồ sơ.")
    found = {item.span.slice(document.text): item.path for item in flat(items)}
    assert found["Số hóa hồ sơ."] == "I/b1"
    assert found["Rà soát hồ sơ."] == "I/b1"


def entry_texts(printed):
    document = document_of(printed)
    return [
        e.text
        for e in joined_items(document, printed_items(document, range(len(document.blocks))))
        if isinstance(e, Entry)
    ]


def test_a_line_cut_by_the_page_goes_on():
    first = "- Rà soát toàn bộ hồ sơ đất đai còn tồn đọng trên hệ thống một cửa của"
    assert entry_texts(f"{first}\nxã và báo cáo kết quả.") == [
        "Rà soát toàn bộ hồ sơ đất đai còn tồn đọng trên hệ thống một cửa của xã và báo cáo kết quả."
    ]


def test_a_finished_line_does_not_go_on():
    first = "- Rà soát toàn bộ hồ sơ đất đai còn tồn đọng trên hệ thống một cửa;"
    assert len(entry_texts(f"{first}\nxã báo cáo kết quả.")) == 2


def test_soft_breaks_part_bullets():
    document = document_of("Nội dung:")
    broken = "- Rà soát hồ sơ;\n- Công khai lịch;"
    document = type(document)("thu.txt", "txt", broken, (type(document.blocks[0])(0, len(broken)),))
    found = [e.text for e in joined_items(document, printed_items(document, (0,))) if isinstance(e, Entry)]
    assert found == ["Rà soát hồ sơ;", "Công khai lịch;"]


def test_a_document_without_blocks_has_no_items():
    document = document_of("Rà soát hồ sơ.")
    assert build_outline(document, Zones()).items() == ()


def test_letters_that_follow_a_roman_number_stand_below_it():
    found = paths(
        "I. TÌNH HÌNH\nII. NHIỆM VỤ\nA. TRƯỚC MÙA MƯA\n1. Rà soát đê.\nB. TRONG MÙA MƯA\n1. Trực ban.\nIII. KINH PHÍ"
    )
    assert [found[words] for words in ("Rà soát đê.", "Trực ban.", "KINH PHÍ")] == ["II/A/1", "II/B/1", "III"]
