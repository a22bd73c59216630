r"""Words without which a pattern matches no text (từ cần có), told from its parse tree: "trước" of `trước ngày \d+`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

Needed = frozenset[str]
"""One of these stands, casefolded, in every text that matches."""
_NOTHING: Needed = frozenset()
_EMPTY: Needed = frozenset({""})
_MOST_WORDS = 120
_MOST_SPELLINGS = 24
_MOST_NEEDS = 3
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)


def needed_words(pattern: re.Pattern[str]) -> tuple[Needed, ...]:
    """Of each of these a text that the pattern matches holds a word, the rarest first; () where nothing can be told."""
    return tuple(_of_sequence(tree_of(pattern))[:_MOST_NEEDS])


@lru_cache(maxsize=1)
def tree_of(pattern: re.Pattern[str]) -> Any:
    """The parse tree of a compiled pattern."""
    return _parser.parse(pattern.pattern, pattern.flags)


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> list[Needed]:
    """What the parts of a sequence need; letters in a row, few to choose from at a place, are one word."""
    found: list[Needed] = []
    run = _EMPTY
    for kind, value in items:
        letters = _letters(kind, value)
        if letters and len(run) * len(letters) <= _MOST_SPELLINGS:
            run = frozenset(word + letter for word in run for letter in letters)
            continue
        found += [run, *_of_part(kind, value)]
        run = letters or _EMPTY
    return _by_rarity([*found, run])


def _letters(kind: Any, value: Any) -> Needed:
    """The letters of which one stands at this place; empty where they are many."""
    if kind is _constants.LITERAL:
        return frozenset({chr(value).casefold()})
    if kind is _constants.IN and all(one is _constants.LITERAL for one, _ in value):
        return frozenset(chr(code).casefold() for _, code in value)
    return _NOTHING


def _of_part(kind: Any, value: Any) -> list[Needed]:
    if kind is _constants.SUBPATTERN:
        return _of_sequence(value[-1])
    if kind is _constants.ATOMIC_GROUP:
        return _of_sequence(value)
    if kind is _constants.BRANCH:
        return [_any_of([_of_sequence(branch)[:1] for branch in value[1]])]
    if kind in _REPEATS and value[0] > 0:
        return _of_sequence(value[2])
    return []


def _any_of(branches: Sequence[Sequence[Needed]]) -> Needed:
    """A word of each branch, its rarest."""
    return frozenset().union(*(needed for branch in branches for needed in branch)) if all(branches) else _NOTHING


def _by_rarity(choices: Iterable[Needed]) -> list[Needed]:
    """Those that tell something: the longest in its shortest word first, then the one of the fewest words."""
    usable = {words for words in choices if words and "" not in words and len(words) <= _MOST_WORDS}
    return sorted(usable, key=lambda words: (-min(3, min(map(len, words))), len(words), sorted(words)))
