"""The tracking table on the form of Nghị định 30, as an office signs it."""

from __future__ import annotations

import datetime as dt
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from office_rows import baited_office, small_office

from extractors import extract
from extractors.office import print_pages
from extractors.tools import has_office
from reports.form import write_form


@pytest.fixture
def form(tmp_path: Path) -> Any:
    return docx.Document(str(write_form(small_office(), tmp_path).path))


def test_the_form_for_signing(form: Any) -> None:
    document = form
    letterhead, tasks, signatures = document.tables
    assert "Độc lập - Tự do - Hạnh phúc" in letterhead.cell(0, 1).text
    assert [cell.text for cell in tasks.rows[1].cells][:4] == [
        "1",
        "Phòng Kinh tế rà soát hồ sơ đất đai.",
        "34/KH-UBND ngày 05/01/2026",
        "Phòng Kinh tế",
    ]
    assert [row.cells[7].text for row in tasks.rows][1:] == [
        "Hoàn thành đúng hạn",
        "Chưa có báo cáo; quá hạn",
        "Đang thực hiện; sắp đến hạn",
        "Chưa có báo cáo; thường xuyên",
    ]
    assert "w:tblHeader" in tasks.rows[0]._tr.xml
    assert "Nơi nhận" in signatures.cell(0, 0).text
    assert "NGƯỜI LẬP BẢNG" in signatures.cell(0, 1).text
    assert document.sections[0].page_width > document.sections[0].page_height


def test_who_signs_reads_the_count_in_one_sentence(form: Any) -> None:
    words = "\n".join(paragraph.text for paragraph in form.paragraphs)
    assert "Tổng số 3 nhiệm vụ được thống kê" in words
    assert "đã hoàn thành 1 (đúng hạn 1, quá hạn 0); chưa hoàn thành 2 (trong hạn 1, quá hạn 1)." in words


def test_pages_are_numbered_in_the_upper_margin_but_for_the_first(form: Any) -> None:
    section = form.sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert not section.first_page_header.paragraphs[0].text


def test_equal_tables_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = (write_form(small_office(), tmp_path / name).path for name in "ab")
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as packed:
        assert {member.date_time[0] for member in packed.infolist()} == {1980}


@pytest.mark.office
@pytest.mark.skipif(not has_office(), reason="LibreOffice is not installed")
def test_a_day_stands_on_one_line_when_it_is_printed(tmp_path: Path) -> None:
    table = small_office()
    done = table.tasks[0]
    late = replace(done, status=replace(done.status, due_date=dt.date(2026, 12, 28)))
    path = write_form(replace(table, tasks=(late,)), tmp_path).path
    (printed,) = print_pages([path], tmp_path)
    assert printed is not None
    words = extract(printed).text
    assert "28/12/2026" in words
    assert "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ" in words


@pytest.mark.parametrize(
    ("text", "shown"),
    [("=1+1", "=1+1"), ("bao\u202efdp.exe", "bao⟦202E⟧fdp.exe"), ("nul\x00", "nul⟦0000⟧"), ("<b>&", "<b>&")],
)
def test_words_of_documents_stay_words_and_what_hides_is_shown(tmp_path: Path, text: str, shown: str) -> None:
    written = docx.Document(str(write_form(baited_office(text), tmp_path).path))
    assert shown in [cell.text for table in written.tables for row in table.rows for cell in row.cells]
