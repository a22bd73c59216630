"""Doers at the head of a sentence under names that the grammar of units does not know (chủ thể ngoài danh mục)."""

from __future__ import annotations

from dataclasses import replace

from datamodel.span import Found, Span
from nlp.roles.labels import label_at
from nlp.units.cues import cue, verb_end
from nlp.units.finder import Issuer, canonical_unit
from nlp.units.lexicon import PERSON_ENDINGS, Words, read_words
from nlp.units.names import capitalized
from nlp.units.phrases import Phrase, parse_unit
from nlp.units.relatives import relative_end
from nlp.units.tokens import render

_NAME_LENGTH = 14
_REACH = 12
"""Words within which a predicate follows a name: "Nhà thuốc trên địa bàn khai báo ..."."""
_ADDED = 5
"""Words by which a name may be longer than the one that the grammar reads: "Nhân viên" + "thú y thôn"."""
_PERSON_WORDS = (*PERSON_ENDINGS, "nhân", "chức", "bộ", "người", "dưỡng", "thủ")
_DUTY_OBJECT = 3
"""Words of what a duty is about ("quản lý | nợ"); behind more of them the duty is the sentence's own verb."""
_ARTICLES = ("các", "những", "toàn", "thể", "mọi")


def opens_doer(words: Words, at: int) -> int | None:
    """The end of the noun at `at`, articles before it aside, if it may begin a doer's name ("Đội", not "Đội ngũ")."""
    while words.is_any(at, *_ARTICLES):
        at += 1
    end = words.doer_noun(at)
    return end and (words.doer_noun(end) or end)  # "các vị" + "chức việc"


def unlisted_subject(words: Words, head: int) -> tuple[Phrase, ...]:
    """Such as "Ban Trị sự chùa An Sơn, các chức sắc vận động ...": names in a row, then what they are to do."""
    if names := _before_colon(words, head):
        return names
    for holds_verb in (True, False):
        names = _names(words, head, holds_verb)
        if names and is_told(words, names[-1].last) and any(name.rule == "roles.unlisted" for name in names):
            return names
    return ()


def names_doer(text: str) -> bool:
    """Whether a heading begins as the name of a doer does."""
    words = read_words(text)
    return opens_doer(words, _heading_start(words)) is not None


def unlisted_heading(text: str, issuer: Issuer) -> tuple[Found[str], ...]:
    """The doers that a heading names, whatever they are called: "Đối với nhân viên cấp dưỡng, chủ nhóm trẻ"."""
    words = read_words(text)
    begins = [_heading_start(words)]
    begins += [at + 1 for at in range(begins[0], len(words)) if _parts_names(words, at)]
    ends = [at - 1 for at in begins[1:]] + [len(words)]
    found = []
    for begin, end in zip(begins, ends, strict=True):
        name = capitalized(render(words.tokens[begin:end]))
        span = Span(words.tokens[begin].start, words.tokens[end - 1].end)
        found.append(Found(canonical_unit(name, issuer), span, "scope/unknown-doer", 0.6))
    return tuple(found)


def _heading_start(words: Words) -> int:
    at = 0
    while hit := cue(words, "heading", at) or cue(words, "order", at):
        at = hit[0]
    return at + 2 if words.starts(at, "đồng chí") else at


def _parts_names(words: Words, at: int) -> bool:
    """Whether a mark or "và" stands between two names: a unit, or a noun of two words, begins behind it."""
    if not words.is_any(at, ",", ";", "và"):
        return False
    end = opens_doer(words, at + 1)
    if parse_unit(words, at + 1) is not None:
        return True
    return end is not None and (end - at > 2 or cue(words, "team", at + 1) is not None)


def unlisted_name(words: Words, at: int) -> Phrase | None:
    """The doer at `at`, if a noun tells one whom the grammar does not know: "phối hợp Đội thu tiền nước đến ..."."""
    name = _name(words, at, holds_verb=True)
    return name if name and name.rule == "roles.unlisted" else None


def listed_doers(words: Words, begin: int, end: int) -> tuple[Phrase, ...]:
    """The doers between two places, where nothing else stands there: "(Chi hội Phụ nữ, tổ liên gia" "thực hiện)"."""
    begins = [begin, *(at + 1 for at in range(begin, end) if _parts_names(words, at))]
    ends = [at - 1 for at in begins[1:]] + [end]
    phrases = tuple(_whole(words, first, last) for first, last in zip(begins, ends, strict=True))
    found = tuple(phrase for phrase in phrases if phrase)
    return found if len(found) == len(phrases) else ()


def _whole(words: Words, first: int, last: int) -> Phrase | None:
    known = parse_unit(words, first, in_list=True)
    if known and known.last == last:
        return known
    is_name = (
        first < last and opens_doer(words, first) and not any(words.is_any(at, "(", ";") for at in range(first, last))
    )
    return (
        Phrase(first, last, "nhóm", capitalized(render(words.tokens[first:last])), "roles.unlisted")
        if is_name
        else None
    )


def _before_colon(words: Words, head: int) -> tuple[Phrase, ...]:
    """The doers at the head of "Câu lạc bộ Hưu trí, Tổ Văn nghệ và Báo tin: chuẩn bị ..."."""
    colon = next((at for at in range(head, min(head + 2 * _NAME_LENGTH, len(words))) if words.is_any(at, ":")), None)
    if colon is None or opens_doer(words, head) is None or parse_unit(words, head, in_list=True) is None:
        return ()
    if any(label_at(words, at) for at in range(head + 1, colon)):
        return ()
    if any(not words.tokens[at].is_capital and verb_end(words, at) for at in range(head, colon)):
        return ()
    return listed_doers(words, head, colon)


def _names(words: Words, at: int, holds_verb: bool) -> tuple[Phrase, ...]:
    names: list[Phrase] = []
    while name := _name(words, at, holds_verb):
        names.append(name)
        at = name.last
        while words.is_any(at, ",", ";", "và", "cùng") and at - name.last < 2:
            at += 1
        if at == name.last:
            return tuple(names)
    return ()


def _name(words: Words, at: int, holds_verb: bool) -> Phrase | None:
    known = parse_unit(words, at, in_list=True)
    noun_end = opens_doer(words, at)
    if noun_end is None or (known and not _is_common(words, known)):
        return known
    begin = max(noun_end, known.last if known else noun_end)
    is_team = holds_verb and begin == noun_end and (_is_team(words, at, noun_end) or _has_duty(words, noun_end))
    end = _end(words, begin, begin + _ADDED if known else at + _NAME_LENGTH, is_team)
    if end == begin and ((known and known.last == end) or noun_end - at < 2 or end >= len(words)):
        return known
    if known and not is_told(words, end) and not words.is_any(end, ",", "và"):
        return known
    end = relative_end(words, end)
    core = capitalized(render(words.tokens[at:end]))
    unlisted = Phrase(at, end, known.kind if known else "nhóm", core, "roles.unlisted")
    return replace(unlisted, word_class=known.word_class) if known else unlisted


def _is_team(words: Words, at: int, noun_end: int) -> bool:
    """Whether the noun up to `noun_end` tells a team, whose name is what it does."""
    return any((hit := cue(words, "team", place)) and hit[0] == noun_end for place in range(at, noun_end))


def _has_duty(words: Words, noun_end: int) -> bool:
    """Whether a person's noun ends there and a duty names the person: "Công nhân | vận hành cống" before a verb."""
    if words.keys[noun_end - 1] not in _PERSON_WORDS:
        return False
    duty = words.part("team", noun_end)
    if duty is None:
        return False
    for end in range(duty[0], min(duty[0] + _DUTY_OBJECT, len(words)) + 1):
        if end == len(words) or not words.tokens[end].is_word or verb_end(words, end):
            return True
        if cue(words, "no_predicate", end) or not words.tokens[end].word.isalnum():
            return False
    return False


def _is_common(words: Words, phrase: Phrase) -> bool:
    """Whether the grammar read a common noun alone ("Nhân viên", "Chủ cơ sở"), behind which the name may go on."""
    inside = words.tokens[phrase.first + 1 : phrase.last]
    return phrase.tail is None and not any(token.is_capital for token in inside) and len(inside) < _ADDED


def _end(words: Words, begin: int, most: int, holds_verb: bool) -> int:
    """Where a name ends: before a verb or a mark; `holds_verb` lets it begin with one ("Đội bắt chó thả rông")."""
    at = begin
    while at < len(words) and at < most and words.tokens[at].is_word:
        is_name = words.tokens[at].is_capital
        verb = verb_end(words, at)
        is_inside = holds_verb and at == begin
        if (verb and not is_inside and not is_name) or (cue(words, "no_predicate", at) and not is_name):
            break
        trait = words.part("trait", at)
        if whole := words.compound_end(at) or _short_end(words, at):
            at = whole
            continue
        at = trait[0] if trait else verb if verb and is_inside else at + 1
        if words.is_any(at, "-") and at + 1 < len(words) and words.tokens[at + 1].is_capital:
            at += 1
    return at


def _short_end(words: Words, at: int) -> int | None:
    """The end of an abbreviation's words in small letters: "tổng hợp" of KHTH is no verb."""
    end = at
    while end < len(words) and words.tokens[end].is_spelt_out and words.tokens[end].start == words.tokens[at].start:
        end += 1
    return end if end - at > 1 else None


def is_told(words: Words, at: int) -> bool:
    """Whether what is to be done follows: a colon or a verb, at once or behind "trên địa bàn ...", "của ..."."""
    if words.is_any(at, ":") or verb_end(words, at):
        return True
    if not cue(words, "place_of_doer", at):
        return False
    for place in range(at + 1, min(at + _REACH, len(words))):
        if not words.tokens[place].is_word:
            return words.is_any(place, ":")
        if verb_end(words, place) and not words.tokens[place].is_capital:
            return True
    return False
