"""What the README shows to analysts is run as it stands there (README, truy vấn mẫu)."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from one_run import run_once
from typer.testing import CliRunner

from flows.cli import app

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
REPORT = """ỦY BAN NHÂN DÂN
XÃ HÒA LẠC ĐÔNG
Số: {number}
Hòa Lạc Đông, ngày {date}

{kind}
{subject}

{body}

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Thị Bình Minh
"""
PLAN = """I. TỒN TẠI, HẠN CHẾ
1. Hồ sơ đất đai trễ hạn còn nhiều.
II. NHIỆM VỤ
1. Giao Phòng Kinh tế rà soát hồ sơ đất đai trễ hạn, hoàn thành trước ngày 31/3/{year}.
2. Giao Phòng Văn hóa - Xã hội niêm yết thủ tục hành chính tại các thôn, hoàn thành trước ngày 30/4/{year}.
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("xã")
    (folder / "đến").mkdir()
    subject = "Khắc phục tồn tại, hạn chế trong công tác cải cách hành chính năm {year}"
    for year in (2025, 2026):
        text = REPORT.format(
            number="05/KH-UBND",
            date=f"10 tháng 01 năm {year}",
            kind="KẾ HOẠCH",
            subject=subject.format(year=year),
            body=PLAN.format(year=year),
        )
        (folder / "đến" / f"kế hoạch {year}.txt").write_text(text, encoding="utf-8")
    done = REPORT.format(
        number="60/BC-UBND",
        date="20 tháng 3 năm 2026",
        kind="BÁO CÁO",
        subject="Kết quả thực hiện Kế hoạch số 05/KH-UBND ngày 10/01/2026",
        body="1. Phòng Kinh tế đã hoàn thành rà soát hồ sơ đất đai trễ hạn.",
    )
    (folder / "đến" / "báo cáo.txt").write_text(done, encoding="utf-8")
    assert run_once(folder / "đến", folder / "output")
    return folder


def queries() -> list[str]:
    """The SQL questions, by the comment above each."""
    (block,) = re.findall(r"```sql\n(.*?)```", README, flags=re.DOTALL)
    return [part.strip().rstrip(";") for part in re.split(r"\n\s*\n", block) if part.strip()]


def test_there_are_five_questions() -> None:
    assert len(queries()) + len(re.findall(r"```python\n", README)) == 5


@pytest.mark.parametrize("sql", queries(), ids=lambda sql: sql.splitlines()[0])
def test_each_sql_question_has_an_answer(place: Path, sql: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    answer = duckdb.sql(sql).to_df()
    assert len(answer), sql
    _, _, question = re.sub(r"'output/(\w+)\.parquet'", r"\1", sql).partition("\n")
    told = CliRunner().invoke(app, ["query", question, "--csv"])
    assert told.exit_code == 0, told.stderr
    assert len(told.stdout.strip().splitlines()) == len(answer) + 1


def test_the_answers_are_right(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    overdue, months, recurred, changes = (duckdb.sql(sql).fetchall() for sql in queries())
    assert overdue == [("Phòng Văn hóa - Xã hội", 1, 14)]
    assert ("2026-03", 1, 1) in months
    assert [row[0] for row in recurred] == ["Hồ sơ đất đai trễ hạn còn nhiều."]
    assert changes == [("changed", ["deadline"], 2)]


def test_the_pandas_question_has_an_answer(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    (block,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    *statements, last = block.strip().split("\n\n")[-1].split("\n")
    head = block[: block.index(last)]
    names: dict[str, object] = {}
    exec(head, names)
    table = eval(last, names)
    assert isinstance(table, pd.DataFrame)
    assert statements and {"Phòng Kinh tế", "Phòng Văn hóa - Xã hội"} <= set(table.index)


def test_every_table_loads_without_code(place: Path) -> None:
    tables = sorted((place / "output").glob("*.parquet"))
    assert len(tables) > 10
    for table in tables:
        assert list(pd.read_parquet(table).columns) == duckdb.sql(f"SELECT * FROM '{table}'").columns
        assert table.with_suffix(".csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_both_languages_tell_the_same_commands() -> None:
    from flows.commands.usage import ROAD

    vietnamese = (ROOT / "README.vi.md").read_text(encoding="utf-8")
    for text in (README, vietnamese):
        assert {name for name in ROAD if f"khacphuc {name}" in text} == set(ROAD)
