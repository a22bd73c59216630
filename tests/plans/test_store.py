"""The store loses nothing, doubles nothing, and tells what it holds."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from plan_records import digest_of, entry_of, official_document, records_of

from datamodel.codec import pack_text
from plans.dataset.dataset import dataset_of
from plans.dataset.ledger import ReadFile
from plans.rows.identity import document_id
from plans.store.store import STORE_NAME, Store, StoreBusy, StoreDamaged, StoreError, StoreNotWritable, StoreVersion

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent


def in_other_process(code: str, folder: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(HERE))), "PYTHONUTF8": "1"}
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
        env=environment,
    )


def read_file(path: str, number: str | None = "15", *, content: str | None = None, day: int = 1) -> ReadFile:
    return ReadFile(entry_of(path, content, day=day), None, None, records_of(content or path, number), "rules-1")


def test_rows_come_back_as_they_were_written(tmp_path: Path) -> None:
    records = [records_of("a.docx", "15"), records_of("b.docx", "16")]
    with Store.open(tmp_path) as store:
        store.write([read_file("a.docx", "15"), read_file("b.docx", "16")])
    with Store.open(tmp_path) as store:
        dataset = store.dataset()
        assert store.files() == {path: entry_of(path) for path in ("a.docx", "b.docx")}
        assert store.records_fingerprints() == {digest_of("a.docx"): "rules-1", digest_of("b.docx"): "rules-1"}
    expected = dataset_of(records)
    assert {name: table.to_pylist() for name, table in dataset.tables.items()} == {
        name: table.to_pylist() for name, table in expected.tables.items()
    }
    assert dataset.tasks()[0] == records[0].tasks[0]


def test_reading_again_replaces_the_rows(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.write([read_file("a.docx")])
        store.write([ReadFile(entry_of("a.docx"), None, None, records_of("a.docx", "99"), "rules-2")])
        assert [row.number for row in store.dataset().documents()] == ["99"]
        assert store.records_fingerprint(digest_of("a.docx")) == "rules-2"
        assert len(store.dataset().tasks()) == 3


def test_a_changed_file_drops_its_old_document(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.write([read_file("a.docx", "15", content="old")])
        store.write([read_file("a.docx", "16", content="new")])
        assert [row.number for row in store.dataset().documents()] == ["16"]
        store.write([read_file("b.docx", "15", content="old")])
        assert [(row.source_path, row.number) for row in store.dataset().documents()] == [
            ("a.docx", "16"),
            ("b.docx", "15"),
        ]


def test_a_document_is_called_after_the_file_that_is_still_there(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.write([read_file("a.docx", content="same"), ReadFile(entry_of("b.docx", "same", outcome="duplicate"))])
        assert [row.source_path for row in store.dataset().documents()] == ["a.docx"]
        store.write([ReadFile(entry_of("b.docx", "same", day=2))])
        assert [row.source_path for row in store.dataset().documents()] == ["b.docx"]


def test_a_file_gone_from_the_inbox_keeps_its_document(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.write([read_file("a.docx", "15"), read_file("b.docx", "16")])
        store.note_seen(["b.docx"], dt.date(2026, 5, 9))
        assert len(store.dataset().documents()) == 2
        assert [row.path for row in store.file_rows(seen=["b.docx"])] == ["b.docx"]
        assert {path: entry.last_seen.day for path, entry in store.files().items()} == {"a.docx": 1, "b.docx": 9}


def test_a_rejected_file_has_no_document(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.write([ReadFile(entry_of("hong.pdf", outcome="rejected")), read_file("a.docx")])
        assert [(row.path, row.document_id) for row in store.file_rows()] == [
            ("a.docx", document_id(digest_of("a.docx"))),
            ("hong.pdf", None),
        ]


def test_the_words_are_kept_for_the_next_reading(tmp_path: Path) -> None:
    words = official_document().source
    with Store.open(tmp_path) as store:
        store.write([ReadFile(entry_of("a.docx"), pack_text(words), "extract-1")])
        assert store.text_document(digest_of("a.docx"), "extract-1") == words
        assert store.text_document(digest_of("a.docx"), "extract-2") is None
        assert store.text_document(digest_of("b.docx"), "extract-1") is None


def test_a_failed_batch_leaves_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        broken = read_file("b.docx")
        object.__setattr__(broken, "text", 7)
        with pytest.raises(Exception, match="bytes"):
            store.write([read_file("a.docx"), broken])
        assert store.files() == {} and store.dataset().documents() == []
        store.write([read_file("a.docx")])
        assert len(store.dataset().documents()) == 1


def test_what_was_published_is_remembered(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        assert store.published_key is None
        store.published_key = "abc"
    with Store.open(tmp_path) as store:
        assert store.published_key == "abc"
        store.published_key = None
        assert store.published_key is None


def test_a_second_run_is_told_to_wait(tmp_path: Path) -> None:
    with Store.open(tmp_path):
        with pytest.raises(StoreBusy, match="một lần chạy khác"):
            Store.open(tmp_path)
        code = (
            "import sys; from pathlib import Path; from plans.store.store import Store, StoreBusy\n"
            "try: Store.open(Path(sys.argv[1]))\n"
            "except StoreBusy as error: print(type(error).__name__, str(error).count(chr(10)))"
        )
        told, _ = in_other_process(code, tmp_path).communicate(timeout=60)
    assert told.split() == ["StoreBusy", "0"]
    Store.open(tmp_path).close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("a file")
    with pytest.raises(StoreNotWritable, match="Không tạo được thư mục"):
        Store.open(tmp_path / "output")


@pytest.mark.parametrize("content", [b"no database at all " * 500, b""])
def test_a_foreign_file_is_not_touched(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / STORE_NAME
    file.write_bytes(content)
    if not content:
        Store.open(tmp_path).close()
        return
    with pytest.raises(StoreVersion):
        Store.open(tmp_path)
    assert file.read_bytes() == content


def test_a_store_of_another_version_is_not_touched(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.write([read_file("a.docx")])
    with duckdb.connect(str(tmp_path / STORE_NAME)) as connection:
        connection.execute("UPDATE facts SET value = 'other' WHERE name = 'version'")
    for _ in range(2):
        with pytest.raises(StoreVersion, match="phiên bản khác"):
            Store.open(tmp_path)
    with duckdb.connect(str(tmp_path / STORE_NAME)) as connection:
        assert connection.execute("SELECT count(*) FROM rows_tasks").fetchone() == (3,)


@pytest.mark.parametrize("at", [4096 + 100, 200_000, 0.5, 0.9])
def test_a_damaged_store_is_told_and_kept(tmp_path: Path, at: float) -> None:
    with Store.open(tmp_path) as store:
        store.write([read_file(f"{n}.docx", str(n)) for n in range(40)])
    file = tmp_path / STORE_NAME
    content = bytearray(file.read_bytes())
    content[int(at * len(content)) if at < 1 else int(at)] ^= 0xFF
    file.write_bytes(content)
    with pytest.raises(StoreDamaged, match="bị hỏng") as error, Store.open(tmp_path) as store:
        store.dataset()
        store.files()
    assert "\n" not in str(error.value) and file.read_bytes() == content


def test_a_store_cut_short_is_told(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.write([read_file("a.docx")])
    file = tmp_path / STORE_NAME
    file.write_bytes(file.read_bytes()[:9000])
    with pytest.raises(StoreError, match="Kho dữ liệu"):
        Store.open(tmp_path)


def test_what_is_refused_now_has_no_document_any_more(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.write([read_file("a.docx")])
        store.write([ReadFile(entry_of("a.docx", outcome="rejected"))])
        assert store.dataset().documents() == [] and store.dataset().tasks() == []
        assert [row.document_id for row in store.file_rows()] == [None]


KILLED_WRITER = """
import sys
from pathlib import Path
from plans.store.store import Store
from test_store import read_file
store = Store.open(Path(sys.argv[1]))
for batch in range(1000):
    store.write([read_file(f"{batch}/{n}.docx", f"{batch}.{n}") for n in range(5)])
    print(batch, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9 is of Unix")
@pytest.mark.parametrize("batches", [1, 7])
def test_a_killed_run_loses_nothing_and_doubles_nothing(tmp_path: Path, batches: int) -> None:
    writer = in_other_process(KILLED_WRITER, tmp_path)
    assert writer.stdout
    done = [int(writer.stdout.readline()) for _ in range(batches)]
    writer.kill()
    done += [int(line) for line in writer.stdout.read().split()]
    writer.wait()
    writer.stdout.close()
    with Store.open(tmp_path) as store:
        files, dataset = store.files(), store.dataset()
        assert len(files) % 5 == 0 and len(files) // 5 - len(done) in (0, 1)
        assert len(dataset.documents()) == len(files) and len(dataset.tasks()) == 3 * len(files)
        store.write([read_file(f"0/{n}.docx", f"0.{n}") for n in range(5)])
        assert len(store.dataset().tasks()) == 3 * len(files)
