from __future__ import annotations

import datetime as dt

import pytest

from datamodel.document import Block, TextDocument
from datamodel.rows import DocumentRow, FieldSourceRow, IssueRow, Records
from plans.dataset.dataset import dataset_of
from plans.publishing.masking import mask_dataset, mask_of, mask_tracking, masked_name
from plans.standing.track import tracking_of

DOCUMENT = DocumentRow(
    "d1", "kế hoạch.pdf", "pdf", 1, "native", None, "KH", "7", "KH-UBND", "7/KH-UBND", "UBND xã Hòa Lạc Đông", None,
    "Hòa Lạc Đông", dt.date(2026, 1, 5), "day", "Khắc phục tồn tại", (), ("Đ/c Trần Văn Thử;",), "TM.",
    "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lò Thử Nghiệm", (),
)  # fmt: skip
SOURCE = FieldSourceRow("d1", "signer_name", "Lò Thử Nghiệm", 1, 0, 5, "test")
DATASET = dataset_of([Records(DOCUMENT, field_sources=(SOURCE,))])


def test_the_length_stays() -> None:
    assert masked_name("Trần Văn Thử") == "T••• V•• T••"
    assert len(masked_name("Y Thử")) == len("Y Thử")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("LÒ THỬ NGHIỆM", "L• T•• N•••••"),
        ("giao đồng chí Đặng Thử Việc đôn đốc", "giao đồng chí Đ••• T•• V••• đôn đốc"),
        ("công chức Nguyễn Thị Mẫu nhập dữ liệu", "công chức N••••• T•• M•• nhập dữ liệu"),
        ("Ông Lê Mẫu,", "Ông L• M••,"),
        ("đồng chí Phó Chủ tịch UBND xã", "đồng chí Phó Chủ tịch UBND xã"),
        ("UBND xã Hòa Lạc Đông", "UBND xã Hòa Lạc Đông"),
        ("Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội"),
        ("các đồng chí Thường trực Đảng ủy", "các đồng chí Thường trực Đảng ủy"),
    ],
)
def test_names_are_masked_and_nothing_else(text: str, masked: str) -> None:
    assert mask_of(DATASET).text(text) == masked


def test_no_table_keeps_a_name() -> None:
    hidden = mask_dataset(DATASET, mask_of(DATASET))
    row = hidden.documents()[0]
    assert (row.signer_name, row.recipients) == ("L• T•• N•••••", ("Đ/c T••• V•• T••;",))
    assert (row.document_id, row.source_path, row.issuing_authority) == ("d1", "kế hoạch.pdf", "UBND xã Hòa Lạc Đông")
    assert hidden.field_sources()[0].value == "L• T•• N•••••"


def test_messages_and_pages_are_masked_too() -> None:
    mask = mask_of(DATASET)
    issue = IssueRow("i1", "d1", None, "read", "x", "note", None, "Người ký: Lò Thử Nghiệm", 1, 0, 1)
    assert mask_tracking(tracking_of(issues=(issue,)), mask).issues[0].message == "Người ký: L• T•• N•••••"
    page = TextDocument("x", "txt", "Người ký: Lò Thử Nghiệm", (Block(0, 23),))
    assert mask.document(page).words(page.blocks[0]) == "Người ký: L• T•• N•••••"
