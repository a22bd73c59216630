"""With whom the work of a sentence is done: "phối hợp với ..." (phối hợp)."""

from __future__ import annotations

from datamodel.span import Found, Span
from nlp.roles.words import ENDS, Sentence, group_at, person_at
from nlp.units.lexicon import Words
from nlp.units.lists import cue, read_units
from nlp.units.tokens import render

_NOUN_PHRASE_LENGTH = 12


def read_shares(sentence: Sentence) -> None:
    """Such as "phối hợp (chặt chẽ) với X", "X chủ trì, Y phối hợp"."""
    words = sentence.words
    for at in range(len(words)):
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
        elif with_hit and words.is_any(begin - 1, "với", "cùng") and not person_at(sentence, begin):
            sentence.unknown += _noun_phrase(words, begin)
    _read_sharers(sentence)


def _names_a_paper(words: Words, at: int) -> bool:
    """Such as "ký quy chế phối hợp với ...": what is signed, not how the work is done."""
    return any(cue(words, "share_noun", at - length) == (at, "share_noun") for length in (1, 2) if at >= length)


def _read_sharers(sentence: Sentence) -> None:
    """Such as "...; Y phối hợp.": a list before the verb, once the lead is known."""
    words = sentence.words
    for group in sentence.groups:
        last = group[-1].last
        hit = cue(words, "shares", last)
        is_beside = words.is_any(group[0].first - 1, ",") and words.starts(group[0].first - 3, "chủ trì")
        is_end = hit is not None and (hit[0] >= len(words) or words.is_any(hit[0], *ENDS, ")") or is_beside)
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
