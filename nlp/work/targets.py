"""Finds the figure that a task has to reach (chỉ tiêu): "tỷ lệ hồ sơ đúng hạn đạt 100%"."""

from __future__ import annotations

import re

from datamodel.span import Found, Span
from nlp.rulebook.rules import load_rules, rule
from nlp.text.matching import matching_text, squeeze
from nlp.work.statements import says

_REACH = 60
"""Characters of a clause beyond which the figure alone, without what is done, is the target."""
_CLAUSE_ENDS = re.compile(r"[,;:()]|\.(?!\d)|(?<!\d)\.")
_SENTENCE_ENDS = re.compile(r"[;]|\.(?!\d)")


def find_target(text: str) -> Found[str] | None:
    """The first figure to be reached in a task's words, with the words that say what it counts."""
    seen = matching_text(text)
    for entry in load_rules("targets"):
        figure = entry.compiled().search(seen)
        if figure:
            start, end = _bounds(seen, figure, str(entry.gives["shape"]))
            start, end = _trimmed(seen, start, end)
            return Found(squeeze(text[start:end]), Span(start, end), f"targets/{entry.id}")
    return None


def is_rate_of_work(target: Found[str]) -> bool:
    """Whether it only says how often something is to be done at least."""
    return target.rule == "targets/rate_of_work"


def _bounds(seen: str, figure: re.Match[str], shape: str) -> tuple[int, int]:
    if shape == "exact":
        return figure.start(), figure.end()
    begin = _measure_start(seen, _clause_start(seen, figure.start()), figure.start())
    after = seen[figure.end() :]
    stop = rule("target_words", "stop").compiled().match(after)
    if shape == "rate" and (stop or not after.strip() or after.lstrip()[0] in ",;.)"):
        return begin, figure.end()
    end = figure.end() + _length(after)
    if shape in ("rank", "whole"):
        return (begin if shape == "rank" else figure.start()), end
    before = seen[begin : figure.start()]
    told = any(rule("target_words", name).compiled().search(before) for name in ("reach", "begin"))
    return (begin if told and len(before) <= _REACH else figure.start()), end


def _measure_start(seen: str, clause: int, figure: int) -> int:
    """Where, in the clause before a figure, the words begin that say what it measures; else the clause's own start."""
    words = rule("target_words", "begin").compiled().search(seen[clause:figure])
    return clause + words.start() if words else clause


def _clause_start(seen: str, at: int) -> int:
    """Behind the last mark that parts clauses before `at`."""
    return max((mark.end() for mark in _CLAUSE_ENDS.finditer(seen, 0, at)), default=0)


def _length(words: str) -> int:
    """Where a figure's words end: at the sentence's end, a time, or a comma behind which other work begins."""
    sentence = _SENTENCE_ENDS.search(words)
    end = sentence.start() if sentence else len(words)
    stop = rule("target_words", "stop").compiled().search(words[:end])
    end = stop.start() if stop else end
    for comma in re.finditer(r",\s*", words[:end]):
        if says("order_opening", words[comma.end() : end]):
            return comma.start()
    return end


def _trimmed(seen: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks, lead-ins ("phấn đấu ...") and a mark at the end."""
    while start < end and (seen[start].isspace() or seen[start] in "-+*"):
        start += 1
    lead = rule("target_words", "lead_in").compiled().match(seen[start:end])
    start += lead.end() if lead else 0
    while end > start and (seen[end - 1].isspace() or seen[end - 1] in ",;.:"):
        end -= 1
    return start, end
