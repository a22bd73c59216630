from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from one_run import run_once
from typer.testing import CliRunner

from flows.cli import app

PLAN = """ỦY BAN NHÂN DÂN
XÃ HÒA LẠC ĐÔNG
Số: 34/KH-UBND
Hòa Lạc Đông, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Khắc phục tồn tại, hạn chế trong công tác cải cách hành chính

II. NHIỆM VỤ
1. Giao đồng chí Lò Thử Nghiệm kiểm tra hồ sơ trễ hạn, hoàn thành trước ngày 31/3/2026.
2. Phòng Kinh tế rà soát hồ sơ đất đai, hoàn thành trước ngày 30/6/2026.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Đặng Thử Việc
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("xã")
    (place / "đến").mkdir()
    (place / "đến" / "kế hoạch.txt").write_text(PLAN, encoding="utf-8")
    return place


def run(folder: Path, *, mask_people: bool = False) -> bool:
    return run_once(folder / "đến", folder / "ra", as_of="2026-05-20", mask_people=mask_people)


def words(folder: Path) -> str:
    book = openpyxl.load_workbook(folder / "ra" / "bang-theo-doi.xlsx")
    cells = (str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    return "\n".join(cells) + (folder / "ra" / "documents.csv").read_text(encoding="utf-8-sig")


def test_a_run_writes_what_people_open_and_masks_on_request(folder: Path) -> None:
    assert run(folder)
    assert "kiểm tra hồ sơ trễ hạn" in words(folder)
    assert "Lò Thử Nghiệm" in words(folder)
    assert (folder / "ra" / "bang-theo-doi.html").is_file()
    assert not run(folder)
    assert run(folder, mask_people=True)
    assert "Thử Nghiệm" not in words(folder)
    assert "Thử Việc" not in words(folder)
    assert "kiểm tra hồ sơ trễ hạn" in words(folder)


def test_reports_and_exports_of_what_was_read(folder: Path) -> None:
    run(folder)
    told = CliRunner().invoke(app, ["report", "--output", str(folder / "ra"), "--as-of", "2026-05-20", "--docx"])
    assert told.exit_code == 0
    assert [line.rpartition(".")[2] for line in told.output.splitlines()] == ["xlsx", "html", "docx"]
    told = CliRunner().invoke(app, ["export", "--nd30", "--output", str(folder / "ra")])
    assert "Đã ghi 1 văn bản" in told.output


def test_without_a_store_the_way_is_told(tmp_path: Path) -> None:
    for command in (["report"], ["export", "--nd30"]):
        told = CliRunner().invoke(app, [*command, "--output", str(tmp_path)])
        assert told.exit_code == 2
        assert "khacphuc run" in told.stderr
