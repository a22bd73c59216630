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
Hits = dict[str, list[int]]
"""Word -> where it stands, from left to right."""


class PatternGroup:
    """Patterns looked for together."""

    def __init__(self, regexes: Sequence[re.Pattern[str]]) -> None:
        self.patterns = tuple(Anchored(regex, self) for regex in regexes)
        words = sorted({word for pattern in self.patterns for word in pattern.words})
        self._meanings = [_DIGIT if word in digits() else word for word in words]
        self._automaton = AhoCorasick(words)
        self._always = [place for place, pattern in enumerate(self.patterns) if not pattern.triggers]
        self._users: dict[str, list[int]] = {word: [] for word in self._meanings}
        for place, pattern in enumerate(self.patterns):
            for word in pattern.triggers:
                self._users[word].append(place)
        self._kept_hits = lru_cache(maxsize=_SCANS)(self._hits)

    def candidates(self, text: str) -> Sequence[int]:
        """Places, in order, of the patterns that the text may match; the others need words that it lacks."""
        return self._candidates(self.hits(text))

    def _candidates(self, hits: Hits | None) -> Sequence[int]:
        if hits is None:
            return range(len(self.patterns))
        users = self._users
        return sorted(set(self._always).union(*[users[word] for word in hits]))

    def matches(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """The matches of each pattern in turn, with the pattern's place; those of one pattern do not overlap."""
        hits = self.hits(text)
        for place in self._candidates(hits):
            for match in self.patterns[place].found_at(hits, text):
                yield place, match

    def hits(self, text: str) -> Hits | None:
        """Where the words of the patterns stand; None where that cannot be told."""
        return self._kept_hits(text) if len(text) <= _LONGEST else self._hits(text)

    def _hits(self, text: str) -> Hits | None:
        folded = _folded(text)
        if folded is None:
            return None
        hits: Hits = {}
        meanings = self._meanings
        for number, start, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            word = meanings[number]
            if word in hits:
                hits[word].append(start)
            else:
                hits[word] = [start]
        return hits


class Anchored:
    """A compiled pattern of a group, with the same matches as the pattern alone."""

    __slots__ = (
        "_at_start", "_group", "_is_head", "_needed", "_openings",
        "flags", "fullmatch", "match", "pattern", "regex", "words",
    )  # fmt: skip

    def __init__(self, regex: re.Pattern[str], group: PatternGroup) -> None:
        openings = openings_of(regex)
        needed = needed_words(regex)
        if openings and any(len(word) < _SHORTEST for word in needed):  # a single letter keeps hardly a text back
            needed = frozenset()
        self._group = group
        self.regex, self.pattern, self.flags = regex, regex.pattern, regex.flags
        self.match, self.fullmatch = regex.match, regex.fullmatch
        self.words = needed | (openings.words if openings else needed)
        self._openings = _meant(openings.words) if openings else None
        self._at_start = bool(openings and openings.at_start)
        self._is_head = self._at_start and not self._openings
        self._needed = _meant(needed)

    @property
    def triggers(self) -> frozenset[str]:
        """Words of which a text that matches has one; empty where that cannot be told."""
        return self._needed or (frozenset() if self._at_start else self._openings or frozenset())

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match at or behind `start`."""
        places = self._places(None if self._is_head else self._group.hits(text))
        if places is None:
            return self.regex.search(text, start)
        match = self.regex.match
        for place in places:
            if place >= start and (found := match(text, place)):
                return found
        return None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches from left to right that do not overlap."""
        return self.found_at(None if self._is_head else self._group.hits(text), text)

    def found_at(self, hits: Hits | None, text: str) -> Iterator[re.Match[str]]:
        """The same, where the group's words in the text are known."""
        places = self._places(hits)
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

    def _places(self, hits: Hits | None) -> Sequence[int] | None:
        """Where a match can begin, from left to right; None where it may be anywhere."""
        if self._is_head:
            return (0,)
        if hits is None:
            return None
        if self._needed and self._needed.isdisjoint(hits):
            return ()
        if self._openings is None:
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


def _meant(words: frozenset[str]) -> frozenset[str]:
    return words - digits() | {_DIGIT} if words & digits() else words


def _found(words: frozenset[str], hits: Hits) -> list[str]:
    if len(words) < len(hits):
        return [word for word in words if word in hits]
    return [word for word in hits if word in words]


def _folded(text: str) -> str | None:
    """The text casefolded; None where places would shift, and for the one letter that `re` folds otherwise."""
    folded = text.casefold()
    return folded if len(folded) == len(text) and "ı" not in folded else None
