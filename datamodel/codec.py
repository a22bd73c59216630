"""Text documents and official documents as JSON: compact and lossless for the store, readable for people."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import zlib
from collections.abc import Callable
from enum import Enum
from operator import attrgetter
from typing import Any

from datamodel.document import Block, BlockKind, Box, Cell, Column, PrintedLine, Signature, TextDocument, TextSource
from datamodel.issue import Issue, Severity
from datamodel.official import OfficialDocument
from datamodel.span import Span

_FACTS = tuple(field.name for field in dataclasses.fields(Block)[2:])
_facts = attrgetter(*_FACTS)
_USUAL = _facts(Block(0, 0))


def _line_from_json(start: int, page: int, x0: int, top: int, x1: int, bottom: int, *lefts: int) -> PrintedLine:
    return PrintedLine(start, page, x0, top, x1, bottom, lefts)


_BLOCK_PARTS: dict[str, Callable[[Any], Any]] = {
    "kind": BlockKind,
    "column": Column,
    "box": lambda sides: Box(*sides),
    "cell": lambda place: Cell(*place),
    "lines": lambda lines: tuple(_line_from_json(*line) for line in lines),
}


def text_to_json(document: TextDocument) -> str:
    """Compact JSON of a text document; `text_from_json` gives it back equal."""
    return json.dumps(
        {
            "name": document.name,
            "format": document.format,
            "text": document.text,
            "blocks": [_block_to_json(block) for block in document.blocks],
            "pages": document.pages,
            "pages_read": document.pages_read,
            "text_source": document.text_source.value,
            "signatures": [[s.signer, s.signed_at] for s in document.signatures],
            "issues": [_plain(issue) for issue in document.issues],
            "turned": document.turned,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def text_from_json(data: str) -> TextDocument:
    """The text document that `text_to_json` wrote."""
    raw = json.loads(data)
    return TextDocument(
        name=raw["name"],
        format=raw["format"],
        text=raw["text"],
        blocks=tuple(_block_from_json(block) for block in raw["blocks"]),
        pages=raw["pages"],
        pages_read=raw["pages_read"],
        text_source=TextSource(raw["text_source"]),
        signatures=tuple(Signature(*pair) for pair in raw["signatures"]),
        issues=tuple(_issue_from_json(issue) for issue in raw["issues"]),
        turned=tuple((page, degrees) for page, degrees in raw.get("turned", ())),
    )


def pack_text(document: TextDocument) -> bytes:
    """Compressed JSON, as the store keeps it; call it in the worker."""
    return zlib.compress(text_to_json(document).encode("utf-8"))


def unpack_text(data: bytes) -> TextDocument:
    """The text document that `pack_text` wrote."""
    return text_from_json(zlib.decompress(data).decode("utf-8"))


def official_to_json(official: OfficialDocument, *, indent: int | None = 2) -> str:
    """Everything read from a document, for `khacphuc show --json`."""
    return json.dumps(_plain(official), ensure_ascii=False, indent=indent)


def _block_to_json(block: Block) -> dict[str, Any]:
    """Only what differs from a plain paragraph: most blocks say little more than where they stand."""
    raw: dict[str, Any] = {"start": block.start, "end": block.end}
    for name, value, usual in zip(_FACTS, _facts(block), _USUAL, strict=True):
        if value != usual:
            raw[name] = _place(value) if isinstance(value, (Box, Cell)) else value
    if block.lines:
        raw["lines"] = [
            [line.start, line.page, line.x0, line.top, line.x1, line.bottom, *line.lefts] for line in block.lines
        ]
    return raw


def _place(place: Box | Cell) -> tuple[float, ...]:
    if isinstance(place, Cell):
        return place.table, place.row, place.col, place.row_span, place.col_span
    return place.x0, place.top, place.x1, place.bottom


def _block_from_json(raw: dict[str, Any]) -> Block:
    return Block(**{name: _BLOCK_PARTS[name](value) if name in _BLOCK_PARTS else value for name, value in raw.items()})


def _issue_from_json(raw: dict[str, Any]) -> Issue:
    span = raw["span"] and Span(**raw["span"])
    return Issue(**{**raw, "severity": Severity(raw["severity"]), "span": span})


def _plain(value: Any) -> Any:
    """`value` in the types of JSON: dataclasses become objects, dates ISO text, enums their value."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    return value
