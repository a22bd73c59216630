"""The command as a person runs it: real processes, real Prefect, from a folder of another name."""

from __future__ import annotations

import csv
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
PLAN = """ỦY BAN NHÂN DÂN
XÃ HÒA LẠC ĐÔNG
Số: 45/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hòa Lạc Đông, ngày 10 tháng 4 năm 2026

KẾ HOẠCH
Khắc phục tồn tại, hạn chế trong công tác cải cách hành chính

I. NHIỆM VỤ
1. Giao Phòng Văn hóa - Xã hội chủ trì, phối hợp với Trung tâm Phục vụ hành chính công rà soát quy trình
tiếp nhận hồ sơ, hoàn thành trước ngày 15/6/2026.
2. Văn phòng HĐND và UBND báo cáo kết quả hằng tháng.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Thị Bình Minh
"""


def khacphuc(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("KHACPHUC_", "PREFECT_"))}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), environment.get("PYTHONPATH")]))
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def hashes(output: Path) -> dict[str, str]:
    tables = [path for path in output.iterdir() if path.suffix in (".csv", ".parquet", ".md")]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in tables}


def rows(output: Path, table: str) -> list[dict[str, str]]:
    with (output / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an inbox that holds every kind of entry, and the output of one run on it."""
    folder = tmp_path_factory.mktemp("Xã Hòa Lạc Đông 100%")
    inbox = folder / "văn bản đến" / "Quý II"
    inbox.mkdir(parents=True)
    (inbox / "Kế hoạch số 45.txt").write_text(PLAN, encoding="utf-8")
    (inbox / "Kế hoạch số 45 (bản sao).txt").write_text(PLAN, encoding="utf-8")
    (inbox / "rỗng.pdf").touch()
    (inbox / "tải dở.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n")
    (inbox / "hỏng.docx").write_bytes(b"PK\x03\x04" + bytes(200))
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage\0".encode("utf-16-le")
    (inbox / "có mật khẩu.docx").write_bytes(locked)
    (inbox / "~$ hoạch.docx").write_bytes(b"x")
    first = khacphuc(folder, "run", "văn bản đến", "--as-of", "2026-05-13", "--workers", "2")
    (folder / "first.txt").write_text(first.stdout, encoding="utf-8")
    assert first.returncode == 3, first.stderr
    assert first.stderr == ""
    return folder


def test_every_entry_has_one_outcome_and_a_reason(office: Path) -> None:
    found = {Path(row["path"]).name: (row["outcome"], row["code"]) for row in rows(office / "output", "files")}
    assert found == {
        "Kế hoạch số 45.txt": ("duplicate", "duplicate"),
        "Kế hoạch số 45 (bản sao).txt": ("ok", ""),
        "rỗng.pdf": ("rejected", "empty"),
        "tải dở.pdf": ("rejected", "damaged"),
        "hỏng.docx": ("rejected", "damaged"),
        "có mật khẩu.docx": ("rejected", "encrypted"),
        "~$ hoạch.docx": ("ignored", "temporary"),
    }
    told = {row["path"] for row in rows(office / "output", "issues") if row["severity"] == "error"}
    assert len(told) == 4


def test_the_summary_tells_what_was_read_and_what_to_do(office: Path) -> None:
    summary = (office / "first.txt").read_text(encoding="utf-8")
    assert "Tệp trong thư mục văn bản đến: 7 (mới đọc: 1)" in summary
    assert "Để riêng, chưa đọc: 4 tệp" in summary
    assert "có mật khẩu.docx" in summary
    assert "Gỡ mật khẩu" in summary
    assert str(office / "output") in summary


def test_the_plan_became_rows(office: Path) -> None:
    (document,) = rows(office / "output", "documents")
    assert document["document_number"] == "45/KH-UBND"
    assert len(rows(office / "output", "tasks")) == 2


def test_a_second_run_changes_no_byte(office: Path) -> None:
    before = hashes(office / "output")
    second = khacphuc(office, "run", "văn bản đến", "--as-of", "2026-05-13")
    assert (second.returncode, second.stderr) == (3, "")
    assert "Không có gì mới" in second.stdout
    assert hashes(office / "output") == before


def test_the_answer_to_a_query(office: Path) -> None:
    answer = khacphuc(office, "query", "SELECT count(*) AS n FROM files WHERE outcome = 'rejected'", "--csv")
    assert (answer.returncode, answer.stdout) == (0, "n\n4\n")


def test_the_inbox_is_as_it_was(office: Path) -> None:
    names = {path.name for path in (office / "văn bản đến" / "Quý II").iterdir()}
    assert len(names) == 7
    assert {path.name for path in office.iterdir()} == {"văn bản đến", "output", "first.txt"}


def test_show_tells_page_words_and_rule(office: Path) -> None:
    shown = khacphuc(office, "show", "văn bản đến/Quý II/Kế hoạch số 45.txt")
    assert shown.returncode == 0, shown.stderr
    assert "45/KH-UBND" in shown.stdout
    assert "Phòng Văn hóa - Xã hội" in shown.stdout
    assert "15/6/2026" in shown.stdout
