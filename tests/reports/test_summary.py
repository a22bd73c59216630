from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from plans.dataset.ledger import FileEntry
from reports.summary import summary_lines

DAY = dt.date(2026, 5, 13)


def entry(path: str, outcome: str, code: str | None = None, message: str | None = None) -> FileEntry:
    return FileEntry(path, 1, 1, None, outcome, code, message, None, None, 1, DAY, DAY)


def said(*files: FileEntry, folder: Path = Path("không có"), was_idle: bool = False) -> str:
    return "\n".join(line.plain for line in summary_lines(files, folder, newly_read=1, was_idle=was_idle))


def test_the_outcomes_add_up() -> None:
    told = said(entry("a.pdf", "ok"), entry("b.pdf", "ok"), entry("c.pdf", "rejected", "empty", "Tệp rỗng."))
    assert "Tệp trong thư mục văn bản đến: 3 (mới đọc: 1)" in told
    assert [line.split() for line in told.splitlines() if "Đọc trọn vẹn" in line] == [["Đọc", "trọn", "vẹn", "2"]]


def test_what_was_set_aside_is_named_with_reason_and_remedy() -> None:
    told = said(entry("công văn [mật khẩu].pdf", "rejected", "encrypted", "Tệp có mật khẩu."))
    assert "Để riêng, chưa đọc: 1 tệp" in told
    assert "công văn [mật khẩu].pdf: Tệp có mật khẩu. [encrypted]" in told
    assert "→ Gỡ mật khẩu" in told


def test_a_long_list_is_cut_and_says_so() -> None:
    told = said(*(entry(f"{n}.pdf", "rejected", "empty", "Tệp rỗng.") for n in range(25)))
    assert told.count("Tệp rỗng.") == 20
    assert "và 5 tệp nữa: xem bảng files.csv" in told


def test_tables_are_counted_and_copies_told(tmp_path: Path) -> None:
    pq.write_table(pa.table({"same_as": pa.array([None, "x", None], pa.string())}), tmp_path / "documents.parquet")
    pq.write_table(pa.table({"task_id": ["1", "2"]}), tmp_path / "tasks.parquet")
    told = said(entry("a.pdf", "ok"), folder=tmp_path)
    assert "1 bản cùng nội dung với văn bản khác" in told
    assert ["Nhiệm", "vụ", "2"] in [line.split() for line in told.splitlines()]
    assert str(tmp_path) in told


def test_nothing_new_is_said() -> None:
    assert "Không có gì mới" in said(was_idle=True)


def test_the_way_to_the_workbook_is_told(tmp_path: Path) -> None:
    assert "Bảng theo dõi" not in said(entry("a.pdf", "ok"), folder=tmp_path)
    (tmp_path / "bang-theo-doi.xlsx").write_bytes(b"")
    assert "Bảng theo dõi: bang-theo-doi.xlsx, bang-theo-doi.html" in said(entry("a.pdf", "ok"), folder=tmp_path)
