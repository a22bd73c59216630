"""Cell values (giá trị ô): Unicode NFC, white space folded, no character that a table or a reader chokes on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from datamodel.span import Span
from datamodel.spelling import squeeze

# Control characters break CSV readers and workbooks, an unpaired surrogate stops every writer.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """`text` as a cell holds it."""
    return squeeze(_UNWRITABLE.sub("", unicodedata.normalize("NFC", text)))


def clean_optional(text: str | None) -> str | None:
    """The same; what is empty is not given at all."""
    return clean(text) or None if text is not None else None


def clean_all(texts: Iterable[str]) -> tuple[str, ...]:
    """The filled ones of several values, in their order."""
    return tuple(cleaned for text in texts if (cleaned := clean(text)))


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """The filled ones, each once, in their order."""
    return tuple(dict.fromkeys(clean_all(texts)))


def start_of(span: Span | None) -> int | None:
    """First character, None for what stands nowhere."""
    return None if span is None else span.start


def end_of(span: Span | None) -> int | None:
    """Character after the last, None for what stands nowhere."""
    return None if span is None else span.end
