"""Reads the head and the end of a document (thể thức): number, date, issuer, subject, receivers, signer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from datamodel.document import TextDocument
from datamodel.issue import Issue
from datamodel.official import DocumentNumber, Header, PartialDate
from datamodel.span import Found, Span
from nlp.header.checks import check_header
from nlp.header.issuer import infer_issuer
from nlp.header.letterhead import read_letterhead
from nlp.header.lines import HeadLine, Part, label_head
from nlp.header.receivers import read_addressees, read_recipients
from nlp.header.signing import Signing, read_signing
from nlp.header.subject import read_subject, read_type
from nlp.header.tail_lines import TailPart, label_tail
from nlp.header.zones import Zones
from nlp.rulebook.rules import rule
from nlp.text.dates import parse_issue_date
from nlp.text.lines import Line, lines_of
from nlp.text.numbers import parse_number


@dataclass(frozen=True, slots=True)
class _Parts:
    """The labelled lines of the head and of the end."""

    head: Sequence[HeadLine]
    recipients: Sequence[Line]
    signature: Sequence[Line]
    text: Iterator[Line]

    def lines(self, *parts: Part) -> list[Line]:
        return [h.line for h in self.head if h.part in parts]


def read_header(document: TextDocument, zones: Zones) -> tuple[Header, tuple[Issue, ...]]:
    """Read what the parts around the text say, and tell what is blank, missing or at odds."""
    parts = _parts(document, zones)
    number = _number(parts.lines(Part.NUMBER))
    place, issued = _place_date(parts.lines(Part.PLACE_DATE))
    signing = read_signing(parts.signature)
    document_type = read_type(parts.head, number, parts.text)
    letterhead = read_letterhead(parts.lines(Part.AUTHORITY), document.text, _is_joint(number))
    issuer = letterhead.issuer or _inferred(document, zones, place, number, signing)
    header = Header(
        document_type=document_type,
        number=number,
        issuing_authority=issuer,
        parent_authority=letterhead.parent,
        issue_place=place,
        issued=issued,
        subject=read_subject(parts.head),
        addressees=read_addressees(parts.lines(Part.ADDRESSEE)),
        recipients=read_recipients(parts.recipients),
        signing_capacity=signing.capacity,
        on_behalf_of=signing.on_behalf_of,
        signer_position=signing.position,
        signer_name=signing.name,
        urgency=_mark(parts.lines(Part.URGENCY), "urgency"),
        secrecy=_mark(parts.lines(Part.SECRECY), "secrecy"),
    )
    return header, check_header(document, zones, header)


def _parts(document: TextDocument, zones: Zones) -> _Parts:
    tail = label_tail(list(lines_of(document, zones.tail)))
    return _Parts(
        head=label_head(lines_of(document, zones.head)),
        recipients=[t.line for t in tail if t.part is TailPart.RECIPIENT],
        signature=[t.line for t in tail if t.part is TailPart.SIGNATURE],
        text=lines_of(document, (*zones.preamble, *zones.body)),
    )


def _number(lines: Sequence[Line]) -> Found[DocumentNumber] | None:
    """The number, also where it stands on its own line above or below "Số:"."""
    whole = [" ".join(x.key for x in lines), " ".join(x.key for x in reversed(lines))]
    for printed in [*_filled_in(lines), *whole, *(x.key for x in lines)]:
        if printed and (value := parse_number(_closed_up(printed))):
            span = Span(min(x.span.start for x in lines), max(x.span.end for x in lines))
            return Found(value, span, "header/number-line")
    return None


def _filled_in(lines: Sequence[Line]) -> Iterator[str]:
    """The digits of one line put where the other leaves them blank: "215" over "Số:      /KH-UBND"."""
    digits = [x.key for x in lines if x.key.isdigit()]
    blank = rule("header", "number_left_blank").compiled()
    if len(lines) == 2 and len(digits) == 1:
        for match in filter(None, (blank.search(x.key) for x in lines)):
            yield f"Số: {digits[0]}{match['rest']}"


def _closed_up(printed: str) -> str:
    """Digits that a stamp or a form set apart: "Số: 5 0 7 /UBND", "ngày 2 4 tháng 01"."""
    return re.sub(r"(?<!\d)\d(?: \d)+(?!\d)", lambda m: m[0].replace(" ", ""), printed)


def _place_date(lines: Sequence[Line]) -> tuple[Found[str] | None, Found[PartialDate] | None]:
    if not lines:
        return None, None
    printed, span = " ".join(x.key for x in lines), Span(lines[0].span.start, lines[-1].span.end)
    for name in ("place_date", "date_alone"):
        if match := rule("header", name).compiled().search(printed):
            date = parse_issue_date(_closed_up(match["date"]))
            issued = Found(date, span, "header/place-date") if date else None
            place = lines[0].text[: len(match.groupdict().get("place") or "")].strip(" ,")
            return Found(place, span, "header/place-date") if place else None, issued
    return None, None


def _inferred(
    document: TextDocument,
    zones: Zones,
    place: Found[str] | None,
    number: Found[DocumentNumber] | None,
    signing: Signing,
) -> Found[str] | None:
    blocks = (*zones.addressees, *zones.title, *zones.preamble, *zones.body)
    value = infer_issuer(document, blocks, place.value if place else None, number.value if number else None, signing)
    return Found(value, None, "header/issuer-inferred", 0.8) if value else None


def _is_joint(number: Found[DocumentNumber] | None) -> bool:
    """Whether the notation is of a văn bản liên tịch ("NQLT-HĐND-UBMTTQ")."""
    notation = number.value.notation if number else None
    return bool(notation and notation.split("-")[0].upper().endswith(("LT", "LN", "PH")))


def _mark(lines: Sequence[Line], name: str) -> Found[str] | None:
    for line in lines:
        if match := rule("header", name).compiled().search(line.key):
            return Found(match["value"], line.span, f"header/{name}")
    return None
