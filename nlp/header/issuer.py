"""Infers the issuing body (cơ quan ban hành) of a document whose letterhead is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from datamodel.document import TextDocument
from datamodel.official import DocumentNumber
from nlp.header.signing import Signing
from nlp.rulebook.rules import load_rules, rule
from nlp.text.lines import Line, lines_of
from nlp.text.matching import matching_text, squeeze
from nlp.units.finder import NOBODY, canonical_unit
from nlp.units.name_case import place_of
from nlp.units.places import level_of


def infer_issuer(
    document: TextDocument,
    text_blocks: Sequence[int],
    place: str | None,
    number: DocumentNumber | None,
    signing: Signing,
) -> str | None:
    """The issuing body by notation, signature, place and what the text says of itself; None if they do not tell."""
    text = matching_text("\n".join(document.words(document.blocks[i]) for i in text_blocks))
    organ = _organ(number, signing)
    if organ is None:
        return _names_itself(list(lines_of(document, text_blocks)))
    level = _level_of(place, text) or own_level(text) or (level_of(place) if place else None)
    if level is None:
        return None
    name = place if place and not place_of(place) else _own_name(level, text)
    return f"{organ} {level} {name}" if name else None


def own_level(text: str) -> str | None:
    """The level of the body that a text speaks of without naming its place ("UBND xã", "địa bàn phường")."""
    found = Counter(m["level"].casefold() for m in rule("issuer", "own_level").compiled().finditer(text))
    return found.most_common(1)[0][0] if found else None


def _organ(number: DocumentNumber | None, signing: Signing) -> str | None:
    """UBND, HĐND, Đảng ủy ... by the notation's last group, else by the words after TM."""
    notation = number.notation if number and number.notation else ""
    for entry in load_rules("issuer"):
        if "organ" in entry.gives and notation and entry.compiled().search(notation):
            return str(entry.gives["organ"])
    if notation:
        return None
    whom = " ".join(f.value for f in (signing.on_behalf_of, signing.position) if f)
    for entry in load_rules("issuer"):
        if "signs_for" in entry.gives and entry.compiled().search(matching_text(whom)):
            return str(entry.gives["signs_for"])
    return None


def _level_of(place: str | None, text: str) -> str | None:
    """The level that the text gives the place of the date line."""
    if not place:
        return None
    pattern = rule("issuer", "level").compiled().pattern + r"\s+" + re.escape(matching_text(place)) + r"(?!\w)"
    found = Counter(m["level"].casefold() for m in re.finditer(pattern, text, re.IGNORECASE))
    return found.most_common(1)[0][0] if found else None


def _own_name(level: str, text: str) -> str | None:
    """The place of this level that the text names most."""
    names = Counter(name for found, name in place_names(text) if found == level)
    return names.most_common(1)[0][0] if names else None


def place_names(text: str) -> list[tuple[str, str]]:
    """("xã", "An Sơn Thượng") for every place that the text names with its level."""
    pattern = rule("issuer", "named_place").compiled()
    return [(m["level"].casefold(), squeeze(m["name"])) for m in pattern.finditer(matching_text(text))]


def _names_itself(lines: Sequence[Line]) -> str | None:
    """In "Trường THPT An Sơn xây dựng kế hoạch ...": the subject of the sentence that issues."""
    for line in lines[:40]:
        if match := rule("issuer", "issues").compiled().search(line.key):
            return canonical_unit(line.text[match.start("unit") : match.end("unit")].strip(), NOBODY)
    return None
