"""Which shortcoming a task repairs."""

from __future__ import annotations

from written_documents import read_written

_REPAIR = "Khắc phục tồn tại, hạn chế sau kiểm tra"


def ties(body, subject=None):
    """Path of each task and of the finding that it repairs."""
    return {task.path: task.finding_path for task in read_written(body, subject=subject).tasks}


def test_findings_and_remedies_of_one_item_are_tied():
    body = (
        "II. NỘI DUNG\n1. Lưu trữ\nTài liệu tồn đọng chưa chỉnh lý.\n"
        "- Chỉnh lý tài liệu.\n2. Tiếp dân\n- Công khai lịch."
    )
    assert ties(body, _REPAIR) == {"II/1/b1": "II/1/p1", "II/2/b1": None}


def test_parallel_lists_tie_findings():
    body = (
        "2. Tồn tại, hạn chế\n2.1. Về công tác văn thư\nMột số văn bản đi chưa ký số.\n"
        "2.2. Về công tác tiếp dân\nLịch tiếp dân chưa được công khai.\n3. Giải pháp khắc phục\n"
        "3.1. Về công tác văn thư\nKý số toàn bộ văn bản.\n3.2. Về công tác tiếp dân\nNiêm yết lịch tiếp dân."
    )
    assert ties(body) == {"3/3.1/p1": "2/2.1/p1", "3/3.2/p1": "2/2.2/p1"}


def test_parallel_lists_may_be_headed_in_other_words():
    body = (
        "2. Tồn tại, hạn chế\n2.1. Công tác văn thư, lưu trữ\nMột số văn bản đi chưa ký số.\n3. Giải pháp khắc phục\n"
        "3.1. Về công tác văn thư, lưu trữ\nBố trí lịch trực."
    )
    assert ties(body) == {"3/3.1/p1": "2/2.1/p1"}


def test_points_of_one_item_tie_findings():
    body = (
        "II. NỘI DUNG\n1. Đất đai\na) Tồn tại\n- Hồ sơ quá hạn còn nhiều.\n"
        "b) Biện pháp khắc phục\n- Giải quyết dứt điểm hồ sơ."
    )
    assert ties(body) == {"II/1/b/b1": "II/1/a/b1"}


def test_among_several_findings_the_likest_is_taken():
    body = (
        "II. NỘI DUNG\n1. Đất đai\na) Tồn tại\n- Chưa đo đạc ranh giới thửa đất.\n"
        "- Hồ sơ chuyển nhượng quá hạn còn nhiều.\n"
        "b) Biện pháp khắc phục\n- Giải quyết dứt điểm hồ sơ chuyển nhượng quá hạn.\n- Đo đạc ranh giới thửa đất."
    )
    assert ties(body) == {"II/1/b/b1": "II/1/a/b2", "II/1/b/b2": "II/1/a/b1"}


def test_other_subjects_are_not_tied():
    body = (
        "I. TỒN TẠI, HẠN CHẾ\n1. Công tác văn thư\nVăn bản đi chưa ký số.\n"
        "II. NHIỆM VỤ\n1. Xây dựng cơ bản\nGiải ngân vốn đầu tư."
    )
    assert ties(body) == {"II/1/p1": None}


def test_a_point_that_is_the_shortcoming_itself_is_tied():
    body = (
        "II. NỘI DUNG\n1. Về chợ Vườn Dừa\na) Tồn tại: Còn 08 gian hàng chưa có bình chữa cháy.\n"
        "b) Biện pháp khắc phục:\n- Trang bị bình chữa cháy trước ngày 30/4/2026.\n- Kiểm tra hệ thống điện."
    )
    assert ties(body, _REPAIR) == {"II/1/b/b1": "II/1/a", "II/1/b/b2": "II/1/a"}


def test_headings_that_run_parallel_to_the_findings_tie_their_work():
    body = (
        "I. TỒN TẠI, HẠN CHẾ\n1. Sổ theo dõi bò cái sinh sản chưa được lập.\n2. Còn 12 giếng khoan chưa được đăng ký.\n"
        "II. BIỆN PHÁP THỰC HIỆN\n1. Về quản lý bò cái sinh sản\na) Lập sổ theo dõi.\nb) Gắn thẻ tai.\n"
        "2. Về đăng ký giếng khoan\na) Kê khai giếng."
    )
    assert ties(body, _REPAIR) == {"II/1/a": "I/1", "II/1/b": "I/1", "II/2/a": "I/2"}


def test_lists_of_one_length_on_other_subjects_are_not_tied():
    body = (
        "I. TỒN TẠI, HẠN CHẾ\n1. Sổ theo dõi bò cái sinh sản chưa được lập.\n2. Còn 12 giếng khoan chưa được đăng ký.\n"
        "II. NHIỆM VỤ\n1. Xây dựng cơ bản\na) Giải ngân vốn.\n2. Thể dục thể thao\na) Mở giải bóng chuyền."
    )
    assert set(ties(body, _REPAIR).values()) == {None}


def test_the_paragraph_before_the_words_that_open_the_work_is_tied():
    body = "1. An toàn\nHiện còn tình trạng học sinh đi xe máy, cổng trường xuống cấp. Yêu cầu:\n- Sửa cổng trường."
    assert ties(body) == {"1/b1": "1/p1"}


def test_a_sentence_that_opens_a_list_is_no_common_heading():
    body = (
        "Tuy nhiên, công tác tiếp công dân trên địa bàn xã trong thời gian vừa qua còn một số tồn tại, hạn chế như:\n"
        "- Lịch tiếp công dân chưa được niêm yết.\nChủ tịch UBND xã yêu cầu:\n"
        "1. Phòng Kinh tế lập sổ theo dõi.\n2. Công an xã nắm tình hình."
    )
    assert set(ties(body, _REPAIR).values()) == {None}


def test_points_of_a_conclusion_that_speak_of_the_findings_of_their_letters_repair_them():
    read = read_written(
        "II. KẾT QUẢ KIỂM TRA\n1. Tồn tại:\na) Tủ lưu mẫu thức ăn chưa có nhiệt kế.\nb) Thùng rác chưa có nắp đậy.\n"
        "III. KẾT LUẬN\n1. Yêu cầu Trường Tiểu học Hòa Lạc:\na) Trang bị nhiệt kế cho tủ lưu mẫu.\n"
        "b) Thay thế thùng rác có nắp đậy.",
        "TB",
    )
    assert [task.finding_path for task in read.tasks] == ["II/1/a", "II/1/b"]
