"""Letters of the fonts from before Unicode (TCVN3, VNI), told by the font's name (phông chữ cũ)."""

from __future__ import annotations

import re
import unicodedata

_TCVN3_CODES = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_TCVN3 = {first + place: letter for first, letters in _TCVN3_CODES.items() for place, letter in enumerate(letters)}

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_HAT, _BREVE = "\u0302", "\u0306"
# VNI writes a letter and then a sign; some signs tell shape and tone at once.
_VNI_SIGNS = {
    "ù": _ACUTE,
    "ø": _GRAVE,
    "û": _HOOK,
    "õ": _TILDE,
    "ï": _DOT,
    "â": _HAT,
    "á": _HAT + _ACUTE,
    "à": _HAT + _GRAVE,
    "å": _HAT + _HOOK,
    "ã": _HAT + _TILDE,
    "ä": _HAT + _DOT,
    "ê": _BREVE,
    "é": _BREVE + _ACUTE,
    "è": _BREVE + _GRAVE,
    "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_LETTERS |= {old.upper(): new.upper() for old, new in _VNI_LETTERS.items()}
_VNI_PAIR = re.compile(f"([aeouyAEOUYôöÔÖ])([{''.join(_VNI_SIGNS)}{''.join(_VNI_SIGNS).upper()}])|(.)", re.DOTALL)

_UNICODE_LETTER = re.compile("[\u1ea0-\u1ef9ơưăđƠƯĂĐ]")


def is_legacy_font(font: str) -> bool:
    """Whether a font holds Vietnamese letters at places where Unicode has others."""
    return font.casefold().startswith((".vn", "vni-"))


def writes_unicode(text: str) -> bool:
    """Whether words are already Unicode, whatever font is asked for: those letters exist nowhere else."""
    return _UNICODE_LETTER.search(text) is not None


def from_legacy(text: str, font: str) -> str:
    """The words that a run in such a font prints; those of other fonts stay."""
    name = font.casefold()
    if name.startswith("vni-"):
        return _from_vni(text)
    if not name.startswith(".vn"):
        return text
    text = text.translate(_TCVN3)
    # The fonts whose names end in H have capitals only: ".VnTimeH".
    return text.upper() if font.endswith("H") else text


def _from_vni(text: str) -> str:
    # A run may begin with the sign of the letter that ends the run before: joined, the two are one letter.
    sign = _VNI_SIGNS.get(text[:1].lower(), "")
    return sign + unicodedata.normalize("NFC", _VNI_PAIR.sub(_vni_letter, text[1:] if sign else text))


def _vni_letter(found: re.Match[str]) -> str:
    letter, sign, alone = found.groups()
    if alone is not None:
        return _VNI_LETTERS.get(alone, alone)
    return _VNI_LETTERS.get(letter, letter) + _VNI_SIGNS[sign.lower()]
