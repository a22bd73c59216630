"""Where words stand on the paper (chỗ in trên trang): the boxes that a slice of the text fills."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from datamodel.document import Block, Box, PrintedLine, TextDocument


def printed_boxes(document: TextDocument, start: int, end: int) -> tuple[tuple[int, Box], ...]:
    """Page and box (points, from the top left) of each printed line that holds a part of `text[start:end]`.

    Whole words are marked. Empty where the reader saw no paper: Word and text files.
    """
    return tuple(place for block in _between(document, start, end) for place in _of_block(document, block, start, end))


def _between(document: TextDocument, start: int, end: int) -> tuple[Block, ...]:
    """The blocks that hold a part of `text[start:end]`; looked up, for long documents are asked for many thousand."""
    last = bisect_left(document.blocks, end, key=attrgetter("start"))
    first = bisect_right(document.blocks, start, hi=last, key=attrgetter("end"))
    return document.blocks[first:last]


def _of_block(document: TextDocument, block: Block, start: int, end: int) -> Iterator[tuple[int, Box]]:
    ends = [line.start for line in block.lines[1:]] + [block.end] if block.lines else []
    for line, line_end in zip(block.lines, ends, strict=True):
        if line.start < end and start < line_end:
            yield line.page, _part(line, document.text[line.start : line_end], start - line.start, end - line.start)


def _part(line: PrintedLine, text: str, start: int, end: int) -> Box:
    """The part of a line that its words between two offsets fill."""
    first, last = _word_at(text, max(0, start)), _word_at(text, min(len(text), end) - 1)
    known = len(line.lefts) == len(text.split())
    x0 = line.lefts[first] if known else line.x0
    # A word ends a blank's width before the next one begins.
    blank = 0.25 * (line.bottom - line.top)
    x1 = line.lefts[last + 1] - blank if known and last + 1 < len(line.lefts) else line.x1
    return Box(x0, line.top, max(x1, x0), line.bottom)


def _word_at(text: str, offset: int) -> int:
    """How many words of the line end before the one at `offset`."""
    return max(0, len(text[: offset + 1].split()) - 1)
