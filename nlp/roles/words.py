"""A task's sentence with the groups of units and the persons in it (câu giao việc)."""

from __future__ import annotations

from dataclasses import dataclass, field

from datamodel.span import Found
from nlp.units.finder import find_phrases
from nlp.units.lexicon import Words
from nlp.units.lists import read_units
from nlp.units.phrases import Phrase

ENDS = (".", "!", "?", ";")


@dataclass
class Sentence:
    """A task's words, the groups of units in them, and what was found so far."""

    words: Words
    groups: list[tuple[Phrase, ...]]
    people: tuple[Found[str], ...]
    leads: list[Phrase] = field(default_factory=list)
    shares: list[Phrase] = field(default_factory=list)
    unknown: list[Found[str]] = field(default_factory=list)
    assignees: list[Found[str]] = field(default_factory=list)


def group_units(words: Words) -> list[tuple[Phrase, ...]]:
    """Units listed together, from left to right."""
    groups: list[tuple[Phrase, ...]] = []
    end = 0
    for phrase in find_phrases(words):
        if phrase.first >= end:
            group = read_units(words, phrase.first) or (phrase,)
            groups.append(group)
            end = group[-1].last
    return groups


def person_at(sentence: Sentence, at: int) -> Found[str] | None:
    """The person whose title or name begins at token `at`."""
    if at >= len(sentence.words):
        return None
    place = sentence.words.tokens[at].start
    return next((p for p in sentence.people if p.span and p.span.start <= place < p.span.end), None)


def group_at(sentence: Sentence, at: int) -> tuple[Phrase, ...]:
    """The units listed together that token `at` belongs to."""
    return next((g for g in sentence.groups if g[0].first <= at < g[0].last), ())
