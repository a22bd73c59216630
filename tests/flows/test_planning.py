from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flows.inbox import planning
from flows.inbox.entries import list_inbox
from flows.inbox.planning import RunPlan, outcome_fingerprint, plan_run
from flows.settings import Settings
from plans.dataset.ledger import FileEntry

DAY = dt.date(2026, 5, 13)


def settings(**options: Any) -> Settings:
    return Settings(**{"as_of": DAY, "settle_seconds": 0, **options})


def plan(inbox: Path, ledger: dict[str, FileEntry] | None = None, **options: Any) -> RunPlan:
    return plan_run(list_inbox(inbox), ledger or {}, settings(**options))


def after_reading(inbox: Path, outcome: str = "ok", **options: Any) -> dict[str, FileEntry]:
    """The ledger as a run leaves it that gave all files to be read this outcome."""
    done = plan(inbox)
    rows = {row.path: row for row in (*done.known, *done.told)}
    for one in done.to_read:
        rows[one.entry.path] = FileEntry(
            path=one.entry.path,
            size=one.entry.size,
            mtime_ns=one.entry.mtime_ns,
            sha256=one.sha256,
            outcome=outcome,
            code=None,
            message=None,
            pages_read=1,
            pages=1,
            attempts=1,
            first_seen=DAY,
            last_seen=DAY,
            fingerprint=outcome_fingerprint(outcome, settings(**options)),
        )
    return rows


def to_read(found: RunPlan) -> list[str]:
    return [one.entry.path for one in found.to_read]


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text("Kế hoạch")
    (tmp_path / "c.txt").write_text("Báo cáo")
    (tmp_path / "ảnh.jpg").write_text("x")
    return tmp_path


def test_new_files_are_read_and_others_told(inbox: Path) -> None:
    found = plan(inbox)
    assert to_read(found) == ["b.txt", "c.txt"]
    assert [(row.path, row.outcome) for row in found.told] == [("ảnh.jpg", "ignored")]


def test_the_same_bytes_are_read_once(inbox: Path) -> None:
    (inbox / "a.txt").write_text("Kế hoạch")
    found = plan(inbox)
    assert to_read(found) == ["a.txt", "c.txt"]
    copy = next(row for row in found.told if row.path == "b.txt")
    assert (copy.outcome, "a.txt" in str(copy.message)) == ("duplicate", True)


def test_nothing_new_is_nothing_to_do_and_opens_no_file(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = after_reading(inbox)
    monkeypatch.setattr(planning, "sha256", lambda path: pytest.fail(f"{path} was opened"))
    found = plan(inbox, ledger)
    assert (found.to_read, found.told, found.unsettled) == ((), (), ())
    assert {row.path for row in found.known} == {"b.txt", "c.txt", "ảnh.jpg"}


def test_a_changed_file_is_read_again(inbox: Path) -> None:
    ledger = after_reading(inbox)
    (inbox / "b.txt").write_text("Kế hoạch sửa đổi")
    assert to_read(plan(inbox, ledger)) == ["b.txt"]


def test_a_touched_file_is_only_noted(inbox: Path) -> None:
    ledger = after_reading(inbox)
    (inbox / "b.txt").write_text("Kế hoạch")
    found = plan(inbox, ledger)
    assert (to_read(found), [row.path for row in found.told]) in (([], ["b.txt"]), ([], []))


def test_changed_rules_read_everything_again(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = after_reading(inbox)
    monkeypatch.setattr(planning, "reading_fingerprint", lambda: "other rules")
    assert to_read(plan(inbox, ledger)) == ["b.txt", "c.txt"]


def test_what_was_refused_is_tried_again_under_other_limits(inbox: Path) -> None:
    ledger = after_reading(inbox, "rejected")
    assert to_read(plan(inbox, ledger)) == []
    assert to_read(plan(inbox, ledger, time_limit=900)) == ["b.txt", "c.txt"]


def test_what_waits_for_a_tool_is_tried_when_it_is_there(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "installed", lambda: ())
    ledger = after_reading(inbox, "deferred")
    assert to_read(plan(inbox, ledger)) == []
    monkeypatch.setattr(planning, "installed", lambda: ("ocr",))
    assert to_read(plan(inbox, ledger)) == ["b.txt", "c.txt"]


@pytest.mark.parametrize("code", ["locked", "growing", "vanished"])
def test_what_stood_in_the_way_for_a_moment_is_tried_by_the_next_run(inbox: Path, code: str) -> None:
    ledger = {path: replace(entry, code=code) for path, entry in after_reading(inbox, "deferred").items()}
    assert to_read(plan(inbox, ledger)) == ["b.txt", "c.txt"]


def test_when_the_original_goes_its_copy_is_read(inbox: Path) -> None:
    (inbox / "a.txt").write_text("Kế hoạch")
    ledger = after_reading(inbox)
    (inbox / "a.txt").unlink()
    assert to_read(plan(inbox, ledger)) == ["b.txt"]


def test_a_file_that_cannot_be_opened_is_told(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> str:
        raise PermissionError(13, "Permission denied") if path.name == "b.txt" else FileNotFoundError

    monkeypatch.setattr(planning, "sha256", refuse)
    rows = {row.path: (row.outcome, row.code) for row in plan(inbox).told}
    assert rows["b.txt"] == ("rejected", "no_permission")
    assert rows["c.txt"] == ("deferred", "vanished")


def test_young_unfinished_files_wait(inbox: Path) -> None:
    (inbox / "d.pdf").write_bytes(b"%PDF-1.7\n")
    found = plan(inbox, settle_seconds=3600)
    assert "d.pdf" in [entry.path for entry in found.unsettled]
