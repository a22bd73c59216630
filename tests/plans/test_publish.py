"""The published tables: typed, safe to open, equal for equal rows, whole or not at all."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_records import records_of

from datamodel.rows import FileRow
from plans.dataset.dataset import Dataset, dataset_of
from plans.dataset.tables import published_tables, schema, to_arrow
from plans.publishing import publish as publication
from plans.publishing.csv_safety import spreadsheet_table, unguarded
from plans.publishing.dictionary import dictionary_text
from plans.publishing.publish import PublishError, publish
from plans.rows.cleaning import clean
from plans.standing.track import Tracking, track

DAY = dt.date(2026, 6, 28)
FILE = FileRow("hong.pdf", 3, "0" * 64, None, "rejected", "damaged", "Tệp hỏng.", 0, None, 1, DAY, DAY)


def dataset() -> Dataset:
    return dataset_of([records_of("a.docx", "15"), records_of("b.docx", "16")])


def publish_to(folder: Path, rows: Dataset | None = None) -> publication.Published:
    rows = rows or dataset()
    return publish(rows, track(rows, DAY), [FILE], folder)


def csv_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_is_published_in_both_formats(tmp_path: Path) -> None:
    published = publish_to(tmp_path)
    for table in published_tables():
        parquet = pq.read_table(tmp_path / f"{table.name}.parquet")
        assert parquet.schema.equals(schema(table.name), check_metadata=False), table.name
        assert len(csv_rows(tmp_path / f"{table.name}.csv")) == parquet.num_rows == published.rows[table.name]
    assert (tmp_path / "tu-dien-du-lieu.csv").exists() and "## tasks: Nhiệm vụ" in (
        tmp_path / "tu-dien-du-lieu.md"
    ).read_text(encoding="utf-8")
    assert sorted(published.files) == sorted(path.name for path in tmp_path.iterdir())


@pytest.mark.parametrize("long", ["a" * 120, "đ" * 2_000_000])
def test_later_rows_may_be_longer_or_of_other_figures(tmp_path: Path, long: str) -> None:
    (task,) = records_of("a.docx", "15").tasks[:1]
    tasks = [dataclasses.replace(task, task_id=f"t{place:05}", text=long[:120]) for place in range(6000)]
    tasks.append(dataclasses.replace(task, task_id="t9", text=long, confidence=0.85))
    published = publish(Dataset({**dataset().tables, "tasks": to_arrow("tasks", tasks)}), Tracking(), [], tmp_path)
    assert published.rows["tasks"] == 6001
    assert (tmp_path / "tasks.csv").read_text(encoding="utf-8").endswith(",0.85\n")


def test_csv_opens_in_a_spreadsheet(tmp_path: Path) -> None:
    publish_to(tmp_path)
    content = (tmp_path / "tasks.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf") and b"\r" not in content
    first = csv_rows(tmp_path / "tasks.csv")[0]
    assert (first["due_date"], first["lead_units"], first["standing"]) == (
        "2026-06-30",
        "Phòng Văn hóa - Xã hội",
        "false",
    )
    assert csv_rows(tmp_path / "documents.csv")[0]["recipients"] == "Như trên; Lưu: VT"


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+84 24", "- hạng mục", "@nhóm", "'trích", "một dòng", '"a"; b, c'])
def test_no_cell_is_a_formula_and_each_reads_back(tmp_path: Path, text: str) -> None:
    records = records_of("a.docx")
    first = dataclasses.replace(records.tasks[0], text=text, lead_units=(text, "Văn phòng"))
    publish_to(tmp_path, dataset_of([dataclasses.replace(records, tasks=(first,))]))
    (row,) = csv_rows(tmp_path / "tasks.csv")
    assert row["text"][0] not in "=+-@" and unguarded(row["text"]) == text
    assert unguarded(row["lead_units"]) == f"{text}; Văn phòng"
    assert pq.read_table(tmp_path / "tasks.parquet").column("text").to_pylist() == [text]


def test_equal_rows_give_equal_bytes_in_whatever_pieces_they_come(tmp_path: Path) -> None:
    whole = dataset()
    pieces = Dataset({n: pa.concat_tables([t.slice(0, 1), t.slice(1)]) for n, t in whole.tables.items()})
    first, second = publish_to(tmp_path / "1", whole), publish_to(tmp_path / "2", pieces)
    for name in first.files:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name
    assert first.files == second.files


def test_a_failed_publication_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_to(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    monkeypatch.setattr(publication, "_csv_rows", lambda *_: 0)
    with pytest.raises(PublishError, match="bản cũ được giữ nguyên"):
        publish_to(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_what_a_killed_publication_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / ".dang-cong-bo").mkdir()
    (tmp_path / ".dang-cong-bo" / "tasks.csv").write_text("half a li")
    (tmp_path / "ghi-chu.txt").write_text("a file of the user")
    published = publish_to(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {*published.files, "ghi-chu.txt"}


def test_a_table_that_a_workbook_holds_open_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_to(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    plain_open = Path.open

    def held(self: Path, *args: Any, **more: Any) -> Any:
        if self == tmp_path / "tasks.csv":
            raise PermissionError(13, "held")
        return plain_open(self, *args, **more)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", held)
        with pytest.raises(PublishError, match=r"tasks\.csv đang được mở"):
            publish_to(tmp_path, dataset_of([records_of("c.docx", "17")]))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@given(text=st.text(st.characters(codec="utf-8"), max_size=30))
def test_any_clean_text_reads_back_from_csv(text: str) -> None:
    cell = clean(text)
    assert clean(cell) == cell
    out = io.BytesIO()
    pa.csv.write_csv(spreadsheet_table(pa.table({"a": [cell], "b": ["x"]})), out)
    ((_, _), (read, _)) = csv.reader(io.StringIO(out.getvalue().decode("utf-8"), newline=""))
    assert unguarded(read) == cell


def test_the_glossary_of_the_project_is_the_published_dictionary() -> None:
    """After a change in fields.yml: `python -m plans.publishing.dictionary > docs/glossary.md`."""
    glossary = Path(__file__).parents[2] / "docs" / "glossary.md"
    assert glossary.read_text(encoding="utf-8") == dictionary_text()


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publication, "_write_csv", full)
    with pytest.raises(PublishError, match="Không ghi được kết quả"):
        publish_to(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_copies_are_listed_but_not_counted(tmp_path: Path) -> None:
    pdf, draft = records_of("a.pdf", "15", format="pdf"), records_of("b.docx", "15")
    publish_to(tmp_path, dataset_of([pdf, draft]))
    documents = pq.read_table(tmp_path / "documents.parquet").to_pylist()
    assert [row["same_as"] for row in documents] == [draft.document.document_id, None]
    assert set(pq.read_table(tmp_path / "tasks.parquet").column("document_id").to_pylist()) == {
        draft.document.document_id
    }


def test_a_file_that_was_not_read_is_an_issue(tmp_path: Path) -> None:
    publish_to(tmp_path)
    rows = [row for row in pq.read_table(tmp_path / "issues.parquet").to_pylist() if row["path"]]
    assert [(row["path"], row["code"], row["severity"], row["document_id"]) for row in rows] == [
        ("hong.pdf", "damaged", "error", None)
    ]


def test_units_are_counted(tmp_path: Path) -> None:
    publish_to(tmp_path)
    (unit,) = pq.read_table(tmp_path / "units.parquet").to_pylist()
    assert (unit["unit"], unit["kind"], unit["aliases"]) == ("Phòng Văn hóa - Xã hội", "phòng", ["Phòng VH-XH"])
    assert (unit["tasks_led"], unit["tasks_shared"]) == (2, 0)


def test_an_empty_dataset_is_published_too(tmp_path: Path) -> None:
    published = publish(Dataset(), Tracking(), [], tmp_path)
    assert set(published.rows.values()) == {0}
    assert csv_rows(tmp_path / "tasks.csv") == []
