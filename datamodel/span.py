"""Places in a document's text, and values that know their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters in a text: `text[start:end]` are the printed words."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def slice(self, text: str) -> str:
        """The printed words."""
        return text[self.start : self.end]

    def shift(self, offset: int) -> Span:
        """The same place in a text in which this one begins at `offset`."""
        return Span(self.start + offset, self.end + offset)

    def covers(self, other: Span) -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value, the place it was read from (None where it is inferred), and the rule that read it."""

    value: T
    span: Span | None
    rule: str
    confidence: float = 1.0

    def shift(self, offset: int) -> Found[T]:
        """The same value in a text in which this one begins at `offset`."""
        return Found(self.value, self.span and self.span.shift(offset), self.rule, self.confidence)
