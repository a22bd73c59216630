"""Characters that hide or turn words made visible (ký tự ẩn): what a document says is data, never markup."""

from __future__ import annotations

import re

# Controls except tab and line feed; bidi marks that let ".fdp" read ".pdf"; lone surrogates, which no file can hold.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """The text with every hidden character as its code: a right-to-left override is "⟦202E⟧"."""
    return _HIDDEN.sub(lambda found: f"⟦{ord(found.group()):04X}⟧", text)


def in_place(text: str) -> str:
    """The text with "�" for every hidden character: as long as before, so that places in it still hold."""
    return _HIDDEN.sub("�", text)
