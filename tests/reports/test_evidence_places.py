"""Which pages are shown, and in what order the room is given."""

from __future__ import annotations

from dataclasses import replace

from office_rows import small_office
from paper_of_office import FakePaper

from datamodel.document import Box, TextDocument
from reports.evidence_places import ANSWER, OWN, choose_pages


def test_words_of_rows_have_their_places() -> None:
    chosen = choose_pages(small_office(), FakePaper(), 1_000_000)
    assert list(chosen.pages) == [("d34", 1), ("d50", 1)]
    assert chosen.places["t1", OWN] == ((1, Box(80, 140, 500, 154)),)
    assert chosen.places["t1", ANSWER] == ((1, Box(80, 100, 500, 114)),)
    assert not chosen.undrawn


def test_overdue_work_comes_first_and_the_budget_ends_it() -> None:
    chosen = choose_pages(small_office(), FakePaper(), 1000)
    assert list(chosen.pages) == [("d34", 1)]
    assert chosen.left_out == 1


def test_what_was_not_drawn_is_asked_for() -> None:
    chosen = choose_pages(small_office(), FakePaper(sizes={"d34": 1000}, drawable=True), 1_000_000)
    assert chosen.undrawn == {"d50": {1}}


def test_a_page_that_cannot_be_drawn_is_left_to_its_words() -> None:
    chosen = choose_pages(small_office(), FakePaper(sizes={"d34": 0, "d50": 1000}, drawable=True), 1_000_000)
    assert list(chosen.pages) == [("d50", 1)]
    assert not chosen.undrawn


def test_words_of_a_word_file_are_found_in_its_print() -> None:
    class Printed(FakePaper):
        """The words as read are of a Word file; its print has other offsets and a line break."""

        def read_text(self, document_id: str) -> TextDocument | None:
            text = super().read_text(document_id)
            return text and replace(text, format="docx", blocks=())

        def printed_text(self, document_id: str) -> TextDocument | None:
            text = FakePaper.read_text(self, document_id)
            if text is None:
                return None
            moved = tuple(
                replace(
                    block,
                    start=block.start + 4,
                    end=block.end + 4,
                    lines=tuple(replace(line, start=line.start + 4) for line in block.lines),
                )
                for block in text.blocks
            )
            return replace(text, text="I.\n\n" + text.text.replace("rà soát", "rà\nsoát"), blocks=moved)

    chosen = choose_pages(small_office(), Printed(), 1_000_000)
    assert chosen.places["t1", OWN] == ((1, Box(80, 140, 500, 154)),)


def test_a_word_file_that_was_not_printed_yet_is_asked_for_as_a_whole() -> None:
    class Unprinted(FakePaper):
        def printed_text(self, document_id: str) -> TextDocument | None:
            return None

    chosen = choose_pages(small_office(), Unprinted(sizes={}, drawable=True), 1_000_000)
    assert chosen.undrawn == {"d34": None, "d50": None}
    assert not choose_pages(small_office(), Unprinted(sizes={"d34": 0, "d50": 0}, drawable=True), 10).undrawn
