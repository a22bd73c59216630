"""Which pages are shown, and in what order the room is given."""

from __future__ import annotations

from dataclasses import replace

from office_rows import small_office
from paper_of_office import FakePaper

from datamodel.document import Block, Box, PrintedLine, TextDocument
from datamodel.rows import DeadlineRow
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


class OnePageALine(FakePaper):
    """Each printed line stands on a page of its own; nothing was drawn yet."""

    def read_text(self, document_id: str) -> TextDocument | None:
        text = super().read_text(document_id)
        blocks = text.blocks if text else ()
        apart = [replace(b, lines=(replace(b.lines[0], page=at),)) for at, b in enumerate(blocks, start=1)]
        return text and replace(text, blocks=tuple(apart))


def test_the_budget_ends_within_a_long_document_too() -> None:
    whole = choose_pages(small_office(), OnePageALine(sizes={}, drawable=True), 1_000_000)
    assert len(whole.undrawn["d34"] or ()) > 1
    assert whole.left_out == 0
    cut = choose_pages(small_office(), OnePageALine(sizes={}, drawable=True), 1000)
    assert [len(pages or ()) for pages in cut.undrawn.values()] == [1]
    assert cut.left_out == 2


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


def test_a_deadline_of_many_rows_is_marked_beside_its_task() -> None:
    """The print has a footer between the rows, so the offsets move; the words of the deadline stand in both rows."""
    table = small_office()
    late = table.tasks[1]
    rows = [
        "Văn phòng xây dựng quy chế làm việc, trình ký.",
        "Quý I/2026",
        "Phòng Kinh tế rà soát toàn bộ hồ sơ đất đai.",
        "Quý I/2026",
    ]
    read, printed = "\n\n".join(rows), "\n\n".join([*rows[:2], "x" * 90, *rows[2:]])
    due = DeadlineRow(
        "dl", "d34", late.task.task_id, rows[3], 1, read.rindex("Quý"), len(read), "period", *[None] * 5, "r"
    )
    task = replace(late.task, text=rows[2], start=read.index(rows[2]), end=read.index(rows[2]) + len(rows[2]))
    lines = tuple(PrintedLine(at, 1, 80, at, 500, at + 10, (80,)) for at in (0, printed.rindex("Quý")))

    class Tabled(FakePaper):
        def read_text(self, document_id: str) -> TextDocument | None:
            return TextDocument("a.docx", "docx", read, ())

        def printed_text(self, document_id: str) -> TextDocument | None:
            blocks = (Block(0, lines[1].start, lines=lines[:1]), Block(lines[1].start, len(printed), lines=lines[1:]))
            return TextDocument("a.pdf", "pdf", printed, blocks)

    table = replace(table, tasks=(replace(late, task=task, deadlines=(due,)),), findings=())
    chosen = choose_pages(table, Tabled(), 1_000_000)
    assert chosen.places["dl", OWN] == ((1, Box(80, lines[1].top, 500, lines[1].bottom)),)


def test_a_word_file_that_was_not_printed_yet_is_asked_for_as_a_whole() -> None:
    class Unprinted(FakePaper):
        def printed_text(self, document_id: str) -> TextDocument | None:
            return None

    chosen = choose_pages(small_office(), Unprinted(sizes={}, drawable=True), 1_000_000)
    assert chosen.undrawn == {"d34": None, "d50": None}
    assert not choose_pages(small_office(), Unprinted(sizes={"d34": 0, "d50": 0}, drawable=True), 10).undrawn
