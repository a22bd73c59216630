"""Deadline lines whose parts name their own work ("Ban hành kế hoạch trước ngày ...; rà soát trong quý III")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from nlp.rulebook.rules import rule
from nlp.text.matching import fold, matching_text

_CLAUSE = 0.6
_WHOLE = 0.5
_SHORTEST = 3
_LONGEST_LINE = 200
"""Parts of one line; no document names more pieces of work in a sentence."""
_GENERAL = re.compile(r"^(?:hoàn thành|tiếp tục|thực hiện|việc|đối với|riêng|các nội dung|nội dung|còn lại)(?:\s+|$)")


_CLAUSES = re.compile(r",|;|\bvà\b")
_NUMBERS = {"nhất": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5}
_REST = re.compile(r"\b(?:còn lại|nội dung khác|nhiệm vụ khác|công việc khác)\b")


def names_rest(words: str) -> bool:
    """Whether it means all the work that no other part names ("các nội dung còn lại: thường xuyên")."""
    return bool(_REST.search(fold(words)))


def names_work(words: str) -> bool:
    """Whether what stands beside a deadline names work of its own."""
    return len(_plain(words).split()) >= 2


def fits(words: str, task: str) -> bool:
    """Whether the work named beside a deadline is (part of) this task."""
    parts = _CLAUSES.split(words)
    clauses = [c for c in parts if len(_plain(c).split()) >= _SHORTEST]
    return any(_share([c], task) >= _CLAUSE for c in clauses) or _share(parts, task) >= _WHOLE


def is_exception(words: str) -> bool:
    """Whether the work is told to have a time of its own: "thường xuyên; riêng tuyên truyền lưu động: tháng 11"."""
    return bool(rule("deadline_anchors", "exception").compiled().search(matching_text(words)))


def ordinals(words: str, count: int) -> frozenset[int] | None:
    """Places, from 0, of tasks told by their place among `count` ("hai nội dung đầu"); None where none is told so."""
    match = rule("deadline_anchors", "ordinal_work").compiled().search(matching_text(words))
    if match is None:
        return None
    if match["nth"]:
        last = match["nth"].casefold().split()[-1]
        place = {"tiên": 0, "cùng": count - 1}.get(last, _number(last) - 1)
        return frozenset({place})
    several = min(_number(match["count"]), count)
    return frozenset(range(several) if match["side"].casefold() == "đầu" else range(count - several, count))


def in_order(parts: Sequence[str], tasks: Sequence[str]) -> bool:
    """Whether a line names, one after the other, as many pieces of work as there are tasks, each like its own task."""
    if not 2 <= len(parts) == len(tasks) <= _LONGEST_LINE:
        return False
    scores = [[likeness(words, task) + _coverage(words, task) for task in tasks] for words in parts]
    return all(row[at] >= _WHOLE and row[at] >= max(row) * _WHOLE for at, row in enumerate(scores))


def likest(words: str, tasks: Sequence[str]) -> list[str]:
    """Of tasks that fit the work named, those with most of its syllables, where one piece of work is named."""
    if len(tasks) < 2 or len(_CLAUSES.split(words.strip(" ;,.:"))) > 1:
        return list(tasks)
    scores = [_coverage(words, task) for task in tasks]
    best = max(scores)
    return [task for task, score in zip(tasks, scores, strict=True) if score == best]


def _coverage(words: str, task: str) -> float:
    """Share of the syllables of `words` that stand anywhere in the task, 0 to 1."""
    wanted = set(_plain(words).split())
    return len(wanted & set(fold(task).split())) / len(wanted) if wanted else 0.0


def _number(word: str) -> int:
    return _NUMBERS.get(word.casefold()) or int(word)


def likeness(words: str, task: str) -> float:
    """Share of the pairs of syllables in `words` that stand in the task too, 0 to 1."""
    return _share([words], task)


def likenesses(words: str, texts: Sequence[str]) -> list[float]:
    """The likeness of `words` to each text."""
    wanted = _pairs(_plain(words))
    return [_share_of(wanted, text) for text in texts]


@lru_cache(maxsize=4096)
def syllable_pairs(words: str) -> frozenset[tuple[str, str]]:
    """The pairs of neighbouring syllables of a wording, case and tone placement aside."""
    return frozenset(_pairs(fold(words)))


def _share(clauses: list[str], task: str) -> float:
    return _share_of([pair for clause in clauses for pair in _pairs(_plain(clause))], task)


def _share_of(wanted: list[tuple[str, str]], task: str) -> float:
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
