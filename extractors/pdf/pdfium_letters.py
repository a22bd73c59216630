"""The letters of a PDF page as PDFium finds them (chữ trên trang), placed as pdfminer would place them."""

from __future__ import annotations

import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from ctypes import addressof, create_string_buffer, sizeof
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat

from extractors.pdf import pdfium_calls as pdfium
from extractors.pdf.letters import LEAST_SIZE, Letter, hundredths, letter
from extractors.pdf.plain_pages import NotPlain
from extractors.pdf.work import MAX_LETTERS, overfull

_SKEW = 1e-5
_NAME_BYTES = 256
_PLACE = sizeof(pdfium.Place)
_LINE_HYPHEN, _BLANK, _HYPHEN = 0x02, 0x20, 0x2D


@dataclass(slots=True)
class _Font:
    """A font's name, how deep its letters reach (thousandths of its size), and how wide they are."""

    address: int
    name: str
    descent: float
    widths: dict[int, float] = field(default_factory=dict)

    def width(self, code: int) -> float:
        """How far a letter of size 1 moves on."""
        if code not in self.widths:
            width = pdfium.Number()
            if not pdfium.letter_width(self.address, code, 1000.0, addressof(width)):
                raise NotPlain
            self.widths[code] = width.value / 1000
        return self.widths[code]


@dataclass(frozen=True, slots=True)
class _Look:
    """What the letters of one piece of text share; `across` is the size along the line."""

    font: _Font
    size: float
    across: float
    depth: float
    is_seen: bool


@dataclass(slots=True)
class LetterReader:
    """Reads the letters of the pages of one document; fonts are looked up once.

    `descents` tells of each font by its name how deep its letters reach (thousandths of its size, below 0).
    """

    descents: Mapping[str, float]
    _fonts: dict[int, _Font] = field(default_factory=dict)

    def letters(self, page: int, height: float) -> list[Letter]:
        """The upright letters of the page at this address, in the order of the file.

        Raises:
            NotPlain: letters are slanted or mirrored, or stand for nothing that could be told.
        """
        with _text_of(page) as text:
            return list(self._letters(text, height))

    def _letters(self, text: int, height: float) -> Iterator[Letter]:
        looks: dict[int, _Look] = {}
        before = (0, 0.0, 0.0)
        for number, (piece, code, x, y) in enumerate(_signs(text)):
            if piece is None or (code <= _BLANK and _is_made_up(text, number, code)):
                continue
            look = looks.get(piece) or looks.setdefault(piece, self._look(text, number, piece))
            if not look.is_seen:
                continue
            width = look.font.width(_HYPHEN if code == _LINE_HYPHEN else code) * look.across
            here = (piece, x, y)
            if not code or (here == before and width):  # no letter is told, or one sign prints several
                raise NotPlain
            before = here
            yield letter(_text(code), x, x + width, height - y - look.depth, look.size, look.font.name)

    def _look(self, text: int, number: int, piece: int) -> _Look:
        matrix, given = pdfium.Matrix(), pdfium.Number()
        pdfium.letter_matrix(text, number, addressof(matrix))
        pdfium.font_size(piece, addressof(given))
        font = self._font(pdfium.font_of(piece))
        across, size = matrix[0] * given.value, matrix[3] * given.value
        if across == size == 0:  # set upright along the page's side
            return _Look(font, 0, 0, 0, False)
        if max(abs(matrix[1]), abs(matrix[2])) > _SKEW * abs(matrix[3]) or across <= 0 or size <= 0:
            raise NotPlain
        return _Look(font, hundredths(size), across, size * font.descent / 1000, size > LEAST_SIZE)

    def _font(self, font: int) -> _Font:
        if font not in self._fonts:
            buffer = create_string_buffer(_NAME_BYTES)
            pdfium.font_name(font, addressof(buffer), _NAME_BYTES)
            name = buffer.value.decode("utf-8", "replace")
            if name not in self.descents:
                raise NotPlain
            self._fonts[font] = _Font(font, name, self.descents[name])
        return self._fonts[font]


def _signs(text: int) -> Iterable[tuple[int | None, int, float, float]]:
    """Of every sign its piece of text, its code and its place: told by loops in C, as pages have thousands."""
    count = pdfium.count_letters(text)
    if count > MAX_LETTERS:
        raise overfull(f"hơn {MAX_LETTERS:,} chữ")
    numbers, texts = range(count), repeat(text)
    x, y = (pdfium.Place * count)(), (pdfium.Place * count)()
    places = (range(addressof(each), addressof(each) + _PLACE * count, _PLACE) for each in (x, y))
    deque(map(pdfium.letter_origin, texts, numbers, *places), maxlen=0)
    return zip(map(pdfium.text_object_of, texts, numbers), map(pdfium.letter_code, texts, numbers), x, y, strict=True)


def _is_made_up(text: int, number: int, code: int) -> bool:
    """Whether PDFium put this blank or line end in by itself."""
    return code != _LINE_HYPHEN and bool(pdfium.letter_is_made_up(text, number))


@contextmanager
def _text_of(page: int) -> Iterator[int]:
    text = pdfium.load_text(page)
    if not text:
        raise NotPlain
    try:
        yield text
    finally:
        pdfium.close_text(text)


@lru_cache(maxsize=1 << 12)
def _text(code: int) -> str:
    return unicodedata.normalize("NFC", chr(code))
