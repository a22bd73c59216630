"""A scanned page as a clean grey picture: stamps' ink gone, straight, evenly lit (làm sạch ảnh quét)."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's picture; `dpi` is how many of its pixels are one inch of paper."""

    grey: Grey
    dpi: int

    @property
    def points(self) -> float:
        """Points (1/72 inch) in one pixel."""
        return 72 / self.dpi

    @property
    def ink(self) -> Mask:
        """The dark pixels."""
        return self.grey < threshold(self.grey)

    def image(self) -> Image.Image:
        """As a picture of Pillow."""
        return Image.fromarray(self.grey)


def clean_picture(image: Image.Image, dpi: int) -> Picture:
    """The page in grey, without coloured ink, evenly lit and straight."""
    grey = _even(without_stamps(image))
    angle = skew(grey < threshold(grey))
    if abs(angle) >= 0.05:
        straight = Image.fromarray(grey).rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
        grey = np.asarray(straight, dtype=np.uint8)
    return Picture(grey, dpi)


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
    return np.clip(lit, 0, 255).astype(np.uint8)


def skew(ink: Mask) -> float:
    """By how many degrees the page must be turned so that its lines are level."""
    step = max(1, ink.shape[1] // 1000)
    ys, xs = np.nonzero(ink[::step, ::step])
    if len(ys) < 200 or len(ys) > 0.5 * ink.size / step**2:
        return 0.0
    xs = xs - xs.mean()
    best = _sharpest(ys, xs, np.arange(-_STEEPEST, _STEEPEST + 0.1, 0.25))
    return _sharpest(ys, xs, np.arange(best - 0.2, best + 0.21, 0.05))


def _sharpest(ys: NDArray[np.intp], xs: NDArray[np.float64], angles: NDArray[np.float64]) -> float:
    """The angle along which ink and paper are parted most sharply."""
    scores = []
    for angle in angles:
        heights = ys - xs * np.tan(np.radians(angle))
        rows = np.bincount((heights - heights.min()).astype(np.intp))
        scores.append(float((np.diff(rows.astype(np.float64)) ** 2).sum()))
    return float(angles[int(np.argmax(scores))])
