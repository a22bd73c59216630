"""Several offices on one installation, each with its inbox, its output and its own rules (nhiều cơ quan)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from one_run import run_with
from typer.testing import CliRunner

from datamodel.rule_files import merged
from flows.cli import app
from flows.fingerprint import publishing_fingerprint, reading_fingerprint
from flows.settings import Settings, SettingsError, load_settings, office_names, use_rules

PLAN = """ỦY BAN NHÂN DÂN
XÃ HÒA LẠC ĐÔNG
Số: 12/KH-UBND
Hòa Lạc Đông, ngày 10 tháng 02 năm 2026

KẾ HOẠCH
Chuyển đổi số năm 2026

I. NHIỆM VỤ
1. Giao Tổ Xung kích số 24/7 rà soát máy trạm, hoàn thành trước ngày 31/3/2026.
2. Giao Phòng Kinh tế cập nhật dữ liệu đất đai, hoàn thành trước ngày 30/6/2026.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Thị Bình Minh
"""
SETTINGS = """workers = 1
settle_seconds = 0
as_of = 2026-05-13

[offices.ubnd]
inbox = "ubnd/đến"
output = "ubnd/ra"
rules = "ubnd/quy tắc"

[offices."đảng ủy"]
inbox = "đảng ủy/đến"
output = "đảng ủy/ra"
mask_people = true
"""
OWN_UNIT = """entries:
  - id: to_xung_kich_so
    words: ["Tổ Xung kích số 24/7", "Tổ XKS"]
    gives: {name: "Tổ Xung kích số", kind: tổ, inner: true}
    examples: ["Giao Tổ XKS rà soát"]
"""


@pytest.fixture
def province(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A settings file with two offices; the caches of this process are those of no office."""
    monkeypatch.chdir(tmp_path)
    for name in ("RULES_IN_USE", "RULES", "CONFIG", "OUTPUT", "OFFICE", "WORKERS", "AS_OF"):
        monkeypatch.setenv(f"KHACPHUC_{name}", "")  # so that what a test sets is taken back
        monkeypatch.delenv(f"KHACPHUC_{name}")
    (tmp_path / "khacphuc.toml").write_text(SETTINGS, encoding="utf-8")
    for office in ("ubnd", "đảng ủy"):
        (tmp_path / office / "đến").mkdir(parents=True)
        (tmp_path / office / "đến" / "kế hoạch.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "ubnd" / "quy tắc").mkdir()
    yield tmp_path
    monkeypatch.undo()
    fingerprints()


def fingerprints() -> tuple[str, str]:
    for each in (reading_fingerprint, publishing_fingerprint):
        each.cache_clear()
    return reading_fingerprint(), publishing_fingerprint()


def leads(settings: Settings) -> list[str]:
    content = (settings.output / "tasks.csv").read_text(encoding="utf-8-sig")
    return [row["lead_units"] for row in csv.DictReader(io.StringIO(content))]


def test_each_office_has_the_common_settings_and_its_own(province: Path) -> None:
    assert office_names() == ("ubnd", "đảng ủy")
    party, people = load_settings(office="đảng ủy"), load_settings(office="ubnd")
    assert (party.workers, party.mask_people, people.mask_people) == (1, True, False)
    assert (party.inbox, party.rules) == (province / "đảng ủy" / "đến", None)
    assert (people.output, people.rules) == (province / "ubnd" / "ra", province / "ubnd" / "quy tắc")
    assert load_settings(office="đảng ủy", workers=3).workers == 3


def test_paths_of_the_file_are_meant_from_its_folder(province: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHACPHUC_CONFIG", str(province / "khacphuc.toml"))
    monkeypatch.chdir(province / "ubnd")
    assert load_settings(office="ubnd").inbox == province / "ubnd" / "đến"


@pytest.mark.parametrize(
    ("content", "office", "told"),
    [
        (SETTINGS, None, "nhiều cơ quan .ubnd, đảng ủy.*--office"),
        (SETTINGS, "hđnd", "không có cơ quan “hđnd”.*ubnd, đảng ủy"),
        ("workers = 1\n", "ubnd", "chưa khai cơ quan nào"),
        ('[offices.a]\ninbox = "x"\n', "a", "“a” .*thiếu mục output"),
        ('[offices.a]\ninbox="x"\noutput="y"\n[offices.b]\ninbox="z"\noutput="./y"\n', "a", "dùng chung thư mục"),
        ('[offices.a]\ninbox="x"\noutput="y"\nwokers=2\n', "a", "mục lạ “wokers”"),
        ("offices = 3\n", None, "offices .*sai dạng"),
    ],
)
def test_wrong_offices_are_told_in_one_line(province: Path, content: str, office: str | None, told: str) -> None:
    (province / "khacphuc.toml").write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=told) as error:
        load_settings(office=office)
    assert "\n" not in str(error.value)


def test_a_unit_of_the_office_needs_no_code_and_reads_again(province: Path) -> None:
    settings = load_settings(office="ubnd")
    use_rules(settings)
    before = fingerprints()
    assert run_with(settings)
    (first, second) = leads(settings)
    assert second == "Phòng Kinh tế" and first != "Tổ Xung kích số"

    (province / "ubnd" / "quy tắc" / "units.yml").write_text(OWN_UNIT, encoding="utf-8")
    after = fingerprints()
    assert before[0] != after[0] and before[1] != after[1]
    use_rules(settings)
    assert run_with(settings)
    assert leads(settings) == ["Tổ Xung kích số", "Phòng Kinh tế"]
    assert not run_with(settings)

    other = load_settings(office="đảng ủy")
    use_rules(other)
    assert fingerprints() == before
    assert run_with(other)
    assert leads(other) == [first, second]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("unit.yml", "entries: []", "tên tệp phải là một trong"),
        ("units.yml", "entries: [", "cú pháp YAML"),
        ("units.yml", "- id: a", "thiếu mục “entries”"),
        ("units.yml", "entries:\n  - id: a\n    word: [x]\n    examples: [x]", "quy tắc “a” sai ở mục “word”"),
        ("units.yml", "entries:\n  - id: a\n    words: [Tổ X]\n    examples: [Tổ Y]", "không khớp ví dụ “Tổ Y”"),
        ("dates.yml", "entries:\n  - id: a\n    pattern: '(x'\n    examples: [x]", "pattern.*không hợp lệ"),
        ("units.yml", "entries:\n  - id: a\n    words: [Tổ X]\n    examples: [Tổ X]", "thiếu mục kind trong gives"),
        ("zones.yml", "entries:\n  - id: a\n    words: [Tổ X]\n    examples: [Tổ X]", "không có tác dụng"),
        (
            "columns.yml",
            "entries:\n  - id: a\n    words: [Tổ]\n    examples: [Tổ]\n    gives: {role: lead, roll: 1}",
            "mục lạ roll",
        ),
        (
            "units.yml",
            "entries:\n  - id: a\n    words: [Tổ]\n    examples: [Tổ X]\n    counterexamples: [Tổ Y]",
            "phản ví dụ “Tổ Y”",
        ),
    ],
)
def test_a_wrong_rule_stops_the_run_and_is_named(province: Path, name: str, content: str, told: str) -> None:
    (province / "ubnd" / "quy tắc" / name).write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=told) as error:
        use_rules(load_settings(office="ubnd"))
    assert name in str(error.value)
    told_by_command = CliRunner().invoke(app, ["run", "--office", "ubnd"])
    assert told_by_command.exit_code == 2 and name in told_by_command.stderr


def test_own_entries_come_first_or_take_the_place_of_common_ones() -> None:
    common = [{"id": "a", "words": ["1"]}, {"id": "b", "words": ["2"]}]
    own = [{"id": "c", "words": ["3"]}, {"id": "b", "words": ["4"]}]
    assert [(each["id"], each["words"][0]) for each in merged(own, common)] == [("c", "3"), ("a", "1"), ("b", "4")]


@pytest.mark.slow
def test_all_offices_in_one_command(province: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (province / "ubnd" / "quy tắc" / "units.yml").write_text(OWN_UNIT, encoding="utf-8")
    done = CliRunner().invoke(app, ["run", "--all-offices"])
    assert done.exit_code == 0, done.stderr
    assert "Đã chạy 2 cơ quan; hoàn thành: 2." in done.stdout
    assert leads(load_settings(office="ubnd"))[0] == "Tổ Xung kích số"
    assert leads(load_settings(office="đảng ủy"))[0] != "Tổ Xung kích số"
    documents = (province / "đảng ủy" / "ra" / "documents.csv").read_text(encoding="utf-8-sig")
    assert "Lê Thị Bình Minh" not in documents and "L• " in documents.replace("••", "")

    (province / "ubnd" / "đến" / "kế hoạch.txt").unlink()
    (province / "ubnd" / "đến").rmdir()
    assert CliRunner().invoke(app, ["run", "--all-offices"]).exit_code == 1
    told = capfd.readouterr()
    assert "Đọc trọn vẹn" in told.out
    assert "Không tìm thấy thư mục văn bản đến" in told.err
