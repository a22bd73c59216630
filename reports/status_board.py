"""Where the work stands on a day (tình hình thực hiện), on the terminal, as CSV or as JSON."""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from plans.publishing.csv_safety import guarded_text
from reports.counts import COUNTED, LEFT_OUT, UnitCount
from reports.labels import FINDING, PROGRESS, TIMELINESS, shown_day, shown_document
from reports.tracking_lines import FindingLine, TaskLine, TrackingTable
from reports.visible import visible

HEADS = ("Đơn vị", "Hoàn thành\nđúng hạn", "Hoàn thành\nquá hạn", "Chưa xong\ntrong hạn", "Chưa xong\nquá hạn", "Tổng")
LEFT_OUT_WORDS = {
    "standing": "nhiệm vụ thường xuyên",
    "dropped": "không tiếp tục",
    "carried": "chuyển sang kế hoạch sau",
}
COLUMNS = (
    "task_id", "document", "page", "path", "text", "lead_units", "due_date", "progress", "timeliness", "days_overdue",
    "done_date", "evidence", "note",
)  # fmt: skip
MAX_OVERDUE = 20


def print_status(table: TrackingTable, *, as_csv: bool = False, as_json: bool = False) -> None:
    """Print the board; as CSV one line for each task, as JSON all of it."""
    if as_json:
        print(json.dumps(status_facts(table), ensure_ascii=False, indent=2))
    elif as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(COLUMNS)
        for line in table.tasks:
            writer.writerow([_cell(value) for value in task_facts(line).values()])
    else:
        _print_board(table)


def task_facts(line: TaskLine) -> dict[str, Any]:
    """One task as plain values, by `COLUMNS`."""
    task, status = line.task, line.status
    evidence = shown_document(line.answer) if line.answer else status.evidence_text
    values = (
        task.task_id, shown_document(line.document), task.page, task.path, task.text, list(task.lead_units),
        status.due_date and status.due_date.isoformat(), status.progress, status.timeliness, status.days_overdue,
        status.done_date and status.done_date.isoformat(), evidence, status.note,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def finding_facts(line: FindingLine) -> dict[str, Any]:
    """One shortcoming as plain values."""
    return {
        "finding_id": line.finding.finding_id,
        "document": shown_document(line.document),
        "page": line.finding.page,
        "path": line.finding.path,
        "text": line.finding.text,
        "status": line.status.status,
        "evidence": shown_document(line.answer) if line.answer else line.status.evidence_text,
    }


def status_facts(table: TrackingTable) -> dict[str, Any]:
    """The whole board as plain values."""
    return {
        "as_of": table.as_of.isoformat(),
        "count": _count_facts(table.totals.whole),
        "units": [_count_facts(each) for each in table.totals.units],
        "tasks": [task_facts(line) for line in table.tasks],
        "findings": [finding_facts(line) for line in table.findings],
    }


def _count_facts(count: UnitCount) -> dict[str, Any]:
    counts = {name: count.counts[name] for name in (*COUNTED, *LEFT_OUT)}
    return {"name": count.name, **counts, "due_soon": count.due_soon, "total": count.total}


def _cell(value: Any) -> str:
    if isinstance(value, list):
        value = "; ".join(value)
    return "" if value is None else guarded_text(value) if isinstance(value, str) else str(value)


def _print_board(table: TrackingTable) -> None:
    console = Console(highlight=False)
    console.print(f"Tình hình thực hiện nhiệm vụ tính đến ngày {shown_day(table.as_of)}")
    total = table.totals.whole
    grid = Table(title=None)
    for head in HEADS:
        grid.add_column(head, justify="left" if head == HEADS[0] else "right")
    for count in (total, *table.totals.units):
        style = "bold" if count is total else ""
        cells = (count.name, *(str(count.counts[name]) for name in COUNTED), str(count.total))
        grid.add_row(*(Text(visible(cell), style=style) for cell in cells))
    console.print(grid)
    left_out = [f"{words}: {total.counts[name]}" for name, words in LEFT_OUT_WORDS.items() if total.counts[name]]
    if left_out:
        console.print(f"Không tính vào thống kê: {'; '.join(left_out)}.")
    console.print(f"Sắp đến hạn (trong 7 ngày): {total.due_soon}.")
    console.print(f"Tiến độ: {_shares((line.status.progress for line in table.tasks), PROGRESS)}.")
    if table.findings:
        console.print(f"Tồn tại, hạn chế: {_shares((line.status.status for line in table.findings), FINDING)}.")
    _print_overdue(console, table)


def _shares(values: Iterable[str], words: Any) -> str:
    counts = Counter(values)
    return "; ".join(f"{words[name].lower()}: {counts[name]}" for name in words if counts[name]) or "không có"


def _print_overdue(console: Console, table: TrackingTable) -> None:
    late = [line for line in table.tasks if line.count == "open_overdue"]
    late.sort(key=lambda line: -(line.status.days_overdue or 0))
    if late:
        console.print(f"\n{TIMELINESS['overdue']} ({len(late)} nhiệm vụ), lâu nhất trước:")
    for line in late[:MAX_OVERDUE]:
        doers = f" – {'; '.join(line.doers)}" if line.doers else ""
        head = f"  {line.status.days_overdue} ngày (hạn {shown_day(line.status.due_date)}){doers}"
        place = f"[{shown_document(line.document)}, mục {line.task.path}, trang {line.task.page}]"
        console.print(Text(visible(head), style="red"), soft_wrap=True)
        console.print(Text(visible(f"      {line.task.text} {place}")), soft_wrap=True)
    if len(late) > MAX_OVERDUE:
        console.print(f"  ... và {len(late) - MAX_OVERDUE} nhiệm vụ khác (xem đủ: khacphuc status --csv).")
