"""Publishes the dataset (công bố): every table as CSV and Parquet, with its data dictionary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from datamodel.rows import FileRow
from plans.dataset import Dataset
from plans.track import Tracking


class PublishError(Exception):
    """Nothing was published; the message is one Vietnamese line for the user."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: the folder, the number of rows of each table, the files' names."""

    folder: Path
    rows: Mapping[str, int]
    files: tuple[str, ...]


def publish(dataset: Dataset, tracking: Tracking, files: Sequence[FileRow], folder: Path) -> Published:
    """Write all tables beside their places, read them back, and move them in."""
    raise NotImplementedError
