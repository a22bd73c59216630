"""Patterns that are tried only where a match can begin (nhóm mẫu tìm chung), not at each letter of a text.

Python's own search tries a pattern letter by letter unless its first letter is fixed in one case. With what
each match begins, and which words it needs, is told by the pattern's parse tree; one Aho-Corasick pass over a
text finds these words for a whole group of patterns, such as a file of rules. At the places left the pattern
decides. So the work grows with the text and not with the number of rules, and the matches are the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from nlp.rulebook.needs import needed_words
from nlp.rulebook.openings import digits, openings_of

_DIGIT = "0"
"""All digits are one word where hits are kept."""
_SCANS = 64
"""Texts whose hits are kept: one line is asked for rule after rule."""
_LONGEST = 1 << 14
"""Characters of a text whose hits are kept; a whole document is asked once, and would be held for long."""
_SHORTEST = 2
_MOST_NEEDS = 4
"""Of a pattern: three by its parse tree, and its beginning."""
Hits = dict[str, list[int]]
"""Word -> where it stands, from left to right."""


class Look(NamedTuple):
    """What one pass over a text found for a group."""

    hits: Hits | None
    """Where the words of the patterns stand; None where that cannot be told."""
    possible: int
    """A bit for each pattern that the text may match, the first the lowest; the others need words that it lacks."""


class PatternGroup:
    """Patterns looked for together."""

    def __init__(self, regexes: Sequence[re.Pattern[str]]) -> None:
        self.patterns = tuple(Anchored(regex, number, self) for number, regex in enumerate(regexes))
        words = sorted({word for pattern in self.patterns for word in pattern.words})
        self._meanings = [_DIGIT if word in digits() else word for word in words]
        self._automaton = AhoCorasick(words)
        self._all = (1 << len(regexes)) - 1
        self._met_by = dict.fromkeys(self._meanings, 0)
        """Word -> the needs that it meets: a bit for each pattern's first need, then for each one's second ..."""
        self._met_always = 0
        for pattern in self.patterns:
            for row in range(_MOST_NEEDS):
                self._add_need(pattern, row)
        self._kept_looks = lru_cache(maxsize=_SCANS)(self._look)

    def _add_need(self, pattern: Anchored, row: int) -> None:
        bit = 1 << row * len(self.patterns) + pattern.number
        if row >= len(pattern.needs):
            self._met_always |= bit
            return
        for word in pattern.needs[row]:
            self._met_by[word] |= bit

    def candidates(self, text: str) -> list[int]:
        """Numbers, in order, of the patterns that the text may match."""
        return list(_bits(self.look(text).possible))

    def matches(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """The matches of each pattern in turn, with the pattern's number; those of one pattern do not overlap."""
        hits, possible = self.look(text)
        for number in _bits(possible):
            for match in self.patterns[number].found_at(hits, text):
                yield number, match

    def look(self, text: str) -> Look:
        """What the text holds of the words of the patterns."""
        return self._kept_looks(text) if len(text) <= _LONGEST else self._look(text)

    def _look(self, text: str) -> Look:
        folded = _folded(text)
        if folded is None:
            return Look(None, self._all)
        hits: Hits = {}
        meanings, met_by, met = self._meanings, self._met_by, self._met_always
        for number, start, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            word = meanings[number]
            if word in hits:
                hits[word].append(start)
            else:
                hits[word] = [start]
                met |= met_by[word]
        possible = self._all
        for row in range(_MOST_NEEDS):
            possible &= met >> row * len(self.patterns)
        return Look(hits, possible)


class Anchored:
    """A compiled pattern of a group, with the same matches as the pattern alone."""

    __slots__ = (
        "_at_start", "_group", "_is_head", "_openings",
        "flags", "fullmatch", "match", "needs", "number", "pattern", "regex", "words",
    )  # fmt: skip

    def __init__(self, regex: re.Pattern[str], number: int, group: PatternGroup) -> None:
        openings = openings_of(regex)
        needs = needed_words(regex)
        if openings:  # a single letter keeps hardly a text back
            needs = tuple(words for words in needs if all(len(word) >= _SHORTEST for word in words))
        self._group = group
        self.number = number
        """Its place in the group."""
        self.regex, self.pattern, self.flags = regex, regex.pattern, regex.flags
        self.match, self.fullmatch = regex.match, regex.fullmatch
        self.words = frozenset().union(openings.words if openings else (), *needs)
        self._openings = _meant(openings.words) if openings else None
        self._at_start = bool(openings and openings.at_start)
        self._is_head = self._at_start and not self._openings
        starts = (self._openings,) if self._openings and not self._at_start else ()
        self.needs = tuple({_meant(words): None for words in (*needs, *starts)})
        """Of each of these sets a text that matches has one word."""

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match at or behind `start`."""
        places = self._places(text)
        if places is None:
            return self.regex.search(text, start)
        match = self.regex.match
        for place in places:
            if place >= start and (found := match(text, place)):
                return found
        return None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches from left to right that do not overlap."""
        return self._found(self._places(text), text)

    def found_at(self, hits: Hits | None, text: str) -> Iterator[re.Match[str]]:
        """The same, where the group's words in the text are known and hold what the pattern needs."""
        return self._found((0,) if self._is_head else self._starts(hits), text)

    def _found(self, places: Sequence[int] | None, text: str) -> Iterator[re.Match[str]]:
        if places is None:
            return self.regex.finditer(text)
        return self._at(places, text) if places else iter(())

    def _at(self, places: Sequence[int], text: str) -> Iterator[re.Match[str]]:
        match, end = self.regex.match, 0
        for place in places:
            if place >= end and (found := match(text, place)):
                yield found
                end = found.end()

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with each match replaced."""
        return self.regex.sub(replacement, text) if self.search(text) else text

    def _places(self, text: str) -> Sequence[int] | None:
        """Where a match can begin, from left to right; None where it may be anywhere."""
        if self._is_head:
            return (0,)
        hits, possible = self._group.look(text)
        return self._starts(hits) if possible >> self.number & 1 else ()

    def _starts(self, hits: Hits | None) -> Sequence[int] | None:
        """The same for a text that has what the pattern needs."""
        if hits is None or self._openings is None:
            return None
        found = [hits[word] for word in _found(self._openings, hits)]
        if not self._at_start:
            if len(found) < 2:
                return found[0] if found else ()
            return sorted(set().union(*found))
        return sorted({0}.union(*found))


def anchored(*regexes: re.Pattern[str]) -> tuple[Anchored, ...]:
    """Patterns of one group that stand in the program itself."""
    return PatternGroup(regexes).patterns


def _bits(number: int) -> Iterator[int]:
    """The places of the bits that are set, from the lowest."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def _meant(words: frozenset[str]) -> frozenset[str]:
    return words - digits() | {_DIGIT} if words & digits() else words


def _found(words: frozenset[str], hits: Hits) -> list[str]:
    if len(words) < len(hits):
        return [word for word in words if word in hits]
    return [word for word in hits if word in words]


@lru_cache(maxsize=8)
def _folded(text: str) -> str | None:
    """The text casefolded; None where places would shift, and for the one letter that `re` folds otherwise.

    One text is asked for by group after group.
    """
    folded = text.casefold()
    return folded if len(folded) == len(text) and "ı" not in folded else None
