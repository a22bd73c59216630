"""Named units and groups of units: "Phòng Kinh tế", "các phòng, ban, đơn vị có liên quan" (nhóm đơn vị)."""

from __future__ import annotations

from dataclasses import replace

from nlp.units.lexicon import Word, Words
from nlp.units.names import capitalized, joined_name, lower_name_end, name_end, team_end
from nlp.units.place_names import place_name
from nlp.units.sharing import SCHOOLS, awaits_name, listed_names
from nlp.units.tails import Phrase, past_villages, with_tail
from nlp.units.tokens import render

_COMMITTEES = "unit_kinds.ban_quan_ly"
_TEAMS = ("tổ", "đội", "đoàn")
_ARTICLES = ("các", "những", "từng", "mỗi")
_NAMED_BY_PLACE = ("đoàn thể", "công an", "quân sự", "thôn", "trường", "chi bộ", "đoàn", "ngành", "cơ quan ngành dọc")
"""Kinds whose names are places, or begin with a capital always."""
_LEVELS_OF_SCHOOL = (("mầm", "non"), ("mẫu", "giáo"), ("tiểu", "học"), ("cơ", "sở"))
_LONE_NOUNS = ("phòng", "thôn", "trường", "xóm", "khối")


def known_office(words: Words, at: int) -> Phrase | None:
    """The office known by name at `at`, with the place behind it."""
    hit = words.office(at)
    if not hit:
        return None
    end, office = hit
    if _is_longer_name(words, at, end):
        return None
    last, more = joined_name(words, end)
    core = capitalized(render(words.tokens[at:last])) if more else office.name
    if not more:
        last, more = place_name(words, end)
        last = past_number(words, last)
        core = f"{core} {render(words.tokens[end:last])}".strip()
    return with_tail(words, Phrase(at, last, office.kind, core, office.rule, office.is_inner))


def _is_longer_name(words: Words, at: int, end: int) -> bool:
    """Whether the name goes on behind a known office's: "Ban Quản lý di tích | lịch sử đền Mục Sơn"."""
    kind = words.part("kind", at)
    if kind is None:
        return False
    term = words.part("term", kind[0])
    if term is not None and term[0] > end:
        return True
    is_noun = end < len(words) and words.tokens[end].is_word and not words.tokens[end].is_capital
    is_over = any(words.part(part, end) for part in ("stop", "deed", "level", "link", "member", "trait"))
    if not is_noun or is_over:
        return False
    return kind[1].rule == _COMMITTEES or lower_name_end(words, end) > end


def named_unit(words: Words, at: int) -> Phrase | None:
    """A kind word with its name: "Trung tâm Dịch vụ tổng hợp", "Công an xã"."""
    hit = words.part("kind", at)
    if not hit:
        return None
    end, word = hit
    if end - at == 1 and not words.tokens[at].is_capital and not word.gives.get("small"):
        return None
    mode = word.gives["name"]
    last = end if mode == "none" else name_end(words, end, mode)
    if last == end and mode == "capital" and words.tokens[at].is_capital and not _opens_no_name(words, at, word):
        last = lower_name_end(words, end)
    if words.is_any(at, *_TEAMS) and (words.tokens[at].is_capital or not words.is_any(at - 1, *_ARTICLES)):
        last = max(last, team_end(words, at + 1))
    last = past_villages(words, past_number(words, last))
    if last == end and not _stands_alone(words, word, at, end):
        return None
    core = capitalized(render(words.tokens[at:last]))
    is_inner = word.is_inner and not _names_outsider(words, end, last)
    return with_tail(words, Phrase(at, last, word.kind, core, word.rule, is_inner))


def _opens_no_name(words: Words, at: int, word: Word) -> bool:
    """Whether no name in small letters follows: of a kind that goes by places, or in "Tổ chức", "Phòng chống"."""
    return word.kind in _NAMED_BY_PLACE or words.part("stop", at) is not None or words.doer_noun(at) is None


def past_number(words: Words, end: int) -> int:
    """Past the number of one of several: "Tổ công tác | số 2"."""
    is_numbered = words.is_any(end, "số") and end + 1 < len(words) and words.tokens[end + 1].word.isdigit()
    return end + 2 if is_numbered else end


def _names_outsider(words: Words, begin: int, end: int) -> bool:
    """Whether a body that is no part of the issuer stands in a name: "Phòng Cảnh sát giao thông Công an tỉnh"."""
    hits = (words.part("kind", at) for at in range(begin, end) if words.tokens[at].is_capital)
    return any(hit and hit[1].kind == "công an" for hit in hits)


def _stands_alone(words: Words, word: Word, at: int, end: int) -> bool:
    """Whether the kind word names a unit by itself ("UBND"), or with a level ("Phòng Kinh tế" never)."""
    if word.rule == SCHOOLS and awaits_name(words, end) and end - at > 1:
        return True
    if word.gives.get("alone"):
        return words.tokens[at].is_capital or words.part("level", end) is not None or end - at > 1
    return bool(word.gives.get("lone_level")) and words.part("level", end) is not None


def bare_group(words: Words, at: int, in_list: bool) -> Phrase | None:
    """Such as "Đơn vị trực thuộc", "phòng, ban", "cán bộ, công chức": a noun with a trait, a partner or a level."""
    phrase = group_at(words, at)
    if phrase and not in_list and _is_plain_noun(words, phrase):
        return phrase if _opens_as_doer(words, at) else None
    return phrase


def _opens_as_doer(words: Words, at: int) -> bool:
    """Such as "Đơn vị thi công hoàn trả mặt đường", "Chủ đầu tư lập ...": a noun at the head that is no verb either."""
    hit = words.part("member", at)
    if hit is None or not words.tokens[at].is_capital or words.is_any(at, "tổ") or hit[1].gives["class"] != "office":
        return False
    return hit[0] - at > 2 or words.part("whole", at) is not None


def _is_plain_noun(words: Words, phrase: Phrase) -> bool:
    """Whether nothing but one noun stands there ("Tổ chức ...", "phòng ...")."""
    hit = words.part("member", phrase.first)
    if hit is None or hit[1].gives["class"] in ("people", "post"):
        return hit is None
    is_single = hit[0] >= phrase.last or not words.is_any(hit[0], ",", "và", "/", "-")
    return hit[0] == phrase.last or (
        is_single and hit[0] - phrase.first == 1 and not words.is_any(phrase.first, *_LONE_NOUNS)
    )


def group_at(words: Words, at: int) -> Phrase | None:
    """Such as "các phòng, ban, đơn vị có liên quan thuộc UBND xã"."""
    begin = at + 1 if words.is_any(at, "các", "những", "từng", "mỗi") else at
    if words.starts(begin, "đồng chí"):
        at = begin = begin + 2
    hit = words.part("member", begin)
    if not hit:
        return None
    end, word = hit
    word_end = end
    is_inner, end, trait_end = word.is_inner, end, _traits(words, end)
    while following := _next_member(words, trait_end, str(word.gives["class"])):
        if trait_end > end and not _shares_trait(words, following[0]):
            break
        if _repeats_noun(words, begin, word_end, following[0]):
            break
        is_inner, end = is_inner and following[1].is_inner, following[0]
        trait_end = _traits(words, end)
    has_article = words.is_any(at, "những", "từng", "mỗi")
    members = render(words.tokens[begin if has_article else at : trait_end])
    core = f"Các {members}" if has_article else capitalized(members)
    phrase = Phrase(
        at, trait_end, word.kind, core, word.rule, is_inner, is_group=True, word_class=str(word.gives["class"])
    )
    return _with_names(words, phrase) if phrase.word_class == "village" else with_tail(words, phrase)


def _with_names(words: Words, phrase: Phrase) -> Phrase:
    """The villages of a group by name: "các thôn Đông, Trung và Hạ", "các khu phố 1, 2, 3"."""
    begin = phrase.last + words.is_any(phrase.last, ":")
    names = listed_names(words, begin)
    if len(names) < 2 or not words.is_any(phrase.first, "các"):
        return with_tail(words, phrase)
    end = names[-1][1]
    return replace(phrase, last=end, core=f"{phrase.core} {render(words.tokens[begin:end])}")


def _repeats_noun(words: Words, begin: int, end: int, at: int) -> bool:
    """Whether a group's noun is said again, so that a new unit begins: "các tổ chuyên môn, tổ văn phòng"."""
    again = next((place for place in range(at - 1, begin, -1) if words.is_any(place, ",", "và", "/")), at)
    return end - begin > 1 and words.keys[again + 1 : again + 2] == words.keys[begin : begin + 1]


def _shares_trait(words: Words, end: int) -> bool:
    """Whether a bare "đơn vị", "bộ phận" goes on with a group that has its trait: "các cơ quan chuyên môn, đơn vị"."""
    return words.is_any(end - 1, "vị", "phận") and words.part("trait", end) is None


def _traits(words: Words, at: int) -> int:
    while hit := words.part("trait", at) or _next_school(words, at):
        at = hit[0]
        if words.is_any(at, "và", ",") and (more := words.part("trait", at + 1)):
            at = more[0]
    return at


def _next_school(words: Words, at: int) -> tuple[int, Word] | None:
    """The next kind of school of "các trường tiểu học, trung học cơ sở"."""
    is_school = words.is_any(at, ",", "và") and words.keys[max(0, at - 2) : at] in _LEVELS_OF_SCHOOL
    return words.part("trait", at + 1) if is_school else None


def _next_member(words: Words, end: int, word_class: str) -> tuple[int, Word] | None:
    """The next noun of the same group behind "," or "và"; a named unit begins a new one."""
    at = end
    if not words.is_any(at, ",", "và", "/", "-"):
        return None
    is_joined_by_and = words.is_any(at, "và")
    at += 1
    if words.is_any(at, "và"):
        at, is_joined_by_and = at + 1, True
    hit, post = words.part("member", at), words.part("holder", at)
    if not hit or words.office(at) or _is_named_here(words, at) or (post and post[0] > hit[0]):
        return None
    other = str(hit[1].gives["class"])
    if "post" in (other, word_class) or (other == "people" and word_class != "people"):
        return None
    return None if other != word_class and (is_joined_by_and or word_class == "people") else hit


def _is_named_here(words: Words, at: int) -> bool:
    phrase = named_unit(words, at)
    return phrase is not None and words.tokens[at].is_capital
