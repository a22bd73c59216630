"""Pages of places in a text (trang): which page holds a character, asked many times of one document."""

from __future__ import annotations

from bisect import bisect_right

from datamodel.document import TextDocument
from datamodel.span import Span


class Pages:
    """The pages of one document, found by halving instead of a walk over all blocks."""

    def __init__(self, document: TextDocument) -> None:
        blocks = sorted(document.blocks, key=lambda block: block.start)
        self._starts = [block.start for block in blocks]
        self._pages = [block.page for block in blocks]

    def of(self, span: Span) -> int:
        """Page of the block in which the span begins (1-based)."""
        index = bisect_right(self._starts, span.start) - 1
        return self._pages[index] if index >= 0 else 1

    def of_optional(self, span: Span | None) -> int | None:
        """The same for a value that may have been inferred and then stands nowhere."""
        return None if span is None else self.of(span)
