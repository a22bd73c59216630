"""The words of the unit grammar and the offices known by name, as word trees (từ điển cơ quan, đơn vị)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from nlp.rulebook.rules import load_rules
from nlp.units.tokens import CONNECTORS, Token, WordTree, defined_short_names, render, tokenize


@dataclass(frozen=True, slots=True)
class Office:
    """An office known by name."""

    name: str
    kind: str
    is_inner: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the grammar: the kind of a unit, a member of a group, a role holder ..."""

    rule: str
    gives: dict[str, Any]

    @property
    def kind(self) -> str:
        """The kind published with the unit."""
        return str(self.gives.get("kind", "nhóm"))

    @property
    def is_inner(self) -> bool:
        """Whether it is part of the issuer, so that the issuer's level is dropped."""
        return bool(self.gives.get("inner", False))


def _keys(words: str) -> list[str]:
    return [t.key for t in tokenize(words)]


@cache
def offices() -> WordTree:
    """Offices by name; keys leave out what joins the parts of a name."""
    tree = WordTree()
    for rule in load_rules("units"):
        for words in rule.words:
            name = str(rule.gives.get("name", render(tokenize(words))))
            office = Office(name, str(rule.gives["kind"]), bool(rule.gives.get("inner", False)), f"units.{rule.id}")
            tree.add([k for k in _keys(words) if k not in CONNECTORS], office)
    return tree


@cache
def grammar(part: str) -> WordTree:
    """The words of one part of the grammar: kind, member, trait, holder, level, link or stop."""
    tree = WordTree()
    for rule in load_rules("unit_kinds"):
        if rule.gives["part"] == part:
            for words in rule.words:
                tree.add(_keys(words), Word(f"unit_kinds.{rule.id}", rule.gives))
    return tree


@cache
def opening_words() -> frozenset[str]:
    """With what the name of a unit, a group or a role holder begins."""
    parts = (grammar(part).first_words for part in ("kind", "holder", "member", "doer"))
    return frozenset({"các", "những", "từng", "mỗi", "đồng"}).union(offices().first_words, *parts)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A text's tokens with their keys side by side; what is read from them is remembered by the object itself."""

    tokens: tuple[Token, ...]
    keys: tuple[str, ...]

    def office(self, at: int) -> tuple[int, Office] | None:
        """The office known by name at `at`."""
        return offices().longest(self.keys, at, CONNECTORS)

    def part(self, part: str, at: int) -> tuple[int, Word] | None:
        """The longest word of a part of the grammar at `at`."""
        return grammar(part).longest(self.keys, at)

    def is_any(self, at: int, *keys: str) -> bool:
        """Whether one of the words stands at `at`."""
        return 0 <= at < len(self.keys) and self.keys[at] in keys

    def starts(self, at: int, phrase: str) -> bool:
        """Whether the blank-separated words of `phrase` stand at `at`."""
        keys = _phrase(phrase)
        return self.keys[at : at + 1] == keys[:1] and self.keys[at : at + len(keys)] == keys

    def __len__(self) -> int:
        return len(self.tokens)


@lru_cache(maxsize=1 << 10)
def _phrase(words: str) -> tuple[str, ...]:
    return tuple(words.split())


def read_words(text: str) -> Words:
    """Tokens of `text`, ready for the grammar."""
    return _words(text, defined_short_names.get())


@lru_cache(maxsize=1 << 10)
def _words(text: str, _: WordTree | None) -> Words:
    """Many finders read the same line; what a document's own short names spell out holds for that document alone."""
    tokens = tokenize(text)
    return Words(tokens, tuple(t.key for t in tokens))
