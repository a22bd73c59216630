"""One body under two printed names is no change of the task's units."""

from __future__ import annotations

import datetime as dt

import pytest
from chain_rows import D, T

from plans.dataset.dataset import dataset_of
from plans.standing.track import track


def plan(name: str, number: str, year: int, front: str) -> D:
    task = T("1", "Tuyên truyền, vận động hộ dân hiến đất mở đường liên thôn.", [front])
    subject = f"Xây dựng nông thôn mới năm {year}"
    return D(name, "KH", number, "UBND xã Hòa Lạc Đông", f"10/01/{year}", subject, tasks=[task])


@pytest.mark.parametrize(
    ("now", "change"),
    [("UBMTTQ Việt Nam xã", ("kept", ())), ("Hội Nông dân xã", ("changed", ("lead_units",)))],
)
def test_the_front_with_and_without_its_countrys_name(now: str, change: tuple[str, tuple[str, ...]]) -> None:
    plans = [plan("kh2025", "1", 2025, "UBMTTQ xã"), plan("kh2026", "2", 2026, now)]
    (row,) = track(dataset_of(each.records() for each in plans), dt.date(2026, 2, 1)).changes
    assert (row.change, row.changed_fields) == change
