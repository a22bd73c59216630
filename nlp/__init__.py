"""Reads what an official document says: `read(text_document) -> OfficialDocument` (đọc hiểu văn bản)."""

from __future__ import annotations

from datamodel.document import TextDocument
from datamodel.official import OfficialDocument

__all__ = ["read"]


def read(document: TextDocument) -> OfficialDocument:
    """The header, outline, references, findings, tasks, results and units of a document."""
    from nlp.reading import read_document

    return read_document(document)
