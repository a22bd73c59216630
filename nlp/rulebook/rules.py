"""Loads `rules/*.yml` and an office's own: patterns and word lists that a clerk can read, with their examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, PrivateAttr

from datamodel.rule_files import rule_entries
from nlp.rulebook.groups import Anchored, PatternGroup, anchored

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_yaml(text: str) -> Any:
    """What a YAML text says, by libyaml where PyYAML was built with it: the rules are read in an eighth of the time."""
    return yaml.load(text, Loader=_LOADER)


class Rule(BaseModel):
    """One entry: either a `pattern` or a list of `words`, proved by its examples.

    A blank in a pattern stands for any white space, `{name}` for an entry of `patterns.yml`.
    Patterns ignore case unless `case` is true, and are matched on `nlp.text.matching.matching_text`
    (dashes are "-", tone marks stand as in "hòa", "ủy").
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    pattern: str | None = None
    words: tuple[str, ...] = ()
    case: bool = False
    gives: dict[str, Any] = {}
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()
    note: str | None = None
    source: str | None = None

    _home: tuple[str, int] | None = PrivateAttr(default=None)

    def compiled(self) -> Anchored:
        """The pattern, or the words as one alternation with word ends, longest first."""
        return self._anchored

    @cached_property
    def _anchored(self) -> Anchored:
        """With the other rules of its file, where it is one of `load_rules`."""
        if self._home is None:
            return anchored(self.regex())[0]
        name, place = self._home
        return _group(name).patterns[place]

    def regex(self) -> re.Pattern[str]:
        """The same for Python's own search."""
        return _compile(self.pattern, self.words, self.case)


@cache
def _compile(pattern: str | None, words: tuple[str, ...], case: bool) -> re.Pattern[str]:
    if pattern is None:
        listed = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
        pattern = rf"(?<!\w)(?:{listed.replace(chr(92) + ' ', ' ')})(?!\w)"
    return re.compile(expand(pattern), 0 if case else re.IGNORECASE)


@cache
def named_patterns() -> dict[str, str]:
    """The vocabulary of `patterns.yml`: name -> pattern."""
    return {entry["id"]: entry["pattern"] for entry in rule_entries("patterns", parse_yaml)}


def expand(pattern: str) -> str:
    """Put the named patterns in; a blank stands for any white space, " ?" for none or any."""
    known = named_patterns()
    while (filled := re.sub(r"\{([a-z][a-z_]*)\}", lambda m: f"(?:{known[m.group(1)]})", pattern)) != pattern:
        pattern = filled
    return pattern.replace(" ?", r"\s*").replace(" ", r"\s+")


@cache
def load_rules(name: str) -> tuple[Rule, ...]:
    """The entries of `rules/NAME.yml`, in the file's order (the first that matches wins), the office's own first."""
    entries = tuple(Rule(**entry) for entry in rule_entries(name, parse_yaml))
    for place, entry in enumerate(entries):
        entry._home = (name, place)
    return entries


@cache
def rule(name: str, rule_id: str) -> Rule:
    """One entry by its id."""
    return next(entry for entry in load_rules(name) if entry.id == rule_id)


def rules_for(name: str, text: str) -> Iterator[Rule]:
    """Of `load_rules`, in the same order, those that may match anywhere in `text`; the others need words it lacks."""
    entries = load_rules(name)
    return (entries[place] for place in _group(name).candidates(text))


def matches(name: str, text: str) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Every match of the rules of a file, rule by rule in the file's order; none begins amid a number."""
    entries = load_rules(name)
    return ((entries[place], match) for place, match in _group(name).matches(text) if not _cuts_number(match))


def _cuts_number(match: re.Match[str]) -> bool:
    """Whether the match begins with the last digits of a longer number: "999 ngày" of "99999 ngày"."""
    start, text = match.start(), match.string
    return start > 0 and text[start - 1].isdigit() and text[start : start + 1].isdigit()


@cache
def _group(name: str) -> PatternGroup:
    return PatternGroup([entry.regex() for entry in load_rules(name)])
