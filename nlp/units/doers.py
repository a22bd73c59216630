"""Doers that are no office: people named for what they are or do ("chủ nhà trọ", "nhân viên thú y thôn")."""

from __future__ import annotations

from dataclasses import replace

from nlp.units.groups import group_at
from nlp.units.lexicon import Words
from nlp.units.names import JOINERS, capitalized, name_end
from nlp.units.place_names import quoted_end
from nlp.units.tails import Phrase, past_villages, with_tail
from nlp.units.tokens import render


def people_at(words: Words, at: int, in_list: bool) -> Phrase | None:
    """Such as "Chủ cơ sở giết mổ An Phúc", "các vị chức sắc", "Cộng đồng bảo vệ rừng thôn Đông"."""
    begin = at + words.is_any(at, "các", "những")
    hit = words.part("doer", begin)
    if hit is None or not (in_list or words.tokens[at].is_capital):
        return None
    head, word = hit
    if words.is_any(begin, "chủ") and head - begin == 1 and (owned := group_at(words, head)) and owned.last > head + 1:
        core = capitalized(f"{render(words.tokens[at:head])} {owned.core[0].lower()}{owned.core[1:]}")
        return replace(owned, first=at, kind=word.kind, core=core, rule=word.rule, word_class="people")
    verb = words.part("stop", begin)
    if verb and verb[0] > head:
        return None  # "Chủ trì", "Chủ động"
    needs_name = bool(word.gives.get("needs_name"))
    end = _name_end(words, head, may_be_work=needs_name)
    if end == head and needs_name:
        return None
    end = past_villages(words, end)
    core = capitalized(render(words.tokens[at:end]))
    return with_tail(words, Phrase(at, end, word.kind, core, word.rule, word.is_inner, word_class="people"))


def _name_end(words: Words, head: int, may_be_work: bool) -> int:
    """Where what they are named for ends: before the next verb.

    `may_be_work`: a verb right behind the noun can be part of the name ("Cộng đồng bảo vệ rừng thôn Đông").
    """
    if words.is_any(head, *JOINERS):
        return head
    if (quoted := quoted_end(words, head)) > head:
        return quoted
    work = words.part("program", head) or words.part("team", head) or words.part("term", head)
    if work is None or not may_be_work:
        return _before_deed(words, head, name_end(words, head, "lower"))
    end = _before_deed(words, work[0], max(work[0], name_end(words, work[0], "lower")))
    has_verb = end >= len(words) or not words.tokens[end].is_word or words.part("stop", end) or words.part("deed", end)
    is_object = words.is_any(end, "cho", "các", "những", "theo", "về", "để", "của")
    return end if has_verb and not is_object else head


def _before_deed(words: Words, begin: int, end: int) -> int:
    return next((at for at in range(begin, end) if words.part("deed", at)), end)
