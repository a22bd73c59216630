"""A scanned page as a clean grey picture: stamps' ink gone, straight, evenly lit (làm sạch ảnh quét)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]
_STEEPEST = 4.0
# A picture whose ink is mostly of one colour is a coloured print, not a black one with a stamp on it.
_MOSTLY = 0.5
_COLOURED = 45
_SOFT = 0.8
_RING_INCHES = (0.8, 2.0)
_ON_RING = 0.6


@dataclass(frozen=True)
class Picture:
    """A page's picture; `dpi` is how many of its pixels are one inch of paper."""

    grey: Grey
    dpi: int

    @property
    def points(self) -> float:
        """Points (1/72 inch) in one pixel."""
        return 72 / self.dpi

    @cached_property
    def ink(self) -> Mask:
        """The dark pixels; many look at them, and a page has eight million."""
        return self.grey < threshold(self.grey)

    def image(self) -> Image.Image:
        """The picture as it is read best: a little soft, for hard edges are taken for tone marks."""
        return Image.fromarray(ndimage.gaussian_filter(self.grey, _SOFT))


def clean_picture(image: Image.Image, dpi: int) -> Picture:
    """The page in grey, without coloured ink, evenly lit and straight."""
    grey = _even(without_stamps(image))
    angle = skew(grey < threshold(grey))
    if abs(angle) >= 0.05:
        straight = Image.fromarray(grey).rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
        grey = np.asarray(straight, dtype=np.uint8)
    return Picture(_without_rings(_white_paper(grey), dpi), dpi)


def is_blank(image: Image.Image) -> bool:
    """Whether nothing is printed on the page but specks."""
    small = np.asarray(image.convert("L").resize((400, 560)), dtype=np.uint8)
    paper = int(np.percentile(small, 90))
    return bool((small < paper - 60).mean() < 0.0004)


def without_stamps(image: Image.Image) -> Grey:
    """The picture in grey, red and blue ink taken away where the print itself is black."""
    if image.mode in ("1", "L", "I;16"):
        return np.asarray(image.convert("L"), dtype=np.uint8)
    colour = np.asarray(image.convert("RGB"), dtype=np.int16)
    red, green, blue = colour[..., 0], colour[..., 1], colour[..., 2]
    grey = np.array(image.convert("L"), dtype=np.uint8)
    ink = int((grey < 160).sum()) or 1
    for stamp in (
        (red - np.maximum(green, blue) > _COLOURED) & (red > 110),
        (blue - red > _COLOURED) & (blue - green > 10) & (blue > 90),
    ):
        if (stamp & (grey < 160)).sum() < _MOSTLY * ink:
            grey[ndimage.binary_dilation(stamp) & (grey > 90)] = 255
            grey[stamp] = 255
    return grey


def threshold(grey: Grey) -> int:
    """The grey that best parts ink from paper (Otsu)."""
    counts = np.bincount(grey.ravel(), minlength=256).astype(np.float64)
    weight = counts.cumsum()
    total = (counts * np.arange(256)).cumsum()
    rest = weight[-1] - weight
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = weight * rest * (total / weight - (total[-1] - total) / rest) ** 2
    return int(np.clip(int(np.nanargmax(spread)) + 1, 60, 215)) if np.isfinite(spread).any() else 128


def _even(grey: Grey) -> Grey:
    """The light made even where the paper is darker in some places (photographs, the fold of a book)."""
    image = Image.fromarray(grey)
    small = image.resize((max(1, grey.shape[1] // 16), max(1, grey.shape[0] // 16)), Image.Resampling.BOX)
    paper = ndimage.gaussian_filter(ndimage.maximum_filter(np.asarray(small, dtype=np.float32), 7), 4)
    if paper.max() - paper.min() < 40:
        return grey
    wide = Image.fromarray(paper.astype(np.float32)).resize(image.size, Image.Resampling.BILINEAR)
    lit = grey.astype(np.float32) * (255 / np.maximum(np.asarray(wide), 40))
    even: Grey = np.clip(lit, 0, 255).astype(np.uint8)
    return even


def _white_paper(grey: Grey) -> Grey:
    """The paper made white: its grain would be read where a page has little print."""
    paper = int(np.percentile(grey, 75))
    limit = (threshold(grey) + paper) // 2
    stretched = grey.astype(np.float32) * (255 / max(limit, 1))
    white: Grey = np.clip(stretched, 0, 255).astype(np.uint8)
    return white


def _without_rings(grey: Grey, dpi: int) -> Grey:
    """The print without the rings of stamps, which are grey in a grey scan; dark letters on them stay."""
    ink = grey < threshold(grey)
    labels, _ = ndimage.label(ink, np.ones((3, 3)))
    mended = grey.copy()
    for number, place in enumerate(ndimage.find_objects(labels), start=1):
        if min(part.stop - part.start for part in place) < _RING_INCHES[0] * dpi:
            continue
        ring = _ring(labels[place] == number, dpi)
        if ring is not None:
            dark = ndimage.binary_dilation(grey[place] < _letters_grey(grey, ink), iterations=2)
            mended[place][ring & ~dark] = 255
    return mended


def _ring(piece: Mask, dpi: int) -> Mask | None:
    """The ring that most of a joined piece of ink lies on; None where it lies on none."""
    ys, xs = np.nonzero(piece)
    # The circle through the points (least squares): x^2 + y^2 = 2ax + 2by + c.
    equations = np.column_stack([2 * xs, 2 * ys, np.ones(len(xs))])
    (a, b, c), *_ = np.linalg.lstsq(equations, xs.astype(np.float64) ** 2 + ys**2, rcond=None)
    radius = float(np.sqrt(max(0.0, c + a * a + b * b)))
    slack = 0.05 * radius
    if not _RING_INCHES[0] * dpi <= 2 * radius <= _RING_INCHES[1] * dpi:
        return None
    if (np.abs(np.hypot(xs - a, ys - b) - radius) < slack).mean() < _ON_RING:
        return None
    rows, columns = np.indices(piece.shape)
    near: Mask = np.abs(np.hypot(columns - a, rows - b) - radius) < slack
    return near


def _letters_grey(grey: Grey, ink: Mask) -> int:
    """The grey that the strokes of letters have and the rings of stamps have not."""
    return int(np.percentile(grey[ink], 50))


def skew(ink: Mask) -> float:
    """By how many degrees the page must be turned so that its lines are level."""
    step = max(1, ink.shape[1] // 1000)
    ys, xs = np.nonzero(ink[::step, ::step])
    if len(ys) < 200 or len(ys) > 0.5 * ink.size / step**2:
        return 0.0
    xs = xs - xs.mean()
    best = _sharpest(ys, xs, np.arange(-_STEEPEST, _STEEPEST + 0.1, 0.25))
    return _sharpest(ys, xs, np.arange(best - 0.2, best + 0.21, 0.05))


def levelled(ink: Mask, steepest: float) -> Mask:
    """A piece of writing turned level, however steep up to so many degrees it stands."""
    ys, xs = np.nonzero(ink)
    if not len(ys):
        return ink
    angle = _sharpest(ys, xs - xs.mean(), np.arange(-steepest, steepest + 1.0))
    turned = Image.fromarray(ink.astype(np.uint8) * 255).rotate(angle, Image.Resampling.BILINEAR, expand=True)
    return np.asarray(turned) > 127


def _sharpest(ys: NDArray[np.intp], xs: NDArray[np.float64], angles: NDArray[np.float64]) -> float:
    """The angle along which ink and paper are parted most sharply."""
    scores = []
    for angle in angles:
        heights = ys - xs * np.tan(np.radians(angle))
        rows = np.bincount((heights - heights.min()).astype(np.intp))
        scores.append(float((np.diff(rows.astype(np.float64)) ** 2).sum()))
    return float(angles[int(np.argmax(scores))])
