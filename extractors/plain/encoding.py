"""Which encoding a text file is in (bảng mã), by its bytes."""

from __future__ import annotations

import codecs

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FEW = 0.01


def decode(content: bytes) -> tuple[str, bool]:
    """The text, and whether every byte of it was understood."""
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _decoded(content, name)
    even, odd = content[0::2].count(0), content[1::2].count(0)
    if max(even, odd) > len(content) // 16:
        return _decoded(content, "utf-16-be" if even > odd else "utf-16-le")
    text, whole = _decoded(content, "utf-8")
    # A handful of bad bytes is damage; many mean that the file is no UTF-8 but the old Windows code page.
    if whole or (
        text.count("\ufffd") <= len(text) * _FEW and any(ord(letter) > 0x7F for letter in text.replace("\ufffd", ""))
    ):
        return text, whole
    return _decoded(content, "cp1258")


def _decoded(content: bytes, name: str) -> tuple[str, bool]:
    try:
        return content.decode(name), True
    except UnicodeDecodeError:
        return content.decode(name, errors="replace"), False
