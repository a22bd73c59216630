"""An inbox in an object store, on a real S3 server of this machine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from s3_server import BUCKET, put_folder, s3_server
from whole_runs import IN_ALL_RUNS, hashes, khacphuc, written_inbox

from flows.inbox.entries import Entry
from flows.inbox.inboxes import FolderInbox, inbox_at
from flows.inbox.object_store import NotAllowed, RemoteError, local_path
from flows.inbox.planning import Candidate
from flows.inbox.remote import RemoteInbox
from flows.settings import Settings
from plans.dataset.ledger import FileEntry

pytest.importorskip("s3fs")
DAY = dt.date(2026, 5, 13)


@pytest.fixture(scope="module")
def server() -> Iterator[dict[str, str]]:
    with s3_server() as environment:
        yield environment


def store(folder: str, objects: dict[str, bytes]) -> str:
    """The address of these objects."""
    from s3fs import S3FileSystem

    for name, content in objects.items():
        S3FileSystem().pipe_file(f"{BUCKET}/{folder}/{name}", content)
    return f"s3://{BUCKET}/{folder}"


def settings(output: Path) -> Settings:
    return Settings(output=output, as_of=DAY)


def listed(url: str, output: Path, ledger: dict[str, FileEntry] | None = None) -> dict[str, Entry]:
    inbox = RemoteInbox(url, output)
    return {entry.path: entry for entry in inbox.entries(ledger or {}, settings(output))}


def test_objects_are_entries_by_the_rules_of_a_folder(server: dict[str, str], tmp_path: Path) -> None:
    objects = {
        "Quý II/Kế hoạch số 45.txt": b"x",
        "Quý II/": b"",  # the mark of an empty folder
        ".git/config": b"x",
        ".git/HEAD": b"x",
        "~$ ban nhap.docx": b"x",
        "ban-tin.pdf/trang 1.txt": b"x",
        "khong duoi": b"%PDF-1.7 ...",
        "bang tinh": b"so lieu",
        "hai\tdong.txt": b"x",
        "rong.txt": b"",
    }
    found = listed(store("luật", objects), tmp_path)
    told = {path: entry.verdict.code if entry.verdict else None for path, entry in found.items()}
    assert told == {
        "Quý II/Kế hoạch số 45.txt": None,
        ".git": "hidden",
        "~$ ban nhap.docx": "temporary",
        "ban-tin.pdf": "folder",
        "ban-tin.pdf/trang 1.txt": None,
        "khong duoi": None,
        "bang tinh": "not_document",
        "hai\\u0009dong.txt": None,
        "rong.txt": None,
    }
    here = [entry.source for entry in found.values() if entry.verdict is None]
    assert all(place.parent == tmp_path / ".tam" for place in here)


def test_a_changed_object_has_another_mark_though_size_and_second_are_the_same(
    server: dict[str, str], tmp_path: Path
) -> None:
    url = store("dấu", {"a.txt": b"mot"})
    before = listed(url, tmp_path)["a.txt"]
    store("dấu", {"a.txt": b"hai"})
    after = listed(url, tmp_path)["a.txt"]
    assert (before.size, before.sha256 != after.sha256, before.mtime_ns != after.mtime_ns) == (3, True, True)


def test_what_is_known_is_not_fetched_again(server: dict[str, str], tmp_path: Path) -> None:
    url = store("quen", {"a.txt": b"mot"})
    entry = listed(url, tmp_path)["a.txt"]
    known = FileEntry("a.txt", 3, entry.mtime_ns, entry.sha256, "ok", None, None, 1, 1, 1, DAY, DAY)
    again = listed(url, tmp_path, {"a.txt": known})["a.txt"]
    assert (again.sha256, again.source.exists()) == (None, False)


def test_bytes_are_here_only_while_they_are_read(server: dict[str, str], tmp_path: Path) -> None:
    url = store("cho", {"a.txt": b"mot", "b.txt": b"hai", "c.txt": b"ba"})
    kept = RemoteInbox(url, tmp_path, room=4).entries({}, settings(tmp_path))
    assert sum(entry.source.exists() for entry in kept) == 1  # two of them are more than 4 bytes
    inbox = RemoteInbox(url, tmp_path, room=1)
    entries = inbox.entries({}, settings(tmp_path))
    files = [Candidate(entry, entry.sha256 or "") for entry in entries]
    store("cho", {"b.txt": b"doi"})
    inbox.bring(files)
    assert [entry.source.read_bytes() for entry in entries] == [
        b"mot",
        b"",
        b"ba",
    ]  # b changed
    inbox.release(files)
    assert not list((tmp_path / ".tam").iterdir())
    inbox.close()
    assert not (tmp_path / ".tam").exists()


def test_one_object_that_may_not_be_read_stops_nothing(
    server: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.inbox import remote as remote_inbox

    url, own = store("quyen", {"a.txt": b"mot", "b.txt": b"hai"}), remote_inbox.fetch

    def refused(file, place):  # type: ignore[no-untyped-def]
        if file.url.endswith("a.txt"):
            raise NotAllowed("...")
        return own(file, place)

    monkeypatch.setattr(remote_inbox, "fetch", refused)
    found = listed(url, tmp_path)
    assert found["a.txt"].verdict and found["a.txt"].verdict.code == "no_permission"
    assert found["b.txt"].sha256


def test_a_bucket_that_is_not_there_is_told_in_a_line(server: dict[str, str], tmp_path: Path) -> None:
    done = khacphuc(tmp_path, "run", "s3://khong-co-thung/den", *IN_ALL_RUNS, **server)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "Không dùng được kho s3://khong-co-thung/den" in done.stderr
    with pytest.raises(RemoteError, match="Không có tệp nào"):
        listed(f"s3://{BUCKET}/go-nham", tmp_path)


def test_places_of_this_machine() -> None:
    assert local_path("/srv/văn bản") == Path("/srv/văn bản")
    assert local_path("file:///srv/a%20b") == Path("/srv/a b")
    assert isinstance(inbox_at("file:///srv/a", Settings()), FolderInbox)
    with pytest.raises(RemoteError, match="ftp"):
        local_path("ftp://may-chu/den")


@pytest.mark.slow
def test_the_same_bytes_come_from_a_folder_and_from_an_object_store(server: dict[str, str], tmp_path: Path) -> None:
    written_inbox(tmp_path / "inbox")
    put_folder(tmp_path / "inbox", f"s3://{BUCKET}/den")
    near = khacphuc(tmp_path, "run", "inbox", "--output", "near", *IN_ALL_RUNS)
    far = khacphuc(tmp_path, "run", f"s3://{BUCKET}/den", "--output", "far", *IN_ALL_RUNS, **server)
    assert [(done.returncode, done.stderr) for done in (near, far)] == [(3, "")] * 2
    assert hashes(tmp_path / "far") == hashes(tmp_path / "near")
    assert not (tmp_path / "far" / ".tam").exists()
    again = khacphuc(tmp_path, "run", f"s3://{BUCKET}/den", "--output", "far", *IN_ALL_RUNS, **server)
    assert "Không có gì mới" in again.stdout
