"""Printed lines (dòng) of a document's blocks, with what a letterhead or a signature sets side by side kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from datamodel.document import Block, BlockKind, Column, TextDocument
from datamodel.span import Span
from nlp.rulebook.rules import matches
from nlp.text.matching import matching_text, squeeze

UNREAD_KINDS = frozenset({BlockKind.RUNNING, BlockKind.STAMP, BlockKind.FOOTNOTE})


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: `text` is its words, `key` the same for matching, both with blanks folded."""

    text: str
    key: str
    span: Span
    block: int
    column: Column
    centered: bool
    bold: bool
    cell: bool = False
    indented: bool = False
    """Whether it is set off to the right by blanks, as plain text shows a right column."""

    @property
    def is_upper(self) -> bool:
        """Whether it is set in capitals (a few small letters, as in "và", may slip in)."""
        letters = [c for c in self.text if c.isalpha()]
        return bool(letters) and sum(c.isupper() for c in letters) >= 0.9 * len(letters)

    @property
    def opens_small(self) -> bool:
        """Whether its first letter is a small one: it goes on from the line above."""
        return self.text[:1].islower()


def readable_blocks(document: TextDocument) -> tuple[int, ...]:
    """Indices of the blocks that hold the document's own words."""
    return tuple(i for i, b in enumerate(document.blocks) if b.kind not in UNREAD_KINDS and document.words(b).strip())


def lines_of(document: TextDocument, indices: Iterable[int]) -> Iterator[Line]:
    """The lines of these blocks in reading order."""
    for index in indices:
        block = document.blocks[index]
        for match in re.finditer(r"[^\n]+", document.words(block)):
            yield from _pieces(document, block, index, block.start + match.start(), block.start + match.end())


def _pieces(document: TextDocument, block: Block, index: int, start: int, end: int) -> Iterator[Line]:
    text = document.text[start:end]
    cuts = [0, *_cuts(matching_text(text)), len(text)] if len(text) < 1200 else [0, len(text)]
    parts = list(pairwise(cuts))
    for order, (a, b) in enumerate(parts):
        words = text[a:b]
        inner = words.strip()
        if not inner:
            continue
        at = start + a + words.index(inner)
        column = block.column
        if column is Column.FULL and len(parts) > 1:
            column = Column.LEFT if order == 0 else Column.RIGHT if order == len(parts) - 1 else Column.FULL
        yield Line(
            squeeze(inner), squeeze(matching_text(inner)), Span(at, at + len(inner)), index, column,
            block.centered, block.bold, block.cell is not None, len(words) - len(words.lstrip()) >= 20,
        )  # fmt: skip


@lru_cache(maxsize=512)
def _cuts(key: str) -> tuple[int, ...]:
    """Where a line holds what belongs to another column: "Số: 5/KH-UBND     An Sơn, ngày 5 tháng 5 năm 2026"."""
    found = {match.start("right") for _, match in matches("side_by_side", key)}
    return tuple(sorted(cut for cut in found if key[:cut].strip()))
