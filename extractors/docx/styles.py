"""What a paragraph or run looks like after its styles are followed (kiểu định dạng của Word)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from extractors.docx.package import W

_OFF = {"0", "false", "off", "none"}


def value(element: etree._Element | None, attribute: str = "val") -> str | None:
    """The `w:val` (or another `w:` attribute) of an element that may be missing."""
    return None if element is None else element.get(W + attribute)


def is_on(element: etree._Element) -> bool:
    """Whether a toggle such as `<w:b/>` is set."""
    return (element.get(W + "val") or "true").lower() not in _OFF


def number(text: str | None) -> float | None:
    """A measure as Word writes it ("567", "12.5"), else None."""
    return float(text) if text and re.fullmatch(r"-?\d+(\.\d+)?", text) else None


def whole_number(text: str | None) -> int | None:
    """A count as Word writes it, else None."""
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,9}", text) else None


_LONGEST_CHAIN = 40


@dataclass(frozen=True, slots=True)
class RunLook:
    """How letters look."""

    bold: bool
    italic: bool
    hidden: bool
    caps: bool
    size: float | None
    font: str


class Styles:
    """The styles part: answers what holds for a paragraph or run, nearest source first."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default: str | None = None
        self._run_defaults: etree._Element | None = None
        self._paragraph_defaults: etree._Element | None = None
        self._looks: dict[tuple[bytes, str | None, str | None], RunLook] = {}
        self._inherited: dict[tuple[str | None, str], tuple[etree._Element, ...]] = {}
        self._heading_names: dict[str | None, int | None] = {}
        if root is None:
            return
        self._run_defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._paragraph_defaults = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        for style in root.iterchildren(W + "style"):
            style_id = style.get(W + "styleId") or ""
            self._styles[style_id] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true", "on"}:
                self._default = style_id

    def chain(self, style_id: str | None) -> Iterator[etree._Element]:
        """The style and those it is based on; a circle ends, and so does a chain longer than any template's."""
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = value(self._styles[style_id].find(W + "basedOn"))

    def paragraph_style(self, properties: etree._Element | None) -> str | None:
        """The id of the paragraph's style, or the default one."""
        named = value(properties.find(W + "pStyle")) if properties is not None else None
        return named if named in self._styles else self._default

    def paragraph(self, properties: etree._Element | None, name: str) -> etree._Element | None:
        """The paragraph property that holds: set directly, by style, or by default."""
        return next(self.paragraph_all(properties, name), None)

    def paragraph_all(self, properties: etree._Element | None, name: str) -> Iterator[etree._Element]:
        """Every source's property of that name, nearest first (attributes of `w:ind` add up)."""
        if properties is not None and (direct := properties.find(W + name)) is not None:
            yield direct
        key = (self.paragraph_style(properties), name)
        if key not in self._inherited:
            self._inherited[key] = tuple(self._of_style(*key))
        yield from self._inherited[key]

    def _of_style(self, style_id: str | None, name: str) -> Iterator[etree._Element]:
        """What a style, those it is based on and the defaults say; asked once for each style."""
        sources = [own for style in self.chain(style_id) if (own := style.find(W + "pPr")) is not None]
        if self._paragraph_defaults is not None:
            sources.append(self._paragraph_defaults)
        yield from (found for source in sources if (found := source.find(W + name)) is not None)

    def heading_level(self, properties: etree._Element | None) -> int | None:
        """1 for "Heading 1" or outline level 0; None for body text."""
        level = number(value(self.paragraph(properties, "outlineLvl")))
        if level is not None:
            return int(level) + 1 if 0 <= level < 9 else None
        style_id = self.paragraph_style(properties)
        if style_id not in self._heading_names:
            self._heading_names[style_id] = self._heading_name(style_id)
        return self._heading_names[style_id]

    def _heading_name(self, style_id: str | None) -> int | None:
        """The level that a style, or one it is based on, has in its name."""
        for style in self.chain(style_id):
            named = re.fullmatch(r"heading (\d)", (value(style.find(W + "name")) or "").lower())
            if named:
                return int(named.group(1))
        return None

    def run(self, properties: etree._Element | None, paragraph_style: str | None) -> RunLook:
        """How a run looks."""
        direct = b"" if properties is None else etree.tostring(properties)
        character_style = value(properties.find(W + "rStyle")) if properties is not None else None
        key = (direct, character_style, paragraph_style)
        if key not in self._looks:
            self._looks[key] = self._run_look(properties, character_style, paragraph_style)
        return self._looks[key]

    def _run_look(
        self, properties: etree._Element | None, character_style: str | None, paragraph_style: str | None
    ) -> RunLook:
        sources = [] if properties is None else [properties]
        for style_id in (character_style, paragraph_style):
            sources += [own for s in self.chain(style_id) if (own := s.find(W + "rPr")) is not None]
        if self._run_defaults is not None:
            sources.append(self._run_defaults)

        def first(name: str) -> etree._Element | None:
            return next((found for source in sources if (found := source.find(W + name)) is not None), None)

        def toggled(name: str) -> bool:
            found = first(name)
            return found is not None and is_on(found)

        half_points = number(value(first("sz")))
        fonts = first("rFonts")
        return RunLook(
            bold=toggled("b"),
            italic=toggled("i"),
            hidden=toggled("vanish"),
            caps=toggled("caps"),
            size=half_points / 2 if half_points else None,
            font=value(fonts, "ascii") or value(fonts, "hAnsi") or "",
        )

    def table(self, style_id: str | None, name: str) -> etree._Element | None:
        """A table property set by the table's style."""
        for style in self.chain(style_id):
            found = style.find(f"{W}tblPr/{W}{name}")
            if found is not None:
                return found
        return None
