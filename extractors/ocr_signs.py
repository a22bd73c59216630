"""Signs that recognition takes for others, told by what stands around them (ký hiệu nhận dạng nhầm)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.ocr_tesseract import SeenWord

# Signs that Vietnamese print does not have, or not there; each has one that looks like it.
_LOOKALIKES = str.maketrans({"—": "–", "Ð": "Đ", "⁄": "/", "‘": "'", "’": "'"})
_DASHES = re.compile(r"^[-–_~.,'=¬]*[-–_~=¬][-–_~.,'=¬]*$")
_SPECK = re.compile(r"^[^\w\d%*+…☐☑√✓.]+$")
_BRACKETED = re.compile(r"(?<=/)[€©](?=\))")
_FIGURE = {"l": "1", "I": "1", "L": "1", "|": "1", "]": "1", "O": "0", "o": "0"}
_IN_NUMBER = re.compile(r"(?<![^\W\d_])[lIL|](?=\d)|(?<=\d)[lIL|\]Oo](?=\d|[/;,.)]|$)|^[lL|]{1,2}(?=/(?:\d|[A-ZĐ]{2}))")
_ALONE = re.compile(r"^[lIL|](?=[,.;]?$)")
_DAY_OR_MONTH = re.compile(r"^(?:ngày|tháng)$", re.IGNORECASE)
# "Số:      /KH-UBND": the thin stroke before the notation of a number not yet given is often lost.
_NUMBER_LABEL = re.compile(r"^[Ss][ốôóồo]\s*:$")
_NOTATION = re.compile(r"^[A-ZĐ]{2,4}-[A-ZĐ]{2}")
_ROMAN = re.compile(r"^[IH]{1,3}\.$")


def mended(words: Sequence[SeenWord]) -> tuple[SeenWord, ...]:
    """The words of a line with look-alikes put right; what was only a speck is left out."""
    if len(words) == 1 and words[0].text in ("|", "l"):
        return (replace(words[0], text="I"),)  # the number of a row, alone in its cell
    found: list[SeenWord] = []
    for word in words:
        text = _signs(word.text)
        if found and _NUMBER_LABEL.match(found[-1].text) and _NOTATION.match(text):
            text = "/" + text
        if found and _DAY_OR_MONTH.match(found[-1].text):
            text = _ALONE.sub("1", text)
        if _DASHES.match(text) and (len(text) > 1 or text in "_~=¬" or found):
            text = _dash(text, found)
        if text and (len(text) > 1 or not _SPECK.match(text) or text in "-–&():;,./"):
            found.append(replace(word, text=text))
    if len(found) > 1 and _ROMAN.match(found[0].text) and found[1].text[:1].isupper():
        # "II." is seen as "H.": outlines of official documents do not come to a heading H.
        found[0] = replace(found[0], text=found[0].text.replace("H", "II"))
    return tuple(found)


def _signs(text: str) -> str:
    text = _BRACKETED.sub("c", text.translate(_LOOKALIKES))
    return _IN_NUMBER.sub(lambda found: "".join(_FIGURE[letter] for letter in found[0]), text)


def _dash(text: str, before: Sequence[SeenWord]) -> str:
    """A dash is seen as several signs; a bullet's shadow ("- _") is none."""
    if before and all(_DASHES.match(word.text) for word in before):
        return ""
    if not before:
        return "-" if any(sign in text for sign in "-–_~=¬") else text
    return "–" if "–" in text else "-" if "-" in text else ""
