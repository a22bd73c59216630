"""The flow of a document over its pages: text, two-column parts and tables in turn (dòng văn bản)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from datamodel.document import Column
from extractors.layout.columns import Margins
from extractors.layout.lines import Line
from extractors.layout.pages import PageParts, Placed
from extractors.layout.paragraphs import Paragraph, Setting, is_justified, measured_pitches, paragraphs_of
from extractors.layout.tables import Table, append, continues

# The wider lines of a centred column touch its edges; a little room lets them count as centred.
_COLUMN_ROOM = 3.1
# Cells pad their words, and the table of a letterhead often hangs out of the margin by as much.
_CELL_PAD = 10.8


@dataclass(slots=True)
class Run:
    """Lines of the body, or of a part in two columns, that follow one another."""

    full: list[Line] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)
    right: list[Line] = field(default_factory=list)

    @property
    def in_columns(self) -> bool:
        """Whether it is set in two columns."""
        return bool(self.left or self.right)

    def add(self, placed: Placed, line: Line) -> None:
        """Put a line into its column."""
        column = {Column.FULL: self.full, Column.LEFT: self.left, Column.RIGHT: self.right}[placed.column]
        column.append(line)


def flow_of(pages: Sequence[PageParts]) -> list[Run | Table]:
    """Runs of lines and whole tables, in reading order."""
    flow: list[Run | Table] = []
    for placed in (piece for page in pages for piece in page.flow):
        last = flow[-1] if flow else None
        if placed.table is not None:
            if isinstance(last, Table) and continues(last, placed.table):
                append(last, placed.table)
            else:
                flow.append(placed.table)
        elif placed.line is not None:
            _add_line(flow, placed, placed.line)
    return flow


def _add_line(flow: list[Run | Table], placed: Placed, line: Line) -> None:
    last = flow[-1] if flow else None
    in_columns = placed.column is not Column.FULL
    same_page = isinstance(last, Run) and (placed.goes_on or not in_columns or _last_page(last) == line.page)
    if not isinstance(last, Run) or last.in_columns != in_columns or not same_page:
        last = Run()
        flow.append(last)
    last.add(placed, line)


def _last_page(run: Run) -> int:
    return max(line.page for line in (*run.full, *run.left, *run.right))


def setting_of(pages: Sequence[PageParts], flow: Iterable[Run | Table]) -> Setting:
    """How the document's body is set."""
    body = [line for run in flow if isinstance(run, Run) for line in run.full]
    figures = {part.page.number: part.page.figures for part in pages}
    margins = {part.page.number: part.margins for part in pages}
    return Setting(margins, measured_pitches(body), figures, justified=is_justified(body, margins))


def paragraphs_of_run(run: Run, setting: Setting) -> list[Paragraph]:
    """The paragraphs: the left column's before the right one's."""
    if not run.in_columns:
        return paragraphs_of(run.full, setting)
    left = _column(run.left, setting, Column.LEFT)
    return left + _column(run.right, setting, Column.RIGHT)


def _column(lines: Sequence[Line], setting: Setting, column: Column) -> list[Paragraph]:
    if not lines:
        return []
    page = setting.margins[lines[0].page]
    edges = _edges(lines, page, column)
    return paragraphs_of(lines, Setting({line.page: edges for line in lines}, setting.pitches), column)


def _edges(lines: Sequence[Line], page: Margins, column: Column) -> Margins:
    """The edges of a column: of a centred one they lie as far from its middle as the page's margin."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    if sum(line.x0 - left < 2 for line in lines) * 2 > len(lines) + 1:
        return Margins(left, right)
    middle = median(line.center for line in lines)
    margin = page.right - middle if column is Column.RIGHT else middle - page.left
    half = max(margin - _CELL_PAD, middle - left + _COLUMN_ROOM, right - middle + _COLUMN_ROOM)
    return Margins(middle - half, middle + half)
