"""Reads the rows of a data table: what each column holds, group rows, numbers of rows (bảng)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from datamodel.document import Block, TextDocument
from datamodel.official import ItemKind
from datamodel.span import Span
from nlp.outline.table_states import is_state
from nlp.outline.tree import Node
from nlp.roles.roles import column_roles
from nlp.text.matching import squeeze

_NUMBER = re.compile(r"^\(?([IVX]{1,5}|[A-H]|\d{1,3}(?:\.\d{1,2})*|[a-zđ])\)?[.,)/]?$")
_COUNTS = re.compile(r"^\(?\s*[\dA-Ha-h]{1,2}\s*\)?(?:\s*=.*)?$")
_WORK = ("work", "remedy")
_MAY_BE_STATE = ("deliverable", "note", "target", None)
_DOERS = ("lead", "coordinate", "time", "deliverable", "state", "points", "max_points", "person", "remedy", "target")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: the cells that stand in it, merged ones included, by the role of their column."""

    number: str | None
    cells: tuple[tuple[str, Block], ...]
    is_group: bool

    def cell(self, *roles: str) -> Block | None:
        """The first cell with one of these roles."""
        return next((block for role, block in self.cells if role in roles), None)


def rows_of(document: TextDocument, cells: tuple[Block, ...]) -> list[Node]:
    """The data rows of a table as nodes; `path` is the row's own number, with its part where numbers restart."""
    rows = _read_rows(document, cells)
    restarts = any(n > 1 for n in _printed(rows).values())
    nodes: list[Node] = []
    part: str | None = None
    seen: Counter[str] = Counter()
    for position, row in enumerate(rows, start=1):
        if row.is_group and row.number and not (row.number[0].isdigit() and part and not part[0].isdigit()):
            part = row.number
        step = row.number or f"r{position}"
        own = f"{part}/{step}" if restarts and part and not row.is_group and step != part else step
        if not row.is_group:
            seen[own] += 1
        nodes.append(_node(document, row, own))
    _tell_merged_apart(nodes)
    return nodes


def _tell_merged_apart(nodes: list[Node]) -> None:
    """Rows that share one merged number are "3.1", "3.2": the k-th piece of work of row 3."""
    counted = Counter(node.path for node in nodes if not node.is_heading)
    place: Counter[str] = Counter()
    for node in nodes:
        if not node.is_heading and counted[node.path] > 1:
            place[node.path] += 1
            node.merged_path, node.path = node.path, f"{node.path}.{place[node.path]}"


def _printed(rows: list[TableRow]) -> Counter[str]:
    """How often each number is printed, a merged number cell counted once."""
    printed = {id(row.cell("number")): row.number for row in rows if row.number and not row.is_group}
    return Counter(number for number in printed.values() if number)


def _node(document: TextDocument, row: TableRow, path: str) -> Node:
    blocks = [block for _, block in row.cells]
    main = row.cell(*_WORK, "finding", "criterion", "any") or blocks[0]
    text = squeeze(document.words(main))
    cells = tuple((role, block.span) for role, block in row.cells)
    span = Span(min(b.start for b in blocks), max(b.end for b in blocks))
    node = Node(ItemKind.ROW, None, span, text, main.page, main.bold, is_heading=row.is_group, path=path)
    node.cells = cells
    return node


def _read_rows(document: TextDocument, cells: tuple[Block, ...]) -> list[TableRow]:
    grid = _grid(cells)
    height = 1 + max((row for row, _ in grid), default=-1)
    width = 1 + max((col for _, col in grid), default=-1)
    head, roles = _head(document, grid, height, width)
    roles = _told_by_cells(document, grid, range(head, height), roles)
    rows = [_row(document, grid, r, roles) for r in range(head, height)]
    return _with_groups([row for row in rows if row])


def _grid(cells: tuple[Block, ...]) -> dict[tuple[int, int], Block]:
    """Each place of the table and the cell that covers it."""
    grid = {}
    for block in cells:
        if block.cell:
            for row in range(block.cell.row, block.cell.row + block.cell.row_span):
                for col in range(block.cell.col, block.cell.col + block.cell.col_span):
                    grid[row, col] = block
    return grid


def _head(
    document: TextDocument, grid: dict[tuple[int, int], Block], height: int, width: int
) -> tuple[int, tuple[str | None, ...]]:
    """How many rows are headings, and what each column holds."""
    best: tuple[int, tuple[str | None, ...]] = (0, (None,) * width)
    for depth in range(1, min(4, height) + 1):
        headings = [_heading(document, grid, depth, col) for col in range(width)]
        roles = column_roles(headings)
        known = len({role for role in roles if role})
        if known > len({role for role in best[1] if role}) and not (
            depth > 1 and _is_data(document, grid, depth - 1, width)
        ):
            best = (depth, roles)
    head, roles = best
    while head < height and head and _is_count_row(document, grid, head, width):
        head += 1
    return head, roles


def _told_by_cells(
    document: TextDocument, grid: dict[tuple[int, int], Block], rows: range, roles: tuple[str | None, ...]
) -> tuple[str | None, ...]:
    """The roles, where "Kết quả" is the state of the work and no product, as its cells tell ("Đã ...", "Chưa ...")."""
    if "state" in roles:
        return roles
    told = list(roles)
    for col, role in enumerate(roles):
        if role not in _MAY_BE_STATE:
            continue
        blocks = {id(b): b for row in rows if (b := grid.get((row, col))) and document.words(b).strip(" -\n")}
        states = sum(is_state(document.words(block)) for block in blocks.values())
        if blocks and 2 * states > len(blocks):
            told[col] = "state"
            break
    return tuple(told)


def _heading(document: TextDocument, grid: dict[tuple[int, int], Block], depth: int, col: int) -> str:
    """Words of a column's heading, from the merged cells down to `depth`."""
    blocks: list[Block] = []
    for row in range(depth):
        block = grid.get((row, col))
        if block and all(block is not b for b in blocks):
            blocks.append(block)
    return squeeze(" ".join(document.words(b) for b in blocks[-1:] if b))


def _is_data(document: TextDocument, grid: dict[tuple[int, int], Block], row: int, width: int) -> bool:
    first = grid.get((row, 0))
    return bool(first and _NUMBER.match(squeeze(document.words(first)))) and not _is_count_row(
        document, grid, row, width
    )


def _is_count_row(document: TextDocument, grid: dict[tuple[int, int], Block], row: int, width: int) -> bool:
    """A row "(1) (2) (3)" that only counts the columns."""
    texts = [squeeze(document.words(grid[row, col])) for col in range(width) if (row, col) in grid]
    return len(texts) >= 3 and all(_COUNTS.match(text) for text in texts)


def _row(
    document: TextDocument, grid: dict[tuple[int, int], Block], row: int, roles: tuple[str | None, ...]
) -> TableRow | None:
    cells: list[tuple[str, Block]] = []
    taken: set[int] = set()
    for col, role in enumerate(roles):
        block = grid.get((row, col))
        if block and document.words(block).strip(" -\n") and id(block) not in taken:
            taken.add(id(block))
            cells.append((role or "any", block))
    if not cells:
        return None
    first = squeeze(document.words(cells[0][1]))
    number = _NUMBER.match(first) if cells[0][1].cell and cells[0][1].cell.col == 0 else None
    if number and cells[0][0] not in ("number", "any"):
        number = None
    if number and cells[0][0] == "any":
        cells[0] = ("number", cells[0][1])
    if not number and cells[0][0] == "number":
        cells[0] = ("any", cells[0][1])
    return TableRow(number.group(1) if number else None, tuple(cells), False)


def _with_groups(rows: list[TableRow]) -> list[TableRow]:
    numbers = {row.number for row in rows if row.number}
    above = {n.rsplit(".", 1)[0] for n in numbers if "." in n}
    return [TableRow(row.number, row.cells, _is_group(row, above)) for row in rows]


def _is_group(row: TableRow, above: set[str]) -> bool:
    """A row that only heads those below it: "I. Cải cách thể chế", or "1" above "1.1"."""
    if row.number in above:
        return True
    roles = {role for role, _ in row.cells}
    is_bare = not roles & {*_DOERS}
    if row.number and not row.number[0].isdigit():
        return is_bare or all(role in ("number", "work", "finding", "criterion", "any") for role in roles)
    wide = [b for role, b in row.cells if role != "number"]
    return (len(wide) == 1 and bool(wide[0].cell and wide[0].cell.col_span >= 3)) or (
        is_bare and len(wide) == 1 and wide[0].bold
    )
