"""Entries of `rules/*.yml` as this room needs them (quy tắc): words and patterns to be searched in folded text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from datamodel.rule_files import rule_entries
from datamodel.spelling import matching_text


@dataclass(frozen=True)
class Entry:
    """One entry: its words or its pattern, and what it gives."""

    id: str
    words: tuple[str, ...]
    gives: Mapping[str, Any]
    pattern: re.Pattern[str]

    @property
    def role(self) -> str:
        """What the entry is for, within its file."""
        return str(self.gives.get("role", ""))


@cache
def entries(name: str) -> tuple[Entry, ...]:
    """The entries of `rules/NAME.yml`, in the file's order, the office's own first."""
    return tuple(_entry(each) for each in rule_entries(name, yaml.safe_load))


@cache
def in_role(name: str, role: str) -> tuple[Entry, ...]:
    """The entries of one role."""
    return tuple(entry for entry in entries(name) if entry.role == role)


def found(name: str, role: str, text: str) -> re.Match[str] | None:
    """The first match of any entry of a role in a text as it is printed."""
    seen = matching_text(text)
    return next((match for entry in in_role(name, role) if (match := entry.pattern.search(seen))), None)


def _entry(raw: dict[str, Any]) -> Entry:
    words = tuple(matching_text(str(word)) for word in raw.get("words", ()))
    pattern = raw.get("pattern") or words_pattern(words)
    return Entry(raw["id"], words, raw.get("gives", {}), re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE))


def words_pattern(words: tuple[str, ...]) -> str:
    """An alternation with word ends, longest first."""
    listed = "|".join(re.escape(word).replace("\\ ", " ") for word in sorted(words, key=len, reverse=True))
    return rf"(?<!\w)(?:{listed})(?!\w)"
