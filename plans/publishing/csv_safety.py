"""Tables as spreadsheets may open them (CSV an toàn): lists joined, no cell that a workbook would run as a formula."""

from __future__ import annotations

import re
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

LIST_JOINT = "; "
_GUARD = "'"
# A cell that begins so is a formula to Excel and LibreOffice; the apostrophe itself is in the list, so that
# taking one apostrophe away from each cell that has it gives every cell back as it was.
_DANGEROUS = "^[=+\\-@\t\r']"


def spreadsheet_table(table: Any) -> Any:
    """The table as CSV holds it: only texts, numbers, dates and truth values, and no formulas."""
    names = table.schema.names
    return pa.table([_column(table.column(name)) for name in names], names=names)


def guarded_text(text: str) -> str:
    """One text as a cell of a CSV that a workbook may open."""
    return _GUARD + text if re.match(_DANGEROUS, text) else text


def unguarded(text: str) -> str:
    """A text cell of a published CSV as it was before."""
    return text.removeprefix(_GUARD)


def _column(column: Any) -> Any:
    if pa.types.is_list(column.type):
        column = pc.binary_join(column, LIST_JOINT)
    return _guarded(column) if pa.types.is_string(column.type) else column


def _guarded(column: Any) -> Any:
    dangerous = pc.match_substring_regex(column, _DANGEROUS)
    if not pc.any(dangerous).as_py():
        return column
    return pc.if_else(dangerous, pc.binary_join_element_wise(_GUARD, column, ""), column)
