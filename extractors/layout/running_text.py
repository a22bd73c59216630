"""Lines joined to running words: numbers cut at a line's end made whole, note marks taken out (nối dòng)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from extractors.layout.lines import Word

# "130/QĐ-" + "UBND", "Covid-" + "19": a hyphen right behind a letter or figure was printed so.
_CUT_HYPHEN = re.compile(r"[^\W_][-–]$")
_CUT_SLASH = re.compile(r"\d/$")
_NUMBER_TAIL = re.compile(r"^(?:/|-)(?:\d{4}\b|[A-ZĐ]{2})")
_NUMBER_HEAD = re.compile(r"(?:\d|[A-ZĐ]{2})$")
_LINK = re.compile(r"(?:https?://|www\.)\S*$")
_LINK_TAIL = re.compile(r"^[/?&=#%._\-]|^[\w\-]*[/?&=#%]|^[A-Za-z0-9_\-]*\d[\w\-]*(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Joined:
    """Words of a paragraph and the places (mark, offset) where note marks stood."""

    text: str
    marks: tuple[tuple[str, int], ...]
    starts: tuple[int, ...] = ()
    """Of each line: where it begins in the text."""
    lefts: tuple[tuple[float, ...], ...] = ()
    """Of each line: the left edges of its words, as blanks part them."""


def join_lines(lines: Sequence[Sequence[Word]], breaks: Sequence[str], notes: Collection[str] = ()) -> Joined:
    """The paragraph's text; raised words that are in `notes` are taken out and their places told."""
    text = ""
    marks: list[tuple[str, int]] = []
    starts: list[int] = []
    lefts: list[tuple[float, ...]] = []
    for place, words in enumerate(lines):
        row = _row(words, notes)
        between = _between(text, row.text, breaks[place - 1]) if text and row.text else ""
        start = len(text) + len(between)
        marks += [(mark, start + offset if row.text else len(text)) for mark, offset in row.marks]
        text = text + between + row.text
        starts.append(start)
        lefts += row.lefts
    return Joined(text, tuple(marks), tuple(starts), tuple(lefts))


def _between(text: str, line: str, given: str) -> str:
    if given != " ":
        return given
    if _CUT_HYPHEN.search(text) or (_CUT_SLASH.search(text) and line[:1].isalnum()):
        return ""
    if _NUMBER_TAIL.match(line) and _NUMBER_HEAD.search(text):
        return ""
    if _LINK.search(text) and _LINK_TAIL.match(line):
        return ""
    return " "


def _row(words: Sequence[Word], notes: Collection[str]) -> Joined:
    text = ""
    marks: list[tuple[str, int]] = []
    lefts: list[float] = []
    after_mark = False
    for word in words:
        if word.raised and bare(word.text) in notes:
            marks.append((bare(word.text), len(text)))
            after_mark = True
            continue
        glued = word.raised or (after_mark and word.text[0] in ".,;:)")
        if not glued or not text:
            lefts.append(word.x0)
        text += ("" if glued or not text else " ") + word.text
        after_mark = False
    return Joined(text, tuple(marks), (0,), (tuple(lefts),))


def bare(mark: str) -> str:
    """A note's mark without brackets: "(1)" is "1"."""
    return mark.strip("()[].")
