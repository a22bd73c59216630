from __future__ import annotations

import errno

import pytest

from datamodel.system_faults import cause, cause_and_remedy


@pytest.mark.parametrize(
    ("number", "why", "what_next"),
    [
        (errno.ENOSPC, "ổ đĩa hết chỗ", "Giải phóng dung lượng"),
        (errno.EACCES, "không có quyền", "Cấp quyền"),
        (errno.EROFS, "chỉ cho đọc", "Chọn nơi khác"),
        (errno.ENOENT, "không tìm thấy", "Kiểm tra lại đường dẫn"),
    ],
)
def test_the_common_faults_are_told_in_vietnamese(number: int, why: str, what_next: str) -> None:
    error = OSError(number, "words of the system")
    assert why in cause(error)
    assert what_next in cause_and_remedy(error)
    assert "words" not in cause_and_remedy(error)


def test_a_rare_fault_keeps_the_words_of_the_system() -> None:
    assert cause(OSError(errno.EMLINK, "Too many links")) == "Too many links"
    assert cause_and_remedy(OSError("odd")).startswith("odd. Kiểm tra")
