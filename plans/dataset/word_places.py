"""Words found again in another reading of their document (chỗ của lời văn): blanks and case do not count."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left

from datamodel.document import TextDocument

_HEAD = 40
"""Letters by which the begin and the end of a passage are known where its middle is read differently."""
_STRETCH = 1.3


class WordPlaces:
    """A document's words without blanks, with the way back to their places."""

    def __init__(self, document: TextDocument) -> None:
        self._letters, self._places = _squeezed(document.text)

    def find(self, words: str, near: float = 0) -> tuple[int, int] | None:
        """Start and end of `words`; of several places the one nearest to the offset `near`.

        Where they do not stand in one piece (a page's foot lies between), the place from their first to their
        last letters counts if it is not much longer than they are.
        """
        wanted, _ = _squeezed(words)
        if not wanted:
            return None
        start = self._nearest(wanted, near)
        if start is not None:
            return self._slice(start, start + len(wanted))
        start = self._nearest(wanted[:_HEAD], near) if len(wanted) > 2 * _HEAD else None
        if start is None:
            return None
        end = self._letters.find(wanted[-_HEAD:], start, start + int(_STRETCH * len(wanted)) + _HEAD)
        return self._slice(start, end + _HEAD) if end >= 0 else None

    def _nearest(self, wanted: str, near: float) -> int | None:
        """The nearest of all places, looked for in both directions: words such as "quý III" stand in every row."""
        middle = bisect_left(self._places, near)
        before = self._letters.rfind(wanted, 0, middle + len(wanted) - 1)
        after = self._letters.find(wanted, middle)
        return min((at for at in (before, after) if at >= 0), key=lambda at: abs(self._places[at] - near), default=None)

    def _slice(self, start: int, end: int) -> tuple[int, int]:
        return self._places[start], self._places[end - 1] + 1


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The letters that count, each with its place; folding a letter's case may give two."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if not letter.isspace():
            folded = unicodedata.normalize("NFC", letter.casefold()).replace("–", "-")
            letters.append(folded)
            places += [place] * len(folded)
    return "".join(letters), places
