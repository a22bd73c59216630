"""Fingerprints of a document's words (dấu vết nội dung), by which its copies in other files are known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from datamodel.document import BlockKind
from datamodel.official import Header, OfficialDocument
from datamodel.spelling import matching_text
from plans.rows.identity import digest
from plans.rows.sketches import sketch

_FOREIGN = (BlockKind.RUNNING, BlockKind.STAMP)
_FIGURES = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """Of the document's own words; page numbers and stamps differ from copy to copy and do not count."""

    text_key: str | None = None
    """Of all words."""
    draft_key: str | None = None
    """Of all but the figures of the head, None where it has no number and date.

    A draft says "Số:     /KH-UBND" and "ngày    tháng 3", the signed document "Số: 15/KH-UBND" and
    "ngày 05 tháng 3"; everything below the letterhead is the same.
    """
    sketch: str | None = None
    """What is alike where the words are alike."""


def fingerprints(official: OfficialDocument) -> Fingerprints:
    """All three of a document, whose words are cut once."""
    source, end = official.source, _end_of_head(official.header)
    own = [block for block in source.blocks if block.kind not in _FOREIGN]
    head = "\n".join(source.words(block) for block in own if block.start < end)
    head_words = words_in(head)
    rest = words_in("\n".join(source.words(block) for block in own if block.start >= end))
    return Fingerprints(
        text_key=text_key(head_words + rest),
        draft_key=text_key(words_in(_FIGURES.sub(" ", head)) + rest) if end else None,
        sketch=sketch(head_words + rest),
    )


def words_in(text: str) -> list[str]:
    """The words in the order of the text: case, punctuation, blanks and tone placement do not count."""
    return _WORD.findall(matching_text(unicodedata.normalize("NFC", text)).casefold())


def text_key(words: Iterable[str]) -> str | None:
    """Of words in any order: one reader takes the columns of a letterhead, or the footnotes, before the other."""
    in_order = " ".join(sorted(words))
    return digest("text", in_order) if in_order else None


def _end_of_head(header: Header) -> int:
    """Where the number and the date of issue are behind; 0 where neither was found."""
    spans = [found.span for found in (header.number, header.issued) if found and found.span]
    return max((span.end for span in spans), default=0)
