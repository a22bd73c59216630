from __future__ import annotations

import unicodedata
from pathlib import Path

from word_files import p, part, r, word_file, words

from datamodel.document import BlockKind
from extractors.docx.reader import read_docx


def only(path: Path) -> str:
    (text,) = words(read_docx(path))
    return text


def test_tracked_insertion_counts_and_deletion_does_not(tmp_path: Path) -> None:
    body = p(
        r("Trước ngày ")
        + '<w:del w:id="1"><w:r><w:delText>01/5/2026</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2">{r("13/5/2026")}</w:ins>'
        + '<w:moveFrom w:id="3">'
        + r(" (dời đi)")
        + "</w:moveFrom>"
    )
    assert only(word_file(tmp_path, body)) == "Trước ngày 13/5/2026"


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path: Path) -> None:
    first = f'<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{r("Giao Phòng Kinh tế ")}</w:p>'
    assert only(word_file(tmp_path, first + p("chủ trì."))) == "Giao Phòng Kinh tế chủ trì."


def test_words_in_controls_links_tags_and_fields_are_read(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("20/6/2026")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        "<w:sdt><w:sdtContent>"
        + p(
            f"<w:sdt><w:sdtContent>{r('UBND xã ')}</w:sdtContent></w:sdt>"
            f"<w:hyperlink>{r('Hòa Lạc Đông ')}</w:hyperlink>"
            f'<w:smartTag>{r("họp ")}</w:smartTag><w:fldSimple w:instr="X">{r("ngày ")}</w:fldSimple>{field}'
        )
        + "</w:sdtContent></w:sdt>"
    )
    assert only(word_file(tmp_path, body)) == "UBND xã Hòa Lạc Đông họp ngày 20/6/2026"


def test_breaks_tabs_and_hyphens(tmp_path: Path) -> None:
    runs = (
        "<w:r><w:t>TM. ỦY BAN</w:t><w:br/><w:t>CHỦ</w:t><w:tab/><w:t>TỊCH 15/QĐ</w:t>"
        "<w:noBreakHyphen/><w:t>UB</w:t><w:softHyphen/><w:t>ND</w:t></w:r>"
    )
    assert only(word_file(tmp_path, p(runs))) == "TM. ỦY BAN\nCHỦ TỊCH 15/QĐ-UBND"


def test_dotted_tab_leaders_stay_as_dots(tmp_path: Path) -> None:
    tabs = '<w:tabs><w:tab w:val="left" w:leader="dot" w:pos="3000"/></w:tabs>'
    assert (
        only(word_file(tmp_path, p("<w:r><w:t>Số:</w:t><w:tab/><w:t>/KH-UBND</w:t></w:r>", tabs))) == "Số:...../KH-UBND"
    )


def test_hidden_words_are_left_out_and_capitals_print_as_such(tmp_path: Path) -> None:
    body = p(r("Kế hoạch ", "<w:caps/>") + r("nháp", "<w:vanish/>") + r("năm 2026"))
    assert only(word_file(tmp_path, body)) == "KẾ HOẠCH năm 2026"


def test_decomposed_letters_are_composed_and_unseen_ones_dropped(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", "Phường Tân Bình Hạ") + "\u200b\u00a0\u202asố\u202c"
    assert only(word_file(tmp_path, p(text))) == "Phường Tân Bình Hạ số"


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('HỎA TỐC')}</w:txbxContent>"
    runs = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>" + r("CÔNG ĐIỆN")
    )
    assert words(read_docx(word_file(tmp_path, p(runs)))) == ["CÔNG ĐIỆN", "HỎA TỐC"]


def test_footnote_stands_at_the_end_and_knows_its_place(tmp_path: Path) -> None:
    body = p(r("Thực hiện kế hoạch năm 2025") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(". Đạt kết quả."))
    notes = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    notes += f'<w:footnote w:id="2">{p("Kế hoạch số 12/KH-UBND.")}</w:footnote>'
    document = read_docx(word_file(tmp_path, body, footnotes=notes))
    note = document.blocks[-1]
    assert words(document) == ["Thực hiện kế hoạch năm 2025. Đạt kết quả.", "Kế hoạch số 12/KH-UBND."]
    assert (note.kind, note.mark) == (BlockKind.FOOTNOTE, "1")
    assert note.anchor == len("Thực hiện kế hoạch năm 2025")


def test_a_footnotes_part_with_an_undeclared_prefix_does_not_kill_the_document(tmp_path: Path) -> None:
    body = p(r("Thân văn bản") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    path = word_file(tmp_path, body, footnotes="x")
    notes = part("footnotes", f'<w:footnote w:id="2" r:x="1">{p("Chú thích")}</w:footnote>')
    path = word_file(tmp_path, body, raw={"word/footnotes.xml": notes.replace("xmlns:r=", "xmlns:rx=")}, footnotes="x")
    assert words(read_docx(path)) == ["Thân văn bản", "Chú thích"]


def test_a_hopeless_part_is_told_and_left_out(tmp_path: Path) -> None:
    path = word_file(tmp_path, p("Nội dung"), raw={"word/numbering.xml": "%%%"}, numbering="x")
    document = read_docx(path)
    assert words(document) == ["Nội dung"]
    assert [issue.code for issue in document.issues] == ["part_damaged"]


def test_look_comes_from_runs_and_styles(tmp_path: Path) -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr>'
        '<w:pPr><w:jc w:val="center"/><w:ind w:firstLine="720"/></w:pPr></w:style>'
    )
    body = p("KẾ HOẠCH", '<w:pStyle w:val="H1"/>') + p(r("Hạn: ") + r("quý III", "<w:b/>"))
    heading, plain = read_docx(word_file(tmp_path, body, styles=styles)).blocks
    assert (heading.bold, heading.centered, heading.heading_level, heading.size, heading.indent) == (
        True,
        True,
        1,
        14,
        36,
    )
    assert (plain.bold, plain.centered, plain.heading_level) == (False, False, None)


def test_what_a_run_says_itself_stands_before_its_styles(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Goc"><w:rPr><w:i/><w:sz w:val="26"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Dam"><w:basedOn w:val="Goc"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Thuong"><w:rPr><w:b w:val="0"/></w:rPr></w:style>'
    )
    own = ("", '<w:rStyle w:val="Thuong"/>', '<w:rStyle w:val="Thuong"/><w:b/><w:i w:val="0"/><w:sz w:val="28"/>')
    body = "".join(p(r("Giao Phòng Kinh tế", properties), '<w:pStyle w:val="Dam"/>') for properties in own)
    blocks = read_docx(word_file(tmp_path, body, styles=styles)).blocks
    assert [(block.bold, block.italic, block.size) for block in blocks] == [
        (True, True, 13),
        (False, True, 13),
        (True, False, 14),
    ]


def test_pages_follow_remembered_and_explicit_breaks(tmp_path: Path) -> None:
    remembered = "<w:r><w:lastRenderedPageBreak/><w:t>trang hai</w:t></w:r>"
    body = p("trang một") + p(remembered) + p('<w:r><w:br w:type="page"/></w:r>')
    body += p("<w:r><w:lastRenderedPageBreak/><w:t>trang ba</w:t></w:r>") + p("trang bốn", "<w:pageBreakBefore/>")
    document = read_docx(word_file(tmp_path, body))
    assert [block.page for block in document.blocks] == [1, 2, 3, 4]
    assert document.pages == 4


def test_pages_are_taken_from_the_properties(tmp_path: Path) -> None:
    app = "<Properties xmlns='x'><Pages>7</Pages><Words>900</Words></Properties>"
    assert read_docx(word_file(tmp_path, p("Báo cáo"), raw={"docProps/app.xml": app})).pages == 7
    template = app.replace("900", "0")
    assert read_docx(word_file(tmp_path, p("Báo cáo"), raw={"docProps/app.xml": template})).pages == 1


def test_headers_and_footers_come_last_as_running_words(tmp_path: Path) -> None:
    section = '<w:sectPr><w:headerReference r:id="r_header"/><w:footerReference r:id="r_footer"/></w:sectPr>'
    path = word_file(tmp_path, p("Thân") + section, header=p("Dự thảo lần 2"), footer=p("2"))
    document = read_docx(path)
    assert words(document) == ["Thân", "Dự thảo lần 2", "2"]
    assert [block.kind for block in document.blocks[1:]] == [BlockKind.RUNNING] * 2


def test_every_block_is_its_slice_of_the_text(tmp_path: Path) -> None:
    document = read_docx(word_file(tmp_path, p(" Một  hai ") + p("") + p("ba")))
    assert document.text == "Một hai\n\nba"
    assert [(block.start, block.end) for block in document.blocks] == [(0, 7), (9, 11)]


def test_a_new_section_begins_a_new_page(tmp_path: Path) -> None:
    body = p("Thân", "<w:sectPr/>") + p("Phụ lục", '<w:sectPr><w:type w:val="continuous"/></w:sectPr>') + p("Bảng")
    assert [block.page for block in read_docx(word_file(tmp_path, body)).blocks] == [1, 2, 2]


def test_placeholder_words_of_a_form_are_not_read(tmp_path: Path) -> None:
    control = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
    body = p(r("Người ký: ") + control + r("Nhập tên vào đây") + "</w:sdtContent></w:sdt>")
    assert only(word_file(tmp_path, body)) == "Người ký:"
