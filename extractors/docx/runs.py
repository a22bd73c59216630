"""What the parts of a run print (chuỗi ký tự cùng định dạng): letters, signs, tabs and breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from extractors.docx.glyphs import is_symbol_font, printed_glyph, printed_text
from extractors.docx.package import W
from extractors.docx.styles import ParagraphProperties, RunLook, Styles, value
from extractors.legacy_fonts import from_legacy, is_legacy_font, writes_unicode

RUN, TEXT = W + "r", W + "t"

_RUN_PROPERTIES = W + "rPr"
_LEADERS = {"dot": ".....", "middleDot": ".....", "underscore": "_____", "hyphen": "-----"}
_PLAIN = {W + "ptab": " ", W + "cr": "\n", W + "br": "\n", W + "noBreakHyphen": "-"}
_CODE = re.compile(r"[0-9A-Fa-f]{2,4}")


class RunPrinter:
    """Prints the parts of one paragraph's runs; tab stops are used up in their order."""

    def __init__(self, paragraph: etree._Element, properties: ParagraphProperties, styles: Styles) -> None:
        self._paragraph = paragraph
        self._properties = properties
        self._styles = styles

    def look(self, run: etree._Element) -> RunLook:
        """How a run of the paragraph looks."""
        return self._styles.run(next(run.iterchildren(_RUN_PROPERTIES), None), self._properties.style)

    def letters(self, text: str, font: str) -> str:
        """What letters print in a font."""
        if is_symbol_font(font) and len(text.strip()) == 1:
            return printed_glyph(ord(text.strip()), font)
        if is_legacy_font(font) and not self._is_unicode:
            return from_legacy(text, font)
        return printed_text(text, font)

    def sign(self, child: etree._Element, font: str) -> str | None:
        """What a child of a run prints that is no letters, or None where it holds other things."""
        if child.tag == W + "tab":
            return _LEADERS.get(next(self._leaders, None) or "", "\t")
        if child.tag == W + "sym":
            code = value(child, "char") or ""
            return printed_glyph(int(code, 16), value(child, "font") or "") if _CODE.fullmatch(code) else ""
        if child.tag == W + "softHyphen":
            # TCVN3 has its "ư" where Unicode has the soft hyphen.
            return "" if self._is_unicode else from_legacy("\u00ad", font).strip("\u00ad")
        return _PLAIN.get(str(child.tag))

    @cached_property
    def _leaders(self) -> Iterator[str | None]:
        stops = self._properties.first(W + "tabs")
        return iter([] if stops is None else [value(s, "leader") for s in stops if value(s) != "clear"])

    @cached_property
    def _is_unicode(self) -> bool:
        """Whether the words in old fonts are Unicode already; those in other fonts beside them tell nothing."""
        if not writes_unicode("".join(t.text or "" for t in self._paragraph.iter(TEXT))):
            return False
        runs = (run for run in self._paragraph.iter(RUN) if is_legacy_font(self.look(run).font))
        return writes_unicode("".join(t.text or "" for run in runs for t in run.iter(TEXT)))
