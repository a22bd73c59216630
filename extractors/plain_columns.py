"""Letterhead and signature block set side by side with blanks (hai cột): read left column first."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from datamodel.document import Column
from extractors.plain_lines import Line, squeezed

_GAP = re.compile(r"(?<=\S)(?: {4,}|\t+ *| {3,}\t+ *)(?=\S)")
# What only letterheads and signature blocks say (Nghị định 30/2020/NĐ-CP, Phụ lục I).
_HEAD = re.compile(r"cộng h(?:òa|oà) xã hội|độc lập\s*[-–]\s*tự do|đảng cộng sản việt nam|^số\s*:", re.IGNORECASE)
_SIGNED = re.compile(r"^nơi nhận\s*:|^(?:tm|kt|tl|tuq|q)\.\s", re.IGNORECASE)
_DATED = re.compile(r"ngày\b.{0,12}\btháng\b", re.IGNORECASE)
_HEAD_LINES = 12
_MOST_LINES = 30


@dataclass(frozen=True, slots=True)
class _Parts:
    """A line's left and right words, either may be empty, and where the right ones begin."""

    left: str
    right: str
    right_start: int
    end: int


def _split(line: Line) -> _Parts | None:
    found = list(_GAP.finditer(line.raw))
    if len(found) != 1:
        return None
    start = found[0]
    left, right = squeezed(line.raw[: start.start()]), squeezed(line.raw[start.end() :])
    return _Parts(left, right, start.end(), len(line.raw.rstrip())) if left and right else None


def part_columns(lines: list[Line]) -> list[Line]:
    """The lines with every two-column zone turned into its left lines and then its right ones."""
    out: list[Line] = []
    at = 0
    while at < len(lines):
        end = _zone_end(lines, at)
        if end == at:
            out.append(lines[at])
            at += 1
        else:
            out += _columns(lines[at:end])
            at = end
    return out


def _zone_end(lines: list[Line], at: int) -> int:
    """Where the zone that begins at a line ends; the line itself where it begins none."""
    parts = _split(lines[at])
    if parts is None:
        return at
    signed = bool(_SIGNED.search(parts.left) or _SIGNED.search(parts.right))
    headed = any(_HEAD.search(part) for part in (parts.left, parts.right))
    if not signed and not (headed and at < _HEAD_LINES):
        return at
    return _signature_end(lines, at, parts.right_start) if signed else _letterhead_end(lines, at, parts.right_start)


def _letterhead_end(lines: list[Line], at: int, right_start: int) -> int:
    dated = False
    for number in range(at, min(len(lines), at + _HEAD_LINES)):
        line, parts = lines[number], _split(lines[number])
        end = len(line.raw.rstrip())
        beside_left = (line.indent + end) / 2 < right_start * 0.75 and end <= right_start + 2
        if parts is None and not beside_left and (dated or line.indent < right_start - 4):
            return number
        dated = dated or _DATED.search(line.text) is not None
    return min(len(lines), at + _HEAD_LINES)


def _signature_end(lines: list[Line], at: int, right_start: int) -> int:
    for number in range(at + 1, min(len(lines), at + _MOST_LINES)):
        line = lines[number]
        beside = line.indent >= right_start * 0.7 or len(line.raw.rstrip()) <= right_start + 2
        if line.page != lines[at].page or (_split(line) is None and not beside) or line.raw.count("\t") > 2:
            return number
    return min(len(lines), at + _MOST_LINES)


def _columns(zone: list[Line]) -> list[Line]:
    left: list[Line] = []
    right: list[Line] = []
    edge = min(parts.right_start for line in zone if (parts := _split(line)))
    for line in zone:
        parts = _split(line)
        if parts is not None:
            left.append(replace(line, text=parts.left, column=Column.LEFT))
            right.append(replace(line, text=parts.right, indent=parts.right_start, column=Column.RIGHT))
        elif line.indent >= edge * 0.7:
            right.append(replace(line, column=Column.RIGHT))
        else:
            left.append(replace(line, column=Column.LEFT))
    return left + right
