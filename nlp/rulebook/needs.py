r"""Words without which a pattern matches no text (từ cần có), told from its parse tree: "trước" of `trước ngày \d+`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

Needed = frozenset[str]
"""One of these stands, casefolded, in every text that matches; empty where nothing can be told."""
_NOTHING: Needed = frozenset()
_EMPTY: Needed = frozenset({""})
_MOST_WORDS = 120
_MOST_SPELLINGS = 24
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)


@lru_cache(maxsize=4096)
def needed_words(pattern: re.Pattern[str]) -> Needed:
    """What a text must hold one of, for this pattern to match it."""
    return _of_sequence(tree_of(pattern))


@lru_cache(maxsize=1)
def tree_of(pattern: re.Pattern[str]) -> Any:
    """The parse tree of a compiled pattern."""
    return _parser.parse(pattern.pattern, pattern.flags)


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> Needed:
    """The best of what the parts of a sequence need; letters in a row, few to choose from at a place, are one word."""
    found: list[Needed] = []
    run = _EMPTY
    for kind, value in items:
        letters = _letters(kind, value)
        if letters and len(run) * len(letters) <= _MOST_SPELLINGS:
            run = frozenset(word + letter for word in run for letter in letters)
            continue
        found += [run, _of_part(kind, value)]
        run = letters or _EMPTY
    return _best([*found, run])


def _letters(kind: Any, value: Any) -> Needed:
    """The letters of which one stands at this place; empty where they are many."""
    if kind is _constants.LITERAL:
        return frozenset({chr(value).casefold()})
    if kind is _constants.IN and all(one is _constants.LITERAL for one, _ in value):
        return frozenset(chr(code).casefold() for _, code in value)
    return _NOTHING


def _of_part(kind: Any, value: Any) -> Needed:
    if kind is _constants.SUBPATTERN:
        return _of_sequence(value[-1])
    if kind is _constants.ATOMIC_GROUP:
        return _of_sequence(value)
    if kind is _constants.BRANCH:
        return _any_of([_of_sequence(branch) for branch in value[1]])
    if kind in _REPEATS and value[0] > 0:
        return _of_sequence(value[2])
    return _NOTHING


def _any_of(branches: Sequence[Needed]) -> Needed:
    return frozenset().union(*branches) if all(branches) else _NOTHING


def _best(choices: Iterable[Needed]) -> Needed:
    """The rarest: longest in its shortest word, then fewest words."""
    usable = [words for words in choices if words and "" not in words and len(words) <= _MOST_WORDS]
    return max(usable, key=lambda words: (min(3, min(map(len, words))), -len(words)), default=_NOTHING)
