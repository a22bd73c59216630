"""The tracking workbook filled in by an office and handed in (nhập bảng theo dõi)."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from one_run import run_once
from typer.testing import CliRunner, Result

from flows.cli import app
from plans.corrections.log import CORRECTIONS_NAME
from plans.store.store import STORE_NAME
from reports.labels import WORKBOOK_NAME

PLAN = """ỦY BAN NHÂN DÂN
XÃ AN SƠN THƯỢNG
Số: 34/KH-UBND
An Sơn Thượng, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Cải cách hành chính năm 2026

I. NHIỆM VỤ
1. Phòng Kinh tế rà soát hồ sơ đất đai, hoàn thành trước ngày 31/3/2026.
2. Giao đồng chí Lò Thử Nghiệm kiểm tra việc tiếp công dân hằng tháng.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Đặng Thử Việc
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "đến").mkdir()
    (tmp_path / "đến" / "kế hoạch.txt").write_text(PLAN, encoding="utf-8")
    assert run(tmp_path)
    return tmp_path


def run(office: Path, **options: Any) -> bool:
    return run_once(office / "đến", office / "ra", **options)


def hand_in(office: Path, workbook: Path | None = None) -> Result:
    book = workbook or office / "ra" / WORKBOOK_NAME
    arguments = ["review", "import", str(book), "--by", "Trần Thị Thử", "--output", str(office / "ra")]
    return CliRunner().invoke(app, arguments)


def fill(office: Path, row: int, **cells: Any) -> None:
    path = office / "ra" / WORKBOOK_NAME
    book = openpyxl.load_workbook(path)
    sheet = book["Theo dõi nhiệm vụ"]
    heads = {cell.value: cell.column for cell in sheet[4]}
    for name, value in cells.items():
        sheet.cell(4 + row, heads[name.replace("_", " ")]).value = value
    book.save(path)


def cells(office: Path, row: int) -> dict[str, Any]:
    sheet = openpyxl.load_workbook(office / "ra" / WORKBOOK_NAME)["Theo dõi nhiệm vụ"]
    return {head.value: cell.value for head, cell in zip(sheet[4], sheet[4 + row], strict=True)}


def status(office: Path) -> list[dict[str, str]]:
    content = (office / "ra" / "task_status.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


ANSWER = "Báo cáo số 12/BC-PKT ngày 30/3/2026"


def test_what_was_filled_in_stands_in_every_later_workbook(office: Path) -> None:
    fill(office, 1, Tiến_độ="Hoàn thành", Ghi_chú="Đã kiểm tra hồ sơ gốc", Ngày_hoàn_thành="30/3/2026")
    fill(office, 1, **{"Văn bản trả lời (minh chứng)": ANSWER})
    fill(office, 2, Đơn_vị_chủ_trì="Văn phòng HĐND và UBND")
    told = hand_in(office)
    assert told.exit_code == 0, told.stderr
    assert "ghi nhận 5 hiệu chỉnh" in told.stdout

    assert run(office)
    first, second = cells(office, 1), cells(office, 2)
    assert (first["Tiến độ"], first["Tình trạng"]) == ("Hoàn thành", "Hoàn thành đúng hạn")
    assert (first["Văn bản trả lời (minh chứng)"], first["Ghi chú"]) == (ANSWER, "Đã kiểm tra hồ sơ gốc")
    assert second["Đơn vị chủ trì"] == "Văn phòng HĐND và UBND"
    told_by = {row["progress"]: row["evidence_text"] for row in status(office)}
    assert told_by == {"done": ANSWER, "no_report": ""}
    assert not list((office / "ra").glob("*da-sua*"))
    assert "ghi nhận 0 hiệu chỉnh" in hand_in(office).stdout


def test_a_workbook_as_it_was_written_says_nothing(office: Path) -> None:
    assert "ghi nhận 0 hiệu chỉnh" in hand_in(office).stdout
    assert cells(office, 2)["Thời hạn"] == "hằng tháng"  # words, where a correction would be a day
    assert run(office, mask_people=True)
    assert "Thử Nghiệm" not in str(cells(office, 2))
    assert "ghi nhận 0 hiệu chỉnh" in hand_in(office).stdout
    assert not (office / "ra" / CORRECTIONS_NAME).exists()


def test_an_answer_taken_back(office: Path) -> None:
    fill(office, 1, **{"Văn bản trả lời (minh chứng)": ANSWER})
    assert "ghi nhận 1 hiệu chỉnh" in hand_in(office).stdout
    assert run(office)
    fill(office, 1, **{"Văn bản trả lời (minh chứng)": None})
    assert "(rút lại: 1)" in hand_in(office).stdout
    assert run(office)
    assert cells(office, 1)["Văn bản trả lời (minh chứng)"] is None


@pytest.mark.parametrize("has_store", [True, False])
def test_what_was_typed_and_not_handed_in_is_kept_beside(office: Path, has_store: bool) -> None:
    fill(office, 1, Ghi_chú="Chưa nhập")
    if not has_store:
        (office / "ra" / STORE_NAME).unlink()
    (office / "đến" / "thêm.txt").write_text(PLAN.replace("34/KH", "35/KH").replace("2026", "2027"), encoding="utf-8")
    assert run(office)
    assert cells(office, 1)["Ghi chú"] is None
    kept = office / "ra" / "bang-theo-doi-da-sua-1.xlsx"
    assert "ghi nhận 1 hiệu chỉnh" in hand_in(office, kept).stdout
    assert run(office) and not run(office)
    assert cells(office, 1)["Ghi chú"] == "Chưa nhập"
    assert len(list((office / "ra").glob("*da-sua*"))) == 1


def test_a_wrong_progress_is_refused_with_its_place(office: Path) -> None:
    fill(office, 1, Tiến_độ="Sắp xong")
    told = hand_in(office)
    assert told.exit_code == 3
    assert "Theo dõi nhiệm vụ, dòng 5" in told.stderr and "Sắp xong" in told.stderr
