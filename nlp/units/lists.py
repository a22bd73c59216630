"""Lists of units as in "Đơn vị phối hợp: ...", and headings that name who does the work (danh sách đơn vị)."""

from __future__ import annotations

from dataclasses import replace

from datamodel.span import Found
from nlp.units.cues import cue
from nlp.units.finder import Issuer, canonical, span_of
from nlp.units.lexicon import Words, read_words
from nlp.units.phrases import Phrase, parse_unit
from nlp.units.relatives import with_relative
from nlp.units.sharing import (
    spread_bodies,
    spread_names,
    spread_offices,
    spread_places,
    spread_schools,
    with_shared_name,
    with_shared_tail,
)

_SHORT_NAME = 16
"""Tokens of a bracket that gives a short name, spelt out."""
_APPOSITION = "units.co_quan_thuong_truc"
"""Behind another unit it tells what that unit is: "Công an xã, cơ quan thường trực Đề án 06, ..."."""
_ELLIPTIC = ("phòng", "sở", "ban", "ngành", "bộ", "xã", "phường", "huyện", "trung tâm", "trường", "thôn", "xóm", "hội")


def read_units(words: Words, at: int, in_heading: bool = False) -> tuple[Phrase, ...]:
    """The units listed from token `at` on, as far as the list goes without a break."""
    phrases: list[Phrase] = []
    while phrase := parse_unit(words, at, in_list=bool(phrases), in_heading=in_heading):
        if phrases and phrase.rule == _APPOSITION:
            break
        phrases += _single_units(words, with_relative(words, phrase, in_heading))
        following = _after_separators(words, phrases[-1].last)
        if following is None and in_heading and words.is_any(phrases[-1].last, "-"):
            following = phrases[-1].last + 1  # "Công an phường - Ban Chỉ huy Quân sự phường"
        if following is None:
            break
        at = following
    return with_shared_tail(with_shared_name(words, phrases))


def _single_units(words: Words, phrase: Phrase) -> tuple[Phrase, ...]:
    """The units that one phrase names together, each by itself."""
    for spread in (_elliptic, spread_bodies, spread_schools, spread_names, spread_offices, spread_places):
        if several := spread(words, phrase):
            return several
    return (phrase,)


def _after_separators(words: Words, at: int) -> int | None:
    """The place behind ", " or " và " between two units; None where the list ends."""
    if words.is_any(at, "cùng"):
        return at + 1 + words.is_any(at + 1, "với")
    start = at = past_short_name(words, at)
    while at < len(words) and words.is_any(at, ",", ";", "và", "&", "/") and at - start < 2:
        at += 1
    return at if at > start else None


def past_short_name(words: Words, at: int) -> int:
    """Past the bracket that gives a unit's short name: "Phòng Kinh tế (KT), Công an xã (CAX)"."""
    if not words.is_any(at, "("):
        return at
    end = next((place for place in range(at + 1, min(at + _SHORT_NAME, len(words))) if words.is_any(place, ")")), at)
    inside = words.tokens[at + 1 : end]
    is_short = bool(inside) and all(t.is_spelt_out or t.word.isupper() or not t.is_word for t in inside)
    return end + 1 if is_short else at


def _elliptic(words: Words, phrase: Phrase) -> tuple[Phrase, ...]:
    """Such as "các Sở: Nội vụ; Tài chính", "các phòng Kinh tế, Văn hóa - Xã hội": one unit for each name."""
    if not phrase.is_group or phrase.tail:
        return ()
    head = words.keys[phrase.last - 1]
    if head not in _ELLIPTIC or words.starts(phrase.first, "các phòng ban"):
        return ()
    at = phrase.last + 1 if words.is_any(phrase.last, ":") else phrase.last
    names: list[Phrase] = []
    holder = phrase.core.partition(" các ")[0] if phrase.kind == "lãnh đạo" else ""
    while name := _name_after(words, phrase.last - 1, at):
        if holder:
            name = replace(name, core=f"{holder} {name.core[0].lower()}{name.core[1:]}", kind=phrase.kind)
        names.append(name if names else replace(name, first=phrase.first))
        following = _after_separators(words, name.last)
        if following is None:
            break
        at = following
    return tuple(names)


def _name_after(words: Words, head: int, at: int) -> Phrase | None:
    """The unit that the group's noun and the name at `at` make together."""
    if at >= len(words) or not words.tokens[at].is_capital:
        return None
    joined = Words((words.tokens[head], *words.tokens[at:]), (words.keys[head], *words.keys[at:]))
    hit = joined.office(0)
    if hit is None:
        return None
    end, office = hit
    return Phrase(at, at + end - 1, office.kind, office.name, office.rule, office.is_inner)


def found_unit(words: Words, phrase: Phrase, issuer: Issuer) -> Found[str]:
    """The canonical name of a phrase at its place."""
    return Found(canonical(phrase, issuer), span_of(words, phrase), phrase.rule)


def found_units(words: Words, phrases: tuple[Phrase, ...], issuer: Issuer) -> tuple[Found[str], ...]:
    """The phrases in canonical form, each once."""
    return unique_units([found_unit(words, phrase, issuer) for phrase in phrases])


def unique_units(found: list[Found[str]]) -> tuple[Found[str], ...]:
    """Each unit once, where it stands first."""
    first: dict[str, Found[str]] = {}
    for unit in found:
        first.setdefault(unit.value.casefold(), unit)
    return tuple(first.values())


def unit_heading(text: str, issuer: Issuer) -> tuple[Found[str], ...]:
    """The units that a heading gives the work under it to; empty where the heading names a field of work."""
    words = read_words(text)
    at = _after_opening(words, _after_label(words))
    phrases = read_units(words, at, in_heading=True)
    if not phrases:
        return ()
    units = found_units(words, phrases, issuer)
    if _ends_heading(words, phrases[-1].last):
        return units
    is_introduced = text.rstrip(" *_\n").endswith(":") and words.part("stop", phrases[-1].last) is not None
    return units if is_introduced and all(unit.value != issuer.name for unit in units) else ()


def _after_label(words: Words) -> int:
    """Past bullets, numbers and marks before the first word of a heading."""
    at = 0
    while at < len(words) and (not words.tokens[at].is_word or words.tokens[at].word.isdigit()):
        at += 1
    if (
        at + 1 < len(words)
        and words.is_any(at + 1, ".", ")")
        and len(words.keys[at]) <= 4
        and not words.is_any(at, "p")
    ):
        at += 2
    return at


def _after_opening(words: Words, at: int) -> int:
    """Past "Giao", "Đề nghị", "Trách nhiệm của", "Đối với"."""
    while hit := cue(words, "order", at) or cue(words, "appoint", at) or cue(words, "heading", at):
        at = hit[0]
    return at


def _ends_heading(words: Words, at: int) -> bool:
    """Whether nothing but marks, a bracket or "thực hiện", "chủ trì" stands behind the units."""
    while at < len(words) and words.is_any(at, ".", ":", ";", "*", ",", "-"):
        at += 1
    if words.is_any(at, "("):
        closing = next((place for place in range(at, len(words)) if words.is_any(place, ")")), at)
        return closing > at and all(not token.is_word for token in words.tokens[closing:])
    hit = cue(words, "heading_end", at)
    if hit:
        at = hit[0]
    return all(not token.is_word for token in words.tokens[at:])
