"""`khacphuc diff`: documents by number, and two files of one document beside each other (so sánh hai văn bản)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from chain_rows import D, T, before

from datamodel.rows import Records
from plans.dataset.dataset import dataset_of
from plans.matching.two_documents import NotOne, Side, side_of, two_documents

XA, KT = "UBND xã Hòa Lạc Đông", "Phòng Kinh tế"
WORK = "Sửa chữa máy lấy số tại bộ phận một cửa"
OLD = D("old", "KH", "05", XA, "10/02/2025", "Cải cách hành chính", [T("1", WORK, [KT], before("30/4/2025"))])
NEW = D("new", "KH", "05", XA, "12/02/2026", "Cải cách hành chính", [T("2", WORK, [KT], before("30/4/2026"))])
DRAFT = D("draft", "KH", None, XA, "12/02/2026", "Cải cách hành chính", [T("1", WORK)])
DATASET = dataset_of([OLD.records(), NEW.records(), DRAFT.records()])


@pytest.mark.parametrize(
    ("named", "own_id"),
    [
        ("05/KH-UBND@2025", "old"),
        ("5/kh-ubnd @ 2026", "new"),
        ("Số: 05 / KH–UBND@2026", "new"),
        ("old", "old"),
        ("draft.docx", "draft"),
    ],
)
def test_documents_by_name(named: str, own_id: str) -> None:
    assert side_of(DATASET, named).document.document_id == own_id


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("05/KH-UBND", "số của 2 văn bản: old"),
        ("05/KH-UBND@2020", "Không có văn bản"),
        ("/KH-UBND", "Không có"),
        ("", "Không có"),
    ],
)
def test_a_name_that_is_not_one_document(named: str, told: str) -> None:
    with pytest.raises(NotOne, match=told):
        side_of(DATASET, named)


def test_what_became_of_the_work() -> None:
    difference = two_documents(side_of(DATASET, "05/KH-UBND@2025"), side_of(DATASET, "05/KH-UBND@2026"))
    (change,) = difference.comparison.changes
    assert (change.change, change.changed_fields) == ("changed", ("deadline",))
    assert (difference.rows[change.prior_id or ""].path, difference.rows[change.id or ""].path) == ("1", "2")


def alone(records: Records) -> Side:
    return side_of(dataset_of([records]), records.document.document_id)


def test_two_files_of_one_document_whose_rows_have_equal_ids() -> None:
    records = NEW.records()
    other = replace(
        records,
        document=replace(records.document, document_id="scan"),
        tasks=tuple(replace(row, document_id="scan", text=row.text + " xã") for row in records.tasks),
        deadlines=(),
    )
    difference = two_documents(alone(records), alone(other))
    (change,) = difference.comparison.changes
    assert change.changed_fields == ("text", "deadline")
    assert difference.rows[change.prior_id or ""].text == WORK


def test_one_document_is_not_compared_with_itself() -> None:
    with pytest.raises(NotOne, match="một văn bản"):
        two_documents(side_of(DATASET, "old"), side_of(DATASET, "old"))
