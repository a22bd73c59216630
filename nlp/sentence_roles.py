"""Who does the work of one task sentence: lead, coordinating units, persons (chủ trì, phối hợp, người thực hiện)."""

from __future__ import annotations

from dataclasses import dataclass, field

from datamodel.official import Roles
from datamodel.span import Found, Span
from nlp.people import find_people
from nlp.unit_lexicon import Words, read_words
from nlp.unit_lists import cue, found_units, read_units
from nlp.unit_phrases import Phrase
from nlp.unit_tokens import render
from nlp.units import Issuer, find_phrases

_OFFICES = ("phòng", "văn phòng", "trung tâm", "sở", "công an", "UBND", "quân sự", "trường", "đoàn thể", "lãnh đạo")
"""Kinds that "Phân công X ..." orders; whoever appoints a team or an official does its own work."""
_ENDS = (".", "!", "?", ";")
_NOUN_PHRASE_LENGTH = 12


@dataclass
class _Sentence:
    """A task's words, the groups of units in them, and what was found so far."""

    words: Words
    groups: list[tuple[Phrase, ...]]
    people: tuple[Found[str], ...]
    leads: list[Phrase] = field(default_factory=list)
    shares: list[Phrase] = field(default_factory=list)
    unknown: list[Found[str]] = field(default_factory=list)
    assignees: list[Found[str]] = field(default_factory=list)


def find_roles(text: str, issuer: Issuer, context_units: tuple[str, ...] = ()) -> Roles:
    """Lead, coordinating units and persons that the sentence itself names.

    `context_units` are the units named above it; a short name ("Trung tâm") means the one of them that it begins.
    """
    words = read_words(text)
    sentence = _Sentence(words, _groups(words), find_people(text))
    _read_orders(sentence)
    _read_subject(sentence)
    _read_closing(sentence)
    _read_shares(sentence)
    leads = _resolved(found_units(words, tuple(sentence.leads), issuer), context_units)
    shares = found_units(words, tuple(p for p in sentence.shares if p not in sentence.leads), issuer)
    taken = {unit.value.casefold() for unit in leads}
    coordinating = [
        u for u in (*_resolved(shares, context_units), *sentence.unknown) if u.value.casefold() not in taken
    ]
    return Roles(leads, tuple(coordinating), tuple(sentence.assignees))


def _resolved(units: tuple[Found[str], ...], context: tuple[str, ...]) -> tuple[Found[str], ...]:
    """Such as "Trung tâm" is the one unit above whose name begins so."""
    resolved = []
    for unit in units:
        full = [name for name in context if name.startswith(unit.value + " ")]
        is_short = len(unit.value.split()) <= 2 and len(full) == 1
        resolved.append(Found(full[0], unit.span, unit.rule, 0.8) if is_short else unit)
    return tuple(resolved)


def _groups(words: Words) -> list[tuple[Phrase, ...]]:
    """Units listed together, from left to right."""
    groups: list[tuple[Phrase, ...]] = []
    end = 0
    for phrase in find_phrases(words):
        if phrase.first >= end:
            group = read_units(words, phrase.first) or (phrase,)
            groups.append(group)
            end = group[-1].last
    return groups


def _clause_start(words: Words, at: int) -> bool:
    """Whether a clause begins at `at`: the text's head, or behind a full stop, ";" or a bullet."""
    while at > 0 and not words.tokens[at - 1].is_word and not words.is_any(at - 1, *_ENDS, ":", ",", "(", ")"):
        at -= 1
    return at == 0 or words.is_any(at - 1, *_ENDS) or words.is_any(at - 1, ":")


def _person_at(sentence: _Sentence, at: int) -> Found[str] | None:
    """The person whose title or name begins at token `at`."""
    if at >= len(sentence.words):
        return None
    place = sentence.words.tokens[at].start
    return next((p for p in sentence.people if p.span and p.span.start <= place < p.span.end), None)


def _read_orders(sentence: _Sentence) -> None:
    """Such as "Giao X ...", "Đề nghị X ...", "Chủ tịch UBND tỉnh giao X ..."."""
    words = sentence.words
    for at in range(len(words)):
        order = cue(words, "order", at)
        hit = order or cue(words, "appoint", at)
        if not hit or not _may_order(sentence, at):
            continue
        if person := _person_at(sentence, hit[0]):
            sentence.assignees.append(person)
            continue
        group = _group_at(sentence, hit[0])
        if group and (order or (at == 0 and group[0].kind in _OFFICES)):
            sentence.leads += group


def _group_at(sentence: _Sentence, at: int) -> tuple[Phrase, ...]:
    return next((g for g in sentence.groups if g[0].first <= at < g[0].last), ())


def _may_order(sentence: _Sentence, at: int) -> bool:
    """An order opens a clause, follows who gives it ("UBND xã yêu cầu"), or a clause that leads up to it."""
    words = sentence.words
    if _clause_start(words, at):
        return True
    if any(g[-1].last == at for g in sentence.groups):
        return cue(words, "order_after", at) is not None
    return words.is_any(at - 1, ",", "và") and (cue(words, "intro", _sentence_head(words, at)) is not None)


def _sentence_head(words: Words, at: int) -> int:
    while at > 0 and not words.is_any(at - 1, *_ENDS):
        at -= 1
    return at


def _read_subject(sentence: _Sentence) -> None:
    """The unit at the head of the first sentence, or behind the clause that leads up to it."""
    words = sentence.words
    if sentence.leads:
        return
    if sentence.assignees:
        sentence.leads += _further_subjects(sentence)
        return
    head = 0
    while head < len(words) and not words.tokens[head].is_word:
        head += 1
    if person := _person_at(sentence, head):
        sentence.assignees.append(person)
        return
    group = _group_at(sentence, head)
    if group and _is_subject(words, group):
        sentence.leads += group
        sentence.leads += () if words.is_any(group[-1].last, ":") else _further_subjects(sentence)
    elif not group and (after := _behind_lead_in(sentence, head)):
        sentence.leads += after
    elif not group and cue(words, "intro", head):
        sentence.leads += _subject_behind_intro(sentence, head)


def _behind_lead_in(sentence: _Sentence, head: int) -> tuple[Phrase, ...]:
    """Such as "Riêng UBND xã A khẩn trương ...", "Hằng tháng các thôn báo cáo ..."."""
    hit = cue(sentence.words, "lead_in", head)
    group = _group_at(sentence, hit[0]) if hit else ()
    return group if group and _is_subject(sentence.words, group) else ()


def _further_subjects(sentence: _Sentence) -> list[Phrase]:
    """Such as "X lập tiến độ; Y đưa vào nội dung giao ban": each clause with its own doer."""
    words = sentence.words
    return [
        phrase
        for group in sentence.groups
        if words.is_any(group[0].first - 1, ";") and group[0].kind in _OFFICES
        if words.part("stop", group[-1].last) and _is_subject(words, group) and not cue(words, "shares", group[-1].last)
        for phrase in group
    ]


def _is_subject(words: Words, group: tuple[Phrase, ...]) -> bool:
    """Whether a verb or a colon follows, and no order to another unit."""
    end = group[-1].last
    if end >= len(words):
        return False
    if words.is_any(end, ":"):
        return True
    if words.is_any(end, ",", "-", "("):
        return _behind_apposition(words, end)
    if cue(words, "lead_verb", end):
        return True
    barred, verb = cue(words, "no_subject", end), words.part("stop", end)
    return words.tokens[end].is_word and (barred is None or (verb is not None and verb[0] > barred[0]))


def _behind_apposition(words: Words, at: int) -> bool:
    """Such as "Công an xã, cơ quan thường trực Đề án 06, tham mưu ...": a verb follows soon."""
    return any(words.part("stop", place) for place in range(at + 1, min(at + 12, len(words))))


def _subject_behind_intro(sentence: _Sentence, head: int) -> tuple[Phrase, ...]:
    """Such as "Căn cứ Kế hoạch này, các phòng ... báo cáo": the first list behind a comma with a verb after it."""
    words = sentence.words
    end = next((at for at in range(head, len(words)) if words.is_any(at, ".", "!", "?")), len(words))
    for group in sentence.groups:
        first, last = group[0].first, group[-1].last
        if first >= end:
            break
        begin = words.keys[max(0, _with_article(words, first) - 1)]
        if begin in (",", ":") and last < end and _is_subject(words, group) and words.part("stop", last):
            return group
    return ()


def _with_article(words: Words, at: int) -> int:
    while at > 0 and words.is_any(at - 1, "đồng", "chí", "các"):
        at -= 1
    return at


def _read_closing(sentence: _Sentence) -> None:
    """Such as "... do X thực hiện", "... (X chủ trì)", "... - Trường X hỗ trợ thực hiện."."""
    words = sentence.words
    if sentence.leads or sentence.assignees:
        return
    for group in sentence.groups:
        first, last = group[0].first, group[-1].last
        verb = cue(words, "lead_verb", last)
        before = first - 1
        is_lead = (words.is_any(before, "do", "giao") or words.is_any(before, "(")) and verb is not None
        is_bracket = words.is_any(before, "(") and words.is_any(last, ")") and last + 2 >= len(words)
        is_dashed = (
            words.is_any(before, "-")
            and _is_spaced_dash(words, before)
            and last < len(words)
            and _is_short_end(words, last)
        )
        if is_lead or is_bracket or is_dashed:
            sentence.leads += group
            return


def _is_spaced_dash(words: Words, at: int) -> bool:
    return at > 0 and words.tokens[at].start > words.tokens[at - 1].end


def _is_short_end(words: Words, at: int) -> bool:
    """Whether a verb stands there and the sentence is soon over."""
    return words.part("stop", at) is not None and len(words) - at <= 8


def _read_shares(sentence: _Sentence) -> None:
    """Such as "phối hợp (chặt chẽ) với X", "X chủ trì, Y phối hợp"."""
    words = sentence.words
    for at in range(len(words)):
        hit = cue(words, "share", at)
        if not hit or any(g[0].first <= at < g[-1].last for g in sentence.groups):
            continue
        with_hit = cue(words, "with", hit[0])
        begin = with_hit[0] if with_hit else hit[0]
        begin += words.is_any(begin, ":")
        if group := _group_at(sentence, begin):
            sentence.shares += group
        elif units := read_units(words, begin):
            sentence.shares += units
        elif with_hit and words.is_any(begin - 1, "với", "cùng") and not _person_at(sentence, begin):
            sentence.unknown += _noun_phrase(words, begin)
    _read_sharers(sentence)


def _read_sharers(sentence: _Sentence) -> None:
    """Such as "...; Y phối hợp.": a list before the verb, once the lead is known."""
    words = sentence.words
    for group in sentence.groups:
        last = group[-1].last
        hit = cue(words, "shares", last)
        is_end = hit is not None and (hit[0] >= len(words) or words.is_any(hit[0], *_ENDS, ")"))
        if is_end and sentence.leads and not set(group) & set(sentence.leads):
            sentence.shares += group


def _noun_phrase(words: Words, at: int) -> list[Found[str]]:
    """Who follows "phối hợp với" under a name that the grammar does not know, up to the verb."""
    end = _noun_end(words, at)
    if (
        end == at
        or end - at >= _NOUN_PHRASE_LENGTH
        or words.is_any(at, "công", "việc", "nội", "nhau", "hoạt", "quá", "chương")
    ):
        return []
    name = render(words.tokens[at:end])
    span = Span(words.tokens[at].start, words.tokens[end - 1].end)
    return [Found(name[:1].upper() + name[1:], span, "roles.share_unknown", 0.5)]


def _noun_end(words: Words, at: int) -> int:
    """Where a noun without a capital ends: before a verb or a mark; "địa phương" needs nothing behind it."""
    if whole := words.part("whole", at):
        trait = words.part("trait", whole[0])
        return trait[0] if trait else whole[0]
    end = at
    while end < len(words) and end - at < _NOUN_PHRASE_LENGTH and words.tokens[end].is_word:
        if words.part("stop", end) or (end > at and words.part("deed", end)):
            break
        end += 1
    return end
