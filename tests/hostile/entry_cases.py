"""Hostile entries of the inbox: names, links, pipes, sizes. Each text differs, so that none is a copy."""

from __future__ import annotations

import os
import socket
import sys
import time
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


def _nested(levels: int, name: str) -> Callable[[Path], None]:
    """Folders in folders, deeper than any path may tell; the last one holds a document."""

    def make(place: Path) -> None:
        here = Path.cwd()
        try:
            for step in (place, *[Path(name)] * levels):
                step.mkdir()
                os.chdir(step)
            Path("cuoi.txt").write_bytes(_text(90))
        finally:
            os.chdir(here)

    return make


def _aged(number: int, seconds: float) -> Callable[[Path], None]:
    def make(place: Path) -> None:
        place.write_bytes(_text(number))
        os.utime(place, (seconds, seconds))

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
    ok("gio/nam-1970.txt", _aged(40, 0)),
    ok("gio/nam-2100.txt", _aged(41, 4_102_444_800)),
    ok("gio/mot-gio-nua.txt", _aged(42, time.time() + 3600)),
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
    ok("gio/nam-1901.txt", _aged(43, -2_147_483_000)),
    rejected("sau/long", "too_deep", _nested(600, "d"), shown="sau/long" + "/d" * 99),
    ok("ten/" + "z" * 251 + ".txt", _text(29)),
    ok("ten/\u0000".replace("\u0000", "\x7f\x1b[2J") + ".txt", _text(30), "ten/\\u007f\\u001b[2J.txt"),
    ok(os.fsdecode(b"ten/v\xe2n b\x1en.txt"), _text(31), "ten/v\\udce2n b\\u001en.txt"),
    ok("ten/\u202e\u2066a\u200b\ufeff.txt", _text(32), "ten/\\u202e\\u2066a\\u200b\\ufeff.txt"),
    ok("ten/\U000e0041\u3164.txt", _text(33), "ten/\\ue0041\u3164.txt"),
    ok("ten/-.txt", _text(34)),
    ok("ten/%2e%2e%2fx.txt", _text(35)),
    ok("ten/a\tb.txt", _text(36), "ten/a\\u0009b.txt"),
    Case("lien-ket/trong.txt", _link("../ten/-.txt"), "duplicate", "duplicate"),
    ignored("lien-ket/hai-vong-a", "link", _link("hai-vong-b")),
    ignored("lien-ket/hai-vong-b", "link", _link("hai-vong-a")),
    rejected("lien-ket/proc.txt", "unsafe", _link("/proc/self/environ")),
    rejected("lien-ket/fd.txt", "unsafe", _link("/dev/fd/0")),
    ignored("la/ong-dan.pdf", "not_a_file", lambda place: os.mkfifo(place)),
    ignored("la/o-cam.docx", "not_a_file", _socket),
)

CASES: tuple[Case, ...] = EVERYWHERE if sys.platform == "win32" else (*EVERYWHERE, *ON_UNIX)
