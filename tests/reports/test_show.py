from __future__ import annotations

import datetime as dt
import io

from rich.console import Console

from datamodel.document import Block, TextDocument
from datamodel.official import (
    Deadline,
    DeadlineKind,
    DocumentNumber,
    Header,
    Item,
    ItemKind,
    OfficialDocument,
    PartialDate,
    Roles,
    Task,
)
from datamodel.span import Found, Span
from reports.show import deadline_words, print_document

TEXT = "Số: /KH-UBND\n\nAn Sơn Thượng, ngày tháng 5 năm 2026\n\n1. [Công an xã] rà soát trước ngày 15/6/2026"


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_every_value_is_shown_with_page_words_and_rule() -> None:
    source = TextDocument("kế hoạch.docx", "docx", TEXT, (Block(0, len(TEXT), page=2),), 3, 3)
    number = Found(DocumentNumber(None, "KH-UBND", "/KH-UBND"), span("/KH-UBND"), "so-ky-hieu")
    issued = Found(PartialDate(2026, 5), span("ngày tháng 5 năm 2026"), "ngay-ban-hanh")
    place = Found("UBND xã An Sơn Thượng", None, "suy-tu-dia-danh")
    work = span("[Công an xã] rà soát trước ngày 15/6/2026")
    due = Deadline("trước ngày 15/6/2026", DeadlineKind.DATE, due_date=dt.date(2026, 6, 15), inclusive=False)
    task = Task(
        path="1",
        text=work.slice(TEXT),
        span=work,
        page=2,
        rule="giao-viec",
        roles=Roles(lead_units=(Found("Công an xã", span("Công an xã"), "chu-the"),)),
        deadlines=(Found(due, span("trước ngày 15/6/2026"), "truoc-ngay"),),
    )
    official = OfficialDocument(
        source,
        Header(number=number, issued=issued, issuing_authority=place),
        outline=(Item(ItemKind.NUMBERED, "1.", "1", work, 2),),
        tasks=(task,),
    )
    shown = io.StringIO()
    print_document(official, Console(file=shown, width=200, highlight=False))
    lines = [" ".join(line.split()) for line in shown.getvalue().splitlines()]
    assert "Số, ký hiệu: /KH-UBND tr.2 “/KH-UBND” so-ky-hieu" in lines
    assert "Ngày ban hành: …/5/2026 tr.2 “ngày tháng 5 năm 2026” ngay-ban-hanh" in lines
    assert "Cơ quan ban hành: UBND xã An Sơn Thượng (suy ra) suy-tu-dia-danh" in lines
    assert "└── [1] tr.2 1. [Công an xã] rà soát trước ngày 15/6/2026" in lines
    assert "chủ trì: Công an xã tr.2 “Công an xã” chu-the" in lines
    assert "thời hạn: date đến 2026-06-15 (không kể ngày này) tr.2 “trước ngày 15/6/2026” truoc-ngay" in lines


def test_a_recurring_deadline_in_words() -> None:
    monthly = Deadline("hằng tháng", DeadlineKind.RECURRING, recurrence="FREQ=MONTHLY")
    assert deadline_words(monthly) == "recurring FREQ=MONTHLY"
