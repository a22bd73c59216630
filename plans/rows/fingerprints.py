"""Fingerprints of a document's words (dấu vết nội dung), by which its copies in other files are known."""

from __future__ import annotations

import re

from datamodel.document import BlockKind, TextDocument
from datamodel.official import Header, OfficialDocument
from plans.rows.identity import text_key

_FOREIGN = (BlockKind.RUNNING, BlockKind.STAMP)
_FIGURES = re.compile(r"\d+")


def own_words(document: TextDocument) -> str:
    """The document's own words: page numbers and stamps differ from copy to copy."""
    return "\n".join(document.words(block) for block in document.blocks if block.kind not in _FOREIGN)


def draft_key(official: OfficialDocument) -> str | None:
    """Fingerprint without the figures of the head.

    A draft says "Số:     /KH-UBND" and "ngày    tháng 3", the signed document "Số: 15/KH-UBND" and
    "ngày 05 tháng 3"; everything below the letterhead is the same.
    """
    document, end = official.source, _end_of_head(official.header)
    if not end:
        return None
    words = []
    for block in document.blocks:
        if block.kind not in _FOREIGN:
            printed = document.words(block)
            words.append(_FIGURES.sub(" ", printed) if block.start < end else printed)
    return text_key("\n".join(words))


def _end_of_head(header: Header) -> int:
    """Where the number and the date of issue are behind; 0 where neither was found."""
    spans = [found.span for found in (header.number, header.issued) if found and found.span]
    return max((span.end for span in spans), default=0)
