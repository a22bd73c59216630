"""Lines of a text file (dòng), and which of them go on in the next one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from datamodel.document import Column
from extractors.cleaning import clean
from extractors.layout.print_width import print_width


@dataclass(frozen=True, slots=True)
class Line:
    """A line that prints something."""

    text: str
    page: int = 1
    indent: int = 0
    """Blanks before it."""
    gap: int = 0
    """Blank lines before it."""
    bold: bool = False
    italic: bool = False
    heading_level: int | None = None
    ruled: bool = False
    """Whether a long line of blanks stands before it, as converters leave the rule above footnotes."""
    column: Column = Column.FULL
    raw: str = ""
    """The line as it stood in the file, for what needs its tabs and runs of blanks."""


# "-", "+", "1.", "2.1", "1,", "a)", "IV.", "Điều 5.", "Chương II": what opens an item.
_LABEL = re.compile(
    r"(?:[-–—+*•●▪◦➢✓❖]\s"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)](?!\d)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\s"
    r"|\d{1,2},\s(?=[^\W\d_])"
    r"|\(\d{1,2}\)\s"
    r"|[IVX]{1,5}\s?[.)/-]\s?(?=\S)"
    r"|[A-HĐa-eđghik]\d?[.)]\s"
    r"|(?:Điều|ĐIỀU|Khoản)\s+\d+[a-z]?\s*[.:]"
    r"|(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Tiểu mục)\s+(?:\d+|[IVX]+|thứ \w+)\s*(?:[.:]|$)"
    r"|(?:PHỤ LỤC|Phụ lục)\b(?!\s+(?:kèm|ban hành)))"
)
# Lines with which a part of the document opens, whatever stood before.
_OPENING = re.compile(
    r"Nơi nhận\s*:|Kính gửi\s*:|(?:TM|KT|TL|TUQ|Q)\.\s*[A-ZĐ]|Số\s*:\s*\S*/|CỘNG H|Độc lập\s*[-–]|(?:V/v|Về việc)\s"
    r"|\(Kèm theo\b|Trên đây là\b|Căn cứ\s|QUYẾT ĐỊNH\s*:?$"
)
# A label that a converter put on a line of its own.
_BARE_LABEL = re.compile(r"[-–+*•●▪◦➢✓❖]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[IVX]{1,5}[.)]|[a-zđ]\)")
_TERMINAL = re.compile(r"[.!?;:…][”\"’»)\]]*$")
_OPEN_HYPHEN = re.compile(r"\w[-/]$")
_DASHED_WORD = re.compile(r"[-–]\s+[^\W\d_]")


def opens_item(text: str) -> bool:
    """Whether a line begins with a bullet, number, letter or legal label."""
    return _LABEL.match(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether a line ends with a stop."""
    return _TERMINAL.search(text) is not None


def goes_on_lower(text: str) -> bool:
    """Whether a line begins in the middle of a sentence; none begins with a bare figure."""
    first = next((c for c in text if c.isalnum()), "")
    return (first.islower() or first.isdigit()) and not opens_item(text)


def joined(first: Line, second: Line) -> Line:
    """Two lines of one paragraph; a number or name cut at its hyphen is rejoined without a blank."""
    between = "" if _OPEN_HYPHEN.search(first.text[-3:]) else " "
    return replace(
        first,
        text=first.text + between + second.text,
        bold=first.bold and second.bold,
        italic=first.italic and second.italic,
    )


_FIRST_LINE_INDENT = 2.8
"""Ems: 1.27 cm of a line in size 13."""


class Wrapping:
    """Whether a file's lines are cut at a page's width, and where that is."""

    def __init__(self, lines: list[Line]) -> None:
        sure_pairs = [
            (line, after)
            for line, after in pairwise(lines)
            if len(line.text) > 30 and not ends_sentence(line.text) and goes_on_lower(after.text)
        ]
        surely = [_reach(line, after) for line, after in sure_pairs]
        typical = [len(line.text) for line in lines if len(line.text) > 30]
        # Pages that cut a sentence give such pairs too, but then the lines are of any length.
        self.wrapped = len(surely) >= 3 and len(surely) * 4 >= len(typical) and max(typical) < 260
        surely.sort()
        self._least = surely[len(surely) // 20] if self.wrapped else float("inf")
        self._safe = surely[len(surely) // 4] if self.wrapped else float("inf")
        self._usual = surely[len(surely) // 2] if self.wrapped else float("inf")
        self._gap = Counter(after.gap for line, after in sure_pairs).most_common(1)[0][0] if sure_pairs else 0
        self._edge = sorted(after.indent for _, after in sure_pairs)[len(sure_pairs) * 9 // 10] if sure_pairs else 0
        items = [line.indent > self._edge + 1 for line in lines if opens_item(line.text)]
        self._first_lines_set_in = sum(items) > len(items) * 0.7

    def is_full(self, line: Line, after: Line, first_of_paragraph: bool = False) -> bool:
        """Whether the next line's first word would not have fitted on the line."""
        return _reach(line, after) >= self._least - (_FIRST_LINE_INDENT if first_of_paragraph else 0)

    def is_small_print(self, line: Line) -> bool:
        """Whether a line holds more than a full line of the body: notes are set smaller."""
        return print_width(line.text) > self._usual * 1.08

    def continues(self, line: Line, after: Line, first_of_paragraph: bool = False) -> bool:
        """Whether `after` is the same paragraph as `line`, which may be its first line and set in."""
        if line.column is not after.column:
            return False
        if _BARE_LABEL.fullmatch(line.text) and line.heading_level == after.heading_level:
            return not opens_item(after.text)
        if line.heading_level is not None and after.heading_level != line.heading_level:
            return False
        if after.heading_level is not None and line.heading_level is None:
            return False
        if _OPENING.match(after.text):
            return False
        if opens_item(after.text):
            return self._dash_within_sentence(line, after)
        if goes_on_lower(after.text):
            return not ends_sentence(line.text) or (self.wrapped and self.is_full(line, after))
        return self._goes_on_upper(line, after, first_of_paragraph)

    def _goes_on_upper(self, line: Line, after: Line, first_of_paragraph: bool) -> bool:
        if not self.wrapped:
            return len(line.text) > 60 and not ends_sentence(line.text) and _is_open(line.text)
        if line.bold != after.bold or (self._first_lines_set_in and after.indent > self._edge + 1):
            return False
        if ends_sentence(line.text):
            return self._goes_on_after_stop(line, after)
        if not self.is_full(line, after, first_of_paragraph):
            return False
        return not (line.text.isupper() and not after.text.isupper())

    def _goes_on_after_stop(self, line: Line, after: Line) -> bool:
        """The last line of a paragraph may happen to be full: only the next one's place tells, if anything does."""
        if after.gap > self._gap or not self.is_full(line, after):
            return False
        if self._first_lines_set_in:
            return True
        return after.indent <= line.indent and (line.text[-1] in ";:" or _reach(line, after) >= self._safe)

    def _dash_within_sentence(self, line: Line, after: Line) -> bool:
        """A dash that came to stand at the line's start: "phát triển kinh tế" + "- xã hội"."""
        if not self.wrapped or ends_sentence(line.text) or not _DASHED_WORD.match(after.text):
            return False
        return after.text.lstrip("-– ")[:1].islower() and self.is_full(line, after)


def _is_open(text: str) -> bool:
    """Whether a bracket or quotation mark is still open, or a list is still being told."""
    return (
        text.count("(") > text.count(")")
        or text.count("“") > text.count("”")
        or (text.endswith(",") and len(text) > 200)
    )


def _reach(line: Line, after: Line) -> float:
    return print_width(line.text) + print_width(" " + after.text.split(" ", 1)[0])


def squeezed(text: str) -> str:
    """A line's words, cleaned and with single blanks."""
    return " ".join(clean(text).split())
