"""Why a value is wrong (giá trị sai), from pydantic's English words."""

from __future__ import annotations

import re

_WORDS = (
    (r"valid integer", "cần một số nguyên"),
    (r"valid number|valid float", "cần một số"),
    (r"valid boolean", "cần true hoặc false"),
    (r"greater than or equal to (\S+)", r"phải từ \1 trở lên"),
    (r"less than or equal to (\S+)", r"không được quá \1"),
    (r"greater than (\S+)", r"phải lớn hơn \1"),
    (r"match pattern", "không đúng dạng"),
    (r"valid date", "cần một ngày dạng NĂM-THÁNG-NGÀY"),
    (r"valid (?:string|path)|not a valid path", "cần một chuỗi chữ"),
)


def in_vietnamese(message: str) -> str:
    """The message as a Vietnamese phrase; one that is nothing common stays as it is."""
    for pattern, words in _WORDS:
        if found := re.search(pattern, message):
            return found.expand(words)
    return message.removeprefix("Value error, ")
