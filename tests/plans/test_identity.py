"""Identities are equal where the document is, and different where it is not."""

from __future__ import annotations

import dataclasses
import datetime as dt
import subprocess
import sys
from pathlib import Path

from plan_records import records_of

from plans.rows.fingerprints import text_key, words_in
from plans.rows.identity import Naming, digest, document_id, document_key, number_key


def test_the_document_is_named_after_its_bytes() -> None:
    assert document_id("ab" * 32) == "d" + "ab" * 8


def test_a_letter_with_a_stroke_is_not_folded_away() -> None:
    assert digest("100/QĐ-TTg") != digest("100/QD-TTg")
    assert text_key(words_in("tổ công tác")) != text_key(words_in("tô công tác"))


def test_parts_do_not_run_together() -> None:
    assert digest("ab", "c") != digest("a", "bc")


def test_words_count_but_not_how_they_are_set() -> None:
    assert text_key(words_in("UỶ BAN  nhân dân – xã")) == text_key(words_in("Ủy ban nhân dân - xã"))
    assert text_key(words_in(" \n")) is None


def test_a_well_named_document_has_one_key_in_every_format() -> None:
    document = records_of("a.docx", "15").document
    assert document_key(document, "words of the draft") == document_key(document, "words of the scan")
    assert document_key(document, "w") != document_key(records_of("a.docx", "16").document, "w")


def test_what_a_scan_reads_differently_does_not_count() -> None:
    document = records_of("a.docx").document
    scan = dataclasses.replace(
        document, subject="khac phuc", issuing_authority="UBND Xã An Sơn Thượng", issued_date=dt.date(2026, 3, 6)
    )
    assert number_key(scan) == number_key(document) is not None


def test_two_drafts_without_number_are_told_apart_by_their_words() -> None:
    draft = records_of("a.docx", None).document
    assert number_key(draft) is None
    assert document_key(draft, "first") != document_key(draft, "second")


def test_rows_that_say_the_same_at_one_place_are_told_apart_by_order() -> None:
    naming, again = Naming("key"), Naming("key")
    first, second = naming.name("t", "I/1", "như trên"), naming.name("t", "I/1", "như trên")
    assert first != second and first.startswith("t") and len(first) == 17
    assert [again.name("t", "I/1", "như trên"), again.name("t", "I/1", "như trên")] == [first, second]


def test_ids_do_not_depend_on_the_process() -> None:
    code = "from plans.rows.identity import Naming; print(Naming('k').name('t', 'II/1', 'Số hóa hồ sơ'))"
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert told.stdout.strip() == Naming("k").name("t", "II/1", "Số hóa hồ sơ")


def test_the_same_plan_in_two_formats_has_the_same_task_ids() -> None:
    word, pdf = records_of("a.docx"), records_of("a.pdf", format="pdf")
    assert word.document.document_id != pdf.document.document_id
    assert [task.task_id for task in word.tasks] == [task.task_id for task in pdf.tasks]
    assert len({task.task_id for task in word.tasks}) == 3
    assert dataclasses.replace(word.deadlines[0], document_id="") == dataclasses.replace(
        pdf.deadlines[0], document_id=""
    )
