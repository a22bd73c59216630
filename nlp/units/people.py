"""Finds persons by their titles and family names (đồng chí, ông, bà và họ tên)."""

from __future__ import annotations

import re
from functools import cache

from datamodel.span import Found, Span
from nlp.rulebook.groups import Anchored, anchored
from nlp.rulebook.rules import load_rules
from nlp.text.matching import matching_text
from nlp.units.places import find_places

_CAPITALS = "A-ZÀ-ÝĂĐĨŨƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA, 2))
"""In the block of the letters with two marks (U+1EA0 to U+1EF9) capitals and small letters take turns."""
_SYLLABLE = rf"[{_CAPITALS}][^\W\d_{_CAPITALS}]*"
_NOT_A_NAME = re.compile(r"\s*(?:xã|phường|huyện|tỉnh|thành phố|thôn|xóm)\b", re.IGNORECASE)
_POST = re.compile(
    r"[-,(]?\s*(?:phó|trưởng|chủ tịch|giám đốc|bí thư|chánh|công chức|hiệu trưởng|chuyên viên|kế toán|cán bộ|văn thư)",
    re.IGNORECASE,
)
_IN_PLACES = re.compile(r"(?i)(?<!\w)các (?:xã|phường|đặc khu|huyện|tỉnh|thôn)(?: sau)?\s*:?[^.;]{0,120}$")
"""Within a list of places: "các xã: Châu Thành A, Hà Lâm Đông"."""
_HONOURED = ("Hồ Chí Minh", "Tôn Đức Thắng")
_UNIT_HEADS = frozenset(
    {
        "Phòng",
        "Ban",
        "Sở",
        "Trưởng",
        "Phó",
        "Chủ",
        "Bí",
        "Giám",
        "Chánh",
        "Công",
        "Hội",
        "Đoàn",
        "Trung",
        "Văn",
        "Uỷ",
        "Ủy",
    }
)


@cache
def _patterns() -> tuple[Anchored, ...]:
    rules = {str(r.gives["part"]): r for r in load_rules("people")}
    titles = "|".join(re.escape(w) for w in sorted(rules["title"].words, key=len, reverse=True)).replace(r"\ ", r"\s+")
    surnames = "|".join(sorted(set(rules["surname"].words), key=len, reverse=True))
    name = rf"(?P<name>{_SYLLABLE}(?:[ \t]+{_SYLLABLE}){{1,4}})"
    titled = re.compile(rf"(?<!\w)(?:(?i:{titles})\s*[:.]?\s+){{1,3}}{name}(?!\w)")
    capital = "".join(
        sorted({surname[0] for surname in rules["surname"].words})
    )  # most words begin small: told at once
    posts = "|".join(re.escape(w) for w in rules["post"].words).replace(r"\ ", r"\s+")
    holder = re.compile(rf"(?<!\w)(?i:{posts})\s+(?P<name>(?:{surnames})(?:[ \t]+{_SYLLABLE}){{2,3}})(?!\w)")
    bare = re.compile(rf"(?<![\w-])(?=[{capital}])(?P<name>(?:{surnames})(?:[ \t]+{_SYLLABLE}){{1,4}})(?!\w)")
    return anchored(titled, holder, bare)


def find_people(text: str) -> tuple[Found[str], ...]:
    """Named persons: the value is the name, the place includes the title before it."""
    seen = matching_text(text)
    titled, holder, bare = _patterns()
    found = [
        Found(text[m.start("name") : m.end("name")], Span(*m.span()), "people.title", 0.95)
        for m in titled.finditer(seen)
        if not _is_office(m.group("name"))
    ]
    found += [
        Found(m.group("name"), Span(*m.span()), "people.post", 0.8)
        for m in holder.finditer(seen)
        if _is_free(m, found) and not _is_famous_or_place(m.group("name"))
    ]
    found += [
        Found(m.group("name"), Span(*m.span()), "people.surname", 0.7)
        for m in bare.finditer(seen)
        if _is_free(m, found) and _stands_as_person(seen, m) and not _is_office(m.group("name"))
    ]
    return tuple(sorted(found, key=lambda person: person.span.start if person.span else 0))


def _is_office(name: str) -> bool:
    words = name.split()
    return words[0] in _UNIT_HEADS and (len(words) < 3 or words[1] in _UNIT_HEADS)


def _is_famous_or_place(name: str) -> bool:
    """Whether what stands behind a post is no person of the office: a place, a department, "Hồ Chí Minh"."""
    return name.split()[0] in _UNIT_HEADS or name in _HONOURED or bool(find_places(name))


def _is_free(match: re.Match[str], found: list[Found[str]]) -> bool:
    place = Span(*match.span())
    return not any(person.span and person.span.overlaps(place) for person in found)


def _stands_as_person(text: str, match: re.Match[str]) -> bool:
    """A name without a title counts at the head of a phrase, or before its post: "Trần Văn Bình - Trưởng phòng"."""
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    if re.search(r"(?i)(?:xã|phường|huyện|tỉnh|quận|trường|thôn|thành phố|thị xã|đường|phố|công ty)$", before):
        return False
    has_post = _POST.match(after)
    if not has_post and (_IN_PLACES.search(before) or find_places(match.group("name"))):
        return False
    if not has_post and len(match.group("name").split()) < 3:
        return False
    is_whole = not before and (not after or after[0] in ",;.-(")
    return bool(has_post) or is_whole or bool(re.search(r"[,;:]$", before) and (not after or after[0] in ",;."))
