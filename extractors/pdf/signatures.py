"""Digital signatures as facts of the file (chữ ký số): who and when, as far as the file says; no trust decision."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pdfminer.pdftypes import dict_value, resolve1
from pdfminer.utils import decode_text

from datamodel.document import Signature
from extractors.cleaning import clean_block

_PDF_DATE = re.compile(r"^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:([+-])(\d{2})'?(\d{2})?|Z)?")


def signatures_of(annotations: Iterable[dict[str, Any]]) -> list[Signature]:
    """The filled signature fields among a page's annotations."""
    found = []
    for note in annotations:
        if getattr(resolve1(note.get("FT")), "name", None) != "Sig" or not note.get("V"):
            continue
        value = dict_value(note["V"])
        signature = Signature(_text(value.get("Name")), _moment(_text(value.get("M"))))
        if signature not in found:
            found.append(signature)
    return found


def _text(value: object) -> str | None:
    told = resolve1(value)
    return clean_block(decode_text(told)) or None if isinstance(told, bytes) else None


def _moment(text: str | None) -> str | None:
    """The moment "D:20260305081011+07'00'" as ISO 8601."""
    parts = _PDF_DATE.match(text or "")
    if parts is None:
        return None
    year, month, day, hour, minute, second, sign, hours, minutes = parts.groups()
    offset = f"{sign}{hours}:{minutes or '00'}" if sign else "Z" if (text or "").endswith("Z") else ""
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{offset}"
