from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.commands import doctor
from flows.commands.doctor import Check, checks, told
from flows.settings import Settings


def test_every_part_is_told_with_its_cost_and_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "tesseract", lambda: None)
    monkeypatch.setattr(doctor, "soffice", lambda: None)
    found = checks(Settings(output=tmp_path / "chưa có" / "kết quả"))
    missing = {check.name: check for check in found if not check.is_there}
    assert {"Tesseract và tiếng Việt (vie)", "LibreOffice"} <= set(missing)
    assert all(check.cost and check.remedy for check in missing.values())
    assert not [check for check in found if check.is_needed and not check.is_there]
    lines = list(told(found))
    assert any("bản chụp" in line for line in lines)
    assert lines[-1].startswith("Chương trình chạy được; còn thiếu")


def test_tesseract_without_vietnamese_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "tesseract", lambda: "/usr/bin/tesseract")
    monkeypatch.setattr(doctor, "has_tesseract", lambda: False)
    assert "thiếu dữ liệu tiếng Việt" in doctor._tesseract().found


def test_a_needed_part_that_is_missing_is_the_last_word() -> None:
    assert list(told([Check("Python", False, "3.10", "không chạy.", "cài mới.", is_needed=True)]))[-1].startswith(
        "Chương trình chưa chạy được"
    )
    assert list(told([Check("Python", True, "3.11")])) == ["[đủ   ] Python: 3.11", "Mọi phần đều đủ."]


def test_every_office_and_its_inbox_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "khacphuc.toml").write_text(
        '[offices.a]\ninbox = "a"\noutput = "ra/a"\n[offices.b]\ninbox = "b"\noutput = "ra/b"\n', encoding="utf-8"
    )
    (tmp_path / "a").mkdir()
    told = CliRunner().invoke(app, ["doctor"])
    assert told.exit_code == 0, told.stderr
    assert "cơ quan: a, b" in told.stdout
    assert "[đủ   ] Thư mục văn bản đến của a" in told.stdout and "[THIẾU] Thư mục văn bản đến của b" in told.stdout
    assert "Cổng trang Prefect: 4200" in told.stdout
    assert "cơ quan “c”" in CliRunner().invoke(app, ["doctor", "--office", "c"]).stderr
