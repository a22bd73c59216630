"""The words of a task without what stands in columns of their own (nội dung nhiệm vụ): units, deadlines, figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from datamodel.rows import DeadlineRow, TaskRow, UnitMentionRow
from datamodel.spelling import fold, matching_text

_UNIT = "\x01"
_LEVEL = r"(?:\s+(?:xã|phường|tỉnh|thị trấn|đặc khu|thành phố|huyện))?"
_AROUND_UNITS = re.compile(
    rf"(?:(?:giao|đề nghị|yêu cầu|phân công|chủ trì|phối hợp(?:\s+chặt chẽ)?(?:\s+(?:với|cùng))?"
    rf"|cùng(?:\s+với)?|và|các|[,;])\s*){{0,12}}"
    rf"{_UNIT}(?:[\s,;]*(?:{_UNIT}|và|chủ trì|phối hợp(?:\s+(?:với|cùng))?(?=\s*[,;]?\s*{_UNIT})|trực tiếp))*[\s,;:]*",
    re.IGNORECASE,
)
_AROUND_DATES = re.compile(
    r"\(?\s*(?:,?\s*(?:hoàn thành|xong|thời hạn|thời gian|(?<!chống )(?<!khô )hạn)){0,6}:?\s*\x02\s*\)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class TaskWords:
    """A task as its own columns tell it."""

    core: str
    """Its words without units and deadlines."""
    lead_units: frozenset[str]
    coordinating_units: frozenset[str]
    deadlines: frozenset[tuple[str, str, str, str]]
    target: str

    @property
    def units(self) -> frozenset[str]:
        """All units that the task names."""
        return self.lead_units | self.coordinating_units


def task_words(task: TaskRow, deadlines: Sequence[DeadlineRow], mentions: Iterable[UnitMentionRow]) -> TaskWords:
    """Take a task apart."""
    units = (*task.lead_units, *task.coordinating_units, *task.assignees)
    text = _without(
        matching_text(task.text), (deadline.text for deadline in deadlines if deadline.kind != "recurring"), "\x02"
    )
    text = _AROUND_DATES.sub(" ", text)
    text = _without(text, _printed_forms(units, mentions), _UNIT, _LEVEL)
    return TaskWords(
        core=_AROUND_UNITS.sub(" ", text).replace(_UNIT, " "),
        lead_units=frozenset(map(_same_body, (*task.lead_units, *task.assignees))),
        coordinating_units=frozenset(map(_same_body, task.coordinating_units)),
        deadlines=frozenset(_meaning(deadline) for deadline in deadlines),
        target=fold(task.target or ""),
    )


def _same_body(unit: str) -> str:
    """One spelling for one body: the Front is printed with and without "Việt Nam"."""
    return fold(unit).replace("ubmttq việt nam", "ubmttq")


def _meaning(deadline: DeadlineRow) -> tuple[str, str, str, str]:
    """What a deadline means; one that has no date or recurrence means its words."""
    told = (deadline.start_date, deadline.due_date, deadline.recurrence)
    if any(told) or deadline.kind == "ongoing":
        return deadline.kind, str(told[0] or ""), str(told[1] or ""), deadline.recurrence or ""
    return deadline.kind, "", "", fold(deadline.text)


def _printed_forms(units: Sequence[str], mentions: Iterable[UnitMentionRow]) -> set[str]:
    return {*units, *(mention.printed for mention in mentions if mention.unit in units)}


def _without(text: str, pieces: Iterable[str], mark: str, tail: str = "") -> str:
    """`text` with each piece replaced by a mark, longest first; case and white space do not count."""
    listed = sorted(
        {" ".join(matching_text(piece).split()) for piece in pieces if piece.strip()}, key=lambda p: (-len(p), p)
    )
    if not listed:
        return text
    return _one_of(tuple(listed), tail).sub(mark, " ".join(text.split()))


@lru_cache(maxsize=4096)
def _one_of(pieces: tuple[str, ...], tail: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, pieces))})(?!\w){tail}", re.IGNORECASE)


def same_words(one: TaskWords, other: TaskWords) -> bool:
    """Whether two tasks say the same, but for what their columns tell: a figure of a changed target does not count."""
    first, second = one.core, other.core
    if one.target != other.target and one.target and other.target:
        first, second = _masked(first), _masked(second)
    return fold(first) == fold(second)


def _masked(text: str) -> str:
    return re.sub(r"\d+(?:[.,]\d+)?(?=\s*%)", "#", text)
