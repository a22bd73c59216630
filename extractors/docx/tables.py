"""Tables of a Word file (bảng): their grid, and whether they hold data or only lay out the page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from extractors.docx.package import W
from extractors.docx.styles import Styles, by_name, value, whole_number

_EDGES = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")
_MOST_COLS = 200
_ROW_PROPERTIES, _DELETED, _GRID_BEFORE = W + "trPr", W + "del", W + "gridBefore"
_CELL_PROPERTIES, _GRID_SPAN, _MERGED = W + "tcPr", W + "gridSpan", W + "vMerge"
_NO_LINE = {"nil", "none"}
_WRAPPERS = {W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo", W + "smartTag"}

# What only letterheads and signature blocks say (Nghị định 30/2020/NĐ-CP, Phụ lục I).
_LAYOUT_WORDS = re.compile(
    r"cộng h(?:òa|oà) xã hội chủ nghĩa|độc lập\s*[-–]\s*tự do|đảng cộng sản việt nam|nơi nhận\s*:"
    r"|^\s*(?:tm|kt|tl|tuq)\.\s|^\s*số\s*:.*/|kính gửi\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_MOTTO = re.compile(r"cộng h(?:òa|oà) xã hội chủ nghĩa|độc lập\s*[-–]\s*tự do", re.IGNORECASE)
_ORDINAL_HEAD = re.compile(r"\s*(?:s(?:ố)?\s*)?/?\s*t(?:hứ)?\s*\.?\s*t(?:ự)?\.?\s*", re.IGNORECASE)
_ORDINAL = re.compile(r"\s*(?:\d+(?:\.\d+)*|[IVX]+)[.)]?\s*")


@dataclass(slots=True)
class GridCell:
    """A cell at its place in the grid."""

    row: int
    col: int
    row_span: int
    col_span: int
    element: etree._Element
    text: str = ""

    @property
    def next_col(self) -> int:
        """The column right of it."""
        return self.col + self.col_span


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells in reading order."""

    cells: tuple[GridCell, ...]
    rows: int
    cols: int

    def by_row(self) -> list[list[GridCell]]:
        """The cells that begin in each row."""
        rows: list[list[GridCell]] = [[] for _ in range(self.rows)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        return rows


class TableChain:
    """Tables that follow each other without a word between them, told as one (bảng nối nhiều trang)."""

    def __init__(self) -> None:
        self._number = -1
        self._rows = 0
        self._cols = 0
        self._head: list[str] = []
        self._open = False

    def interrupt(self) -> None:
        """Words stand between the last table and whatever follows."""
        self._open = False

    def join(self, grid: Grid) -> tuple[int, int, int]:
        """The number of the grid's table, where its rows begin in it, and how many repeated head rows to drop."""
        head = [cell.text for cell in grid.cells if cell.row == 0]
        repeats = self._open and grid.cols == self._cols and head == self._head
        if repeats or (self._open and grid.cols == self._cols and self._counts_on(head)):
            start, dropped = self._rows, int(repeats)
            self._rows += grid.rows - dropped
        else:
            self._number, start, dropped = self._number + 1, 0, 0
            self._rows, self._cols, self._head = grid.rows, grid.cols, head
        self._open = True
        return self._number, start, dropped

    def _counts_on(self, first_row: list[str]) -> bool:
        """Whether a table without heads goes on in the ordinals of the one before it."""
        headed = bool(self._head) and _ORDINAL_HEAD.fullmatch(self._head[0]) is not None
        return headed and bool(first_row) and (not first_row[0] or _ORDINAL.fullmatch(first_row[0]) is not None)


def is_letterhead(part: etree._Element) -> bool:
    """Whether a page header holds the national motto: then it is the document's head, and no running words."""
    return _MOTTO.search(_plain_words(part)) is not None


def unwrapped(parent: etree._Element, name: str) -> list[etree._Element]:
    """Children of a name, also inside content controls and tracked insertions."""
    found: list[etree._Element] = []
    for child in parent:
        if child.tag == W + name:
            found.append(child)
        elif child.tag in _WRAPPERS:
            found += unwrapped(child, name)
    return found


def read_grid(table: etree._Element) -> Grid:
    """The cells of a table; a merged cell is told once, with its spans."""
    cells: list[GridCell] = []
    open_merges: dict[int, GridCell] = {}
    rows = [(row, said) for row in unwrapped(table, "tr") if _DELETED not in (said := _said(row, _ROW_PROPERTIES))]
    for row_number, (row, row_says) in enumerate(rows):
        col = _count(row_says.get(_GRID_BEFORE), 0)
        for element in unwrapped(row, "tc"):
            says = _said(element, _CELL_PROPERTIES)
            span = max(_count(says.get(_GRID_SPAN), 1), 1)
            merge = says.get(_MERGED)
            above = open_merges.get(col)
            if merge is not None and value(merge) != "restart" and above is not None:
                above.row_span = row_number - above.row + 1
            else:
                cell = GridCell(row_number, col, 1, span, element, _plain_words(element))
                cells.append(cell)
                open_merges.pop(col, None)
                if merge is not None:
                    open_merges[col] = cell
            col += span
    return Grid(tuple(cells), len(rows), max((cell.next_col for cell in cells), default=0))


def _said(element: etree._Element, properties: str) -> dict[str, etree._Element]:
    return by_name(next(element.iterchildren(properties), None))


def _count(element: etree._Element | None, usual: int) -> int:
    count = whole_number(value(element))
    return usual if count is None else min(max(count, 0), _MOST_COLS)


def _plain_words(cell: etree._Element) -> str:
    paragraphs = ("".join(t.text or "" for t in p.iter(W + "t")) for p in cell.iter(W + "p"))
    return "\n".join(words for words in paragraphs if words.strip())


def is_layout(table: etree._Element, grid: Grid, styles: Styles) -> bool:
    """Whether a table only sets words side by side: a letterhead, a signature block, a frame."""
    if grid.cols <= 1 or len(grid.cells) <= 1:
        return True
    across = max(map(len, grid.by_row()))
    if across > 4 or _has_data_rows(grid):
        return False
    words = "\n".join(cell.text for cell in grid.cells)
    if grid.rows <= 6 and _LAYOUT_WORDS.search(words):
        return True
    return across <= 3 and grid.rows <= 8 and not _has_lines(table, styles)


def _has_data_rows(grid: Grid) -> bool:
    first = [cell.text for cell in grid.cells if cell.col == 0 and cell.text]
    if first and _ORDINAL_HEAD.fullmatch(first[0]):
        return True
    return sum(1 for text in first if _ORDINAL.fullmatch(text)) >= 2


def _has_lines(table: etree._Element, styles: Styles) -> bool:
    properties = table.find(W + "tblPr")
    style = value(properties.find(W + "tblStyle")) if properties is not None else None
    borders = properties.find(W + "tblBorders") if properties is not None else None
    if borders is None:
        borders = styles.table(style, "tblBorders")
    if borders is not None and _drawn(borders):
        return True
    cell_borders = [_drawn(b) for b in table.iter(W + "tcBorders")]
    return sum(cell_borders) > len(list(table.iter(W + "tc"))) / 2


def _drawn(borders: etree._Element) -> bool:
    return any(value(edge) not in _NO_LINE for name in _EDGES if (edge := borders.find(W + name)) is not None)
