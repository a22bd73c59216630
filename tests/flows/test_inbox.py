from __future__ import annotations

import os
import socket
import sys
import time
import unicodedata
from pathlib import Path

import pytest

from flows.inbox.contents import is_whole, may_be_growing, sha256, still_growing
from flows.inbox.entries import Entry, Outcome, list_inbox, shown_path
from flows.readers.reading import ReadJob, read_job

on_linux = pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")


def outcomes(inbox: Path) -> dict[str, str]:
    return {e.path: f"{e.verdict.outcome} {e.verdict.code}" if e.verdict else "read" for e in list_inbox(inbox)}


def test_subfolders_are_read_and_paths_are_relative(tmp_path: Path) -> None:
    (tmp_path / "Quý I" / "công văn").mkdir(parents=True)
    (tmp_path / "Quý I" / "công văn" / "Số 12.txt").write_text("x")
    assert outcomes(tmp_path) == {"Quý I/công văn/Số 12.txt": "read"}


def test_names_are_nfc(tmp_path: Path) -> None:
    (tmp_path / unicodedata.normalize("NFD", "kế hoạch.txt")).write_text("x")
    assert list(outcomes(tmp_path)) == ["kế hoạch.txt"]


@on_linux
def test_two_spellings_of_one_name_have_a_row_each(tmp_path: Path) -> None:
    for form in ("NFC", "NFD"):
        (tmp_path / unicodedata.normalize(form, "hòa.txt")).write_text(form)
    assert list(outcomes(tmp_path)) == ["hòa.txt", "hòa.txt~2"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("~$ke hoach.docx", "temporary"),
        (".~lock.ke hoach.docx#", "temporary"),
        ("tải về.pdf.crdownload", "temporary"),
        ("tải về.pdf.part", "temporary"),
        ("bản nháp.tmp", "temporary"),
        (".DS_Store", "hidden"),
        ("Thumbs.db", "hidden"),
        ("dự toán.xlsx", "not_document"),
        ("ảnh.jpg", "not_document"),
        ("không đuôi", "not_document"),
    ],
)
def test_what_is_no_document_is_ignored(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / name).write_text("x")
    assert outcomes(tmp_path) == {name: f"ignored {code}"}


def test_a_pdf_under_another_ending_is_read(tmp_path: Path) -> None:
    (tmp_path / "thông báo.bin").write_bytes(b"%PDF-1.7\n...")
    assert outcomes(tmp_path) == {"thông báo.bin": "read"}


def test_a_folder_with_the_name_of_a_file_is_told_and_looked_into(tmp_path: Path) -> None:
    (tmp_path / "kế hoạch.pdf").mkdir()
    (tmp_path / "kế hoạch.pdf" / "phụ lục.txt").write_text("x")
    assert outcomes(tmp_path) == {"kế hoạch.pdf": "ignored folder", "kế hoạch.pdf/phụ lục.txt": "read"}


def test_a_hidden_folder_is_one_entry(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("x")
    assert outcomes(tmp_path) == {".git": "ignored hidden"}


@on_linux
def test_links_out_of_the_inbox_are_refused(tmp_path: Path) -> None:
    inbox, secret = tmp_path / "inbox", tmp_path / "riêng.txt"
    inbox.mkdir()
    secret.write_text("x")
    (inbox / "a.txt").write_text("x")
    (inbox / "ra ngoài.txt").symlink_to(secret)
    (inbox / "cả thư mục").symlink_to(tmp_path)
    (inbox / "trong.txt").symlink_to(inbox / "a.txt")
    (inbox / "vòng.txt").symlink_to(inbox / "vòng.txt")
    assert outcomes(inbox) == {
        "a.txt": "read",
        "cả thư mục": "rejected unsafe",
        "ra ngoài.txt": "rejected unsafe",
        "trong.txt": "read",
        "vòng.txt": "ignored link",
    }


@on_linux
def test_pipes_and_sockets_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the address of a socket is short
    os.mkfifo("ống.pdf")
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("cắm.pdf")
        assert outcomes(tmp_path) == {"cắm.pdf": "ignored not_a_file", "ống.pdf": "ignored not_a_file"}


@on_linux
def test_names_that_would_mislead_are_written_out(tmp_path: Path) -> None:
    (tmp_path / "a\nb.txt").write_text("x")
    (tmp_path / os.fsdecode(b"\xff.txt")).write_text("x")
    (tmp_path / "fdp\u202etxt.txt").write_text("x")
    assert sorted(outcomes(tmp_path)) == ["\\udcff.txt", "a\\u000ab.txt", "fdp\\u202etxt.txt"]


def test_shown_path_keeps_vietnamese() -> None:
    assert shown_path("Xã An Sơn Thượng/=cmd.txt") == "Xã An Sơn Thượng/=cmd.txt"


def test_a_pdf_is_whole_with_its_end() -> None:
    assert whole_bytes(b"%PDF-1.7\nxref\n%%EOF\n")
    assert not whole_bytes(b"%PDF-1.7\nxref\n")


def test_a_word_file_is_whole_with_its_directory() -> None:
    assert whole_bytes(b"PK\x03\x04.....PK\x05\x06....")
    assert not whole_bytes(b"PK\x03\x04.....")


def whole_bytes(content: bytes) -> bool:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(content)
        return is_whole(path)


def entry(path: Path) -> Entry:
    return next(e for e in list_inbox(path.parent) if e.source.name == path.name)


def test_a_young_file_without_its_end_may_be_growing(tmp_path: Path) -> None:
    path = tmp_path / "quét.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    now = time.time()
    assert may_be_growing(entry(path), 3, now)
    assert not may_be_growing(entry(path), 3, now + 60)
    path.write_bytes(b"%PDF-1.7\n%%EOF")
    assert not may_be_growing(entry(path), 3, now)
    path.write_bytes(b"")
    assert not may_be_growing(entry(path), 3, now)


def test_only_what_changes_under_watch_is_put_off(tmp_path: Path) -> None:
    still, moving = tmp_path / "đứng yên.pdf", tmp_path / "đang chép.pdf"
    for path in (still, moving):
        path.write_bytes(b"%PDF-1.7\n")
    watched = [entry(still), entry(moving)]

    def copy_on(seconds: float) -> None:
        assert 0 <= seconds <= 3
        moving.write_bytes(b"%PDF-1.7\nmore")

    verdicts = still_growing(watched, 3, wait=copy_on)
    assert {path: verdict.outcome for path, verdict in verdicts.items()} == {"đang chép.pdf": Outcome.DEFERRED}


def _below(folder: Path, steps: list[str]) -> None:
    """Folders in folders, made from within: their whole path is longer than the system takes."""
    here = Path.cwd()
    try:
        os.chdir(folder)
        for step in steps:
            Path(step).mkdir()
            os.chdir(step)
    finally:
        os.chdir(here)


@on_linux
@pytest.mark.parametrize("steps", [["d"] * 300, ["y" * 250] * 20])
def test_folders_without_end_are_told_once(tmp_path: Path, steps: list[str]) -> None:
    (tmp_path / "a.txt").write_text("x")
    _below(tmp_path, steps)
    assert sorted(outcomes(tmp_path).values()) == ["read", "rejected too_deep"]


def test_a_file_that_took_the_time_and_size_of_another_is_not_read_as_that_one(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    place.write_bytes("1. Giao Phòng Kinh tế rà soát.".encode())
    facts, hashed = place.stat(), sha256(place)
    job = ReadJob("a.txt", place, hashed, size=facts.st_size, mtime_ns=facts.st_mtime_ns)
    assert read_job(job).outcome == "ok"
    place.write_bytes("9. Giao Phòng Kinh tế rà soát.".encode())
    os.utime(place, ns=(facts.st_mtime_ns, facts.st_mtime_ns))
    assert (read_job(job).outcome, read_job(job).code) == ("deferred", "growing")
