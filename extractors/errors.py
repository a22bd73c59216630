"""Why a file cannot be read (tệp không đọc được)."""

from __future__ import annotations

MAX_PAGES = 3000
"""Of any file, whatever the settings allow."""
CHARACTERS_PER_PAGE = 4_000
"""A dense page of an official document has 3,500."""
LONGEST_PARAGRAPH = 500_000
"""A hundred pages without a break; language tools read no more than a million characters at once."""


class UnreadableFile(Exception):
    """A file that no reader can turn into text.

    `code` is one of the contract's codes (`empty`, `damaged`, `encrypted`, `not_pdf`, `too_large`,
    `unsafe`, `unsupported`, `needs_office`, `needs_ocr`); `message` is Vietnamese, for the person who
    put the file there.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


def too_many_pages(count: int | str, most: int) -> UnreadableFile:
    """What to say of a file with more pages than may be read."""
    return UnreadableFile("too_large", f"Tệp có {count} trang, vượt giới hạn {most} trang (cấu hình max_pages).")


def too_many_letters(count: int, most: int) -> UnreadableFile:
    """What to say of a file with more words than its pages may have, all together."""
    message = f"Văn bản có {count:,} ký tự, vượt giới hạn {most:,} ký tự (cấu hình max_pages)."
    return UnreadableFile("too_large", message)


def check_paragraph(length: int) -> None:
    """Refuse a file with a paragraph of so many letters.

    Raises:
        UnreadableFile: no writing is like that.
    """
    if length > LONGEST_PARAGRAPH:
        message = f"Văn bản có một đoạn dài hơn {LONGEST_PARAGRAPH:,} ký tự, không phải văn bản thông thường."
        raise UnreadableFile("too_large", message)
