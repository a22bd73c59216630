from __future__ import annotations

from pathlib import Path

import pytest
from word_files import p, r, word_file, words

from extractors.docx.reader import read_docx
from extractors.legacy_fonts import from_legacy


@pytest.mark.parametrize(
    ("written", "font", "printed"),
    [
        ("§éc lËp - Tù do - H¹nh phóc", ".VnTime", "Độc lập - Tự do - Hạnh phúc"),
        ("quyÕt ®Þnh", ".VnTimeH", "QUYẾT ĐỊNH"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "VNI-Times", "Độc lập - Tự do - Hạnh phúc"),
        (
            "CHUÛ NGHÓA XAÕ HOÄI, huyeän ñöôïc, kyõ thuaät, chính trò",
            "VNI-Times",
            "CHỦ NGHĨA XÃ HỘI, huyện được, kỹ thuật, chính trị",
        ),
        ("Độc lập", "Times New Roman", "Độc lập"),
    ],
)
def test_old_letters_print_as_vietnamese(written: str, font: str, printed: str) -> None:
    assert from_legacy(written, font) == printed


def in_font(text: str, font: str = ".VnTime") -> str:
    return p(r(text, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'))


def test_runs_in_old_fonts_are_turned_and_unicode_ones_are_left(tmp_path: Path) -> None:
    body = in_font("KÕ ho¹ch n¨m 2008") + in_font("Kế hoạch của hội đồng")
    assert words(read_docx(word_file(tmp_path, body))) == ["Kế hoạch năm 2008", "Kế hoạch của hội đồng"]


def test_the_soft_hyphen_of_the_old_font_is_a_letter(tmp_path: Path) -> None:
    fonts = '<w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>'
    body = p(f"<w:r>{fonts}<w:t>Bé tr</w:t><w:softHyphen/><w:t>ëng</w:t></w:r>")
    assert words(read_docx(word_file(tmp_path, body))) == ["Bộ trưởng"]


def look(text: str, font: str, more: str = "") -> str:
    return r(text, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>{more}')


def test_fonts_may_change_within_a_paragraph(tmp_path: Path) -> None:
    body = p(look("Kh¾c phôc tån t¹i, ", ".VnTime") + look("năm được giao ", "Arial") + look("kÕ ho¹ch", ".VnTimeH"))
    assert words(read_docx(word_file(tmp_path, body))) == ["Khắc phục tồn tại, năm được giao KẾ HOẠCH"]


def test_a_letter_may_be_cut_from_its_tone_mark(tmp_path: Path) -> None:
    body = p(look("Coâng ty Thu", "VNI-Times") + look("ûy noâng", "VNI-Times", "<w:b/>"))
    assert words(read_docx(word_file(tmp_path, body))) == ["Công ty Thủy nông"]
