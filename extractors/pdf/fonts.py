"""What the letters of a PDF's font print: old Vietnamese fonts and symbol fonts among them (phông chữ trong PDF)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.docx.glyphs import printed_glyph
from extractors.legacy_fonts import from_legacy, writes_unicode

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_OLD_FONT = re.compile(r"^\.?Vn(?=[A-Z])|^VNI-", re.IGNORECASE)
_SYMBOLS = re.compile(r"^(Symbol|Wingdings)", re.IGNORECASE)
# A writer of PDF names these two codes of TCVN3 by what they look like: "−" is ư, "∙" is ã.
_RENAMED = str.maketrans({"\u2212": "\u00ad", "\u2219": "\u00b7", "\u03bc": "\u00b5", "\u2217": "*"})


@dataclass(frozen=True, slots=True)
class FontLook:
    """What a font's name tells."""

    bold: bool
    italic: bool
    writes_unicode: bool


@cache
def look_of(font: str) -> FontLook:
    """Weight, slope and coding by the font's name."""
    name = font.casefold()
    bold = "bold" in name or "black" in name or "heavy" in name
    return FontLook(bold, "italic" in name or "oblique" in name, _kind(font) == "unicode")


def printed(text: str, font: str) -> str:
    """The words that `text` prints in a font with this name."""
    kind = _kind(font)
    if kind == "unicode":
        return text
    if kind == "symbol":
        return "".join(
            printed_glyph(ord(c), _bare(font)) or c if ord(c) > 0xF000 or ord(c) < 0x100 else c for c in text
        )
    return text if writes_unicode(text) else from_legacy(text.translate(_RENAMED), kind)


def _is_code(letter: str) -> bool:
    """Whether it is a place in the symbol font, not a sign with a name of its own ("•")."""
    return ord(letter) < 0x100 or 0xF000 <= ord(letter) <= 0xF0FF


@cache
def _kind(font: str) -> str:
    """`unicode`, `symbol`, or the old font's name without weight and slope (".VnTimeH")."""
    name = _bare(font)
    if _SYMBOLS.match(name):
        return "symbol"
    if not _OLD_FONT.match(name):
        return "unicode"
    family = re.sub(r"[,-]?(?:Bold|Italic|Regular|MT)+$", "", name)
    return family if family.startswith((".", "VNI", "vni")) else "." + family


@cache
def _bare(font: str) -> str:
    return _SUBSET.sub("", font)
