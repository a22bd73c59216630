"""Text documents and official documents as JSON: compact and lossless for the store, readable for people."""

from __future__ import annotations

from datamodel.document import TextDocument
from datamodel.official import OfficialDocument


def text_to_json(document: TextDocument) -> str:
    """Compact JSON of a text document; `text_from_json` gives it back equal."""
    raise NotImplementedError


def text_from_json(data: str) -> TextDocument:
    """The text document that `text_to_json` wrote."""
    raise NotImplementedError


def pack_text(document: TextDocument) -> bytes:
    """Compressed JSON, as the store keeps it; call it in the worker."""
    raise NotImplementedError


def unpack_text(data: bytes) -> TextDocument:
    """The text document that `pack_text` wrote."""
    raise NotImplementedError


def official_to_json(official: OfficialDocument, *, indent: int | None = 2) -> str:
    """Everything read from a document, for `khacphuc show --json`."""
    raise NotImplementedError
