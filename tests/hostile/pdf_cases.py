"""Hostile PDF files: cut, garbled, looping, swelling, hiding, locked."""

# ruff: noqa: E501 (a file is told in one line)

from __future__ import annotations

import re
import zlib

from hostile_case import Case, ok, partial, rejected
from pdf_bytes import (
    CONTENT,
    PAGE,
    PAGES,
    good,
    locked,
    objects,
    pdf,
    shown,
    stream,
    to_unicode,
    with_objects,
    xref_stream,
)

GOOD = good()
_BOMB = zlib.compress(b"\0" * (1 << 20), 9)
_WAIT = ("Please wait...", "If this message is not eventually replaced by the proper contents of the document,")


def _swelling(unit: bytes, times: int) -> bytes:
    """`unit` so many times over, deflated without working through it all: one packed piece, repeated."""
    packer = zlib.compressobj(9, wbits=-15)
    piece = packer.compress(unit) + packer.flush(zlib.Z_FULL_FLUSH)
    whole = zlib.adler32(unit)
    total, weighed = (whole & 0xFFFF) - 1, (whole >> 16) - len(unit)
    low, high = 1, 0
    for _ in range(times):
        low, high = (low + total) % 65521, (high + len(unit) * low + weighed) % 65521
    return b"\x78\xda" + piece * times + b"\x03\x00" + (high << 16 | low).to_bytes(4, "big")


def _deflated(mebibytes: int) -> bytes:
    """A stream that swells to so many MiB."""
    data = _swelling(b"0 0 m " * 174_763, mebibytes)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(data), data)


def _twice_deflated(mebibytes: int) -> bytes:
    data = zlib.compress(_swelling(bytes(1 << 20), mebibytes), 9)
    return b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(data), data)


def _forms(own: bytes, count: int, levels: int) -> dict[int, bytes]:
    """Forms that each draw the next one `count` times."""
    made = {}
    for level in range(levels):
        draws = b"/X Do " * count if level < levels - 1 else b"0 0 1 1 re f"
        following = 100 + level + 1
        extra = b" /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>" % following
        made[100 + level] = stream(draws, extra)
    return {CONTENT: stream(shown() + b" /X Do"), **made, **({100: stream(own)} if own else {})}


def _draws_forms(count: int, levels: int) -> bytes:
    parts = objects(resources=b"/XObject << /X 100 0 R >>")
    return pdf({**parts, **_forms(b"", count, levels)})


def _deep_tree(levels: int) -> bytes:
    parts = objects()
    parts[PAGES] = b"<< /Type /Pages /Kids [100 0 R] /Count 1 >>"
    for level in range(levels):
        kid = b"%d 0 R" % (100 + level + 1) if level < levels - 1 else b"3 0 R"
        parts[100 + level] = b"<< /Type /Pages /Kids [%s] /Count 1 >>" % kid
    return pdf(parts)


def _many_pages(count: int) -> bytes:
    parts = objects()
    parts[PAGES] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b"3 0 R " * count, count)
    return pdf(parts)


def _updated() -> bytes:
    """The same file with a second part appended, as a program saves a change."""
    start = GOOD.rindex(b"xref\n0")
    more = GOOD + b"9 0 obj\n<< /Type /Metadata >>\nendobj\n"
    return (
        more
        + b"xref\n9 1\n%010d 00000 n \ntrailer\n<< /Size 10 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(GOOD),
            start,
            len(more),
        )
    )


def _page(words: bytes) -> bytes:
    return good(page=words)


def _replaced(number: int, part: bytes) -> bytes:
    return pdf({**objects(), number: part})


def _image(extra: bytes, data: bytes = b"") -> bytes:
    parts = objects(shown() + b" q 9 0 0 9 0 0 cm /I Do Q", resources=b"/XObject << /I 9 0 R >>")
    return pdf({**parts, 9: stream(data, b" /Type /XObject /Subtype /Image " + extra)})


BROKEN = (
    partial("pdf/xref-lech.pdf", "repaired", re.sub(rb"(\d{9})\d( 00000 n)", rb"\g<1>7\2", GOOD)),
    partial("pdf/trang-khong-type.pdf", "repaired", _replaced(PAGE, objects()[PAGE].replace(b"/Type /Page ", b""))),
    partial(
        "pdf/do-dai-tu-tro.pdf",
        "repaired",
        _replaced(CONTENT, re.sub(rb"/Length \d+", b"/Length 4 0 R", objects()[CONTENT])),
    ),
    rejected("pdf/chi-dau-tep.pdf", "damaged", b"%PDF-1.7\n"),
    rejected("pdf/rac.pdf", "damaged", b"%PDF-1.7\n" + bytes(range(256)) * 40),
    rejected("pdf/cat-mot-phan-ba.pdf", "damaged", GOOD[: len(GOOD) // 3]),
    rejected("pdf/cat-cuoi.pdf", "damaged", GOOD[: GOOD.rindex(b"xref\n0")]),
    partial("pdf/sai-startxref.pdf", "repaired", pdf(objects(), start=7)),
    partial("pdf/startxref-qua-lon.pdf", "repaired", pdf(objects(), start=10**30)),
    partial("pdf/startxref-am.pdf", "repaired", pdf(objects(), start=-5)),
    partial("pdf/rac-dau-tep.pdf", "repaired", b"rac\r\n" * 20 + GOOD),
    partial("pdf/bang-xref-sai.pdf", "repaired", GOOD.replace(b"0 9\n", b"0 4294967296\n")),
    ok("pdf/xuong-dong-cr.pdf", GOOD.replace(b"endobj\n", b"endobj\r")),
    ok("pdf/cap-nhat-them.pdf", _updated()),
    partial("pdf/khong-trang.pdf", "repaired", _replaced(PAGES, b"<< /Type /Pages /Kids [] /Count 0 >>")),
    partial("pdf/mat-goc.pdf", "repaired", GOOD.replace(b"/Root 1 0 R", b"/Root 99 0 R")),
    partial("pdf/goc-la-so.pdf", "repaired", GOOD.replace(b"/Root 1 0 R", b"/Root 7     ")),
    partial("pdf/trang-ma.pdf", "pages_unread", _replaced(PAGES, b"<< /Type /Pages /Kids [3 0 R 55 0 R] /Count 2 >>")),
    rejected(
        "pdf/noi-dung-hong.pdf",
        "damaged",
        _replaced(CONTENT, stream(b"\x78\x9c\x00\xff" * 9, b" /Filter /FlateDecode")),
    ),
    rejected("pdf/bo-loc-la.pdf", "damaged", _replaced(CONTENT, stream(b"abc", b" /Filter /KhongCo"))),
    rejected("pdf/chuoi-khong-dong.pdf", "empty", good(content=b"BT /F1 12 Tf (abc Tj ET")),
    ok("pdf/anh-trong-dong-khong-ket.pdf", good(content=shown() + b" BI /W 9 /H 9 ID abc")),
    ok("pdf/q-khong-dong.pdf", good(content=b"q " * 100_000 + shown())),
    ok("pdf/toan-tu-la.pdf", good(content=b"xyz 1 2 /N foo " * 500 + shown())),
)

LOOPS = (
    partial("pdf/cay-trang-vong.pdf", "pages_unread", _replaced(PAGES, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>")),
    ok("pdf/cay-trang-sau.pdf", _deep_tree(300)),
    rejected("pdf/cay-trang-qua-sau.pdf", "damaged", _deep_tree(5000)),
    rejected("pdf/tham-chieu-vong.pdf", "damaged", _replaced(CONTENT, b"4 0 R")),
    rejected("pdf/tham-chieu-vong-doi.pdf", "damaged", with_objects({CONTENT: b"90 0 R", 90: b"4 0 R"})),
    ok("pdf/xref-prev-vong.pdf", pdf(objects(), trailer=b"/Prev %d" % GOOD.rindex(b"xref\n0"))),
    ok(
        "pdf/form-tu-goi.pdf",
        with_objects(
            {
                100: stream(
                    b"/X Do",
                    b" /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 100 0 R >> >>",
                )
            },
            content=shown() + b" /X Do",
            resources=b"/XObject << /X 100 0 R >>",
        ),
    ),
    rejected("pdf/form-luy-thua.pdf", "too_large", _draws_forms(20, 8)),
    ok(
        "pdf/muc-luc-vong.pdf",
        with_objects(
            {60: b"<< /First 61 0 R >>", 61: b"<< /Title (x) /Next 61 0 R /First 61 0 R >>"},
            catalog=b"/Outlines 60 0 R",
        ),
    ),
    ok(
        "pdf/cay-cau-truc-vong.pdf",
        with_objects(
            {60: b"<< /Type /StructTreeRoot /K 60 0 R >>"},
            catalog=b"/StructTreeRoot 60 0 R /MarkInfo << /Marked true >>",
        ),
    ),
    ok(
        "pdf/chu-thich-vong.pdf",
        with_objects(
            {60: b"<< /Type /Annot /Subtype /Popup /Parent 60 0 R /Popup 60 0 R /Rect [0 0 9 9] >>"},
            page=b"/MediaBox [0 0 595 842] /Annots [60 0 R 60 0 R]",
        ),
    ),
    ok(
        "pdf/chu-ky-vong.pdf",
        with_objects(
            {
                60: b"<< /Type /Annot /Subtype /Widget /FT /Sig /Parent 60 0 R /V 61 0 R /Rect [0 0 9 9] >>",
                61: b"<< /Type /Sig /Contents <00> /Reference 61 0 R >>",
            },
            page=b"/MediaBox [0 0 595 842] /Annots [60 0 R]",
        ),
    ),
    ok(
        "pdf/phong-chu-type3-vong.pdf",
        with_objects(
            {
                70: b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 "
                b"/Widths [9] /Encoding << /Differences [97 /a] >> /CharProcs << /a 71 0 R >> "
                b"/Resources << /Font << /F9 70 0 R >> >> >>",
                71: stream(b"BT /F9 9 Tf (a) Tj ET"),
            },
            content=shown() + b" BT /F9 9 Tf (a) Tj ET",
        ),
    ),
    rejected("pdf/mang-long-sau.pdf", "empty", good(content=b"[" * 200_000)),
    rejected("pdf/tu-dien-long-sau.pdf", "damaged", _replaced(PAGE, b"<< /A " * 50_000)),
)

BOMBS = (
    rejected("pdf/bom-nen.pdf", "too_large", _replaced(CONTENT, _deflated(1500))),
    rejected("pdf/bom-nen-hai-lop.pdf", "too_large", _replaced(CONTENT, _twice_deflated(3000))),
    rejected(
        "pdf/tounicode-vo-tan.pdf",
        "too_large",
        good(cmap=to_unicode(b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange\n")),
    ),
    rejected("pdf/do-rong-vo-tan.pdf", "too_large", good(cid=b"/W [0 4000000000 500]")),
    partial("pdf/xref-w-khong.pdf", "repaired", xref_stream(b"/Size 4000000000 /W [0 0 0]")),
    partial("pdf/xref-index-lon.pdf", "repaired", xref_stream(b"/Size 9 /W [1 2 1] /Index [0 4000000000]")),
    ok("pdf/objstm-n-lon.pdf", with_objects({60: stream(b"1 0 2 0", b" /Type /ObjStm /N 4000000000 /First 8")})),
    rejected("pdf/trang-lap-100000.pdf", "too_large", _many_pages(100_000)),
    rejected(
        "pdf/cot-doan-lon.pdf",
        "too_large",
        _replaced(
            CONTENT, stream(_BOMB, b" /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4000000000 >>")
        ),
    ),
    ok(
        "pdf/anh-khong-lo.pdf",
        _image(b"/Width 900000 /Height 900000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode", _BOMB),
    ),
    ok(
        "pdf/anh-ccitt-khong-lo.pdf",
        _image(
            b"/Width 900000 /Height 900000 /BitsPerComponent 1 /Filter /CCITTFaxDecode "
            b"/DecodeParms << /K -1 /Columns 900000 /Rows 900000 >>",
            b"\0" * 99,
        ),
    ),
    ok("pdf/anh-jpx-hong.pdf", _image(b"/Width 9 /Height 9 /Filter /JPXDecode", b"rac" * 30)),
    ok("pdf/anh-jbig2-hong.pdf", _image(b"/Width 9 /Height 9 /Filter /JBIG2Decode", b"rac" * 30)),
)

LOOKS = (
    partial("pdf/xfa-cho-tai.pdf", "form_unread", with_objects(
        {60: b"<< /XFA 61 0 R /Fields [] >>", 61: stream(b"<xdp:xdp xmlns:xdp='x'><a>N\xe1\xbb\x99i dung</a></xdp:xdp>")},
        content=shown(_WAIT), catalog=b"/AcroForm 60 0 R", cmap=to_unicode(
            b"1 beginbfrange <0020> <007e> <0020> endbfrange\n"))),
    rejected("pdf/ngoai-trang.pdf", "hidden_text", good(content=shown(left=5000))),
    ok("pdf/chu-vo-hinh-tren-chu.pdf", good(content=shown() + b" " + shown(mode=3))),
    ok("pdf/chu-in-doi.pdf", good(content=shown() + b" " + shown())),
    ok("pdf/hop-trang-nguoc.pdf", _page(b"/MediaBox [595 842 0 0]")),
    partial("pdf/hop-trang-khong-co.pdf", "repaired", _page(b"")),
    partial("pdf/hop-trang-chu.pdf", "repaired", _page(b"/MediaBox [(a) (b) (c) (d)]")),
    partial("pdf/hop-trang-khong.pdf", "repaired", _page(b"/MediaBox [0 0 0 0]")),
    partial("pdf/hop-trang-khong-lo.pdf", "repaired", _page(b"/MediaBox [0 0 1000000000 1000000000]")),
    ok("pdf/hop-cat-ngoai.pdf", _page(b"/MediaBox [0 0 595 842] /CropBox [-9000 -9000 9000 9000]")),
    ok("pdf/xoay-la.pdf", _page(b"/MediaBox [0 0 595 842] /Rotate 90000000000")),
    partial("pdf/userunit.pdf", "repaired", _page(b"/MediaBox [0 0 595 842] /UserUnit 1e300")),
    ok("pdf/so-qua-dai.pdf", good(content=b"9" * 6000 + b" w " + shown())),
    ok("pdf/co-chu-vo-cung.pdf", good(content=b"BT /F1 1e400 Tf 1e400 0 0 1e400 1e300 1e300 Tm <0041> Tj ET " + shown())),
    ok("pdf/ma-javascript.pdf", good(catalog=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")),
    ok("pdf/lenh-chay.pdf", good(catalog=b"/OpenAction << /S /Launch /F (cmd.exe) /Win << /F (cmd.exe) >> >>")),
    ok("pdf/lien-ket-mang.pdf", good(catalog=b"/OpenAction << /S /URI /URI (http://192.0.2.1/x) >>")),
    ok("pdf/dinh-kem.pdf", with_objects(
        {60: b"<< /Type /Filespec /F (../../x.exe) /EF << /F 61 0 R >> >>", 61: stream(b"MZ" + b"\0" * 90)},
        catalog=b"/Names << /EmbeddedFiles << /Names [(x) 60 0 R] >> >>")),
    ok("pdf/khoa-chu-so-huu.pdf", locked()),
    rejected("pdf/mat-khau.pdf", "encrypted", locked(user=b"bi mat")),
    rejected("pdf/khoa-la.pdf", "encrypted", with_objects(
        {60: b"<< /Filter /Adobe.PubSec /V 4 /SubFilter /adbe.pkcs7.s5 >>"}, trailer=b"/Encrypt 60 0 R /ID [<00> <00>]")),
    rejected("pdf/khoa-hong.pdf", "encrypted", with_objects({60: b"<< /Filter /Standard >>"}, trailer=b"/Encrypt 60 0 R")),
)  # fmt: skip

CASES: tuple[Case, ...] = (*BROKEN, *LOOPS, *BOMBS, *LOOKS)
