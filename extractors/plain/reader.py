"""Reads plain text and Markdown (văn bản thuần), as converters leave them, back into paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from datamodel.document import BlockKind, Cell, Column, TextDocument
from datamodel.issue import Issue, Severity
from extractors.assembly import MAX_LETTERS, DocumentBuilder
from extractors.cleaning import clean_block
from extractors.errors import UnreadableFile, check_paragraph, too_many_letters
from extractors.plain.encoding import decode
from extractors.plain.lines import Line, Wrapping, joined, squeezed
from extractors.plain.markup import RULE, flatten_tables, pictures, read_marks, spread_emphasis
from extractors.plain.notes import Note, part_notes
from extractors.plain.side_by_side import Piece, part_columns
from extractors.plain.tables import TextTable, add_row, row_cells

MAX_BYTES = 16 << 20
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\u0085\v]")
_PAGE_NUMBER = re.compile(r"[-–]?\s*(?:Trang\s+)?(\d{1,3})(?:\s*/\s*\d{1,3})?\s*[-–]?", re.IGNORECASE)
_RULE_WIDTH = 20
_SHOWN = 120
"""Characters of a mark that are told."""


def read_plain(path: Path) -> TextDocument:
    """The words of a text file, block by block in reading order."""
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableFile("too_large", "Tệp văn bản quá lớn.")
    text, whole = decode(path.read_bytes())
    if len(text) > MAX_LETTERS:
        raise too_many_letters(len(text), MAX_LETTERS)
    builder = DocumentBuilder()
    if not whole:
        builder.add_issue(_damaged())
    if marks := pictures(text):
        builder.add_issue(_without_pictures(marks))
    lines = _lines(text)
    if not lines:
        raise UnreadableFile("empty", "Tệp không có chữ nào.")
    _PlainReader(builder).read(lines)
    return builder.build(path.name, "txt", pages=lines[-1].page)


def _damaged() -> Issue:
    return Issue("extract", "encoding_damaged", Severity.WARNING, "Một số ký tự của tệp không giải mã được.")


def _without_pictures(marks: list[str]) -> Issue:
    first = squeezed(marks[0])[:_SHOWN]
    message = (
        f"Tệp văn bản có {len(marks)} chỗ là hình ảnh “{first}”, chữ trong hình không được đọc. "
        "Nếu hình có nội dung, hãy đưa vào bản gốc (PDF, DOCX)."
    )
    return Issue("extract", "picture_unread", Severity.NOTE, message)


def _lines(text: str) -> list[Line]:
    """The lines that print something, without their marks."""
    text = spread_emphasis(flatten_tables(_LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))))
    lines: list[Line] = []
    page, gap, ruled = 1, 0, False
    for raw in re.split(r"\n|(?=\f)", text):
        page += raw.count("\f")
        raw = raw.replace("\f", "")
        line = _line(raw, page)
        if line is None:
            gap += 1
            ruled = len(raw) >= _RULE_WIDTH or (ruled and not raw.strip())
            continue
        lines += [replace(part, gap=gap, ruled=ruled) for part in line]
        gap, ruled = 0, False
    return lines


def _line(raw: str, page: int) -> list[Line] | None:
    indent = len(raw) - len(raw.lstrip())
    if row_cells(Line("", raw=raw)) is not None:
        return [Line(squeezed(raw) or "|", page, indent, raw=raw)]
    if RULE.fullmatch(raw) and "_" not in raw:
        return None
    marked = read_marks(raw)
    parts = [words for part in marked.text.split("\n") if (words := squeezed(part))]
    look = {"bold": marked.bold, "italic": marked.italic, "heading_level": marked.heading_level}
    return [Line(words, page, indent, raw=raw, **look) for words in parts] or None  # type: ignore[arg-type]


def _piece_line(line: Line, piece: Piece) -> Line:
    """The line, or the part of it that stands in one of two columns."""
    if piece.column is Column.FULL:
        return line
    return replace(line, text=read_marks(piece.words).text, column=piece.column)


@dataclass(slots=True)
class _Paragraph:
    """The paragraph that is being put together."""

    first: Line
    last: Line
    line: Line
    notes: list[tuple[int, int]] = field(default_factory=list)
    """Number of a note, and the offset of its mark."""

    def join(self, line: Line) -> None:
        """Go on with the next line."""
        self.line, self.last = joined(self.line, line), line
        check_paragraph(len(self.line.text))

    def cite(self, line: Line, notes: list[tuple[int, int]]) -> None:
        """Marks of notes in the line that was joined last."""
        start = len(self.line.text) - len(line.text)
        self.notes += [(number, start + offset) for number, offset in notes]


class _PlainReader:
    def __init__(self, builder: DocumentBuilder) -> None:
        self._builder = builder
        self._tables = 0
        self._anchors: dict[int, int] = {}
        self._next_page = 2
        self._running: list[Line] = []

    def read(self, lines: list[Line]) -> None:
        """Add the blocks of a file."""
        pieces = part_columns([line.raw for line in lines], [line.heading_level is not None for line in lines])
        lines = [_piece_line(lines[piece.source], piece) for piece in pieces]
        words = [line for line in lines if row_cells(line) is None]
        wrapping = Wrapping(words)
        body, notes = part_notes(lines, wrapping)
        cited = {number: note for number, note in enumerate(notes) if note.line is not None}
        self._add_body(body, wrapping, cited)
        for number, note in enumerate(notes):
            self._builder.add(
                note.text, BlockKind.FOOTNOTE, page=note.page, mark=note.mark, anchor=self._anchors.get(number)
            )
        for line in self._running:
            self._builder.add(line.text, BlockKind.RUNNING, page=line.page)

    def _add_body(self, body: list[Line], wrapping: Wrapping, cited: dict[int, Note]) -> None:
        by_line: dict[int, list[int]] = {}
        for number, note in cited.items():
            by_line.setdefault(note.line or 0, []).append(number)
        paragraph: _Paragraph | None = None
        table: TextTable | None = None
        for place, line in enumerate(body):
            cells = row_cells(line, within=table is not None)
            if cells is not None:
                self._close(paragraph)
                paragraph = None
                table = table or TextTable(line.page)
                add_row(table, cells, line)
                continue
            self._close_table(table)
            table = None
            if self._is_page_number(line):
                continue
            if paragraph is not None and wrapping.continues(paragraph.last, line, paragraph.last is paragraph.first):
                paragraph.join(line)
            else:
                self._close(paragraph)
                paragraph = _Paragraph(line, line, line)
            paragraph.cite(line, [(number, cited[number].offset) for number in by_line.get(place, ())])
        self._close(paragraph)
        self._close_table(table)

    def _close(self, paragraph: _Paragraph | None) -> None:
        if paragraph is None:
            return
        start = self._builder.next_offset
        for number, offset in paragraph.notes:
            self._anchors[number] = start + len(clean_block(paragraph.line.text[:offset]))
        line = paragraph.line
        self._builder.add(
            line.text,
            page=line.page,
            column=line.column,
            bold=line.bold,
            italic=line.italic,
            heading_level=line.heading_level,
        )

    def _close_table(self, table: TextTable | None) -> None:
        if table is None:
            return
        for row, (cells, page) in enumerate(zip(table.rows, table.pages, strict=True)):
            for col, cell in enumerate(cells):
                place = Cell(self._tables, row, col, cell.row_span, cell.col_span)
                self._builder.add(cell.text, BlockKind.CELL, page=page, cell=place, bold=cell.bold)
        self._tables += bool(table.rows)

    def _is_page_number(self, line: Line) -> bool:
        """Whether a line is the number of the next page; it joins no paragraph."""
        found = _PAGE_NUMBER.fullmatch(line.text)
        if not found or int(found.group(1)) != self._next_page:
            return False
        self._next_page += 1
        self._running.append(line)
        return True
