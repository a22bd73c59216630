"""Hostile PDF files that would lose text in silence: broken pages, pictures, fields, notes, locks, pictures that swell."""

# ruff: noqa: E501 (a file is told in one line)

from __future__ import annotations

import hashlib
import zlib

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hostile_case import Case, ok, partial, rejected
from pdf_bytes import CONTENT, LINES, PAGE, PAGES, good, objects, pdf, shown, stream, to_unicode, with_objects

A4 = b"/MediaBox [0 0 595 842]"
_IMAGE = b" /Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 "
_FULL = b"q 595 0 0 842 0 0 cm /I Do Q"


def pages(*contents: bytes, more: dict[int, bytes] | None = None, resources: bytes = b"") -> bytes:
    """A file with a page for each ready content stream."""
    parts = objects(resources=resources)
    kids = []
    for number, content in enumerate(contents):
        page, own = 200 + 2 * number, 201 + 2 * number
        parts[page] = parts[PAGE].replace(b"/Contents 4 0 R", b"/Contents %d 0 R" % own)
        parts[own] = content
        kids.append(b"%d 0 R" % page)
    parts[PAGES] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return pdf({**parts, **(more or {})})


def _words(number: int) -> bytes:
    return shown((*LINES[:-1], f"{number}. Giao Phòng Kinh tế rà soát hồ sơ trước ngày 15/6/2026."))


def _cut_stream(data: bytes, keep: float) -> bytes:
    packed = zlib.compress(data, 9)
    return stream(packed[: int(len(packed) * keep)], b" /Filter /FlateDecode")


def _broken_stream(data: bytes) -> bytes:
    """Garbled from the middle on, as by a bad disk."""
    packed = bytearray(zlib.compress(data, 9))
    packed[len(packed) // 2 : len(packed) // 2 + 20] = b"\xff" * 20
    return stream(bytes(packed), b" /Filter /FlateDecode")


def _noted(note: bytes, more: dict[int, bytes] | None = None, catalog: bytes = b"") -> bytes:
    parts = {60: b"<< /Type /Annot /Rect [60 300 400 330] %s >>" % note, **(more or {})}
    return with_objects(parts, page=A4 + b" /Annots [60 0 R]", catalog=catalog)


def _attached(file: bytes, catalog: bytes) -> bytes:
    parts = {60: b"<< /Type /Filespec /F (../../x.pdf) /EF << /F 61 0 R >> >>", 61: stream(file)}
    return with_objects(parts, catalog=catalog + b" /Names << /EmbeddedFiles << /Names [(x) 60 0 R] >> >>")


def _field(more: bytes) -> bytes:
    value = "Giao Văn phòng báo cáo.".encode("utf-16-be").hex().encode()
    field = b"/Subtype /Widget /FT /Tx /T (a) /V <feff%s> %s" % (value, more)
    return _noted(field, catalog=b"/AcroForm << /Fields [60 0 R] /NeedAppearances true >>")


def _pictured(extra: bytes, data: bytes, words: bytes = b"") -> bytes:
    picture = stream(data, b" /Type /XObject /Subtype /Image " + extra)
    return pdf({**objects(words + b" " + _FULL, resources=b"/XObject << /I 9 0 R >>"), 9: picture})


def _jpx(wide: int, high: int) -> bytes:
    """The head of a JPEG 2000 codestream of one component that has no data."""
    size = b"\xff\x51\x00\x29\x00\x00" + b"".join(n.to_bytes(4, "big") for n in (wide, high, 0, 0, wide, high, 0, 0))
    cod = b"\xff\x52\x00\x0c\x00\x00\x00\x01\x00\x05\x04\x04\x00\x00"
    return b"\xff\x4f" + size + b"\x00\x01\x07\x01\x01" + cod + b"\xff\x5c\x00\x04\x40\x40" + b"\xff\xd9"


def _jbig2(wide: int, high: int) -> bytes:
    page = wide.to_bytes(4, "big") + high.to_bytes(4, "big") + bytes(8) + b"\x00\x00\x00"
    return b"\x00\x00\x00\x00\x30\x00\x01" + len(page).to_bytes(4, "big") + page


def _jpeg(wide: int, high: int) -> bytes:
    head = b"\xff\xd8\xff\xc0\x00\x0b\x08" + high.to_bytes(2, "big") + wide.to_bytes(2, "big") + b"\x01\x01\x11\x00"
    return head + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + bytes(64) + b"\xff\xd9"


def aes256(user: bytes = b"") -> bytes:
    """AES with 256 bits (revision 5), the streams locked."""
    key, salt = bytes(range(32)), b"saltsalt" + b"keysalt8"

    def cbc(secret: bytes, data: bytes, start: bytes = bytes(16)) -> bytes:
        made = Cipher(algorithms.AES(secret), modes.CBC(start)).encryptor()
        return made.update(data) + made.finalize()

    def locked(data: bytes) -> bytes:
        gap = 16 - len(data) % 16
        return bytes(16) + cbc(key, data + bytes([gap]) * gap)

    def words(secret: bytes, more: bytes = b"") -> tuple[bytes, bytes]:
        mark = hashlib.sha256(secret + salt[:8] + more).digest() + salt
        return mark, cbc(hashlib.sha256(secret + salt[8:] + more).digest(), key)

    u, ue = words(user)
    o, oe = words(b"chu", u)
    perms = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    allowed = perms.update(b"\xc4\xff\xff\xff\xff\xff\xff\xffTadb" + bytes(4)) + perms.finalize()
    parts = objects()
    parts[CONTENT] = stream(locked(shown()))
    plain = parts[7].split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0]
    parts[7] = stream(locked(plain))
    texts = {
        b"(Adobe)": b"<%s>" % locked(b"Adobe").hex().encode(),
        b"(Identity)": b"<%s>" % locked(b"Identity").hex().encode(),
    }
    for old, new in texts.items():
        parts[6] = parts[6].replace(old, new)
    made = {b"U": u, b"UE": ue, b"O": o, b"OE": oe, b"Perms": allowed}
    entries = b" ".join(b"/%s <%s>" % (name, value.hex().encode()) for name, value in made.items())
    parts[9] = (
        b"<< /Filter /Standard /V 5 /R 5 /Length 256 /P -60 /StmF /StdCF /StrF /StdCF "
        b"/CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> %s >>" % entries
    )
    return pdf(parts, trailer=b"/Encrypt 9 0 R /ID [<00> <00>]")


def _object_stream(inside: dict[int, bytes], extra: bytes = b"") -> bytes:
    places, body = b"", b""
    for number, part in inside.items():
        places += b"%d %d " % (number, len(body))
        body += part + b" "
    return stream(places + body, b" /Type /ObjStm /N %d /First %d %s" % (len(inside), len(places), extra))


def _packed_objects(extra: bytes = b"", looped: bool = False) -> bytes:
    """All that is no stream lies in an object stream; `looped`: so does that stream itself."""
    parts = objects()
    plain = {n: p for n, p in parts.items() if b"stream" not in p}
    whole = {**{n: p for n, p in parts.items() if n not in plain}, 20: _object_stream(plain, extra)}
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, part in whole.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    rows = bytearray(b"\0\0\0\0\0\xff")
    order = list(plain)
    for number in range(1, 22):
        if number in plain or (looped and number == 20):
            rows += b"\x02" + (20).to_bytes(4, "big") + bytes([order.index(number) if number in plain else 0])
        else:
            rows += b"\x01" + places.get(number, len(out)).to_bytes(4, "big") + b"\0"
    start = len(out)
    table = stream(bytes(rows), b" /Type /XRef /Root 1 0 R /Size 22 /W [1 4 1]")
    return bytes(out + b"21 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, start))


LOST = (
    partial("mat-chu/mot-trang-hong.pdf", "damaged", pages(stream(_words(1)), stream(b"\x78\x9c\x00\xff" * 50, b" /Filter /FlateDecode"), stream(_words(3)))),
    partial("mat-chu/trang-cat-giua.pdf", "damaged", pages(stream(_words(1)), _cut_stream(_words(2) * 3, 0.5))),
    partial("mat-chu/trang-lam-giua.pdf", "damaged", pages(stream(_words(1)), _broken_stream(_words(2) * 3))),
    partial("mat-chu/trang-bo-loc-la.pdf", "damaged", pages(stream(_words(1)), stream(b"abc" * 50, b" /Filter /KhongCo"))),
    partial("mat-chu/trang-noi-dung-thieu.pdf", "damaged", pages(stream(_words(1)), b"null")),
    partial("mat-chu/trang-thieu-mot-phan.pdf", "damaged", pdf({**objects(), PAGE: objects()[PAGE].replace(b"/Contents 4 0 R", b"/Contents [4 0 R 88 0 R]")})),
    partial("mat-chu/dinh-kem-van-ban.pdf", "part_unread", _attached(good(), b"")),
    partial("mat-chu/bo-ho-so.pdf", "part_unread", _attached(b"khong phai van ban", b"/Collection << /View /D >>")),
    ok("mat-chu/dinh-kem-vong.pdf", with_objects({60: b"<< /Kids [60 0 R 60 0 R] /Names [60 0 R 60 0 R] >>"}, catalog=b"/Names << /EmbeddedFiles 60 0 R >>")),
    ok("mat-chu/nhan-trang-vong.pdf", with_objects({60: b"<< /Kids [60 0 R] >>"}, catalog=b"/PageLabels 60 0 R")),
    ok("mat-chu/trang-trang.pdf", pages(stream(_words(1)), stream(b""), stream(_words(3)))),
    partial("mat-chu/trang-anh-hong.pdf", "page_unread", pages(
        stream(_words(1)), stream(_FULL), resources=b"/XObject << /I 9 0 R >>",
        more={9: stream(b"rac" * 99, _IMAGE.replace(b"/BitsPerComponent 8", b"/BitsPerComponent 8 /Width 900 /Height 1200 /Filter /DCTDecode"))})),
    rejected("mat-chu/chi-anh-hong.pdf", "page_unread", _pictured(b"/Width 900 /Height 1200 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", b"rac" * 99)),
    partial("mat-chu/o-bieu-mau.pdf", "form_unread", _field(b"")),
    ok("mat-chu/o-bieu-mau-rong.pdf", _noted(b"/Subtype /Widget /FT /Tx /T (a) /V ()", catalog=b"/AcroForm << /Fields [60 0 R] >>")),
    partial("mat-chu/o-chu-tren-trang.pdf", "form_unread", _noted(b"/Subtype /FreeText /Contents (Giao Van phong bao cao) /DA (/F1 12 Tf)")),
    ok("mat-chu/ghi-chu-dan.pdf", _noted(b"/Subtype /Text /Contents (xem lai)")),
)  # fmt: skip

LOCKS = (
    ok("khoa/aes-256-mo.pdf", aes256()),
    rejected("khoa/aes-256-mat-khau.pdf", "encrypted", aes256(b"bi mat")),
    rejected("khoa/v-99.pdf", "encrypted", with_objects({60: b"<< /Filter /Standard /V 99 /R 99 /O <00> /U <00> /P -1 >>"}, trailer=b"/Encrypt 60 0 R /ID [<00> <00>]")),
    rejected("khoa/tu-tro.pdf", "encrypted", with_objects({60: b"60 0 R"}, trailer=b"/Encrypt 60 0 R /ID [<00> <00>]")),
    rejected("khoa/do-dai-am.pdf", "encrypted", with_objects({60: b"<< /Filter /Standard /V 2 /R 3 /Length -8 /O <00> /U <00> /P -1 >>"}, trailer=b"/Encrypt 60 0 R /ID [<00> <00>]")),
    rejected("khoa/khong-id.pdf", "encrypted", with_objects({60: b"<< /Filter /Standard /V 1 /R 2 /O <00> /U <00> /P -1 >>"}, trailer=b"/Encrypt 60 0 R")),
)  # fmt: skip

SWELLING = (
    rejected("no/anh-jpx-khong-lo.pdf", "too_large", _pictured(b"/Width 60000 /Height 60000 /Filter /JPXDecode", _jpx(60_000, 60_000))),
    rejected("no/anh-jbig2-khong-lo.pdf", "too_large", _pictured(b"/Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode", _jbig2(60_000, 60_000))),
    rejected("no/anh-jpeg-khong-lo.pdf", "too_large", _pictured(b"/Width 65000 /Height 65000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", _jpeg(65_000, 65_000))),
    rejected("no/anh-ccitt-khong-lo.pdf", "too_large", _pictured(b"/Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 60000 /Rows 60000 >>", bytes(999))),
    rejected("no/anh-deflate-khong-lo.pdf", "too_large", _pictured(b"/Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode", zlib.compress(bytes(60 << 20), 9))),
    ok("no/10000-o-vuong.pdf", good(content=shown() + b" " + b" ".join(b"%d %d 3 3 re S" % (n % 590, n // 14) for n in range(10_000)))),
    partial("no/100000-chu-chong.pdf", "hidden_text", good(content=shown() + b" BT /F1 12 Tf 1 0 0 1 60 90 Tm " + b"<0041> Tj " * 60_000 + b"ET")),
    ok("no/100000-net-bang.pdf", good(content=shown() + b" " + b" ".join(b"%d 100 m %d 700 l S 0 %d m 595 %d l S" % (n, n, n, n) for n in range(0, 590, 2)))),
    ok("no/duong-cong.pdf", good(content=shown() + b" 0 0 m " + b"1 2 3 4 5 6 c " * 60_000 + b"S")),
    rejected("no/tounicode-tong.pdf", "too_large", good(cmap=b"begincmap " + b"1 beginbfrange <00000000> <00ffffff> <0041> endbfrange " * 40 + b"endcmap")),
    ok("no/chu-thich-nhieu.pdf", with_objects({60: b"<< /Type /Annot /Subtype /Link /Rect [0 0 1 1] >>"}, page=A4 + b" /Annots [%s]" % (b"60 0 R " * 50_000))),
    ok("no/luong-khong-do-dai.pdf", pdf({**objects(), CONTENT: objects()[CONTENT].replace(b"/Length %d" % len(shown()), b"/Length 99999999")})),
    ok("no/luong-do-dai-am.pdf", pdf({**objects(), CONTENT: objects()[CONTENT].replace(b"/Length %d" % len(shown()), b"/Length -1")})),
    ok("no/lzw-chay-dai.pdf", pdf({**objects(), 30: stream(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01" * 9999, b" /Filter /LZWDecode")})),
    rejected("no/ma-chay-dai.pdf", "too_large", pdf({**objects(), CONTENT: stream(zlib.compress(b"\x81\x20" * (8 << 20), 9), b" /Filter [/FlateDecode /RunLengthDecode]")})),
    rejected("no/lop-loc-100.pdf", "damaged", pdf({**objects(), CONTENT: stream(b"4142>", b" /Filter [%s]" % (b"/ASCIIHexDecode " * 100))})),
)  # fmt: skip

STRUCTURES = (
    ok("cau-truc/objstm.pdf", _packed_objects()),
    ok("cau-truc/objstm-extends-vong.pdf", _packed_objects(b"/Extends 20 0 R")),
    partial("cau-truc/objstm-trong-chinh-no.pdf", "repaired", _packed_objects(looped=True)),
    ok("cau-truc/mediabox-thua-ke.pdf", pdf({**objects(page=b""), PAGES: b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>"})),
    ok("cau-truc/noi-dung-nhieu-phan.pdf", pdf({**objects(), PAGE: objects()[PAGE].replace(b"/Contents 4 0 R", b"/Contents [%s 4 0 R]" % (b"30 0 R " * 20_000)), 30: stream(b"q Q ")})),
    ok("cau-truc/the-hien-nhieu.pdf", pdf({**objects(), 40: b"<< /Kids [%s] >>" % (b"41 0 R " * 99_999)})),
    ok("cau-truc/so-doi-tuong-lon.pdf", good(catalog=b"/X 999999999999 0 R")),
    partial("cau-truc/khong-catalog-type.pdf", "repaired", pdf(objects(), trailer=b"/Root 1 0 R", start=0)),
    rejected("cau-truc/hop-cat-chu.pdf", "damaged", good(page=A4 + b" /CropBox [0 /a /b 595]")),
    ok("cau-truc/lop-tat.pdf", with_objects({80: b"<< /Type /OCG /Name (x) >>"}, content=shown(), catalog=b"/OCProperties << /OCGs [80 0 R] /D << /OFF [80 0 R] >> >>")),
    ok("cau-truc/ten-co-0.pdf", good(catalog=b"/A#00B (x) /A#ZZ 1")),
    ok("cau-truc/chuoi-thoat-dai.pdf", good(catalog=b"/A (" + b"\\(" * 100_000 + b")")),
    ok("cau-truc/thoi-gian-la.pdf", pdf({**objects(), 50: b"<< /CreationDate (D:99999999999999Z) /Title <feff> >>"}, trailer=b"/Info 50 0 R")),
)  # fmt: skip

UNSEEN = shown(("9. Giao Văn phòng báo cáo trước ngày 15/6/2026.",), top=300)
"""A task that no reader of the page sees."""
_LAYERS = b"/OCProperties << /OCGs [80 0 R] /D << /OFF [80 0 R] >> >>"

HIDDEN = (
    partial("an/chu-trang.pdf", "hidden_text", good(content=shown() + b" 1 1 1 rg " + UNSEEN)),
    partial("an/chu-vo-hinh.pdf", "hidden_text", good(content=shown() + UNSEEN.replace(b"0 Tr", b"3 Tr"))),
    partial("an/bi-che.pdf", "hidden_text", good(content=shown() + UNSEEN + b" 1 g 50 290 500 30 re f")),
    partial("an/lop-tat.pdf", "hidden_text", with_objects(
        {80: b"<< /Type /OCG /Name (x) >>"}, content=shown() + b" /OC /L BDC " + UNSEEN + b" EMC",
        resources=b"/Properties << /L 80 0 R >>", catalog=_LAYERS)),
    partial("an/ngoai-vung-cat.pdf", "hidden_text", good(content=shown() + UNSEEN, page=A4 + b" /CropBox [0 400 595 842]")),
    rejected("an/toan-chu-trang.pdf", "hidden_text", good(content=b"1 g " + shown())),
    ok("an/chu-trang-nen-xanh.pdf", good(content=shown() + b" 0 0 0.6 rg 50 290 500 30 re f 1 1 1 rg " + UNSEEN)),
    ok("an/nen-to-truoc.pdf", good(content=shown() + b" 0.9 g 50 290 500 30 re f 0 g " + UNSEEN)),
    ok("an/form-tu-goi-doi.pdf", with_objects(
        {70: stream(b"/X Do /X Do", b" /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 70 0 R >> >>")},
        content=shown() + b" /X Do", resources=b"/XObject << /X 70 0 R >>")),
    ok("an/gach-lat-vo-tan.pdf", with_objects(
        {70: stream(b"0 0 1 1 re f", b" /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.0001 /YStep 0.0001 /Resources << >>")},
        content=shown() + b" /Pattern cs /P scn 0 0 595 842 re f", resources=b"/Pattern << /P 70 0 R >>")),
    ok("an/moc-ky-so.pdf", good(content=shown() + b" 1 g " + shown(("KHẮC",), top=200))),
)  # fmt: skip


def _aslant(words: str) -> bytes:
    """Words printed across the page, as a watermark is."""
    cmap = to_unicode(b"1 beginbfrange <0020> <1fff> <0020> endbfrange\n")
    return good(
        content=shown() + b" q 0.7 0.7 -0.7 0.7 150 250 cm " + shown((words,), top=0, left=0) + b" Q", cmap=cmap
    )


SECRETS = (
    rejected("mat/cheo-trang.pdf", "secret", _aslant("TUYỆT MẬT")),
    ok("mat/cheo-trang-khac.pdf", _aslant("DỰ THẢO")),
)  # fmt: skip

CASES: tuple[Case, ...] = (*HIDDEN, *SECRETS, *LOST, *LOCKS, *SWELLING, *STRUCTURES)
