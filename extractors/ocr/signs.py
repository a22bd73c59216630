"""Signs that recognition takes for others, told by what stands around them (ký hiệu nhận dạng nhầm)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.ocr.tesseract import SeenWord

# Signs that Vietnamese print does not have, or not there; each has one that looks like it.
_LOOKALIKES = str.maketrans({"—": "–", "Ð": "Đ", "⁄": "/", "‘": "'", "’": "'"})
_DASHES = re.compile(r"^[-–_~.,'=¬]*[-–_~=¬][-–_~.,'=¬]*$")
_SPECK = re.compile(r"^[^\w\d%*+…☐☑√✓.]+$")
_MARKS = "•▪□"
_BRACKETED = re.compile(r"(?<=/)[€©eC](?=\))|(?<=\([bB]/)(?=\))")
# Letters that recognition doubles or lengthens in abbreviations that every document has.
_DOUBLED = re.compile(r"(?<=Q)ĐĐ(?=-)|(?<=/)ĐĐ(?=U$)")
_FILED = re.compile(r"^V(?:[TIF]?F|I|IT|TT|T[IE])(?=[.,;:]|$)")
_FILED_LABEL = re.compile(r"^Lưu\s*:?$")
_DONE_BRACKETED = re.compile(r"^\(th\)(?=[;.,]?$)")
_FIGURE = {"l": "1", "I": "1", "L": "1", "|": "1", "]": "1", "O": "0", "o": "0"}
_IN_NUMBER = re.compile(r"(?<![^\W\d_])[lIL|](?=\d)|(?<=\d)[lIL|\]Oo](?=\d|[/;,.)]|$)|^[lL|]{1,2}(?=/(?:\d|[A-ZĐ]{2}))")
_ALONE = re.compile(r"^[lIL|](?=[,.;]?$)")
_DAY_OR_MONTH = re.compile(r"^(?:ngày|tháng)$", re.IGNORECASE)
# "Số:      /KH-UBND": the thin stroke before the notation of a number not yet given is often lost.
_NUMBER_LABEL = re.compile(r"^[Ss][ốôóồo]\s*:$")
_NOTATION = re.compile(r"^[A-ZĐ]{2,4}-[A-ZĐ]{2}")
_OWN_NUMBER = re.compile(r"^S[ốôóồổỗ]\s*:[^/]+$")
_SURE = 0.6
# The curve of a stamp or a signature before the capacity of who signs ("/Z_TM.").
_SCRIBBLE = re.compile(r"^\S{0,4}[^\w\s.(]_?(?=(?:TM|KT|TL|TUQ)\.)|^\S{0,4}_(?=(?:TM|KT|TL|TUQ)\.)")
_ROMAN = re.compile(r"^[IH]{1,3}\.$")


def mended(words: Sequence[SeenWord]) -> tuple[SeenWord, ...]:
    """The words of a line with look-alikes put right; what was only a speck is left out."""
    if len(words) == 1 and words[0].text in ("|", "l"):
        return (replace(words[0], text="I"),)  # the number of a row, alone in its cell
    found: list[SeenWord] = []
    for word in words:
        text = _SCRIBBLE.sub("", _after(_signs(word.text), found))
        if _OWN_NUMBER.match(text) and word.confidence < _SURE:
            # Numbers are filled in by hand: what was hardly recognised is no number, only its label stays.
            text = "Số:"
        elif found and _NUMBER_LABEL.match(found[-1].text) and text[:1].isdigit() and word.confidence < _SURE:
            text = ""
        is_mark = not found and text in _MARKS
        if text and (len(text) > 1 or is_mark or not _SPECK.match(text) or text in "-–&():;,./"):
            found.append(replace(word, text=text))
    if len(found) > 1 and _ROMAN.match(found[0].text) and found[1].text[:1].isupper():
        # "II." is seen as "H.": outlines of official documents do not come to a heading H.
        found[0] = replace(found[0], text=found[0].text.replace("H", "II"))
    return tuple(found)


def _after(text: str, before: Sequence[SeenWord]) -> str:
    """The word put right by what stands before it."""
    if before and _NUMBER_LABEL.match(before[-1].text) and _NOTATION.match(text):
        return "/" + text
    if before and _FILED_LABEL.match(before[-1].text):
        return _FILED.sub("VT", text)
    if before and _DAY_OR_MONTH.match(before[-1].text):
        return _ALONE.sub("1", text)
    if _DASHES.match(text) and (len(text) > 1 or text in "_~=¬" or before):
        return _dash(text, before)
    return text


def _signs(text: str) -> str:
    text = _DOUBLED.sub("Đ", _BRACKETED.sub("c", text.translate(_LOOKALIKES)))
    text = _DONE_BRACKETED.sub("(t/h)", text)
    if "[" in text:
        return text
    return _IN_NUMBER.sub(lambda found: "".join(_FIGURE[letter] for letter in found[0]), text)


def _dash(text: str, before: Sequence[SeenWord]) -> str:
    """A dash is seen as several signs; a bullet's shadow ("- _") is none."""
    if before and all(_DASHES.match(word.text) for word in before):
        return ""
    if not before:
        return "-" if any(sign in text for sign in "-–_~=¬") else text
    return "–" if "–" in text else "-" if "-" in text else ""
