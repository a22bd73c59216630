"""What the system says when a file cannot be had (lỗi của hệ thống), in Vietnamese and with what to do."""

from __future__ import annotations

import errno

NO_SPACE = "ổ đĩa hết chỗ", "Giải phóng dung lượng đĩa rồi chạy lại"
_NO_RIGHT = "không có quyền, hoặc tệp đang được chương trình khác giữ", "Cấp quyền hoặc đóng tệp rồi chạy lại"
_OTHER_KIND = "đường dẫn trùng tên với một tệp hoặc thư mục khác loại", "Chọn nơi khác rồi chạy lại"
_FAULTS = {
    errno.ENOSPC: NO_SPACE,
    getattr(errno, "EDQUOT", errno.ENOSPC): NO_SPACE,
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: ("ổ đĩa chỉ cho đọc", "Chọn nơi khác rồi chạy lại"),
    errno.ENOENT: ("không tìm thấy đường dẫn", "Kiểm tra lại đường dẫn"),
    errno.ENOTDIR: _OTHER_KIND,
    errno.EISDIR: _OTHER_KIND,
    errno.EEXIST: _OTHER_KIND,
    errno.EIO: ("ổ đĩa hoặc đường truyền bị lỗi", "Kiểm tra ổ đĩa, mạng rồi chạy lại"),
    errno.ENAMETOOLONG: ("đường dẫn quá dài", "Chọn thư mục có đường dẫn ngắn hơn"),
}


def cause(error: OSError) -> str:
    """Why, as a phrase; the system's own words where it is nothing common."""
    known = _FAULTS.get(error.errno or 0)
    return known[0] if known else (error.strerror or str(error))


def cause_and_remedy(error: OSError) -> str:
    """Why, and the next step, without a full stop."""
    known = _FAULTS.get(error.errno or 0)
    return ". ".join(known) if known else f"{cause(error)}. Kiểm tra đường dẫn và ổ đĩa rồi chạy lại"
