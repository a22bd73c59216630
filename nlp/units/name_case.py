"""Writes names in capitals with small letters (chữ hoa, chữ thường), as the field writes "Sở Nội vụ tỉnh Hòa Lạc"."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from nlp.rulebook.groups import Anchored, anchored
from nlp.rulebook.rules import Rule, load_rules, rule
from nlp.text.marks import unmarked
from nlp.text.matching import matching_text, squeeze
from nlp.units.places import find_places, level_in_full, spelling_of

_LONGEST_PLACE = 4
_NO_PLACE = frozenset(
    {"VÀ", "TỈNH", "XÃ", "PHƯỜNG", "HUYỆN", "QUẬN", "THÀNH", "ĐẶC", "CẤP", "UBND", "HĐND", "HỘI", "TRƯỜNG", "VIỆT"}
)
_PLACED_KINDS = ("sở", "trung tâm", "đảng ủy", "đoàn thể", "công an", "y tế", "cơ quan ngành dọc")
_PROVINCIAL = ("tỉnh", "thành phố")
_SHORT = frozenset({"UBND", "UBMTTQ", "UBKT"})
_TEAM = re.compile(
    r"^(Đoàn|Đội|Tổ) (?=(?:kiểm tra|giám sát|công tác|thanh tra|giúp việc|thẩm định|khảo sát|phúc tra))", re.I
)
_LEVELS = frozenset({"TỈNH", "XÃ", "PHƯỜNG", "HUYỆN", "QUẬN"})
_BRANCH = re.compile(
    r"(?i)^(Chi bộ|Đảng bộ|Công đoàn|Chi đoàn|Liên đội) ((?:Trường|Bệnh viện|Trạm|Trung tâm|Sở|Phòng|Văn phòng) .+)$"
)
"""A branch of the Party or of a union, named for the body that it is in."""
_SCHOOL_KINDS = re.compile(
    r"(?i)^(Trường(?: (?:Tiểu học|Mầm non|Mẫu giáo|Phổ thông|Trung học phổ thông|Trung học cơ sở|Đại học|Cao đẳng|"
    r"dân tộc nội trú|dân tộc bán trú|liên cấp|và|[,-]))+) (.+)$"
)


def place_of(name: str) -> tuple[str, str] | None:
    """("xã", "An Sơn Thượng") of "UBND xã An Sơn Thượng"."""
    match = rule("letterhead", "place_within").compiled().search(matching_text(name))
    if match is None:
        return None
    return level_in_full(match["level"]), name[match.start("name") : match.end("name")]


def small_letters(name: str, text: str) -> str:
    """Small letters as the text writes the name, else by the field's habit ("UBND xã An Sơn")."""
    place = place_of(name)
    if place is None:
        return _as_written(name, text) or _known_names().get(name.casefold()) or _with_own_name(name, text)
    level, place_name = place
    head = name[: rule("letterhead", "place_within").compiled().search(matching_text(name)).start()].strip()  # type: ignore[union-attr]
    written = _as_written(place_name, text) or _as_spelt(place_name, text) or _place_in_capitals(place_name, level)
    return squeeze(f"{small_letters(head, text) if head else ''} {level} {written}")


def _as_written(name: str, text: str) -> str | None:
    """The most frequent spelling of the name in the text that is not all capitals."""
    hits = Counter(squeeze(m[0]) for m in _in_any_case(name).finditer(matching_text(text)) if not m[0].isupper())
    good = [(count, spelling) for spelling, count in hits.items() if spelling[0].isupper()]
    return max(good)[1] if good else None


@lru_cache(maxsize=256)
def _in_any_case(name: str) -> Anchored:
    letters = re.escape(name).replace(r"\ ", r"\s+")
    return anchored(re.compile(rf"(?<!\w){letters}(?!\w)", re.IGNORECASE))[0]


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


def _place_in_capitals(name: str, level: str) -> str:
    """A place that the text does not write: as the country's list spells it, else with capitals to each word."""
    return (spelling_of(name, level) if name.isupper() else None) or _all_titled(name)


def _with_own_name(name: str, text: str) -> str:
    """A body named for a place without its level: "BỆNH VIỆN ĐA KHOA AN SƠN" where the text writes "An Sơn"."""
    words = name.split()
    for size in range(min(_LONGEST_PLACE, len(words) - 1), 0, -1):
        own = " ".join(words[-size:])
        if written := _own_place(own, text):
            return f"{_by_habit(' '.join(words[:-size]))} {written}"
    return _behind_office(words) or _by_habit(name)


def _behind_office(words: Sequence[str]) -> str | None:
    """Such as "SỞ Y TẾ HÒA LẠC": what stands behind the whole name of an office is a place."""
    for size in range(1, min(_LONGEST_PLACE, len(words) - 1) + 1):
        office, own = " ".join(words[:-size]).casefold(), words[-size:]
        if office in _placed_offices() and own[0] not in _NO_PLACE and "-" not in own:
            return f"{_known_names()[office]} {_all_titled(' '.join(own))}"
    return None


def _own_place(name: str, text: str) -> str | None:
    written = _as_written(name, text) if len(name.split()) > 1 else None
    if written and written.istitle():
        return written
    return spelling_of(name) if any(place.level in _PROVINCIAL for place in find_places(name)) else None


def _all_titled(name: str) -> str:
    return " ".join(map(_titled, name.split()))


def _by_habit(name: str) -> str:
    """Capital at the head, after it, and after "và" and a dash: "Sở Giáo dục và Đào tạo"."""
    if branch := _BRANCH.match(name):
        return f"{_sentence(branch[1])} {_by_habit(branch[2])}"
    if school := _SCHOOL_KINDS.match(name):
        kind = _sentence(school[1]).removeprefix("Trường").strip()
        return squeeze(f"Trường {kind[:1].upper()}{kind[1:]} {_all_titled(school[2])}")
    match = rule("zones", "unit_head").compiled().match(name)
    if match is None:
        return _sentence(name)
    rest = _sentence(name[match.end() :].strip())
    if _TEAM.match(name):
        rest = rest[:1].lower() + rest[1:]
    return _named_right(squeeze(f"{_sentence(match[0])} {rest}"))


@cache
def _known_names() -> dict[str, str]:
    """Names of bodies in capitals and small letters: "Thủ tướng Chính phủ"."""
    return {words.casefold(): words for entry in _bodies() for words in entry.words if len(words.split()) > 1}


@cache
def _placed_offices() -> frozenset[str]:
    """Offices that a place's name follows without its level: "Sở Y tế Hòa Lạc", "Tỉnh đoàn Hòa Lạc"."""
    placed = (e for e in _bodies() if e.gives["kind"] in _PLACED_KINDS and e.gives.get("name") != "lower")
    return frozenset({words.casefold() for entry in placed for words in entry.words} & set(_known_names()))


@cache
def _bodies() -> tuple[Rule, ...]:
    return (*(entry for entry in load_rules("unit_kinds") if entry.gives["part"] == "kind"), *load_rules("units"))


def _named_right(name: str) -> str:
    """The name with the bodies in it as they are written: "Ban Chấp hành Hội Nông dân"."""
    seen = name.casefold()
    for key, words in _known_names().items():
        at = f" {seen} ".find(f" {key} ")
        if at > 0 and len(seen) == len(name):
            name = f"{name[:at]}{words}{name[at + len(key) :]}"
    return name


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
