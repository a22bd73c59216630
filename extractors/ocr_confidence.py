"""How sure the recognition of a page was (độ tin cậy nhận dạng)."""

from __future__ import annotations

from datamodel.issue import Issue, Severity
from extractors.assembly import DocumentBuilder
from extractors.ocr import SeenPage

LOW = 0.8
"""Mean confidence of a page's words below which a person should look at it."""


def tell_confidence(builder: DocumentBuilder, seen: SeenPage) -> None:
    """Tell a page whose words were hardly recognised."""
    if seen.confidence < LOW:
        number = seen.layout.number
        message = f"Trang {number} nhận dạng chữ với độ tin cậy thấp ({seen.confidence:.0%}); cần đối chiếu bản gốc."
        builder.add_issue(Issue("extract", "ocr_low_confidence", Severity.WARNING, message, page=number))
