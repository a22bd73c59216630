"""A small plan of a fictional commune, built by hand."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256

from datamodel.document import Block, BlockKind, TextDocument, TextSource
from datamodel.issue import Issue, Severity
from datamodel.official import (
    Deadline,
    DeadlineKind,
    DocumentNumber,
    Finding,
    Header,
    OfficialDocument,
    PartialDate,
    Reference,
    Result,
    Roles,
    Task,
    UnitMention,
)
from datamodel.rows import Records
from datamodel.span import Found
from plans.dataset.ledger import FileEntry
from plans.rows.normalize import normalize

LINES = (
    "ỦY BAN NHÂN DÂN XÃ AN SƠN THƯỢNG",
    "Số: {number}/KH-UBND",
    "An Sơn Thượng, ngày 05 tháng 3 năm 2026",
    "KẾ HOẠCH khắc phục tồn tại, hạn chế trong cải cách hành chính năm 2026",
    "Thực hiện Quyết định số 41/QĐ-UBND ngày 12/01/2026 của UBND tỉnh.",
    "Công tác số hóa hồ sơ còn chậm.",
    "Giao Phòng Văn hóa - Xã hội chủ trì số hóa hồ sơ trước ngày 30/6/2026.",
    "Niêm yết thủ tục hành chính thường xuyên.",
    "Đã ban hành Kế hoạch số 02/KH-UBND.",
)


def text_document(number: str = "15", *, name: str = "kh.docx", format: str = "docx", extra: str = "") -> TextDocument:
    lines = [line.format(number=number) for line in LINES] + ([extra] if extra else [])
    text, blocks = "", []
    for index, line in enumerate(lines):
        start = len(text)
        text += line
        blocks.append(Block(start, len(text), page=1 if index < 6 else 2))
        text += "\n\n"
    start = len(text)
    text += f"Trang 1 của {format}"
    blocks.append(Block(start, len(text), kind=BlockKind.RUNNING, page=2))
    return TextDocument(
        name=name, format=format, text=text, blocks=tuple(blocks), pages=2, pages_read=2, text_source=TextSource.NATIVE
    )


def official_document(number: str | None = "15", **source: str) -> OfficialDocument:
    document = text_document(number or "", **source)  # type: ignore[arg-type]
    spans = [block.span for block in document.blocks]
    whole = f"{number or ''}/KH-UBND"
    due = Deadline("trước ngày 30/6/2026", DeadlineKind.DATE, due_date=dt.date(2026, 6, 30), inclusive=False)
    header = Header(
        document_type=Found("KH", spans[3], "type.name"),
        number=Found(DocumentNumber(number, "KH-UBND", whole), spans[1], "number.line"),
        issuing_authority=Found("UBND xã An Sơn Thượng", spans[0], "issuer.letterhead"),
        issued=Found(PartialDate(2026, 3, 5), spans[2], "date.line"),
        subject=Found("khắc phục  tồn tại, hạn chế trong cải cách hành chính năm 2026", spans[3], "subject.type"),
        recipients=(Found("Như trên", None, "recipients.line"), Found("Lưu: VT", None, "recipients.line")),
    )
    tasks = (
        Task(
            path="II/1",
            text=document.words(document.blocks[6]),
            span=spans[6],
            page=2,
            rule="task.assign",
            section="II. NHIỆM VỤ",
            roles=Roles(lead_units=(Found("Phòng Văn hóa - Xã hội", spans[6], "unit.lead"),)),
            finding_path="I/1",
            deadlines=(Found(due, spans[6], "deadline.before"),),
            clear_time=True,
        ),
        Task(path="II/2", text="Niêm yết thủ tục", span=spans[7], page=2, rule="task.verb", is_standing=True),
        Task(path="II/2", text="Niêm yết thủ tục", span=spans[7], page=2, rule="task.verb"),
    )
    reference = Reference("Quyết định số 41/QĐ-UBND ngày 12/01/2026", "QĐ", "41/QĐ-UBND", dt.date(2026, 1, 12))
    unit = UnitMention("Phòng Văn hóa - Xã hội", "phòng", "Phòng VH-XH")
    return OfficialDocument(
        source=document,
        header=header,
        references=(Found(reference, spans[4], "reference.number"),),
        findings=(Finding("I/1", document.words(document.blocks[5]), spans[5], 1, "finding.item", points=1.5),),
        tasks=tasks,
        results=(Result("III/1", document.words(document.blocks[8]), spans[8], 2, "result.issued", "done"),),
        units=(Found(unit, spans[6], "unit.list"), Found(unit, spans[7], "unit.list")),
        issues=(Issue("read", "two_leads", Severity.NOTE, "Hai đơn vị chủ trì.", span=spans[6]),),
    )


def digest_of(name: str) -> str:
    return sha256(name.encode()).hexdigest()


def records_of(name: str, number: str | None = "15", **source: str) -> Records:
    return normalize(official_document(number, **source), sha256=digest_of(name), path=name)


def entry_of(path: str, content: str | None = None, *, outcome: str = "ok", day: int = 1) -> FileEntry:
    return FileEntry(
        path=path,
        size=100,
        mtime_ns=1,
        sha256=digest_of(content or path),
        outcome=outcome,
        code=None,
        message=None,
        pages_read=2,
        pages=2,
        attempts=1,
        first_seen=dt.date(2026, 5, day),
        last_seen=dt.date(2026, 5, day),
    )
