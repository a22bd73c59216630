"""With whom the work of a sentence is done: "phối hợp với ..." (phối hợp)."""

from __future__ import annotations

from datamodel.span import Found, Span
from nlp.roles.subjects import listed_doers, unlisted_name
from nlp.roles.words import ENDS, Sentence, group_at, person_at
from nlp.units.cues import cue, cue_places
from nlp.units.lexicon import Words
from nlp.units.lists import read_units
from nlp.units.phrases import Phrase
from nlp.units.tokens import render

_NOUN_PHRASE_LENGTH = 12


def read_shares(sentence: Sentence) -> None:
    """Such as "phối hợp (chặt chẽ) với X", "X chủ trì, Y phối hợp"."""
    words = sentence.words
    for at in cue_places(words, "share"):
        hit = cue(words, "share", at)
        if not hit or _names_a_paper(words, at) or any(g[0].first <= at < g[-1].last for g in sentence.groups):
            continue
        with_hit = cue(words, "with", hit[0])
        begin = with_hit[0] if with_hit else hit[0]
        begin += words.is_any(begin, ":")
        if group := group_at(sentence, begin):
            sentence.shares += group
        elif units := read_units(words, begin):
            sentence.shares += units
        elif name := unlisted_name(words, begin):
            sentence.shares.append(name)
        elif with_hit and words.is_any(begin - 1, "với", "cùng") and not person_at(sentence, begin):
            sentence.unknown += _noun_phrase(words, begin)
    sentence.shares += _beside(sentence) if sentence.leads or sentence.assignees else ()
    _read_sharers(sentence)


def _beside(sentence: Sentence) -> tuple[Phrase, ...]:
    """Such as "X chủ trì, cùng Y kiểm tra ...": who works beside the lead."""
    words = sentence.words
    for at in range(1, len(words)):
        if words.is_any(at, "cùng") and words.is_any(at - 1, ","):
            begin = at + 1 + words.is_any(at + 1, "với")
            name = unlisted_name(words, begin)
            return group_at(sentence, begin) or read_units(words, begin) or ((name,) if name else ())
    return ()


def _names_a_paper(words: Words, at: int) -> bool:
    """Such as "ký quy chế phối hợp với ...": what is signed, not how the work is done."""
    return any(cue(words, "share_noun", at - length) == (at, "share_noun") for length in (1, 2) if at >= length)


def _read_sharers(sentence: Sentence) -> None:
    """Such as "...; Y phối hợp.": a list before the verb, once the lead is known."""
    words = sentence.words
    if beside := _beside_lead(words) if sentence.leads else ():
        sentence.shares += beside
        return
    for group in sentence.groups:
        hit = cue(words, "shares", group[-1].last)
        is_sharer = hit is not None and _only_shares(words, group[0].first, hit[0])
        if is_sharer and sentence.leads and not set(group) & set(sentence.leads):
            sentence.shares += group


def _only_shares(words: Words, first: int, end: int) -> bool:
    """Whether "phối hợp", which ends at `end`, is all that the doers who begin at `first` are told to do."""
    if end >= len(words) or words.is_any(end, *ENDS, ")", ":"):
        return True
    is_beside = words.is_any(first - 1, ",") and _ends_lead(words, first - 1)
    is_clause = words.is_any(first - 1, ".", ";") and cue(words, "with", end) is None
    return is_beside or is_clause


def _ends_lead(words: Words, at: int) -> bool:
    """Whether what the lead does ends before `at`: "X chủ trì | , Y phối hợp"."""
    return words.starts(at - 2, "chủ trì") or words.starts(at - 2, "tham mưu")


def _beside_lead(words: Words) -> tuple[Phrase, ...]:
    """Such as "X chủ trì, Nghiệp đoàn Nghề cá và tổ thuyền nghề phối hợp": under whatever names they go."""
    for begin in range(3, len(words)):
        if not (words.is_any(begin - 1, ",", ";") and _ends_lead(words, begin - 1)):
            continue
        for at in range(begin, len(words)):
            hit = cue(words, "shares", at)
            if hit and _only_shares(words, begin, hit[0]):
                return listed_doers(words, begin, at)
    return ()


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
