"""Does the sums of points tables and ratios again (kiểm tra số liệu)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from datamodel.document import TextDocument
from datamodel.issue import Issue, Severity
from datamodel.official import Finding, ItemKind
from datamodel.span import Span
from nlp.outline.tree import Node
from nlp.rulebook.groups import anchored
from nlp.text.matching import matching_text, squeeze

_RATIO, _LOST = anchored(
    re.compile(
        r"(?:hoàn thành|khắc phục|giải quyết|xử lý|thực hiện|đạt)"
        r"(?: (?!ngày|từ|đến|trước|tháng|khoảng|số)\w+){0,4} "
        r"(?<![\d/.,])(\d{1,4})/(\d{1,4})(?![\d/.,-]) (?!năm)[a-zđ]",
        re.I,
    ),
    re.compile(r"(?:bị trừ|mất|trừ) (\d{1,3}(?:[.,]\d{1,3})?) điểm", re.I),
)
_SLACK = 0.005


def check_sums(document: TextDocument, roots: Sequence[Node], findings: Sequence[Finding]) -> Iterator[Issue]:
    """Group rows against their rows, the total told in the text against the rows, ratios above one."""
    for root in roots:
        yield from _groups(document, root)
    yield from _total(document, findings)
    for match in _RATIO.finditer(matching_text(document.text)):
        done, whole = int(match.group(1)), int(match.group(2))
        if done > whole > 0:
            words = squeeze(document.text[match.start() : match.end() - 2])
            message = f"Tỷ lệ không thể có: “{words}” ({done} lớn hơn {whole})."
            yield _issue(document, message, Span(match.start(1), match.end(2)))


def _issue(document: TextDocument, message: str, span: Span) -> Issue:
    return Issue("read", "sum_mismatch", Severity.WARNING, message, "points", span, document.page_of(span.start))


def _points(document: TextDocument, row: Node, role: str) -> float | None:
    words = next((squeeze(span.slice(document.text)) for name, span in row.cells if name == role), "")
    return float(words.replace(",", ".")) if re.fullmatch(r"\d{1,4}(?:[.,]\d{1,3})?", words) else None


def _groups(document: TextDocument, node: Node) -> Iterator[Issue]:
    rows = [child for child in node.children if child.kind is ItemKind.ROW]
    for place, group in enumerate(rows):
        if not group.is_heading:
            continue
        members = []
        for row in rows[place + 1 :]:
            if row.is_heading:
                break
            members.append(row)
        yield from _compare(document, group, members)
    for child in node.children:
        yield from _groups(document, child)


def _compare(document: TextDocument, group: Node, members: list[Node]) -> Iterator[Issue]:
    """The points that a group lost against those that its rows lost (rows without loss may be left out)."""
    told = _loss(document, group)
    losses = [loss for row in members if (loss := _loss(document, row)) is not None]
    if told is None or len(losses) != len(members) or not members:
        return
    counted = sum(losses)
    if abs(counted - told) > _SLACK:
        message = f"Điểm trừ của nhóm “{group.text}” là {told:g}, cộng các tiêu chí được {counted:g}."
        yield _issue(document, message, group.span)


def _loss(document: TextDocument, row: Node) -> float | None:
    highest, got = _points(document, row, "max_points"), _points(document, row, "points")
    return highest - got if highest is not None and got is not None else _points(document, row, "points_lost")


def _total(document: TextDocument, findings: Sequence[Finding]) -> Iterator[Issue]:
    losses = [f.points_lost for f in findings if f.points_lost is not None]
    match = _LOST.search(matching_text(document.text))
    if not match or len(losses) < 2:
        return
    told, counted = float(match.group(1).replace(",", ".")), sum(losses)
    if abs(counted - told) > _SLACK:
        message = f"Tổng điểm bị trừ nêu trong văn bản là {told:g}, cộng các tiêu chí được {counted:g}."
        yield _issue(document, message, Span(match.start(), match.end()))
