"""Runs that are killed, doubled, cut off from the network or out of room: the next run publishes the same bytes.

`KHACPHUC_KILLS=50` kills more often than the usual few times.
"""

from __future__ import annotations

import hashlib
import io
import os
import random
import signal
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest
from whole_runs import environment_of_runs

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("KHACPHUC_KILLS", "4"))
PLAN = """ỦY BAN NHÂN DÂN
XÃ HÒA LẠC ĐÔNG
Số: {number}/KH-UBND
Hòa Lạc Đông, ngày 10 tháng 4 năm 2026
KẾ HOẠCH
Khắc phục tồn tại trong lĩnh vực số {number}
1. Giao Phòng Kinh tế rà soát {number} hồ sơ, hoàn thành trước ngày 15/6/2026.
2. Văn phòng HĐND và UBND báo cáo kết quả hằng tháng.
"""
on_unix = pytest.mark.skipif(sys.platform == "win32", reason="kills a whole process group")


def command(output: str) -> list[str]:
    options = ["--output", output, "--as-of", "2026-05-13", "--workers", "2"]
    return [sys.executable, "-m", "flows.cli", "run", "inbox", *options]


def run(folder: Path, output: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(output), cwd=folder, env=environment_of_runs(**more), capture_output=True, text=True, encoding="utf-8",
        timeout=300, check=False,
    )  # fmt: skip


def start(folder: Path, output: str) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        command(output), cwd=folder, env=environment_of_runs(KHACPHUC_BATCH_SIZE="5"), stdout=quiet, stderr=quiet,
        start_new_session=True,
    )  # fmt: skip


def tables(output: Path) -> dict[str, str]:
    found = [path for path in output.iterdir() if path.suffix in (".csv", ".parquet", ".md")]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def fill(folder: Path) -> None:
    (folder / "inbox").mkdir()
    for number in range(24):
        (folder / "inbox" / f"kế hoạch {number}.txt").write_text(PLAN.format(number=number), encoding="utf-8")
    (folder / "inbox" / "hỏng.docx").write_bytes(b"PK\x03\x04" + bytes(200))


@on_unix
def test_killed_anywhere_the_next_run_publishes_the_same_bytes(tmp_path: Path) -> None:
    fill(tmp_path)
    began = os.times().elapsed
    assert run(tmp_path, "undisturbed").returncode == 3
    lasted = os.times().elapsed - began
    wanted = tables(tmp_path / "undisturbed")
    chance = random.Random(20260513)
    for number in range(KILLS):
        output = f"killed-{number}"
        process = start(tmp_path, output)
        try:
            process.wait(chance.uniform(0.3, lasted * 1.1))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(60)
        again = run(tmp_path, output)
        assert (again.returncode, again.stderr) == (3, ""), number
        assert tables(tmp_path / output) == wanted, number


@on_unix
def test_of_two_runs_at_once_one_leaves_with_a_line(tmp_path: Path) -> None:
    fill(tmp_path)
    first = start(tmp_path, "output")
    try:
        while not (tmp_path / "output" / "khacphuc.duckdb").exists():
            assert first.poll() is None
        second = run(tmp_path, "output")
    finally:
        first.wait(120)
    codes = sorted((first.returncode, second.returncode))
    assert codes in ([2, 3], [3, 3])  # the first may be done before the second looks
    if second.returncode == 2:
        assert "đang được một lần chạy khác sử dụng" in second.stderr
        assert len(second.stderr.strip().splitlines()) == 1


NO_NETWORK = """
import socket
_connect, _sendto = socket.socket.connect, socket.socket.sendto
def _allowed(address):
    if isinstance(address, tuple) and not str(address[0]).startswith(("127.", "::1", "localhost")):
        open({log!r}, "a").write(repr(address) + "\\n")
        raise OSError("no network here")
def connect(self, address):
    _allowed(address)
    return _connect(self, address)
def lookup(host, *rest, _own=socket.getaddrinfo, **more):
    if host is not None:
        _allowed((host.decode() if isinstance(host, bytes) else host,))
    return _own(host, *rest, **more)
socket.socket.connect, socket.getaddrinfo = connect, lookup
"""


def test_nothing_is_asked_of_the_network(tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / "site").mkdir()
    log = tmp_path / "asked.txt"
    (tmp_path / "site" / "sitecustomize.py").write_text(NO_NETWORK.format(log=str(log)), encoding="utf-8")
    path = os.pathsep.join([str(tmp_path / "site"), str(ROOT)])
    done = run(tmp_path, "output", PYTHONPATH=path)
    assert (done.returncode, done.stderr) == (3, "")
    assert not log.exists(), log.read_text()


def test_an_output_that_is_a_file_is_told_in_a_line(tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / "output").write_text("x")
    done = run(tmp_path, "output")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


class SlowCopier:
    """Writes a file in small pieces, as a copy over a slow network does, until it is told to finish."""

    def __init__(self, place: Path, content: bytes) -> None:
        self._place, self._content = place, content
        self._finish = threading.Event()
        place.write_bytes(content[:10])
        self._thread = threading.Thread(target=self._copy)
        self._thread.start()

    def _copy(self) -> None:
        at = 10
        while not self._finish.wait(0.05) and at < len(self._content) - 20:
            at += 1
            with self._place.open("ab") as file:
                file.write(self._content[at - 1 : at])
        with self._place.open("ab") as file:
            file.write(self._content[at:])

    def finish(self) -> None:
        self._finish.set()
        self._thread.join()


def test_two_workers_share_the_inbox_with_a_slow_copier(tmp_path: Path) -> None:
    fill(tmp_path)
    plan = "".join(f"{line}\n" for line in PLAN.format(number=99).splitlines())
    copier = SlowCopier(tmp_path / "inbox" / "đang chép.docx", word_file(plan))
    try:
        first = run(tmp_path, "shared", KHACPHUC_SETTLE_SECONDS="1")
    finally:
        copier.finish()
    assert first.returncode == 3
    growing = [
        line for line in (tmp_path / "shared" / "files.csv").read_text("utf-8-sig").splitlines() if "chép" in line
    ]
    assert '"deferred","growing"' in growing[0]
    assert run(tmp_path, "shared", KHACPHUC_SETTLE_SECONDS="0").returncode == 3
    assert run(tmp_path, "alone", KHACPHUC_SETTLE_SECONDS="0").returncode == 3
    assert tables(tmp_path / "shared") == tables(tmp_path / "alone")


def word_file(text: str) -> bytes:
    """A Word file with these lines and a picture's worth of ballast, so that copying it takes a while."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document xmlns:w='{space}'><w:body>{lines}</w:body></w:document>")
        archive.writestr("word/media/a.bin", random.Random(1).randbytes(20_000))
    return out.getvalue()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="root ignores permissions; a mount does not"
)
def test_a_read_only_output_is_told_in_a_line_and_left_alone(tmp_path: Path) -> None:
    fill(tmp_path)
    output = tmp_path / "output"
    output.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", str(output)], check=False).returncode:
        pytest.skip("this machine lets nobody mount")
    try:
        assert run(tmp_path, "output").returncode == 3
        before = tables(output)
        subprocess.run(["mount", "-o", "remount,ro", str(output)], check=True)
        refused = run(tmp_path, "output")
        assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
        assert "Không ghi được vào thư mục kết quả" in refused.stderr
        assert tables(output) == before
    finally:
        subprocess.run(["umount", str(output)], check=True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_full_disk_ends_the_run_and_the_next_one_has_room(tmp_path: Path) -> None:
    fill(tmp_path)
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(small)], check=False)
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount")
    try:
        full = run(tmp_path, "small")
        assert full.returncode in (1, 2)
        assert full.stderr.count("\n") == 1, full.stderr
        subprocess.run(["mount", "-o", "remount,size=300m", str(small)], check=True)
        assert run(tmp_path, "small").returncode == 3
        assert run(tmp_path, "roomy").returncode == 3
        assert tables(small) == tables(tmp_path / "roomy")
    finally:
        subprocess.run(["umount", str(small)], check=True)
