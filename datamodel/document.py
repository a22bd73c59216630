"""What every extractor returns: one text, cut into blocks that know where they stand on the page."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from datamodel.issue import Issue
from datamodel.span import Span


@dataclass(frozen=True, slots=True)
class Box:
    """Rectangle on a page in points (1/72 inch), origin at the top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of a block as it stands on the paper, so that words can be marked in a picture of the page.

    It reaches to the next line of the block, or to the block's end. Points are whole: a mark needs no more.
    """

    start: int
    """Offset of its first character in the text."""
    page: int
    x0: int
    top: int
    x1: int
    bottom: int
    lefts: tuple[int, ...]
    """Left edges of its words, as blanks part them."""


class BlockKind(StrEnum):
    """What a block is on the page."""

    PARAGRAPH = "paragraph"
    CELL = "cell"
    """A cell of a table that holds data. Tables that only lay out the letterhead or the signature are paragraphs."""
    FOOTNOTE = "footnote"
    RUNNING = "running"
    """Running header or footer, page number: not part of the document's words."""
    STAMP = "stamp"
    """Incoming-mail stamp, Công báo mark, SAO Y stamp, text of a digital signature's image."""


class Column(StrEnum):
    """Where a paragraph stands in a two-column layout (letterhead, signature block)."""

    FULL = "full"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Cell:
    """Place of a cell in its table. `row` and `col` count from 0; a merged cell is told once, with its spans.

    A table that runs over several pages is one table; its repeated header rows are dropped and a row
    cut by a page break is one row.
    """

    table: int
    row: int
    col: int
    row_span: int = 1
    col_span: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    r"""A paragraph, table cell or note: `document.text[start:end]`.

    The text holds automatic numbers and bullets as Word prints them ("- ", "1. "), and soft line
    breaks as "\n". Lines of one paragraph in a PDF are joined by a blank; a document number cut at
    the line's end ("130/QĐ-" + "UBND") is rejoined without one.
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    page: int = 1
    box: Box | None = None
    column: Column = Column.FULL
    cell: Cell | None = None
    bold: bool = False
    """Whether (nearly) all letters are bold."""
    italic: bool = False
    centered: bool = False
    size: float | None = None
    """Font size in points."""
    indent: float | None = None
    """Left edge of the first line relative to the text area, in points."""
    heading_level: int | None = None
    """Of a Word heading style or a Markdown heading, from 1; a hint only."""
    mark: str | None = None
    """Of a footnote: its printed mark ("1")."""
    anchor: int | None = None
    """Of a footnote: the offset in the text at which its mark was printed."""
    confidence: float | None = None
    """Of OCR: mean word confidence, 0 to 1."""
    lines: tuple[PrintedLine, ...] = ()
    """Of PDF and scans: where the words are printed."""

    @property
    def span(self) -> Span:
        """The block's place in the text."""
        return Span(self.start, self.end)


class TextSource(StrEnum):
    """Where the letters came from."""

    NATIVE = "native"
    OCR = "ocr"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Signature:
    """A digital signature as a fact of the file; no trust decision."""

    signer: str | None
    signed_at: str | None
    """ISO 8601 with offset."""


@dataclass(frozen=True, slots=True)
class TextDocument:
    r"""A file's words: `text` is one NFC string; blocks are its slices in reading order, parted by "\n\n"."""

    name: str
    """File name, NFC, without folder."""
    format: str
    """pdf, docx, doc, txt ..., by content."""
    text: str
    blocks: tuple[Block, ...]
    pages: int = 1
    pages_read: int = 1
    text_source: TextSource = TextSource.NATIVE
    signatures: tuple[Signature, ...] = ()
    issues: tuple[Issue, ...] = ()
    turned: tuple[tuple[int, int], ...] = ()
    """Of scans: page and degrees, against the clock, of each page that was turned to be read."""

    def words(self, block: Block) -> str:
        """The block's printed words."""
        return self.text[block.start : block.end]

    def page_of(self, offset: int) -> int:
        """Page of the block that holds `offset` (1-based)."""
        place = bisect_right(self.blocks, offset, key=attrgetter("start"))
        return self.blocks[place - 1].page if place else 1
