"""Pages that are pictures, read by recognising their letters (nhận dạng chữ trên trang quét)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import fmean

from PIL import Image

from datamodel.document import Box
from extractors.layout.grid import find_grids
from extractors.layout.lines import PageLayout
from extractors.ocr.cells import read_cells, without
from extractors.ocr.columns import read_columns
from extractors.ocr.labels import look_again
from extractors.ocr.picture import clean_picture
from extractors.ocr.rules import erased, find_rules
from extractors.ocr.stamps import red_marks
from extractors.ocr.tesseract import recognize
from extractors.ocr.turns import is_sideways
from extractors.ocr.words import words_of
from extractors.scan_progress import tell_scan

_EDGE = 1.0
_SPECKS = 60
_UPRIGHT = 0.75
"""Mean confidence below which a page may stand on its head."""
TURNS = {
    90: Image.Transpose.ROTATE_90,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_270,
}


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A recognised page and the mean confidence of its words (1 where it has none)."""

    layout: PageLayout
    confidence: float
    turned: int = 0
    """By how many degrees, against the clock, it was turned to be read."""
    marks: tuple[str, ...] = ()
    """The marks of secrecy stamped on it in red."""


def see_page(image: Image.Image, dpi: int, number: int) -> SeenPage:
    """The words, rules and tables of a page's picture, whichever way up it lies.

    Raises:
        RecognitionFailed: Tesseract is not there, broke down or needed too long.
    """
    turned = 90 if is_sideways(image) else 0
    seen = _seen(image, dpi, number, turned)
    if seen.confidence < _UPRIGHT:
        other = _seen(image, dpi, number, turned + 180)
        seen = max(seen, other, key=lambda page: page.confidence)
    return replace(seen, marks=red_marks(_turned(image, seen.turned), dpi))


def _seen(image: Image.Image, dpi: int, number: int, turned: int) -> SeenPage:
    tell_scan()
    picture = clean_picture(_turned(image, turned), dpi)
    rules, pixels = find_rules(picture)
    bare = erased(picture, pixels)
    grids = find_grids(rules)
    lines = read_cells(bare, [region.box for grid in grids for region in grid.regions])
    around = without(bare, [_widened(grid.box) for grid in grids])
    if around.ink.sum() > _SPECKS:
        lines += read_columns(around, recognize(around.image(), dpi))
    words = words_of(look_again(bare, lines), bare)
    high, wide = picture.grey.shape
    layout = PageLayout(number, wide * picture.points, high * picture.points, tuple(words), rules)
    sure = [word.confidence for word in words if word.confidence is not None]
    return SeenPage(layout, fmean(sure) if sure else 1.0, turned)


def _turned(image: Image.Image, degrees: int) -> Image.Image:
    return image.transpose(TURNS[degrees]) if degrees else image


def _widened(box: Box) -> Box:
    return Box(box.x0 - _EDGE, box.top - _EDGE, box.x1 + _EDGE, box.bottom + _EDGE)
