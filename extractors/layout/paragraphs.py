"""Lines become paragraphs: by spacing, indents, labels, full and short lines (dòng thành đoạn)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from datamodel.document import Box, Column
from extractors.layout.columns import Margins
from extractors.layout.lines import Line

_LABEL = re.compile(
    r"^(?:[-–—+*•●▪■◦○➢❖✓→⇒·]+(?:\s|[A-ZĐÀ-Ỹ]|$)|\(?(?:\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,5}|[a-zđ]|[a-zđ]\d{0,2}(?:\.\d{1,2})*)(?:[.,)]\)?(?:\s|[A-ZĐÀ-Ỹ]|$)|[/:]\s)"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}\s|(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|PHẦN THỨ)\s+[\dIVX]+\b"
    r"|(?:Căn cứ|Xét|Theo đề nghị)\s)"
)
_OWN_LINE = re.compile(r"^(?:Số\s*:|V/v\b|Nơi nhận|Kính gửi)", re.IGNORECASE)
# Lines that a signature block sets below one another, however narrow it is.
_SIGNING_LINE = re.compile(
    r"^(?:TM|KT|TL|TUQ|Q)\.|^(?:PHÓ |TỔNG |HIỆU )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|CHÁNH|BÍ THƯ|BỘ TRƯỞNG)\b"
)
# Lines that a letterhead sets below one another: the parent body and the body, its kind and its place.
_AGENCY_LINE = re.compile(
    r"^(?:ĐẢNG (?:ỦY|BỘ)|(?:ỦY|UỶ) BAN|UBND|HĐND|HỘI ĐỒNG|SỞ|PHÒNG|BAN|TRƯỜNG|TRUNG TÂM|VĂN PHÒNG|CHI CỤC"
    r"|CÔNG AN|MẶT TRẬN)\b"
)
_PLACE_LINE = re.compile(r"^(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\b")
_WHOLE_KIND = re.compile(r"^(?:ỦY BAN|UỶ BAN|HỘI ĐỒNG) NHÂN DÂN$")
_OPENING = re.compile(r"^(?:Căn cứ|Xét|Theo đề nghị)\s")
# "130/QĐ-" + "UBND": a number goes on below, whatever the line's width.
_CUT = re.compile(r"\d/[\w/&]{0,40}-$")
_LINK = re.compile(r"(?:https?://|www\.)\S*$")
_ENDED = re.compile(r"[.;:!?…]['\"”’)\]]*$")
_INDENT = 6.0
_SPACE = 0.25
_LOOSE_PITCH = 1.45
_EDGE_SLACK = 2.0
_SCAN_SLACK = 4.0
"""Of a recognised page: it lay a little slanted, its words have no sharp ends."""
_CELL_SLACK = 2.0


@dataclass(slots=True)
class Paragraph:
    """Lines of one paragraph; `breaks[k]` stands between line k and k + 1."""

    lines: list[Line]
    margins: Margins
    column: Column = Column.FULL
    centered: bool = False
    breaks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: the margins of each page, the pitch of lines by size, pictures beside the text."""

    margins: Mapping[int, Margins]
    pitches: Mapping[int, float]
    figures: Mapping[int, Sequence[Box]] = field(default_factory=dict)
    in_cell: bool = False
    justified: bool = False
    """Whether lines that go on are drawn out to the right edge: a line that stops short of it is a last one."""

    def pitch(self, size: float) -> float:
        """The distance of lines within a paragraph."""
        return self.pitches.get(round(size), 1.32 * size)

    def right(self, line: Line) -> float:
        """The right edge for `line`: the margin, or the picture that stands before it."""
        edge = self.margins[line.page].right
        beside = (
            f.x0 - 4
            for f in self.figures.get(line.page, ())
            if f.x0 >= line.x1 - 3 and f.top < line.bottom + 4 and f.bottom > line.top - 4
        )
        return min([edge, *beside])


def has_label(text: str) -> bool:
    """Whether a line begins with a bullet, a number, a letter or "Điều"."""
    return bool(_LABEL.match(text))


def measured_pitches(lines: Sequence[Line]) -> dict[int, float]:
    """The usual distance of two lines of one sentence, for each letter size."""
    seen: dict[int, Counter[float]] = {}
    for above, below in pairwise(lines):
        pitch = below.bottom - above.bottom
        same = above.page == below.page and abs(above.size - below.size) < 0.6
        goes_on = below.text[:1].islower() and not has_label(below.text) and not _ENDED.search(above.text)
        if same and goes_on and 0.8 * below.size < pitch < 3 * below.size:
            seen.setdefault(round(below.size), Counter())[round(pitch * 4) / 4] += 1
    return {size: counted.most_common(1)[0][0] for size, counted in seen.items() if counted.total() > 1}


def is_justified(lines: Sequence[Line], margins: Mapping[int, Margins]) -> bool:
    """Whether nearly all lines whose sentence goes on below reach the right edge."""
    ends = [
        margins[above.page].right - above.x1 < _edge_slack(above)
        for above, below in pairwise(lines)
        if below.text[:1].islower() and not _ENDED.search(above.text) and above.page == below.page
    ]
    return len(ends) >= 5 and sum(ends) >= 0.9 * len(ends)


def is_centered(line: Line, margins: Margins) -> bool:
    """Whether the line stands in the middle, away from both margins."""
    before, after = line.x0 - margins.left, margins.right - line.x1
    return before >= 3 and abs(before - after) <= max(4.0, 0.03 * before)


def paragraphs_of(lines: Sequence[Line], setting: Setting, column: Column = Column.FULL) -> list[Paragraph]:
    """The paragraphs of lines that follow one another in one column, over pages."""
    found: list[Paragraph] = []
    for line in lines:
        last = found[-1] if found else None
        joint = _joint(last, line, setting) if last is not None else None
        if last is None or joint is None:
            margins = setting.margins[line.page]
            found.append(Paragraph([line], margins, column, is_centered(line, margins)))
        else:
            last.lines.append(line)
            last.breaks.append(joint)
            last.centered = last.centered and is_centered(line, setting.margins[line.page])
    return found


def _joint(last: Paragraph, line: Line, setting: Setting) -> str | None:
    """What joins `line` to the paragraph: a blank, a line break, or None where a new one begins."""
    above = last.lines[-1]
    loose = last.column is not Column.FULL or _both_centered(above, line, last, setting)
    if abs(above.size - line.size) > 0.9 or _is_far(above, line, setting, loose):
        return None
    if last.column is not Column.FULL and (has_label(line.text) or _begins_its_line(above, line)):
        return None
    if setting.in_cell:
        return " " if _goes_on_in_cell(above, line, setting) else None
    if (last.centered and not _runs_full(above, line, setting)) or _both_centered(above, line, last, setting):
        joint = _centered_joint(above, line, setting)
        # In a letterhead each line that its writer ended is a paragraph; a title's lines are one.
        return None if joint == "\n" and last.column is not Column.FULL else joint
    return " " if _goes_on(last, above, line, setting) else None


def _is_far(above: Line, line: Line, setting: Setting, loose: bool) -> bool:
    """Whether more than a line's pitch parts the two on their page; titles and columns have their own pitch."""
    if above.page != line.page:
        return False
    slack = max(2.2, 0.16 * line.size) if setting.pitches.get(round(line.size)) else 0.3 * line.size
    limit = setting.pitch(line.size) + slack
    return line.bottom - above.bottom > (max(limit, _LOOSE_PITCH * line.size) if loose else limit)


def _both_centered(above: Line, line: Line, last: Paragraph, setting: Setting) -> bool:
    if above.page != line.page or not is_centered(line, setting.margins[line.page]):
        return False
    # The first line of a title may fill the whole width: its weight tells it from the body's lines.
    return last.centered or (len(last.lines) == 1 and _is_title_line(above, setting) and above.bold and line.bold)


def _is_title_line(line: Line, setting: Setting) -> bool:
    margins = setting.margins[line.page]
    return abs((line.x0 - margins.left) - (margins.right - line.x1)) <= 4 and line.x0 - margins.left < 12


def _centered_joint(above: Line, line: Line, setting: Setting) -> str | None:
    margins = setting.margins[line.page]
    if above.page != line.page or not is_centered(line, margins):
        return None
    if (above.bold, above.italic) != (line.bold, line.italic) or above.text.isupper() != line.text.isupper():
        return None
    if has_label(line.text) or _OWN_LINE.match(line.text):
        return None
    if line.text[:1].islower() and not _ENDED.search(above.text):
        return " "
    broken = _begins_its_line(above, line) or _had_room(above, line, margins.right - margins.left)
    return "\n" if broken else " "


def _edge_slack(line: Line) -> float:
    """How far from the right edge, in points, a line may end that reaches it."""
    return _EDGE_SLACK if line.words[0].confidence is None else _SCAN_SLACK


def _begins_its_line(above: Line, line: Line) -> bool:
    """Whether custom puts the words of `line` on a line of their own, though the column may be too narrow to tell."""
    if _SIGNING_LINE.match(line.text):
        return True
    if not (above.text.isupper() and line.text.isupper()):
        return False
    kind_and_place = _WHOLE_KIND.match(above.text) and _PLACE_LINE.match(line.text)
    return bool(_AGENCY_LINE.match(line.text) or kind_and_place)


def _had_room(above: Line, line: Line, width: float) -> bool:
    """Whether the first word of `line` would have stood on the line above: the writer broke the line."""
    first = line.words[0]
    slack = _edge_slack(above) / 2 if width > 150 else 2.5
    return above.width + _SPACE * line.size + (first.x1 - first.x0) < width - slack


def _runs_full(above: Line, line: Line, setting: Setting) -> bool:
    """Whether the line above ends where it must, not where its writer ended it."""
    if setting.justified and above.x1 < setting.right(above) - _edge_slack(above):
        return False
    return not _had_room(above, line, setting.right(above) - above.x0)


def _goes_on(last: Paragraph, above: Line, line: Line, setting: Setting) -> bool:
    """Whether `line` continues the sentence above, for text that is not centred."""
    text = line.text
    ended = bool(_ENDED.search(above.text))
    if _CUT.search(above.text) and text[:1].isalnum():
        return True
    if _LINK.search(above.text) and setting.right(above) - above.x1 < line.size and not has_label(text):
        return True
    if text[:1].islower() and not has_label(text) and not ended and not _is_heading_end(above, line):
        return True
    if not _runs_full(above, line, setting):
        return False
    if has_label(text):
        return not _label_starts(last, line, ended, setting)
    if above.bold and not any(word.bold for word in line.words):
        return False
    return not _is_indented(last, line, ended, setting)


def _goes_on_in_cell(above: Line, line: Line, setting: Setting) -> bool:
    """Whether `line` continues in a cell: narrow, often centred, so that only full lines and labels tell."""
    ended, labelled = bool(_ENDED.search(above.text)), has_label(line.text)
    if _CUT.search(above.text) or (line.text[:1].islower() and not labelled and not ended):
        return True
    margins = setting.margins[above.page]
    before, after = above.x0 - margins.left, margins.right - above.x1
    room = before + after if abs(before - after) < 4 else after
    start = line.words[: 2 if labelled and not ended else 1]
    had_room = _SPACE * line.size + start[-1].x1 - start[0].x0 < room - _CELL_SLACK
    return not had_room and not (labelled and ended)


def _is_heading_end(above: Line, line: Line) -> bool:
    """A bold or capital line over a plain one."""
    if above.page == line.page and above.bold != line.bold:
        return above.bold and not any(w.bold for w in line.words) and bool(above.text.isupper())
    return False


def _label_starts(last: Paragraph, line: Line, ended: bool, setting: Setting) -> bool:
    """Whether a line that begins like a label is one: by its indent, or after an ended sentence."""
    first = last.lines[0]
    if len(last.lines) > 1:
        going_on = last.lines[1].x0 - setting.margins[last.lines[1].page].left
        here = line.x0 - setting.margins[line.page].left
        if abs(here - going_on) > _INDENT:
            return True
    if _OPENING.match(line.text):
        opened = bool(_OPENING.match(first.text))
        return ended and opened and abs(_offset(line, setting) - _offset(first, setting)) <= _INDENT
    if abs(_offset(line, setting) - _offset(first, setting)) <= _INDENT:
        return ended or _offset(line, setting) > _INDENT or has_label(first.text)
    return ended


def _offset(line: Line, setting: Setting) -> float:
    return line.x0 - setting.margins[line.page].left


def _is_indented(last: Paragraph, line: Line, ended: bool, setting: Setting) -> bool:
    """Whether `line` begins further in than the paragraph goes on."""
    here, first = _offset(line, setting), _offset(last.lines[0], setting)
    if len(last.lines) > 1:
        return abs(here - _offset(last.lines[1], setting)) > _INDENT and (ended or here > _INDENT)
    if has_label(last.lines[0].text):
        # A hanging bullet goes on under its words, a plain one at the margin.
        hanging = last.lines[0].words[min(1, len(last.lines[0].words) - 1)].x0 - last.lines[0].x0 + first
        if here <= _INDENT or abs(here - hanging) <= _INDENT:
            return False
        return ended or abs(here - first) > _INDENT
    return here > _INDENT and (ended or here > first + _INDENT) and here >= first - _INDENT
