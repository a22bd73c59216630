"""Where the name of a unit ends in running text (tên riêng của cơ quan, đơn vị, địa danh)."""

from __future__ import annotations

from nlp.units.lexicon import Words
from nlp.units.tokens import render

_NAME_LENGTH = 14
_PLACE_LENGTH = 4


def name_end(words: Words, at: int, mode: str) -> int:
    """Where the name after a kind word ends: before a verb, a level, a mark or another unit."""
    if at >= len(words):
        return at
    first = words.tokens[at]
    if mode == "lower" and first.key == "các":
        end = name_end(words, at + 1, mode)
        return end if end > at + 1 else at
    if not (first.is_word and (_is_named(words, at) or first.word[0].isdigit())) and mode != "lower":
        return at
    end = at
    most = at + _NAME_LENGTH
    while end < len(words) and end < most:
        if term := _term(words, end):
            end, most = term, most + term - end
            continue
        if _ends_name(words, end, end == at):
            break
        most += _inside_short(words, end)
        if end - at > 1 and words.tokens[end].word.islower() and _is_place(words, end - 2):
            break
        end += 1
    while end > at and not words.tokens[end - 1].is_word:
        end -= 1
    if mode == "lower" and not _is_named(words, at) and end < len(words) and end >= most:
        return at
    return end


def _term(words: Words, at: int) -> int | None:
    """The end of a term that stands whole in a name: "Công nghệ thông tin", "Tài chính - Kế toán"."""
    hit = words.part("term", at) if _is_named(words, at) else None
    return hit[0] if hit else None


def _is_named(words: Words, at: int) -> bool:
    """Whether a word is printed as a name's: with a capital, or as an abbreviation."""
    return words.tokens[at].is_capital or words.tokens[at].is_spelt_out


def _inside_short(words: Words, at: int) -> bool:
    """Whether a word belongs to the same abbreviation as the one before it: "phòng cháy, chữa cháy" of PCCC."""
    token, before = words.tokens[at], words.tokens[at - 1] if at else None
    return before is not None and token.is_spelt_out and before.is_spelt_out and token.start == before.start


def _is_place(words: Words, at: int) -> bool:
    """Whether two words in capitals stand at `at`, as a place has them ("Điện lực Sơn Hải thay trạm")."""
    return all(words.tokens[place].word.istitle() and len(words.tokens[place].word) > 1 for place in (at, at + 1))


def _ends_name(words: Words, at: int, is_first: bool) -> bool:
    token = words.tokens[at]
    if _inside_short(words, at):
        return False
    if words.is_any(at, "-", "&", "và", ","):
        return not _joins_name(words, at)
    if not token.is_word:
        return True
    if _is_named(words, at) and is_first:
        return False
    if words.part("level", at) and not (words.is_any(at, "xã") and words.is_any(at + 1, "hội")):
        return True
    stop = words.part("stop", at)
    return stop is not None and (not token.is_capital or (stop[0] - at > 1 and not is_first))


def _joins_name(words: Words, at: int) -> bool:
    """Whether "-", "và", "&" goes on with a name: a capitalised word follows that begins no unit."""
    if at + 1 >= len(words) or words.is_any(at, ","):
        return False
    if not (words.tokens[at + 1].is_word and _is_named(words, at + 1)):
        return False
    return words.office(at + 1) is None and words.part("kind", at + 1) is None and words.part("holder", at + 1) is None


def joined_name(words: Words, at: int) -> tuple[int, str]:
    """The rest of a longer name than the one known: "Phòng Kinh tế" + "và Xây dựng"."""
    if not words.is_any(at, "và", "&") or not _joins_name(words, at) or words.tokens[at + 1].is_spelt_out:
        return at, ""
    if words.part("member", at + 1) or words.part("level", at + 1) or words.part("stop", at + 1):
        return at, ""
    end = name_end(words, at + 1, "capital")
    return (end, render(words.tokens[at:end])) if end - at > 2 else (at, "")


def place_name(words: Words, at: int) -> tuple[int, str]:
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
    if words.starts(at, "trung tâm") and words.tokens[at + 1].is_capital:
        return False  # "phường Trung Tâm" is a place's name, "Trung tâm Y tế" a unit's
    hit = words.part("kind", at)
    return hit is not None and (hit[0] - at > 1 or words.is_any(at, "ubnd", "hđnd", "ubmttq", "phòng", "sở"))


def capitalized(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
