"""Verbs within the names of offices: "Tổ Tu bổ, bảo quản", "Phòng Quản lý các dự án" (động từ trong tên đơn vị)."""

from __future__ import annotations

from nlp.units.lexicon import Words


def work_head(words: Words, at: int) -> int | None:
    """The end of the verbs that an office's name begins with: "Tổ | Tu bổ, bảo quản", "Phòng | Quản lý các" (dự án)."""
    if not words.tokens[at].is_capital or words.part("term", at):
        return None
    end = words.long_verb_end(at)
    if end is None or end - at < 2:
        return None
    while words.is_any(end, ",", "và") and (further := words.long_verb_end(end + 1)):
        end = further
    return end + words.is_any(end, "các")


def second_work(words: Words, at: int, begin: int) -> int | None:
    """The end of a verb behind "và" that is part of the name: "Quản lý quy hoạch | và xây dựng" before "rà soát"."""
    if not words.is_any(at, "và") or words.long_verb_end(begin) is None:
        return None
    end = words.long_verb_end(at + 1)
    is_name = end is not None and (end >= len(words) or words.long_verb_end(end) or words.is_any(end, ";", ".", ")"))
    return end if is_name else None
