"""Words without their marks (dấu), to compare names in capitals whose marks a scan misread."""

from __future__ import annotations

import unicodedata


def unmarked(text: str) -> str:
    """The text in small letters without marks, one letter for each."""
    return text.translate(_BARE).lower()


class _Bare(dict[int, int]):
    """For `str.translate`: the letter below the marks; each is looked up once."""

    def __missing__(self, letter: int) -> int:
        self[letter] = ord(unicodedata.normalize("NFD", chr(letter))[0])
        return self[letter]


_BARE = _Bare({ord("Đ"): ord("D"), ord("đ"): ord("d")})
