"""A mark of secrecy stamped in red is found, whatever else is stamped on the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from scans import scan, stamped, with_tesseract

from datamodel.document import BlockKind
from extractors import extract
from extractors.ocr.stamps import red_marks

RED = (205, 25, 30)
DPI = 200


def stamp(words: str, turn: float = 0.0, colour: tuple[int, int, int] = RED) -> Image.Image:
    """A framed stamp; the drawn font has no tone marks, which are what a scan loses first anyway."""
    picture = Image.new("RGB", (330, 110), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((4, 4, 325, 105), outline=colour, width=5)
    draw.text((165, 55), words, fill=colour, font=ImageFont.load_default(56), anchor="mm")
    return picture.rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor="white")


def page(*stamps: Image.Image) -> Image.Image:
    """A page of black words with stamps one below the other."""
    picture = Image.new("RGB", (1654, 2339), "white")
    draw = ImageDraw.Draw(picture)
    for number in range(20):
        words = f"{number}. Giao Van phong ra soat ho so dot {number}."
        draw.text((160, 900 + 50 * number), words, fill="black", font=ImageFont.load_default(32))
    for number, one in enumerate(stamps):
        picture.paste(one, (1000, 150 + 220 * number))
    return picture


@with_tesseract
@pytest.mark.parametrize(
    ("words", "turn", "mark"),
    [("TOI MAT", 0, "TỐI MẬT"), ("MAT", 7, "MẬT"), ("TUYET MAT", -4, "TUYỆT MẬT")],
)
def test_a_red_stamp_is_a_mark(words: str, turn: float, mark: str) -> None:
    assert red_marks(page(stamp(words, turn)), DPI) == (mark,)


@with_tesseract
def test_other_stamps_are_none() -> None:
    others = page(stamp("HOA TOC"), stamp("CV DEN 25"), stamp("MAT", colour=(20, 20, 20)))
    assert red_marks(stamped(others, (500, 400), "red"), DPI) == ()


def test_a_grey_picture_has_none() -> None:
    assert red_marks(page(stamp("MAT")).convert("L"), DPI) == ()


@with_tesseract
def test_a_scan_tells_the_mark_as_a_stamp(tmp_path: Path) -> None:
    found = extract(scan(tmp_path, [page(stamp("TOI MAT"))]), 10)
    assert [found.words(block) for block in found.blocks if block.kind is BlockKind.STAMP] == ["TỐI MẬT"]
