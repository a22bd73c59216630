"""Hostile entries of the inbox: names, links, pipes, sizes. Each text differs, so that none is a copy."""

from __future__ import annotations

import os
import socket
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

from hostile_case import Case, ignored, ok, rejected
from pdf_bytes import LINES


def _text(number: int) -> bytes:
    return "\n".join((*LINES, f"2. Giao Văn phòng lập báo cáo số {number}.")).encode()


def _link(target: str) -> Callable[[Path], None]:
    return lambda place: place.symlink_to(target)


def _socket(place: Path) -> None:
    here = Path.cwd()
    os.chdir(place.parent)  # the address of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as opened:
            opened.bind(place.name)
    finally:
        os.chdir(here)


def _sparse(gibibytes: int) -> Callable[[Path], None]:
    def make(place: Path) -> None:
        with place.open("wb") as file:
            file.write(b"%PDF-1.7\n")
            file.truncate(gibibytes << 30)

    return make


EVERYWHERE = (
    ok("ten/khoảng trắng  và 100% 'nháy'.txt", _text(1)),
    ok("ten/=cmd(1).txt", _text(2)),
    ok("ten/-rf.txt", _text(3)),
    ok("ten/👍🏽 kế hoạch.txt", _text(4)),
    ok("ten/" + "x" * 150 + ".txt", _text(5)),
    ok("ten/KẾ HOẠCH.TXT", _text(6)),
    ok("ten/hai.duoi.pdf.txt", _text(7)),
    ok("ten/$(touch x);`id`.txt", _text(8)),
    ok("ten/{0}%s%n.txt", _text(9)),
    ok("ten/[bold]x[/bold].txt", _text(10)),
    ignored("ten/~$mo.docx", "temporary"),
    ignored("ten/.~lock.mo.docx#", "temporary"),
    ignored("ten/tai.pdf.part", "temporary"),
    ignored("ten/tai.pdf.crdownload", "temporary"),
    ignored("ten/nhap.tmp", "temporary"),
    ignored("ten/.an.txt", "hidden"),
    ignored("ten/Thumbs.db", "hidden"),
    ignored("ten/du-toan.xlsx", "not_document"),
    ignored("ten/khong-duoi", "not_document"),
    rejected("lon/thua.pdf", "too_large", _sparse(4)),
    ignored("thu-muc/ten-tep.pdf", "folder", Path.mkdir),
)
ON_UNIX = (
    ok(unicodedata.normalize("NFD", "ten/tổ hợp.txt"), _text(20), "ten/tổ hợp.txt"),
    ok("ten/xuong\ndong.txt", _text(21), "ten/xuong\\u000adong.txt"),
    ok("ten/dao\u202etxt.txt", _text(22), "ten/dao\\u202etxt.txt"),
    ok("ten/gach\\nguoc.txt", _text(23)),
    ok("ten/CON.txt", _text(24)),
    ok("ten/" + "ă" * 120 + ".txt", _text(25)),
    ok("ten/cuoi .txt", _text(26)),
    ok('ten/"<>|?*:.txt', _text(27)),
    ok(os.fsdecode(b"ten/\xff\xfe.txt"), _text(28), "ten/\\udcff\\udcfe.txt"),
    rejected("lien-ket/ra-ngoai.txt", "unsafe", _link("/etc/hostname")),
    rejected("lien-ket/goc", "unsafe", _link("/")),
    rejected("lien-ket/len-tren", "unsafe", _link("../../..")),
    rejected("lien-ket/zero.pdf", "unsafe", _link("/dev/zero")),
    ignored("lien-ket/vong.txt", "link", _link("vong.txt")),
    ignored("lien-ket/cut.txt", "link", _link("khong-co.txt")),
    ignored("lien-ket/thu-muc-nay", "link", _link(".")),
    ignored("la/ong-dan.pdf", "not_a_file", lambda place: os.mkfifo(place)),
    ignored("la/o-cam.docx", "not_a_file", _socket),
)

CASES: tuple[Case, ...] = EVERYWHERE if sys.platform == "win32" else (*EVERYWHERE, *ON_UNIX)
