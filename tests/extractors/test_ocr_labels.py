from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw

from datamodel.document import Box
from extractors.ocr import labels as ocr_labels
from extractors.ocr.labels import look_again
from extractors.ocr.picture import Picture
from extractors.ocr.strokes import mark_of, strokes_of
from extractors.ocr.tesseract import SeenLine, SeenWord

EM = 54
BASE = 60


class Page:
    """A strip of white paper on which strokes are drawn as the letters of a serif face are."""

    def __init__(self) -> None:
        self.image = Image.new("L", (600, 90), 255)
        self.pen = ImageDraw.Draw(self.image)

    def upright(self, x: int, figure: bool = False) -> Page:
        """The letter I, or the figure 1, whose head reaches to the left only."""
        self.pen.rectangle((x, BASE - 35, x + 6, BASE - 1), fill=0)
        self.pen.rectangle((x - 4, BASE - 3, x + 10, BASE - 1), fill=0)
        self.pen.rectangle((x - 4, BASE - 35, x + (6 if figure else 10), BASE - 33), fill=0)
        return self

    def slanted(self, x: int, down_to: int) -> Page:
        self.pen.line((x, BASE - 35, down_to, BASE - 1), fill=0, width=6)
        return self

    def full_stop(self, x: int) -> Page:
        self.pen.ellipse((x, BASE - 6, x + 5, BASE - 1), fill=0)
        return self

    @property
    def picture(self) -> Picture:
        return Picture(np.asarray(self.image, dtype=np.uint8), 300)


def read(page: Page, *words: SeenWord) -> str:
    (line,) = look_again(page.picture, [SeenLine(words, EM)])
    return " ".join(word.text for word in line.words)


def word(text: str, x0: float, x1: float, confidence: float = 0.8) -> SeenWord:
    return SeenWord(text, x0, BASE - 36, x1, BASE, BASE, confidence)


@pytest.mark.parametrize("seen", ["II.", "HI.", "IH.", "TII.", "III."])
def test_three_strokes_are_three_whatever_was_seen(seen: str) -> None:
    page = Page().upright(100).upright(119).upright(138).full_stop(152)
    assert read(page, word(seen, 94, 160), word("TỔ", 200, 260)) == "III. TỔ"


def test_a_slash_behind_a_number_is_no_letter() -> None:
    page = Page().upright(100).slanted(135, 119)
    assert read(page, word("U", 94, 140), word("ĐÁNH", 200, 260)) == "I/ ĐÁNH"


def test_strokes_behind_a_five_count_too() -> None:
    page = Page().slanted(100, 113).slanted(130, 116).upright(141).upright(160).full_stop(174)
    assert read(page, word("VI.", 94, 180), word("KINH", 200, 260)) == "VII. KINH"


def test_the_quarter_in_a_sentence_is_counted() -> None:
    page = Page().upright(200).upright(219).slanted(250, 236)
    assert read(page, word("Quý", 100, 180), word("11/2026", 194, 256)) == "Quý II/2026"


def test_a_one_is_no_letter() -> None:
    page = Page().upright(100, figure=True).full_stop(118)
    assert read(page, word("I1.", 94, 124, 0.5), word("Phòng", 200, 260)) == "1. Phòng"


@pytest.mark.parametrize("text", ["TT", "VHXH", "IX", "2.", "(I)"])
def test_words_that_the_strokes_do_not_bear_out_stay(text: str) -> None:
    page = Page().upright(110).upright(150)
    assert read(page, word(text, 94, 165), word("PVHCC", 200, 260)) == f"{text} PVHCC"


def test_what_hangs_from_the_line_above_does_not_count() -> None:
    page = Page().upright(100).upright(119).full_stop(134)
    page.pen.rectangle((110, 0, 116, 18), fill=0)
    assert read(page, word("H.", 94, 140), word("NỘI", 200, 260)) == "II. NỘI"


def marked(draw: str, box: tuple[int, int, int, int]) -> str | None:
    page = Page()
    getattr(page.pen, draw)(box, fill=0)
    return mark_of(page.picture.ink[BASE - EM : BASE + EM // 4], EM)


def test_marks_are_told_by_their_shape() -> None:
    assert marked("rectangle", (100, BASE - 15, 117, BASE - 12)) == "-"
    assert marked("ellipse", (100, BASE - 24, 116, BASE - 8)) == "•"
    assert marked("rectangle", (100, BASE - 24, 116, BASE - 8)) == "▪"
    assert marked("rectangle", (100, BASE - 3, 117, BASE - 1)) is None, "a rule on the line"
    assert marked("ellipse", (100, BASE - 6, 105, BASE - 1)) is None, "a full stop"


def test_a_cross_is_a_plus_and_a_letter_is_none() -> None:
    page = Page()
    page.pen.rectangle((100, BASE - 20, 124, BASE - 17), fill=0)
    page.pen.rectangle((110, BASE - 31, 113, BASE - 7), fill=0)
    assert mark_of(page.picture.ink[BASE - EM : BASE + EM // 4], EM) == "+"
    assert mark_of(Page().upright(100).picture.ink[BASE - EM : BASE + EM // 4], EM) is None


def test_an_empty_square_is_a_mark() -> None:
    page = Page()
    page.pen.rectangle((100, BASE - 28, 124, BASE - 4), outline=0, width=3)
    assert read(page, word("LÌ", 98, 126), word("Công", 150, 230)) == "□ Công"


def test_a_lost_dash_comes_back() -> None:
    page = Page()
    page.pen.rectangle((100, BASE - 15, 117, BASE - 12), fill=0)
    first = word("Tăng", 150, 230, 0.96)
    assert read(page, first) == "- Tăng"
    assert read(page, word("-._", 100, 118, 0.2), first) == "- Tăng"
    assert read(page, replace(first, text="tăng")) == "tăng", "a sentence that goes on has no dash"


def again(text: str, confidence: float) -> object:
    """Stands for the second recognition: it sees `text` at the middle of each place."""

    def read_cells(picture: Picture, boxes: list[Box]) -> list[SeenLine]:
        scale = 1 / picture.points
        return [
            SeenLine((SeenWord(text, b.x0 * scale, b.top * scale, b.x1 * scale, BASE, BASE, confidence),), EM)
            for b in boxes
        ]

    return read_cells


def test_a_label_that_was_hardly_seen_is_read_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    words = (word("vẶ", 100, 140, 0.0), word("Các", 240, 300))
    monkeypatch.setattr(ocr_labels, "read_cells", again("2.", 0.9))
    assert read(Page(), *words) == "2. Các"
    monkeypatch.setattr(ocr_labels, "read_cells", again("vã", 0.9))
    assert read(Page(), *words) == "vẶ Các"


def test_a_document_number_counts_where_two_looks_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    words = (word("Số:", 100, 140), word("15/CĐ-UBND", 150, 300, 0.36))

    def sure() -> list[bool]:
        (line,) = look_again(Page().picture, [SeenLine(words, EM)])
        return [w.confidence > 0.6 for w in line.words]

    monkeypatch.setattr(ocr_labels, "read_cells", again("15/CĐ-UBND", 0.5))
    assert sure() == [True, True]
    monkeypatch.setattr(ocr_labels, "read_cells", again("75/CĐ-UBND", 0.5))
    assert sure() == [True, False]


def test_a_page_without_strokes_has_none() -> None:
    assert strokes_of(Page().picture.ink[:BASE]) is None
