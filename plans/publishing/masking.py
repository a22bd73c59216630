"""Names of persons masked on request (che tên người): initials stay, and every text keeps its length.

As lengths stay, the places of all words stay true, in the tables and on the pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

import pyarrow as pa

from datamodel.document import TextDocument
from plans.dataset.dataset import Dataset
from plans.matching.rule_entries import entries
from plans.standing.track import Tracking, tracking_of

_NAME_COLUMNS = frozenset({("documents", "signer_name"), ("tasks", "assignees")})
_SIGNER = "signer_name"
_PERSON = frozenset({"corrected_by"})
# Ids and codes are no words of a document.
_KEPT = re.compile(r"_id$|_ids$|^(?:format|rule|code|issue_codes|stage|field|kind|change|sha256)$")
_CHAINS = frozenset({("tasks", "path"), ("findings", "path"), ("results", "path")})
"""Paths of items, which are numbers: elsewhere a path is a file's, and may be called after a person."""
_HIDDEN = "•"
_WORD = re.compile(r"[^\W\d_]+")
_UPPER = "".join(letter for letter in map(chr, range(0x41, 0x1EFA)) if letter.isupper())
_LOWER = _UPPER.lower()
_CAPITAL = f"[{_UPPER}][{_LOWER}]*"
_RANKS = frozenset({"Phó"})
"""Family names that far more often begin an office: "đồng chí Phó Chủ tịch"."""


@dataclass(frozen=True, slots=True)
class Mask:
    """Hides the names that the dataset knows, and those that stand behind a title or have Văn or Thị in them."""

    pattern: re.Pattern[str]

    def text(self, text: str) -> str:
        """The text with its names masked, as long as before."""
        return self.pattern.sub(lambda found: masked_name(found.group()), text)

    def row(self, row: Any) -> Any:
        """A row of any table with its names masked."""
        changed = {field.name: self._value(field.name, getattr(row, field.name)) for field in fields(row)}
        return replace(row, **changed)

    def _value(self, name: str, value: Any) -> Any:
        if _KEPT.search(name):
            return value
        if isinstance(value, tuple):
            return tuple(self._value(name, each) for each in value)
        if isinstance(value, str):
            return masked_name(value) if name in _PERSON else self.text(value)
        return value

    def document(self, document: TextDocument) -> TextDocument:
        """The words of a document with its names masked."""
        return replace(document, text=self.text(document.text))


def masked(dataset: Dataset, tracking: Tracking) -> tuple[Dataset, Tracking, Mask]:
    """Rows without names, and the mask for the pages they point to."""
    mask = mask_of(dataset, [row.corrected_by for row in tracking.corrections])
    return mask_dataset(dataset, mask), mask_tracking(tracking, mask), mask


def masked_name(name: str) -> str:
    """The initials of a name: "Trần Văn Thử" is "T••• V•• T••"."""
    return _WORD.sub(lambda word: word.group()[0] + _HIDDEN * (len(word.group()) - 1), name)


def mask_of(dataset: Dataset, people: Iterable[str] = ()) -> Mask:
    """The mask for all documents of a dataset, and for the people who corrected it."""
    names: set[str | None] = set(people)
    names |= {row.signer_name for row in dataset.documents(copies=True)}
    names |= {name for task in dataset.tasks() for name in task.assignees}
    names |= {row.value for row in dataset.field_sources() if row.field == _SIGNER}
    # A name of one word is also a word of the language.
    return Mask(re.compile("|".join([*_known(filter(None, names)), *_shapes()])))


def mask_dataset(dataset: Dataset, mask: Mask) -> Dataset:
    """The same rows with names masked in every column of words."""
    return Dataset({name: _table(name, dataset.table(name), mask) for name in dataset.tables})


def mask_tracking(tracking: Tracking, mask: Mask) -> Tracking:
    """The same for the rows of the tracking."""
    rows = {name: map(mask.row, tracking.rows(name)) for name in tracking.tables}
    return tracking_of(doubts=tuple(map(mask.row, tracking.doubts)), **rows)


def _known(names: Iterable[str]) -> list[str]:
    several = sorted({name for name in names if len(name.split()) > 1}, key=lambda name: (-len(name), name))
    return [rf"(?i:(?<!\w){_spaced(name)}(?!\w))" for name in several]


def _spaced(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())


@cache
def _shapes() -> tuple[str, ...]:
    words = {entry.id: entry.words for entry in entries("people")}
    surname = "|".join(sorted(set(words["surname"]) - _RANKS, key=len, reverse=True))
    titles = [rf"(?<=\b(?i:{re.escape(title)})\s)" for title in sorted(words["title"], key=len, reverse=True)]
    return (
        *(rf"{title}(?:{surname})(?:\s+{_CAPITAL}){{1,4}}\b" for title in titles),
        rf"\b(?:{surname})\s+(?:Văn|Thị)(?:\s+{_CAPITAL}){{1,3}}\b",
    )


def _table(name: str, table: Any, mask: Mask) -> Any:
    for place, field in enumerate(table.schema):
        if _KEPT.search(field.name) or (name, field.name) in _CHAINS:
            continue
        is_name = (name, field.name) in _NAME_COLUMNS
        if pa.types.is_string(field.type):
            values = [value and _value(value, mask, is_name=is_name) for value in table.column(place).to_pylist()]
        elif pa.types.is_list(field.type):
            values = [
                [_value(one, mask, is_name=is_name) for one in value] for value in table.column(place).to_pylist()
            ]
        else:
            continue
        table = table.set_column(place, field, pa.array(values, field.type))
    return table


def _value(value: str, mask: Mask, *, is_name: bool) -> str:
    return masked_name(value) if is_name else mask.text(value)
