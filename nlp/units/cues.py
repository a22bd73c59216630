"""Words of `roles.yml` that stand around the names of doers: "giao", "phối hợp", "chủ trì" (từ chỉ vai trò)."""

from __future__ import annotations

from functools import cache

from nlp.rulebook.rules import load_rules
from nlp.units.lexicon import Words
from nlp.units.tokens import WordTree, split_words


@cache
def _opening_tree(part: str) -> WordTree:
    tree = WordTree()
    for rule in load_rules("roles"):
        if rule.gives.get("part") == part:
            for words in rule.words:
                tree.add([w.casefold() for w in split_words(words)], rule.id)
    return tree


def cue(words: Words, part: str, at: int) -> tuple[int, str] | None:
    """End and id of the longest cue of a part of `roles.yml` at token `at`."""
    return _opening_tree(part).longest(words.keys, at)


def cue_places(words: Words, *parts: str) -> list[int]:
    """The tokens at which a cue of these parts of `roles.yml` can begin: most begin none."""
    firsts = _first_words(parts)
    return [at for at, key in enumerate(words.keys) if key in firsts]


@cache
def _first_words(parts: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(_opening_tree(part).first_words for part in parts))


def verb_end(words: Words, at: int) -> int | None:
    """The end of the verb at `at`: what is done, or "phải", "không" before it; None for "về", "trong", "và"."""
    if cue(words, "no_predicate", at):
        return None
    begin = at + words.is_any(at, "tự")  # "tự | trang bị"
    hit = words.part("stop", begin) or words.part("deed", begin) or words.part("stop", at)
    return hit[0] if hit else None
