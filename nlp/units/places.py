"""Provinces and communes of Việt Nam (địa danh), old and new: spelling, level and successors."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from nlp.rulebook.rules import load_rules
from nlp.text.marks import unmarked
from nlp.text.matching import fold, squeeze, unify_tones

_LEVELS = ("thành phố", "thị trấn", "thị xã", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã")
_I_FOR_Y = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_Y = re.compile(r"(?:(?<=[bcdđghklmnprstvx])|(?<=qu))[yýỳỷỹỵ](?!\w)")


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative unit: `level` and `name` as in "xã" "An Sơn"; one that was merged has `successors`."""

    level: str
    name: str
    province: str
    is_current: bool = True
    successors: tuple[str, ...] = ()
    """What an old unit has become ("phường An Sơn"); empty for a current one."""


def find_places(name: str, level: str | None = None) -> tuple[Place, ...]:
    """All places of this name, however its tone marks, hyphens, capitals and i or y are written."""
    hits = _by_key().get(_key(name), ())
    return tuple(place for place in hits if level is None or place.level == level)


def spelling_of(name: str, level: str | None = None) -> str | None:
    """The one spelling of a known place ("QUI SON" of a place "Quý Sơn"); None for an unknown or doubtful one."""
    places = find_places(name, level)
    if not places and unmarked(name) == name.lower():  # a scan or a keyboard lost every mark
        places = tuple(place for place in _by_letters().get(_letters(name), ()) if level in (None, place.level))
    current = {place.name for place in places if place.is_current} or {place.name for place in places}
    return current.pop() if len(current) == 1 else None


def level_of(name: str) -> str | None:
    """The level of the place, where all places of this name have the same one today."""
    levels = {place.level for place in find_places(name) if place.is_current}
    return levels.pop() if len(levels) == 1 else None


def spelt_level(printed: str) -> str:
    """The place with its level in full: "TP. Hòa Lạc" is "thành phố Hòa Lạc", "Q.1" is "quận 1"."""
    for entry in load_rules("places"):
        if match := entry.compiled().match(printed):
            return f"{entry.gives['level']} {printed[match.end() :].strip()}"
    return printed


def level_in_full(printed: str) -> str:
    """A level as it is shortened before a name: "TP." is "thành phố"."""
    return spelt_level(f"{printed} X").removesuffix(" X").casefold()


@cache
def _by_key() -> dict[str, tuple[Place, ...]]:
    return _grouped((_key(place.name), place) for place in _places())


@cache
def _by_letters() -> dict[str, tuple[Place, ...]]:
    return _grouped((_letters(place.name), place) for place in _places())


def _grouped(pairs: Iterable[tuple[str, Place]]) -> dict[str, tuple[Place, ...]]:
    groups: dict[str, list[Place]] = defaultdict(list)
    for key, place in pairs:
        groups[key].append(place)
    return {key: tuple(places) for key, places in groups.items()}


def _key(name: str) -> str:
    """Key of a name: case, tone placement, hyphens and i for y do not count; "Kỳ" and "Kì" are one."""
    return _Y.sub(lambda match: match[0].translate(_I_FOR_Y), fold(name))


def _letters(name: str) -> str:
    """The letters of a name alone, without marks and blanks."""
    return "".join(re.findall(r"\w", unmarked(name)))


@cache
def _places() -> tuple[Place, ...]:
    """Every place of underthesea's table (34 provinces and 3,321 communes of 1/7/2025, and what they were before)."""
    package = find_spec("underthesea")  # found, not imported: the table alone is wanted
    assert package is not None and package.origin is not None
    file = Path(package.origin).parent / "address" / "data" / "mapping.json"
    table = json.loads(file.read_text(encoding="utf-8"))
    return (*_provinces(table), *_communes(table), *_districts(table))


def _provinces(table: dict[str, Any]) -> Iterator[Place]:
    names = {key: str(entry["name"]) for key, entry in table["province_names"].items()}
    for name in names.values():
        yield _place(name, province=name)
    for key, entry in table["old_province_names"].items():
        if (heir := names[table["province_mapping"][key]]) != entry["name"]:
            yield _place(str(entry["name"]), heir, (heir,))


def _communes(table: dict[str, Any]) -> Iterator[Place]:
    rows = table["ward_mapping"]
    current = dict.fromkeys((str(row["new_ward"]), str(row["new_province"])) for row in rows)
    for ward, province in current:
        if ward:  # a few rows of the table tell of land that belongs to no commune
            yield _place(ward, province)
    heirs: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in rows:
        heirs[row["old_ward"], row["old_district"], row["new_province"]].append(str(row["new_ward"]))
    for (ward, _, province), names in heirs.items():
        if ward and (ward, province) not in current:
            yield _place(str(ward), str(province), tuple(dict.fromkeys(names)))


def _districts(table: dict[str, Any]) -> Iterator[Place]:
    """The districts that the reform ended; their land is told by their communes."""
    names = dict.fromkeys((str(row["old_district"]), str(row["new_province"])) for row in table["ward_mapping"])
    for name, province in names:
        if name:
            yield _place(name, province, (province,))


def _place(printed: str, province: str, successors: tuple[str, ...] = ()) -> Place:
    level, name = _parted(printed)
    return Place(level, name, _parted(province)[1], not successors, tuple(" ".join(_parted(s)) for s in successors))


@cache
def _parted(printed: str) -> tuple[str, str]:
    """("xã", "An Sơn") of "Xã An Sơn"."""
    words = unify_tones(squeeze(printed))
    level = next((level for level in _LEVELS if words.lower().startswith(level + " ")), "")
    return level, words[len(level) :].strip()
