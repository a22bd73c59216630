from __future__ import annotations

from pathlib import Path

import pytest
from word_files import level, listing, num, numbered, p, word_file, words

from extractors.docx.numbering import printed_number
from extractors.docx.reader import read_docx

LEGAL_OUTLINE = listing(
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
)


def test_levels_of_an_outline_count_and_restart(tmp_path: Path) -> None:
    body = (
        numbered("MỤC ĐÍCH")
        + numbered("Nâng cao nhận thức", level=1)
        + numbered("Bảo đảm tiến độ", level=1)
        + numbered("rà soát hồ sơ", level=2)
        + numbered("NHIỆM VỤ")
        + numbered("Tuyên truyền", level=1)
    )
    document = read_docx(word_file(tmp_path, body, numbering=LEGAL_OUTLINE + num(1)))
    assert words(document) == [
        "I. MỤC ĐÍCH",
        "1. Nâng cao nhận thức",
        "2. Bảo đảm tiến độ",
        "a) rà soát hồ sơ",
        "II. NHIỆM VỤ",
        "1. Tuyên truyền",
    ]


def test_label_holds_the_numbers_above_and_islgl_turns_them_arabic(tmp_path: Path) -> None:
    lists = listing(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>"))
    body = numbered("Phần một") + numbered("Việc thứ nhất", level=1)
    document = read_docx(word_file(tmp_path, body, numbering=lists + num(1)))
    assert words(document) == ["I. Phần một", "1.1. Việc thứ nhất"]


def test_two_instances_share_the_count_unless_one_overrides_its_start(tmp_path: Path) -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = listing(level(0, "decimal", "%1.")) + num(1) + num(2) + num(3, override=override)
    body = numbered("a", 1) + numbered("b", 2) + numbered("c", 3) + numbered("d", 3)
    document = read_docx(word_file(tmp_path, body, numbering=lists))
    assert words(document) == ["1. a", "2. b", "1. c", "2. d"]


def test_a_level_that_never_restarts_counts_through(tmp_path: Path) -> None:
    lists = listing(level(0, "upperRoman", "%1."), level(1, "decimal", "Điều %2.", '<w:lvlRestart w:val="0"/>')) + num(
        1
    )
    body = numbered("Chương") + numbered("x", level=1) + numbered("Chương") + numbered("y", level=1)
    assert words(read_docx(word_file(tmp_path, body, numbering=lists)))[3] == "Điều 2. y"


def test_number_by_style_and_no_number_where_switched_off(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Muc"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="MucCon"><w:name w:val="Muc con"/><w:basedOn w:val="Muc"/></w:style>'
    )
    off = '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("Một", '<w:pStyle w:val="Muc"/>') + p("Không số", off) + p("Hai", '<w:pStyle w:val="MucCon"/>')
    lists = listing(level(0, "decimal", "%1)")) + num(1)
    assert words(read_docx(word_file(tmp_path, body, styles=styles, numbering=lists))) == [
        "1) Một",
        "Không số",
        "2) Hai",
    ]


def test_files_of_one_template_count_each_for_itself(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Muc"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    lists = listing(level(0, "decimal", "%1.")) + num(1)
    body = p("Một", '<w:pStyle w:val="Muc"/>') + p("Hai", '<w:pStyle w:val="Muc"/>')
    for _ in range(2):
        assert words(read_docx(word_file(tmp_path, body, styles=styles, numbering=lists))) == ["1. Một", "2. Hai"]
    lists = lists.replace("%1.", "%1)")
    assert words(read_docx(word_file(tmp_path, body, styles=styles, numbering=lists))) == ["1) Một", "2) Hai"]


def test_style_gives_the_level_by_its_link(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Diem"><w:name w:val="Diem"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    lists = listing(level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", '<w:pStyle w:val="Diem"/>')) + num(1)
    body = p("điểm đầu", '<w:pStyle w:val="Diem"/>')
    assert words(read_docx(word_file(tmp_path, body, styles=styles, numbering=lists))) == ["a) điểm đầu"]


def test_list_style_link_leads_to_the_real_list(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="DanhSach"><w:name w:val="DanhSach"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    lists = (
        listing(abstract=0, more='<w:numStyleLink w:val="DanhSach"/>')
        + listing(level(0, "lowerLetter", "%1)"), abstract=1, more='<w:styleLink w:val="DanhSach"/>')
        + num(1, 0)
        + num(2, 1)
    )
    assert words(read_docx(word_file(tmp_path, numbered("x"), styles=styles, numbering=lists))) == ["a) x"]


@pytest.mark.parametrize(
    ("text", "font", "printed"),
    [
        ("-", "Times New Roman", "- việc"),
        ("+", "Times New Roman", "+ việc"),
        ("\uf0b7", "Symbol", "• việc"),
        ("\uf02d", "Symbol", "- việc"),
        ("\uf0d8", "Wingdings", "➢ việc"),
        ("Ø", "Wingdings", "➢ việc"),
        ("§", "Wingdings", "▪ việc"),
        ("o", "Courier New", "o việc"),
    ],
)
def test_bullets_print_as_signs(tmp_path: Path, text: str, font: str, printed: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    bullet = f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{text}"/>{fonts}</w:lvl>'
    assert words(read_docx(word_file(tmp_path, numbered("việc"), numbering=listing(bullet) + num(1)))) == [printed]


def test_an_empty_numbered_paragraph_counts_but_is_no_block(tmp_path: Path) -> None:
    body = numbered("đầu") + numbered("") + numbered("cuối")
    lists = listing(level(0, "decimal", "%1.")) + num(1)
    assert words(read_docx(word_file(tmp_path, body, numbering=lists))) == ["1. đầu", "3. cuối"]


def test_no_blank_where_the_list_wants_none(tmp_path: Path) -> None:
    lists = listing(level(0, "decimal", "Điều %1: ", '<w:suff w:val="nothing"/>')) + num(1)
    assert words(read_docx(word_file(tmp_path, numbered("Phạm vi"), numbering=lists))) == ["Điều 1: Phạm vi"]


@pytest.mark.parametrize(
    ("count", "number_format", "printed"),
    [
        (4, "upperRoman", "IV"),
        (28, "lowerLetter", "bb"),
        (7, "decimalZero", "07"),
        (3, "none", ""),
        (0, "decimal", "0"),
    ],
)
def test_number_formats(count: int, number_format: str, printed: str) -> None:
    assert printed_number(count, number_format) == printed
