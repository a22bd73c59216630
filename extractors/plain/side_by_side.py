"""Letterhead and signature block set side by side with blanks or tabs (hai cột): read left column first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from datamodel.document import Column

_GAP = re.compile(r"(?<=\S) {4,}(?=\S)")
_TAB = " " * 8
# A number or date left to be filled in by hand: "Số:        /KH-UBND", "ngày      tháng 3 năm".
_BLANK_BEFORE = re.compile(r"(?:^|\s)(?:số\s*:?|ngày|tháng|năm)$", re.IGNORECASE)
_BLANK_BEHIND = re.compile(r"(?:/|tháng\b|năm\b)", re.IGNORECASE)
# What stands below a signature, no longer beside it.
_BELOW = re.compile(r"^\(?(?:phụ lục|danh sách|danh mục|biểu|bảng|kèm theo|ban hành kèm theo|mẫu số)\b", re.IGNORECASE)
_ADDRESSED = re.compile(r"^kính (?:gửi|mời)\b", re.IGNORECASE)
_FILED = re.compile(r"^\W*lưu\b", re.IGNORECASE)
# What only letterheads and signature blocks say (Nghị định 30/2020/NĐ-CP, Phụ lục I).
_HEAD = re.compile(r"cộng h(?:òa|oà) xã hội|độc lập\s*[-–]\s*tự do|đảng cộng sản việt nam|^số\s*:", re.IGNORECASE)
_SIGNED = re.compile(r"^nơi nhận\s*:|^(?:tm|kt|tl|tuq|q)[./]\s*\S", re.IGNORECASE)
_DATED = re.compile(r"ngày\b.{0,12}\btháng\b", re.IGNORECASE)
_HEAD_LINES = 12
_MOST_LINES = 30


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line (`source` is its place), and the column in which they stand."""

    source: int
    words: str
    column: Column = Column.FULL


@dataclass(frozen=True, slots=True)
class _Line:
    raw: str
    left: str = ""
    right: str = ""
    right_start: int = 0
    spans: bool = False

    @property
    def indent(self) -> int:
        return len(self.raw) - len(self.raw.lstrip())

    @property
    def end(self) -> int:
        return len(self.raw.rstrip())

    @property
    def is_split(self) -> bool:
        return bool(self.right)


def _line(text: str, spans: bool) -> _Line:
    raw = text.replace("\t", _TAB).replace("\u00a0", " ")
    gap = max(
        (found for found in _GAP.finditer(raw) if not _is_blank_to_fill(raw, found)),
        key=lambda found: found.end() - found.start(),
        default=None,
    )
    if gap is None or "\n" in raw.strip():
        return _Line(raw, spans=spans)
    return _Line(raw, " ".join(raw[: gap.start()].split()), " ".join(raw[gap.end() :].split()), gap.end())


def _is_blank_to_fill(raw: str, gap: re.Match[str]) -> bool:
    """Whether a gap is room for a number or a day, not the room between two columns."""
    before, behind = raw[max(0, gap.start() - 8) : gap.start()], raw[gap.end() :]
    return bool(_BLANK_BEFORE.search(before)) or (bool(_BLANK_BEHIND.match(behind)) and not behind.startswith("//"))


def part_columns(texts: Sequence[str], spanning: Sequence[bool]) -> list[Piece]:
    """The lines in reading order; a two-column zone gives its left words and then its right ones.

    `spanning` tells of each line whether it is known to be set across the page (a title).
    """
    lines = [_line(text, spans) for text, spans in zip(texts, spanning, strict=True)]
    pieces: list[Piece] = []
    at = 0
    while at < len(lines):
        end = _zone_end(lines, at)
        if end == at:
            pieces.append(Piece(at, texts[at]))
            at += 1
        else:
            pieces += _columns(lines, at, end)
            at = end
    return pieces


def _zone_end(lines: list[_Line], at: int) -> int:
    """Where the zone that begins at a line ends; the line itself where it begins none."""
    line = lines[at]
    if not line.is_split:
        return at
    if _SIGNED.search(line.left) or _SIGNED.search(line.right):
        return _signature_end(lines, at)
    if at < _HEAD_LINES and (_HEAD.search(line.left) or _HEAD.search(line.right)):
        return _letterhead_end(lines, at)
    return at


def _letterhead_end(lines: list[_Line], at: int) -> int:
    edge = lines[at].right_start
    dated = False
    last = min(len(lines), at + _HEAD_LINES)
    for number in range(at, last):
        line = lines[number]
        beside_left = (line.indent + line.end) / 2 < edge * 0.75 and line.end <= edge + 2
        if line.spans or _ADDRESSED.search(line.raw.strip()):
            return number
        if line.raw.strip() and not line.is_split and not beside_left and (dated or line.indent < edge - 4):
            return number
        dated = dated or _DATED.search(line.raw) is not None
    return last


def _signature_end(lines: list[_Line], at: int) -> int:
    edge = lines[at].right_start
    last = min(len(lines), at + _MOST_LINES)
    filed = False
    for number in range(at + 1, last):
        line = lines[number]
        right = line.indent >= edge * 0.7
        beside = right or line.end <= edge + 2
        if line.spans or "\f" in line.raw or not (line.is_split or beside):
            return number
        alone = bool(line.raw.strip()) and not line.is_split and not right
        # "Lưu: VT" ends the list on the left; what begins anew below it belongs to an appendix.
        if alone and (_BELOW.search(line.raw.strip()) or (filed and not _goes_on(line))):
            return number
        filed = filed or bool(_FILED.search(line.left or line.raw.strip()))
    return last


def _goes_on(line: _Line) -> bool:
    """Whether a line can still belong to the list of receivers: a bullet, or the rest of the line above."""
    words = line.raw.strip()
    return words[0].islower() or words[0] in "-+*•–"


def _columns(lines: list[_Line], at: int, end: int) -> list[Piece]:
    left: list[Piece] = []
    right: list[Piece] = []
    edge = min(line.right_start for line in lines[at:end] if line.is_split)
    for source in range(at, end):
        line = lines[source]
        if line.is_split:
            left.append(Piece(source, line.left, Column.LEFT))
            right.append(Piece(source, line.right, Column.RIGHT))
        elif line.indent >= edge * 0.7:
            right.append(Piece(source, line.raw.strip(), Column.RIGHT))
        else:
            left.append(Piece(source, line.raw.strip(), Column.LEFT))
    return left + right
