"""Tells what each line at the end of a document is: Nơi nhận, the signature block, or an appendix after them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from datamodel.document import Column
from nlp.header.signing import SigningPart, signing_part
from nlp.rulebook.rules import rule
from nlp.text.lines import Line

_LONG_WORK = re.compile(r"[.:;]\s+[A-ZĐ][^;.]{40,}$|(?<!\S)(?:\S+\s+){16}\S")
"""More words than a receiver has: the item of a text."""


class TailPart(StrEnum):
    """What a line at the end of a document is."""

    RECIPIENT = "recipient"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class TailLine:
    """A line with its part."""

    line: Line
    part: TailPart


def find_tail(lines: Sequence[Line]) -> int:
    """Index of the first line of Nơi nhận or of the signature, whichever comes first; len(lines) if neither."""
    for index, line in enumerate(lines):
        if _says(line, "recipients_mark") or _begins_signature(lines, index):
            return min(index, _unheaded_list(lines, index))
    return _unheaded_list(lines, len(lines))


def _unheaded_list(lines: Sequence[Line], end: int) -> int:
    """Where a list of receivers without a heading begins: short bullets up to "- Lưu: VT"; len(lines) if none."""
    filed = next((i for i, line in enumerate(lines) if _says(line, "filed") and _is_receiver(line)), None)
    if filed is None or any(_says(line, "recipients_mark") for line in lines[:filed]):
        return len(lines)
    first = last = filed
    for index in range(filed - 1, -1, -1):
        if _is_receiver(lines[index]) and not lines[index].cell:
            first = index
        elif first - index > 4 or not _stands_beside(lines[index]):
            break
    return first if last - first >= 2 else len(lines)


def _is_receiver(line: Line) -> bool:
    return bool(rule("zones", "listed_receiver").compiled().search(line.key)) and not _LONG_WORK.search(line.key)


def _stands_beside(line: Line) -> bool:
    """Whether the line is of the signature that a scan or a converter put between the receivers."""
    return signing_part(line) is not None or line.column is Column.RIGHT


def _begins_signature(lines: Sequence[Line], index: int) -> bool:
    """A capacity in capitals, or a position in capitals with a name close below."""
    line = lines[index]
    part = signing_part(line)
    if part is SigningPart.CAPACITY:
        return line.is_upper and not line.cell
    if part is not SigningPart.POSITION or not line.is_upper or line.cell:
        return False
    below = [signing_part(x) for x in lines[index + 1 : index + 12]]
    known = {SigningPart.POSITION, SigningPart.NOISE, SigningPart.CAPACITY}
    steps = [part for part in below if part not in known]
    return bool(steps) and steps[0] is SigningPart.NAME


def label_tail(lines: Sequence[Line]) -> list[TailLine]:
    """The lines of Nơi nhận and signature, up to the first line of anything else."""
    labeller = _Labeller()
    for line in lines:
        part = labeller.part_of(line)
        if part is None:
            break
        labeller.labelled.append(TailLine(line, part))
    return labeller.labelled


class _Labeller:
    """Walks down the tail; knows what has been met."""

    def __init__(self) -> None:
        self.labelled: list[TailLine] = []
        self.marked = False
        self.signing = False
        self.named = False
        self.filed = False
        """Whether "Lưu: VT" has been met, the last of the recipients."""

    def part_of(self, line: Line) -> TailPart | None:
        """The line's part; None where the tail has ended."""
        if _says(line, "recipients_mark") and not self.marked:
            self.marked = True
            return self._recipient(line)
        if not self.labelled and _is_receiver(line):
            self.marked = True
        if self._is_recipient(line):
            return self._recipient(line)
        if self._is_signature(line):
            return TailPart.SIGNATURE
        if self.marked and not self.filed and not self.signing and not _says(line, "appendix"):
            return self._recipient(line)
        return None

    def _recipient(self, line: Line) -> TailPart:
        self.filed = self.filed or _says(line, "filed")
        return TailPart.RECIPIENT

    def _is_recipient(self, line: Line) -> bool:
        if not self.marked or _says(line, "appendix"):
            return False
        if line.column is not Column.FULL:
            return line.column is Column.LEFT and signing_part(line) not in (SigningPart.CAPACITY, SigningPart.NOISE)
        if _says(line, "label") and line.key[:1] in "-+*•":
            return not (self.filed and self.named)
        wraps = self.labelled[-1].part is TailPart.RECIPIENT and not self._ends(self.labelled[-1].line)
        return wraps and line.text[:1].islower()

    def _ends(self, line: Line) -> bool:
        return line.text.endswith(".") and self.filed

    def _is_signature(self, line: Line) -> bool:
        part = signing_part(line)
        if part is SigningPart.CAPACITY and line.is_upper:
            self.signing = True
            return not self.named or line.column is not Column.FULL
        if part is SigningPart.NOISE:
            return True
        if part is SigningPart.POSITION and not self.named and (line.is_upper or self.signing):
            self.signing = True
            return True
        if part is SigningPart.NAME and self.signing and not self.named:
            self.named = True
            return True
        if line.column is Column.RIGHT:
            return True
        return self.signing and not self.named and line.is_upper and not _says(line, "appendix")


def _says(line: Line, rule_id: str) -> bool:
    return bool(rule("zones", rule_id).compiled().search(line.key))
