"""Publishes the dataset (công bố): every table as CSV and Parquet, with its data dictionary."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from datamodel.rows import FileRow
from datamodel.system_faults import cause_and_remedy
from plans.dataset.dataset import DOCUMENT_TABLES, Dataset
from plans.dataset.file_issues import file_issues
from plans.dataset.tables import in_key_order, published_tables, to_arrow
from plans.dataset.units import unit_table
from plans.publishing.csv_safety import spreadsheet_table
from plans.publishing.dictionary import CSV_NAME, TEXT_NAME, dictionary_table, dictionary_text
from plans.publishing.moving import move_in
from plans.publishing.partitions import FOLDER as PARTITIONED
from plans.publishing.partitions import partitions
from plans.publishing.table_set import SET_NAME, describe_set
from plans.standing.track import Tracking

_UNFINISHED = ".dang-cong-bo"
_ROWS_PER_GROUP = 100_000
_MOST_BYTES_OF_A_ROW = 1 << 24
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class PublishError(Exception):
    """Nothing was published; the message is one Vietnamese line for the user."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: the folder, the number of rows of each table, the files' names."""

    folder: Path
    rows: Mapping[str, int]
    files: tuple[str, ...]


def publish(
    dataset: Dataset, tracking: Tracking, files: Sequence[FileRow], folder: Path, *, partitioned: bool = False
) -> Published:
    """Write all tables beside their places, read them back, and move them in.

    Equal rows give equal bytes. A reader sees the old or the new file of each name, never half of one, and
    learns from `bo-bang.json`, moved in last, which files make one publication. If anything fails, also because
    a workbook holds a file open, the old publication stays whole. With `partitioned` the tables are also written
    parted by year; that folder is replaced as a whole.
    """
    tables = published_rows(dataset, tracking, files)
    unfinished = folder / _UNFINISHED
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        _write_all(tables, unfinished, partitioned=partitioned)
        names = tuple(sorted(path.name for path in unfinished.iterdir() if path.is_file()))
        _check_places(folder, names)
        move_in(unfinished, folder, [*(name for name in names if name != SET_NAME), SET_NAME], PARTITIONED)
    except PermissionError as error:
        places = (Path(name) for name in (error.filename2, error.filename) if name)
        raise _held(next((place for place in places if unfinished not in place.parents), folder)) from error
    except OSError as error:
        raise PublishError(f"Không ghi được kết quả vào {folder}: {cause_and_remedy(error)}.") from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return Published(folder, {name: table.num_rows for name, table in tables.items()}, names)


def published_rows(dataset: Dataset, tracking: Tracking, files: Sequence[FileRow]) -> dict[str, Any]:
    """Every published table with all its rows in their final order."""
    tables = {name: dataset.table(name) for name in DOCUMENT_TABLES}
    tables["issues"] = pa.concat_tables(
        [dataset.table("issues"), tracking.tables["issues"], to_arrow("issues", file_issues(files))]
    )
    tables |= {name: rows for name, rows in tracking.tables.items() if name != "issues"}
    tables["files"] = to_arrow("files", files)
    tables["units"] = unit_table(dataset)
    return {
        table.name: tables[table.name] if table.in_document_order else in_key_order(table.name, tables[table.name])
        for table in published_tables()
    }


def _write_all(tables: Mapping[str, Any], folder: Path, *, partitioned: bool) -> None:
    places = list(partitions(tables)) if partitioned else []
    with ThreadPoolExecutor() as threads:
        jobs = [threads.submit(_write_parquet, table, folder / f"{name}.parquet") for name, table in tables.items()]
        jobs += [threads.submit(_write_parquet, rows, folder / PARTITIONED / place) for place, rows in places]
        jobs += [threads.submit(_write_csv, table, folder / f"{name}.csv") for name, table in tables.items()]
        for job in jobs:
            job.result()
    _write_csv(dictionary_table(), folder / CSV_NAME)
    (folder / TEXT_NAME).write_bytes(dictionary_text().encode("utf-8"))
    (folder / SET_NAME).write_bytes(describe_set(folder))
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("r+b") as file:
                os.fsync(file.fileno())


def _write_parquet(table: Any, path: Path) -> None:
    """Typed and compressed; the same rows give the same bytes, so no pandas metadata and groups of a fixed size."""
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = table.replace_schema_metadata(None).combine_chunks()
    pa.parquet.write_table(whole, path, compression="zstd", row_group_size=_ROWS_PER_GROUP)
    _check_count(path, pa.parquet.read_metadata(path).num_rows, table.num_rows)


def _write_csv(table: Any, path: Path) -> None:
    """UTF-8 with BOM for Excel, lines end with LF on every system, every text in quotes, so "" is not a null."""
    with path.open("wb") as file:
        file.write(_BYTE_ORDER_MARK)
        pa.csv.write_csv(spreadsheet_table(table), file)
    _check_count(path, _csv_rows(path, table.column_names[0]), table.num_rows)


def _csv_rows(path: Path, first: str) -> int:
    """Rows as a reader parts them.

    One column is asked for, as text: later rows may not be of the type that the first ones seem to have (a confidence
    of 0.8 after a megabyte of 1). A row may be longer than the megabyte that is read at a time.
    """
    read = pa.csv.ReadOptions(block_size=_MOST_BYTES_OF_A_ROW)
    parse = pa.csv.ParseOptions(newlines_in_values=True)
    convert = pa.csv.ConvertOptions(include_columns=[first], column_types={first: pa.string()})
    with pa.csv.open_csv(path, read, parse, convert) as batches:
        return sum(batch.num_rows for batch in batches)


def _check_count(path: Path, found: int, expected: int) -> None:
    if found != expected:
        raise PublishError(
            f"Tệp {path.name} ghi không đủ: {found} dòng, cần {expected}; bản cũ được giữ nguyên. "
            "Kiểm tra ổ đĩa rồi chạy lại."
        )


def _check_places(folder: Path, names: Sequence[str]) -> None:
    """Before anything is moved: a file that a workbook holds open cannot be replaced on Windows."""
    for name in names:
        place = folder / name
        if place.exists():
            try:
                place.open("r+b").close()
            except PermissionError as error:
                raise _held(place) from error


def _held(place: Path) -> PublishError:
    return PublishError(f"Tệp {place} đang được mở hoặc không cho ghi; hãy đóng tệp rồi chạy lại.")
