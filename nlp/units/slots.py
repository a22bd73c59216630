"""Slots that hold only doers: a column, "Đơn vị chủ trì: ...", a bracket (ô, mục ghi đơn vị thực hiện)."""

from __future__ import annotations

import re
from functools import lru_cache

from datamodel.span import Found, Span
from nlp.units.cues import cue
from nlp.units.finder import Issuer, canonical_unit
from nlp.units.lexicon import Words, read_words
from nlp.units.lists import found_unit, past_short_name, read_units, unique_units
from nlp.units.phrases import parse_unit
from nlp.units.tokens import Token, render

_SEPARATORS = (",", ";", "và", "/", "+", "&", "cùng", "với", ".", "-", "•", "hoặc")
_OPENINGS = ("do", "giao")
_ROLE_CUES = ("in_charge", "lead_verb", "shares")
_LONGEST_ROLE = 6
"""Words of a role behind a name: "trực tiếp chỉ đạo", "là cơ quan đầu mối"."""


def split_units(text: str, issuer: Issuer) -> tuple[Found[str], ...]:
    """The units of a list, as after "Đơn vị phối hợp:" or in a table cell; words that are no unit are kept as one."""
    found: list[Found[str]] = []
    for start, end in _lines(text):
        found += (unit.shift(start) for unit in _split_line(read_words(text[start:end]), issuer))
    return unique_units(found)


def _lines(text: str) -> list[tuple[int, int]]:
    """Lines of a cell with one unit each; a line that goes on in lower case belongs to the one before."""
    lines: list[tuple[int, int]] = []
    for match in re.finditer(r"[^\n]+", text):
        before = text[: match.start()].rstrip()
        if lines and (before.endswith((" và", "-", "–", "&")) or not _begins_unit(match.group())):
            lines[-1] = (lines[-1][0], match.end())
        else:
            lines.append(match.span())
    return lines


def _begins_unit(line: str) -> bool:
    """Whether a line opens with a bullet or a capital, and with a unit."""
    words = line.strip()
    if not words or words[0].islower():
        return False
    return not words[0].isalnum() or parse_unit(read_words(words), 0) is not None


@lru_cache(maxsize=1 << 8)
def _split_line(words: Words, issuer: Issuer) -> tuple[Found[str], ...]:
    """The units of one line; a column names the same ones again and again."""
    found: list[Found[str]] = []
    at = 0
    while at < len(words):
        if words.is_any(at, *_SEPARATORS, *_OPENINGS) or not words.tokens[at].is_word:
            at = _past_note(words, at)
            continue
        phrases = read_units(words, at)
        if not phrases and (lone := parse_unit(words, at, in_list=True)):
            phrases = (lone,)
        last = _past_role(words, phrases[-1].last) if phrases else at
        is_whole = phrases and _is_whole(words, last) and not _goes_on(words, last)
        if is_whole and _first_shared(words, phrases[-1].first, phrases[-1].last) is None:
            found += [found_unit(words, phrase, issuer) for phrase in phrases]
            at = last
        else:
            found_words, at = _unlisted(words, at, issuer)
            found += found_words
    return tuple(found)


def _past_note(words: Words, at: int) -> int:
    """Past a mark, and past a bracket that says how a unit takes part or is called for short: "(b/c)", "(PC05)"."""
    if (behind := past_short_name(words, at)) > at > 0:
        return behind
    closing = next((place for place in range(at, len(words)) if words.is_any(place, ")")), at)
    is_note = words.is_any(at, "(") and at + 1 < closing and not words.tokens[at + 1].is_capital
    return closing + 1 if is_note else at + 1


def _is_whole(words: Words, at: int) -> bool:
    return at >= len(words) or not words.tokens[at].is_word or words.is_any(at, *_SEPARATORS)


def _past_role(words: Words, at: int) -> int:
    """Past what a doer does with the work, at the end of its part: "Tổ Tu bổ | tham mưu", "... trực tiếp chỉ đạo"."""
    if at >= len(words) or not words.tokens[at].is_word:
        return at
    ends = (hit[0] for part in _ROLE_CUES if (hit := cue(words, part, at)))
    return next((end for end in ends if end >= len(words) or not words.tokens[end].is_word), at)


def _goes_on(words: Words, at: int) -> bool:
    """Whether the name goes on behind a comma or "và": no doer begins there, and in small letters no other name."""
    if not words.is_any(at, ",", "và") or at + 1 >= len(words):
        return False
    token = words.tokens[at + 1]
    return token.is_word and not token.is_capital and token.word[0].isalpha() and not _begins_doer(words, at + 1)


def _begins_doer(words: Words, at: int) -> bool:
    if words.doer_noun(at) or words.part("person", at) or parse_unit(words, at, in_list=True):
        return True
    return words.is_any(at, "các", "những", "đồng") or any(cue(words, part, at) for part in _ROLE_CUES)


def _unlisted(words: Words, at: int, issuer: Issuer) -> tuple[list[Found[str]], int]:
    """The words up to the next doer or mark: a unit that the grammar does not know; names of its kind that follow."""
    phrases = read_units(words, at)
    found = [found_unit(words, phrase, issuer) for phrase in phrases[:-1]]
    begin = phrases[-1].first if phrases else at
    known = phrases[-1].last if phrases else at + 1
    end, behind = _part_end(words, begin, max(at + 1, _first_shared(words, begin, known) or known))
    found.append(_named(words.tokens[begin:end], words.tokens[begin:end], issuer))
    while following := _further_name(words, begin, end, behind):
        head, first, behind = following
        further = words.tokens[first:behind]
        found.append(_named((*words.tokens[begin:head], *further), further, issuer))
    return found, behind


def _named(name: tuple[Token, ...], printed: tuple[Token, ...], issuer: Issuer) -> Found[str]:
    span = Span(printed[0].start, printed[-1].end)
    return Found(canonical_unit(render(name), issuer), span, "unit_lists.unknown", 0.6)


def _part_end(words: Words, begin: int, at: int) -> tuple[int, int]:
    """Where the name that begins at `begin` ends, and where the part that it stands in does."""
    end = at
    while end < len(words):
        if words.is_any(end, ",", "và"):
            is_name = _goes_on(words, end) or (words.is_any(end, "và") and not _begins_doer(words, end + 1))
            if not is_name or _shared_head(words, begin, end, end + 1) is not None:
                break
        elif not words.tokens[end].is_word and not words.is_any(end, "-"):
            break
        elif end > begin and (last := _past_role(words, end)) > end:
            return end, last
        end += 1
    return end, end


def _first_shared(words: Words, begin: int, end: int) -> int | None:
    """The mark within a name behind which one of its nouns is said again: "hộ kinh doanh dãy B | , dãy C"."""
    marks = (at for at in range(begin + 1, end) if words.is_any(at, ",", "và"))
    return next((at for at in marks if _shared_head(words, begin, at, at + 1) is not None), None)


def _further_name(words: Words, begin: int, end: int, at: int) -> tuple[int, int, int] | None:
    """Such as "dãy C" behind "hộ kinh doanh dãy B": where the shared head ends, and the bounds of the further name."""
    if at < end or not words.is_any(at, ",", "và"):
        return None
    head = _shared_head(words, begin, end, at + 1)
    if head is None:
        return None
    last = at + 2
    while last < len(words) and words.tokens[last].is_word and not words.is_any(last, "và"):
        last += 1
    return head, at + 1, last


def _shared_head(words: Words, begin: int, end: int, at: int) -> int | None:
    """Where the words end that a name shares with the one at `at`: "người trông coi | Đình Cả, Đền Trần"."""
    if at >= len(words):
        return None
    if not words.tokens[at].is_capital:
        same = [place for place in range(begin + 1, end) if words.keys[place] == words.keys[at]]
        return same[-1] if same and words.tokens[at].is_word else None
    head = end
    while head > begin + 1 and words.tokens[head - 1].is_capital:
        head -= 1
    is_name = at + 1 < len(words) and words.tokens[at + 1].is_capital
    return head if begin + 1 < head < end - 1 and is_name and not _begins_doer(words, at) else None
