"""Lines under an item that only say who does it ("+ Đơn vị chủ trì: ..."; dòng phân công)."""

from __future__ import annotations

import re

from datamodel.official import Roles
from datamodel.span import Found
from nlp.people import find_people
from nlp.role_labels import attribute_label, label_at
from nlp.sentence_roles import find_roles
from nlp.unit_lexicon import read_words
from nlp.unit_lists import split_units
from nlp.units import Issuer


def role_line(text: str, issuer: Issuer) -> Roles | None:
    """The roles of a line that only names them ("Chủ trì: A; phối hợp: B"); None for any other line."""
    parts = labelled_parts(text)
    if not parts or any(role not in ("lead", "coordinate", "assignee") for role, _, _ in parts):
        return None
    leads: list[Found[str]] = []
    shares: list[Found[str]] = []
    people: list[Found[str]] = []
    for role, begin, end in parts:
        value = _value_roles(text[begin:end], role, issuer)
        leads += (unit.shift(begin) for unit in value.lead_units)
        shares += (unit.shift(begin) for unit in value.coordinating_units)
        people += (person.shift(begin) for person in value.assignees)
    return Roles(tuple(leads), tuple(shares), tuple(people))


def _value_roles(value: str, role: str, issuer: Issuer) -> Roles:
    """Of the words behind one label: a list of units, a person, or "A chủ trì, B phối hợp"."""
    people = find_people(value)
    if people:
        return Roles(assignees=people)
    if role != "coordinate" and re.search(r"(?i)chủ trì|phối hợp", value):
        told = find_roles(value, issuer)
        if told.lead_units:
            return told
    units = split_units(value, issuer)
    return Roles(coordinating_units=units) if role == "coordinate" else Roles(lead_units=units)


def labelled_parts(text: str) -> list[tuple[str, int, int]]:
    """(role, begin, end) of each labelled value of a line; empty where the line begins with no label."""
    first = attribute_label(text)
    if not first:
        return []
    parts = [(first[0], first[1])]
    ends = []
    words = read_words(text)
    for at in range(1, len(words)):
        if words.tokens[at].start <= parts[-1][1] or not words.is_any(at - 1, ";", ".", ",", "-", "+", ")"):
            continue
        hit = label_at(words, at)
        if hit:
            ends.append(words.tokens[at - 1].start)
            parts.append((hit[0], words.tokens[hit[1]].end))
    ends.append(len(text))
    return [(role, begin, end) for (role, begin), end in zip(parts, ends, strict=True)]
