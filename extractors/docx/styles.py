"""What a paragraph or run looks like after its styles are followed (kiểu định dạng của Word)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from extractors.docx.package import W

_OFF = {"0", "false", "off", "none"}
_VALUE = W + "val"
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def value(element: etree._Element | None, attribute: str = "val") -> str | None:
    """The `w:val` (or another `w:` attribute) of an element that may be missing."""
    return None if element is None else element.get(W + attribute)


def is_on(element: etree._Element) -> bool:
    """Whether a toggle such as `<w:b/>` is set."""
    return (element.get(_VALUE) or "true").lower() not in _OFF


def number(text: str | None) -> float | None:
    """A measure as Word writes it ("567", "12.5"), else None."""
    return float(text) if text and _NUMBER.fullmatch(text) else None


def whole_number(text: str | None) -> int | None:
    """A count as Word writes it, else None."""
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,9}", text) else None


_LONGEST_CHAIN = 40
_STYLE_ID, _TYPE, _DEFAULT = W + "styleId", W + "type", W + "default"
_PARAGRAPH_STYLE, _RUN_STYLE = W + "pStyle", W + "rStyle"
_SIZE, _FONTS, _OUTLINE_LEVEL = W + "sz", W + "rFonts", W + "outlineLvl"


@dataclass(frozen=True, slots=True)
class RunLook:
    """How letters look."""

    bold: bool
    italic: bool
    hidden: bool
    caps: bool
    size: float | None
    font: str


_PLAIN = RunLook(bold=False, italic=False, hidden=False, caps=False, size=None, font="")


def _look(said: Mapping[str, etree._Element], otherwise: RunLook) -> RunLook:
    """How letters with these properties look; what they do not say is as `otherwise`."""

    def toggled(tag: str, inherited: bool) -> bool:
        return is_on(said[tag]) if tag in said else inherited

    size, font = otherwise.size, otherwise.font
    if _SIZE in said:
        half_points = number(value(said[_SIZE]))
        size = half_points / 2 if half_points else None
    if _FONTS in said:
        font = value(said[_FONTS], "ascii") or value(said[_FONTS], "hAnsi") or ""
    return RunLook(
        bold=toggled(W + "b", otherwise.bold),
        italic=toggled(W + "i", otherwise.italic),
        hidden=toggled(W + "vanish", otherwise.hidden),
        caps=toggled(W + "caps", otherwise.caps),
        size=size,
        font=font,
    )


def by_name(properties: etree._Element | None) -> dict[str, etree._Element]:
    """The children of a list of properties by their tag, the first of each; lxml would search anew for each."""
    return {} if properties is None else {child.tag: child for child in reversed(properties)}


@dataclass(frozen=True, slots=True)
class ParagraphProperties:
    """What a paragraph says of itself and what its style says, by tag."""

    style: str | None
    own: Mapping[str, etree._Element]
    inherited: Mapping[str, tuple[etree._Element, ...]]

    def first(self, tag: str) -> etree._Element | None:
        """The property that holds: set directly, by style, or by default."""
        return self.own[tag] if tag in self.own else next(iter(self.inherited.get(tag, ())), None)

    def all(self, tag: str) -> tuple[etree._Element, ...]:
        """Every source's property of that tag, nearest first (attributes of `w:ind` add up)."""
        inherited = self.inherited.get(tag, ())
        return (self.own[tag], *inherited) if tag in self.own else inherited


class Styles:
    """The styles part: answers what holds for a paragraph or run, nearest source first."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default: str | None = None
        self._run_defaults: etree._Element | None = None
        self._paragraph_defaults: etree._Element | None = None
        self._inherited: dict[str | None, dict[str, tuple[etree._Element, ...]]] = {}
        self._looks: dict[tuple[str | None, str | None], RunLook] = {}
        self._heading_names: dict[str | None, int | None] = {}
        if root is None:
            return
        self._run_defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._paragraph_defaults = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        for style in root.iterchildren(W + "style"):
            style_id = style.get(_STYLE_ID) or ""
            self._styles[style_id] = style
            if style.get(_TYPE) == "paragraph" and style.get(_DEFAULT) in {"1", "true", "on"}:
                self._default = style_id

    def chain(self, style_id: str | None) -> Iterator[etree._Element]:
        """The style and those it is based on; a circle ends, and so does a chain longer than any template's."""
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = value(self._styles[style_id].find(W + "basedOn"))

    def paragraph(self, properties: etree._Element | None) -> ParagraphProperties:
        """What holds for a paragraph with these properties; one without a known style has the default one."""
        own = by_name(properties)
        named = value(own.get(_PARAGRAPH_STYLE))
        style = named if named in self._styles else self._default
        if style not in self._inherited:
            self._inherited[style] = self._of_style(style)
        return ParagraphProperties(style, own, self._inherited[style])

    def _of_style(self, style_id: str | None) -> dict[str, tuple[etree._Element, ...]]:
        """What a style, those it is based on and the defaults say, by tag; asked once for each style."""
        sources = [style.find(W + "pPr") for style in self.chain(style_id)]
        found: dict[str, tuple[etree._Element, ...]] = {}
        for source in (*sources, self._paragraph_defaults):
            for tag, element in by_name(source).items():
                found[tag] = (*found.get(tag, ()), element)
        return found

    def heading_level(self, properties: ParagraphProperties) -> int | None:
        """1 for "Heading 1" or outline level 0; None for body text."""
        level = number(value(properties.first(_OUTLINE_LEVEL)))
        if level is not None:
            return int(level) + 1 if 0 <= level < 9 else None
        if properties.style not in self._heading_names:
            self._heading_names[properties.style] = self._heading_name(properties.style)
        return self._heading_names[properties.style]

    def _heading_name(self, style_id: str | None) -> int | None:
        """The level that a style, or one it is based on, has in its name."""
        for style in self.chain(style_id):
            named = re.fullmatch(r"heading (\d)", (value(style.find(W + "name")) or "").lower())
            if named:
                return int(named.group(1))
        return None

    def run(self, properties: etree._Element | None, paragraph_style: str | None) -> RunLook:
        """How a run looks: as its styles say, but for what it says itself."""
        own = by_name(properties)
        styles = (value(own.get(_RUN_STYLE)), paragraph_style)
        if styles not in self._looks:
            self._looks[styles] = self._style_look(styles)
        return _look(own, self._looks[styles]) if own else self._looks[styles]

    def _style_look(self, styles: Iterable[str | None]) -> RunLook:
        """How a run looks in these styles, the nearest first."""
        sources = [style.find(W + "rPr") for style_id in styles for style in self.chain(style_id)]
        look = _PLAIN
        for source in (self._run_defaults, *reversed(sources)):
            look = _look(by_name(source), look)
        return look

    def table(self, style_id: str | None, name: str) -> etree._Element | None:
        """A table property set by the table's style."""
        for style in self.chain(style_id):
            found = style.find(f"{W}tblPr/{W}{name}")
            if found is not None:
                return found
        return None
