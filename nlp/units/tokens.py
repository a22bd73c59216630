"""Words of a text with abbreviations of offices spelt out (từ và chữ viết tắt), each at its printed place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from nlp.rulebook.rules import Rule, load_rules
from nlp.text.matching import matching_text

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_MARK = re.compile(r"[,;:.)\]”(\[“]")
_BEFORE_CLOSING = re.compile(r"\s+([,;:.)\]”])")
_BEHIND_OPENING = re.compile(r"([(\[“])\s+")
CONNECTORS = frozenset({"-", "&", "và", ","})


class Token(NamedTuple):
    """A word or mark. Of an abbreviation each spelt-out word is one token at the abbreviation's place."""

    word: str
    key: str
    start: int
    end: int
    is_spelt_out: bool = False

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter, as a name does."""
        return self.word[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it is no punctuation mark."""
        return self.word[0].isalnum()


class WordTree:
    """Phrases as a tree of words: the longest phrase at a place is found in one walk."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    @property
    def first_words(self) -> Collection[str]:
        """With what phrases begin: most places of a text begin none."""
        return self._root.keys()

    def add(self, words: Iterable[str], value: Any) -> None:
        """Put a phrase in; the first value given for it stays."""
        node = self._root
        for word in words:
            node = node.setdefault(word, {})
        node.setdefault("", value)

    def at(self, words: Iterable[str]) -> Any:
        """The value of exactly this phrase, or None."""
        node = self._root
        for word in words:
            node = node.get(word, {})
        return node.get("")

    def longest(self, keys: Sequence[str], at: int, skips: frozenset[str] = frozenset()) -> tuple[int, Any] | None:
        """End and value of the longest phrase at `at`; marks in `skips` may stand between its words."""
        node, place, best = self._root, at, None
        if at >= len(keys) or keys[at] not in node:  # most places begin no phrase
            return None
        while place < len(keys):
            if keys[place] not in node:
                place = _after_skips(node, keys, place, skips) if place > at else len(keys)
            if place >= len(keys):
                break
            node = node[keys[place]]
            place += 1
            if "" in node:
                best = (place, node[""])
        return best


def _after_skips(node: dict[str, Any], keys: Sequence[str], place: int, skips: frozenset[str]) -> int:
    """The next place whose word goes on in the tree, behind at most two connecting marks."""
    for ahead in (1, 2):
        if place + ahead >= len(keys) or keys[place + ahead - 1] not in skips:
            break
        if keys[place + ahead] in node:
            return place + ahead
    return len(keys)


def split_words(text: str) -> list[str]:
    """The words and marks of a phrase, in one spelling."""
    return _WORD.findall(matching_text(text))


@dataclass(frozen=True, slots=True)
class Short:
    """What an abbreviation stands for, and the neighbours that it needs."""

    full: tuple[str, ...]
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()


defined_short_names: ContextVar[WordTree | None] = ContextVar("defined_short_names", default=None)
"""What the document being read defines itself, beside the abbreviations of the rules; see `nlp.units.defined_names`."""


@cache
def _abbreviations() -> WordTree:
    tree = WordTree()
    for rule in load_rules("unit_abbreviations"):
        short = Short(
            tuple(split_words(str(rule.gives["full"]))),
            *(_neighbors(rule, side) for side in ("before", "after", "not_after", "not_before")),
        )
        for words in rule.words:
            keys = [k if rule.case else k.casefold() for k in split_words(words)]
            tree.add(keys, [])
            tree.at(keys).append(short)
    return tree


def _neighbors(rule: Rule, side: str) -> frozenset[str]:
    return frozenset(str(word).casefold() for word in rule.gives.get(side, ()))


def _fits(short: Short, raw: Sequence[Token], start: int, end: int) -> bool:
    if short.before and (end >= len(raw) or (raw[end].key not in short.before and not _any_name(short, raw[end]))):
        return False
    if end < len(raw) and raw[end].key in short.not_before:
        return False
    last = raw[start - 1].key if start else ""
    return last not in short.not_after and (not short.after or last in short.after)


def _any_name(short: Short, token: Token) -> bool:
    """Whether the entry takes any name ("*") and the token is one."""
    return "*" in short.before and token.is_capital


def tokenize(text: str) -> tuple[Token, ...]:
    """The words and marks of `text`; abbreviations of office words are spelt out in place."""
    tokens = _tokens(text)
    return _lowered(tokens) if text.isupper() and len(tokens) > 1 else tuple(tokens)


def _tokens(text: str) -> list[Token]:
    raw = _printed_tokens(matching_text(text))
    own, tree = defined_short_names.get(), _abbreviations()
    firsts, own_firsts = tree.first_words, own.first_words if own else ()
    starts = [at for at, t in enumerate(raw) if t.word in firsts or t.key in firsts or t.word in own_firsts]
    if not starts:
        return raw
    words, keys = [t.word for t in raw], [t.key for t in raw]
    tokens: list[Token] = []
    end = 0
    for at in starts:
        if at < end:
            continue
        tokens += raw[end:at]
        found = [
            hit for hit in (own and own.longest(words, at), tree.longest(words, at), tree.longest(keys, at)) if hit
        ]
        hits = [(last, short) for last, shorts in found for short in shorts if _fits(short, raw, at, last)]
        if hits:
            end, short = max(hits, key=lambda hit: hit[0])
            tokens += [Token(w, w.casefold(), raw[at].start, raw[end - 1].end, True) for w in short.full]
        else:
            tokens.append(raw[at])
            end = at + 1
    return tokens + raw[end:]


def _printed_tokens(seen: str) -> list[Token]:
    """Words and marks; most of what stands between two blanks is one word."""
    tokens: list[Token] = []
    add, end = tokens.append, 0
    for piece in seen.split():
        start = seen.index(piece, end)
        end = start + len(piece)
        if piece.isalnum():
            add(Token(piece, piece.casefold(), start, end))
        elif (head := piece[:-1]).isalnum():  # with a mark behind it
            add(Token(head, head.casefold(), start, end - 1))
            add(Token(piece[-1], piece[-1].casefold(), end - 1, end))
        else:
            for m in _WORD.finditer(piece):
                add(Token(m[0], m[0].casefold(), start + m.start(), start + m.end()))
    return tokens


_SHORT_NAMES = frozenset({"ubnd", "hđnd", "ubmttq"})
_BEFORE_NAMES = frozenset({"xã", "phường", "trấn", "khu", "huyện", "quận", "phố", "tỉnh", "thông", "non", "tiểu"})


def _lowered(tokens: list[Token]) -> tuple[Token, ...]:
    """Words of a line in capitals as they stand in running text: only places and the line's head are capitalised."""
    lowered, is_name = [], True
    for token in tokens:
        is_short = token.key in _SHORT_NAMES or token.is_spelt_out
        word = token.word if is_short else token.key.capitalize() if is_name else token.key
        lowered.append(token._replace(word=word))
        is_name = token.key in _BEFORE_NAMES or (is_name and len(lowered) > 1 and token.is_word)
    return tuple(lowered)


def render(tokens: Iterable[Token]) -> str:
    """The tokens as running text with tidy blanks; "&" is written "và"."""
    words = list(tokens)
    text = " ".join(["và" if t.word == "&" else t.word for t in words])
    if " / " in text and any(a.end == b.start and b.word == "/" for a, b in pairwise(words)):
        text = text.replace(" / ", "/")
    if _MARK.search(text) is None:
        return text
    return _BEHIND_OPENING.sub(r"\1", _BEFORE_CLOSING.sub(r"\1", text))


def spelt_out(text: str, shortens: bool = False) -> str:
    """The text with abbreviations of office words in full, all else as printed; UBND, HĐND, UBMTTQ stay short.

    `shortens`: these three are written short where they are printed in full, too.
    """
    parts, end = [], 0
    for start, tokens in groupby(_tokens(text), key=lambda token: token.start):
        words = list(tokens)
        printed = text[start : words[-1].end]
        is_short = sum(letter.isupper() for letter in printed) >= 2 and len(words) > 1 and "nhân dân" not in printed
        is_body = words[0].key in _SHORT_NAMES
        if words[0].is_spelt_out and (
            shortens if is_body else is_short and not printed.casefold().startswith("ủy ban")
        ):
            parts += [text[end:start], render(words)]
            end = words[-1].end
    return "".join([*parts, text[end:]])
