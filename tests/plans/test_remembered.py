"""Comparisons that were made before: the same answer, only for the same rows, and never a reason to fail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from chain_rows import D, R, T, before

from datamodel.rows import Records
from plans.dataset.dataset import dataset_of
from plans.matching import compare as comparing
from plans.matching.remembered import MEMORY_NAME, Memory
from plans.publishing.publish import published_rows
from plans.standing import evidence as proving
from plans.standing import track as tracking
from plans.standing.said import Said
from plans.standing.track import Tracking, track

DAY = dt.date(2026, 6, 28)
XA, SUBJECT = "UBND xã Hòa Lạc Đông", "Khắc phục tồn tại, hạn chế trong công tác cải cách hành chính năm"
WORK = (
    "Rà soát, niêm yết lại toàn bộ thủ tục hành chính tại Trung tâm",
    "Sửa chữa nhà văn hóa thôn Đoài",
    "Trang bị 02 máy tính cho người dân tra cứu hồ sơ",
    "Kiểm tra việc chấp hành giờ giấc làm việc của công chức",
)
OLD = D(
    "kh2025", "KH", "41", XA, "10/02/2025", f"{SUBJECT} 2025",
    tasks=[T(str(place), text, ["Phòng Kinh tế"], before("30/6/2025")) for place, text in enumerate(WORK)],
)  # fmt: skip
NEW = D(
    "kh2026", "KH", "12", XA, "15/01/2026", f"{SUBJECT} 2026", findings=[("1", "Nhà văn hóa thôn Đoài xuống cấp.")],
    tasks=[T(str(place), text, ["Phòng Kinh tế"], before("30/9/2026")) for place, text in enumerate(WORK[:3])],
)  # fmt: skip
REPORT = D(
    "bc2025", "BC", "88", XA, "20/12/2025", f"Kết quả thực hiện {SUBJECT} 2025",
    results=[
        R("1", "Đã niêm yết lại toàn bộ thủ tục hành chính tại Trung tâm.", "done", done="12/4/2025"),
        R("2", "Nhà văn hóa thôn Đoài chưa được sửa chữa.", "not_done"),
    ],
    cites=[("KH", "41/KH-UBND", "10/02/2025", XA)],
)  # fmt: skip
ALL = [document.records() for document in (OLD, NEW, REPORT)]


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Which documents were compared, and which reports matched, in this test."""
    seen: list[str] = []
    compare, of_report = comparing.compare, proving._of_report

    def compared(facts, prior_id, document_id, family_id=""):  # type: ignore[no-untyped-def]
        seen.append(f"{prior_id} {document_id}")
        return compare(facts, prior_id, document_id, family_id)

    def proved(facts, report, links):  # type: ignore[no-untyped-def]
        seen.append(report.document_id)
        return of_report(facts, report, links)

    monkeypatch.setattr(comparing, "compare", compared)
    monkeypatch.setattr(proving, "_of_report", proved)
    yield seen


def tracked(folder: Path, records: list[Records] = ALL, day: dt.date = DAY, code: str = "1") -> Tracking:
    with Memory.open(folder, code) as memory:
        return track(dataset_of(records), day, memory=memory)


def test_the_second_day_compares_nothing_and_says_the_same(tmp_path: Path, worked_out: list[str]) -> None:
    plain = track(dataset_of(ALL), DAY)
    assert {row.progress for row in plain.task_status} > {"done"}
    worked_out.clear()
    assert tracked(tmp_path) == plain
    assert sorted(worked_out) == ["bc2025", "kh2025 kh2026"]
    worked_out.clear()
    assert tracked(tmp_path) == plain
    assert tracked(tmp_path, day=DAY + dt.timedelta(days=90)) == track(dataset_of(ALL), DAY + dt.timedelta(days=90))
    assert worked_out == ["kh2025 kh2026", "bc2025"]  # of the one without memory


def test_a_changed_word_or_deadline_is_compared_anew(tmp_path: Path, worked_out: list[str]) -> None:
    tracked(tmp_path)
    worked_out.clear()
    changed = replace(NEW, tasks=[replace(NEW.tasks[0], text="Chỉnh trang chợ xã"), *NEW.tasks[1:]]).records()
    assert tracked(tmp_path, [ALL[0], changed, ALL[2]]) == track(dataset_of([ALL[0], changed, ALL[2]]), DAY)
    assert worked_out[0] == "kh2025 kh2026"
    later = replace(OLD, tasks=[replace(task, due=before("31/7/2025")) for task in OLD.tasks]).records()
    worked_out.clear()
    tracked(tmp_path, [later, changed, ALL[2]])
    assert sorted(worked_out) == ["bc2025", "kh2025 kh2026"]


def test_other_code_or_rules_forget_everything(tmp_path: Path, worked_out: list[str]) -> None:
    tracked(tmp_path)
    worked_out.clear()
    tracked(tmp_path, code="2")
    assert len(worked_out) == 2


def test_what_is_not_asked_for_any_more_is_forgotten(tmp_path: Path, worked_out: list[str]) -> None:
    tracked(tmp_path)
    tracked(tmp_path, [ALL[0]])
    worked_out.clear()
    tracked(tmp_path)
    assert len(worked_out) == 2


def test_no_words_of_a_document_are_kept(tmp_path: Path) -> None:
    tracked(tmp_path)
    kept = (tmp_path / MEMORY_NAME).read_bytes()
    assert "thôn Đoài".encode() not in kept and "Trung tâm".encode() not in kept


@pytest.mark.parametrize("content", [b"", b"khong phai co so du lieu " * 50, b"SQLite format 3\x00" + bytes(200)])
def test_a_damaged_memory_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / MEMORY_NAME).write_bytes(content)
    assert tracked(tmp_path) == track(dataset_of(ALL), DAY)
    assert tracked(tmp_path) == track(dataset_of(ALL), DAY)


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / MEMORY_NAME).mkdir()
    assert tracked(tmp_path) == track(dataset_of(ALL), DAY)


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """How many documents each portion had that was not known as it is."""
    seen: list[int] = []
    worked_out = tracking._worked_out

    def counted(portion, as_of, said, memory):  # type: ignore[no-untyped-def]
        seen.append(portion.table("documents").num_rows)
        return worked_out(portion, as_of, said, memory)

    monkeypatch.setattr(tracking, "_worked_out", counted)
    yield seen


def everything(folder: Path | None, day: dt.date, records: list[Records] = ALL) -> dict[str, object]:
    """All published tables; without a folder worked out from nothing."""
    dataset = dataset_of(records)
    found = tracked(folder, records, day) if folder else track(dataset, day)
    return {name: table.to_pylist() for name, table in published_rows(dataset, found, ()).items()} | {
        "doubts": found.doubts
    }


def test_each_following_day_equals_a_run_from_nothing(tmp_path: Path) -> None:
    days = [dt.date(2025, 2, 9) + dt.timedelta(days=7 * week) for week in range(90)]
    for day in days:
        assert everything(tmp_path, day) == everything(None, day)
    late = {row["timeliness"] for day in days for row in everything(tmp_path, day)["task_status"]}  # type: ignore[attr-defined]
    assert late == {"on_time", "due_soon", "overdue"}


def test_a_day_alone_looks_at_nothing_again(tmp_path: Path, looked_at: list[int]) -> None:
    tracked(tmp_path)
    looked_at.clear()
    for days in range(1, 200, 20):
        tracked(tmp_path, day=DAY + dt.timedelta(days=days))
    assert not looked_at
    tracked(tmp_path, day=dt.date(2025, 12, 19))  # the report and the next plan had not been issued
    assert looked_at == [3]


def test_what_comes_in_is_looked_at_with_its_issuer_only(tmp_path: Path, looked_at: list[int]) -> None:
    others = [replace(OLD, name=f"x{place}", issuer=f"UBND xã Phú Lạc {place}").records() for place in range(8)]

    def tracked_in_parts(records: list[Records]) -> Tracking:
        with Memory.open(tmp_path, "1") as memory:
            return track(dataset_of(records), DAY, memory=memory, documents=2)

    tracked_in_parts([*ALL, *others])
    looked_at.clear()
    newer = replace(NEW, name="kh2026b", number="13", subject="Sửa chữa trường học năm 2026").records()
    assert tracked_in_parts([*ALL, newer, *others]).changes == track(dataset_of([*ALL, newer, *others]), DAY).changes
    assert len(looked_at) == 2  # here, and in the run from nothing
    assert looked_at[0] < 8


def test_words_of_persons_are_not_kept(tmp_path: Path, looked_at: list[int]) -> None:
    said = {ALL[1].tasks[0].task_id: Said(note="Đã giao ông Bảy làm")}
    for _ in range(2):
        with Memory.open(tmp_path, "1") as memory:
            assert (
                track(dataset_of(ALL), DAY, said, memory).task_status == track(dataset_of(ALL), DAY, said).task_status
            )
    assert len(looked_at) == 4
    assert "ông Bảy".encode() not in (tmp_path / MEMORY_NAME).read_bytes()
