"""Why a file cannot be read (tệp không đọc được)."""

from __future__ import annotations

MAX_PAGES = 3000
"""Of any file, whatever the settings allow."""


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
