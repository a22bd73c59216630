"""Read-only SQL over the published tables (truy vấn)."""

from __future__ import annotations

from pathlib import Path
from typing import Any


class QueryError(Exception):
    """The question cannot be answered; the message is one Vietnamese line for the user."""


def query(folder: Path, sql: str) -> Any:
    """Answer one SELECT over the Parquet tables of `folder` as a `pyarrow.Table`."""
    raise NotImplementedError
