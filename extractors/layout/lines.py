"""Words in their places on a page, and the lines they stand in (từ và dòng trên trang): what PDF and OCR both give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from datamodel.document import Box


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word and its look; `raised` tells a superscript."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    italic: bool = False
    raised: bool = False
    upright: bool = True
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class PageLayout:
    """What a page shows: words, straight rules (of tables, above footnotes) and pictures."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Box, ...] = ()
    figures: tuple[Box, ...] = ()
    is_map: bool = False
    """Drawn with more lines than any table has: none of them is among `rules`."""
    hidden: int = 0
    """Letters that the file holds and the page does not show; they are not among `words`."""
    aslant: str = ""
    """What is printed across the page, as a watermark; not among `words` either."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand on one line without a wide gap, from left to right."""

    words: tuple[Word, ...]
    page: int
    x0: float = field(init=False)
    x1: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        plain = [w for w in self.words if not w.raised] or list(self.words)
        set_field = object.__setattr__
        set_field(self, "x0", self.words[0].x0)
        set_field(self, "x1", max(w.x1 for w in self.words))
        set_field(self, "size", median(w.size for w in plain for _ in w.text))
        set_field(self, "top", median(w.top for w in plain))
        set_field(self, "bottom", median(w.bottom for w in plain))

    @property
    def text(self) -> str:
        """The words, joined by blanks."""
        return " ".join(w.text for w in self.words)

    @property
    def center(self) -> float:
        """The middle between left and right end."""
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        """From left to right end."""
        return self.x1 - self.x0

    @property
    def box(self) -> Box:
        """The rectangle around the words."""
        return Box(self.x0, min(w.top for w in self.words), self.x1, max(w.bottom for w in self.words))

    @property
    def bold(self) -> bool:
        """Whether nearly all letters are bold."""
        return _share(self.words, [w for w in self.words if w.bold]) >= 0.9

    @property
    def italic(self) -> bool:
        """Whether nearly all letters are italic."""
        return _share(self.words, [w for w in self.words if w.italic]) >= 0.9


def _share(words: Sequence[Word], some: Sequence[Word]) -> float:
    return sum(len(w.text) for w in some) / max(1, sum(len(w.text) for w in words))


def around(boxes: Iterable[Box]) -> Box:
    """The rectangle around rectangles."""
    listed = list(boxes)
    return Box(
        min(b.x0 for b in listed), min(b.top for b in listed), max(b.x1 for b in listed), max(b.bottom for b in listed)
    )


def is_inside(word: Word | Line, box: Box) -> bool:
    """Whether the middle of `word` lies in `box`."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words that stand on the same height, rows from the top, words from the left."""
    rows: list[list[Word]] = []
    for word in sorted((w for w in words if not w.raised), key=lambda w: (w.bottom, w.x0)):
        if rows and word.bottom - rows[-1][0].bottom <= 0.22 * max(word.size, 8):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w.x0) for row in rows]


def lines_of(words: Sequence[Word], page: int, gap: float = 0.75) -> list[Line]:
    """The lines of words, parted wherever a gap is wider than `gap` times the letters' size."""
    pieces: list[list[Word]] = []
    for row in rows_of(words):
        for word in row:
            last = pieces[-1][-1] if pieces else None
            if last is not None and last in row and word.x0 - last.x1 <= gap * max(word.size, last.size):
                pieces[-1].append(word)
            else:
                pieces.append([word])
    for word in (w for w in words if w.raised):
        _attach(word, pieces)
    lines = [Line(tuple(sorted(piece, key=lambda w: w.x0)), page) for piece in pieces]
    return sorted(lines, key=lambda line: (line.bottom, line.x0))


def _attach(raised: Word, pieces: list[list[Word]]) -> None:
    """Put a superscript into the line it stands beside."""
    for piece in pieces:
        for word in piece:
            near = -2 <= raised.x0 - word.x1 <= word.size or -2 <= word.x0 - raised.x1 <= 2
            if near and word.top - 4 <= raised.bottom <= word.bottom + 1 and not word.raised:
                piece.append(raised)
                return
    pieces.append([replace(raised, raised=False)])


def joined(lines: Sequence[Line]) -> list[Line]:
    """Lines on one height made one, whatever the gaps between them."""
    merged: list[Line] = []
    for line in sorted(lines, key=lambda one: (one.bottom, one.x0)):
        last = merged[-1] if merged else None
        if last is not None and abs(line.bottom - last.bottom) <= 0.25 * max(line.size, last.size):
            merged[-1] = Line(tuple(sorted(last.words + line.words, key=lambda w: w.x0)), line.page)
        else:
            merged.append(line)
    return merged
