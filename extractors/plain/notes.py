"""Footnotes that stand in the middle of a text file (chú thích chân trang), told from the body around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.layout.print_width import print_width
from extractors.plain.lines import Line, Wrapping, ends_sentence, goes_on_lower, joined, opens_item

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARKDOWN_NOTE = re.compile(r"\[\^([^\]\s]{1,12})\]:\s*(.*)")
_MARKDOWN_MARK = re.compile(r"\[\^([^\]\s]{1,12})\]")
_NOTE = re.compile(
    r"(?:\[(\d{1,2})\]|\((\d{1,2})\)|([¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?)|(\d{1,2}))\s*(?=[^\W\d_])(.*)", re.DOTALL
)
_RULE = re.compile(r"[_\-─—]{5,}")
_MOST_LINES = 60
_MARK_REACH = 90
"""Lines between a mark and its note: less than two pages."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, and the place of its mark: a line of the body and an offset in it."""

    mark: str
    text: str
    page: int
    line: int | None = None
    offset: int = 0


def part_notes(lines: list[Line], wrapping: Wrapping) -> tuple[list[Line], list[Note]]:
    """The body without notes, marks and the rule above the notes; and the notes."""
    body: list[Line] = []
    notes: list[Note] = []
    at = 0
    while at < len(lines):
        taken = _take_note(lines, at, body, notes, wrapping)
        if taken is None:
            body.append(lines[at])
            at += 1
        else:
            note, at = taken
            notes.append(_cite(note, body))
            if body and _RULE.fullmatch(body[-1].text):
                body.pop()
    return body, notes


def _take_note(
    lines: list[Line], at: int, body: list[Line], notes: list[Note], wrapping: Wrapping
) -> tuple[Note, int] | None:
    """The note that begins at a line, and the line after it."""
    line = lines[at]
    markdown = _MARKDOWN_NOTE.match(line.text)
    if markdown:
        return Note(markdown.group(1), markdown.group(2), line.page), at + 1
    found = _NOTE.match(line.text)
    if not found or opens_item(line.text):
        return None
    mark = next(g for g in found.groups()[:4] if g).translate(_SUPERSCRIPTS)
    if not found.group(5)[:1].isupper() or _mark_place(mark, body) is None:
        return None
    ruled = line.ruled or (bool(body) and _RULE.fullmatch(body[-1].text) is not None)
    follows = bool(notes) and at > 0 and lines[at - 1] not in body[-1:]
    if not (ruled or follows or wrapping.is_small_print(line)):
        return None
    interrupted = bool(body) and not ends_sentence(body[-1].text)
    whole, after = _note_lines(lines, at, wrapping, interrupted)
    return Note(mark, whole.text[found.start(5) :].strip(), line.page), after


def _note_lines(lines: list[Line], at: int, wrapping: Wrapping, interrupted: bool) -> tuple[Line, int]:
    """A note runs on while its lines are full by its own, smaller print, or until an interrupted sentence resumes."""
    whole = lines[at]
    widest = print_width(whole.text)
    after = at + 1
    while after < min(len(lines), at + _MOST_LINES):
        last, line = lines[after - 1], lines[after]
        widest = max(widest, print_width(last.text))
        next_note = _NOTE.match(line.text)
        if next_note and next_note.group(5)[:1].isupper() and ends_sentence(last.text):
            break
        reach = print_width(last.text) + print_width(" " + line.text.split(" ", 1)[0])
        resumed = interrupted and ends_sentence(last.text) and goes_on_lower(line.text)
        if reach < widest * 0.88 or line.page != last.page or (resumed and not wrapping.is_small_print(line)):
            break
        whole = joined(whole, line)
        after += 1
    return whole, after


def _mark_place(mark: str, body: list[Line]) -> tuple[int, int, int] | None:
    """The last place in the body at which a note's mark is glued to a word: line, start, end."""
    raised = mark.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    digits, signs = re.escape(mark), re.escape(raised)
    glued = re.compile(
        rf"(?:\[\^?{digits}\]|{signs}|(?<=[^\W\d_]){digits}|(?<=(?<!\d)[12]\d\d\d){digits}|(?<=[)”\"’…]){digits})"
        r"(?=[\s.,;:)…”]|$)"
    )
    for number in range(len(body) - 1, max(-1, len(body) - _MARK_REACH), -1):
        places = list(glued.finditer(body[number].text))
        if places:
            return number, *places[-1].span()
    return None


def _cite(note: Note, body: list[Line]) -> Note:
    """Take the mark out of the body and tell the note where it stood."""
    place = _mark_place(note.mark, body)
    if place is None:
        return note
    number, start, end = place
    text = body[number].text
    body[number] = replace(body[number], text=text[:start].rstrip() + text[end:])
    return replace(note, line=number, offset=len(text[:start].rstrip()))
