"""The printed items of a document before they are put into a tree (các dòng mục)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from datamodel.document import Block, BlockKind, Column, TextDocument
from datamodel.span import Span
from nlp.outline.labels import Label, parse_label
from nlp.text.matching import squeeze

_ENDS = re.compile(r"[.;:!?…]\s*[”\"')]?\s*$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed item: its label (None for a paragraph) and the place of its words."""

    label: Label | None
    span: Span
    text: str
    block: Block

    @property
    def is_finished(self) -> bool:
        """Whether it ends as a sentence or a list item does."""
        return bool(_ENDS.search(self.text))


def printed_items(document: TextDocument, indices: Iterable[int]) -> Iterator[Entry | Block]:
    """The items printed in these blocks, in order, each within its block; cells of a table are passed on as blocks."""
    for index in indices:
        block = document.blocks[index]
        if block.kind is BlockKind.CELL:
            yield block
        else:
            yield from (_entry(document, block, span) for span in _pieces(document, block))


def joined_items(document: TextDocument, items: Iterable[Entry | Block]) -> Iterator[Entry | Block]:
    """The same items; what a page break has cut is one."""
    last: Entry | None = None
    for item in items:
        if isinstance(item, Entry) and last and _continues(last, item):
            last = _joined(document, last, item)
            continue
        if last:
            yield last
        last = item if isinstance(item, Entry) else None
        if last is None:
            yield item
    if last:
        yield last


def _pieces(document: TextDocument, block: Block) -> Iterator[Span]:
    r"""The block whole, or its lines where soft breaks part items ("...;\n- ...")."""
    start = block.start
    for match in re.finditer(r"\n", document.words(block)):
        at = block.start + match.start()
        before, behind = document.text[start:at], document.text[at + 1 : block.end]
        label = parse_label(behind)
        if before.strip() and (_ENDS.search(before) or (label and label.style.startswith("bullet"))) and label:
            yield Span(start, at)
            start = at + 1
    if document.text[start : block.end].strip():
        yield Span(start, block.end)


def _entry(document: TextDocument, block: Block, span: Span) -> Entry:
    printed = span.slice(document.text)
    label = parse_label(printed)
    begin = span.start + (label.end if label else len(printed) - len(printed.lstrip()))
    end = span.start + len(printed.rstrip())
    place = Span(begin, max(begin, end))
    return Entry(label, place, squeeze(place.slice(document.text)), block)


def _continues(last: Entry, entry: Entry) -> bool:
    """Whether `entry` goes on with the sentence that a page break or a converter has cut."""
    if entry.label or last.is_finished or last.block.bold or entry.block.bold or entry.block.column is not Column.FULL:
        return False
    return entry.text[:1].islower() and len(last.text) > 40


def _joined(document: TextDocument, last: Entry, entry: Entry) -> Entry:
    span = Span(last.span.start, entry.span.end)
    return Entry(last.label, span, squeeze(span.slice(document.text)), last.block)
