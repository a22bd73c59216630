"""The mark of a state secret (dấu chỉ độ mật): MẬT, TỐI MẬT or TUYỆT MẬT as letterhead, stamp or by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise, takewhile

from datamodel.document import Block, BlockKind, TextDocument
from datamodel.span import Found
from nlp.rulebook.rules import rule
from nlp.text.lines import Line, lines_of
from nlp.text.matching import squeeze

_MOST_LINES = 40
_STAMPED = frozenset({BlockKind.STAMP, BlockKind.RUNNING})
_LEVELS = ("TUYỆT MẬT", "TỐI MẬT", "MẬT")
# Letters of other alphabets that look like those of the marks.
_LOOKALIKES = str.maketrans("МАТОІУАΜΑΤΟΙΥ", "MATOIYAMATOIY")
_IN_LETTERHEAD = ("secrecy", "secrecy_small", "secrecy_told")
_BY_ITSELF = ("secrecy",)
_FRAME = 2
"""A mark may be drawn as a table of one cell, or two."""


def find_secrecy(document: TextDocument) -> Found[str] | None:
    """The highest mark, or None; words about secrets in the text ("văn bản mật", a column of marks) are none."""
    marks = _first_of_each(_marks(document, _letterhead(document), _IN_LETTERHEAD))
    if not marks or len(marks) == len(_LEVELS):  # all of them one after another are a list of the marks
        marks = _first_of_each(_marks(document, _text(document), _BY_ITSELF))
        # A document bears one mark; several different ones in its text are told of, or shown.
        return next(iter(marks.values())) if len(marks) == 1 else None
    return marks[min(marks, key=_LEVELS.index)]


def _first_of_each(found: Iterable[Found[str]]) -> dict[str, Found[str]]:
    marks: dict[str, Found[str]] = {}
    for mark in found:
        marks.setdefault(mark.value, mark)
    return marks


def _letterhead(document: TextDocument) -> Iterator[tuple[Line | None, Line]]:
    """What stands before the text begins, and what is printed beside it on any page; each with the line before."""
    blocks = document.blocks
    words = [at for at, block in enumerate(blocks) if block.kind not in _STAMPED]
    lines = (line for line, _ in zip(lines_of(document, words), range(_MOST_LINES), strict=False))
    yield from pairwise((None, *takewhile(lambda line: not _begins_text(line), lines)))
    for line in lines_of(document, [at for at, block in enumerate(blocks) if block.kind in _STAMPED]):
        yield None, line


def _text(document: TextDocument) -> Iterator[tuple[Line | None, Line]]:
    """The lines that are a paragraph by themselves, each with the line before; what goes on below is left out."""
    blocks = document.blocks
    words = [at for at, block in enumerate(blocks) if block.kind not in _STAMPED]
    lines: list[Line | None] = [None, *lines_of(document, words), None]
    for (before, line), (_, after) in pairwise(pairwise(lines)):
        if line and line.text == squeeze(document.words(blocks[line.block])) and not (after and after.opens_small):
            yield before, line


def _begins_text(line: Line) -> bool:
    return any(rule("zones", name).compiled().search(line.key) for name in ("label", "basis"))


def _marks(
    document: TextDocument, lines: Iterable[tuple[Line | None, Line]], rules: Collection[str]
) -> Iterator[Found[str]]:
    for before, line in lines:
        found = _mark(line, rules)
        is_rest = before is not None and rule("secrecy", "led_to").compiled().search(before.key)
        if found and not is_rest and not _is_of_table(document, document.blocks[line.block]):
            yield found


def _is_of_table(document: TextDocument, block: Block) -> bool:
    """Whether the words are data of a table rather than a mark in its frame."""
    if block.cell is None:
        return False
    return sum(b.cell is not None and b.cell.table == block.cell.table for b in document.blocks) > _FRAME


def _mark(line: Line, rules: Collection[str]) -> Found[str] | None:
    key = line.key.translate(_LOOKALIKES)
    for name in rules:
        if match := rule("header", name).compiled().search(key):
            return Found(_named(match["value"]), line.span, f"header/{name}")
    return None


def _named(value: str) -> str:
    """The mark as the law writes it, where a typist has spread its letters: "T Ố I  M Ậ T"."""
    letters = "".join(c for c in value.upper() if c.isalpha())
    return letters.replace("MẬT", " MẬT").strip()
