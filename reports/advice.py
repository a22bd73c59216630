"""What a person can do about a file that was set aside (hướng xử lý), by the code of the reason."""

from __future__ import annotations

OUTCOMES = {
    "ok": "Đọc trọn vẹn",
    "partial": "Đọc được một phần",
    "rejected": "Không đọc được",
    "deferred": "Để lại lần sau",
    "duplicate": "Trùng tệp khác",
    "ignored": "Bỏ qua theo quy tắc",
}

_OPEN_AND_SAVE = "Mở tệp kiểm tra; nếu hỏng, xin lại bản khác từ nơi gửi."
_ADVICE = {
    "empty": "Tệp không có nội dung: xin lại từ nơi gửi.",
    "damaged": _OPEN_AND_SAVE,
    "not_pdf": "Nội dung không đúng với phần mở rộng của tên tệp: xin lại bản PDF hoặc Word.",
    "unsupported": "Lưu lại dưới dạng PDF hoặc DOCX rồi đưa vào thư mục.",
    "encrypted": "Gỡ mật khẩu (mở tệp, lưu lại không mật khẩu) rồi đưa vào thư mục.",
    "too_large": "Chia nhỏ tệp, hoặc tăng giới hạn trong cấu hình.",
    "timeout": "Chia nhỏ tệp, hoặc tăng time_limit trong cấu hình.",
    "crashed": "Mở tệp, lưu lại bằng Word hoặc in ra PDF mới, rồi thử lại.",
    "unsafe": "Không mở tệp này khi chưa rõ nguồn; chép tệp gốc an toàn vào thư mục.",
    "secret": "Văn bản mật không được đưa vào hệ thống này.",
    "needs_ocr": "Bản chụp cần nhận dạng chữ: cài Tesseract cùng gói tiếng Việt, lần chạy sau sẽ đọc.",
    "needs_office": "Cài LibreOffice, hoặc lưu lại dưới dạng DOCX; lần chạy sau sẽ đọc.",
    "growing": "Không cần làm gì: lần chạy sau sẽ đọc.",
    "vanished": "Không cần làm gì, nếu tệp đã được chuyển đi có chủ ý.",
    "locked": "Đóng tệp trong chương trình khác rồi chạy lại.",
    "no_permission": "Cấp quyền đọc tệp cho người chạy chương trình.",
}


def advice(code: str | None) -> str:
    """What to do next, for a code of the contract's `files` table."""
    return _ADVICE.get(code or "", _OPEN_AND_SAVE)
