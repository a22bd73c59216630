from __future__ import annotations

import importlib.metadata
import stat
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flows.cli import app
from flows.commands.usage import ROAD
from plans.store.store import Store


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "văn bản đến"
    folder.mkdir()
    return folder


def khacphuc(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def wrong(result: Result, *words: str) -> None:
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1
    assert all(word in result.stderr for word in words)


def test_help_shows_the_road() -> None:
    result = khacphuc("--help")
    assert result.exit_code == 0
    listed = [line.split()[1] for line in result.output.splitlines() if line.startswith("│ ") and line[2] != " "]
    assert [name for name in listed if not name.startswith("--")] == list(ROAD)


def test_the_version_is_the_one_installed() -> None:
    result = khacphuc("--version")
    assert (result.exit_code, result.output) == (0, f"khacphuc {importlib.metadata.version('khacphuc')}\n")


def test_an_inbox_that_is_not_there(inbox: Path) -> None:
    wrong(khacphuc("run", inbox / "không có"), "Không tìm thấy thư mục văn bản đến", "không có")


def test_an_inbox_that_is_a_file(inbox: Path) -> None:
    (inbox / "a.txt").write_text("x")
    wrong(khacphuc("run", inbox / "a.txt"), "là một tệp", "khacphuc show")


def test_an_output_inside_the_inbox(inbox: Path) -> None:
    wrong(khacphuc("run", inbox, "--output", inbox / "kết quả"), "nằm trong thư mục văn bản đến")
    wrong(khacphuc("run", inbox, "--output", inbox), "nằm trong thư mục văn bản đến")
    assert list(inbox.iterdir()) == []


def test_an_output_that_is_a_file(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "output").write_text("x")
    wrong(khacphuc("run", inbox), "Không ghi được vào thư mục kết quả")


@pytest.mark.skipif(sys.platform == "win32", reason="folders have other rights there")
def test_an_output_that_cannot_be_written(inbox: Path, tmp_path: Path) -> None:
    output = tmp_path / "kết quả"
    output.mkdir()
    output.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        (output / "x").touch()
    except PermissionError:
        wrong(khacphuc("run", inbox, "--output", output), "Không ghi được")
    finally:
        output.chmod(stat.S_IRWXU)


def test_a_second_run_on_the_same_output(inbox: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "output"):
        wrong(khacphuc("run", inbox), "đang được một lần chạy khác sử dụng")


def test_no_inbox_at_all(inbox: Path) -> None:
    wrong(khacphuc("run"), "Thiếu INBOX", "mục inbox")


def test_a_date_that_is_none(inbox: Path) -> None:
    wrong(khacphuc("run", inbox, "--as-of", "13/5/2026"), "Ngày “13/5/2026” không hợp lệ", "2026-05-13")
    wrong(khacphuc("run", inbox, "--as-of", "2026-02-30"), "Ngày “2026-02-30” không hợp lệ")


def test_workers_that_are_none(inbox: Path) -> None:
    wrong(khacphuc("run", inbox, "--workers", 0), "workers")


def test_a_file_to_show_that_is_not_there(inbox: Path) -> None:
    wrong(khacphuc("show", inbox / "không có.pdf"), "Không tìm thấy tệp")


def test_a_file_to_show_that_cannot_be_read(inbox: Path) -> None:
    (inbox / "rỗng.pdf").touch()
    result = khacphuc("show", inbox / "rỗng.pdf")
    assert (result.exit_code, result.stderr.count("\n")) == (3, 1)
    assert "rỗng.pdf" in result.stderr


def test_a_query_before_the_first_run(inbox: Path) -> None:
    wrong(khacphuc("query", "SELECT 1 FROM tasks"), "chạy")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["show"], "Thiếu FILE."),
        (["rn", "x"], "Không có lệnh “rn”."),
        (["run", "x", "y"], "Thừa tham số: y."),
        (["run", "x", "--wait", "-1"], "phải từ 0 trở lên"),
        (["run", "x", "--fo"], "Không có tùy chọn --fo."),
        (["run", "x", "--workers", "nhiều"], "Giá trị của --workers không hợp lệ (cần một số nguyên)."),
        (["run", "x", "--output"], "Tùy chọn --output thiếu giá trị."),
    ],
)
def test_a_command_that_is_none(arguments: list[str], told: str) -> None:
    wrong(khacphuc(*arguments), told, "khacphuc --help")
