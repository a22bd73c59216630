"""What a machine reads with (phiên bản đọc): two machines of one identity read a document to the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractors.tools import installed
from flows.fingerprint import reading_fingerprint


@dataclass(frozen=True, slots=True)
class Identity:
    """Code, rules and libraries by their fingerprint, and the programs that are installed beside them."""

    fingerprint: str
    tools: tuple[str, ...]


@cache
def own_identity() -> Identity:
    """Of this machine."""
    return Identity(reading_fingerprint(), installed())
