"""Numbers and marks at the head of scanned lines, looked at a second time (số thứ tự, gạch đầu dòng của bản quét)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from datamodel.document import Box
from extractors.ocr.cells import read_cells
from extractors.ocr.picture import Mask, Picture
from extractors.ocr.strokes import Strokes, mark_of, strokes_of
from extractors.ocr.tesseract import SeenLine, SeenWord

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
# How strokes of I, V and X are misread, and what may follow a number ("I.", "II/", "III/2026").
_NUMBER = re.compile(r"^([IHUTLl1J|!]{0,4}[VX]?[IHUTLl1J|!]{0,4})((?:[./,:-]|/\d{4})?[.,;)]*)$")
_COUNTED_BEFORE = re.compile(r"^(?:quý|phần|chương|mục|quý)$", re.IGNORECASE)
_PARTED = re.compile(r"[./,:)U-]$")
_SURE = 0.9
_UNSURE = 0.6
_FIRST_LABEL = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]|[IVX]{1,5})[.,)/]?$")
_NUMBER_LABEL = re.compile(r"^S[ốôóồổỗ]\s*:$", re.IGNORECASE)
_DOCUMENT_NUMBER = re.compile(r"^\d{1,5}/[A-ZĐÐ]")
_NEAREST, _FARTHEST = 0.15, 1.8
_WIDEST_LABEL = 1.7
_TALLEST = 1.5


def look_again(picture: Picture, lines: Sequence[SeenLine]) -> list[SeenLine]:
    """The lines with the numbers and marks at their heads put right by what their ink shows."""
    if not lines:
        return []
    ink = picture.ink
    usual = median(line.height for line in lines)
    found = [_with_numbers(_with_mark(line, ink, _em(line, usual)), ink, _em(line, usual)) for line in lines]
    return _reread(picture, found, usual)


def _em(line: SeenLine, usual: float) -> float:
    """The letters' size; that of a line of one or two signs is not well measured."""
    return min(max(line.height, usual), _TALLEST * usual)


def _with_mark(line: SeenLine, ink: Mask, em: float) -> SeenLine:
    """The line with its bullet, which may have been misread or not seen at all."""
    first, *others = line.words
    end = others[0].x0 if others else first.x1 + 0.2 * em
    if first.x1 - first.x0 < em and (len(first.text) < 3 or first.confidence < _UNSURE):
        mark = mark_of(_cut(ink, first.x0 - 2, end - 2, first.base, em), em)
        if mark and mark != first.text:
            return replace(line, words=(replace(first, text=mark, confidence=_SURE), *others))
        return line
    left, right = first.x0 - _FARTHEST * em, first.x0 - _NEAREST * em
    mark = mark_of(_cut(ink, left, right, first.base, em), em) if first.text[:1].isupper() else None
    if mark is None:
        return line
    seen = replace(first, text=mark, x0=left, x1=right, confidence=_SURE)
    return replace(line, words=(seen, *line.words))


def _cut(ink: Mask, left: float, right: float, base: float, em: float) -> Mask:
    """The ink from an em above the line down to a quarter below it."""
    return ink[max(0, int(base - em)) : max(0, int(base + em / 4)), max(0, int(left)) : max(0, int(right))]


def _with_numbers(line: SeenLine, ink: Mask, em: float) -> SeenLine:
    """The line with its Roman numbers counted."""
    words = list(line.words)
    for at, word in enumerate(words):
        counts = _COUNTED_BEFORE.match(words[at - 1].text) if at else len(words) == 1 or _PARTED.search(word.text)
        if counts:
            words[at] = _counted(word, ink, em)
    return replace(line, words=tuple(words))


def _counted(word: SeenWord, ink: Mask, em: float) -> SeenWord:
    seen = _NUMBER.match(_without_tones(word.text))
    if seen is None or not seen[1] or seen[2].startswith(")"):
        return word
    base = int(word.base + 0.03 * em)
    strokes = strokes_of(ink[max(0, int(base - em)) : base, max(0, int(word.x0) - 2) : int(word.x1) + 3])
    number = _number(seen[1], strokes) if strokes else None
    if number is None or (_is_one(number) and _is_one(seen[1]) and word.confidence >= _SURE):
        return word
    end = "/" + seen[2] if seen[1].endswith("U") and not seen[2].startswith("/") else seen[2]
    return replace(word, text=number + end.replace("/.", "/"), confidence=max(word.confidence, _UNSURE))


def _number(letters: str, strokes: Strokes) -> str | None:
    """The number that strokes make, where it agrees with the letters that were seen."""
    turning = letters.lstrip("IHUTLl1J|!")[:1]
    if turning and strokes.slanted:
        number = "I" * strokes.uprights + turning + "I" * strokes.uprights_behind
    elif not turning and strokes.uprights:
        number = "I" * strokes.uprights
        if strokes.is_figure:
            return "1" * strokes.uprights if strokes.uprights < 3 else None
    else:
        return None
    return number if number in _ROMAN else None


def _is_one(number: str) -> bool:
    return number in ("I", "1")


def _without_tones(text: str) -> str:
    """Dots and strokes above and below an I are dirt."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _reread(picture: Picture, lines: list[SeenLine], usual: float) -> list[SeenLine]:
    """Labels and document numbers that were hardly recognised, read by themselves."""
    unsure = [(at, word, box) for at, line in enumerate(lines) for word, box in _unsure(line, picture, usual)]
    read = read_cells(picture, [box for _, _, box in unsure]) if unsure else []
    for at, word, box in unsure:
        again = next((other for other in _inside(read, box, picture) if _bears_out(word, other)), None)
        if again is not None:
            better = replace(word, text=again.text, confidence=_SURE)
            lines[at] = replace(lines[at], words=tuple(better if w is word else w for w in lines[at].words))
    return lines


def _bears_out(word: SeenWord, again: SeenWord) -> bool:
    """Whether the second look may be believed: it is a label and surer, or sees the same number again."""
    if _DOCUMENT_NUMBER.match(word.text):
        return again.text == word.text
    return bool(_FIRST_LABEL.match(again.text)) and again.confidence > word.confidence


def _unsure(line: SeenLine, picture: Picture, usual: float) -> Iterator[tuple[SeenWord, Box]]:
    """Unsure words with their places in points: a short first one that stands apart, and the number after "Số:"."""
    em = _em(line, usual)
    first, *others = line.words
    apart = others[0].x0 - first.x1 if others else 0.0
    is_short = first.x1 - first.x0 <= _WIDEST_LABEL * em and first.text not in "-+•▪*"
    if is_short and apart >= 0.3 * em and first.confidence < _UNSURE:
        yield first, _box(first, first.x1 + apart / 2, em, picture.points)
    for before, word in pairwise(line.words):
        if word.confidence < _UNSURE and _NUMBER_LABEL.match(before.text) and _DOCUMENT_NUMBER.match(word.text):
            yield word, _box(word, word.x1 + 0.1 * em, em, picture.points)


def _box(word: SeenWord, right: float, em: float, scale: float) -> Box:
    return Box((word.x0 - 0.1 * em) * scale, (word.base - em) * scale, right * scale, (word.base + em / 3) * scale)


def _inside(lines: Sequence[SeenLine], box: Box, picture: Picture) -> Iterator[SeenWord]:
    for word in (word for line in lines if len(line.words) == 1 for word in line.words):
        across, down = (word.x0 + word.x1) / 2 * picture.points, word.base * picture.points
        if box.x0 <= across <= box.x1 and box.top <= down <= box.bottom:
            yield word
