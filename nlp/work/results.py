"""Reads from reports what was, and was not, done (kết quả thực hiện)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from datamodel.document import TextDocument
from datamodel.official import Result
from datamodel.span import Span
from nlp.citations.citations import find_citations
from nlp.outline.sections import Category
from nlp.rulebook.rules import rule, rules_for
from nlp.text.dates import find_dates
from nlp.text.matching import matching_words, squeeze
from nlp.text.numbers import find_numbers
from nlp.work.kinds import LeafKind
from nlp.work.leaves import Leaf
from nlp.work.statements import is_formula, says

_DAY_BEFORE = re.compile(r"(?:ngày|từ|đến|trước|sau|tháng|và|-)\s*$", re.I)
_RATIO = re.compile(
    r"(?<![\d/.,-])(\d{1,3}(?:\.\d{3})*|\d{1,6})\s?/\s?(\d{1,3}(?:\.\d{3})*|\d{1,6})(?![\d/.,-]*[\d/]|-)\s+(?!năm\b)(?=[a-zđ])"
)
_SENTENCE = re.compile(
    r"(?<=[a-zà-ỹđ]\.)(?=\d{1,3}%|[A-ZĐ][a-zà-ỹ])|(?<=[.!?…])[”\"')]*\s+(?=[“\"(]?[A-ZĐÂĂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ])"
)


def results_of(document: TextDocument, leaves: Sequence[Leaf]) -> tuple[Result, ...]:
    """One row per sentence of a report that says how assigned work stands."""
    return tuple(
        result
        for leaf in leaves
        if leaf.kind is LeafKind.RESULT and not rule("results", "propaganda").compiled().search(leaf.node.text)
        for span in sentences(document.text, leaf.node.span)
        if (result := _result(document, leaf, span))
    )


def sentences(text: str, within: Span) -> Iterator[Span]:
    """The sentences of a piece of text, white space at the ends left out."""
    words = within.slice(text)
    at = 0
    for match in [*_SENTENCE.finditer(words), None]:
        end = match.start() if match else len(words)
        piece = words[at:end]
        if piece.strip():
            start = within.start + at + len(piece) - len(piece.lstrip())
            yield Span(start, start + len(piece.strip()))
        at = match.end() if match else end


def status_of(words: str) -> tuple[str, str] | None:
    """(status, rule) of a sentence or of a state cell; None where it says nothing of assigned work."""
    seen = matching_words(words)
    if is_short_of(seen):
        return "partly", "results/ratio"
    for entry in rules_for("results", seen):
        if entry.compiled().search(seen):
            status = str(entry.gives["status"])
            return None if status == "none" else (status, f"results/{entry.id}")
    return None


def is_short_of(seen: str) -> bool:
    """Whether a count falls short of its whole: "hoàn thành 21/38 nhiệm vụ" (no date, no document number)."""
    found = [m for m in _RATIO.finditer(seen) if not _DAY_BEFORE.search(seen[: m.start()])]
    counts = [(_count(m.group(1)), _count(m.group(2))) for m in found]
    return any(got < whole for got, whole in counts) and not any(got > whole for got, whole in counts)


def _count(printed: str) -> int:
    return int(printed.replace(".", ""))


_NEAR = 40
_FINISHED = re.compile(r"(?i)(?:nghiệm thu|hoàn thành|bàn giao|xong|ban hành|khánh thành|kết thúc)[^,;.]{0,30}$")
_FACTS = ("results/told_done", "results/remainder", "results/ratio", "results/not_done")
"""Rules of sentences that count as results among praise too."""


def done_day(words: str) -> dt.date | None:
    """The date of completion that a sentence gives outside its citations.

    Of several days the one that is told to be that of completion ("ký hợp đồng ngày ..., nghiệm thu ngày ...");
    None where that leaves none or several.
    """
    cited = [c.span for c in find_citations(words)]
    days = [
        (found.value.first_day, words[max(0, found.span.start - _NEAR) : found.span.start])
        for found in find_dates(words)
        if found.span and found.value.precision == "day" and not any(span.overlaps(found.span) for span in cited)
    ]
    finished = [day for day, before in days if _FINISHED.search(before)]
    if len(finished) == 1:
        return finished[0]
    return days[0][0] if len(days) == 1 else None


def _result(document: TextDocument, leaf: Leaf, span: Span) -> Result | None:
    words = squeeze(span.slice(document.text))
    if len(words.split()) < 4 or is_formula(words) or says("introduction", words):
        return None
    told = status_of(words)
    if not told:
        return None
    status, rule_id = told
    if leaf.scope.category is Category.PRAISE and rule_id not in _FACTS:
        return None
    numbers = tuple(dict.fromkeys(found.value.whole for found in find_numbers(words) if found.value.number))
    page = document.page_of(span.start)
    day = done_day(words) if status in ("done", "partly") else None
    return Result(leaf.node.path, words, span, page, rule_id, status, numbers, day, leaf.confidence, leaf.scope.section)
