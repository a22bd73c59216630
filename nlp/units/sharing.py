"""Units that share one noun or one name: "UBND các xã A, B", "Trường Mầm non, Trường Tiểu học A" (nêu chung tên)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.units.lexicon import Words
from nlp.units.names import begins_unit, capitalized, name_end
from nlp.units.place_names import is_village_name, place_name
from nlp.units.tails import Phrase, Tail
from nlp.units.tokens import render

_OWN_LEVEL = re.compile(r"(?i)^(?:xã|phường|huyện|tỉnh|thành|thị|quận) đoàn$")
"""Names that say their level themselves."""
SCHOOLS = "unit_kinds.truong"
_ADDRESS_WORDS = ("các", "đồng", "chí", "toàn", "thể", "ông", "bà", "(", ")", "/")
_PLACES = ("xã", "phường", "đặc khu", "huyện", "tỉnh", "thôn", "bản", "ấp", "khu vực")


def listed_names(words: Words, at: int) -> tuple[tuple[int, int], ...]:
    """Bounds of the names of a list as in "các thôn Đông, Trung và Hạ", "các khu phố 1, 2, 3", "các tổ số 1, số 2"."""
    names: list[tuple[int, int]] = []
    while (end := _item_end(words, at)) > at:
        names.append((at, end))
        if not words.is_any(end, ",", "và", ";"):
            break
        at = end + 1
    return tuple(names)


def _item_end(words: Words, at: int) -> int:
    """Where one name of a list ends: words in capitals, or a number; `at` where a unit or a small word stands."""
    if at >= len(words) or words.office(at) or words.part("holder", at) or words.part("level", at):
        return at
    kind = words.part("kind", at)
    if kind and not is_village_name(words, at, kind[0]):
        return at
    number = at + words.is_any(at, "số")
    if number < len(words) and words.tokens[number].word.isdigit():
        return number + 1 if is_number_of_name(words, number + 1) else at
    return place_name(words, at)[0]


def is_number_of_name(words: Words, behind: int) -> bool:
    """Whether the number before `behind` numbers a unit, and counts nothing ("2 hộ", "3/4", "5.000")."""
    if behind >= len(words) or words.is_any(behind, ",", "và", ";", ":", "(", ")"):
        return True
    if words.is_any(behind, "."):
        return behind + 1 >= len(words) or not words.tokens[behind + 1].word.isdigit()
    return any(words.part(part, behind) for part in ("stop", "deed", "link", "level"))


def spread_names(words: Words, phrase: Phrase) -> tuple[Phrase, ...]:
    """One unit for each place or number of a list behind one noun.

    Such as "Trưởng các thôn Đông, Trung và Hạ", "các Trường Tiểu học An Sơn, Hòa Lạc", "Tổ công tác số 1, số 2".
    """
    for at in range(phrase.first, phrase.last):
        noun = _shared_noun(words, at)
        names = listed_names(words, noun + words.is_any(noun, ":")) if noun else ()
        if len(names) > 1:
            head, shared = _head(phrase, words, at), render(words.tokens[at + words.is_any(at, "các") : noun])
            is_twice = head.casefold().endswith(shared.casefold())  # "Trưởng thôn các thôn Đông, Hạ"
            return _spread(words, phrase, head if is_twice else f"{head} {shared}", names)
    return _spread_last(words, phrase)


def _shared_noun(words: Words, at: int) -> int | None:
    """The end of the noun that a list of names follows: a village's behind "các" or alone, another behind "các"."""
    is_plural = words.is_any(at, "các")
    begin = at + is_plural
    member = words.part("member", begin)
    if member and member[1].gives["class"] == "village":
        return member[0]
    if not is_plural:
        return None
    if member and member[1].gives["class"] == "place":
        return member[0] if at == 0 or not words.tokens[at - 1].is_word or words.is_any(at - 1, "riêng") else None
    kind = words.part("kind", begin)
    if kind is None:
        return None
    end = name_end(words, kind[0], str(kind[1].gives["name"]))
    if words.tokens[end - 1].word.isdigit() and words.is_any(end, ",", "và"):
        return end - 1 - words.is_any(end - 2, "số")  # "các phòng Điều hành dự án 1, 2"
    return kind[0] if kind[0] - begin > 1 else None


def _head(phrase: Phrase, words: Words, at: int) -> str:
    """What stands before the shared noun: "Trưởng" of "Trưởng các thôn 1, 2"."""
    begin = phrase.first
    while begin < at and words.is_any(begin, *_ADDRESS_WORDS):
        begin += 1
    return render(words.tokens[begin:at])


def _spread_last(words: Words, phrase: Phrase) -> tuple[Phrase, ...]:
    """Such as "Phòng Điều hành dự án 1, 2": a number at the end of a name, and further numbers behind it."""
    end = phrase.last
    if not words.tokens[end - 1].word.isdigit() or phrase.tail:
        return ()
    begin = end - 1 - words.is_any(end - 2, "số")
    names = listed_names(words, begin)
    if len(names) < 2 or any(not words.tokens[last - 1].word.isdigit() for _, last in names):
        return ()
    return _spread(words, phrase, render(words.tokens[phrase.first : begin]), names)


def _spread(words: Words, phrase: Phrase, head: str, names: Sequence[tuple[int, int]]) -> tuple[Phrase, ...]:
    is_counted = words.is_any(names[0][0], "số")
    units = []
    for begin, last in names:
        name = render(words.tokens[begin:last])
        number = "số " if is_counted and name.isdigit() else ""
        core = capitalized(f"{head.strip()} {number}{name}")
        units.append(replace(phrase, first=begin, last=last, core=core, tail=None, is_group=False))
    return (replace(units[0], first=phrase.first), *units[1:])


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


def spread_offices(words: Words, phrase: Phrase) -> tuple[Phrase, ...]:
    """Such as "Tổ trưởng các tổ Toán - Tin, Ngữ văn", "các khoa Nội, Ngoại, Sản": one unit for each name."""
    for at in range(phrase.first, phrase.last):
        noun = words.part("member", at + 1) if words.is_any(at, "các") else None
        if noun is None or noun[1].gives["class"] != "office":
            continue
        begin = noun[0] + words.is_any(noun[0], ":")
        names = listed_names(words, begin) if words.is_any(begin, "số") else _office_names(words, begin)
        if len(names) > 1:
            named = words.part("kind", at + 1)
            kind = phrase.kind if phrase.kind == "lãnh đạo" or named is None else named[1].kind
            head = f"{_head(phrase, words, at)} {render(words.tokens[at + 1 : noun[0]])}"
            return _spread(words, replace(phrase, kind=kind), head, names)
    return ()


def _office_names(words: Words, at: int) -> tuple[tuple[int, int], ...]:
    """Bounds of names in capitals, parted by commas: "Toán - Tin, Ngữ văn và Ngoại ngữ"."""
    names: list[tuple[int, int]] = []
    while at < len(words) and words.tokens[at].is_capital and not _begins_other(words, at):
        term = words.part("term", at)
        end = term[0] if term else name_end(words, at, "capital")
        end = end if term else next((place for place in range(at, end) if words.is_any(place, ",", "và")), end)
        names.append((at, end))
        at = end + 1
        if not words.is_any(end, ",", "và", ";"):
            break
    return tuple(names)


def _begins_other(words: Words, at: int) -> bool:
    """Whether another unit or a place begins, not a name such as "Khoa học tự nhiên"."""
    return words.part("level", at) is not None or (begins_unit(words, at) and words.doer_noun(at) is not None)


def spread_places(words: Words, phrase: Phrase) -> tuple[Phrase, ...]:
    """Such as "Ban nhân dân ấp Đông, ấp Hạ", "UBND xã A, phường B": places behind one name, each with its own noun."""
    first = next((at for at in range(phrase.last - 1, phrase.first, -1) if _is_placed(words, at, phrase.last)), None)
    if first is None or phrase.is_group or phrase.field:
        return ()
    bounds, end = [(first, phrase.last)], phrase.last
    while words.is_any(end, ",", "và") and (last := _placed_end(words, end + 1)) > end + 1:
        bounds.append((end + 1, last))
        end = last
    if len(bounds) < 2 or _is_level(words, first) != all(_is_level(words, begin) for begin, _ in bounds):
        return ()
    return _spread(words, phrase, _head(phrase, words, first), bounds)


def _is_placed(words: Words, at: int, end: int) -> bool:
    """Whether a noun for a place and its name stand from `at` to `end`: "ấp Đông"."""
    return not words.tokens[at].is_capital and _placed_end(words, at) == end


def _placed_end(words: Words, at: int) -> int:
    """Where "ấp Đông", "xã An Sơn" ends; `at` where none begins."""
    noun = words.part("level", at) or words.part("member", at)
    if noun is None or not (_is_level(words, at) or noun[1].gives.get("class") == "village"):
        return at
    end = _item_end(words, noun[0])
    return end if end > noun[0] else at


def _is_level(words: Words, at: int) -> bool:
    return words.part("level", at) is not None


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


def with_shared_tail(phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Give outside bodies the level or body of the next: "Hội Cựu chiến binh, Hội Người cao tuổi xã"."""
    shared: list[Phrase] = []
    for phrase in reversed(phrases):
        following = shared[-1] if shared else None
        if following and following.tail and not phrase.tail and _shares_tail(phrase, following):
            phrase = replace(phrase, tail=following.tail)
        shared.append(phrase)
    return tuple(reversed(shared))


def _shares_tail(phrase: Phrase, following: Phrase) -> bool:
    if following.tail is None or following.tail.place or phrase.is_group or following.is_group:
        return False
    if following.tail.text.startswith("các ") and phrase.kind == following.kind == "lãnh đạo":
        return not phrase.field  # "Bí thư chi bộ, trưởng thôn các thôn"
    if _OWN_LEVEL.search(phrase.core):
        return False
    is_of_council = following.tail.text.casefold().startswith("hđnd")
    return phrase.kind == following.kind == ("ban" if is_of_council else "đoàn thể")
