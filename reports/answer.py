"""The answer to a query (kết quả truy vấn) on the terminal: as a table for people, or as CSV."""

from __future__ import annotations

import csv
import datetime as dt
import sys
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text


def print_answer(answer: Any, *, as_csv: bool = False) -> None:
    """Print a `pyarrow.Table`."""
    rows = ([_shown(row[name]) for name in answer.column_names] for row in answer.to_pylist())
    if as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(answer.column_names)
        writer.writerows(rows)
        return
    console = Console(highlight=False)
    table = Table()
    for name in answer.column_names:
        table.add_column(Text(name))
    for row in rows:
        table.add_row(*(Text(value) for value in row))
    console.print(table)
    console.print(f"{answer.num_rows} dòng")


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(_shown(one) for one in value)
    return value.isoformat() if isinstance(value, (dt.date, dt.datetime)) else str(value)
