"""Words without their marks (dấu), to compare names in capitals whose marks a scan misread."""

from __future__ import annotations

import unicodedata


def unmarked(text: str) -> str:
    """The text in small letters without marks, one letter for each."""
    letters = (unicodedata.normalize("NFD", letter)[0] for letter in text)
    return "".join(letters).replace("Đ", "D").replace("đ", "d").lower()
