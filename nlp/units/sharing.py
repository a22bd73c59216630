"""Units that share one noun or one name: "UBND các xã A, B", "Trường Mầm non, Trường Tiểu học A" (nêu chung tên)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nlp.units.lexicon import Words
from nlp.units.names import place_name
from nlp.units.tails import Phrase, Tail
from nlp.units.tokens import render

SCHOOLS = "unit_kinds.truong"
_PLACES = ("xã", "phường", "đặc khu", "huyện", "tỉnh", "thôn", "bản", "ấp")


def listed_names(words: Words, at: int) -> tuple[tuple[int, int], ...]:
    """Bounds of the names of a list as in "các thôn Đông, Trung và Hạ", "các khu phố 1, 2, 3"."""
    names: list[tuple[int, int]] = []
    while (end := _item_end(words, at)) > at:
        names.append((at, end))
        if not words.is_any(end, ",", "và", ";"):
            break
        at = end + 1
    return tuple(names)


def _item_end(words: Words, at: int) -> int:
    """Where one name of a list ends: words in capitals, or a number; `at` where a unit or a small word stands."""
    if at >= len(words) or any(words.part(part, at) for part in ("kind", "holder", "level")) or words.office(at):
        return at
    if words.tokens[at].word.isdigit():
        return at if words.is_any(at + 1, "/", ".") else at + 1
    return place_name(words, at)[0]


def spread_bodies(words: Words, phrase: Phrase) -> tuple[Phrase, ...]:
    """Such as "UBND các xã A, B và C", "Chủ tịch UBND các phường: A, B": one body for each place."""
    if phrase.is_group and phrase.kind != "lãnh đạo":
        return ()
    for at in range(phrase.last - 1, phrase.first, -1):
        hit = words.part("level", at + 1) if words.is_any(at, "các") else None
        if hit and render(words.tokens[at + 1 : hit[0]]).lower() in _PLACES:
            return _bodies(words, phrase, at + 1, hit[0])
    return ()


def _bodies(words: Words, phrase: Phrase, level_at: int, end: int) -> tuple[Phrase, ...]:
    names = listed_names(words, end + 1 if words.is_any(end, ":") else end)
    if len(names) < 2:
        return ()
    level = " ".join(words.keys[level_at:end])
    core = phrase.core.split(" các ")[0]
    bodies = []
    for begin, last in names:
        name = render(words.tokens[begin:last])
        tail = Tail(f"{level} {name}", level, name)
        bodies.append(replace(phrase, first=begin, last=last, core=core, tail=tail, is_group=False))
    return (replace(bodies[0], first=phrase.first), *bodies[1:])


def spread_schools(words: Words, phrase: Phrase) -> tuple[Phrase, ...]:
    """Such as "các trường Mầm non, Tiểu học, Trung học cơ sở An Sơn": one school for each kind."""
    noun = phrase.first + 1
    if not phrase.is_group or not words.starts(phrase.first, "các trường"):
        return ()
    kinds: list[tuple[int, str]] = []
    at = noun + 1
    while hit := _school_kind(words, noun, at):
        kinds.append((at, render(words.tokens[at:hit])))
        at = hit
        if not words.is_any(at, ",", "và"):
            break
        at += 1
    end, name = place_name(words, at)
    if len(kinds) < 2 or not name:
        return ()
    schools = [
        Phrase(begin, begin + 1, "trường", f"Trường {kind[0].upper()}{kind[1:]} {name}", SCHOOLS)
        for begin, kind in kinds
    ]
    return (replace(schools[0], first=phrase.first), *schools[1:-1], replace(schools[-1], last=end))


def _school_kind(words: Words, noun: int, at: int) -> int | None:
    """Where the kind of school at `at` ends, as if "trường" stood before it."""
    if at >= len(words) or not words.tokens[at].is_word:
        return None
    joined = Words((words.tokens[noun], *words.tokens[at:]), (words.keys[noun], *words.keys[at:]))
    hit = joined.part("kind", 0)
    return at + hit[0] - 1 if hit and hit[0] > 1 else None


def awaits_name(words: Words, at: int) -> bool:
    """Whether a school without a name is followed by another: "Trường Mầm non, Trường Tiểu học An Sơn"."""
    if not words.is_any(at, ",", "và"):
        return False
    hit = words.part("kind", at + 1)
    return hit is not None and hit[1].rule == SCHOOLS


def with_shared_name(words: Words, phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Give schools without a name that of the next one."""
    named: list[Phrase] = []
    name = ""
    for phrase in reversed(phrases):
        kind = words.part("kind", phrase.first) if phrase.rule == SCHOOLS else None
        if kind is None:
            name = ""
        elif kind[0] < phrase.last:
            name = render(words.tokens[kind[0] : phrase.last])
        elif name and kind[0] - phrase.first > 1:
            phrase = replace(phrase, core=f"{phrase.core} {name}")
        named.append(phrase)
    return tuple(reversed(named))
