from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from scans import with_office

from datamodel.document import TextDocument
from extractors import extract, office
from extractors.errors import UnreadableFile

HTML = '<html><head><meta charset="utf-8"></head><body><p>Đôn đốc các thôn</p><table border=1><tr><td>STT</td>'
HTML += "<td>Nội dung</td></tr></table></body></html>"


def stored(folder: Path, content: bytes, name: str) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def blocks(document: TextDocument) -> list[str]:
    return [document.words(block) for block in document.blocks]


@pytest.mark.office
@with_office
def test_a_web_page_under_the_name_of_a_word_file_is_read(tmp_path: Path) -> None:
    document = extract(stored(tmp_path, HTML.encode(), "bao-cao.doc"))
    assert (document.format, document.name) == ("html", "bao-cao.doc")
    assert blocks(document) == ["Đôn đốc các thôn", "STT", "Nội dung"]


@pytest.mark.office
@with_office
def test_old_fonts_of_an_rtf_file_become_unicode(tmp_path: Path) -> None:
    head = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 .VnTime;}{\f1 .VnTimeH;}{\f2 VNI-Times;}{\f3 Times New Roman;}}"
    body = r"\f1 kÕ ho¹ch\par \f0 Kh¾c phôc tån t¹i, \f3 n\u259?m 2026\par \f2 Coâng ty Thu\b ûy noâng\par}"
    coded = "".join(c if ord(c) < 128 else f"\\'{ord(c):02x}" for c in head + body)
    document = extract(stored(tmp_path, coded.encode("ascii"), "ke-hoach.rtf"))
    assert document.format == "rtf"
    assert blocks(document) == ["KẾ HOẠCH", "Khắc phục tồn tại, năm 2026", "Công ty Thủy nông"]


def test_without_libreoffice_the_file_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "soffice", lambda: None)
    with pytest.raises(UnreadableFile, match="needs_office"):
        extract(stored(tmp_path, rb"{\rtf1 Ke hoach}", "a.rtf"))


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_conversion_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = stored(tmp_path, b"#!/bin/sh\nsleep 60 & sleep 60\n", "soffice")
    program.chmod(0o755)
    monkeypatch.setattr(office, "soffice", lambda: str(program))
    monkeypatch.setattr(office, "SECONDS_TO_CONVERT", 0.2)
    start = time.monotonic()
    with pytest.raises(UnreadableFile, match="timeout"):
        extract(stored(tmp_path, rb"{\rtf1 Ke hoach}", "a.rtf"))
    assert time.monotonic() - start < 10


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_file_that_gives_nothing_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = stored(tmp_path, b"#!/bin/sh\nexit 0\n", "soffice")
    program.chmod(0o755)
    monkeypatch.setattr(office, "soffice", lambda: str(program))
    with pytest.raises(UnreadableFile, match="damaged"):
        extract(stored(tmp_path, rb"{\rtf1 Ke hoach}", "a.rtf"))


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_file_that_stops_libreoffice_takes_no_other_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in prints in order, and hangs at the second of five and breaks down at the fourth."""
    monkeypatch.setattr(office, "soffice", lambda: str(program))
    monkeypatch.setattr(office, "SECONDS_FOR_ONE", 0.5)
    program = stored(
        tmp_path,
        b'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\nout=$2; shift 2; mkdir -p "$out"\n'
        b'for file; do case "$file" in */1.rtf) sleep 60;; */3.rtf) exit 9;; esac\n'
        b'touch "$out/$(basename "$file" .rtf).pdf"; done\n',
        "soffice",
    )
    program.chmod(0o755)
    words = [stored(tmp_path, rb"{\rtf1 Ke hoach}", f"so-{number}.rtf") for number in range(5)]
    printed = office.print_pages(words, tmp_path)
    assert [path.name if path else None for path in printed] == ["0.pdf", None, "2.pdf", None, "4.pdf"]
