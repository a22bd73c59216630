"""Deadline lines whose parts name their own work ("Ban hành kế hoạch trước ngày ...; rà soát trong quý III")."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from nlp.text.matching import fold

_CLAUSE = 0.6
_WHOLE = 0.5
_SHORTEST = 3
_GENERAL = re.compile(r"^(?:hoàn thành|tiếp tục|thực hiện|việc|đối với|riêng|các nội dung|nội dung|còn lại)(?:\s+|$)")


_REST = re.compile(r"\b(?:còn lại|nội dung khác|nhiệm vụ khác|công việc khác)\b")


def names_rest(words: str) -> bool:
    """Whether it means all the work that no other part names ("các nội dung còn lại: thường xuyên")."""
    return bool(_REST.search(fold(words)))


def names_work(words: str) -> bool:
    """Whether what stands beside a deadline names work of its own."""
    return len(_plain(words).split()) >= 2


def fits(words: str, task: str) -> bool:
    """Whether the work named beside a deadline is (part of) this task."""
    clauses = [c for c in re.split(r",|;|\bvà\b", words) if len(_plain(c).split()) >= _SHORTEST]
    return any(_share([c], task) >= _CLAUSE for c in clauses) or _share(re.split(r",|;|\bvà\b", words), task) >= _WHOLE


def likeness(words: str, task: str) -> float:
    """Share of the pairs of syllables in `words` that stand in the task too, 0 to 1."""
    return _share([words], task)


@lru_cache(maxsize=4096)
def syllable_pairs(words: str) -> frozenset[tuple[str, str]]:
    """The pairs of neighbouring syllables of a wording, case and tone placement aside."""
    return frozenset(_pairs(fold(words)))


def _share(clauses: list[str], task: str) -> float:
    wanted = [pair for clause in clauses for pair in _pairs(_plain(clause))]
    if not wanted:
        return 0.0
    there = syllable_pairs(task)
    return sum(pair in there for pair in wanted) / len(wanted)


def _pairs(words: str) -> list[tuple[str, str]]:
    syllables = words.split()
    return list(pairwise(syllables))


def _plain(words: str) -> str:
    plain = fold(words)
    while match := _GENERAL.match(plain):
        plain = plain[match.end() :]
    return plain
