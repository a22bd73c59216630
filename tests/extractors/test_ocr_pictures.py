from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PIL import Image, ImageDraw
from scans import pictures, stamped

from extractors.layout.grid import find_grids
from extractors.ocr.picture import Picture, clean_picture, is_blank, skew, threshold, without_stamps
from extractors.ocr.rules import erased, find_rules
from extractors.ocr.signs import mended
from extractors.ocr.tesseract import RecognitionFailed, SeenWord, lines_in

HOCR = """<html xmlns="http://www.w3.org/1999/xhtml"><body><div class='ocr_page' title='bbox 0 0 900 900'>
<span class='ocr_line' title="bbox 100 40 500 80; baseline 0 -10; x_size 40; x_descenders 8; x_ascenders 10">
<span class='ocrx_word' title='bbox 100 40 180 70; x_wconf 96'>Phấn</span>
<span class='ocrx_word' title='bbox 190 40 300 70; x_wconf 41'>đấu</span></span></div></body></html>"""


def seen(*texts: str) -> list[SeenWord]:
    return [SeenWord(text, 10.0 * k, 0, 10.0 * k + 9, 10, 8, 0.9) for k, text in enumerate(texts)]


def text_of(*texts: str) -> str:
    return " ".join(word.text for word in mended(seen(*texts)))


def test_words_come_with_place_line_and_confidence() -> None:
    (line,) = lines_in(HOCR)
    assert [(w.text, w.x0, w.base, w.confidence) for w in line.words] == [
        ("Phấn", 100, 70, 0.96),
        ("đấu", 190, 70, 0.41),
    ]


def test_broken_output_is_a_failure() -> None:
    with pytest.raises(RecognitionFailed):
        lines_in("<html><body>")


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (("-_", "Đôn", "đốc"), "- Đôn đốc"),
        (("-", "_", "Đôn"), "- Đôn"),
        (("Văn", "hóa", "—", "Xã", "hội"), "Văn hóa – Xã hội"),
        (("Chỉ", "thị", "số", "L1/CT-TTg"), "Chỉ thị số 11/CT-TTg"),
        (("ngày", "l6", "tháng", "4", "năm", "202]"), "ngày 16 tháng 4 năm 2021"),
        (("H.", "KẾT", "QUẢ"), "II. KẾT QUẢ"),
        (("HI.", "TỔ", "CHỨC"), "III. TỔ CHỨC"),
        (("(b/€);",), "(b/c);"),
        (("chú", "thích", "[1]"), "chú thích [1]"),
        (("Số:", "KH-UBND"), "Số: /KH-UBND"),
        (("Số:", "27/KH-UBND"), "Số: 27/KH-UBND"),
        (("xã;", "|"), "xã;"),
        (("Quý", "II/2026"), "Quý II/2026"),
        (("Điều", "l"), "Điều l"),
        (("•", "Rà", "soát", "•"), "• Rà soát"),
        (("□", "Công", "tác"), "□ Công tác"),
        (("⁄Z_TM.ỦY", "BAN"), "TM.ỦY BAN"),
        (("-", "Lưu:", "VTF,", "VX."), "- Lưu: VT, VX."),
        (("-", "Lưu:", "VX."), "- Lưu: VX."),
        (("số", "88/QĐÐ-UBND"), "số 88/QĐ-UBND"),
        (("Đoàn", "ĐĐBQH"), "Đoàn ĐĐBQH"),
        (("(b/);",), "(b/c);"),
        (("(b/C);",), "(b/c);"),
        (("trường", "(th);"), "trường (t/h);"),
        (("(KT.",), "(KT."),
    ],
)
def test_signs_taken_for_others_are_put_right(printed: tuple[str, ...], read: str) -> None:
    assert text_of(*printed) == read


def test_a_number_by_hand_that_was_hardly_recognised_is_none() -> None:
    label, notation = seen("Sô:41", "/CT-UBND")
    unsure = [dataclasses.replace(label, confidence=0.38), notation]
    assert [word.text for word in mended(unsure)] == ["Số:", "/CT-UBND"]
    assert [word.text for word in mended([label, notation])] == ["Sô:41", "/CT-UBND"]


@pytest.mark.parametrize("turn", [-2.0, 0.6, 3.0])
def test_a_slanted_page_is_made_straight(turn: float) -> None:
    grey = np.asarray(pictures("ke_hoach.pdf", dpi=150, turn=turn)[0].convert("L"))
    assert skew(grey < threshold(grey)) == pytest.approx(-turn, abs=0.15)


def test_red_ink_goes_and_black_stays() -> None:
    plain = pictures("ke_hoach.pdf")[0]
    bare = without_stamps(stamped(plain.copy(), (1000, 700), "#c81e28"))
    printed = np.asarray(plain.convert("L"))
    assert (bare[printed > 200] > 150).mean() > 0.999
    assert (bare[printed < 40] < 120).mean() > 0.99


def test_a_print_in_one_colour_is_no_stamp() -> None:
    page = Image.new("RGB", (900, 900), "white")
    ImageDraw.Draw(page).rectangle((100, 100, 500, 200), fill="#2846c8")
    assert without_stamps(page)[150, 300] < 150


def test_the_grey_ring_of_a_stamp_goes() -> None:
    page = stamped(pictures("ke_hoach.pdf")[0], (1000, 1500), "#646464").convert("L")
    cleaned = clean_picture(page, 200)
    assert (cleaned.grey[1350:1650, 855:870] > 150).mean() > 0.9


def test_rules_of_a_table_are_found_and_taken_out() -> None:
    page = Image.new("L", (1200, 900), 255)
    pen = ImageDraw.Draw(page)
    for x in (100, 500, 1100):
        pen.line((x, 100, x, 700), fill=0, width=3)
    for y in (100, 400, 700):
        pen.line((100, y, 1100, y), fill=0, width=3)
    picture = Picture(np.asarray(page, dtype=np.uint8), 200)
    rules, pixels = find_rules(picture)
    (grid,) = find_grids(rules)
    assert (len(grid.xs), len(grid.ys), len(grid.regions)) == (3, 3, 4)
    assert not erased(picture, pixels).ink.any()


def test_blank_means_without_print() -> None:
    assert is_blank(Image.new("RGB", (500, 700), "#f4f0e8"))
    assert not is_blank(pictures("ke_hoach.pdf", dpi=60)[0])
