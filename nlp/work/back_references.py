"""Doers that a task names by pointing back at the words before it ("02 phòng nêu trên", "Đơn vị này"; phép thế)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from datamodel.span import Found, Span
from nlp.rulebook.rules import rule
from nlp.text.matching import matching_text
from nlp.units.finder import Issuer, canonical, find_phrases
from nlp.units.lexicon import read_words

_COUNTS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5}
_ANY = ("đơn vị", "cơ quan", "địa phương")


@dataclass(frozen=True, slots=True)
class Named:
    """A task's words with names in the place of what points back, and where that place is printed."""

    text: str
    printed: Span
    length: int

    def placed(self, units: tuple[Found[str], ...]) -> tuple[Found[str], ...]:
        """Units found in `text`, at their places in the printed words."""
        return tuple(Found(u.value, u.span and self._place(u.span), u.rule, u.confidence) for u in units)

    def _place(self, span: Span) -> Span:
        end = self.printed.start + self.length
        if span.start >= end:
            return span.shift(self.printed.end - end)
        return self.printed if span.end > self.printed.start else span


def with_names(text: str, before: Sequence[str], issuer: Issuer) -> Named | None:
    """The words with names for "các đơn vị nêu trên"; None where nothing points back or the words before leave it open.

    `before` are the texts that it may point at, the nearest first.
    """
    pointer = rule("roles", "back_reference").compiled().search(matching_text(text))
    if pointer is None:
        return None
    names = _meant(pointer, before, issuer)
    if not names:
        return None
    listed = ", ".join(names)
    place = Span(*pointer.span())
    return Named(text[: place.start] + listed + text[place.end :], place, len(listed))


def _meant(pointer: re.Match[str], before: Sequence[str], issuer: Issuer) -> tuple[str, ...]:
    """The units of the nearest text that names any of this kind, if they are as many as the words say."""
    noun, count, is_plural = pointer["noun"].casefold(), pointer["count"], bool(pointer["several"])
    for text in before:
        named = [name for name in _names(text, issuer) if noun in _ANY or name.casefold().startswith(f"{noun} ")]
        if not named:
            continue
        if count:
            wanted = _COUNTS.get(count.casefold()) or int(count)
            return tuple(named) if len(named) == wanted else ()
        return tuple(named) if (len(named) > 1) == is_plural else ()
    return ()


def _names(text: str, issuer: Issuer) -> list[str]:
    """The units that a text names, each once, the issuer and mere groups aside."""
    phrases = [phrase for phrase in find_phrases(read_words(text)) if not phrase.is_group]
    names = (canonical(phrase, issuer) for phrase in phrases)
    return list(dict.fromkeys(name for name in names if name != issuer.name))
