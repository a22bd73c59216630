"""What the parts of a run print (chuỗi ký tự cùng định dạng): letters, signs, tabs and breaks."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from extractors.docx.glyphs import is_symbol_font, printed_glyph, printed_text
from extractors.docx.package import W
from extractors.docx.styles import RunLook, value
from extractors.legacy_fonts import from_legacy, is_legacy_font

_LEADERS = {"dot": ".....", "middleDot": ".....", "underscore": "_____", "hyphen": "-----"}
_PLAIN = {W + "ptab": " ", W + "cr": "\n", W + "br": "\n", W + "noBreakHyphen": "-"}
_CODE = re.compile(r"[0-9A-Fa-f]{2,4}")


class RunPrinter:
    """Prints the parts of one paragraph's runs; tab stops are used up in their order."""

    def __init__(self, leaders: list[str | None], is_unicode: Callable[[], bool]) -> None:
        """`is_unicode` is asked only where a run is set in an old font."""
        self._leaders = iter(leaders)
        self._is_unicode = is_unicode

    def printed(self, child: etree._Element, look: RunLook) -> str | None:
        """What a child of a run prints, or None where it holds other things."""
        if child.tag == W + "t":
            return self._letters(child.text or "", look.font)
        if child.tag == W + "tab":
            return _LEADERS.get(next(self._leaders, None) or "", "\t")
        if child.tag == W + "sym":
            code = value(child, "char") or ""
            return printed_glyph(int(code, 16), value(child, "font") or "") if _CODE.fullmatch(code) else ""
        if child.tag == W + "softHyphen":
            # TCVN3 has its "ư" where Unicode has the soft hyphen.
            return "" if self._is_unicode() else from_legacy("\u00ad", look.font).strip("\u00ad")
        return _PLAIN.get(str(child.tag))

    def _letters(self, text: str, font: str) -> str:
        if is_symbol_font(font) and len(text.strip()) == 1:
            return printed_glyph(ord(text.strip()), font)
        if is_legacy_font(font) and not self._is_unicode():
            return from_legacy(text, font)
        return printed_text(text, font)
