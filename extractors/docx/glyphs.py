"""What the letters of symbol fonts print (ký tự của phông Symbol, Wingdings)."""

from __future__ import annotations

import re

_SYMBOL = {
    0xB7: "•",
    0xA8: "♦",
    0xA3: "≤",
    0xB3: "≥",
    0xB1: "±",
    0xB4: "×",
    0xB0: "°",
    0xAE: "→",
    0xDE: "⇒",
    0xA5: "∞",
    0xB9: "≠",
    0xD7: "•",
    0xBE: "-",
}
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x72: "❒",
    0x74: "♦",
    0x75: "♦",
    0x76: "❖",
    0x77: "♦",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "□",
    0xD8: "➢",
    0xE0: "→",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_PLAIN = set("-+*.,:;/()[]=%0123456789 ")
_PRIVATE = re.compile("[\uf000-\uf0ff]")


def is_symbol_font(font: str) -> bool:
    """Whether a font's letters print as signs."""
    return font.casefold().startswith(("symbol", "wingdings", "webdings"))


def printed_glyph(code: int, font: str) -> str:
    """The sign that a symbol font prints for a letter, "•" where it has no plain counterpart."""
    code &= 0xFF
    name = font.casefold()
    if name.startswith("wingdings"):
        return _WINGDINGS.get(code, "•")
    return _SYMBOL.get(code) or (chr(code) if chr(code) in _PLAIN else "•")


def printed_text(text: str, font: str) -> str:
    """`text` with the letters of symbol fonts as the signs they print."""
    return _PRIVATE.sub(lambda m: printed_glyph(ord(m.group()), font if is_symbol_font(font) else "Symbol"), text)


def bullet_glyph(text: str, font: str) -> str:
    """A list bullet as it prints: in a symbol font every letter is a sign."""
    if is_symbol_font(font):
        return "".join(printed_glyph(ord(letter), font) for letter in text)
    return printed_text(text, font)
