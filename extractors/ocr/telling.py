"""What is to be known of a recognised page: how sure its words are, how it lay, its mark of secrecy (độ tin cậy)."""

from __future__ import annotations

from datamodel.document import BlockKind
from datamodel.issue import Issue, Severity
from extractors.assembly import DocumentBuilder
from extractors.ocr.reader import SeenPage

LOW = 0.8
"""Mean confidence of a page's words below which a person should look at it."""


def tell_page(builder: DocumentBuilder, seen: SeenPage) -> None:
    """Tell a page whose words were hardly recognised, or that did not lie upright; its marks are among the words."""
    number = seen.layout.number
    for mark in seen.marks:
        builder.add(mark, BlockKind.STAMP, page=number)
    if seen.confidence < LOW:
        message = f"Trang {number} nhận dạng chữ với độ tin cậy thấp ({seen.confidence:.0%}); cần đối chiếu bản gốc."
        builder.add_issue(Issue("extract", "ocr_low_confidence", Severity.WARNING, message, page=number))
    if seen.turned:
        builder.add_turn(number, seen.turned)
        message = f"Trang {number} bị quét xoay {seen.turned} độ; đã tự xoay lại để đọc."
        builder.add_issue(Issue("extract", "page_turned", Severity.NOTE, message, page=number))
