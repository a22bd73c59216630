"""Reads the signature block (chức vụ, họ tên người ký): for whom, as what, and who signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from datamodel.document import Column
from datamodel.span import Found, Span
from nlp.rulebook.rules import rule
from nlp.text.lines import Line
from nlp.text.slips import mend_slips

_PLAIN_CAPACITY = {"TƯQ": "TUQ", "TUN": "TUQ", "T.M": "TM", "K.T": "KT", "T.L": "TL"}


class SigningPart(StrEnum):
    """What a line of the signature block is."""

    CAPACITY = "capacity"
    POSITION = "position"
    NAME = "name"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Signing:
    """What the signature block says."""

    capacity: Found[str] | None = None
    on_behalf_of: Found[str] | None = None
    position: Found[str] | None = None
    name: Found[str] | None = None


def signing_part(line: Line) -> SigningPart | None:
    """What the line is by its own words; None for a line that fits no part."""
    if _is(line, "noise"):
        return SigningPart.NOISE
    if capacity_of(line):
        return SigningPart.CAPACITY
    if _is(line, "position"):
        return SigningPart.POSITION
    if name_of(line):
        return SigningPart.NAME
    return SigningPart.POSITION if _is(line, "position_small") else None


def capacity_of(line: Line) -> tuple[str, str] | None:
    """("KT.", "CHỦ TỊCH") of "KT. CHỦ TỊCH"."""
    if match := rule("signing", "capacity").compiled().search(line.key):
        whom = line.text[match.start("whom") :] if match["whom"] else ""
        printed = match["capacity"]
        return (printed if "/" in printed else _PLAIN_CAPACITY.get(printed, printed) + "."), whom
    if match := rule("signing", "capacity_spelt").compiled().search(line.key):
        return "Q.", line.text[match.start("whom") :]
    return None


def name_of(line: Line) -> str | None:
    """The person's name that the line consists of, without degree or rank."""
    text = line.text
    if match := rule("signing", "degree").compiled().search(line.key):
        text = text[match.end() :]
    text = text.strip(" .*_")
    if rule("signing", "not_a_name").compiled().search(text):
        return None
    shapes = (rule("signing", name).compiled() for name in ("name", "name_capitals"))
    return text if any(shape.search(text) for shape in shapes) else None


def read_signing(lines: Sequence[Line]) -> Signing:
    """Read the lines of one signature block; of two that sign side by side, the right one, who presides."""
    lines = _presiding(lines)
    capacities: list[tuple[str, str, Line]] = []
    positions: list[Line] = []
    name: Found[str] | None = None
    for line in [piece for whole in lines for piece in _pieces(whole)]:
        part = signing_part(line)
        if part is SigningPart.CAPACITY and (read := capacity_of(line)):
            capacities.append((*read, line))
        elif part is SigningPart.NAME and (capacities or positions):
            name = Found(name_of(line) or line.text, line.span, "signing/name")
            break
        elif part is SigningPart.POSITION or (part is None and line.is_upper):
            positions.append(line)
    return _assemble(capacities, positions, name)


def _presiding(lines: Sequence[Line]) -> Sequence[Line]:
    """The right column where both hold a position and a name (liên tịch; Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    right = [line for line in lines if line.column is Column.RIGHT]
    sides = (right, [line for line in lines if line.column is Column.LEFT])
    both = all({SigningPart.POSITION, SigningPart.NAME} <= {signing_part(line) for line in side} for side in sides)
    return right if both else lines


def _pieces(line: Line) -> list[Line]:
    """The lines of the block: "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH" on one printed line is two."""
    cuts = []
    for match in rule("signing", "cut").compiled().finditer(line.key):
        before = line.key[: match.start()].rstrip()
        if before and not rule("signing", "bare_capacity").compiled().search(before):
            cuts.append(match.start())
    if named := rule("signing", "name_after_position").compiled().search(line.key):
        cuts.append(named.start("name"))
    bounds = zip([0, *cuts], [*cuts, len(line.key)], strict=True)
    return [replace(line, text=line.text[a:b].strip(), key=line.key[a:b].strip()) for a, b in bounds]


def _assemble(capacities: list[tuple[str, str, Line]], positions: list[Line], name: Found[str] | None) -> Signing:
    if not capacities:
        return Signing(position=_joined(positions, "signing/position"), name=name)
    first = capacities[0][2]
    before_first = [p for p in positions if p.span.start < first.span.start]
    whom, position = _parted(capacities, [p for p in positions if p not in before_first])
    span = Span(first.span.start, capacities[-1][2].span.end)
    capacity = Found(" ".join(c for c, _, _ in capacities), span, "signing/capacity")
    behalf = Found(whom, first.span, "signing/on-behalf-of") if whom else None
    return Signing(capacity, behalf, position, name)


def _parted(capacities: list[tuple[str, str, Line]], positions: list[Line]) -> tuple[str, Found[str] | None]:
    """For whom, and the signer's own position.

    A first line that stops short ("TM. ỦY BAN NHÂN DÂN" over "XÃ AN SƠN THƯỢNG") goes on below.
    """
    whom = capacities[0][1]
    own = [p for p in positions if rule("signing", "position").compiled().search(p.key) or not p.is_upper]
    start = positions.index(own[0]) if own else len(positions)
    if len(capacities) == 1 or not positions or positions[0].span.start < capacities[1][2].span.start:
        whom = " ".join([whom, *(p.text for p in positions[:start])]).strip()
        positions = positions[start:]
    if found := _joined(positions, "signing/position"):
        return whom, found
    last_capacity, last_whom, last = capacities[-1]
    if last_capacity == "Q." and last_whom:
        # "Q. GIÁM ĐỐC" right over the name: the acting head signs in the office that follows the capacity.
        return whom, Found(last_whom, last.span, "signing/acting")
    return whom, None


def _joined(lines: list[Line], rule_id: str) -> Found[str] | None:
    if not lines:
        return None
    return Found(mend_slips(" ".join(x.text for x in lines)), Span(lines[0].span.start, lines[-1].span.end), rule_id)


def _is(line: Line, rule_id: str) -> bool:
    return bool(rule("signing", rule_id).compiled().search(line.key))
