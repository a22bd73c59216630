"""Recognised words made comparable with printed ones: size, weight, line, signs (từ nhận dạng thành từ in)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median, median_low

import numpy as np
from scipy import ndimage

from extractors.layout.lines import Word
from extractors.layout.print_width import print_width
from extractors.ocr.picture import Mask, Picture
from extractors.ocr.signs import mended
from extractors.ocr.tesseract import SeenLine, SeenWord

_BELOW_BASE = 0.217
"""How far the letters of Times reach below their line, in ems."""
_SIDE_WHITE = 0.06
_USUAL_SIZE = 13.0
_SAME_SIZE = 0.09
_BOLD_WIDTH = 0.94
_BOLD = 1.32
_LEAST_SURE = 0.25
_RAISED = 0.2
_MARK = re.compile(r"^[(\[]?\d{1,2}[)\]]?$")
_LETTER = re.compile(r"[^\W_]")


def words_of(lines: Sequence[SeenLine], picture: Picture) -> list[Word]:
    """The words of a page in points."""
    lines = [kept for line in lines if (kept := _without_specks(line)).words]
    strokes = _strokes(lines, picture.ink)
    usual = median(strokes.values()) if strokes else 0.0
    bold = [_is_bold(line, strokes, usual) for line in lines]
    sizes = _sizes(lines, bold, picture.points)
    words = []
    for line, size, is_bold in zip(lines, sizes, bold, strict=True):
        words += [_word(word, size, is_bold, picture.points) for word in line.words]
    return words


def _is_bold(line: SeenLine, strokes: Mapping[SeenWord, float], usual: float) -> bool:
    thick = [strokes[word] for word in line.words if word in strokes]
    return bool(thick) and median(thick) > _BOLD * usual


def _without_specks(line: SeenLine) -> SeenLine:
    """The line without what is no word: signs that were hardly seen."""
    seen = [w for w in line.words if _LETTER.search(w.text) or w.text in "-–" or w.confidence >= _LEAST_SURE]
    return replace(line, words=mended(seen))


def _word(seen: SeenWord, size: float, bold: bool, scale: float) -> Word:
    bottom = seen.base * scale + _BELOW_BASE * size
    return Word(
        text=seen.text,
        x0=seen.x0 * scale,
        top=bottom - size,
        x1=seen.x1 * scale,
        bottom=bottom,
        size=size,
        bold=bold,
        raised=bool(_MARK.match(seen.text)) and (seen.base - seen.bottom) * scale > _RAISED * size,
        confidence=seen.confidence,
    )


def _sizes(lines: Sequence[SeenLine], bold: Sequence[bool], scale: float) -> list[float]:
    """The letters' size of each line; sizes close to one another are one."""
    measured = [_size(line, scale * (_BOLD_WIDTH if b else 1)) for line, b in zip(lines, bold, strict=True)]
    weighted = [size for line, size in zip(lines, measured, strict=True) if size for _ in line.words]
    usual = _usual_sizes(weighted)
    return [min(usual, key=lambda known: abs(known - size)) if size else usual[0] for size in measured]


def _usual_sizes(sizes: Sequence[float]) -> list[float]:
    """The sizes that a page is printed in, the most frequent first."""
    found: list[float] = []
    while sizes:
        usual = median_low(sizes)  # one of them, so that each turn takes at least one away
        found.append(usual)
        sizes = [size for size in sizes if abs(size - usual) > _SAME_SIZE * usual]
    return found or [_USUAL_SIZE]


def _size(line: SeenLine, scale: float) -> float | None:
    """From the widths of the words: heights differ with their letters and tone marks, widths do not."""
    seen = [((w.x1 - w.x0) * scale) / (print_width(w.text) - _SIDE_WHITE) for w in line.words if len(w.text) > 2]
    return median(seen) if seen else None


def _strokes(lines: Sequence[SeenLine], ink: Mask) -> dict[SeenWord, float]:
    """How thick the strokes of each word are, in pixels, told by its ink and the edge of its ink."""
    inner = ndimage.binary_erosion(ink)
    found = {}
    for word in (w for line in lines for w in line.words if len(w.text) > 1):
        place = np.s_[max(0, int(word.top)) : int(word.bottom) + 1, max(0, int(word.x0)) : int(word.x1) + 1]
        area = int(ink[place].sum())
        edge = area - int(inner[place].sum())
        if edge > 20:
            found[word] = 2 * area / edge
    return found
