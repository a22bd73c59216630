"""Which boxes on the paper a slice of the text fills."""

from __future__ import annotations

from datamodel.codec import text_from_json, text_to_json
from datamodel.document import Block, Box, PrintedLine, TextDocument
from datamodel.printed import printed_boxes

# "Văn phòng lập kế" / "hoạch số 130/QĐ-" on page 1, "UBND trước ngày 20." at the head of page 2.
TEXT = "Văn phòng lập kế hoạch số 130/QĐ-UBND trước ngày 20."
LINES = (
    PrintedLine(0, 1, 100, 700, 300, 714, (100, 150, 220, 260)),
    PrintedLine(17, 1, 100, 720, 300, 734, (100, 160, 200)),
    PrintedLine(33, 2, 100, 80, 260, 94, (100, 150, 190, 230)),
)
DOCUMENT = TextDocument("a.pdf", "pdf", TEXT, (Block(0, len(TEXT), lines=LINES),), pages=2)


def boxes(words: str) -> list[tuple[int, float, float]]:
    at = TEXT.index(words)
    return [(page, box.x0, box.x1) for page, box in printed_boxes(DOCUMENT, at, at + len(words))]


def test_a_slice_is_marked_word_by_word() -> None:
    assert boxes("phòng lập") == [(1, 150, 256.5)]
    assert boxes("kế hoạch") == [(1, 260, 300), (1, 100, 156.5)]


def test_a_word_cut_at_the_end_of_the_page_is_marked_on_both() -> None:
    assert boxes("130/QĐ-UBND") == [(1, 200, 300), (2, 100, 146.5)]


def test_where_the_words_of_a_line_are_not_known_all_of_it_is_marked() -> None:
    line = PrintedLine(0, 1, 100, 700, 300, 714, (100, 150))
    document = TextDocument("a.pdf", "pdf", TEXT[:16], (Block(0, 16, lines=(line,)),))
    assert printed_boxes(document, 4, 9) == ((1, Box(100, 700, 300, 714)),)


def test_a_text_without_paper_has_no_boxes() -> None:
    assert printed_boxes(TextDocument("a.txt", "txt", TEXT, (Block(0, len(TEXT)),)), 0, 10) == ()


def test_lines_are_kept_by_the_store() -> None:
    assert text_from_json(text_to_json(DOCUMENT)) == DOCUMENT
