"""Questions to the published tables: reading only, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_records import records_of

from plans.dataset.dataset import dataset_of
from plans.dataset.tables import to_arrow
from plans.publishing.publish import publish
from plans.publishing.query import QueryError, query
from plans.standing.track import Tracking


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kết quả '1'")
    publish(dataset_of([records_of("a.docx")]), Tracking(), [], folder)
    return folder


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT count(*) AS n FROM tasks",
        "WITH t AS (SELECT * FROM tasks) SELECT count(*) AS n FROM t;",
        'SELECT 3 * count(*) AS n FROM "references"',
        "SELECT count(*) AS n FROM tasks JOIN documents USING (document_id) -- số việc",
    ],
)
def test_a_select_is_answered(output: Path, sql: str) -> None:
    assert query(output, sql).to_pylist() == [{"n": 3}]


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM tasks",
        "CREATE TABLE t AS SELECT 1",
        "SELECT 1; SELECT 2",
        "COPY tasks TO 'tasks.csv'",
        "ATTACH 'khacphuc.duckdb'",
        "SET threads = 1",
        "PRAGMA version",
        "",
        "   ",
    ],
)
def test_anything_else_is_refused(output: Path, sql: str) -> None:
    with pytest.raises(QueryError, match="Chỉ nhận một câu SELECT"):
        query(output, sql)


@pytest.mark.parametrize(
    "call", ["read_csv('{0}/tasks.csv')", "read_text('/etc/passwd')", "'{0}/tasks.csv'", "glob('/*')"]
)
def test_no_other_file_is_read(output: Path, call: str) -> None:
    with pytest.raises(QueryError):
        query(output, f"SELECT * FROM {call.format(str(output).replace(chr(39), chr(39) * 2))}")


def test_no_variable_of_the_program_is_read(output: Path) -> None:
    secret = to_arrow("files", [])
    assert secret.num_rows == 0
    with pytest.raises(QueryError, match="không chạy được"):
        query(output, "SELECT * FROM secret")


def test_a_mistake_is_told_in_one_line(output: Path) -> None:
    with pytest.raises(QueryError) as told:
        query(output, "SELEC * FROM tasks")
    assert "\n" not in str(told.value) and str(told.value).startswith("Câu truy vấn không chạy được")


def test_without_tables_there_is_no_answer(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="Chưa có kết quả"):
        query(tmp_path, "SELECT 1")
