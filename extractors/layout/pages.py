"""One page sorted into body lines, columns, tables, footnotes and what runs around them (phân vùng trang)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from datamodel.document import Column
from extractors.layout.columns import Margins, Zone, find_zones
from extractors.layout.grid import find_grids
from extractors.layout.lines import Line, PageLayout, is_inside, joined, lines_of
from extractors.layout.margins import Note, is_running, note_rule, notes_of, repeated_edges, stamps_of
from extractors.layout.running_text import bare
from extractors.layout.tables import Table, table_of

_LETTERHEAD = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN|Nơi nhận\s*:|Độc lập\s*-\s*Tự do", re.IGNORECASE)
_DEFAULT_MARGIN = 0.12


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of the page's flow: a line of the body or of a column, or a table."""

    line: Line | None = None
    table: Table | None = None
    column: Column = Column.FULL
    goes_on: bool = False
    """Of a column's line: whether its zone goes on from the page before."""


@dataclass(slots=True)
class PageParts:
    """A page in reading order and what stands around it."""

    page: PageLayout
    margins: Margins
    flow: list[Placed] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    running: list[Line] = field(default_factory=list)
    stamps: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class _Draft:
    page: PageLayout
    tables: list[Table]
    lines: list[Line]
    running: list[Line] = field(default_factory=list)


def sort_pages(pages: Sequence[PageLayout]) -> list[PageParts]:
    """Each page's parts."""
    drafts = [_draft(page) for page in pages]
    repeated = repeated_edges([(d.page, d.lines) for d in drafts])
    for draft in drafts:
        running = [line for line in draft.lines if is_running(line, draft.page, repeated, draft.lines)]
        draft.running = running
        draft.lines = [line for line in draft.lines if line not in running]
    margins = _margins(drafts)
    sorted_pages: list[PageParts] = []
    open_zone: Zone | None = None
    for draft in drafts:
        parts, open_zone = _parts(draft, margins[_shape(draft.page)], open_zone)
        sorted_pages.append(parts)
    return sorted_pages


def _draft(page: PageLayout) -> _Draft:
    """Tables found, and the lines outside them."""
    words = [w for w in page.words if w.upright]
    tables = []
    for grid in find_grids(page.rules):
        inside = [w for w in words if is_inside(w, grid.box)]
        table = table_of(grid, inside, page.number)
        if inside and not any(_LETTERHEAD.search(cell.text) for cell in table.cells):
            tables.append(table)
            taken = set(map(id, inside))
            words = [w for w in words if id(w) not in taken]
    return _Draft(page, tables, lines_of(words, page.number))


def _shape(page: PageLayout) -> tuple[int, int]:
    return round(page.width / 4), round(page.height / 4)


def _margins(drafts: Sequence[_Draft]) -> dict[tuple[int, int], Margins]:
    """The text's edges for each shape of page."""
    shapes: dict[tuple[int, int], list[_Draft]] = {}
    for draft in drafts:
        shapes.setdefault(_shape(draft.page), []).append(draft)
    return {shape: _edges(some) for shape, some in shapes.items()}


def _edges(drafts: Sequence[_Draft]) -> Margins:
    width = drafts[0].page.width
    lines = [line for draft in drafts for line in joined(draft.lines)]
    lefts, rights = sorted(line.x0 for line in lines), sorted((line.x1 for line in lines), reverse=True)
    right = next((x for x in rights if sum(0 <= x - y < 3 for y in rights) >= 3), None)
    # Where the letterhead or "Nơi nhận" begins further out than the text, long lines tell the text's edge.
    long = [line.x0 for line in lines if right is not None and line.x1 > right - 0.08 * width]
    left = next((x for x in sorted(long) if sum(abs(x - y) < 2 for y in lefts) >= 3), None)
    if left is not None and right is not None and right - left >= 0.4 * width:
        return Margins(left, right)
    # Too little text to tell: a table is as wide as the text, if there is one.
    tables = [table for draft in drafts for table in draft.tables]
    left = min((table.left for table in tables), default=width * _DEFAULT_MARGIN)
    right = max((table.left + table.xs[-1] for table in tables), default=width * (1 - _DEFAULT_MARGIN))
    return Margins(min([left, *lefts]), max([right, *rights]))


def _parts(draft: _Draft, margins: Margins, open_zone: Zone | None) -> tuple[PageParts, Zone | None]:
    parts = PageParts(draft.page, margins, running=draft.running)
    lines = draft.lines
    rule = note_rule(draft.page, margins, [box for t in draft.tables for c in t.cells for box in c.boxes.values()])
    if rule is not None:
        below = [line for line in lines if line.top >= rule.top - 2]
        lines = [line for line in lines if line.top < rule.top - 2]
        raised = {bare(word.text) for line in lines for word in line.words if word.raised}
        parts.notes = notes_of(joined(below), raised)
    parts.stamps = stamps_of(lines)
    lines = [line for line in lines if line not in parts.stamps]
    zones = find_zones(lines, margins, open_zone)
    parts.flow = _flow(lines, zones, draft.tables, open_zone)
    last_is_open = bool(zones) and zones[-1].open_end and not _table_below(draft.tables, zones[-1])
    return parts, zones[-1] if last_is_open else None


def _table_below(tables: Sequence[Table], zone: Zone) -> bool:
    foot = max(line.bottom for line in (*zone.left, *zone.right))
    return any(table.ends[table.page] > foot for table in tables)


def _flow(
    lines: Sequence[Line], zones: Sequence[Zone], tables: Sequence[Table], open_zone: Zone | None
) -> list[Placed]:
    """Lines, columns and tables in the order in which they are read."""
    in_zones = {word for zone in zones for line in (*zone.left, *zone.right) for word in line.words}
    body = joined([line for line in lines if line.words[0] not in in_zones])
    placed: list[tuple[float, list[Placed]]] = [(line.bottom, [Placed(line)]) for line in body]
    for number, zone in enumerate(zones):
        goes_on = number == 0 and open_zone is not None and zone.goes_on
        columns = [(Column.LEFT, zone.left), (Column.RIGHT, zone.right)]
        rows = [Placed(line, column=column, goes_on=goes_on) for column, some in columns for line in some]
        placed.append((min(row.line.bottom for row in rows if row.line is not None), rows))
    for table in tables:
        top = min(box.top for cell in table.cells for box in cell.boxes.values())
        placed.append((top, [Placed(table=table)]))
    return [piece for _, pieces in sorted(placed, key=lambda one: one[0]) for piece in pieces]
