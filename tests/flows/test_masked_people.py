"""With --mask-people no output holds a person's name, wherever it stood (che tên người)."""

from __future__ import annotations

import base64
import gzip
import re
import zipfile
from pathlib import Path

import duckdb
import openpyxl
import pytest
from one_run import run_once
from typer.testing import CliRunner, Result

from flows.cli import app

SIGNER, ORDERED, TOLD, HEARD, CLERK, FILED = (
    "Đặng Thử Việc", "Lò Thử Nghiệm", "Quàng Thị Kiểm Định", "Vừ A Khảo Sát", "Trần Thị Rà Soát", "Lý Văn Tên Tệp",
)  # fmt: skip
SECRETS = ("Thử Việc", "THỬ VIỆC", "Thử Nghiệm", "Kiểm Định", "Khảo Sát", "Rà Soát", "Tên Tệp")
PLAN = f"""ỦY BAN NHÂN DÂN
XÃ HÒA LẠC ĐÔNG
Số: 34/KH-UBND
Hòa Lạc Đông, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Khắc phục tồn tại, hạn chế trong công tác cải cách hành chính

I. TỒN TẠI, HẠN CHẾ
1. Công chức {TOLD} chậm nhập dữ liệu hộ tịch.

II. NHIỆM VỤ
1. Giao đồng chí {ORDERED} kiểm tra hồ sơ trễ hạn, hoàn thành trước ngày 31/3/2026.
2. Phòng Kinh tế phối hợp với ông {HEARD} rà soát hồ sơ đất đai, hoàn thành trước ngày 30/6/2026.

Nơi nhận:
- Đồng chí {ORDERED};
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

{SIGNER}
"""
REPORT = f"""ỦY BAN NHÂN DÂN
XÃ HÒA LẠC ĐÔNG
Số: 60/BC-UBND
Hòa Lạc Đông, ngày 20 tháng 4 năm 2026

BÁO CÁO
Kết quả thực hiện Kế hoạch số 34/KH-UBND ngày 05/01/2026

1. Đồng chí {ORDERED} đã hoàn thành kiểm tra hồ sơ trễ hạn.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

{SIGNER.upper()}
"""


def khacphuc(office: Path, *arguments: str) -> Result:
    done = CliRunner().invoke(app, [*arguments, "--output", str(office / "ra")])
    assert done.exit_code in (0, 3), done.stderr
    return done


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("xã")
    (folder / "đến").mkdir()
    (folder / "đến" / "kế hoạch.txt").write_text(PLAN, encoding="utf-8")
    (folder / "đến" / f"báo cáo của ông {FILED}.txt").write_text(REPORT, encoding="utf-8")
    (folder / "đến" / f"đơn của bà {TOLD}.pdf").touch()
    assert run_once(folder / "đến", folder / "ra")
    book = folder / "ra" / "bang-theo-doi.xlsx"
    sheet = (opened := openpyxl.load_workbook(book))["Theo dõi nhiệm vụ"]
    heads = {cell.value: cell.column for cell in sheet[4]}
    sheet.cell(6, heads["Ghi chú"]).value = f"Hỏi đồng chí {ORDERED}"
    sheet.cell(6, heads["Tiến độ"]).value = "Đang thực hiện"
    opened.save(book)
    khacphuc(folder, "review", "import", str(book), "--by", CLERK)
    return folder


def words(path: Path) -> str:
    """Everything that a file holds, unpacked."""
    if path.suffix in (".xlsx", ".docx"):
        with zipfile.ZipFile(path) as packed:
            return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    if path.suffix == ".parquet":
        return str(duckdb.sql(f"SELECT * FROM '{path}'").fetchall())
    text = path.read_text(encoding="utf-8-sig")
    packed_parts = re.findall(r"[A-Za-z0-9+/=]{200,}", text) if path.suffix == ".html" else []
    return text + "".join(_unpacked(part) for part in packed_parts)


def _unpacked(part: str) -> str:
    try:
        return gzip.decompress(base64.b64decode(part)).decode("utf-8")
    except (OSError, ValueError):
        return ""


def outputs(office: Path) -> dict[str, str]:
    kept = (".csv", ".parquet", ".xlsx", ".docx", ".html", ".md", ".txt")
    return {path.name: words(path) for path in (office / "ra").iterdir() if path.suffix in kept}


def test_the_names_are_there_without_masking(office: Path) -> None:
    run_once(office / "đến", office / "ra")
    found = outputs(office)
    for name in ("documents.csv", "tasks.parquet", "corrections.csv", "bang-theo-doi.xlsx", "bang-theo-doi.html"):
        assert any(secret in found[name] for secret in SECRETS), name
    assert set(SECRETS) <= {secret for text in found.values() for secret in SECRETS if secret in text}


def test_no_output_holds_a_name(office: Path) -> None:
    assert run_once(office / "đến", office / "ra", mask_people=True)
    told = {
        "report": khacphuc(office, "report", "--docx", "--mask-people", "--as-of", "2026-05-13").output,
        "export": khacphuc(office, "export", "--nd30", "--mask-people").output,
        "status": khacphuc(office, "status", "--mask-people", "--as-of", "2026-05-13").output,
        "status.json": khacphuc(office, "status", "--mask-people", "--json").output,
        "diff": khacphuc(office, "diff", "34/KH-UBND", "60/BC-UBND", "--mask-people").output,
        "query": khacphuc(office, "query", "SELECT * FROM tasks", "--csv").output,
        **outputs(office),
    }
    assert {"bang-theo-doi.docx", "van-ban-den-nd30.csv", "corrections.parquet", "issues.csv"} <= told.keys()
    leaks = {(name, secret) for name, text in told.items() for secret in SECRETS if secret in text}
    assert leaks == set()
    assert "T••• T•• R• S•••" in told["corrections.csv"] and "kiểm tra hồ sơ trễ hạn" in told["tasks.csv"]
    assert "báo cáo của ông L• V•• T•• T••.txt" in told["files.csv"]


def test_the_summary_names_no_one_either(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from flows.batch.run import Run
    from flows.settings import load_settings
    from reports.summary import print_summary

    settings = load_settings(output=office / "ra", as_of="2026-05-13", mask_people=True, settle_seconds=0, workers=1)
    for was_idle in (True, False):
        with Run(office / "đến", settings) as run:
            result = run.result(was_idle=was_idle)
        print_summary(result.files, result.folder, newly_read=0, was_idle=was_idle)
    told = capsys.readouterr().out
    assert "đơn của bà Q•••• T•• K••• Đ•••.pdf" in told
    assert not [secret for secret in SECRETS if secret in told]
