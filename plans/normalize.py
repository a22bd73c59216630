"""From a read document to the rows of the dataset (chuẩn hóa)."""

from __future__ import annotations

from datamodel.official import OfficialDocument
from datamodel.rows import Records


def normalize(official: OfficialDocument, *, sha256: str, path: str) -> Records:
    """All rows of one document; they depend on nothing but the document, so any worker gives the same."""
    raise NotImplementedError
