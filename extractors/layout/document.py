"""Pages of words become the blocks of a text (bố cục trang thành khối): for PDF and for OCR alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import fmean, median
from typing import Any

from datamodel.document import BlockKind, Cell, Column, PrintedLine
from extractors.assembly import DocumentBuilder
from extractors.cleaning import clean_block
from extractors.layout.flow import Run, flow_of, paragraphs_of_run, setting_of
from extractors.layout.lines import Line, PageLayout, Word, around
from extractors.layout.margins import Note
from extractors.layout.pages import PageParts, sort_pages
from extractors.layout.paragraphs import Paragraph, Setting, measured_pitches, paragraphs_of
from extractors.layout.running_text import Joined, bare, join_lines
from extractors.layout.tables import Table, TableCell, cell_pitches, paragraphs_in


def add_pages(builder: DocumentBuilder, pages: Sequence[PageLayout]) -> None:
    """Add the blocks of all pages, in reading order."""
    parts = sort_pages(pages)
    _join_notes(parts)
    flow = flow_of(parts)
    setting = setting_of(parts, flow)
    writer = _Writer(builder, parts)
    tables = [piece for piece in flow if isinstance(piece, Table)]
    pitches = cell_pitches(tables)
    number = -1
    for piece in flow:
        if isinstance(piece, Run):
            for paragraph in paragraphs_of_run(piece, setting):
                writer.add_paragraph(paragraph, setting)
        else:
            number += 1
            for cell in sorted(piece.cells, key=lambda c: (c.row, c.col)):
                writer.add_cell(cell, paragraphs_in(cell, pitches), number)
    writer.finish()


def _join_notes(parts: Sequence[PageParts]) -> None:
    """A footnote that goes on at the foot of the next page is one note."""
    for before, after in pairwise(parts):
        if after.notes and after.notes[0].mark is None and before.notes:
            rest = after.notes.pop(0)
            before.notes[-1] = Note(before.notes[-1].mark, before.notes[-1].lines + rest.lines)


class _Writer:
    """Adds blocks, and after each page's body what stands around it."""

    def __init__(self, builder: DocumentBuilder, parts: Sequence[PageParts]) -> None:
        self._builder = builder
        self._waiting = list(parts)
        self._notes = {p.page.number: {note.mark for note in p.notes if note.mark} for p in parts}
        self._marks: list[tuple[str, int]] = []
        note_lines = [line for p in parts for note in p.notes for line in note.lines]
        self._note_setting = Setting({p.page.number: p.margins for p in parts}, measured_pitches(note_lines))

    def add_paragraph(self, paragraph: Paragraph, setting: Setting) -> None:
        """Add a paragraph of the body or of a column."""
        lines = paragraph.lines
        margins = setting.margins[lines[0].page]
        look = _look(lines)
        look["indent"] = round(lines[0].x0 - margins.left, 1) if paragraph.column is Column.FULL else None
        look["centered"] = paragraph.centered
        self._add([paragraph], BlockKind.PARAGRAPH, column=paragraph.column, **look)

    def add_cell(self, cell: TableCell, paragraphs: Sequence[Paragraph], table: int) -> None:
        """Add a table's cell; an empty one makes no block."""
        if not cell.lines:
            return
        place = Cell(table, cell.row, cell.col, cell.row_span, cell.col_span)
        look = _look(cell.lines)
        look["box"] = cell.boxes[cell.lines[0].page]
        look["centered"] = all(p.centered for p in paragraphs)
        self._add(paragraphs, BlockKind.CELL, cell=place, **look)

    def _add(self, paragraphs: Sequence[Paragraph], kind: BlockKind, **attributes: Any) -> None:
        page = paragraphs[0].lines[0].page
        self._finish_pages_before(page)
        lines = [line for paragraph in paragraphs for line in paragraph.lines]
        joined = _joined(paragraphs, set().union(*(self._notes.get(line.page, set()) for line in lines)))
        offset = self._builder.next_offset
        self._marks += [(mark, offset + place) for mark, place in joined.marks]
        self._builder.add(joined.text, kind, page=page, lines=_printed(lines, joined, offset), **attributes)

    def finish(self) -> None:
        """Add what stands around the last pages."""
        while self._waiting:
            self._finish_page(self._waiting.pop(0))

    def _finish_pages_before(self, page: int) -> None:
        while self._waiting and self._waiting[0].page.number < page:
            self._finish_page(self._waiting.pop(0))

    def _finish_page(self, parts: PageParts) -> None:
        for note in parts.notes:
            if note.lines:
                paragraphs = paragraphs_of(note.lines, self._note_setting)
                look = _look(note.lines) | {"mark": note.mark, "anchor": self._anchor(note.mark)}
                joined = _joined(paragraphs, ())
                look["lines"] = _printed(
                    [line for p in paragraphs for line in p.lines], joined, self._builder.next_offset
                )
                self._builder.add(joined.text, BlockKind.FOOTNOTE, page=parts.page.number, **look)
        for kind, lines in ((BlockKind.STAMP, parts.stamps), (BlockKind.RUNNING, parts.running)):
            for group in _groups(lines):
                text = "\n".join(join_lines([line.words], ()).text for line in group)
                self._builder.add(text, kind, page=parts.page.number, **_look(group))

    def _anchor(self, mark: str | None) -> int | None:
        for place, (seen, offset) in enumerate(self._marks):
            if mark is not None and seen == bare(mark):
                del self._marks[place]
                return offset
        return None


def _joined(paragraphs: Sequence[Paragraph], notes: Iterable[str]) -> Joined:
    """The words of paragraphs of one block; a line break stands between them."""
    lines = [line.words for paragraph in paragraphs for line in paragraph.lines]
    breaks: list[str] = []
    for paragraph in paragraphs:
        breaks += paragraph.breaks
        breaks.append("\n")
    return join_lines(lines, breaks[:-1], frozenset(notes))


def _printed(lines: Sequence[Line], joined: Joined, offset: int) -> tuple[PrintedLine, ...]:
    """The lines of a block that begins at `offset`; none where cleaning would move its words."""
    if clean_block(joined.text) != joined.text:
        return ()
    placed = zip(lines, joined.starts, joined.lefts, strict=True)
    return tuple(_printed_line(line, offset + start, lefts) for line, start, lefts in placed if lefts)


def _printed_line(line: Line, start: int, lefts: Sequence[float]) -> PrintedLine:
    box = line.box
    x0, top, x1, bottom = round(box.x0), round(box.top), round(box.x1), round(box.bottom)
    return PrintedLine(start, line.page, x0, top, x1, bottom, tuple(map(round, lefts)))


def _look(lines: Sequence[Line]) -> dict[str, Any]:
    """Box, weight, slope, size and confidence of lines; the box is that of their first page."""
    words: list[Word] = [word for line in lines for word in line.words]
    letters = sum(len(w.text) for w in words)
    sure = [w.confidence for w in words if w.confidence is not None]
    return {
        "box": around(line.box for line in lines if line.page == lines[0].page),
        "bold": sum(len(w.text) for w in words if w.bold) >= 0.9 * letters,
        "italic": sum(len(w.text) for w in words if w.italic) >= 0.9 * letters,
        "size": round(median(line.size for line in lines), 1),
        "confidence": round(fmean(sure), 3) if sure else None,
    }


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stand close below one another."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: one.bottom):
        if groups and line.bottom - groups[-1][-1].bottom < 2.2 * line.size:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups
