"""Letterhead and end block: lines that stand side by side, told apart by column (hai cột đầu và cuối văn bản)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from datamodel.document import Column
from extractors.layout.lines import Line, joined

_MOTTO = re.compile(r"^(CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT|Độc lập\s*[-–]\s*Tự do)", re.IGNORECASE)
_PLACE_DATE = re.compile(r"^\D{2,40},\s*ngày\b.{0,12}\btháng\b.{0,10}\bnăm\b", re.IGNORECASE)
_RECIPIENTS = re.compile(
    r"^(?:Nơi nhận|Nơi gửi)\b|^\W{0,3}(?!(?:Bên|Đã|Bàn|Xác|Giấy|Cần|Thu)\s)[^\W\d_]{2,4} nh[ậâạa]n\s*[:;.]\W*$",
    re.IGNORECASE,
)
"""Also as recognition misreads it in print that touches the text's left edge (".Vơi nhận:")."""
_ENDS_COLUMNS = re.compile(r"^(Kính gửi|Căn cứ|Điều \d|PHỤ LỤC|Chương [IVX\d]+)\b")
_NARROW_GUTTER = 6.0
_CENTER_SLACK = 9.0


@dataclass(frozen=True, slots=True)
class Margins:
    """Left and right edge of the text of a page."""

    left: float
    right: float

    @property
    def center(self) -> float:
        """The middle of the text."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Zone:
    """Lines of a part of the page that is set in two columns; `open_end` where it runs to the page's foot."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    open_end: bool
    goes_on: bool = False
    """Whether it is the rest of a zone of the page before."""


@dataclass(slots=True)
class _Growing:
    left: list[Line]
    right: list[Line]
    margins: Margins

    @property
    def left_end(self) -> float:
        return max((line.x1 for line in self.left), default=self.margins.center)

    @property
    def right_start(self) -> float:
        return min((line.x0 for line in self.right), default=self.margins.center)

    def side(self, line: Line) -> Column:
        """The column that `line` can stand in."""
        if line.x1 + _NARROW_GUTTER < self.right_start and line.x0 < self.left_end:
            return Column.LEFT
        if line.x0 - _NARROW_GUTTER > self.left_end and line.x1 > self.right_start:
            return Column.RIGHT
        return Column.FULL

    def add(self, row: Sequence[Line]) -> None:
        for line in row:
            (self.left if self.side(line) is Column.LEFT else self.right).append(line)

    def takes(self, row: Sequence[Line], at_end: bool) -> bool:
        """Whether the row below goes on with the columns."""
        sides = [self.side(line) for line in row]
        if Column.FULL in sides or any(_ENDS_COLUMNS.match(line.text) for line in row):
            return False
        if Column.LEFT in sides and Column.RIGHT in sides:
            return True
        middle = (row[0].x0 + row[-1].x1) / 2
        if abs(middle - self.margins.center) < _CENTER_SLACK and row[0].x0 > self.margins.left + 20:
            return False
        return at_end or sides[0] is Column.RIGHT or self._continues_left(row[0])

    def _continues_left(self, line: Line) -> bool:
        last = self.left[-1]
        middle = median(one.center for one in self.left)
        tight = line.bottom - last.bottom < 2.6 * last.size and abs(line.size - last.size) < 0.8
        return abs(line.center - middle) < _CENTER_SLACK or (tight and line.x0 > self.margins.left + 1)


def rows_of_lines(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines on one height, from the top; within a row from the left."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: one.bottom):
        if rows and line.bottom - rows[-1][0].bottom <= 0.25 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda one: one.x0) for row in rows]


def find_zones(lines: Sequence[Line], margins: Margins, after: Zone | None = None) -> list[Zone]:
    """The two-column parts of a page; `after` is a zone that ran to the foot of the page before."""
    rows = rows_of_lines(_part_at_motto(lines))
    zones: list[Zone] = []
    start = 0
    if after is not None and (zone := _continued(rows, margins, after)) is not None:
        zones.append(zone[0])
        start = zone[1]
    while start < len(rows):
        grown = _grow(rows, start, margins)
        if grown is None:
            start += 1
        else:
            zones.append(grown[0])
            start = grown[1]
    return zones


def _part_at_motto(lines: Sequence[Line]) -> list[Line]:
    """Lines parted before the national motto, where the letterhead's two columns almost touch."""
    parted: list[Line] = []
    for line in lines:
        cut = next((k for k in range(1, len(line.words)) if _MOTTO.match(_from(line, k))), 0)
        if cut and line.words[cut].x0 - line.words[cut - 1].x1 > 0.3 * line.size and len(line.text) < 90:
            parted += [Line(line.words[:cut], line.page), Line(line.words[cut:], line.page)]
        else:
            parted.append(line)
    return parted


def _from(line: Line, word: int) -> str:
    return " ".join(w.text for w in line.words[word : word + 7])


def _grow(rows: list[list[Line]], start: int, margins: Margins) -> tuple[Zone, int] | None:
    """The zone that begins in row `start`, and the first row below it."""
    seed = _seed(rows, start, margins)
    if seed is None:
        return None
    growing, begun, at_end = seed
    stop = begun + 1
    while stop < len(rows) and growing.takes(rows[stop], at_end) and _near(rows[stop - 1], rows[stop], at_end):
        growing.add(rows[stop])
        stop += 1
    return Zone(tuple(joined(growing.left)), tuple(joined(growing.right)), stop == len(rows)), stop


def _near(above: Sequence[Line], below: Sequence[Line], at_end: bool) -> bool:
    limit = 14 if at_end else 5
    return below[0].bottom - above[0].bottom < limit * max(above[0].size, below[0].size)


def _seed(rows: list[list[Line]], start: int, margins: Margins) -> tuple[_Growing, int, bool] | None:
    """The first rows of a zone: up to the row in which both columns are seen."""
    for stop in range(start, min(start + 4, len(rows))):
        lines = [line for row in rows[start : stop + 1] for line in row]
        parted = _parted(lines, margins)
        if parted is None:
            continue
        left, right, at_end = parted
        if stop > start and not _belongs_together(rows[start], rows[stop], at_end):
            return None
        return _Growing(left, right, margins), stop, at_end
    return None


def _belongs_together(first: Sequence[Line], last: Sequence[Line], at_end: bool) -> bool:
    gap = last[0].bottom - first[0].bottom
    return gap < (3 if at_end else 8) * first[0].size


def _parted(lines: list[Line], margins: Margins) -> tuple[list[Line], list[Line], bool] | None:
    """`lines` as left and right column and whether they end the document; None where they are no such pair."""
    anchor = next((line for line in lines if _is_right_anchor(line, margins)), None)
    recipients = next((line for line in lines if _RECIPIENTS.match(line.text)), None)
    if anchor is not None:
        sides = _split_at(lines, anchor.x0 - _NARROW_GUTTER)
    elif recipients is not None:
        sides = _split_at_recipients(lines, recipients, margins)
    else:
        sides = _pair_of_signatures(lines, margins)
    if sides is None:
        return None
    return sides[0], sides[1], anchor is None


def _is_right_anchor(line: Line, margins: Margins) -> bool:
    right_half = line.center > margins.center and line.x0 > margins.left + 90
    return right_half and bool(_MOTTO.match(line.text) or _PLACE_DATE.match(line.text))


def _split_at(lines: list[Line], gutter: float) -> tuple[list[Line], list[Line]] | None:
    left = [line for line in lines if line.x1 <= gutter + 1]
    right = [line for line in lines if line.x0 >= gutter]
    return (left, right) if left and right and len(left) + len(right) == len(lines) else None


def _split_at_recipients(lines: list[Line], recipients: Line, margins: Margins) -> tuple[list[Line], list[Line]] | None:
    """The two sides of "Nơi nhận", which begins the left column: what stands above it is the right one's."""
    others = [line.x0 for line in lines if line.x0 > recipients.x1 + 10 and line.x0 > margins.left + 100]
    sides = _split_at(lines, min(others) - _NARROW_GUTTER) if others else None
    if sides is None or any(line.bottom < recipients.bottom - 4 for line in sides[0]):
        return None
    return sides


def _pair_of_signatures(lines: list[Line], margins: Margins) -> tuple[list[Line], list[Line]] | None:
    """Two signatures side by side: both in capitals or bold ("THƯ KÝ" | "CHỦ TRÌ")."""
    if len(lines) != 2 or lines[0].page != lines[1].page:
        return None
    left, right = lines
    signs = all(len(line.text) > 5 and (line.bold or line.text.isupper()) for line in lines)
    inside = left.x0 > margins.left + 5 or right.x1 < margins.right - 5
    if signs and inside and right.x0 - left.x1 > 2 * left.size and right.x0 > margins.center - 40:
        return [left], [right]
    return None


def _continued(rows: list[list[Line]], margins: Margins, after: Zone) -> tuple[Zone, int] | None:
    """The rest of an end block on the next page."""
    growing = _Growing(list(after.left), list(after.right), margins)
    stop = 0
    while stop < len(rows) and growing.takes(rows[stop], at_end=True) and _like_before(rows[stop], after, growing):
        growing.add(rows[stop])
        stop += 1
    if not stop:
        return None
    left, right = growing.left[len(after.left) :], growing.right[len(after.right) :]
    return Zone(tuple(joined(left)), tuple(joined(right)), stop == len(rows), goes_on=True), stop


def _like_before(row: Sequence[Line], after: Zone, growing: _Growing) -> bool:
    """Whether the row looks like what stood in its column: a list line on the left, a centred name on the right.

    Of an end block over three pages the middle page may have one column only.
    """
    for line in row:
        if growing.side(line) is Column.LEFT:
            if not after.left or abs(line.size - after.left[-1].size) > 0.8:
                return False
        elif not after.right or abs(line.center - median(one.center for one in after.right)) > 15:
            return False
    return True
