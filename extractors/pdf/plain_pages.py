"""Whether PDFium reads a PDF page as the slower reader would (trang PDF thông thường): most pages are such."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_DEEPEST = 4
_LAST_CODE = 0xFFFF
_LONGEST_CODES = 4 << 20
_WIDE_RANGE = re.compile(rb"<[0-9A-Fa-f]{5,}>\s*<[0-9A-Fa-f]{5,}>\s*[<\[]")


class NotPlain(Exception):
    """The page holds what only the slower reader places right."""


@dataclass(slots=True)
class PlainPages:
    """Looks at the pages of one document; `descents` are those of the fonts seen so far, by name without subset."""

    descents: dict[str, float] = field(default_factory=dict)
    _known: set[int] = field(default_factory=set)

    def check(self, page: PDFPage) -> None:
        """Look at one page, its forms and fonts, before PDFium opens it.

        Raises:
            NotPlain: it is turned, or draws with more than plain fonts, pictures and small forms.
        """
        if page.rotate or list(page.mediabox[:2]) != [0, 0] or tuple(page.cropbox) != tuple(page.mediabox):
            raise NotPlain
        contents = {id(stream): _unpacked(stream) for stream in page.contents}
        self._check_drawing(contents.values(), dict_value(page.resources or {}), 0)

    def _check_drawing(self, contents: Collection[bytes], resources: dict[Any, Any], depth: int) -> None:
        if any(b"ActualText" in part for part in contents) or "Properties" in resources or depth > _DEEPEST:
            raise NotPlain
        for font in dict_value(resources.get("Font") or {}).values():
            self._check_font(font)
        for form in _forms(resources) if any(b"Do" in part for part in contents) else ():
            self._check_drawing([_unpacked(form)], dict_value(form.get("Resources") or {}), depth + 1)

    def _check_font(self, reference: Any) -> None:
        key = getattr(reference, "objid", None)
        if key in self._known:
            return
        font = dict_value(reference)
        kind = _name(font.get("Subtype"))
        if kind == "Type0":
            if not str(_name(font.get("Encoding"))).endswith("-H"):
                raise NotPlain
            _check_codes(resolve1(font.get("ToUnicode")))
            font = dict_value(list_value(font.get("DescendantFonts"))[0])
            _check_widths(font.get("W"))
        elif kind not in ("TrueType", "Type1"):
            raise NotPlain
        self._add(dict_value(font.get("FontDescriptor") or {}))
        if isinstance(key, int):
            self._known.add(key)

    def _add(self, descriptor: dict[Any, Any]) -> None:
        name, descent = _name(descriptor.get("FontName")), resolve1(descriptor.get("Descent"))
        if not isinstance(name, str) or not isinstance(descent, (int, float)):
            raise NotPlain
        below, bare = -abs(float(descent)), _SUBSET.sub("", name)
        if self.descents.setdefault(bare, below) != below:
            raise NotPlain


def _check_codes(stream: Any) -> None:
    """A table of letters that is longer than any font's is the slower reader's to refuse."""
    codes = stream.get_data() if isinstance(stream, PDFStream) else b""
    if len(codes) > _LONGEST_CODES or _WIDE_RANGE.search(codes):
        raise NotPlain


def _check_widths(widths: Any) -> None:
    given = resolve1(widths)
    if isinstance(given, list) and any(isinstance(value, (int, float)) and value > _LAST_CODE for value in given):
        raise NotPlain


def _unpacked(stream: Any) -> bytes:
    found = resolve1(stream)
    if not isinstance(found, PDFStream):
        raise NotPlain
    data: bytes = found.get_data()
    return data


def _forms(resources: dict[Any, Any]) -> Iterator[PDFStream]:
    for reference in dict_value(resources.get("XObject") or {}).values():
        found = resolve1(reference)
        if isinstance(found, PDFStream) and _name(found.get("Subtype")) == "Form":
            yield found


def _name(value: Any) -> Any:
    return getattr(resolve1(value), "name", None)


def has_layers_off(catalog: dict[str, Any]) -> bool:
    """Whether the file has layers that are not shown when it is opened."""
    layers = resolve1(catalog.get("OCProperties"))
    usual = resolve1(layers.get("D")) if isinstance(layers, dict) else None
    return isinstance(usual, dict) and (bool(resolve1(usual.get("OFF"))) or _name(usual.get("BaseState")) == "OFF")


def has_tiles(resources: dict[Any, Any], depth: int = 0) -> bool:
    """Whether the page, or a form in it, may be painted with tiles, of which there may be more than can be drawn.

    So may forms be that lie deeper in one another than in any honest page.
    """
    patterns = dict_value(resources.get("Pattern") or {}).values()
    if depth > _DEEPEST or any(isinstance(resolve1(pattern), PDFStream) for pattern in patterns):
        return True
    return any(has_tiles(dict_value(form.get("Resources") or {}), depth + 1) for form in _forms(resources))
