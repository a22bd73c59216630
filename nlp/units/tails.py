"""A unit phrase and the level and place behind its name ("xã", "thuộc UBND xã"; cấp và địa danh)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from nlp.units.lexicon import Word, Words, grammar
from nlp.units.place_names import place_name
from nlp.units.tokens import render

_NUMBERED = ("vực", "quận", "phường")
"""Levels whose places may be numbers: "khu vực 3", "Phường 5"."""
_VILLAGES = ("thôn", "bản", "buôn", "xóm", "ấp", "khóm", "làng", "khối")
_BODIES = ("ubnd", "hđnd", "sở", "trường", "ubmttq", "cơ quan")


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a name: "xã", "thuộc UBND xã Hòa Lạc Đông", "các huyện, thị xã"."""

    text: str
    level: str | None
    place: str | None
    is_linked: bool = False
    """Whether it follows "thuộc", "của"."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A unit named in a text, as tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    kind: str
    core: str
    rule: str
    is_inner: bool = False
    tail: Tail | None = None
    field: str = ""
    """What a role holder answers for ("phụ trách ...")."""
    is_group: bool = False
    word_class: str = ""


def with_tail(words: Words, phrase: Phrase) -> Phrase:
    """The phrase with the level and place that follow it."""
    tail_end, tail = parse_tail(words, phrase.last)
    return replace(phrase, last=tail_end, tail=tail) if tail else phrase


def parse_tail(words: Words, at: int) -> tuple[int, Tail | None]:
    """The level and place behind a name, with "thuộc", "của" and the body that it belongs to."""
    if at >= len(words) or not (words.keys[at] in _tail_openings() or words.tokens[at].word.isdigit()):
        return at, None
    link = words.part("link", at)
    begin = link[0] if link else at
    is_linked = link is not None or words.is_any(at - 1, "thuộc")
    body = begin + 1 if words.is_any(begin, *_BODIES) and (is_linked or words.is_any(begin, "ubnd", "hđnd")) else begin
    if is_bare_department(words, begin):
        body = begin + 1
    if words.starts(begin, "nhà trường") or (is_linked and words.starts(begin, "đảng ủy")):
        body = begin + 2
    end, level, place = _level(words, body)
    if end == body and not (body > begin):
        return at, None
    return end, Tail(render(words.tokens[at:end]), level, place, is_linked or body > begin)


@cache
def _tail_openings() -> frozenset[str]:
    """With what a tail begins: behind most names none follows."""
    known = (grammar(part).first_words for part in ("link", "level"))
    return frozenset({*_BODIES, "nhà", "đảng", "các", "cấp"}).union(*known)


def is_bare_department(words: Words, at: int) -> bool:
    """Whether "Sở" stands alone, as the body that a unit before it belongs to: "Phòng Nghiệp vụ Sở kiểm tra"."""
    if not words.is_any(at, "sở") or not words.tokens[at].is_capital:
        return False
    return at + 1 >= len(words) or not words.tokens[at + 1].is_capital


def _level(words: Words, at: int) -> tuple[int, str | None, str | None]:
    """Such as "xã", "cấp xã", "xã Hòa Lạc Đông", "các huyện, thị xã, thành phố"."""
    begin = at
    if words.is_any(begin, "các"):
        begin += 1
        return _levels(words, begin, at)
    if begin < len(words) and words.tokens[begin].word.isdigit() and words.part("level", begin + 1):
        return _levels(words, begin + 1, at)  # "UBND 15 xã, phường"
    if words.is_any(begin, "cấp"):
        begin += 1
    hit = words.part("level", begin)
    if (
        not hit
        or (words.is_any(begin, "xã") and words.is_any(begin + 1, "hội", "đoàn", "viên"))
        or words.is_any(hit[0], "ủy")
    ):
        return at, None, None
    end, place = place_name(words, hit[0])
    if place and words.is_any(hit[0] - 1, "vực") and words.is_any(end, "-"):
        last, second = place_name(words, end + 1)
        end, place = (last, f"{place} - {second}") if second else (end, place)
    if end == hit[0] and words.keys[hit[0] - 1] in _NUMBERED and end < len(words) and words.keys[end].isdigit():
        end, place = end + 1, words.keys[end]
    if end == hit[0] and words.is_any(end, ",", "và") and words.part("level", end + 1) and begin == at:
        several = _levels(words, begin, at)
        return several if several[0] > end else (end, " ".join(words.keys[begin : hit[0]]), None)
    level = " ".join(words.keys[begin : hit[0]])
    return end, level if begin == at else f"cấp {level}", place or None


def _levels(words: Words, begin: int, at: int) -> tuple[int, str | None, str | None]:
    hit, end = words.part("level", begin) or _owner(words, begin), at
    while hit:
        end = hit[0]
        following = end + 1 if words.is_any(end, ",", "và", "/") else -1
        hit = (words.part("level", following) or _village(words, following)) if following > 0 else None
    if end > at:
        trait = words.part("trait", end)
        end = trait[0] if trait else end
        end, _ = place_name(words, end)
    return end, None, None


def _owner(words: Words, at: int) -> tuple[int, Word] | None:
    """Such as "các thôn", "các trường", "các công ty" as where a role or a body is: "Bí thư chi bộ các thôn"."""
    hit = words.part("member", at)
    is_place = hit and hit[1].gives["class"] in ("village", "office")
    return hit if is_place else words.part("owner", at)


def _village(words: Words, at: int) -> tuple[int, Word] | None:
    """The noun of a village: "thôn", "buôn"; none where a village's name follows."""
    hit = words.part("member", at)
    if hit is None or hit[1].gives["class"] != "village":
        return None
    is_named = hit[0] < len(words) and (words.tokens[hit[0]].is_capital or words.tokens[hit[0]].word[0].isdigit())
    return None if is_named else hit


def past_villages(words: Words, at: int) -> int:
    """Past further nouns of villages behind one that ends at `at`: "Cộng tác viên dân số thôn | , buôn"."""
    if not words.is_any(at - 1, *_VILLAGES):
        return at
    while words.is_any(at, ",", "/", "-") and (hit := _village(words, at + 1)):
        at = hit[0]
    return at
