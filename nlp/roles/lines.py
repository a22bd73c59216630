"""Lines under an item that only say who does it ("+ Đơn vị chủ trì: ..."; dòng phân công)."""

from __future__ import annotations

import re

from datamodel.official import Roles
from datamodel.span import Found
from nlp.roles.labels import attribute_label, label_at
from nlp.roles.sentences import find_roles
from nlp.rulebook.rules import rule
from nlp.text.matching import matching_text
from nlp.units.finder import Issuer
from nlp.units.lexicon import read_words
from nlp.units.people import find_people
from nlp.units.slots import split_units

_SHARES = re.compile(r"(?i)phối hợp|p/h")
_LEADS_AT_END = re.compile(r"(?i)chủ trì[ .]{0,3}$")
_LEAD_IN_BRACKET = re.compile(r"(?i)\(\s*chủ trì\s*\)")
_SHARES_AT_END = re.compile(r"(?i)(?:phối hợp|p/h)(?: thực hiện)?[ .]{0,3}$")


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
    if role != "coordinate" and (told := shared_work(value, issuer)):
        return told
    units = split_units(value, issuer)
    return Roles(coordinating_units=units) if role == "coordinate" else Roles(lead_units=units)


def shared_work(value: str, issuer: Issuer) -> Roles | None:
    """The roles of "A chủ trì, B phối hợp", "A; phối hợp: B" or "A (p/h B)"; None where nobody shares the work."""
    if not re.search(r"(?i)chủ trì|phối hợp|p/h", value):
        return None
    if told := _shared_by_parts(value, issuer) or _shared_by_bracket(value, issuer):
        return told
    told = role_line(value, issuer) or find_roles(value, issuer)
    if told.lead_units and told.coordinating_units:
        return told
    parts = rule("roles", "shares_of_value").compiled().search(matching_text(value))
    if not parts:
        return told if told.lead_units and (_SHARES.search(value) or _LEADS_AT_END.search(value)) else None
    leads = split_units(value[slice(*parts.span("lead"))], issuer)
    begin = parts.start("shares")
    shares = tuple(unit.shift(begin) for unit in split_units(value[slice(*parts.span("shares"))], issuer))
    return Roles(lead_units=leads, coordinating_units=shares) if leads else None


def _shared_by_bracket(value: str, issuer: Issuer) -> Roles | None:
    """The roles of "A (chủ trì), B, C": whoever comes after the bracket shares the work."""
    mark = _LEAD_IN_BRACKET.search(value)
    if mark is None or _SHARES.search(value) or not value[mark.end() :].strip(" .,;"):
        return None
    shares = tuple(unit.shift(mark.end()) for unit in split_units(value[mark.end() :], issuer))
    return Roles(lead_units=split_units(value[: mark.start()], issuer), coordinating_units=shares)


def _shared_by_parts(value: str, issuer: Issuer) -> Roles | None:
    """The roles of "A, B; C phối hợp": what ends with "phối hợp" shares the work of the parts before it."""
    parts = [(m.start(), m[0]) for m in re.finditer(r"[^;]+", value)]
    shared = [bool(_SHARES_AT_END.search(part)) for _, part in parts]
    if len(parts) < 2 or not any(shared) or shared[0] or len(_SHARES.findall(value)) > sum(shared):
        return None
    units = [tuple(unit.shift(begin) for unit in split_units(part, issuer)) for begin, part in parts]
    leads = tuple(unit for names, is_share in zip(units, shared, strict=True) if not is_share for unit in names)
    shares = tuple(unit for names, is_share in zip(units, shared, strict=True) if is_share for unit in names)
    return Roles(lead_units=leads, coordinating_units=shares)


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
