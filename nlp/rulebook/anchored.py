"""A pattern that is tried only where a match can begin (mẫu có điểm tựa), not at each letter of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from nlp.rulebook.openings import Openings, openings_of
from nlp.rulebook.prefilter import needed_words


class Anchored:
    """A compiled pattern with the same matches, found by the words that they begin with.

    Python's own search tries a pattern letter by letter unless its first letter is fixed in one case. An
    Aho-Corasick automaton finds the few places at which a match can begin; there the pattern decides.
    """

    __slots__ = ("_automaton", "_needed", "_openings", "flags", "fullmatch", "match", "pattern", "regex")

    def __init__(self, regex: re.Pattern[str]) -> None:
        self.regex = regex
        self.pattern, self.flags = regex.pattern, regex.flags
        self.match, self.fullmatch = regex.match, regex.fullmatch
        self._openings: Openings | None = openings_of(regex)
        self._automaton = AhoCorasick(sorted(self._openings.words)) if self._openings else None
        needed = frozenset() if self._openings else needed_words(regex)
        self._needed = AhoCorasick(sorted(needed)) if needed else None

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
        places = self._places(text)
        return self.regex.finditer(text) if places is None else self._at(places, text)

    def _at(self, places: list[int], text: str) -> Iterator[re.Match[str]]:
        match, end = self.regex.match, 0
        for place in places:
            if place >= end and (found := match(text, place)):
                yield found
                end = found.end()

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with each match replaced."""
        return self.regex.sub(replacement, text) if self.search(text) else text

    def _places(self, text: str) -> list[int] | None:
        """Where a match can begin, from left to right; None where it may be anywhere."""
        folded = _folded(text)
        if folded is None:
            return None
        if self._automaton is None or self._openings is None:
            return [] if self._needed and not self._needed.find_matches_as_indexes(folded) else None
        places = {hit[1] for hit in self._automaton.find_matches_as_indexes(folded, overlapping=True)}
        if self._openings.at_start:
            places.add(0)
        return sorted(places)


@lru_cache(maxsize=256)
def _folded(text: str) -> str | None:
    """The text casefolded; None where places would shift, and for the one letter that `re` folds otherwise."""
    folded = text.casefold()
    return folded if len(folded) == len(text) and "ı" not in folded else None
