"""The tables parted by year of issue: nothing lost, read as one by DuckDB and pandas, gone when not asked for."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
from plan_records import records_of

from datamodel.rows import Records
from plans.dataset.dataset import Dataset, dataset_of
from plans.dataset.tables import published_tables
from plans.publishing.publish import publish
from plans.standing.track import track

DAY = dt.date(2026, 6, 28)
YEARLY = {table.name for table in published_tables()} - {"files", "units"}


def of_year(name: str, number: str, year: int | None) -> Records:
    made = records_of(name, number)
    day = dt.date(year, 3, 10) if year else None
    return replace(made, document=replace(made.document, issued_date=day))


def dataset() -> Dataset:
    return dataset_of([of_year("a.docx", "15", 2025), of_year("b.docx", "16", 2026), of_year("c.docx", "17", None)])


def publish_to(folder: Path, *, partitioned: bool = True) -> None:
    rows = dataset()
    publish(rows, track(rows, DAY), [], folder, partitioned=partitioned)


def test_the_parts_together_are_the_table(tmp_path: Path) -> None:
    publish_to(tmp_path)
    assert {path.name for path in (tmp_path / "partitioned").iterdir()} == YEARLY
    for name in YEARLY:
        whole = pq.read_table(tmp_path / f"{name}.parquet")
        parts = sorted((tmp_path / "partitioned" / name).rglob("*.parquet"))
        rows = [row for part in parts for row in pq.ParquetFile(part).read().to_pylist()]
        assert sorted(map(repr, rows)) == sorted(map(repr, whole.to_pylist())), name
        assert all(pq.ParquetFile(part).schema_arrow.equals(whole.schema) for part in parts), name


def test_rows_stand_in_the_year_of_their_document(tmp_path: Path) -> None:
    publish_to(tmp_path)
    for name in ("documents", "tasks", "task_status"):
        assert {path.name for path in (tmp_path / "partitioned" / name).iterdir()} == {
            "year=2025",
            "year=2026",
            "year=__HIVE_DEFAULT_PARTITION__",
        }


def test_duckdb_reads_the_folder_as_one_table(tmp_path: Path) -> None:
    publish_to(tmp_path)
    tasks = f"read_parquet('{tmp_path.as_posix()}/partitioned/tasks/**/*.parquet')"
    counts = duckdb.sql(f"SELECT year, count(*) FROM {tasks} GROUP BY year ORDER BY year").fetchall()
    (whole,) = duckdb.sql(f"SELECT count(*) FROM '{tmp_path.as_posix()}/tasks.parquet'").fetchall()
    assert [year for year, _ in counts] == [2025, 2026, None]
    assert sum(count for _, count in counts) == whole[0]


def test_pandas_reads_the_folder_as_one_table(tmp_path: Path) -> None:
    publish_to(tmp_path)
    found = pd.read_parquet(tmp_path / "partitioned" / "tasks", filters=[("year", "=", 2025)])
    whole = pd.read_parquet(tmp_path / "tasks.parquet")
    assert 0 < len(found) < len(whole)
    assert set(found["task_id"]) < set(whole["task_id"])


def test_equal_rows_give_equal_bytes(tmp_path: Path) -> None:
    hashes = []
    for name in ("one", "two"):
        publish_to(tmp_path / name)
        publish_to(tmp_path / name)  # over an older set
        files = sorted((tmp_path / name / "partitioned").rglob("*.parquet"))
        hashes.append(
            {p.relative_to(tmp_path / name).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
        )
    assert hashes[0] == hashes[1]


def test_what_is_not_asked_for_any_more_does_not_stay_behind(tmp_path: Path) -> None:
    publish_to(tmp_path)
    publish_to(tmp_path, partitioned=False)
    assert not (tmp_path / "partitioned").exists()
    assert (tmp_path / "tasks.parquet").exists()
