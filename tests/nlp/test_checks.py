"""What a careful reader asks about."""

from __future__ import annotations

from written_documents import read_written


def codes(body: str) -> list[str]:
    return [issue.code for issue in read_written(body, "KH").issues]


def test_one_job_led_by_two_units_is_told():
    body = """\
I. NHIỆM VỤ
1. Văn phòng HĐND và UBND xã
- Ban hành kế hoạch thu hồ sơ, tài liệu vào lưu trữ cơ quan của năm trước.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
- Chủ trì công tác lưu trữ; ban hành kế hoạch thu hồ sơ, tài liệu vào lưu trữ cơ quan của năm trước, báo cáo UBND xã."""
    assert "two_leads" in codes(body)


def test_two_jobs_of_like_words_are_no_clash():
    body = """\
I. NHIỆM VỤ
1. Văn phòng HĐND và UBND xã
- Tổ chức tập huấn kỹ năng ký số cho công chức trong quý II năm 2026.
2. Phòng Kinh tế
- Tổ chức tập huấn kỹ thuật trồng rừng cho các hộ dân trong quý II năm 2026."""
    assert "two_leads" not in codes(body)


def test_a_deadline_before_the_day_of_issue_is_told():
    assert "deadline_before_issue" in codes("I. NHIỆM VỤ\n1. Rà soát toàn bộ hồ sơ tồn đọng trước ngày 05/01/2020.")


def test_a_skipped_number_is_told():
    assert "section_numbering" in codes("1. Rà soát hồ sơ tồn đọng.\n3. Niêm yết thủ tục mới ban hành.")
