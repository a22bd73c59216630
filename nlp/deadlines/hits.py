"""What a rule of deadlines found in a text, before it is told what it means (kết quả khớp)."""

from __future__ import annotations

from dataclasses import dataclass, field

from datamodel.span import Span
from nlp.deadlines.periods import Bounds


@dataclass(frozen=True, slots=True)
class Hit:
    """A match that was chosen: kind `none` and `from` are no deadlines of their own."""

    kind: str
    span: Span
    rule_id: str
    bounds: Bounds = field(default_factory=Bounds)
    inclusive: bool | None = None
    recurrence: str | None = None
    is_range: bool = False
    """Whether the words name where a period begins too: "từ tháng 3 đến tháng 6"."""
