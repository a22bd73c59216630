"""What the store of pictures keeps, and what it forgets."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from datamodel.codec import pack_text
from datamodel.document import TextDocument
from plans.store.pictures import PICTURES_NAME, DrawnFile, Picture, PictureStore

ONE = Picture(595, 842, b"webp")


def test_pictures_are_kept(tmp_path: Path) -> None:
    text = TextDocument("0.pdf", "pdf", "KẾ HOẠCH", ())
    with PictureStore.open(tmp_path, "v1") as store:
        store.add([DrawnFile("aa", {1: ONE, 2: Picture()}), DrawnFile("bb", {1: ONE}, pack_text(text))])
    with PictureStore.open(tmp_path, "v1") as store:
        assert store.is_known("aa") and not store.is_known("cc")
        assert store.pages("aa") == {1: 4, 2: 0}
        assert store.picture("aa", 1) == ONE
        assert store.picture("aa", 2) is None
        assert store.print_of("bb") == text
        assert store.print_of("aa") is None


def test_pages_are_added_to_those_that_are_there(tmp_path: Path) -> None:
    with PictureStore.open(tmp_path, "v1") as store:
        store.add([DrawnFile("aa", {1: ONE})])
        store.add([DrawnFile("aa", {3: ONE})])
        assert store.pages("aa") == {1: 4, 3: 4}


def test_pictures_of_other_code_do_not_count_and_go(tmp_path: Path) -> None:
    with PictureStore.open(tmp_path, "v1") as store:
        store.add([DrawnFile("aa", {1: ONE, 2: ONE})])
    with PictureStore.open(tmp_path, "v2") as store:
        assert not store.is_known("aa")
        assert store.pages("aa") == {}
        store.add([DrawnFile("aa", {1: ONE})])
        assert store.pages("aa") == {1: 4}


def test_what_is_no_document_any_more_is_forgotten(tmp_path: Path) -> None:
    secret = Picture(595, 842, b"SECRET-PAGE" * 50)
    with PictureStore.open(tmp_path, "v1") as store:
        store.add([DrawnFile("aa", {1: ONE}), DrawnFile("bb", {1: secret})])
        store.keep_only(["aa"])
        assert store.is_known("aa") and not store.is_known("bb")
    assert b"SECRET-PAGE" not in (tmp_path / PICTURES_NAME).read_bytes()


@pytest.mark.parametrize("content", [b"no database at all " * 100, b""])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / PICTURES_NAME).write_bytes(content)
    with PictureStore.open(tmp_path, "v1") as store:
        store.add([DrawnFile("aa", {1: ONE})])
        assert store.is_known("aa")


def test_a_file_of_another_version_is_begun_anew(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / PICTURES_NAME) as other:
        other.execute("CREATE TABLE files (x)")
        other.execute("PRAGMA user_version = 99")
    other.close()
    with PictureStore.open(tmp_path, "v1") as store:
        assert not store.is_known("aa")
