"""What stands beside the document's words: page numbers, footnotes, stamps (số trang, chú thích, dấu đến)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from datamodel.document import Box
from extractors.layout.columns import Margins
from extractors.layout.lines import Line, PageLayout, Word
from extractors.layout.running_text import bare

_PAGE_NUMBER = re.compile(r"^[-–—]?\s*(?:Trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?\s*[-–—]?$", re.IGNORECASE)
_STAMP = re.compile(
    r"^(?:Ký bởi|Người ký|Ký ngày|Thời gian ký|Ngày ký|Cơ quan:|Email:|Signature|Digitally signed|Signed by)"
    r"|CÔNG VĂN ĐẾN|^ĐẾN$|^CÔNG BÁO\b|^SAO Y\b"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4},? \d{1,2}:\d{2}:\d{2}|^[+-]\d{2}:\d{2}$|^[\w.]+@[\w.]+\.vn$",
    re.IGNORECASE,
)
_EDGE = 0.09
_GLUED_MARK = re.compile(r"^(\d{1,3}|\*{1,3})([^\W\d_].*)$")
_NOTE_MARK = re.compile(r"^[\[(]?(\d{1,3}|\*{1,3}|[a-z])[\])]?$")


@dataclass(frozen=True, slots=True)
class Note:
    """The lines of one footnote; `mark` is None where it goes on from the page before."""

    mark: str | None
    lines: tuple[Line, ...]


def repeated_edges(pages: Sequence[tuple[PageLayout, Sequence[Line]]]) -> frozenset[str]:
    """Texts (figures masked) that stand at the top or foot of more than half of three or more pages."""
    seen: Counter[str] = Counter()
    for page, lines in pages:
        seen.update({_masked(line) for line in lines if _at_edge(line, page)})
    return frozenset(text for text, count in seen.items() if count >= 3 and count * 2 > len(pages) and len(text) > 3)


def _masked(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text)


def _at_edge(line: Line, page: PageLayout) -> bool:
    return line.bottom < _EDGE * page.height or line.top > (1 - _EDGE) * page.height


def is_running(line: Line, page: PageLayout, repeated: frozenset[str], lines: Sequence[Line]) -> bool:
    """Whether a line is a page number or a running header."""
    if not _at_edge(line, page):
        return False
    if _PAGE_NUMBER.match(line.text):
        return all(other is line or abs(other.bottom - line.bottom) > 4 for other in lines)
    return _masked(line) in repeated


def stamps_of(lines: Sequence[Line]) -> list[Line]:
    """Lines of digital-signature looks and incoming-mail stamps: the telling line and the small ones around it."""
    found = [line for line in lines if _STAMP.search(line.text) and len(line.text) < 90]
    grew = bool(found)
    while grew:
        more = [line for line in lines if line not in found and any(_belongs(line, other) for other in found)]
        found += more
        grew = bool(more)
    return [line for line in lines if line in found]


def _belongs(line: Line, stamp: Line) -> bool:
    """A line of the same small letters, close above or below, at the same left edge."""
    near = abs(line.bottom - stamp.bottom) < 2 * stamp.size and abs(line.x0 - stamp.x0) < 3
    return near and abs(line.size - stamp.size) < 0.6 and line.size < 11.5 and len(line.text) < 60


def note_rule(page: PageLayout, margins: Margins, taken: Iterable[Box]) -> Box | None:
    """The short rule above the footnotes: at the left margin, smaller letters below it and nothing else."""
    tables = list(taken)
    for rule in sorted(page.rules, key=lambda r: r.top):
        wide, high = rule.x1 - rule.x0, rule.bottom - rule.top
        if high > 2.5 or not 50 <= wide <= 260 or abs(rule.x0 - margins.left) > 12 or rule.top < 0.2 * page.height:
            continue
        if not any(b.top - 3 <= rule.top <= b.bottom + 3 for b in tables) and _notes_below(rule, page):
            return rule
    return None


def _notes_below(rule: Box, page: PageLayout) -> bool:
    above = [w.size for w in page.words if w.bottom <= rule.top and not w.raised]
    below = [w for w in page.words if w.top >= rule.top - 2 and w.bottom < (1 - _EDGE / 2) * page.height]
    if not below or not above:
        return False
    body = Counter(round(size) for size in above).most_common(1)[0][0]
    small = sum(w.size <= body - 0.9 for w in below)
    return small >= 0.9 * len(below)


def notes_of(lines: Sequence[Line], raised: Collection[str]) -> list[Note]:
    """Footnotes: each begins with its mark; `raised` are the superscripts of the text above."""
    notes: list[Note] = []
    for line in lines:
        mark, rest = _part_mark(line.words, raised)
        if mark is not None:
            notes.append(Note(mark, (Line(rest, line.page),) if rest else ()))
        elif notes:
            notes[-1] = Note(notes[-1].mark, (*notes[-1].lines, line))
        else:
            notes.append(Note(None, (line,)))
    return notes


def _part_mark(words: tuple[Word, ...], raised: Collection[str]) -> tuple[str | None, tuple[Word, ...]]:
    """The mark with which a note's first line begins, and the words after it ("1 Kế hoạch", "1Kế hoạch")."""
    first = words[0]
    mark = bare(first.text)
    if _NOTE_MARK.match(first.text) and (first.raised or mark in raised):
        return mark, words[1:]
    glued = _GLUED_MARK.match(first.text)
    if glued is not None and glued.group(1) in raised:
        return glued.group(1), (replace(first, text=glued.group(2)), *words[1:])
    return None, words
