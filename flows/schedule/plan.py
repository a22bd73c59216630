"""What is to be run by itself, and when (lịch)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """When what is run: `parts` are the arguments of `khacphuc run` by name of the office."""

    name: str
    cron: str
    time_zone: str
    parts: Mapping[str, Sequence[str]]
