"""Tesseract run on one picture; its lines and words with their places (nhận dạng chữ bằng Tesseract)."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree

from PIL import Image

from extractors.cleaning import clean
from extractors.tools import VIETNAMESE, tesseract

SECONDS_PER_PICTURE = 90.0
PAGE = 4
"""Page segmentation: lines of any size; two that stand side by side are one, which the layout parts again."""
BLOCK = 6
"""Page segmentation: one block of lines."""
LINE = 7
"""Page segmentation: a single line."""
_BOX = re.compile(r"\bbbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = re.compile(r"\bbaseline (-?[\d.]+) (-?[\d.]+)")
_HEIGHT = re.compile(r"\bx_size (-?[\d.]+)")
_SURE = re.compile(r"\bx_wconf (\d+)")


class RecognitionFailed(Exception):
    """Tesseract ended badly or took too long."""


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word in pixels; `base` is the height of the line it stands on, `confidence` is from 0 to 1."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    confidence: float


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line of words; `height` is that of its letters, from the longest stem to the deepest one."""

    words: tuple[SeenWord, ...]
    height: float


def recognize(picture: Image.Image, dpi: int, layout: int = PAGE) -> list[SeenLine]:
    """The lines of a grey picture.

    Raises:
        RecognitionFailed: Tesseract is not there, broke down or needed too long.
    """
    program = tesseract()
    if program is None:
        raise RecognitionFailed("tesseract")
    command = [program, "stdin", "stdout", "-l", VIETNAMESE, "--dpi", str(dpi), "--psm", str(layout)]
    data = BytesIO()
    picture.save(data, "PPM")
    # One thread: a process for every core is running already, and Tesseract's own threads only wait for another.
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            [*command, "-c", "tessedit_create_hocr=1"],
            input=data.getvalue(),
            capture_output=True,
            timeout=SECONDS_PER_PICTURE,
            env=environment,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RecognitionFailed(str(error)) from error
    if done.returncode != 0:
        raise RecognitionFailed(done.stderr.decode("utf-8", "replace")[-200:])
    return lines_in(done.stdout.decode("utf-8", "replace"))


def lines_in(hocr: str) -> list[SeenLine]:
    """The lines of an hOCR page."""
    try:
        root = ElementTree.fromstring(hocr)
    except ElementTree.ParseError as error:
        raise RecognitionFailed(str(error)) from error
    lines = (_line(e) for e in root.iter() if e.get("class", "").startswith("ocr_") and _HEIGHT.search(_title(e)))
    return [line for line in lines if line.words]


def _line(element: ElementTree.Element) -> SeenLine:
    title = _title(element)
    x0, _, _, bottom = _box(title)
    found = _BASELINE.search(title)
    slope, offset = (float(found[1]), float(found[2])) if found else (0.0, 0.0)
    words = []
    for inner in element.iter():
        if inner.get("class") == "ocrx_word" and (text := clean("".join(inner.itertext())).replace(" ", "")):
            box = _box(_title(inner))
            middle = (box[0] + box[2]) / 2
            sure = _SURE.search(_title(inner))
            base = bottom + offset + slope * (middle - x0)
            words.append(SeenWord(text, *box, base, int(sure[1]) / 100 if sure else 0.0))
    height = _HEIGHT.search(title)
    return SeenLine(tuple(words), float(height[1]) if height else 0.0)


def _title(element: ElementTree.Element) -> str:
    return element.get("title", "")


def _box(title: str) -> tuple[float, float, float, float]:
    found = _BOX.search(title)
    return (float(found[1]), float(found[2]), float(found[3]), float(found[4])) if found else (0.0, 0.0, 0.0, 0.0)
