"""A store of an older version is brought to this one without loss, its file kept; a newer one is refused untouched."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from plan_records import entry_of, records_of

from plans.dataset.ledger import ReadFile
from plans.store.schema import SCHEMA, store_version
from plans.store.store import STORE_NAME, Store, StoreNotWritable, StoreVersion

OLD = "1-0123456789ab"
# What schema 1 did not have: its ledger knew one folder, and nothing counted tries or sketched scans.
TO_SCHEMA_1 = (
    "ALTER TABLE ledger DROP COLUMN root",
    "ALTER TABLE readings DROP COLUMN sketch",
    "ALTER TABLE rows_tasks DROP COLUMN coordinating_units",
    "ALTER TABLE rows_tasks DROP COLUMN standing",
    "ALTER TABLE rows_documents ADD COLUMN that_went VARCHAR",
    "DROP TABLE tries",
    f"UPDATE facts SET value = '{OLD}' WHERE name = 'version'",
)


@pytest.fixture
def old_store(tmp_path: Path) -> Path:
    with Store.open(tmp_path) as store:
        store.write([ReadFile(entry_of(n), None, None, records_of(n, n), "rules-1") for n in ("a.docx", "b.docx")])
        store.published_key = "of the old version"
    with duckdb.connect(str(tmp_path / STORE_NAME)) as connection:
        for sql in TO_SCHEMA_1:
            connection.execute(sql)
    return tmp_path


def test_an_older_store_keeps_its_rows_and_a_copy(old_store: Path) -> None:
    before = (old_store / STORE_NAME).read_bytes()
    with Store.open(old_store) as store:
        assert store.files() == {path: entry_of(path) for path in ("a.docx", "b.docx")}
        tasks = store.dataset().tasks()
        assert [task.text for task in tasks] == [task.text for task in records_of("a.docx").tasks] * 2
        assert {task.coordinating_units for task in tasks} == {()}
        assert store.published_key is None
        assert store.resume_tries("x") == {}
        assert store.copy_before_upgrade
        assert store.copy_before_upgrade.read_bytes() == before
    with Store.open(old_store) as store:
        assert store.copy_before_upgrade is None
        assert len(store.files()) == 2


def test_the_copy_opens_with_the_older_version(old_store: Path) -> None:
    with Store.open(old_store) as store:
        copy = store.copy_before_upgrade
    with duckdb.connect(str(copy), read_only=True) as connection:
        assert connection.execute("SELECT value FROM facts WHERE name = 'version'").fetchone() == (OLD,)


def test_a_migration_that_fails_leaves_the_store_as_it_was(old_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with duckdb.connect(str(old_store / STORE_NAME)) as connection:
        connection.execute("ALTER TABLE ledger ALTER size TYPE VARCHAR")
        connection.execute("UPDATE ledger SET size = 'no number'")
    with pytest.raises(StoreNotWritable):
        Store.open(old_store)
    with duckdb.connect(str(old_store / STORE_NAME)) as connection:
        assert connection.execute("SELECT value FROM facts WHERE name = 'version'").fetchone() == (OLD,)
        assert connection.execute("SELECT count(*) FROM rows_tasks").fetchone() == (6,)


def test_no_room_for_the_copy_is_told(old_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("plans.store.migration.shutil.copyfile", full)
    before = (old_store / STORE_NAME).read_bytes()
    with pytest.raises(StoreNotWritable):
        Store.open(old_store)
    assert (old_store / STORE_NAME).read_bytes() == before


def test_a_newer_store_is_refused(old_store: Path) -> None:
    with duckdb.connect(str(old_store / STORE_NAME)) as connection:
        connection.execute(f"UPDATE facts SET value = '{SCHEMA + 1}-0123456789ab' WHERE name = 'version'")
    before = (old_store / STORE_NAME).read_bytes()
    with pytest.raises(StoreVersion, match="phiên bản mới hơn"):
        Store.open(old_store)
    assert (old_store / STORE_NAME).read_bytes() == before


def test_the_version_names_its_schema() -> None:
    assert store_version().startswith(f"{SCHEMA}-")
