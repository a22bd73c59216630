"""Hostile files of foreign formats: under false endings, two formats in one, archives, letters, pictures."""

# ruff: noqa: E501 (a file is told in one line)

from __future__ import annotations

import gzip
import io
import lzma
import struct
import tarfile
import zlib
from collections.abc import Sequence

from docx_bytes import docx, packed
from hostile_case import Case, ignored, ok, partial, rejected
from pdf_bytes import LINES, good
from PIL import Image, ImageDraw, ImageFont

PLAN = "\n".join(LINES)
_ODT = "application/vnd.oasis.opendocument.text"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def _odt(body: str | None = None, head: str = "") -> bytes:
    lines = "".join(f"<t:p>{line}</t:p>" for line in LINES) if body is None else body
    content = f'<?xml version="1.0"?>{head}<o:document-content xmlns:o="{_OFFICE}" xmlns:t="{_TEXT}" o:version="1.2"><o:body><o:text>{lines}</o:text></o:body></o:document-content>'
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<m:file-entry m:full-path="/" m:media-type="{_ODT}"/><m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
    )
    return packed({"mimetype": _ODT, "content.xml": content, "META-INF/manifest.xml": manifest})


def _rtf(lines: Sequence[str] = LINES, more: str = "") -> bytes:
    words = "\\par\n".join("".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in line) for line in lines)
    return (r"{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}" + more + r"\f0\fs28 " + words + r"\par}").encode()


def _html(head: str = "") -> bytes:
    words = "".join(f"<p>{line}</p>" for line in LINES)
    return f"<html><head><meta charset='utf-8'>{head}</head><body>{words}</body></html>".encode()


def _png(wide: int, high: int, data: bytes = b"") -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", data or zlib.compress(bytes(1 << 20), 9))
        + chunk(b"IEND", b"")
    )


def _tar(name: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        member = tarfile.TarInfo(name)
        member.size = 3
        archive.addfile(member, io.BytesIO(b"abc"))
    return out.getvalue()


def _compound(*streams: str) -> bytes:
    """The look of a compound file of Office before 2007, without its inside."""
    names = b"".join((name + "\0").encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names + bytes(4096)


_LETTER = f"From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{PLAN}\r\n".encode()
_MHT = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n'
    "Content-Location: file:///C:/a.htm\r\n\r\n" + _html().decode() + "\r\n--x--\r\n"
).encode()

FALSE_ENDINGS = (
    rejected("gia/bang-tinh.pdf", "not_pdf", packed({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<y/>"})),
    rejected("gia/chuong-trinh.pdf", "not_pdf", b"MZ\x90\x00\x03" + bytes(range(255, -1, -1)) * 8),
    rejected("gia/nen.pdf", "not_pdf", packed({"a/b.txt": "x"})),
    rejected("gia/gzip.pdf", "not_pdf", gzip.compress(good(), mtime=0)),
    rejected("gia/rar.docx", "unsupported", b"Rar!\x1a\x07\x01\x00" + bytes(range(100))),
    rejected("gia/xz.docx", "unsupported", lzma.compress(docx())),
    rejected("gia/cab.doc", "unsupported", b"MSCF\0\0\0\0" + bytes(range(200))),
    rejected("gia/elf.docx", "unsupported", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4),
    rejected("gia/lop-java.docx", "unsupported", b"\xca\xfe\xba\xbe\0\0\0\x34" + bytes(range(256)) * 4),
    rejected("gia/sqlite.doc", "unsupported", b"SQLite format 3\0" + bytes(range(256)) * 8),
    rejected("gia/parquet.pdf", "not_pdf", b"PAR1" + bytes(range(256)) * 4 + b"PAR1"),
    rejected("gia/wordperfect.doc", "unsupported", b"\xffWPC\x10\0\0\0\x01\x0a\x02\x01" + bytes(range(256)) * 4),
    rejected("gia/am-thanh.pdf", "not_pdf", b"ID3\x04\0\0\0\0\0\0" + bytes(range(256)) * 8),
    rejected("gia/djvu.pdf", "not_pdf", b"AT&TFORM\0\0\x10\0DJVUINFO" + bytes(range(256)) * 8),
    rejected("gia/epub.docx", "unsupported", packed({"mimetype": "application/epub+zip", "OEBPS/a.xhtml": "<x/>"})),
    rejected("gia/jar.docx", "unsupported", packed({"META-INF/MANIFEST.MF": "x", "A.class": b"\xca\xfe\xba\xbe"})),
    rejected("gia/thu-outlook.doc", "unsupported", _compound("__properties_version1.0", "__substg1.0_1000001F")),
    rejected("gia/bang-tinh-cu.doc", "unsupported", _compound("Root Entry", "Workbook")),
    rejected("gia/trinh-chieu-cu.doc", "unsupported", _compound("Root Entry", "PowerPoint Document")),
    rejected("gia/ole-cut.doc", "damaged", _compound("Root Entry", "WordDocument")),
    rejected("gia/ole-cut-dau.doc", "damaged", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ok("gia/word-ten-txt.txt", docx(word__x_xml="<x>1</x>")),
    ok("gia/word-ten-doc.doc", docx(word__x_xml="<x>2</x>")),
    ok("gia/pdf-ten-docx.docx", good(catalog=b"/A 1")),
    ok("gia/pdf-ten-txt.txt", good(catalog=b"/A 2")),
    ok("gia/mau-word.dotx", docx(word__x_xml="<x>3</x>")),
    ok("gia/mau-macro.dotm", docx(word__x_xml="<x>4</x>")),
    ok("gia/khong-duoi-pdf", good(catalog=b"/A 3")),
    ok("gia/json.txt", f'{{"a": "{LINES[0]}", "b": [1, 2'.encode() + b"\n" + PLAN.encode()),
    ok("gia/csv.txt", b"a;b;c\n1;2;3\n" + PLAN.encode()),
    ok("gia/ma-python.txt", b"#!/usr/bin/python\nimport os; os.system('touch /tmp/khacphuc-thoat-ra')\n" + PLAN.encode()),
)  # fmt: skip

BY_OFFICE = (
    ok("gia/odt.docx", _odt(), tool="office"),
    ok("gia/rtf.doc", _rtf(), tool="office"),
    ok("gia/rtf-doi-tuong.rtf", _rtf(more=r"{\object\objemb\objupdate{\*\objclass Package}{\*\objdata 0105000002000000}}{\field{\*\fldinst INCLUDETEXT file:///etc/passwd}}"), tool="office"),
    ok("gia/html.doc", _html("<script>fetch('http://192.0.2.1')</script><link rel=stylesheet href='http://192.0.2.1/x.css'>"), tool="office"),
    ok("gia/mht.doc", _MHT, tool="office"),
    rejected("gia/odt-ten-thoat-ra.odt", "unsafe", packed({"mimetype": _ODT, "content.xml": "<x/>", "../../khacphuc-thoat-ra": "x"}), tool="office"),
    rejected("gia/odt-bom.odt", "too_large", packed({"mimetype": _ODT, "content.xml": bytes(40 << 20)}), tool="office"),
    rejected("gia/odt-thuc-the.odt", "unsafe", _odt("<t:p>&a;</t:p>", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"), tool="office"),
    rejected("gia/rtf-cut.rtf", "damaged", rb"{\rtf1\ansi{\fonttbl{\f0 Times", tool="office"),
)  # fmt: skip

ARCHIVES_AND_LETTERS = (
    ignored("nen/van-ban.zip", "not_document", packed({"a.pdf": good()})),
    ignored("nen/van-ban.7z", "not_document", b"7z\xbc\xaf\x27\x1c" + bytes(range(60))),
    ignored("nen/van-ban.rar", "not_document", b"Rar!\x1a\x07\x01\x00" + bytes(range(60))),
    ignored("nen/van-ban.tar", "not_document", _tar("../../khacphuc-thoat-ra")),
    ignored("nen/thu.eml", "not_document", _LETTER),
    ignored("nen/thu.msg", "not_document", _compound("__properties_version1.0")),
    ignored("nen/chay.exe", "not_document", b"MZ" + bytes(60)),
    ignored("nen/lenh.bat", "not_document", b"del /q *"),
    ignored("nen/loi-tat.lnk", "not_document", b"L\0\0\0\x01\x14\x02\0" + bytes(60)),
    ignored("nen/trang.html", "not_document", _html("<title>x</title>")),
    ignored("nen/bom.zip", "not_document", packed({"a": bytes(40 << 20)})),
)  # fmt: skip

TWO_IN_ONE = (
    rejected("kep/rac-dai-truoc-pdf.pdf", "damaged", b"rac " * 800 + b"\n" + good()),
    ok("kep/pdf-kem-zip.pdf", good(catalog=b"/A 4") + packed({"word/document.xml": "<x/>"})),
    partial("kep/html-truoc-pdf.pdf", "repaired", b"<html><script>alert(1)</script></html>\n" + good(catalog=b"/A 5")),
    ok("kep/docx-kem-pdf.docx", docx(word__y_xml="<y>1</y>") + b"\n%PDF-1.7\n"),
    ok("kep/hai-pdf.pdf", good(catalog=b"/A 6") + good(catalog=b"/A 7")),
    partial("kep/pdf-bom.pdf", "repaired", b"\xef\xbb\xbf" + good(catalog=b"/A 8")),
)  # fmt: skip

PICTURES = (
    rejected("anh/bom.pdf", "too_large", _png(60_000, 60_000), tool="ocr"),
    rejected("anh/bom-ten-pdf.pdf", "too_large", _png(90_000, 90_001), tool="ocr"),
    rejected("anh/hong.docx", "damaged", _png(2000, 2000, b"rac"), tool="ocr"),
    rejected("anh/rong.pdf", "empty", _png(1000, 1000, zlib.compress((b"\0" + b"\xff" * 1000) * 1000, 9)), tool="ocr"),
    rejected("anh/cut.pdf", "damaged", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(20), tool="ocr"),
    rejected("anh/am.doc", "too_large", b"BM" + struct.pack("<IIIIiiHHIIiiII", 99, 0, 54, 40, -5, -2147483648, 1, 24, 0, 0, 0, 0, 0, 0) + bytes(90), tool="ocr"),
    rejected("anh/vong.pdf", "damaged", b"II*\0\x08\0\0\0\0\0\x08\0\0\0", tool="ocr"),
)  # fmt: skip


def _stamped() -> bytes:
    """The picture of a page with a mark of secrecy in red."""
    page = Image.new("RGB", (1000, 1414), "white")
    draw = ImageDraw.Draw(page)
    for number in range(12):
        words = f"{number}. Giao Van phong ra soat ho so dot {number}."
        draw.text((100, 500 + 40 * number), words, fill="black", font=ImageFont.load_default(24))
    draw.rectangle((700, 100, 900, 165), outline=(205, 25, 30), width=4)
    draw.text((800, 132), "TOI MAT", fill=(205, 25, 30), font=ImageFont.load_default(36), anchor="mm")
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


SECRETS = (rejected("mat/dau-do.pdf", "secret", _stamped(), tool="ocr"),)

CASES: tuple[Case, ...] = (*FALSE_ENDINGS, *BY_OFFICE, *ARCHIVES_AND_LETTERS, *TWO_IN_ONE, *PICTURES, *SECRETS)
