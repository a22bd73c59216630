"""Joins the words of blocks into one text and tells each block its place (ghép khối văn bản)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import Any

from datamodel.document import Block, BlockKind, Signature, TextDocument, TextSource
from datamodel.issue import Issue
from extractors.cleaning import clean, clean_block
from extractors.errors import CHARACTERS_PER_PAGE, MAX_PAGES, check_paragraph, too_many_letters

_BETWEEN_BLOCKS = "\n\n"
MAX_LETTERS = MAX_PAGES * CHARACTERS_PER_PAGE


class DocumentBuilder:
    """Collects blocks in reading order; every reader ends in `build`."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._issues: list[Issue] = []
        self._turned: list[tuple[int, int]] = []

    @property
    def next_offset(self) -> int:
        """Where the next block will begin."""
        return self._length + len(_BETWEEN_BLOCKS) if self._blocks else 0

    @property
    def last_page(self) -> int:
        """The highest page seen so far."""
        return max((block.page for block in self._blocks), default=1)

    def page_at(self, offset: int) -> int:
        """The page of the block at an offset, 1 where there is none."""
        before = bisect_right(self._blocks, offset, key=lambda block: block.start)
        return self._blocks[before - 1].page if before else 1

    def add(self, text: str, kind: BlockKind = BlockKind.PARAGRAPH, **attributes: Any) -> None:
        """Add one block, cleaned; words that are nothing but white space make no block.

        `attributes` are fields of `Block` (page, box, column, cell, bold, mark, anchor ...).
        """
        words = clean_block(text)
        if not words:
            return
        check_paragraph(len(words))
        start = self.next_offset
        self._words.append(words)
        self._length = start + len(words)
        if self._length > MAX_LETTERS:
            raise too_many_letters(self._length, MAX_LETTERS)
        self._blocks.append(Block(start=start, end=self._length, kind=kind, **attributes))

    def add_issue(self, issue: Issue) -> None:
        """Tell something that a person should know about the file."""
        self._issues.append(issue)

    def add_turn(self, page: int, degrees: int) -> None:
        """Tell that a page lay wrong, and how it was turned (against the clock) to be read."""
        self._turned.append((page, degrees))

    def anchor(self, mark: str, offset: int) -> None:
        """Tell the footnote with `mark` (added before or after) where its mark was printed."""
        for place, block in enumerate(self._blocks):
            if block.kind is BlockKind.FOOTNOTE and block.mark == mark and block.anchor is None:
                self._blocks[place] = replace(block, anchor=offset)
                return

    def build(
        self,
        name: str,
        format: str,
        *,
        pages: int | None = None,
        pages_read: int | None = None,
        text_source: TextSource = TextSource.NATIVE,
        signatures: tuple[Signature, ...] = (),
    ) -> TextDocument:
        """The document; without `pages` it has as many as its blocks show."""
        seen = self.last_page
        return TextDocument(
            name=clean(name),
            format=format,
            text=_BETWEEN_BLOCKS.join(self._words),
            blocks=tuple(self._blocks),
            pages=seen if pages is None else pages,
            pages_read=(seen if pages is None else pages) if pages_read is None else pages_read,
            text_source=text_source,
            signatures=signatures,
            issues=tuple(self._issues),
            turned=tuple(self._turned),
        )
