"""Finds the figure that a task has to reach (chỉ tiêu): "tỷ lệ hồ sơ đúng hạn đạt 100%"."""

from __future__ import annotations

import re

from datamodel.span import Found, Span
from nlp.rules import load_rules
from nlp.text import matching_text, squeeze

_LEADS = re.compile(r"^(?:phấn đấu|phần đấu|đảm bảo|bảo đảm|và|để|nhằm|theo hướng|sao cho|trong đó|đồng thời|nâng)\s+", re.I)


def find_target(text: str) -> Found[str] | None:
    """The first figure to be reached in a task's words."""
    seen = matching_text(text)
    for entry in load_rules("targets"):
        match = entry.compiled().search(seen)
        if match:
            start, end = match.span("target")
            while lead := _LEADS.match(seen[start:end]):
                start += lead.end()
            while start < end and seen[start].isspace():
                start += 1
            return Found(squeeze(text[start:end]).rstrip(" ,;."), Span(start, end), f"targets/{entry.id}")
    return None
