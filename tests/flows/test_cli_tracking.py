"""`status`, `diff` and `review` from the shell, over a store as runs leave it (theo dõi, so sánh, rà soát)."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from one_run import run_once
from typer.testing import CliRunner, Result

from flows.cli import app
from plans.corrections.log import CORRECTIONS_NAME
from plans.store.store import STORE_NAME, Store

PLAN = """ỦY BAN NHÂN DÂN
XÃ HÒA LẠC ĐÔNG
Số: {number}/KH-UBND
Hòa Lạc Đông, ngày 10 tháng 01 năm {year}

KẾ HOẠCH
Khắc phục tồn tại, hạn chế trong công tác cải cách hành chính năm {year}

I. NHIỆM VỤ
1. Giao Phòng Kinh tế rà soát hồ sơ đất đai trễ hạn, hoàn thành trước ngày 31/3/{year}.
2. Giao Phòng Văn hóa - Xã hội niêm yết thủ tục hành chính tại các thôn, hoàn thành trước ngày {day}/{year}.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Thị Bình Minh
"""
DAY = "2026-05-13"


def khacphuc(folder: Path, *arguments: object) -> Result:
    given = [*arguments, "--output", folder / "ra"] if arguments[0] != "help" else arguments
    return CliRunner().invoke(app, [str(one) for one in given])


def run(folder: Path) -> bool:
    return run_once(folder / "đến", folder / "ra")


def published(folder: Path, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / "ra" / f"{table}.csv").read_text(encoding="utf-8-sig"))))


def every_byte(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "ra").iterdir() if path.name != STORE_NAME}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("xã")
    (place / "đến").mkdir()
    for number, year, day in (("05", 2025, "30/6"), ("07", 2026, "30/9")):
        plan = PLAN.format(number=number, year=year, day=day)
        (place / "đến" / f"kế hoạch {year}.txt").write_text(plan, encoding="utf-8")
    assert run(place)
    return place


def test_where_the_work_stands(folder: Path) -> None:
    told = khacphuc(folder, "status", "--as-of", DAY)
    assert told.exit_code == 0, told.stderr
    assert "tính đến ngày 13/5/2026" in told.stdout
    assert "Phòng Kinh tế" in told.stdout and "Chưa xong" in told.stdout
    facts = json.loads(khacphuc(folder, "status", "--as-of", DAY, "--json").stdout)
    assert facts["count"]["open_overdue"] == 1 and len(facts["tasks"]) == 4
    assert {unit["name"] for unit in facts["units"]} == {"Phòng Kinh tế", "Phòng Văn hóa - Xã hội"}
    lines = list(csv.DictReader(io.StringIO(khacphuc(folder, "status", "--as-of", "2025-05-01", "--csv").stdout)))
    assert [line["timeliness"] for line in lines] == ["overdue", "on_time"]


def test_two_plans_by_number(folder: Path) -> None:
    told = khacphuc(folder, "diff", "05/KH-UBND", "7/KH-UBND")
    assert told.exit_code == 0, told.stderr
    assert "NHIỆM VỤ: có thay đổi: 2; bổ sung mới: 0; không còn: 0; giữ nguyên: 0" in told.stdout
    assert "Thời hạn: 31/3/2025 → 31/3/2026" in told.stdout
    assert khacphuc(folder, "diff", "05/KH-UBND", "99/KH-UBND").exit_code == 2


def test_two_files_without_a_store(folder: Path, tmp_path: Path) -> None:
    files = sorted((folder / "đến").iterdir())
    told = khacphuc(tmp_path, "diff", *files, "--json")
    assert told.exit_code == 0, told.stderr
    facts = json.loads(told.stdout)
    assert [change["change"] for change in facts["changes"]] == ["changed", "changed"]
    assert facts["changes"][1]["after"]["due_date"] == "2026-09-30"
    assert not (tmp_path / "ra").exists()


def test_without_a_store_the_way_is_told(tmp_path: Path) -> None:
    for command in (["status"], ["diff", "05/KH-UBND", "07/KH-UBND"], ["review", "export", tmp_path / "a.xlsx"]):
        told = khacphuc(tmp_path, *command)
        assert (told.exit_code, told.stderr.count("\n")) == (2, 1)
        assert "khacphuc run" in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_wrong_use_of_review(folder: Path, tmp_path: Path) -> None:
    old = tmp_path / "cũ.xlsx"
    old.write_bytes(b"x")
    for arguments, words in (
        (["export", tmp_path / "a.csv"], ".xlsx"),
        (["export", old], "Đã có"),
        (["import", tmp_path / "không.xlsx", "--by", "A"], "Không tìm thấy"),
        (["import", old, "--by", "A"], "hỏng"),
        (["import", old, "--by", " "], "Thiếu họ tên"),
        (["import", old], "Thiếu --by"),
    ):
        told = khacphuc(folder, "review", *arguments)
        assert (told.exit_code, told.stderr.count("\n")) == (2, 1), told.stderr
        assert words in told.stderr
    assert old.read_bytes() == b"x"


def test_a_correction_outlives_the_store_and_every_reading(folder: Path, tmp_path: Path) -> None:
    book = tmp_path / "rà soát.xlsx"
    assert khacphuc(folder, "review", "export", book, "--as-of", DAY).exit_code == 0
    opened = openpyxl.load_workbook(book)
    sheet = opened["Rà soát"]
    heads = {cell.value: cell.column for cell in sheet[4]}
    (row,) = [
        r for r in range(5, sheet.max_row + 1) if sheet.cell(r, heads["Thời hạn"]).value.isoformat()[:7] == "2026-03"
    ]
    sheet.cell(row, heads["Ngày hoàn thành"]).value = "25/3/2026"
    sheet.cell(row, heads["Đơn vị chủ trì"]).value = "Công an xã"
    sheet.append(["Dòng thêm tay"])
    opened.save(book)

    told = khacphuc(folder, "review", "import", book, "--by", "Trần Thị Thử")
    assert told.exit_code == 3
    assert "ghi nhận 3 hiệu chỉnh" in told.stdout and "mất mã dòng" in told.stderr
    assert "Công an xã" in khacphuc(folder, "status", "--as-of", DAY).stdout

    assert run(folder) and not run(folder)
    first = every_byte(folder)
    corrected = [row for row in published(folder, "tasks") if row["lead_units"] == "Công an xã"]
    (status,) = [row for row in published(folder, "task_status") if row["task_id"] == corrected[0]["task_id"]]
    assert (status["progress"], status["timeliness"], status["done_date"]) == ("done", "on_time", "2026-03-25")
    assert {row["corrected_by"] for row in published(folder, "corrections")} == {"Trần Thị Thử"}

    (folder / "ra" / STORE_NAME).unlink()
    assert run(folder)
    assert every_byte(folder) == first


def test_damaged_corrections_stop_a_run_before_anything_is_published(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "đến").mkdir()
    (tmp_path / "ra").mkdir()
    (tmp_path / "ra" / CORRECTIONS_NAME).write_text("{", encoding="utf-8")
    told = CliRunner().invoke(app, ["run", str(tmp_path / "đến"), "--output", str(tmp_path / "ra")])
    assert told.exit_code == 1
    assert "hiệu chỉnh" in told.stderr and "dòng 1" in told.stderr
    assert not (tmp_path / "ra" / "tasks.csv").exists()
    with Store.open(tmp_path / "ra"):
        pass  # the store was let go
