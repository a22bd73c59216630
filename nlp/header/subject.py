"""Reads a document's type (tên loại) and subject (trích yếu)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from datamodel.official import DocumentNumber
from datamodel.span import Found, Span
from nlp.header.lines import HeadLine, Part
from nlp.header.type_line import type_line
from nlp.rulebook.rules import load_rules, rule
from nlp.text.lines import Line
from nlp.text.numbers import document_type_of

_OPENING_LINES = 12


def read_type(
    head: Sequence[HeadLine], number: Found[DocumentNumber] | None, text: Iterable[Line]
) -> Found[str] | None:
    """The type by its line, else by the notation, else công văn by "V/v", else by the opening words."""
    for labelled in head:
        if labelled.part is Part.TYPE and (read := type_line(labelled.line)):
            return Found(read.document_type, labelled.line.span, "header/type-line")
    if number and (kind := document_type_of(number.value.notation)):
        return Found(kind, number.span, "header/type-of-notation")
    for labelled in head:
        if labelled.part is Part.ABOUT:
            return Found("CV", labelled.line.span, "header/type-of-about")
    return _by_opening(text)


def _by_opening(text: Iterable[Line]) -> Found[str] | None:
    """The type by the opening words: "... UBND xã báo cáo công tác năm 2026 như sau:" is a report."""
    for line in islice(text, _OPENING_LINES):
        for entry in load_rules("openings"):
            if entry.compiled().search(line.key):
                return Found(str(entry.gives["type"]), line.span, f"openings/{entry.id}", 0.8)
    return None


def read_subject(head: Sequence[HeadLine]) -> Found[str] | None:
    """What follows "V/v", or the lines under the type name, joined by blanks."""
    about = [h.line for h in head if h.part is Part.ABOUT]
    if about:
        return _joined(about, _about_mark(about[0]), "header/about")
    lines = [h.line for h in head if h.part is Part.SUBJECT]
    typed = [h.line for h in head if h.part is Part.TYPE]
    rest = type_line(typed[0]) if typed else None
    # "CHƯƠNG TRÌNH HÀNH ĐỘNG" is the type's whole name.
    if rest and rest.rest not in ("", "HÀNH ĐỘNG") and (not lines or lines[0].opens_small or not rest.rest.isupper()):
        return _joined([typed[0], *lines], rest.rest_at, "header/subject")
    return _joined(lines, 0, "header/subject") if lines else None


def _about_mark(line: Line) -> int:
    for name in ("about", "about_spelt"):
        if match := rule("header", name).compiled().search(line.key):
            return match.end()
    return 0


def _joined(lines: Sequence[Line], skip: int, rule_id: str) -> Found[str] | None:
    words = " ".join([lines[0].text[skip:].strip(), *(line.text for line in lines[1:])]).strip(" .:;*_")
    span = Span(lines[0].span.start, lines[-1].span.end)
    return Found(words, span, rule_id) if words else None
