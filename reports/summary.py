"""The end of a run in a few lines (tóm tắt): what was read, what was found, what was set aside and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow.parquet as pq
from rich.console import Console
from rich.text import Text

from plans.store.store import FileEntry
from reports.advice import OUTCOMES, advice
from reports.labels import PAGE_NAME, WORKBOOK_NAME

_SHOWN = 20
"""Files named one by one; the table `files` has them all."""
_TABLES = {
    "tasks": "Nhiệm vụ",
    "deadlines": "Thời hạn",
    "findings": "Tồn tại, hạn chế",
    "results": "Kết quả thực hiện",
    "references": "Văn bản viện dẫn",
    "issues": "Điểm cần rà soát",
}


def print_summary(
    files: Sequence[FileEntry], folder: Path, *, newly_read: int, was_idle: bool, console: Console | None = None
) -> None:
    """Print the summary of a run in Vietnamese."""
    console = console or Console(highlight=False, soft_wrap=True)
    for line in summary_lines(files, folder, newly_read=newly_read, was_idle=was_idle):
        console.print(line)


def summary_lines(files: Sequence[FileEntry], folder: Path, *, newly_read: int, was_idle: bool) -> list[Text]:
    """The summary, line by line."""
    lines = [Text()]
    if was_idle:
        lines.append(Text("Không có gì mới từ lần chạy trước; bộ dữ liệu giữ nguyên.", "bold"))
    lines += _files_part(files, newly_read)
    lines += _dataset_part(folder)
    lines += _aside_part([one for one in files if one.outcome in ("rejected", "deferred")], "Để riêng, chưa đọc")
    lines += _aside_part([one for one in files if one.outcome == "partial"], "Đọc chưa trọn vẹn")
    lines += [Text(), Text.assemble(("Bộ dữ liệu (CSV, Parquet): ", "bold"), str(folder))]
    if (folder / WORKBOOK_NAME).is_file():
        lines.append(Text.assemble(("Bảng theo dõi: ", "bold"), f"{WORKBOOK_NAME}, {PAGE_NAME} trong thư mục trên"))
    return lines


def _files_part(files: Sequence[FileEntry], newly_read: int) -> list[Text]:
    counts = Counter(str(one.outcome) for one in files)
    lines = [Text.assemble(("Tệp trong thư mục văn bản đến: ", "bold"), f"{len(files)}", f" (mới đọc: {newly_read})")]
    lines += [Text(f"  {label:<22}{counts[outcome]:>6}") for outcome, label in OUTCOMES.items() if counts[outcome]]
    if not files:
        lines.append(Text("  Chưa có tệp nào: đưa văn bản vào thư mục, hoặc kiểm tra lại đường dẫn thư mục."))
    return lines


def _dataset_part(folder: Path) -> list[Text]:
    documents = _rows(folder, "documents")
    if documents is None:
        return []
    copies = documents - _nulls(folder, "documents", "same_as")
    note = f"  (trong đó {copies} bản cùng nội dung với văn bản khác)" if copies else ""
    lines = [Text("Bộ dữ liệu:", "bold"), Text(f"  {'Văn bản':<22}{documents:>6}{note}")]
    for table, label in _TABLES.items():
        if (count := _rows(folder, table)) is not None:
            lines.append(Text(f"  {label:<22}{count:>6}"))
    return lines


def _aside_part(files: Sequence[FileEntry], title: str) -> list[Text]:
    if not files:
        return []
    lines = [Text(), Text(f"{title}: {len(files)} tệp", "bold yellow")]
    for one in files[:_SHOWN]:
        lines.append(Text.assemble(("  - ", "yellow"), (one.path, "bold"), f": {one.message or ''} [{one.code}]"))
        if one.outcome != "partial":
            lines.append(Text(f"    → {advice(one.code)}"))
    if len(files) > _SHOWN:
        lines.append(Text(f"  … và {len(files) - _SHOWN} tệp nữa: xem bảng files.csv."))
    return lines


def _rows(folder: Path, table: str) -> int | None:
    path = folder / f"{table}.parquet"
    return int(pq.read_metadata(path).num_rows) if path.is_file() else None


def _nulls(folder: Path, table: str, column: str) -> int:
    values: Iterable[object] = pq.read_table(folder / f"{table}.parquet", columns=[column]).column(0).to_pylist()
    return sum(value is None for value in values)
