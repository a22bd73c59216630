from __future__ import annotations

import csv
import datetime as dt
from dataclasses import replace
from pathlib import Path

from datamodel.rows import DocumentRow, Records, TaskRow
from plans.dataset.dataset import dataset_of
from plans.publishing.exchange import LENGTHS, export_exchange

DOCUMENT = DocumentRow(
    "d1", "đến/kế hoạch.pdf", "pdf", 4, "native", None, "KH", "07", "KH-UBND", "07/KH-UBND", "UBND xã An Sơn Thượng",
    None, "An Sơn Thượng", dt.date(2026, 1, 5), "day", "=Khắc phục", (), ("Như trên", "Lưu: VT"), "TM.",
    "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lò Thử Nghiệm", (),
)  # fmt: skip
TASK = TaskRow(
    "t1", "d1", 1, 0, 9, "Rà soát hồ sơ", "1", None, ("Phòng Kinh tế",), ("Công an xã",), (), None, None, None, None,
    "trước ngày 30/6/2026", "date", None, dt.date(2026, 6, 30), None, False, True, True, False, False, True, False,
    "test", 1.0,
)  # fmt: skip


def rows(folder: Path, *documents: DocumentRow) -> list[dict[str, str]]:
    dataset = dataset_of([Records(each, tasks=(TASK,) if each is documents[0] else ()) for each in documents])
    path = export_exchange(dataset, folder).path
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True)))


def test_the_fields_of_the_decree(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, DOCUMENT)
    assert list(row) == list(LENGTHS)
    assert {name: value for name, value in row.items() if value} == {
        "TypeName": "Kế hoạch",
        "CodeNumber": "07",
        "CodeNotation": "KH-UBND",
        "IssuedDate": "05/01/2026",
        "OrganName": "UBND xã An Sơn Thượng",
        "Subject": "'=Khắc phục",
        "Language": "Tiếng Việt",
        "PageAmount": "4",
        "Description": "đến/kế hoạch.pdf",
        "Position": "CHỦ TỊCH",
        "FullName": "Lò Thử Nghiệm",
        "ToPlaces": "Như trên; Lưu: VT",
        "TraceHeaderList": "Rà soát hồ sơ (Chủ trì: Phòng Kinh tế; phối hợp: Công an xã; thời hạn: 30/6/2026)",
        "DueDate": "30/06/2026",
    }


def test_a_date_without_its_day_is_left_blank(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, replace(DOCUMENT, issued_date_precision="month", document_type=None))
    assert (row["IssuedDate"], row["TypeName"]) == ("", "")


def test_what_is_too_long_is_told(tmp_path: Path) -> None:
    dataset = dataset_of([Records(replace(DOCUMENT, subject="k" * 600))])
    exported = export_exchange(dataset, tmp_path)
    assert exported.cut == (("đến/kế hoạch.pdf", "Subject"),)
    assert "k" * 499 + "…" in exported.path.read_text(encoding="utf-8-sig")
