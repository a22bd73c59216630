"""The spaCy pipeline: our tokenizer, and components that write spans for what the finders see (chuỗi xử lý)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import get_words_and_spaces
from spacy.vocab import Vocab
from underthesea.pipeline.word_tokenize.regex_tokenize import tokenize

from datamodel.span import Found
from nlp.citations.references import find_references
from nlp.deadlines.finder import TimeContext, find_deadlines
from nlp.text.dates import find_dates
from nlp.text.numbers import find_numbers
from nlp.units.finder import find_units
from nlp.units.people import find_people

Finder = Callable[[Doc], Sequence[Found[Any]]]
FOUND = "found"
"""Extension of a Doc: component name -> what it found, values and all."""

_FINDERS: dict[str, Finder] = {
    "numbers": lambda doc: find_numbers(doc.text),
    "references": lambda doc: find_references(doc.text, doc._.is_preamble),
    "dates": lambda doc: find_dates(doc.text),
    "deadlines": lambda doc: find_deadlines(doc.text, doc._.time or TimeContext()),
    "units": lambda doc: find_units(doc.text),
    "people": lambda doc: find_people(doc.text),
}


class SyllableTokenizer:
    """Syllables, numbers and marks as underthesea's rules cut them, with every blank of the text kept."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """A Doc whose `text` is exactly the one given."""
        words, spaces = get_words_and_spaces(_aligned(tokenize(text), text), text)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to keep: the rules are underthesea's."""
        return b""

    def from_bytes(self, _: bytes, **__: Any) -> SyllableTokenizer:
        """The tokenizer itself."""
        return self


def _aligned(tokens: Iterable[str], text: str) -> list[str]:
    """The tokens if they spell the text; else the text cut at blanks, where a token was rewritten."""
    words = [word for token in tokens for word in token.split()]
    return words if "".join(words) == "".join(text.split()) else text.split()


@Language.factory("khacphuc_finder", default_config={"key": "numbers"})
def _make_finder(nlp: Language, name: str, key: str) -> Callable[[Doc], Doc]:
    finder = _FINDERS[key]

    def write_spans(doc: Doc) -> Doc:
        found = tuple(finder(doc))
        doc._.found[key] = found
        spans = [_span(doc, one, key) for one in found if one.span]
        doc.spans[key] = [span for span in spans if span is not None]
        return doc

    return write_spans


def _span(doc: Doc, found: Found[Any], key: str) -> Span | None:
    place = found.span
    return (
        doc.char_span(place.start, place.end, label=key, span_id=found.rule, alignment_mode="expand") if place else None
    )


@cache
def build_pipeline(parts: tuple[str, ...] = tuple(_FINDERS)) -> Language:
    """A blank Vietnamese pipeline with the finders asked for, in order."""
    for name, default in (("time", None), ("is_preamble", False)):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
    if not Doc.has_extension(FOUND):
        Doc.set_extension(FOUND, default={})
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    nlp.tokenizer = SyllableTokenizer(nlp.vocab)
    for key in parts:
        nlp.add_pipe("khacphuc_finder", name=key, config={"key": key})
    return nlp
