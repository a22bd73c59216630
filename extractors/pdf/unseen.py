"""Words that a PDF page holds but does not show (chữ ẩn): white on white, invisible, covered, on a layer put off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from datamodel.document import Box
from extractors.layout.lines import PageLayout, Word

_DPI = 100
_SCALE = _DPI / 72
_CONTRAST = 12
"""Shades of grey (of 256) between the letters of a word and what they stand on: with less nobody reads it."""
_MOST_PIXELS = 8_000_000
_INSET = 0.15


def without_unseen(layout: PageLayout, places: Sequence[Box] | None, page: pypdfium2.PdfPage) -> PageLayout:
    """The page without the words that its picture does not show; only those in `places` are in doubt (None: all)."""
    doubtful = [word for word in layout.words if places is None or any(_holds(place, word) for place in places)]
    wide, high = page.get_size()
    is_same = abs(wide - layout.width) < 1 and abs(high - layout.height) < 1
    if not doubtful or not is_same or wide * high * _SCALE**2 > _MOST_PIXELS:
        return layout
    picture = np.asarray(page.render(scale=_SCALE).to_pil().convert("L"), dtype=np.uint8)
    unseen = {id(word) for word in doubtful if not _is_seen(word, picture)}
    words = tuple(word for word in layout.words if id(word) not in unseen)
    count = sum(len(word.text) for word in layout.words if id(word) in unseen)
    return replace(layout, words=words, hidden=layout.hidden + count)


def _holds(place: Box, word: Word) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return place.x0 <= x <= place.x1 and place.top <= y <= place.bottom


def _is_seen(word: Word, picture: NDArray[np.uint8]) -> bool:
    """Whether the picture is anything but even where the word stands."""
    inset = _INSET * (word.bottom - word.top)
    rows = slice(max(0, int((word.top + inset) * _SCALE)), max(0, int((word.bottom - inset) * _SCALE) + 1))
    columns = slice(max(0, int(word.x0 * _SCALE)), max(0, int(word.x1 * _SCALE) + 1))
    piece = picture[rows, columns]
    return piece.size == 0 or int(piece.max()) - int(piece.min()) >= _CONTRAST
