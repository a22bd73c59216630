"""The words of the unit grammar and the offices known by name, as word trees (từ điển cơ quan, đơn vị)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from nlp.rulebook.rules import load_rules
from nlp.units.tokens import CONNECTORS, Token, WordTree, defined_short_names, render, tokenize

PERSON_ENDINGS = {
    "viên": frozenset({"công", "khuôn", "động", "học", "phụng"}),
    "trưởng": frozenset({"tăng", "sinh", "tín", "môi"}),
    "sĩ": frozenset({"liệt", "thương"}),
}
"""Last syllables of nouns for people by what they do, with what stands before them in other words ("công viên")."""


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
def doer_nouns() -> WordTree:
    """With what the name of a doer begins, known or not; False for look-alikes ("Tổ chức")."""
    tree = WordTree()
    for rule in sorted(load_rules("unit_kinds"), key=lambda rule: rule.gives["part"] != "no_doer"):
        part = rule.gives["part"]
        is_noun = part in ("doer", "doer_noun") or (part == "member" and rule.gives["class"] != "place")
        if is_noun or part == "no_doer" or (part == "holder" and rule.gives.get("alone")):
            for words in rule.words:
                tree.add(_keys(words), part != "no_doer")
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

    def doer_noun(self, at: int) -> int | None:
        """The end of the noun at `at` that may begin a doer's name ("Đội", not "Đội ngũ")."""
        hit = doer_nouns().longest(self.keys, at)
        if hit is None:
            return self._person_noun(at)
        verb = self.part("stop", at)
        return hit[0] if hit[1] and not (verb and verb[0] > hit[0]) else None  # "Chủ động" is no "chủ"

    def _person_noun(self, at: int) -> int | None:
        """Such as "công chứng | viên", "thôn đội | trưởng": a noun for who does it, by its last syllable."""
        if self.part("stop", at) or self.part("deed", at):
            return None
        for end in (at + 2, at + 3):
            ending = self.keys[end - 1 : end]
            if ending and ending[0] in PERSON_ENDINGS and all(t.is_word for t in self.tokens[at:end]):
                is_thing = self.keys[end - 2] in PERSON_ENDINGS[ending[0]]
                return None if is_thing else end
        return None

    def compound_end(self, at: int) -> int | None:
        """The end of a word that holds a short verb and is none ("công lập"), but not in "thường trực | 24/24"."""
        compound, verb = self.part("compound", at), self.part("stop", at)
        return compound[0] if compound and not (verb and verb[0] > compound[0]) else None

    def long_verb_end(self, at: int) -> int | None:
        """The end of a verb of two syllables or more at `at`."""
        hit = self.part("stop", at) or self.part("deed", at)
        return hit[0] if hit and hit[0] - at > 1 else None

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
