"""Reads the names of agencies in a letterhead (tên cơ quan ban hành), and writes them as the dataset does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from datamodel.span import Found, Span
from nlp.rulebook.rules import load_rules, rule
from nlp.text.lines import Line
from nlp.text.matching import matching_text, matching_words
from nlp.units.finder import NOBODY, canonical_unit
from nlp.units.name_case import place_of, small_letters
from nlp.units.tokens import spelt_out

_LEVELS_UNMARKED = {
    **dict.fromkeys(("TINH", "TĨNH"), "TỈNH"),
    **{"XA": "XÃ", "PHUONG": "PHƯỜNG", "HUYEN": "HUYỆN", "THÀNH PHÓ": "THÀNH PHỐ"},
}
"""Levels as a scan gives them that lost the marks of capitals."""
_UNMARKED_LEVEL = re.compile(r"(?:(?<=^)|(?<=UBND )|(?<=NHÂN DÂN ))(?:TINH|TĨNH|XA|PHUONG|HUYEN|THÀNH PHÓ)(?= )")
_COMMUNE = ("xã", "phường", "đặc khu")
_ORGANS = ("UBND ", "HĐND ", "UBMTTQ ")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The agency that issues, and the one above it."""

    issuer: Found[str] | None = None
    parent: Found[str] | None = None


def read_letterhead(lines: Sequence[Line], text: str, joint: bool = False) -> Letterhead:
    """Read the agency lines; `text` is the document's, whose small letters show how names are written.

    `joint` tells that a notation or type says liên tịch: two agencies issue together.
    """
    names: list[tuple[str, Span]] = []
    for printed, span in _units(lines):
        name = _canonical(printed, text) or _of_a_commune(printed, names[-1][0] if names else "", text)
        names += [(name, span)] if name else []
    if not names:
        return Letterhead()
    if len(names) == 2 and (joint or lines[0].text.rstrip().endswith("-")):
        whole = Span(names[0][1].start, names[1][1].end)
        return Letterhead(Found(f"{names[0][0]} - {names[1][0]}", whole, "header/letterhead-joint"))
    (name, span), above = names[-1], names[-2] if len(names) > 1 else None
    parent = Found(above[0], above[1], "header/letterhead-parent") if above else None
    issuer = Found(with_place(name, above[0] if above else None), span, "header/letterhead")
    return Letterhead(issuer, parent)


def _of_a_commune(place: str, above: str, text: str) -> str:
    """The commune's own body, where only its place stands below the body above it: "UBND TỈNH A" over "XÃ B"."""
    level = " ".join(matching_text(place).casefold().split())
    is_commune = level.startswith(tuple(f"{name} " for name in _COMMUNE))
    higher = place_of(above)
    if not is_commune or higher is None or higher[0] in _COMMUNE or not above.startswith(_ORGANS):
        return ""
    return _canonical(f"{above.split(' ')[0]} {place}", text)


def with_place(name: str, parent: str | None) -> str:
    """The name with its place: "Sở Nội vụ" under "UBND tỉnh X" is "Sở Nội vụ tỉnh X"."""
    if parent is None or place_of(name) or rule("letterhead", "named_for_itself").compiled().search(name):
        return name
    if match := rule("letterhead", "arm").compiled().search(name):
        return f"{name} {_arm_of(parent, bool(match['office']))}"
    place = place_of(parent)
    if place is None:
        return name
    level, place_name = place
    return f"{name} {place_name}" if name.endswith(f" {level}") else f"{name} {level} {place_name}"


def _arm_of(parent: str, is_office: bool) -> str:
    """The body whose office it is: that of a commune's UBND serves its HĐND too (Luật Tổ chức CQĐP 2025)."""
    is_commune = parent.startswith(tuple(f"UBND {level} " for level in _COMMUNE))
    return f"HĐND và {parent}" if is_office and is_commune else parent


def _units(lines: Sequence[Line]) -> list[tuple[str, Span]]:
    """Join the lines that belong to one name."""
    units: list[tuple[str, Span]] = []
    for line in (one for whole in lines for one in _bodies(_with_level(whole))):
        text = line.text.strip(" -–*_.")
        if rule("letterhead", "suborgan").compiled().search(line.key) and units:
            continue
        if units and _goes_on(units[-1][0], line):
            units[-1] = (f"{units[-1][0]} {text}", Span(units[-1][1].start, line.span.end))
        else:
            units.append((text, line.span))
    return units


def _bodies(line: Line) -> tuple[Line, ...]:
    """The lines that a narrow column gave as one: "UBND XÃ HÒA LẠC" and "TRẠM Y TẾ"."""
    match = rule("letterhead", "two_bodies").compiled().search(line.key)
    if match is None or len(line.key) != len(line.text):
        return (line,)
    return tuple(replace(line, text=line.text[slice(*match.span(part))], key=match[part]) for part in ("above", "own"))


def _with_level(line: Line) -> Line:
    """The line with its level as it is spelt: "TINH HÒA LẠC" of a scan is "TỈNH HÒA LẠC"."""
    if not line.is_upper:
        return line
    text = _UNMARKED_LEVEL.sub(lambda m: _LEVELS_UNMARKED[m[0]], line.text)
    return replace(line, text=text, key=matching_text(text)) if text != line.text else line


def _goes_on(name: str, line: Line) -> bool:
    above = matching_text(name).upper()
    if rule("letterhead", "two_words_head").compiled().search(above) or above.endswith((" VÀ", "-", ",")):
        return True
    if rule("letterhead", "place").compiled().search(line.key):
        return place_of(name) is None
    if line.is_upper and " " not in line.key.strip(" -–*_."):
        return True  # one word names no agency: "SỞ NÔNG NGHIỆP VÀ MÔI" + "TRƯỜNG"
    return not rule("zones", "unit_head").compiled().search(spelt_out(line.key))


def _canonical(name: str, text: str) -> str:
    """Write a printed name as the dataset does: abbreviations spelt out, small letters where they belong."""
    key = matching_words(name)
    if rule("letterhead", "place").compiled().search(key):
        return ""
    key = spelt_out(re.sub(r" ?[-–] ?", " - ", key) if " " in key else key)
    for entry in load_rules("letterhead"):
        if full := entry.gives.get("full"):
            key = entry.compiled().sub(str(full), key)
    return canonical_unit(small_letters(key, text), NOBODY)
