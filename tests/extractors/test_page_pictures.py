"""Pictures of pages: the words are where the reader found them, and equal files give equal bytes."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw
from scans import pictures, scan

from datamodel.printed import printed_boxes
from extractors import UnreadableFile, extract
from extractors.office import print_pages
from extractors.page_pictures import PagePicture, draw_pages
from extractors.tools import has_office, has_tesseract

SAMPLES = Path(__file__).parents[2] / "samples"
PLAN = SAMPLES / "inbox" / "ke-hoach-ben-thuong-dong.pdf"
SCAN = SAMPLES / "inbox" / "cong-dien.scan.pdf"


def ink(page: PagePicture) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(page.webp)).convert("L")) < 128


def share_of_ink(page: PagePicture, box: tuple[float, float, float, float]) -> float:
    """Dark pixels of a box given in points."""
    dark = ink(page)
    scale = dark.shape[1] / page.width
    x0, top, x1, bottom = (int(side * scale) for side in box)
    return float(dark[top:bottom, x0:x1].mean())


def check_marks(path: Path, words: str, pages: list[PagePicture]) -> None:
    """The box of the words holds print, and the paper left of it holds none."""
    text = extract(path)
    at = text.text.index(words)
    (number, box), *_ = printed_boxes(text, at, at + len(words))
    page = next(page for page in pages if page.number == number)
    assert share_of_ink(page, (box.x0, box.top, box.x1, box.bottom)) > 0.05
    assert share_of_ink(page, (10, box.top, 50, box.bottom)) == 0


def test_a_page_of_print() -> None:
    pages = list(draw_pages(PLAN, {2}))
    assert [page.number for page in pages] == [2]
    assert (pages[0].width, pages[0].height) == pytest.approx((595.3, 841.9), abs=0.2)
    assert len(pages[0].webp) < 60_000
    check_marks(PLAN, "niêm yết lại Nội quy tiếp công dân", pages)


def test_equal_files_give_equal_bytes() -> None:
    assert list(draw_pages(PLAN)) == list(draw_pages(PLAN))


@pytest.mark.ocr
@pytest.mark.skipif(not has_tesseract(), reason="Tesseract with Vietnamese is not installed")
def test_a_scan() -> None:
    check_marks(SCAN, "phải điều chỉnh nhiều lần", list(draw_pages(SCAN, {1}, seen={1: 0})))


@pytest.mark.ocr
@pytest.mark.skipif(not has_tesseract(), reason="Tesseract with Vietnamese is not installed")
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_scan_that_lay_wrong_is_shown_as_it_was_read(tmp_path: Path, turn: int) -> None:
    path = scan(tmp_path, [pictures("ke_hoach.pdf")[0].rotate(turn, expand=True)])
    turned = extract(path).turned
    assert turned == ((1, 360 - turn),)
    check_marks(path, "XÃ HÒA LẠC ĐÔNG", list(draw_pages(path, {1}, seen=dict(turned))))


def test_a_tilted_scan_is_turned_straight_as_recognition_does(tmp_path: Path) -> None:
    page = Image.new("RGB", (1240, 1754), "white")
    for row in range(200, 1500, 60):
        ImageDraw.Draw(page).rectangle((200, row, 1000, row + 20), fill="black")
    page.rotate(2, Image.Resampling.BICUBIC, fillcolor="white").save(tmp_path / "scan.png")
    (drawn,) = draw_pages(tmp_path / "scan.png")
    rows = ink(drawn)[:, 150:740].mean(axis=1)
    assert (rows > 0.95).sum() > 100


def test_a_seal_keeps_its_red(tmp_path: Path) -> None:
    page = Image.new("RGB", (1240, 1754), "white")
    ImageDraw.Draw(page).ellipse((700, 1200, 1000, 1500), outline=(210, 20, 30), width=12)
    ImageDraw.Draw(page).rectangle((200, 300, 1000, 320), fill="black")
    page.save(tmp_path / "page.png")
    (drawn,) = draw_pages(tmp_path / "page.png")
    assert (214, 60, 60) in {color for _, color in Image.open(io.BytesIO(drawn.webp)).convert("RGB").getcolors(999)}


def test_a_text_file_has_no_pages_to_draw(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("KẾ HOẠCH\n\nVăn phòng lập danh sách.", encoding="utf-8")
    with pytest.raises(UnreadableFile):
        list(draw_pages(tmp_path / "a.txt"))


@pytest.mark.office
@pytest.mark.skipif(not has_office(), reason="LibreOffice is not installed")
def test_word_files_are_printed_together(tmp_path: Path) -> None:
    word = SAMPLES / "inbox" / "thong-bao-giao-ban.docx"
    (tmp_path / "broken.doc").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    printed = print_pages([word, tmp_path / "broken.doc", word], tmp_path)
    assert printed[1] is None
    assert printed[0] and printed[2]
    assert "giao ban" in extract(printed[0]).text
    assert next(draw_pages(printed[0], {1})).webp == next(draw_pages(printed[2], {1})).webp


def test_a_page_with_a_crop_box_is_marked_where_it_was_read(tmp_path: Path) -> None:
    with pypdfium2.PdfDocument(PLAN) as document:
        document[1].set_cropbox(60, 90, 520, 800)
        document.save(tmp_path / "cropped.pdf")
    pages = list(draw_pages(tmp_path / "cropped.pdf", {2}))
    check_marks(tmp_path / "cropped.pdf", "niêm yết lại Nội quy tiếp công dân", pages)


def test_a_turned_page_is_marked_where_it_was_read(tmp_path: Path) -> None:
    with pypdfium2.PdfDocument(PLAN) as document:
        for page in document:
            page.set_rotation(90)
        document.save(tmp_path / "turned.pdf")
    (page,) = draw_pages(tmp_path / "turned.pdf", {1})
    assert page.width > page.height
