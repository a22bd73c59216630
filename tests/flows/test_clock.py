"""The machine's clock goes backwards between two runs: a dead battery, a wrong setting, a look at a past day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from one_run import run_once

from flows.batch.run import Run
from flows.settings import Settings, SettingsError, load_settings
from plans.store.store import Store

PLAN = """ỦY BAN NHÂN DÂN
XÃ HÒA LẠC ĐÔNG
Số: 45/KH-UBND
Hòa Lạc Đông, ngày 10 tháng 4 năm 2026
KẾ HOẠCH
Khắc phục tồn tại
1. Giao Phòng Kinh tế rà soát hồ sơ, hoàn thành trước ngày 15/6/2026.
"""


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "kế hoạch.txt").write_text(PLAN, encoding="utf-8")
    return tmp_path / "inbox"


@pytest.fixture
def today() -> Iterator[Callable[[str], None]]:
    """Sets the day that the machine's clock shows."""
    field = Settings.model_fields["as_of"]
    clock = field.default_factory

    def set_to(day: str) -> None:
        field.default_factory = lambda: dt.date.fromisoformat(day)
        Settings.model_rebuild(force=True)

    yield set_to
    field.default_factory = clock
    Settings.model_rebuild(force=True)


def run_today(inbox: Path, **options: Any) -> tuple[str, ...]:
    output = inbox.parent / "output"
    settings = load_settings(inbox=inbox, output=output, workers=1, settle_seconds=0, **options)
    with Run(inbox, settings) as batch:
        batch.note_known()
        list(batch.reading())
        batch.track()
        batch.publish()
        return batch.result().messages


def days_of_the_file(output: Path) -> tuple[str, str]:
    with Store.open(output) as store:
        (entry,) = store.files().values()
    return entry.first_seen.isoformat(), entry.last_seen.isoformat()


def test_a_clock_that_lost_its_day_stops_before_anything_is_published(
    inbox: Path, today: Callable[[str], None]
) -> None:
    today("2026-05-13")
    assert run_today(inbox) == ()
    today("2010-01-01")
    with pytest.raises(SettingsError, match="Đồng hồ của máy chỉ ngày 01/01/2010"):
        run_today(inbox)
    today("2026-05-14")
    assert run_today(inbox) == ()
    assert days_of_the_file(inbox.parent / "output") == ("2026-05-13", "2026-05-14")


def test_a_clock_set_back_is_told(inbox: Path, today: Callable[[str], None]) -> None:
    today("2026-05-13")
    run_today(inbox)
    today("2026-03-01")
    (told,) = run_today(inbox)
    assert "01/03/2026) sớm hơn ngày của lần chạy trước (13/05/2026)" in told
    today("2026-05-14")
    assert run_today(inbox) == ()


def test_a_look_at_a_past_day_says_nothing_and_keeps_the_first_day(inbox: Path) -> None:
    run_once(inbox, inbox.parent / "output", as_of="2026-05-13")
    assert run_today(inbox, as_of="2009-12-31") == ()
    assert days_of_the_file(inbox.parent / "output")[0] == "2026-05-13"
