"""Tracking in portions: issuers are never parted, and many portions give the tables that one gives."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from chain_rows import D, R, T, before

from plans.dataset.dataset import Dataset, dataset_of
from plans.matching.facts import issuer_key
from plans.publishing.publish import published_rows
from plans.standing.portions import portions
from plans.standing.track import track

DAY = dt.date(2026, 6, 28)
SUBJECT = "Khắc phục tồn tại, hạn chế trong công tác cải cách hành chính năm"
COMMUNES = tuple(f"UBND xã {name}" for name in ("Hòa Lạc Đông", "An Sơn Thượng", "Tân Bình Hạ", "Phú Lạc", "Mai Yên"))


def _work(year: int) -> list[T]:
    return [
        T(
            "I/1",
            f"Rà soát, niêm yết lại toàn bộ thủ tục hành chính năm {year}",
            ["Phòng Kinh tế"],
            before(f"30/6/{year}"),
        ),
        T("I/2", "Sửa chữa nhà văn hóa thôn Đoài", ["Văn phòng"], before(f"30/9/{year}"), finding="1"),
    ]


def _office(place: int, issuer: str | None) -> list[D]:
    """Two plans and a report that cites the earlier one without naming its issuer, as every commune does."""
    shortcomings = [("1", "Nhà văn hóa thôn Đoài xuống cấp.")]
    told = [
        R("1", "Đã niêm yết lại toàn bộ thủ tục hành chính năm 2025.", "done", done="12/4/2025"),
        R("2", "Nhà văn hóa thôn Đoài chưa được sửa chữa, xin gia hạn đến 31/12/2025.", "not_done"),
    ]
    old = D(f"a{place}", "KH", "41", issuer, "10/02/2025", f"{SUBJECT} 2025", _work(2025), shortcomings)
    new = D(f"b{place}", "KH", "12", issuer, "15/01/2026", f"{SUBJECT} 2026", _work(2026)[1:], shortcomings)
    cites = [("KH", "41/KH-UBND", "10/02/2025", None)]
    report = D(f"c{place}", "BC", "88", issuer, "20/12/2025", "Kết quả công tác", results=told, cites=cites)
    return [old, new, report]


def _dataset() -> Dataset:
    documents = [one for place, issuer in enumerate((*COMMUNES, None, None)) for one in _office(place, issuer)]
    records = [each.records() for each in documents]
    copy = replace(records[0], document=replace(records[0].document, document_id="ban-sao", source_path="z.pdf"))
    return dataset_of([*records, copy])


@pytest.mark.parametrize("documents", [1, 2, 5])
def test_many_portions_give_the_tables_of_one(documents: int) -> None:
    dataset = _dataset()
    whole, parted = track(dataset, DAY), track(dataset, DAY, documents=documents)
    assert {row.progress for row in whole.task_status} >= {"done", "not_started", "no_report"}
    assert whole.changes == parted.changes
    assert set(whole.doubts) == set(parted.doubts)
    first, other = published_rows(dataset, whole, ()), published_rows(dataset, parted, ())
    assert all(first[name].equals(other[name]) for name in first)


def test_an_issuer_is_in_one_portion_and_no_row_is_lost() -> None:
    dataset = _dataset()
    parts = list(portions(dataset, 1))
    assert len(parts) > 2
    issuers = [{issuer_key(each.issuing_authority) for each in part.documents()} for part in parts]
    assert sum(map(len, issuers)) == len(set().union(*issuers)) == len(COMMUNES) + 1
    assert sorted(task.task_id for part in parts for task in part.tasks()) == sorted(t.task_id for t in dataset.tasks())
    assert not any(document.document_id == "ban-sao" for part in parts for document in part.documents(copies=True))
