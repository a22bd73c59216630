"""Grammar of the phrases that name units, with role holders and their duties (cụm từ chỉ cơ quan, chức danh)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

from nlp.units.doers import people_at
from nlp.units.groups import bare_group, group_at, known_office, named_unit
from nlp.units.lexicon import Word, Words, grammar, offices, opening_words
from nlp.units.names import capitalized, lower_name_end, name_end
from nlp.units.sharing import is_number_of_name
from nlp.units.tails import Phrase, with_tail
from nlp.units.tokens import Token, WordTree, render

__all__ = ["Phrase", "parse_unit", "phrase_starts"]

_FIELD_LENGTH = 16
_NUMBERED = ("phố", "thôn", "xóm", "ấp", "khối", "bản", "khóm")
"""Last words of holders whose places go by numbers: "Tổ trưởng tổ dân phố 4"."""
_ADDRESSES = (
    "các đồng chí",
    "các ông ( bà )",
    "các ông , bà",
    "các ông / bà",
    "các thầy , cô",
    "các thầy cô",
    "đồng chí",
    "toàn thể",
    "tất cả",
    "toàn bộ các",
    "ông ( bà )",
    "ông / bà",
    "ông , bà",
    "thầy",
    "cô",
    "ông",
    "bà",
)
"""What may stand before a unit or a post and adds nothing to its name."""
_BODIES = ("ubnd", "hđnd", "sở", "trường", "ubmttq", "cơ quan")


def parse_unit(words: Words, at: int, in_list: bool = False, in_heading: bool = False) -> Phrase | None:
    """The unit named at token `at`; `in_list` admits bare group nouns, `in_heading` lets a duty run on over commas."""
    start = _skip_comrades(words, at)
    if start >= len(words) or words.keys[start] not in opening_words():
        return None
    phrase = _unit_after_comrades(words, start, in_list or at < start, in_heading)
    return replace(phrase, first=at) if phrase and at < start else phrase


def _unit_after_comrades(words: Words, start: int, in_list: bool, in_heading: bool) -> Phrase | None:
    if words.is_any(start, "các", "những", "từng", "mỗi"):
        group = named_unit(words, start) or group_at(words, start)
        plural = _plural_kind(words, start) if group is None or group.last - start <= 3 else None
        is_longer = plural and group and plural.last > group.last and _is_named_kind(words, plural, group.last)
        return _longer(plural if group is None or is_longer else group, people_at(words, start, in_list))
    forms = _forms(words.keys[start])
    phrase = (
        ("office" in forms and known_office(words, start))
        or ("holder" in forms and _holder(words, start, in_list))
        or ("kind" in forms and named_unit(words, start))
        or ("member" in forms and bare_group(words, start, in_list))
        or None
    )
    phrase = _longer(phrase, people_at(words, start, in_list or in_heading) if "doer" in forms else None)
    return phrase and _with_field(words, phrase, in_heading)


def _is_named_kind(words: Words, plural: Phrase, noun_end: int) -> bool:
    """Whether a post, or one name in capitals, makes a group of several: "các Xí nghiệp | Thủy lợi"."""
    is_name = words.tokens[noun_end].is_capital and not words.is_any(plural.last, ",", "và", ":")
    return plural.kind == "lãnh đạo" or (is_name and plural.kind != "thôn")


@lru_cache(maxsize=1 << 12)
def _forms(key: str) -> frozenset[str]:
    """What can begin with this word, but for words before a plural: a word begins one or two of the five."""
    parts = frozenset(part for part in ("holder", "kind", "member", "doer") if key in grammar(part).first_words)
    return parts | {"office"} if key in offices().first_words else parts


def _longer(phrase: Phrase | None, people: Phrase | None) -> Phrase | None:
    """People where no office is named, or where their name goes on: "Chủ cơ sở | lưu trú ven biển"."""
    return people if people and (phrase is None or people.last > phrase.last) else phrase


@cache
def phrase_starts() -> frozenset[str]:
    """With what a unit begins for `parse_unit`: words all, most of a text begins none."""
    return opening_words().union(_addresses().first_words)


def _skip_comrades(words: Words, at: int) -> int:
    """Past "các đồng chí", "toàn thể": they add nothing to a role's name."""
    while hit := _addresses().longest(words.keys, at):
        if hit[0] == at + 1 and not (hit[0] < len(words) and words.part("holder", hit[0])):
            break  # one word counts before a post alone: "Thầy | Tổng phụ trách Đội"
        at = hit[0]
    return at


@cache
def _addresses() -> WordTree:
    tree = WordTree()
    for address in _ADDRESSES:
        tree.add(address.split(), True)
    return tree


def _holder(words: Words, at: int, in_list: bool) -> Phrase | None:
    """Such as "Thủ trưởng các cơ quan", "Trưởng phòng Kinh tế", "Công chức Tài chính - Kế toán", "Trưởng thôn"."""
    phrase = _one_post(words, at, in_list)
    second = phrase.last + 1 if phrase and words.is_any(phrase.last, "-", "kiêm") else -1
    if phrase is None or second < 0 or not words.part("holder", second):
        return phrase
    other = _one_post(words, second, in_list=True)
    if other is None or other.field:
        return phrase
    joined = render(words.tokens[phrase.last : second])
    name = f"{phrase.core} {phrase.tail.text if phrase.tail else ''}".strip()
    return replace(other, first=at, core=f"{name} {joined} {other.core}")


def _one_post(words: Words, at: int, in_list: bool) -> Phrase | None:
    """One post, with what it is in: "Trưởng phòng Kinh tế"."""
    hit = words.part("holder", at)
    if not hit:
        return None
    end, word = hit
    inside = None if word.gives.get("takes_name") else _office_held(words, at, end)
    is_level = inside is not None and inside.word_class == "place" and not words.is_any(inside.first, "các")
    if inside and not inside.field and not is_level:
        head = render(words.tokens[at : inside.first])
        core = capitalized(f"{head} {_lowered(inside)}")
        return _past_count(words, replace(inside, first=at, kind=word.kind, core=core, rule=word.rule))
    return _holder_alone(words, at, end, word, in_list)


def _office_held(words: Words, at: int, end: int) -> Phrase | None:
    """The unit behind a holder; "Trưởng phòng", "Chánh Văn phòng" share words with it, the farthest reading wins."""
    places = [place for place in (end, end - 1, end - 2) if place > at]
    inside = [phrase for place in places if (phrase := parse_unit(words, place, in_list=True)) and phrase.last >= end]
    return max(inside, key=lambda phrase: (phrase.last, phrase.first), default=None)


def _holder_alone(words: Words, at: int, end: int, word: Word, in_list: bool) -> Phrase | None:
    last = end
    if word.gives.get("takes_name"):
        last = end if words.is_any(end, *_BODIES) else name_end(words, end, "capital")
        trait = words.part("trait", end) if last == end else None
        last = trait[0] if trait else lower_name_end(words, end) if last == end else last
    if words.is_any(last - 1, *_NUMBERED) and last < len(words) and words.keys[last].isdigit():
        last += is_number_of_name(words, last + 1)
    phrase = Phrase(at, last, word.kind, capitalized(render(words.tokens[at:last])), word.rule, word.is_inner)
    phrase = _past_count(words, with_tail(words, phrase))
    has_field = words.starts(phrase.last, "phụ trách") or words.starts(phrase.last, "được phân công phụ trách")
    is_named = words.tokens[at].is_capital or words.is_any(at - 1, "các") or (in_list and end - at > 1)
    if (word.gives.get("alone") and is_named) or phrase.last > end or has_field:
        return phrase
    return None


def _past_count(words: Words, phrase: Phrase) -> Phrase:
    """Past how many there are: "Trưởng thôn | 06 thôn"."""
    at = phrase.last
    village = words.part("member", at + 1) if at < len(words) and words.tokens[at].word.isdigit() else None
    return replace(phrase, last=village[0]) if village and village[1].gives["class"] == "village" else phrase


def _lowered(phrase: Phrase) -> str:
    """A name behind its holder: "Thủ trưởng các cơ quan", "Trưởng phòng Kinh tế"."""
    is_lower = phrase.is_group or phrase.kind in ("phòng", "khoa", "thôn") or phrase.core == "Nhà trường"
    return phrase.core[0].lower() + phrase.core[1:] if is_lower else phrase.core


def _with_field(words: Words, phrase: Phrase, in_heading: bool) -> Phrase:
    """A role holder's duty: "phụ trách công tác kiểm soát thủ tục hành chính"."""
    at = phrase.last
    if words.starts(at, "được phân công phụ trách"):
        at += 3
    kinds = ("lãnh đạo", "công chức", "cán bộ", "UBND", "bộ phận", "nhóm")
    if words.starts(at, "phụ trách chung") or not words.starts(at, "phụ trách") or phrase.kind not in kinds:
        return phrase
    begin = end = at + 2
    while words.is_any(end, "công", "lĩnh", "mảng", "các", "tác", "vực", "về", "khối", "nội", "dung", "theo", "dõi"):
        end += 1
    is_whole = words.keys[end - 2 : end] == ("nội", "dung") and _ends_field(words, end, in_heading)
    end += 0 if is_whole else 2
    while end < len(words) and end - begin < _FIELD_LENGTH and not _ends_field(words, end, in_heading):
        end += 1
    field = render(_lower_tokens(words.tokens[phrase.last : end]))
    return replace(phrase, last=min(end, len(words)), field=field)


def _lower_tokens(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    return tuple(t._replace(word=t.key) if t.is_spelt_out else t for t in tokens)


def _ends_field(words: Words, at: int, in_heading: bool) -> bool:
    if words.is_any(at, "-", "&", "và"):
        return not (at + 1 < len(words) and words.tokens[at + 1].is_word)
    if not words.tokens[at].is_word:
        return not (in_heading and words.is_any(at, ","))
    return words.part("stop", at) is not None


def _plural_kind(words: Words, at: int) -> Phrase | None:
    """Such as "các Trung tâm", "các công chức chuyên môn": a named kind or a holder in the plural."""
    inside = parse_unit(words, at + 1)
    if inside is None:
        return None
    return replace(inside, first=at, core=f"Các {inside.core[0].lower()}{inside.core[1:]}", is_group=True)
