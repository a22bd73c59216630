"""Finds the figure that a task has to reach (chỉ tiêu): "tỷ lệ hồ sơ đúng hạn đạt 100%"."""

from __future__ import annotations

import re

from datamodel.span import Found, Span
from nlp.rules import load_rules
from nlp.statements import says
from nlp.text import matching_text, squeeze

_LEADS = re.compile(r"^(?:phấn đấu|phần đấu|đảm bảo|bảo đảm|và|để|nhằm|theo hướng|sao cho|trong đó|đồng thời|nâng)\s+", re.I)


_OPEN_ENDED = ("rate_of", "count_of")
_REACH = 60
"""Characters of a clause beyond which its figure alone is the target."""
_OF = re.compile(r"(?:đối với|giảm|tăng|nâng|cắt giảm|mỗi (?:ngày|tuần|tháng|quý|năm) \w+ \w+|đạt)\s+$", re.I)
_TIME = re.compile(
    r"\s*(?:\(|(?:,\s*)?(?:xong |hoàn thành |vào )?(?:trong|trước|đến|vào|từ|chậm nhất) (?:hết |ngày |trước )?(?:quý|tháng|năm|ngày|\d)|theo (?:đúng )?quy định)",
    re.I,
)


def _widened(seen: str, start: int) -> int:
    """Begin of the clause where the figure tells whom the work reaches ("xin lỗi đối với 100% hồ sơ")."""
    if not _OF.search(seen[:start]):
        return start
    begin = max((seen.rfind(mark, 0, start) + 1 for mark in ",;.:"), default=0)
    return begin if start - begin <= _REACH else start


def _length(words: str) -> int:
    """Where the figure's words end: before a time, or a comma behind which other work begins."""
    stop = _TIME.search(words)
    end = stop.start() if stop else len(words)
    for comma in re.finditer(r",\s*", words[:end]):
        if says("order_opening", words[comma.end() :]):
            return comma.start()
    return end


def find_target(text: str) -> Found[str] | None:
    """The first figure to be reached in a task's words."""
    seen = matching_text(text)
    for entry in load_rules("targets"):
        match = entry.compiled().search(seen)
        if match:
            start, end = match.span("target")
            while lead := _LEADS.match(seen[start:end]):
                start += lead.end()
            if entry.id in _OPEN_ENDED:
                start, end = _widened(seen, start), start + _length(seen[start:end])
            while start < end and seen[start].isspace():
                start += 1
            return Found(squeeze(text[start:end]).rstrip(" ,;."), Span(start, end), f"targets/{entry.id}")
    return None
