"""The page of the settings says what the class says, and what it shows works (docs/settings.md, README)."""

from __future__ import annotations

import ast
import inspect
import re
from itertools import pairwise
from pathlib import Path

import pytest
from one_run import run_with
from pydantic_core import PydanticUndefined

from datamodel.rule_files import OWN_RULES
from flows.settings import Settings, load_settings, office_names, use_rules

ROOT = Path(__file__).resolve().parents[2]
PLAN = """ỦY BAN NHÂN DÂN
XÃ HÒA LẠC ĐÔNG
Số: 12/KH-UBND
Hòa Lạc Đông, ngày 10 tháng 02 năm 2026

KẾ HOẠCH
Chuyển đổi số năm 2026

I. NHIỆM VỤ
1. Giao Tổ XKS rà soát máy trạm, thực hiện đến khi kết thúc nhiệm kỳ.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Thị Bình Minh
"""
PAGE = ROOT / "docs" / "settings.md"


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", path.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (OWN_RULES, "KHACPHUC_CONFIG", "KHACPHUC_OUTPUT", "KHACPHUC_RULES", "KHACPHUC_OFFICE"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def meanings() -> dict[str, str]:
    """The words below each field of the class."""
    body = ast.parse(inspect.getsource(Settings)).body[0]
    assert isinstance(body, ast.ClassDef)
    return {
        ast.unparse(field.target): ast.literal_eval(words.value)
        for field, words in pairwise(body.body)
        if isinstance(field, ast.AnnAssign) and isinstance(words, ast.Expr)
    }


def default(name: str) -> str:
    """As a person writes it in the file; what is worked out at each start is told in words."""
    value = Settings.model_fields[name].default
    if value is PydanticUndefined:
        return {"workers": "số nhân của máy", "as_of": "hôm nay"}[name]
    if value in (None, ""):
        return "không có"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def test_the_page_tells_every_setting_as_the_class_does() -> None:
    told = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if "`KHACPHUC_" in line and "|" in line]
    said = meanings()
    assert told == [
        f"| `{name}` | `KHACPHUC_{name.upper()}` | {default(name)} | {said[name]} |" for name in Settings.model_fields
    ]


def test_both_readmes_point_to_the_page() -> None:
    for name in ("README.md", "README.vi.md"):
        assert "docs/settings.md" in (ROOT / name).read_text(encoding="utf-8")


def test_the_files_that_it_shows_work(place: Path) -> None:
    one, several = blocks(PAGE, "toml")
    (place / "khacphuc.toml").write_text(one, encoding="utf-8")
    assert load_settings().inbox == place / "van-ban-den"
    (place / "khacphuc.toml").write_text(several, encoding="utf-8")
    assert office_names() == ("ubnd", "dang-uy")
    assert [load_settings(office=name).mask_people for name in office_names()] == [False, True]


def test_the_rules_that_the_page_shows_are_right(place: Path) -> None:
    folder = place / "quy-tac"
    folder.mkdir()
    for block in blocks(PAGE, "yaml"):
        named = re.match(r"# quy-tac/(\w+\.yml)\n", block)
        assert named
        (folder / named[1]).write_text(block, encoding="utf-8")
    inbox = place / "đến"
    inbox.mkdir()
    (inbox / "kế hoạch.txt").write_text(PLAN, encoding="utf-8")
    settings = load_settings(rules=folder, inbox=inbox, workers=1, settle_seconds=0)
    use_rules(settings)
    assert run_with(settings)
    tasks = (settings.output / "tasks.csv").read_text(encoding="utf-8-sig")
    assert '"Tổ Xung kích số"' in tasks and '"đến khi kết thúc nhiệm kỳ","event"' in tasks
