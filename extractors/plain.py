"""Reads plain text and Markdown (văn bản thuần)."""

from __future__ import annotations

from pathlib import Path

from datamodel.document import TextDocument
from extractors.assembly import DocumentBuilder


def read_plain(path: Path) -> TextDocument:
    """The words of a text file, block by block."""
    builder = DocumentBuilder()
    for block in path.read_text(encoding="utf-8-sig", errors="replace").split("\n\n"):
        builder.add(block)
    return builder.build(path.name, "txt")
