"""Automatic numbers and bullets as Word prints them (đánh số tự động)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from extractors.docx.glyphs import bullet_glyph
from extractors.docx.package import W
from extractors.docx.styles import ParagraphProperties, Styles, is_on, value, whole_number
from extractors.legacy_fonts import from_legacy

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)

_MOST = 4000
_NUMBERED = W + "numPr"


def roman(count: int) -> str:
    """4 -> "IV"."""
    printed = ""
    for worth, sign in _ROMAN:
        printed += sign * (count // worth)
        count %= worth
    return printed


def printed_number(count: int, number_format: str) -> str:
    """A count in one of Word's number formats; the rare ones print as plain digits."""
    if number_format == "none":
        return ""
    if not 0 < count < _MOST:
        return str(count)
    if number_format in {"upperRoman", "lowerRoman"}:
        return roman(count) if number_format == "upperRoman" else roman(count).lower()
    if number_format in {"upperLetter", "lowerLetter"}:
        # The 27th point is "aa", the 28th "bb".
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if number_format == "upperLetter" else letters
    return f"{count:02d}" if number_format == "decimalZero" else str(count)


@dataclass(slots=True)
class Level:
    """One level of a list."""

    number_format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    """Level (from 1) after which it starts anew; 0 never; None after any higher one."""
    legal: bool = False
    suffix: str = "tab"
    font: str = ""
    picture: bool = False
    indent: etree._Element | None = None


@dataclass(slots=True)
class _List:
    """An abstract list with its running counts, shared by all its instances."""

    levels: dict[int, Level]
    by_style: dict[str, int]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The numbering part and how far its lists have counted."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, etree._Element] = {}
        self._nums: dict[str, etree._Element] = {}
        self._lists: dict[str, _List] = {}
        self._overrides: dict[str, dict[int, Level]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            self._abstract = {a.get(W + "abstractNumId", ""): a for a in root.iter(W + "abstractNum")}
            self._nums = {n.get(W + "numId", ""): n for n in root.iter(W + "num")}

    def place(self, properties: ParagraphProperties) -> tuple[str, int] | None:
        """The list and level that a paragraph stands in, set directly or by its style."""
        number_id: str | None = None
        level: str | None = None
        for source in properties.all(_NUMBERED):
            level = level or value(source.find(W + "ilvl"))
            number_id = value(source.find(W + "numId"))
            if number_id is not None:
                break
        if not number_id or number_id == "0" or number_id not in self._nums:
            return None
        known = self._list(number_id)
        if level is None and known is not None:
            for style in self._styles.chain(properties.style):
                linked = known.by_style.get(style.get(W + "styleId") or "")
                if linked is not None:
                    return number_id, linked
        return number_id, whole_number(level) or 0

    def level(self, number_id: str, depth: int) -> Level | None:
        """The level's definition, with the overrides of this instance."""
        known = self._list(number_id)
        if known is None:
            return None
        return self._override(number_id).get(depth) or known.levels.get(depth)

    def label(self, number_id: str, depth: int) -> str:
        """Count one paragraph and return what Word prints before it, with the blank that follows."""
        known, level = self._list(number_id), self.level(number_id, depth)
        if known is None or level is None:
            return ""
        self._count(known, number_id, depth, level)
        if level.number_format == "bullet":
            printed = "•" if level.picture else bullet_glyph(level.text, level.font)
        else:
            printed = re.sub(
                r"%(\d)", lambda m: self._counted(known, number_id, int(m.group(1)) - 1, level), level.text
            )
        return printed + ("" if level.suffix == "nothing" or not printed else " ")

    def _count(self, known: _List, number_id: str, depth: int, level: Level) -> None:
        start = self._start_override(number_id, depth)
        if start is not None and (number_id, depth) not in self._started:
            known.counts[depth] = start
        elif depth in known.counts:
            known.counts[depth] += 1
        else:
            known.counts[depth] = level.start
        self._started.add((number_id, depth))
        for deeper in [d for d in known.counts if d > depth]:
            lower = self.level(number_id, deeper)
            if lower is None or lower.restart is None or depth < lower.restart:
                del known.counts[deeper]

    def _counted(self, known: _List, number_id: str, depth: int, shown_by: Level) -> str:
        level = self.level(number_id, depth) or Level()
        count = known.counts.get(depth, level.start)
        legal = shown_by.legal and level.number_format != "none"
        return printed_number(count, "decimal" if legal else level.number_format)

    def _start_override(self, number_id: str, depth: int) -> int | None:
        for override in self._nums[number_id].iter(W + "lvlOverride"):
            if value(override, "ilvl") == str(depth):
                start = value(override.find(W + "startOverride"))
                return whole_number(start)
        return None

    def _override(self, number_id: str) -> dict[int, Level]:
        if number_id not in self._overrides:
            own = self._nums[number_id].iterfind(f"{W}lvlOverride/{W}lvl")
            self._overrides[number_id] = {whole_number(e.get(W + "ilvl")) or 0: _level(e) for e in own}
        return self._overrides[number_id]

    def _list(self, number_id: str) -> _List | None:
        abstract_id = self._abstract_of(number_id, set())
        if abstract_id is None:
            return None
        if abstract_id not in self._lists:
            elements = list(self._abstract[abstract_id].iterfind(W + "lvl"))
            levels = {whole_number(e.get(W + "ilvl")) or 0: _level(e) for e in elements}
            by_style = {s: whole_number(e.get(W + "ilvl")) or 0 for e in elements if (s := value(e.find(W + "pStyle")))}
            self._lists[abstract_id] = _List(levels, by_style)
        return self._lists[abstract_id]

    def _abstract_of(self, number_id: str, seen: set[str]) -> str | None:
        """The list behind an instance; `numStyleLink` leads over a list style to another instance."""
        if number_id in seen or number_id not in self._nums:
            return None
        abstract_id = value(self._nums[number_id].find(W + "abstractNumId")) or ""
        if abstract_id not in self._abstract:
            return None
        link = value(self._abstract[abstract_id].find(W + "numStyleLink"))
        for style in self._styles.chain(link):
            linked = value(style.find(f"{W}pPr/{W}numPr/{W}numId"))
            if linked:
                return self._abstract_of(linked, seen | {number_id})
        return abstract_id


def _level(element: etree._Element) -> Level:
    start = element.find(W + "start")
    legal = element.find(W + "isLgl")
    fonts = element.find(f"{W}rPr/{W}rFonts")
    font = value(fonts, "ascii") or value(fonts, "hAnsi") or ""
    format_element = next(element.iter(W + "numFmt"), None)
    return Level(
        number_format=value(format_element) or "decimal",
        text=from_legacy(value(element.find(W + "lvlText")) or "", font),
        start=1 if start is None else whole_number(value(start)) or 0,
        restart=whole_number(value(element.find(W + "lvlRestart"))),
        legal=legal is not None and is_on(legal),
        suffix=value(element.find(W + "suff")) or "tab",
        font=font,
        picture=element.find(W + "lvlPicBulletId") is not None,
        indent=element.find(f"{W}pPr/{W}ind"),
    )
