"""Tables in text files (bảng): tab-separated or Markdown rows, healed where a page break cut them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.cleaning import clean_block
from extractors.plain.lines import Line, ends_sentence, squeezed
from extractors.plain.markup import RULE, read_marks

_PIPE_ROW = re.compile(r"\s*\|.*\|\s*")
_SEPARATOR = re.compile(r"\s*:?-{2,}:?\s*")
_ORDINAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[a-zđ])[.)]?")
_ORDINAL_HEAD = re.compile(r"(?:stt|tt|số\s*tt|số thứ tự|s\s*ố\s*t\s*t)\.?", re.IGNORECASE)


@dataclass(slots=True)
class TextCell:
    """A cell's words."""

    text: str
    bold: bool = False
    row_span: int = 1
    col_span: int = 1


@dataclass(slots=True)
class TextTable:
    """A table of a text file."""

    page: int
    rows: list[list[TextCell]] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)


def row_cells(line: Line, within: bool = False) -> list[TextCell] | None:
    """The cells of a line that is a table row; None for other lines. `within` a table one filled cell will do."""
    raw = line.raw.strip("\n")
    if _PIPE_ROW.fullmatch(raw) and raw.count("|") >= 3:
        parts = re.split(r"(?<!\\)\|", raw.strip())[1:-1]
    elif len(parts := raw.split("\t")) < 3 or sum(1 for part in parts if part.strip()) < (
        1 if within or raw[:1] == "\t" else 2
    ):
        return None
    return [_cell(part) for part in parts]


def _cell(part: str) -> TextCell:
    marked = read_marks(part.strip())
    return TextCell(clean_block(marked.text), marked.bold)


def is_separator(cells: list[TextCell], line: Line) -> bool:
    """Whether a row only draws the line under the heads."""
    raw = line.raw.strip().strip("|")
    return bool(RULE.fullmatch(raw)) or all(_SEPARATOR.fullmatch(part) for part in re.split(r"[|\t]", raw))


def add_row(table: TextTable, cells: list[TextCell], line: Line) -> None:
    """Put a row in its table: a new one, the rest of the one above, or a repeated head that is dropped."""
    if is_separator(cells, line):
        return
    if table.rows and [c.text for c in cells] == [c.text for c in table.rows[0]]:
        return
    if table.rows and _is_rest(table, cells):
        for above, cell in zip(table.rows[-1], cells, strict=False):
            above.text = squeezed(f"{above.text} {cell.text}") if cell.text else above.text
        table.rows[-1] += cells[len(table.rows[-1]) :]
        return
    if table.rows and cells and not cells[0].text and _has_ordinals(table) and any(c.text for c in cells):
        _merge_ordinal(table)
    if len(cells) > 1 and not any(c.text for c in cells[1:]) and not _ORDINAL.fullmatch(cells[0].text):
        cells[0].col_span = len(cells)
    table.rows.append(cells)
    table.pages.append(line.page)


def _has_ordinals(table: TextTable) -> bool:
    return (
        bool(_ORDINAL_HEAD.fullmatch(table.rows[0][0].text))
        or sum(1 for row in table.rows if row and _ORDINAL.fullmatch(row[0].text)) >= 2
    )


def _is_rest(table: TextTable, cells: list[TextCell]) -> bool:
    """Whether a row without a number goes on in the words of the row above, which a page break cut."""
    above = table.rows[-1]
    if not cells or cells[0].text or not _has_ordinals(table):
        return False
    filled = [(up, cell) for up, cell in zip(above, cells, strict=False) if cell.text]
    if not filled:
        return True
    return all(not up.text or _goes_on(up.text, cell.text) for up, cell in filled) and any(up.text for up, _ in filled)


def _goes_on(above: str, below: str) -> bool:
    return below[:1].islower() or below[:1].isdigit() or not ends_sentence(above)


def _merge_ordinal(table: TextTable) -> None:
    """A number that stands for several rows spans them."""
    for row in reversed(table.rows):
        if row and row[0].text:
            row[0].row_span += 1
            return
