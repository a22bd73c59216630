"""Ruled tables over all pages: repeated headers dropped, rows cut by a page break healed (bảng qua nhiều trang)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from statistics import median

from datamodel.document import Box
from extractors.layout.columns import Margins
from extractors.layout.grid import Grid
from extractors.layout.lines import Line, Word, is_inside, joined, lines_of
from extractors.layout.paragraphs import Paragraph, Setting, paragraphs_of

_ENDED = re.compile(r"[.;:!?]['\"”’)\]]*$")
_SAME_PLACE = 5.0
_ALIKE = 0.93


@dataclass(slots=True)
class TableCell:
    """A cell with its lines; `boxes` has one rectangle for each page it stands on."""

    row: int
    col: int
    row_span: int
    col_span: int
    lines: list[Line]
    boxes: dict[int, Box]

    @property
    def text(self) -> str:
        """The cell's words on one line."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class Table:
    """A table; `xs` are the edges of its columns from its left side."""

    page: int
    last_page: int
    xs: list[float]
    cells: list[TableCell]
    rows: int
    left: float
    ends: dict[int, float] = field(default_factory=dict)

    def row(self, number: int) -> list[TableCell]:
        """The cells that begin in a row, from the left."""
        return sorted((c for c in self.cells if c.row == number), key=lambda c: c.col)


def table_of(grid: Grid, words: Sequence[Word], page: int) -> Table:
    """The table that `grid` rules on one page."""
    cells = []
    left_over = list(words)
    for region in grid.regions:  # where rules are missing, two of them may share a corner
        inside = [w for w in left_over if is_inside(w, region.box)]
        left_over = [w for w in left_over if not is_inside(w, region.box)] if inside else left_over
        lines = joined(lines_of(inside, page))
        cells.append(TableCell(region.row, region.col, region.row_span, region.col_span, lines, {page: region.box}))
    left = grid.xs[0]
    return Table(page, page, [x - left for x in grid.xs], cells, len(grid.ys) - 1, left, {page: grid.ys[-1]})


def continues(table: Table, other: Table) -> bool:
    """Whether `other`, first on its page, has the columns of `table`, last on the page before."""
    if other.page != table.last_page + 1 or abs(table.xs[-1] - other.xs[-1]) > _SAME_PLACE:
        return False
    few, many = sorted((table.xs, other.xs), key=len)
    return all(min(abs(x - y) for y in many) <= _SAME_PLACE for x in few)


def append(table: Table, other: Table) -> None:
    """Put the rows of the next page's part below."""
    _share_columns(table, other)
    _drop_header(table, other)
    if not other.rows:
        table.last_page = other.page
        return
    cut = _is_cut(table, other)
    shift = table.rows - 1 if cut else table.rows
    for cell in other.cells:
        above = _cell_above(table, cell, cut)
        if above is None:
            cell.row += shift
            table.cells.append(cell)
        else:
            above.lines += cell.lines
            above.boxes.update(cell.boxes)
            above.row_span += cell.row_span - (1 if cut else 0)
    table.rows = shift + other.rows
    table.last_page = other.page
    table.ends.update(other.ends)


def _cell_above(table: Table, cell: TableCell, cut: bool) -> TableCell | None:
    """The cell of the page before that a cell of the first row goes on with."""
    if cell.row != 0 or not (cut or not cell.lines):
        return None
    for above in table.cells:
        ends_last = above.row + above.row_span == table.rows
        if ends_last and above.col == cell.col and above.col_span == cell.col_span:
            spans_on = above.row_span > 1 or cell.row_span > 1
            return above if cut or (above.lines and spans_on) else None
    return None


def _share_columns(table: Table, other: Table) -> None:
    """Count the columns of both parts by the edges that either has."""
    edges = list(table.xs)
    edges += [x for x in other.xs if min(abs(x - y) for y in edges) > _SAME_PLACE]
    edges.sort()
    for part in (table, other):
        for cell in part.cells:
            first, last = _nearest(edges, part.xs[cell.col]), _nearest(edges, part.xs[cell.col + cell.col_span])
            cell.col, cell.col_span = first, last - first
    table.xs, other.xs = edges, edges


def _nearest(edges: Sequence[float], x: float) -> int:
    return min(range(len(edges)), key=lambda k: abs(edges[k] - x))


def _drop_header(table: Table, other: Table) -> None:
    """Take away the rows with which the table begins on every page."""
    same = 0
    while same < min(table.rows, other.rows) and _same_row(table.row(same), other.row(same)):
        same += 1
    if same == 0:
        return
    other.cells = [cell for cell in other.cells if cell.row >= same]
    for cell in other.cells:
        cell.row -= same
    other.rows -= same


def _same_row(one: Sequence[TableCell], other: Sequence[TableCell]) -> bool:
    texts, others = [cell.text for cell in one], [cell.text for cell in other]
    if texts == others:
        return any(texts)
    return len(one) == len(other) and _is_seen(other) and _look_alike(texts, others)


def _is_seen(row: Sequence[TableCell]) -> bool:
    """Whether recognition read the row: it does not see the same words alike twice."""
    return any(word.confidence is not None for cell in row for line in cell.lines for word in line.words)


def _look_alike(texts: Sequence[str], others: Sequence[str]) -> bool:
    one, other = " ".join(texts), " ".join(others)
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _is_cut(table: Table, other: Table) -> bool:
    """Whether the first row of `other` goes on with the last row of `table`."""
    pairs = []
    for cell in other.row(0):
        above = next((c for c in table.cells if c.row + c.row_span == table.rows and c.col == cell.col), None)
        pairs.append((above, cell))
    going_on = [(above, cell) for above, cell in pairs if cell.lines]
    if not going_on or any(above is None or above.col_span != cell.col_span for above, cell in pairs):
        return False
    told = [(above, cell) for above, cell in going_on if above is not None]
    if any(not above.lines for above, _ in told):
        return False
    if any(_breaks_off(above, cell) for above, cell in told):
        return True
    first_is_empty = not pairs[0][1].lines and pairs[0][0] is not None and bool(pairs[0][0].lines)
    return first_is_empty and all(_fills_its_page(table, above) for above, _ in told)


def _breaks_off(above: TableCell, below: TableCell) -> bool:
    """A sentence that stops in mid-phrase and goes on in small letters."""
    return below.text[:1].islower() and not _ENDED.search(above.text) and not re.match(r"\w\)", below.text)


def _fills_its_page(table: Table, cell: TableCell) -> bool:
    """Whether the cell's words reach down to the table's end on the page: more may follow on the next."""
    last = cell.lines[-1]
    foot = max(table.ends.values() if last.page not in table.ends else [table.ends[last.page]])
    return foot - last.bottom < 1.6 * last.size


def paragraphs_in(cell: TableCell, pitches: Mapping[int, float]) -> list[Paragraph]:
    """The paragraphs of a cell."""
    pads = [line.x0 - cell.boxes[line.page].x0 for line in cell.lines if line.page in cell.boxes]
    pad = min(max(min(pads, default=5.0), 1.0), 5.5)
    margins = {page: Margins(box.x0 + pad, box.x1 - pad) for page, box in cell.boxes.items()}
    return paragraphs_of(cell.lines, Setting(margins, pitches, in_cell=True))


def cell_pitches(tables: Sequence[Table]) -> dict[int, float]:
    """The distance of lines in cells, by letter size."""
    seen: dict[int, list[float]] = {}
    for table in tables:
        for cell in table.cells:
            for above, below in pairwise(cell.lines):
                if above.page == below.page and abs(above.size - below.size) < 0.6:
                    seen.setdefault(round(below.size), []).append(below.bottom - above.bottom)
    return {size: median(found) for size, found in seen.items() if len(found) > 3}
