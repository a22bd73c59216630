"""One spelling (chính tả) for tone marks, dashes and blanks, so that words can be compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad", "-")
_BLANKS = dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000\t", " ")
_ETH = {"\u00d0": "\u0110", "\u00f0": "\u0111"}
"""The Icelandic letter that some keyboards gave for Đ, and that prints like it."""
_PLAIN = _DASHES | _BLANKS | _ETH
_UNPLAIN = re.compile(f"[{''.join(_PLAIN)}]")


def _moved_tones() -> dict[str, str]:
    """Old-style tone placement to new: "oà" -> "òa", "uỷ" -> "ủy", for both cases of each letter."""
    moved = {}
    for first, second in ("oa", "oe", "uy"):
        for a in (first, first.upper()):
            for b in (second, second.upper()):
                for tone in _TONES:
                    old = a + unicodedata.normalize("NFC", b + tone)
                    moved[old] = unicodedata.normalize("NFC", a + tone) + b
    return moved


_MOVED = _moved_tones()
# "hoàn", "quý", "Quỹ" keep theirs: the vowel is closed by a consonant, or the u belongs to q.
# The first letter stands in front of all conditions, so that a search runs from one such letter to the next.
_OLD_TONE = re.compile(
    rf"[oOuU][{''.join(sorted({old[1] for old in _MOVED}))}](?<![qQ]..)(?![^\W\d_])",
)


def unify_tones(text: str) -> str:
    """Write hoà, khoẻ, uỷ as hòa, khỏe, ủy. The length stays the same."""
    return _OLD_TONE.sub(lambda m: _MOVED.get(m[0], m[0]), text)


@lru_cache(maxsize=2048)
def matching_text(text: str) -> str:
    """`text` for matching: tone marks, dashes, blanks and Đ in one spelling, every offset unchanged."""
    return unify_tones(_UNPLAIN.sub(lambda m: _PLAIN[m[0]], text))


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """Key for comparing words: case, tone placement, dashes, punctuation and white space do not count."""
    return " ".join(re.findall(r"[\w%/&]+", matching_text(unicodedata.normalize("NFC", text)).casefold()))


def squeeze(text: str) -> str:
    """White space folded to single blanks, ends trimmed."""
    return " ".join(text.split())
