"""Years of past documents beside the daily inbox (đọc kho văn bản cũ)."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import random
import shutil
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from one_run import run_once
from typer.testing import CliRunner

from datamodel.rows import DocumentRow
from flows.batch.run import Run
from flows.cli import app
from flows.period import outside
from flows.progress import Pace
from flows.settings import load_settings
from plans.dataset.dataset import dataset_of

ROOT = Path(__file__).resolve().parents[2]
PLAN = """ỦY BAN NHÂN DÂN
XÃ AN SƠN THƯỢNG
Số: {number}/KH-UBND
An Sơn Thượng, {date}

KẾ HOẠCH
{subject}

I. NHIỆM VỤ
1. Giao Phòng Kinh tế rà soát hồ sơ, hoàn thành trước ngày 30/6/{year}.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Thị Bình Minh
"""
DATES = {
    "2019/01.txt": ("01", "ngày 05 tháng 3 năm 2019", 2019),
    "2020/01.txt": ("01", "ngày 06 tháng 3 năm 2020", 2020),
    "2021/tháng.txt": ("02", "ngày    tháng 7 năm 2021", 2021),
    "không ngày.txt": ("03", "ngày    tháng    năm", 2022),
}


def hashes(output: Path) -> dict[str, str]:
    kept = (path for path in output.iterdir() if path.suffix in (".csv", ".parquet", ".md", ".html", ".xlsx"))
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in kept}


def rows(output: Path, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((output / f"{table}.csv").read_text(encoding="utf-8-sig"))))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "kho"
    for name, (number, date, year) in DATES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        subject = f"Phát triển kinh tế năm {year}"
        (folder / name).write_text(PLAN.format(number=number, date=date, year=year, subject=subject), encoding="utf-8")
    return folder


@pytest.mark.slow
def test_one_backfill_gives_the_bytes_of_daily_runs_in_any_order(tmp_path: Path) -> None:
    samples = sorted(p for p in (ROOT / "samples" / "inbox").rglob("*") if p.suffix in (".docx", ".txt", ".md"))[:12]
    whole, daily = tmp_path / "kho", tmp_path / "đến"
    whole.mkdir()
    daily.mkdir()
    for path in samples:
        shutil.copy2(path, whole / path.name)
    run_once(whole, tmp_path / "một lần", is_archive=True, workers=2)
    shuffled = random.Random(20261121).sample(samples, len(samples))
    for day in range(3):
        for path in shuffled[day::3]:
            shutil.copy2(path, daily / path.name)
        run_once(daily, tmp_path / "từng ngày", workers=2)
    assert hashes(tmp_path / "một lần") == hashes(tmp_path / "từng ngày")


def test_a_backfill_that_was_broken_off_goes_on(archive: Path, tmp_path: Path) -> None:
    settings = load_settings(output=tmp_path / "dừng", workers=1, as_of="2026-05-13", settle_seconds=0, batch_size=1)
    with Run(archive, settings, is_archive=True) as batch:
        batch.note_known()
        list(islice(batch.reading(), 3))  # the third is read, and not stored
    with Run(archive, settings, is_archive=True) as batch:
        assert len(batch.plan.to_read) == 2
    run_once(archive, tmp_path / "dừng", is_archive=True)
    run_once(archive, tmp_path / "liền", is_archive=True)
    assert hashes(tmp_path / "dừng") == hashes(tmp_path / "liền")


def test_an_archive_stands_beside_the_inbox_and_takes_nothing_from_it(archive: Path, tmp_path: Path) -> None:
    inbox, output = tmp_path / "đến", tmp_path / "ra"
    (inbox / "2019").mkdir(parents=True)
    other = PLAN.format(number="77", date="ngày 10 tháng 4 năm 2026", year=2026, subject="Phòng, chống thiên tai")
    (inbox / "2019" / "01.txt").write_text(other, encoding="utf-8")  # the path of another document of the archive
    shutil.copy2(archive / "2020" / "01.txt", inbox / "đã chuyển.txt")
    for first, second in ((False, True), (True, False)):
        shutil.rmtree(output, ignore_errors=True)
        for is_archive in (first, second):
            run_once(archive if is_archive else inbox, output, is_archive=is_archive)
        assert {(row["document_number"], row["source_path"]) for row in rows(output, "documents")} == {
            ("01/KH-UBND", "2019/01.txt"),
            ("77/KH-UBND", "2019/01.txt"),
            ("01/KH-UBND", "đã chuyển.txt"),
            ("02/KH-UBND", "2021/tháng.txt"),
            ("03/KH-UBND", "không ngày.txt"),
        }
    assert {row["path"] for row in rows(output, "files")} == {"2019/01.txt", "đã chuyển.txt"}
    assert not run_once(inbox, output)


def test_only_the_days_asked_for_and_the_others_told(archive: Path, tmp_path: Path) -> None:
    output = tmp_path / "ra"
    run_once(archive, output, is_archive=True, since="2020-01-01", until="2021-07-15")
    told = {row["path"]: (row["outcome"], row["code"], row["message"]) for row in rows(output, "files")}
    assert told["2019/01.txt"][:2] == ("ignored", "outside_period")
    assert "ngày 05/3/2019, trước ngày 01/01/2020" in told["2019/01.txt"][2]
    assert {told[name][0] for name in DATES if name != "2019/01.txt"} == {"ok"}
    assert {row["source_path"] for row in rows(output, "documents")} == set(DATES) - {"2019/01.txt"}
    assert not run_once(archive, output, is_archive=True, since="2020-01-01", until="2021-07-15")
    assert run_once(archive, output, is_archive=True, since="2018-01-01")
    assert {row["source_path"] for row in rows(output, "documents")} == set(DATES)


def test_the_rule_of_days() -> None:
    document = replace(dataset_row(), issued_date=dt.date(2021, 7, 1), issued_date_precision="month")
    assert outside(document, dt.date(2021, 7, 31), None) is None
    assert outside(document, None, dt.date(2021, 7, 1)) is None
    assert "tháng 7/2021" in (outside(document, dt.date(2021, 8, 1), None) or "")
    year = replace(document, issued_date=dt.date(2021, 1, 1), issued_date_precision="year")
    assert outside(year, dt.date(2021, 12, 31), None) is None
    assert "năm 2021, sau ngày 31/12/2020" in (outside(year, None, dt.date(2020, 12, 31)) or "")
    assert outside(replace(document, issued_date=None, issued_date_precision="none"), dt.date(2050, 1, 1), None) is None


def dataset_row() -> DocumentRow:
    from datamodel.document import TextDocument
    from nlp import read
    from plans.rows.normalize import normalize

    empty = TextDocument(name="", format="txt", text="", blocks=())
    return dataset_of([normalize(read(empty), sha256="0" * 64, path="a.txt")]).documents()[0]


def test_the_remaining_time_follows_the_sizes() -> None:
    pace = Pace({"a": 980_000, "b": 2_980_000}, began=0.0)
    assert pace.told(10) == "0/2 tệp (0%)"
    pace.step("a")
    assert pace.told(600) == "1/2 tệp (25%), còn khoảng 30 phút"
    pace.step("b")
    assert pace.told(700) == "2/2 tệp (100%)"
    slow = Pace({str(number): 0 for number in range(5000)}, began=0.0)
    slow.step("0")
    assert slow.told(90) == "1/5.000 tệp (0%), còn khoảng 5 ngày 4 giờ"


def test_wrong_days_are_told(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for given, told in ((["--since", "2020"], "2020"), (["--since", "2021-01-01", "--until", "2020-01-01"], "--until")):
        done = CliRunner().invoke(app, ["backfill", str(archive), *given])
        assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
        assert told in done.stderr
    assert CliRunner().invoke(app, ["backfill", str(tmp_path / "không có")]).exit_code == 2
