"""Grammar of the phrases that name units: kind, name, level and place (cụm từ chỉ cơ quan, đơn vị)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nlp.unit_lexicon import Word, Words
from nlp.unit_tokens import Token, render

_NAME_LENGTH = 14
_PLACE_LENGTH = 4
_FIELD_LENGTH = 16
_NUMBERED = ("vực", "quận", "phường")
"""Levels whose places may be numbers: "khu vực 3", "Phường 5"."""
_LONE_NOUNS = ("phòng", "thôn", "trường", "xóm", "khối")
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


def parse_unit(words: Words, at: int, in_list: bool = False, in_heading: bool = False) -> Phrase | None:
    """The unit named at token `at`; `in_list` admits bare group nouns, `in_heading` lets a duty run on over commas."""
    start = _skip_comrades(words, at)
    if start >= len(words):
        return None
    phrase = _unit_after_comrades(words, start, in_list, in_heading)
    return replace(phrase, first=at) if phrase and at < start else phrase


def _unit_after_comrades(words: Words, start: int, in_list: bool, in_heading: bool) -> Phrase | None:
    if words.is_any(start, "các", "những", "từng", "mỗi"):
        return _group(words, start, in_list)
    phrase = (
        _office(words, start)
        or _holder(words, start, in_heading)
        or _named(words, start)
        or _group_without_article(words, start, in_list)
    )
    return phrase and _with_field(words, phrase, in_heading)


def _skip_comrades(words: Words, at: int) -> int:
    """Past "các đồng chí", "toàn thể": they add nothing to a role's name."""
    while True:
        if words.starts(at, "các đồng chí"):
            at += 3
        elif words.starts(at, "đồng chí") or words.starts(at, "toàn thể") or words.starts(at, "tất cả") or words.starts(at, "toàn bộ các"):
            at += 2
        elif words.starts(at, "các ông ( bà )"):
            at += 5
        elif words.starts(at, "các ông , bà"):
            at += 4
        else:
            return at


def _office(words: Words, at: int) -> Phrase | None:
    hit = words.office(at)
    if not hit:
        return None
    end, office = hit
    core = office.name
    end, more = _joined_name(words, end)
    if not more:
        end, more = _place_name(words, end)
    phrase = Phrase(at, end, office.kind, f"{core} {more}".strip(), office.rule, office.is_inner)
    return _with_tail(words, phrase)


def _joined_name(words: Words, at: int) -> tuple[int, str]:
    """The rest of a longer name than the one known: "Phòng Kinh tế" + "và Xây dựng"."""
    if not words.is_any(at, "và", "&") or not _joins_name(words, at) or words.tokens[at + 1].is_spelt_out:
        return at, ""
    if words.part("member", at + 1) or words.part("level", at + 1) or words.part("stop", at + 1):
        return at, ""
    end = _name_end(words, at + 1, "capital")
    return (end, render(words.tokens[at:end])) if end - at > 2 else (at, "")


def _named(words: Words, at: int) -> Phrase | None:
    hit = words.part("kind", at)
    if not hit:
        return None
    end, word = hit
    if end - at == 1 and not words.tokens[at].is_capital and not word.gives.get("small"):
        return None
    mode = word.gives["name"]
    name_end = end if mode == "none" else _name_end(words, end, mode)
    if name_end == end and not _stands_alone(words, word, at, end):
        return None
    core = _capitalized(render(words.tokens[at:name_end]))
    return _with_tail(words, Phrase(at, name_end, word.kind, core, word.rule, word.is_inner))


def _stands_alone(words: Words, word: Word, at: int, end: int) -> bool:
    """Whether the kind word names a unit by itself ("UBND"), or with a level ("Phòng Kinh tế" never)."""
    if word.gives.get("alone"):
        return words.tokens[at].is_capital or words.part("level", end) is not None or end - at > 1
    return bool(word.gives.get("lone_level")) and words.part("level", end) is not None


def _name_end(words: Words, at: int, mode: str) -> int:
    """Where the name after a kind word ends: before a verb, a level, a mark or another unit."""
    if at >= len(words):
        return at
    first = words.tokens[at]
    if mode == "lower" and first.key == "các":
        end = _name_end(words, at + 1, mode)
        return end if end > at + 1 else at
    if not (first.is_word and (first.is_capital or first.word[0].isdigit())) and mode != "lower":
        return at
    end = at
    while end < len(words) and end - at < _NAME_LENGTH and not _ends_name(words, end, end == at):
        end += 1
    while end > at and not words.tokens[end - 1].is_word:
        end -= 1
    if mode == "lower" and not first.is_capital and end < len(words) and end - at >= _NAME_LENGTH:
        return at
    return end


def _ends_name(words: Words, at: int, is_first: bool) -> bool:
    token = words.tokens[at]
    if words.is_any(at, "-", "&", "và", ","):
        return not _joins_name(words, at)
    if not token.is_word:
        return True
    if token.is_capital and is_first:
        return False
    if words.part("level", at) and not (words.is_any(at, "xã") and words.is_any(at + 1, "hội")):
        return True
    stop = words.part("stop", at)
    return stop is not None and (not token.is_capital or (stop[0] - at > 1 and not is_first))


def _joins_name(words: Words, at: int) -> bool:
    """Whether "-", "và", "&" goes on with a name: a capitalised word follows that begins no unit."""
    if at + 1 >= len(words) or words.is_any(at, ","):
        return False
    after = words.tokens[at + 1]
    if not (after.is_word and after.is_capital):
        return False
    return words.office(at + 1) is None and words.part("kind", at + 1) is None and words.part("holder", at + 1) is None


def _place_name(words: Words, at: int) -> tuple[int, str]:
    """A run of capitalised words, a place's or a school's name, and a number behind it."""
    end = at
    while end < len(words) and end - at < _PLACE_LENGTH:
        token = words.tokens[end]
        if not token.is_word or not (token.is_capital or (token.word.isdigit() and end > at)) or token.is_spelt_out:
            break
        stop = words.part("stop", end)
        if (stop and stop[0] - end > 1) or words.office(end) or _starts_unit(words, end):
            break
        end += 1
    return end, render(words.tokens[at:end])


def _starts_unit(words: Words, at: int) -> bool:
    hit = words.part("kind", at)
    return hit is not None and (hit[0] - at > 1 or words.is_any(at, "ubnd", "hđnd", "ubmttq", "phòng", "sở"))


def _with_tail(words: Words, phrase: Phrase) -> Phrase:
    tail_end, tail = parse_tail(words, phrase.last)
    return replace(phrase, last=tail_end, tail=tail) if tail else phrase


def parse_tail(words: Words, at: int) -> tuple[int, Tail | None]:
    """The level and place behind a name, with "thuộc", "của" and the body that it belongs to."""
    link = words.part("link", at)
    begin = link[0] if link else at
    is_linked = link is not None or words.is_any(at - 1, "thuộc")
    body = begin + 1 if words.is_any(begin, *_BODIES) and (is_linked or words.is_any(begin, "ubnd")) else begin
    if words.starts(begin, "nhà trường") or (is_linked and words.starts(begin, "đảng ủy")):
        body = begin + 2
    end, level, place = _level(words, body)
    if end == body and not (body > begin):
        return at, None
    return end, Tail(render(words.tokens[at:end]), level, place, is_linked or body > begin)


def _level(words: Words, at: int) -> tuple[int, str | None, str | None]:
    """ "xã", "cấp xã", "xã Hòa Lạc Đông", "các huyện, thị xã, thành phố"."""
    begin = at
    if words.is_any(begin, "các"):
        begin += 1
        return _levels(words, begin, at)
    if words.is_any(begin, "cấp"):
        begin += 1
    hit = words.part("level", begin)
    if (
        not hit
        or (words.is_any(begin, "xã") and words.is_any(begin + 1, "hội", "đoàn", "viên"))
        or words.is_any(hit[0], "ủy")
    ):
        return at, None, None
    end, place = _place_name(words, hit[0])
    if end == hit[0] and words.keys[hit[0] - 1] in _NUMBERED and end < len(words) and words.keys[end].isdigit():
        end, place = end + 1, words.keys[end]
    if end == hit[0] and words.is_any(end, ",", "và") and words.part("level", end + 1) and begin == at:
        several = _levels(words, begin, at)
        return several if several[0] > end else (end, " ".join(words.keys[begin : hit[0]]), None)
    level = " ".join(words.keys[begin : hit[0]])
    return end, level if begin == at else f"cấp {level}", place or None


def _levels(words: Words, begin: int, at: int) -> tuple[int, str | None, str | None]:
    hit, end = words.part("level", begin) or _village(words, begin), at
    while hit:
        end = hit[0]
        following = end + 1 if words.is_any(end, ",", "và", "/") else -1
        hit = words.part("level", following) if following > 0 else None
    if end > at:
        trait = words.part("trait", end)
        end = trait[0] if trait else end
        end, _ = _place_name(words, end)
    return end, None, None


def _village(words: Words, at: int) -> tuple[int, Word] | None:
    """ "các thôn", "các trường" as the place of a role: "Bí thư chi bộ các thôn"."""
    hit = words.part("member", at)
    is_place = hit and (hit[1].gives["class"] == "village" or words.is_any(at, "trường"))
    return hit if is_place else None


def _holder(words: Words, at: int, in_heading: bool) -> Phrase | None:
    """ "Thủ trưởng các cơ quan", "Trưởng phòng Kinh tế", "Công chức Tài chính - Kế toán", "Trưởng thôn"."""
    hit = words.part("holder", at)
    if not hit:
        return None
    end, word = hit
    inside = None if word.gives.get("takes_name") else _office_held(words, at, end)
    if inside and not inside.field:
        head = render(words.tokens[at : inside.first])
        core = _capitalized(f"{head} {_lowered(inside)}")
        phrase = replace(inside, first=at, kind=word.kind, core=core, rule=word.rule)
        return phrase
    return _holder_alone(words, at, end, word)


def _office_held(words: Words, at: int, end: int) -> Phrase | None:
    """The unit behind a holder; "Trưởng phòng", "Chánh Văn phòng" share words with it, the farthest reading wins."""
    places = [place for place in (end, end - 1, end - 2) if place > at]
    inside = [phrase for place in places if (phrase := parse_unit(words, place, in_list=True)) and phrase.last >= end]
    return max(inside, key=lambda phrase: (phrase.last, phrase.first), default=None)


def _holder_alone(words: Words, at: int, end: int, word: Word) -> Phrase | None:
    name_end = end
    if word.gives.get("takes_name"):
        name_end = end if words.is_any(end, *_BODIES) else _name_end(words, end, "capital")
        trait = words.part("trait", end) if name_end == end else None
        name_end = trait[0] if trait else name_end
    phrase = Phrase(at, name_end, word.kind, _capitalized(render(words.tokens[at:name_end])), word.rule, word.is_inner)
    phrase = _with_tail(words, phrase)
    has_field = words.starts(phrase.last, "phụ trách") or words.starts(phrase.last, "được phân công phụ trách")
    if (word.gives.get("alone") and words.tokens[at].is_capital) or phrase.last > end or has_field:
        return phrase
    return None


def _lowered(phrase: Phrase) -> str:
    """A name behind its holder: "Thủ trưởng các cơ quan", "Trưởng phòng Kinh tế"."""
    is_lower = phrase.is_group or phrase.kind == "phòng"
    return phrase.core[0].lower() + phrase.core[1:] if is_lower else phrase.core


def _with_field(words: Words, phrase: Phrase, in_heading: bool) -> Phrase:
    """A role holder's duty: "phụ trách công tác kiểm soát thủ tục hành chính"."""
    at = phrase.last
    if words.starts(at, "được phân công phụ trách"):
        at += 3
    if not words.starts(at, "phụ trách") or phrase.kind not in ("lãnh đạo", "công chức", "cán bộ", "UBND", "bộ phận"):
        return phrase
    begin = end = at + 2
    while words.is_any(end, "công", "lĩnh", "mảng", "các", "tác", "vực", "về", "khối", "nội", "dung", "theo", "dõi"):
        end += 1
    end += 2
    while end < len(words) and end - begin < _FIELD_LENGTH and not _ends_field(words, end, in_heading):
        end += 1
    field = render(_lower_tokens(words.tokens[phrase.last : end]))
    return replace(phrase, last=min(end, len(words)), field=field)


def _lower_tokens(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    return tuple(replace(t, word=t.key) if t.is_spelt_out else t for t in tokens)


def _ends_field(words: Words, at: int, in_heading: bool) -> bool:
    if words.is_any(at, "-", "&", "và"):
        return not (at + 1 < len(words) and words.tokens[at + 1].is_word)
    if not words.tokens[at].is_word:
        return not (in_heading and words.is_any(at, ","))
    return words.part("stop", at) is not None


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def _group_without_article(words: Words, at: int, in_list: bool) -> Phrase | None:
    """ "Đơn vị trực thuộc", "phòng, ban", "cán bộ, công chức": a group noun with a trait, a partner or a level."""
    phrase = _group(words, at, True)
    if not phrase or in_list:
        return phrase if (phrase and _is_plain_noun(words, phrase) is False) or in_list else None
    return None if _is_plain_noun(words, phrase) else phrase


def _is_plain_noun(words: Words, phrase: Phrase) -> bool:
    """Whether nothing but one noun stands there ("Tổ chức ...", "phòng ...")."""
    hit = words.part("member", phrase.first)
    if hit is None or hit[1].gives["class"] == "people":
        return hit is None
    is_single = hit[0] >= phrase.last or not words.is_any(hit[0], ",", "và", "/", "-")
    return hit[0] == phrase.last or (
        is_single and hit[0] - phrase.first == 1 and not words.is_any(phrase.first, *_LONE_NOUNS)
    )


def _group(words: Words, at: int, in_list: bool) -> Phrase | None:
    """ "các phòng, ban, đơn vị có liên quan thuộc UBND xã"."""
    begin = at + 1 if words.is_any(at, "các", "những", "từng", "mỗi") else at
    if words.starts(begin, "đồng chí"):
        at = begin = begin + 2
    hit = words.part("member", begin)
    if not hit:
        return _plural_kind(words, at, begin)
    end, word = hit
    is_inner, end, trait_end = word.is_inner, end, _traits(words, end)
    while following := _next_member(words, trait_end, str(word.gives["class"])):
        if trait_end > end and not _shares_trait(words, following[0]):
            break
        is_inner, end = is_inner and following[1].is_inner, following[0]
        trait_end = _traits(words, end)
    has_article = words.is_any(at, "những", "từng", "mỗi")
    members = render(words.tokens[begin if has_article else at : trait_end])
    core = f"Các {members}" if has_article else _capitalized(members)
    phrase = Phrase(
        at, trait_end, word.kind, core, word.rule, is_inner, is_group=True, word_class=str(word.gives["class"])
    )
    return _with_tail(words, phrase)


def _shares_trait(words: Words, end: int) -> bool:
    """Whether a bare "đơn vị", "bộ phận" goes on with a group that has its trait: "các cơ quan chuyên môn, đơn vị"."""
    return words.is_any(end - 1, "vị", "phận") and words.part("trait", end) is None


def _plural_kind(words: Words, at: int, begin: int) -> Phrase | None:
    """ "các Trung tâm", "các công chức chuyên môn": a named kind or a holder in the plural."""
    inside = parse_unit(words, begin) if begin > at else None
    if inside is None:
        return None
    return replace(inside, first=at, core=f"Các {inside.core[0].lower()}{inside.core[1:]}", is_group=True)


def _traits(words: Words, at: int) -> int:
    while hit := words.part("trait", at):
        at = hit[0]
        if words.is_any(at, "và", ",") and (more := words.part("trait", at + 1)):
            at = more[0]
    return at


def _next_member(words: Words, end: int, word_class: str) -> tuple[int, Word] | None:
    """The next noun of the same group behind "," or "và"; a named unit begins a new one."""
    at = end
    if not words.is_any(at, ",", "và", "/", "-"):
        return None
    is_joined_by_and = words.is_any(at, "và")
    at += 1
    if words.is_any(at, "và"):
        at, is_joined_by_and = at + 1, True
    hit = words.part("member", at)
    if not hit or words.office(at) or _is_named_here(words, at):
        return None
    other = str(hit[1].gives["class"])
    if other == "people" and word_class != "people":
        return None
    return None if other != word_class and (is_joined_by_and or word_class == "people") else hit


def _is_named_here(words: Words, at: int) -> bool:
    phrase = _named(words, at)
    return phrase is not None and words.tokens[at].is_capital
