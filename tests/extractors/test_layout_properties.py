"""Whatever stands on a page, wherever: no letter is lost, none made up, and blocks are slices of the text in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from datamodel.document import Box, TextDocument
from extractors.assembly import DocumentBuilder
from extractors.cleaning import clean
from extractors.layout.document import add_pages
from extractors.layout.grid import find_grids
from extractors.layout.lines import PageLayout, Word, lines_of
from extractors.layout.print_width import print_width
from extractors.pdf.letters import Letter, letter
from extractors.pdf.words import words_of
from extractors.plain.side_by_side import part_columns

_TEXTS = st.sampled_from(
    (
        *("Giao", "Phòng", "Kinh", "tế", "rà", "soát", "hồ", "sơ", "1.", "2.", "a)", "-", "+", "•", "TT", "STT"),
        *("Nơi", "nhận:", "Số:", "/KH-UBND", "KẾ", "HOẠCH", "CỘNG", "HÒA", "TM.", "KT.", "Điều", "II.", "(1)", "|"),
        *("\U0001f600", "a" * 40, "₫", "½", "ﬁ", "x1", "100%", "https://x", "=1+1", "ngày", "15/6/2026", "___"),
    )
)  # fmt: skip
_ACROSS, _DOWN = st.integers(-20, 620), st.integers(-20, 860)
_SIZES = st.sampled_from((2.5, 8.0, 13.0, 14.0, 40.0))


@st.composite
def words(draw: st.DrawFn) -> Word:
    text, x0, top, size = draw(_TEXTS), draw(_ACROSS), draw(_DOWN), draw(_SIZES)
    return Word(text, x0, top, x0 + size * 0.5 * len(text), top + size, size, bold=draw(st.booleans()))


@st.composite
def rules(draw: st.DrawFn) -> Box:
    x, y, length = draw(_ACROSS), draw(_DOWN), draw(st.integers(0, 600))
    return Box(x, y, x + length, y + 0.5) if draw(st.booleans()) else Box(x, y, x + 0.5, y + length)


@st.composite
def grids(draw: st.DrawFn) -> list[Box]:
    """The rules of a table, some of them missing."""
    xs = sorted(draw(st.sets(st.integers(20, 580), min_size=2, max_size=5)))
    ys = sorted(draw(st.sets(st.integers(20, 800), min_size=2, max_size=6)))
    level = [Box(a, y, b, y + 0.5) for y in ys for a, b in pairwise(xs)]
    upright = [Box(x, a, x + 0.5, b) for x in xs for a, b in pairwise(ys)]
    return [rule for rule in (*level, *upright) if draw(st.integers(0, 9))]


@st.composite
def sheets(draw: st.DrawFn) -> list[PageLayout]:
    count = draw(st.integers(1, 3))
    return [
        PageLayout(
            number, 595.0, 842.0, tuple(draw(st.lists(words(), max_size=40))),
            (*draw(st.lists(rules(), max_size=6)), *draw(st.one_of(st.just([]), grids()))),
        )
        for number in range(1, count + 1)
    ]  # fmt: skip


def written(pages: Sequence[PageLayout]) -> TextDocument:
    builder = DocumentBuilder()
    add_pages(builder, pages)
    return builder.build("a.pdf", "pdf", pages=len(pages))


def letters(text: str) -> Counter[str]:
    """What no reader may lose; a hyphen at a line's end may go, and blanks are set anew."""
    return Counter(c for c in text if not c.isspace() and c != "-")


@given(sheets())
def test_no_letter_of_a_page_is_lost_or_made_up(pages: list[PageLayout]) -> None:
    document = written(pages)
    assert letters(document.text) == letters("".join(word.text for page in pages for word in page.words))


@given(sheets())
def test_blocks_are_slices_in_order_and_twice_the_same(pages: list[PageLayout]) -> None:
    document = written(pages)
    ends = [0]
    for block in document.blocks:
        assert ends[-1] <= block.start < block.end <= len(document.text)
        assert document.words(block) == document.words(block).strip() != ""
        ends.append(block.end)
    assert document == written(pages)


@given(st.lists(words(), max_size=40))
def test_lines_hold_every_word_once(some: list[Word]) -> None:
    lines = lines_of(some, 1)
    assert Counter(word for line in lines for word in line.words) == Counter(some)
    assert [line.bottom for line in lines] == sorted(line.bottom for line in lines)


@given(st.lists(rules(), max_size=40))
def test_any_rules_give_grids_or_none(some: list[Box]) -> None:
    for grid in find_grids(some):
        assert grid.xs[0] <= grid.xs[-1]


@st.composite
def rows_of_letters(draw: st.DrawFn) -> list[Letter]:
    """Rows of letters that do not lie on one another."""
    found: list[Letter] = []
    for row in range(draw(st.integers(1, 6))):
        x = float(draw(st.integers(0, 300)))
        for char in draw(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=30)):
            size = 12.0 if draw(st.integers(0, 9)) else 6.0
            found.append(letter(char, x, x + 6.0, 40.0 + 30 * row, size, "Times"))
            x += 6.0 + draw(st.sampled_from((0.0, 0.0, 0.5, 4.0, 90.0)))
    return draw(st.permutations(found))


@given(rows_of_letters())
def test_words_hold_every_letter_once(some: list[Letter]) -> None:
    given_letters = letters(clean("".join(one.text for one in some)))
    assert letters("".join(word.text for word in words_of(some))) == given_letters


@given(st.lists(st.text(st.sampled_from("aÁ1.:/-\t    ( )")), max_size=40), st.data())
def test_columns_side_by_side_hold_every_word_once(lines: list[str], data: st.DataObject) -> None:
    spanning = data.draw(st.lists(st.booleans(), min_size=len(lines), max_size=len(lines)))
    pieces = part_columns(lines, spanning)
    found: dict[int, Counter[str]] = {}
    for piece in pieces:
        found[piece.source] = found.get(piece.source, Counter()) + Counter("".join(piece.words.split()))
    told = {place: Counter("".join(line.split())) for place, line in enumerate(lines)}
    assert {place: count for place, count in found.items() if count} == {p: c for p, c in told.items() if c}


@given(st.text())
def test_any_text_has_a_width(text: str) -> None:
    assert 0 <= print_width(text) <= len(text)
