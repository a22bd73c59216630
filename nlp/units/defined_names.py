"""Abbreviations that a document itself defines: "Trung tâm Khuyến nông (TTKN)" (chữ viết tắt trong văn bản)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from datamodel.document import TextDocument
from nlp.rulebook.rules import rule
from nlp.text.matching import matching_text
from nlp.units.finder import find_phrases
from nlp.units.lexicon import Words, read_words
from nlp.units.phrases import Phrase
from nlp.units.tokens import Short, Token, WordTree, defined_short_names, split_words

_NAME_LENGTH = 200
"""Characters before the bracket in which the full name is looked for."""


@contextmanager
def short_names_of(document: TextDocument) -> Iterator[None]:
    """Within it, units are read with the abbreviations that the document defines."""
    token = defined_short_names.set(_short_names(document.text))
    try:
        yield
    finally:
        defined_short_names.reset(token)


def _short_names(text: str) -> WordTree:
    """Abbreviation -> what it stands for; those that name no unit, or not with its initials, are left out."""
    tree = WordTree()
    for match in rule("unit_definitions", "short_name").compiled().finditer(matching_text(text)):
        short = split_words(match["short"])
        words = read_words(text[max(0, match.start() - _NAME_LENGTH) : match.start()])
        for meaning in _meanings(words, short):
            tree.add(short, [])
            tree.at(short).append(meaning)
    return tree


def _meanings(words: Words, short: list[str]) -> Iterator[Short]:
    """The full name, and behind its kind word the rest alone ("Phòng NNMT": "Phòng Nông nghiệp Môi trường")."""
    unit = _unit_at_end(words)
    if unit is None or unit.is_group:
        return
    tokens = words.tokens[unit.first : unit.last]
    names = [token for token in tokens if token.is_word]
    letters = _letters(short)
    begin = next((at for at in range(len(names)) if _abbreviates(letters, names[at:])), None)
    if begin is None or any(token.is_spelt_out and len(names) < 3 for token in names):
        return
    full = tuple(token.word for token in tokens)
    if begin == 0:
        yield Short(full)
        return
    rest = tokens[tokens.index(names[begin]) :]
    kind_word = frozenset({names[begin - 1].key})
    yield Short(tuple(token.word for token in rest), after=kind_word)
    yield Short(full, not_after=kind_word)


def _unit_at_end(words: Words) -> Phrase | None:
    """The unit whose name ends where the words end."""
    return next((phrase for phrase in find_phrases(words) if phrase.last == len(words)), None)


def _letters(short: list[str]) -> str:
    return "".join(_plain(word) for word in short if word[0].isalpha())


def _abbreviates(letters: str, names: list[Token]) -> bool:
    """Whether the letters are initials of the words, in order, the first of the first word."""
    initials = [_plain(name.word)[:1] for name in names]
    if not initials or not letters or initials[0] != letters[0]:
        return False
    rest = iter(initials)
    return all(letter in rest for letter in letters) and 2 * len(letters) > len(initials)


def _plain(word: str) -> str:
    """Small letters without marks, as abbreviations have them."""
    bare = unicodedata.normalize("NFD", word.casefold()).replace("đ", "d")
    return "".join(letter for letter in bare if not unicodedata.combining(letter))
