"""Who reads several tables gets those of one publication: the old ones or the new ones, never some of each."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet
import pytest
from plan_records import records_of

from plans.dataset.dataset import dataset_of
from plans.publishing.one_publication import MixedTables, read_together
from plans.publishing.publish import publish
from plans.publishing.query import QueryError, query
from plans.standing.track import Tracking

ROOT = Path(__file__).resolve().parents[2]
QUESTION = "SELECT count(DISTINCT document_id) AS here, count(*) AS n FROM tasks JOIN documents USING (document_id)"
READER = f"""
import sys
from pathlib import Path
import pyarrow.parquet as parquet
from plans.publishing.one_publication import read_together
from plans.publishing.query import query

folder, end = Path(sys.argv[1]), Path(sys.argv[2])
read = lambda: [parquet.read_table(folder / f"{{name}}.parquet")["document_id"] for name in ("documents", "tasks")]
seen, mixed = set(), 0
while True:
    is_last = end.exists()
    documents, tasks = read_together(folder, read)
    mixed += set(documents.to_pylist()) != set(tasks.to_pylist())
    mixed += query(folder, {QUESTION!r}).to_pylist() != [{{"here": 1, "n": 3}}]
    seen |= set(documents.to_pylist())
    print(mixed, len(seen), flush=True)
    if is_last:
        break
"""


def published(folder: Path, number: int) -> None:
    publish(dataset_of([records_of(f"{number}.docx", str(number))]), Tracking(), [], folder)


@pytest.mark.slow
def test_a_reader_beside_twenty_publications_sees_no_mixed_tables(tmp_path: Path) -> None:
    folder, end = tmp_path / "kết quả", tmp_path / "end"
    published(folder, 0)
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, str(folder), str(end)],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert reader.stdout is not None
    for number in range(1, 21):
        assert reader.stdout.readline()  # it has read, and goes on reading
        published(folder, number)
    end.touch()
    told, _ = reader.communicate(timeout=300)
    assert reader.returncode == 0
    mixed, publications = map(int, told.splitlines()[-1].split())
    assert mixed == 0
    assert publications > 1


def test_tables_that_are_replaced_while_they_are_read_are_read_again(tmp_path: Path) -> None:
    published(tmp_path, 1)
    numbers = iter((2, 3))

    def read() -> list[str]:
        documents = pyarrow.parquet.read_table(tmp_path / "documents.parquet")["number"].to_pylist()
        if (number := next(numbers, None)) is not None:
            published(tmp_path, number)
        return [*documents, *pyarrow.parquet.read_table(tmp_path / "documents.parquet")["number"].to_pylist()]

    assert read_together(tmp_path, read, wait=lambda _: None) == ["3", "3"]


def test_a_publication_that_was_broken_off_is_told(tmp_path: Path) -> None:
    published(tmp_path / "old", 1)
    published(tmp_path / "new", 2)
    (tmp_path / "new" / "tasks.parquet").replace(tmp_path / "old" / "tasks.parquet")
    with pytest.raises(MixedTables, match="hai lần công bố"):
        read_together(tmp_path / "old", lambda: None, wait=lambda _: None)


def test_a_fault_of_the_reader_is_its_own(tmp_path: Path) -> None:
    published(tmp_path, 1)
    with pytest.raises(ZeroDivisionError):
        read_together(tmp_path, lambda: 1 // 0, wait=lambda _: None)


def test_tables_without_the_list_are_read_as_they_are(tmp_path: Path) -> None:
    published(tmp_path, 1)
    (tmp_path / "bo-bang.json").unlink()
    assert query(tmp_path, QUESTION).to_pylist() == [{"here": 1, "n": 3}]
    with pytest.raises(QueryError, match="Chưa có kết quả"):
        query(tmp_path / "empty", QUESTION)
