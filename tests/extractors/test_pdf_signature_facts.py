from __future__ import annotations

from typing import Any

from pdfminer.psparser import LIT

from datamodel.document import Signature
from extractors.pdf.signatures import signatures_of


def field(**value: object) -> dict[str, Any]:
    return {"FT": LIT("Sig"), "V": value}


def test_signer_and_time_are_as_the_file_tells_them() -> None:
    signed = field(Name=b"\xfe\xff" + "Trần Văn Thử".encode("utf-16-be"), M=b"D:20260305081011+07'00'")
    assert signatures_of([signed]) == [Signature("Trần Văn Thử", "2026-03-05T08:10:11+07:00")]


def test_what_the_file_does_not_tell_is_none() -> None:
    assert signatures_of([field(M=b"hom qua")]) == [Signature(None, None)]


def test_an_empty_field_is_no_signature() -> None:
    assert signatures_of([{"FT": LIT("Sig")}, {"FT": LIT("Tx"), "V": {}}]) == []
