"""Finds document numbers (số, ký hiệu) and tells the kind of document (tên loại) by name or notation."""

from __future__ import annotations

import re
from functools import cache

from datamodel.official import DocumentNumber
from datamodel.span import Found, Span
from nlp.rulebook.rules import Rule, load_rules, matches, rule
from nlp.text.matching import fold, matching_text

# Notations that name the body only, whatever the kind: the National Assembly's laws and resolutions share them.
_NO_KIND = re.compile(r"(?:UBTV)?QH\d")


def find_numbers(text: str) -> tuple[Found[DocumentNumber], ...]:
    """Every document number in `text`, blank ones too; look-alikes (11/18 xã, ISO 9001:2015) are none."""
    seen = matching_text(text)
    hits = [
        (match.span("whole"), match, entry)
        for entry, match in matches("document_numbers", seen)
        if _is_believed(seen, match)
    ]
    hits.sort(key=lambda hit: (hit[0][0], -hit[0][1]))
    found: list[Found[DocumentNumber]] = []
    end = 0
    for (start, stop), match, entry in hits:
        if start >= end:
            found.append(Found(_number_of(match, entry), Span(start, stop), f"document_numbers.{entry.id}"))
            end = stop
    return tuple(found)


def parse_number(printed: str) -> DocumentNumber | None:
    """The number that `printed` consists of ("Số: 98/UBND"), None where it holds none."""
    found = find_numbers(printed)
    if found:
        return found[0].value
    # "98/KGVX" alone is believed here: the caller says that it is a number.
    found = find_numbers("số " + printed.strip())
    return found[0].value if found else None


@cache
def kinds_by_code() -> dict[str, str]:
    """Abbreviation in a notation, case folded -> kind."""
    return {
        code.casefold(): entry.gives["type"] for entry in load_rules("document_types") for code in entry.gives["codes"]
    }


@cache
def kinds_by_name() -> dict[str, str | None]:
    """Name of a kind, folded -> its abbreviation; None for a name that tells no kind ("văn bản")."""
    return {fold(name): entry.gives["type"] for entry in load_rules("document_types") for name in entry.words}


def document_type_of(notation: str | None) -> str | None:
    """The kind that a notation tells: "KH-UBND" is KH, "CTr/TU" CTr, "UBND-VX" a công văn."""
    if not notation:
        return None
    groups = [g for g in re.split(r"[\s/&-]+", matching_text(notation)) if g and not re.fullmatch(r"\d{4}", g)]
    if not groups or _NO_KIND.match(groups[0]):
        return None
    return kinds_by_code().get(groups[0].casefold(), "CV")


def document_type_by_name(name: str) -> str | None:
    """The kind that a printed name tells ("KẾ HOẠCH" is KH), None for any other words."""
    return kinds_by_name().get(fold(name))


def _number_of(match: re.Match[str], entry: Rule) -> DocumentNumber:
    notation = re.sub(r"\s", "", match["notation"])
    number = match.groupdict().get("number")
    whole = (number or "") + str(entry.gives.get("join", "/")) + notation
    return DocumentNumber(number, notation, whole, document_type_of(notation))


def _is_believed(text: str, match: re.Match[str]) -> bool:
    """Whether a one-group notation ("98/UBND") is a number: it follows "số" or a kind, or names a known body."""
    if "-" in match["notation"] or "/" in match["notation"] or "&" in match["notation"]:
        return True
    before = text[max(0, match.start("whole") - 60) : match.start("whole")]
    if rule("references", "number_cue").compiled().search(before):
        return True
    return bool(rule("references", "body_code").compiled().fullmatch(match["notation"]))
