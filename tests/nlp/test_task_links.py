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
