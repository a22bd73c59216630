"""One spelling of letters for every reader (làm sạch văn bản): cleaned once, where text enters the system."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\u0085\v\f]")
# Zero-width joiners, soft hyphens, bidi controls and byte order marks are never seen in print.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    r"\ufffe\uffff\ud800-\udfff]"
)
_BLANKS = re.compile(r"[\t\u2000-\u200a\u202f\u205f\u3000]")
_NOT_PLAIN = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\xa0\u00ad\u061c\u2000-\u2011\u2028-\u202f\u205f-\u206f\u2217\u3000\uf02d\ufeff\ufff9-\uffff"
    r"\ud800-\udfff]"
)
"""All letters that `clean` changes, and some beside them: most texts have none."""
_BLANK_RUN = re.compile(r" {2,}")
# Hyphens that forbid a line break and the asterisk operator print as plain ones; dashes stay as they are.
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\uf02d": "-", "\u2217": "*"})


def clean(text: str) -> str:
    """NFC, line feeds as the only line ends, nothing that does not print; every kind of blank is a blank."""
    if _NOT_PLAIN.search(text):
        text = _LINE_ENDS.sub("\n", text)
        text = _BLANKS.sub(" ", _UNSEEN.sub("", text)).replace("\u00a0", " ").translate(_HYPHENS)
    return unicodedata.normalize("NFC", text)


def clean_block(text: str) -> str:
    """`clean`, with runs of blanks folded to one and the ends of lines trimmed: the words of a block."""
    lines = (_BLANK_RUN.sub(" ", line).strip() for line in clean(text).split("\n"))
    return "\n".join(line for line in lines if line)
