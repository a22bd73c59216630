"""Lines and columns that only say who, when or what comes of it ("+ Đơn vị chủ trì: ..."; nhãn thuộc tính)."""

from __future__ import annotations

import re

from datamodel.official import Roles
from datamodel.span import Found
from nlp.people import find_people
from nlp.rules import load_rules
from nlp.text import matching_text, squeeze
from nlp.unit_lexicon import Words, read_words
from nlp.unit_lists import split_units
from nlp.unit_tokens import WordTree, split_words
from nlp.units import Issuer

_LABEL_WORDS = 9
_TREE: dict[str, WordTree] = {}


def _labels() -> WordTree:
    if not _TREE:
        tree = WordTree()
        for rule in load_rules("roles"):
            if rule.gives.get("part") == "label":
                for words in rule.words:
                    tree.add([w.casefold() for w in split_words(words)], str(rule.gives["role"]))
        _TREE["label"] = tree
    return _TREE["label"]


def _raw_words(text: str) -> Words:
    """Words as printed: a label is never abbreviated."""
    return read_words(text)


def attribute_label(text: str) -> tuple[str, int] | None:
    """Role of a line that begins with a label, and where its value begins: "+ Đơn vị chủ trì: ..."."""
    words = _raw_words(text)
    at = 0
    while at < len(words) and not words.tokens[at].is_word:
        at += 1
    hit = _label_at(words, at)
    if not hit:
        return None
    role, colon = hit
    end = words.tokens[colon].end
    return role, end + len(text[end:]) - len(text[end:].lstrip(" \t\n*_"))


def _label_at(words: Words, at: int) -> tuple[str, int] | None:
    """Role and the token of the colon of a label that begins at `at`."""
    hit = _labels().longest(words.keys, at)
    if not hit:
        return None
    end, role = hit
    place = end
    while place < len(words) and place - at < _LABEL_WORDS and (words.is_any(place, "(", ")", "*", "_", "các", "nhiệm", "vụ", "thực", "hiện") or False):
        place += 1
    return (role, place) if words.is_any(place, ":") else None


def role_line(text: str, issuer: Issuer) -> Roles | None:
    """The roles of a line that only names them ("Chủ trì: A; phối hợp: B"); None for any other line."""
    parts = _parts(text)
    if not parts or any(role not in ("lead", "coordinate", "assignee") for role, _, _ in parts):
        return None
    found: dict[str, list[Found[str]]] = {"lead": [], "coordinate": [], "assignee": []}
    for role, begin, end in parts:
        value = text[begin:end]
        people = find_people(value)
        found["assignee"] += (person.shift(begin) for person in people)
        if not people:
            found["lead" if role == "assignee" else role] += (unit.shift(begin) for unit in split_units(value, issuer))
    return Roles(tuple(found["lead"]), tuple(found["coordinate"]), tuple(found["assignee"]))


def _parts(text: str) -> list[tuple[str, int, int]]:
    """(role, begin, end) of each labelled value of a line; empty where the line begins with no label."""
    first = attribute_label(text)
    if not first:
        return []
    parts = [(first[0], first[1])]
    ends = []
    words = _raw_words(text)
    for at in range(1, len(words)):
        if words.tokens[at].start <= parts[-1][1] or not words.is_any(at - 1, ";", ".", ",", "-", "+", ")"):
            continue
        hit = _label_at(words, at)
        if hit:
            ends.append(words.tokens[at - 1].start)
            parts.append((hit[0], words.tokens[hit[1]].end))
    ends.append(len(text))
    return [(role, begin, end) for (role, begin), end in zip(parts, ends, strict=True)]


def column_role(header_text: str) -> str | None:
    """What the cells of a table column hold, by its heading; None where the heading is not known."""
    text = re.sub(r"^[\W_]+|[\W_]+$", "", squeeze(matching_text(header_text)))
    text = re.sub(r"\s*/\s*", "/", text)
    for rule in load_rules("columns"):
        if rule.compiled().search(text):
            return str(rule.gives["role"])
    return None
