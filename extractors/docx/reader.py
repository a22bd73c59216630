"""Reads Word files (DOCX) as they print, from their XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from datamodel.document import BlockKind, Cell, Column, TextDocument
from extractors.assembly import DocumentBuilder
from extractors.cleaning import clean_block
from extractors.docx.notes import Notes
from extractors.docx.numbering import Numbering
from extractors.docx.package import REL_ID, DocxPackage, W
from extractors.docx.paragraphs import MC, Paragraph, ParagraphReader, chosen, join
from extractors.docx.styles import Styles, whole_number
from extractors.docx.tables import Grid, GridCell, TableChain, is_layout, is_letterhead, read_grid
from extractors.plain.side_by_side import part_columns

_TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


def read_docx(path: Path) -> TextDocument:
    """The words of a Word file, block by block in reading order."""
    package = DocxPackage.open(path)
    try:
        return _DocxReader(package).read(path.name)
    finally:
        package.close()


class _DocxReader:
    def __init__(self, package: DocxPackage) -> None:
        self._package = package
        self._styles = Styles(package.part("styles"))
        numbering = Numbering(package.part("numbering"), self._styles)
        self._paragraphs = ParagraphReader(self._styles, numbering)
        self._builder = DocumentBuilder()
        self._notes = Notes(package)
        self._chain = TableChain()
        self._carried: list[Paragraph] = []
        self._waiting: list[Paragraph] = []

    def read(self, name: str) -> TextDocument:
        body = self._package.document().find(W + "body")
        if body is not None:
            self._add_letterhead(body)
            self._body(body, Column.FULL)
            self._flush()
        self._add_notes()
        last_page = self._paragraphs.pages.page
        if body is not None:
            self._add_running(body)
            self._add_drawn(body)
        if self._paragraphs.is_amid_field:
            self._package.tell(
                "part_damaged", "Một trường (field) của tệp Word không có chỗ kết thúc nên có thể thiếu chữ."
            )
        if body is not None and next(body.iter(W + "subDoc"), None) is not None:
            self._package.tell(
                "part_unread", "Tệp Word ghép nội dung từ tệp khác (subdocument), phần đó chưa đọc được."
            )
        self._package.tell_unread()
        for issue in self._package.issues:
            self._builder.add_issue(issue)
        return self._builder.build(name, "docx", pages=max(self._pages_told(), last_page))

    def _body(self, parent: Iterable[etree._Element], column: Column) -> None:
        for child in parent:
            if child.tag == W + "p":
                self._paragraph(child, column)
            elif child.tag == W + "tbl":
                self._table(child)
            elif child.tag == MC + "AlternateContent":
                self._body(chosen(child), column)
            elif child.tag in _WRAPPERS:
                self._body(child, column)
            elif child.tag == W + "altChunk":
                self._package.tell("part_unread", "Tệp Word nhúng một phần nội dung ngoài (altChunk) chưa đọc được.")

    def _paragraph(self, element: etree._Element, column: Column) -> None:
        paragraph = self._paragraphs.read(element)
        if self._carried:
            paragraph = self._continued(paragraph)
        if paragraph.joins_next:
            self._carried.append(paragraph)
            return
        if column is Column.FULL:
            self._waiting.append(paragraph)
        else:
            self._add(paragraph, column=column)
            self._boxes(paragraph)

    def _continued(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph with the words carried over from those whose paragraph mark was deleted."""
        goes_on = paragraph.joins_next
        whole = join([*self._carried, paragraph])
        whole.text = whole.text.replace("\n", "", len(self._carried))
        whole.boxes = [box for part in (*self._carried, paragraph) for box in part.boxes]
        whole.joins_next = goes_on
        self._carried = []
        return whole

    def _boxes(self, paragraph: Paragraph) -> None:
        for box in paragraph.boxes:
            self._body(box, Column.FULL)

    def _flush(self) -> None:
        """Add the paragraphs since the last table; letterheads set with blanks or tabs are read by column."""
        waiting, self._waiting, self._carried = self._waiting + self._carried, [], []
        texts = [paragraph.text for paragraph in waiting]
        spanning = [bool(paragraph.attributes.get("centered")) for paragraph in waiting]
        for piece in part_columns(texts, spanning):
            paragraph = waiting[piece.source]
            if piece.column is not Column.FULL:
                paragraph = replace(paragraph, text=piece.words, notes=[])
            self._add(paragraph, column=piece.column)
            self._boxes(paragraph)
            if paragraph.boxes:
                self._flush()

    def _add(
        self,
        paragraph: Paragraph,
        kind: BlockKind = BlockKind.PARAGRAPH,
        column: Column = Column.FULL,
        cell: Cell | None = None,
    ) -> None:
        if kind is not BlockKind.CELL and paragraph.text.strip():
            self._chain.interrupt()
        start = self._builder.next_offset
        for note in paragraph.notes:
            self._notes.cited(note, start + len(clean_block(paragraph.text[: note.offset])))
        self._builder.add(paragraph.text, kind, page=paragraph.page, column=column, cell=cell, **paragraph.attributes)

    def _table(self, element: etree._Element) -> None:
        self._flush()
        grid = read_grid(element)
        if is_layout(element, grid, self._styles):
            self._layout_table(grid)
        else:
            self._data_table(grid)

    def _layout_table(self, grid: Grid) -> None:
        """Left column first; a row that spans the whole table parts what stands above from what stands below."""
        for cells in _bands(grid):
            if len({cell.col for cell in cells}) <= 1:
                for cell in cells:
                    self._body(cell.element, Column.FULL)
                self._flush()
                continue
            middle = grid.cols / 2
            for column in (Column.LEFT, Column.RIGHT):
                for cell in cells:
                    is_left = (cell.col + cell.next_col) / 2 < middle or cell.col == 0
                    if is_left is (column is Column.LEFT):
                        self._body(cell.element, column)

    def _data_table(self, grid: Grid) -> None:
        number, start, dropped = self._chain.join(grid)
        nested: list[Grid] = []
        for cell in grid.cells:
            if cell.row < dropped:
                continue
            paragraphs: list[Paragraph] = []
            self._cell_paragraphs(cell.element, paragraphs, nested)
            place = Cell(number, start + cell.row - dropped, cell.col, cell.row_span, cell.col_span)
            self._add(join(paragraphs), BlockKind.CELL, cell=place)
        for inner in nested:
            self._chain.interrupt()
            self._data_table(inner)
            self._chain.interrupt()

    def _cell_paragraphs(self, parent: etree._Element, out: list[Paragraph], nested: list[Grid]) -> None:
        """The lines of a cell. A table within it that holds data follows the outer one; a mere frame is lines."""
        for child in parent:
            if child.tag == W + "p":
                paragraph = self._paragraphs.read(child)
                out.append(paragraph)
                for box in paragraph.boxes:
                    self._cell_paragraphs(box, out, nested)
            elif child.tag == W + "tbl":
                grid = read_grid(child)
                if is_layout(child, grid, self._styles):
                    for cell in grid.cells:
                        self._cell_paragraphs(cell.element, out, nested)
                else:
                    nested.append(grid)
            elif child.tag in _WRAPPERS:
                self._cell_paragraphs(child, out, nested)

    def _add_notes(self) -> None:
        for note in self._notes.in_order():
            lines = [self._paragraphs.read(p) for p in note.element.iter(W + "p")]
            whole = join(lines)
            page = self._builder.page_at(note.anchor)
            self._builder.add(
                whole.text, BlockKind.FOOTNOTE, page=page, mark=note.mark, anchor=note.anchor, **whole.attributes
            )

    def _add_letterhead(self, body: etree._Element) -> None:
        """Some offices set the letterhead as the page header of their template."""
        for part in self._running_parts(body, "headerReference"):
            if is_letterhead(part):
                self._body(part, Column.FULL)
                self._flush()
                return

    def _running_parts(self, body: etree._Element, *kinds: str) -> Iterator[etree._Element]:
        targets = {relation.id: relation.target for relation in self._package.relations}
        seen: set[str] = set()
        for reference in (found for kind in kinds for found in body.iter(W + kind)):
            target = targets.get(reference.get(REL_ID) or "", "")
            part = self._package.part_at(target) if target and target not in seen else None
            seen.add(target)
            if part is not None:
                yield part

    def _add_running(self, body: etree._Element) -> None:
        for part in self._running_parts(body, "headerReference", "footerReference"):
            for element in () if is_letterhead(part) else part.iter(W + "p"):
                words = self._paragraphs.read(element)
                self._builder.add(words.text, BlockKind.RUNNING, **words.attributes)
            self._add_drawn(part)

    def _add_drawn(self, part: etree._Element) -> None:
        """Words drawn across the page (watermark, WordArt): a mark of secrecy may be one."""
        for drawn in part.iter(_TEXT_PATH):
            self._builder.add(drawn.get("string") or "", BlockKind.STAMP)

    def _pages_told(self) -> int:
        """Pages by the file's own properties; a template's "1 page, 0 words" says nothing."""
        properties = self._package.properties()
        told = {str(e.tag).rsplit("}", 1)[-1]: e.text or "" for e in properties} if properties is not None else {}
        pages = whole_number(told.get("Pages")) if told.get("Words", "0") != "0" else None
        return max(pages or 1, 1)


def _bands(grid: Grid) -> Iterator[list[GridCell]]:
    band: list[GridCell] = []
    for cells in grid.by_row():
        if len(cells) == 1 and cells[0].col_span == grid.cols:
            if band:
                yield band
            yield cells
            band = []
        else:
            band += cells
    if band:
        yield band
