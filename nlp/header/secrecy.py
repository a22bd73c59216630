"""The mark of a state secret (dấu chỉ độ mật): MẬT, TỐI MẬT or TUYỆT MẬT near the letterhead or as a stamp."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from datamodel.document import BlockKind, TextDocument
from datamodel.span import Found
from nlp.rulebook.rules import rule
from nlp.text.lines import Line, lines_of

_MOST_LINES = 40
_STAMPED = frozenset({BlockKind.STAMP, BlockKind.RUNNING})


def find_secrecy(document: TextDocument) -> Found[str] | None:
    """The mark, or None; words about secrets in the text ("văn bản mật", a column of marks in a table) are none."""
    marks = [found for line in _places(document) if (found := _mark(line))]
    # A document bears one mark; several different ones are the heads of a table that counts secret papers.
    return marks[0] if len({mark.value for mark in marks}) == 1 else None


def _places(document: TextDocument) -> Iterator[Line]:
    blocks = document.blocks
    words = [at for at, block in enumerate(blocks) if block.kind not in _STAMPED]
    lines = (line for line, _ in zip(lines_of(document, words), range(_MOST_LINES), strict=False))
    yield from takewhile(lambda line: not _begins_text(line), lines)
    yield from lines_of(document, [at for at, block in enumerate(blocks) if block.kind in _STAMPED])


def _begins_text(line: Line) -> bool:
    return any(rule("zones", name).compiled().search(line.key) for name in ("label", "basis"))


def _named(value: str) -> str:
    """The mark as the law writes it, where a typist has spread its letters: "T Ố I  M Ậ T"."""
    return value.upper().replace(" ", "").replace("MẬT", " MẬT").strip()


def _mark(line: Line) -> Found[str] | None:
    for name in ("secrecy", "secrecy_told"):
        if match := rule("header", name).compiled().search(line.key):
            return Found(_named(match["value"]), line.span, f"header/{name}")
    return None
