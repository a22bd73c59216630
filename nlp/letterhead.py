"""Reads the names of agencies in a letterhead (tên cơ quan ban hành), and writes them as the dataset does."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from datamodel.span import Found, Span
from nlp.lines import Line
from nlp.marks import unmarked
from nlp.rules import load_rules, rule
from nlp.text import matching_text, squeeze
from nlp.unit_tokens import spelt_out
from nlp.units import NOBODY, canonical_unit

_SHORT = frozenset({"UBND", "UBMTTQ", "UBKT"})
_LEVELS_UNMARKED = {"TINH": "TỈNH", "XA": "XÃ", "PHUONG": "PHƯỜNG", "HUYEN": "HUYỆN", "THÀNH PHÓ": "THÀNH PHỐ"}
"""Levels as a scan gives them that lost the marks of capitals."""
_UNMARKED_LEVEL = re.compile(r"(?:(?<=^)|(?<=UBND )|(?<=NHÂN DÂN ))(?:TINH|XA|PHUONG|HUYEN|THÀNH PHÓ)(?= )")
_TEAM = re.compile(
    r"^(Đoàn|Đội|Tổ) (?=(?:kiểm tra|giám sát|công tác|thanh tra|giúp việc|thẩm định|khảo sát|phúc tra))", re.I
)
_LEVELS = frozenset({"TỈNH", "XÃ", "PHƯỜNG", "HUYỆN", "QUẬN"})
_SCHOOL_KINDS = re.compile(
    r"(?i)^(Trường(?: (?:Tiểu học|Mầm non|Mẫu giáo|Phổ thông|Trung học phổ thông|Trung học cơ sở|"
    r"dân tộc nội trú|dân tộc bán trú|liên cấp|và|[,-]))+) (.+)$"
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The agency that issues, and the one above it."""

    issuer: Found[str] | None = None
    parent: Found[str] | None = None


def read_letterhead(lines: Sequence[Line], text: str, joint: bool = False) -> Letterhead:
    """Read the agency lines; `text` is the document's, whose small letters show how names are written.

    `joint` tells that a notation or type says liên tịch: two agencies issue together.
    """
    names = [(_canonical(name, text), span) for name, span in _units(lines)]
    names = [(name, span) for name, span in names if name]
    if not names:
        return Letterhead()
    if len(names) == 2 and (joint or lines[0].text.rstrip().endswith("-")):
        whole = Span(names[0][1].start, names[1][1].end)
        return Letterhead(Found(f"{names[0][0]} - {names[1][0]}", whole, "header/letterhead-joint"))
    (name, span), above = names[-1], names[-2] if len(names) > 1 else None
    parent = Found(above[0], above[1], "header/letterhead-parent") if above else None
    issuer = Found(with_place(name, above[0] if above else None), span, "header/letterhead")
    return Letterhead(issuer, parent)


def with_place(name: str, parent: str | None) -> str:
    """The name with its place: "Sở Nội vụ" under "UBND tỉnh X" is "Sở Nội vụ tỉnh X"."""
    if parent is None or place_of(name) or rule("letterhead", "named_for_itself").compiled().search(name):
        return name
    place = place_of(parent)
    return f"{name} {place[0]} {place[1]}" if place else name


def place_of(name: str) -> tuple[str, str] | None:
    """("xã", "An Sơn Thượng") of "UBND xã An Sơn Thượng"."""
    match = rule("letterhead", "place_within").compiled().search(matching_text(name))
    if match is None:
        return None
    level = match["level"].casefold()
    return ("thành phố" if level.startswith("tp") else level), name[match.start("name") : match.end("name")]


def _units(lines: Sequence[Line]) -> list[tuple[str, Span]]:
    """Join the lines that belong to one name."""
    units: list[tuple[str, Span]] = []
    for line in (_with_level(line) for line in lines):
        text = line.text.strip(" -–*_.")
        if rule("letterhead", "suborgan").compiled().search(line.key) and units:
            continue
        if units and _goes_on(units[-1][0], line):
            units[-1] = (f"{units[-1][0]} {text}", Span(units[-1][1].start, line.span.end))
        else:
            units.append((text, line.span))
    return units


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
    return not rule("zones", "unit_head").compiled().search(spelt_out(line.key))


def _canonical(name: str, text: str) -> str:
    """Write a printed name as the dataset does: abbreviations spelt out, small letters where they belong."""
    key = squeeze(matching_text(name))
    if rule("letterhead", "place").compiled().search(key):
        return ""
    key = spelt_out(re.sub(r" ?[-–] ?", " - ", key) if " " in key else key)
    for entry in load_rules("letterhead"):
        if full := entry.gives.get("full"):
            key = entry.compiled().sub(str(full), key)
    return canonical_unit(small_letters(key, text), NOBODY)


def small_letters(name: str, text: str) -> str:
    """Small letters as the text writes the name, else by the field's habit ("UBND xã An Sơn")."""
    place = place_of(name)
    if place is None:
        return _as_written(name, text) or _known_names().get(name.casefold()) or _by_habit(name)
    level, place_name = place
    head = name[: rule("letterhead", "place_within").compiled().search(matching_text(name)).start()].strip()  # type: ignore[union-attr]
    written = _as_written(place_name, text) or _as_spelt(place_name, text) or _all_titled(place_name)
    return squeeze(f"{small_letters(head, text) if head else ''} {level} {written}")


def _as_written(name: str, text: str) -> str | None:
    """The most frequent spelling of the name in the text that is not all capitals."""
    pattern = re.compile(r"(?<!\w)" + re.escape(name).replace(r"\ ", r"\s+") + r"(?!\w)", re.IGNORECASE)
    hits = Counter(squeeze(m[0]) for m in pattern.finditer(matching_text(text)) if not m[0].isupper())
    good = [(count, spelling) for spelling, count in hits.items() if spelling[0].isupper()]
    return max(good)[1] if good else None


def _as_spelt(name: str, text: str) -> str | None:
    """The place as the text spells it, where the capitals of a scan lost their marks ("QUANG LAC", "Quảng Lạc")."""
    bare = unmarked(name)
    if not name.isupper() or len(bare.split()) < 2:
        return None
    pattern = re.compile(r"(?<!\w)" + re.escape(bare).replace(r"\ ", r"\s+") + r"(?!\w)")
    seen = unmarked(text)
    if len(seen) != len(text):
        return None
    hits = Counter(squeeze(text[m.start() : m.end()]) for m in pattern.finditer(seen))
    good = [(count, spelling) for spelling, count in hits.items() if all(w[0].isupper() for w in spelling.split())]
    good = [(count, spelling) for count, spelling in good if not spelling.isupper()]
    return max(good)[1] if good else None


def _all_titled(name: str) -> str:
    return " ".join(map(_titled, name.split()))


def _by_habit(name: str) -> str:
    """Capital at the head, after it, and after "và" and a dash: "Sở Giáo dục và Đào tạo"."""
    if school := _SCHOOL_KINDS.match(name):
        return f"{_sentence(school[1])} {_all_titled(school[2])}"
    match = rule("zones", "unit_head").compiled().match(name)
    if match is None:
        return _sentence(name)
    rest = _sentence(name[match.end() :].strip())
    if _TEAM.match(name):
        rest = rest[:1].lower() + rest[1:]
    return squeeze(f"{_sentence(match[0])} {rest}")


@cache
def _known_names() -> dict[str, str]:
    """Names of bodies in capitals and small letters: "Thủ tướng Chính phủ"."""
    kinds = [entry for entry in load_rules("unit_kinds") if entry.gives["part"] == "kind"]
    return {words.casefold(): words for entry in kinds for words in entry.words}


def _sentence(words: str) -> str:
    out: list[str] = []
    split = words.split()
    for at, word in enumerate(split):
        starts = not out or out[-1] in ("và", "-") or out[-1].endswith(",")
        if _is_short(word):
            out.append(word)
        elif word in _LEVELS and split[at + 1 : at + 2] != ["HỘI"]:
            out.append(word.lower())
        elif word.isupper():
            out.append(_titled(word) if starts and word != "VÀ" else word.lower())
        else:
            out.append(word)
    return " ".join(out)


def _titled(word: str) -> str:
    return word[:1].upper() + word[1:].lower() if word.isupper() else word


def _is_short(word: str) -> bool:
    """An abbreviation stays in capitals: UBND, HĐND, BQL."""
    bare = unicodedata.normalize("NFD", word)
    return word in _SHORT or (word.isupper() and len(word) > 1 and not re.search("[AEIOUY]", bare))
