from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein
from scans import DATA, pictures, scan, stamped, with_tesseract

from datamodel.document import BlockKind, Column, TextDocument, TextSource
from extractors import extract
from extractors import pictures as picture_files
from extractors.errors import UnreadableFile
from extractors.ocr import tesseract as ocr_tesseract
from extractors.pdf import scans as pdf_scans
from extractors.scan_progress import scans_told_to

PLAN, TABLE = "ke_hoach.pdf", "bang_nhiem_vu.pdf"
pytestmark = [pytest.mark.ocr]


def own(document: TextDocument) -> str:
    foreign = (BlockKind.RUNNING, BlockKind.STAMP, BlockKind.FOOTNOTE)
    return " ".join(" ".join(document.words(b) for b in document.blocks if b.kind not in foreign).split())


def errors(document: TextDocument, name: str) -> float:
    """Share of wrong letters against the PDF that the scan was made of."""
    printed = own(extract(DATA / name))
    return Levenshtein.distance(printed, own(document)) / len(printed)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> TextDocument:
    return extract(scan(tmp_path_factory.mktemp("scan"), pictures(PLAN, turn=0.7)))


@with_tesseract
def test_a_scan_gives_the_words_of_its_print(plan: TextDocument) -> None:
    assert (plan.format, plan.text_source, plan.pages_read) == ("pdf", TextSource.OCR, plan.pages)
    assert errors(plan, PLAN) < 0.02


@with_tesseract
def test_paragraphs_and_columns_are_those_of_the_print(plan: TextDocument) -> None:
    printed = extract(DATA / PLAN)
    for column in Column:
        assert len([b for b in plan.blocks if b.column is column]) == pytest.approx(
            len([b for b in printed.blocks if b.column is column]), abs=1
        )


@with_tesseract
def test_blocks_know_how_sure_their_words_are(plan: TextDocument) -> None:
    assert all(block.confidence is not None and 0 < block.confidence <= 1 for block in plan.blocks)


@with_tesseract
def test_rows_of_a_scanned_table_stay_whole(tmp_path: Path) -> None:
    seen, printed = (
        {b.cell: d.words(b) for d in [document] for b in document.blocks if b.cell is not None}
        for document in (extract(scan(tmp_path, pictures(TABLE))), extract(DATA / TABLE))
    )
    assert seen.keys() == printed.keys()
    assert sum(Levenshtein.normalized_similarity(seen[c], printed[c]) > 0.9 for c in seen) >= 0.9 * len(seen)


@with_tesseract
@pytest.mark.parametrize("colour", ["#c81e28", "#2846c8"])
def test_stamps_in_red_and_blue_are_not_read(tmp_path: Path, colour: str) -> None:
    pages = pictures(PLAN)
    pages[0] = stamped(pages[0], (1000, 700), colour)
    assert errors(extract(scan(tmp_path, pages)), PLAN) < 0.02


@with_tesseract
def test_a_mixed_file_is_read_whole_and_in_order(tmp_path: Path) -> None:
    merged = pypdfium2.PdfDocument.new()
    for path in (DATA / PLAN, scan(tmp_path, pictures(TABLE))):
        with pypdfium2.PdfDocument(path) as part:
            merged.import_pages(part)
    merged.save(tmp_path / "hon-hop.pdf")
    document = extract(tmp_path / "hon-hop.pdf")
    assert (document.text_source, document.pages_read) == (TextSource.MIXED, document.pages)
    assert [b.page for b in document.blocks] == sorted(b.page for b in document.blocks)


@with_tesseract
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_wrong_is_turned(tmp_path: Path, turn: int) -> None:
    page = pictures(PLAN, dpi=150)[0]
    upright = extract(scan(tmp_path, [page], dpi=150))
    document = extract(scan(tmp_path, [page.rotate(turn, expand=True)], dpi=150))
    assert Levenshtein.normalized_similarity(document.text, upright.text) > 0.98
    assert [issue.message for issue in document.issues if issue.code == "page_turned"] == [
        f"Trang 1 bị quét xoay {360 - turn} độ; đã tự xoay lại để đọc."
    ]


@with_tesseract
def test_each_page_that_is_recognised_is_told_before(tmp_path: Path) -> None:
    told: list[None] = []
    with scans_told_to(lambda: told.append(None)):
        document = extract(scan(tmp_path, pictures(PLAN)))
        extract(DATA / PLAN)
    assert len(told) == document.pages


@with_tesseract
def test_the_pages_of_a_picture_file_are_read_in_order(tmp_path: Path) -> None:
    first, *others = pictures(PLAN, dpi=150)
    first.save(tmp_path / "chup-dien-thoai.tiff", save_all=True, append_images=others)
    document = extract(tmp_path / "chup-dien-thoai.tiff")
    assert (document.format, document.pages, document.pages_read) == ("image", 1 + len(others), 1 + len(others))
    assert errors(document, PLAN) < 0.03


@with_tesseract
def test_a_picture_file_is_read_like_a_scan(tmp_path: Path) -> None:
    path = tmp_path / "trang-1.jpg"
    pictures(PLAN)[0].save(path, quality=85)
    assert "XÃ HÒA LẠC ĐÔNG" in extract(path).text


@with_tesseract
def test_a_page_taken_for_pixels_is_read_at_the_size_of_paper(tmp_path: Path) -> None:
    # 1654 x 2339 points are two feet by three: a scanner's pixels, written as points.
    document = extract(scan(tmp_path, pictures(PLAN), dpi=72))
    assert errors(document, PLAN) < 0.03


def test_without_tesseract_pages_are_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_scans, "has_tesseract", lambda: False)
    document = extract(scan(tmp_path, pictures(PLAN)))
    assert (document.pages_read, document.text) == (0, "")
    assert {issue.code for issue in document.issues} == {"needs_ocr"}


def test_a_picture_waits_for_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_files, "has_tesseract", lambda: False)
    path = tmp_path / "trang.png"
    pictures(PLAN)[0].save(path)
    with pytest.raises(UnreadableFile, match="needs_ocr"):
        extract(path)


def test_an_empty_page_needs_no_tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_scans, "has_tesseract", lambda: False)
    document = extract(scan(tmp_path, [Image.new("RGB", (827, 1169), "white")], dpi=100))
    assert (document.pages_read, document.issues) == (1, ())


@with_tesseract
def test_a_page_that_takes_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_tesseract, "SECONDS_PER_PICTURE", 0.01)
    document = extract(scan(tmp_path, pictures(PLAN)[:1]))
    assert [issue.code for issue in document.issues] == ["page_unread"]
    assert document.pages_read == 0
