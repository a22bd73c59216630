"""From a read document to rows: the contract's columns, each pointing home."""

from __future__ import annotations

import dataclasses
import datetime as dt

from plan_records import official_document, records_of

from datamodel.codec import official_to_json, pack_text, text_from_json, text_to_json, unpack_text
from datamodel.document import Box, Cell, Column, Signature
from datamodel.issue import Issue, Severity
from datamodel.official import DocumentNumber, PartialDate
from datamodel.span import Found, Span
from plans.rows.cleaning import clean
from plans.rows.normalize import normalize


def test_the_document_row() -> None:
    row = records_of("kh/a.docx").document
    assert (row.source_path, row.format, row.pages, row.text_source) == ("kh/a.docx", "docx", 2, "native")
    assert (row.document_type, row.number, row.notation, row.document_number) == ("KH", "15", "KH-UBND", "15/KH-UBND")
    assert (row.issued_date, row.issued_date_precision) == (dt.date(2026, 3, 5), "day")
    assert row.subject == "khắc phục tồn tại, hạn chế trong cải cách hành chính năm 2026"
    assert row.recipients == ("Như trên", "Lưu: VT")
    assert row.issue_codes == ("two_leads",)


def test_a_blank_day_is_no_day() -> None:
    read = official_document()
    header = dataclasses.replace(read.header, issued=Found(PartialDate(2025, 10), None, "date.line"))
    records = normalize(dataclasses.replace(read, header=header), sha256="0" * 64, path="a")
    assert records.document.issued_date == dt.date(2025, 10, 1)
    assert records.document.issued_date_precision == "month"
    assert {row.field: row.value for row in records.field_sources}["issued_date"] == "2025-10"


def test_a_blank_number_keeps_its_notation() -> None:
    read = official_document()
    number = Found(DocumentNumber(None, "KH-UBND", "/KH-UBND"), None, "number.blank")
    read = dataclasses.replace(read, header=dataclasses.replace(read.header, number=number, issued=None))
    row = normalize(read, sha256="0" * 64, path="a").document
    assert (row.number, row.notation, row.document_number) == (None, "KH-UBND", "/KH-UBND")
    assert (row.issued_date, row.issued_date_precision) == (None, "none")


def test_the_first_deadline_stands_in_the_task() -> None:
    read = records_of("a.docx")
    first, second, _ = read.tasks
    assert (first.deadline_kind, first.due_date, first.deadline_text) == (
        "date",
        dt.date(2026, 6, 30),
        "trước ngày 30/6/2026",
    )
    assert (second.deadline_kind, second.due_date, second.standing) == (None, None, True)
    (deadline,) = read.deadlines
    assert (deadline.task_id, deadline.inclusive, deadline.page) == (first.task_id, False, 2)


def test_the_task_knows_the_finding_it_repairs() -> None:
    read = records_of("a.docx")
    assert [task.finding_id for task in read.tasks] == [read.findings[0].finding_id, None, None]


def test_every_row_points_home() -> None:
    read = official_document()
    records = normalize(read, sha256="0" * 64, path="a")
    text = read.source.text
    assert clean(text[records.tasks[0].start : records.tasks[0].end]) == records.tasks[0].text
    source = next(row for row in records.field_sources if row.field == "issuing_authority")
    assert (source.page, text[source.start : source.end]) == (1, "ỦY BAN NHÂN DÂN XÃ AN SƠN THƯỢNG")
    assert (records.references[0].page, records.references[0].issued_date) == (1, dt.date(2026, 1, 12))


def test_a_unit_is_told_once_per_spelling() -> None:
    assert [row.printed for row in records_of("a.docx").unit_mentions] == ["Phòng VH-XH"]


def test_issues_of_the_extraction_are_told_once() -> None:
    issue = Issue("extract", "text_layer_broken", Severity.WARNING, "Lớp chữ hỏng.", page=2)
    read = official_document()
    read = dataclasses.replace(read, source=dataclasses.replace(read.source, issues=(issue,)), issues=(issue,))
    (row,) = normalize(read, sha256="0" * 64, path="a").issues
    assert (row.code, row.severity, row.page, row.path) == ("text_layer_broken", "warning", 2, None)


def test_what_no_table_can_hold_is_left_out() -> None:
    assert clean("Số  hóa\x00\ud800 hồ\u00a0sơ\r\n") == "Số hóa hồ sơ"


def test_a_text_document_survives_the_codec() -> None:
    source = official_document().source
    rich = dataclasses.replace(
        source.blocks[0], box=Box(1.5, 2, 3, 4), cell=Cell(0, 1, 2), column=Column.LEFT, bold=True, size=13.0, mark="1"
    )
    document = dataclasses.replace(
        source,
        blocks=(rich, *source.blocks[1:]),
        signatures=(Signature("Trần Văn Mẫu", None),),
        issues=(Issue("extract", "needs_ocr", Severity.WARNING, "Trang 2 là ảnh.", span=Span(0, 2)),),
    )
    assert text_from_json(text_to_json(document)) == document
    assert unpack_text(pack_text(document)) == document


def test_an_official_document_can_be_shown() -> None:
    shown = official_to_json(official_document())
    assert '"KH-UBND"' in shown and '"due_date": "2026-06-30"' in shown and "Số hóa" not in shown
