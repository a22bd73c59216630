"""Writes PDF files byte by byte, right ones and every kind of wrong one."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence

LINES = (
    "ỦY BAN NHÂN DÂN",
    "XÃ AN SƠN THƯỢNG",
    "Số: 5/KH-UBND",
    "An Sơn Thượng, ngày 05 tháng 01 năm 2026",
    "KẾ HOẠCH",
    "Khắc phục tồn tại, hạn chế năm 2025",
    "1. Giao Phòng Kinh tế rà soát hồ sơ trước ngày 15/6/2026.",
)
CATALOG, PAGES, PAGE, CONTENT, FONT, CID, UNICODE, DESCRIPTOR = range(1, 9)
_CHARS = sorted({c for line in LINES for c in line})


def stream(data: bytes, extra: bytes = b"", *, packed: bool = False) -> bytes:
    if packed:
        data, extra = zlib.compress(data, 9), extra + b" /Filter /FlateDecode"
    return b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def to_unicode(ranges: bytes = b"") -> bytes:
    chars = b"".join(b"<%04x> <%04x>\n" % (ord(c), ord(c)) for c in _CHARS)
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        + (ranges or b"%d beginbfchar\n%sendbfchar\n" % (len(_CHARS), chars))
        + b"endcmap end end"
    )


def shown(lines: Sequence[str] = LINES, *, top: int = 780, left: int = 60, mode: int = 0) -> bytes:
    out = [b"BT /F1 12 Tf %d Tr" % mode]
    for number, line in enumerate(lines):
        words = line.encode("utf-16-be").hex().encode()
        out.append(b"1 0 0 1 %d %d Tm <%s> Tj" % (left, top - 20 * number, words))
    return b"\n".join([*out, b"ET"])


def objects(
    content: bytes | None = None,
    *,
    page: bytes = b"/MediaBox [0 0 595 842]",
    catalog: bytes = b"",
    resources: bytes = b"",
    cmap: bytes | None = None,
    cid: bytes = b"",
) -> dict[int, bytes]:
    """The objects of a file with one page of text; each may be replaced before it is written."""
    return {
        CATALOG: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        PAGES: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE: b"<< /Type /Page /Parent 2 0 R %s /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> %s >> >>"
        % (page, resources),
        CONTENT: stream(shown() if content is None else content),
        FONT: b"<< /Type /Font /Subtype /Type0 /BaseFont /Times /Encoding /Identity-H "
        b"/DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        CID: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Times /DW 500 %s /FontDescriptor 8 0 R "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>" % cid,
        UNICODE: stream(to_unicode() if cmap is None else cmap),
        DESCRIPTOR: b"<< /Type /FontDescriptor /FontName /Times /Flags 4 /Ascent 800 /Descent -200 "
        b"/FontBBox [0 -200 1000 800] /ItalicAngle 0 /CapHeight 700 /StemV 80 >>",
    }


def pdf(parts: Mapping[int, bytes], *, trailer: bytes = b"", start: int | None = None) -> bytes:
    """The file with a right cross-reference table, unless `start` says otherwise."""
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), {}
    for number in sorted(parts):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, parts[number])
    table = len(out)
    size = max(parts) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (size, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % (table if start is None else start))


def good(**options: bytes) -> bytes:
    return pdf(objects(**options))


def with_objects(more: Mapping[int, bytes], trailer: bytes = b"", **options: bytes) -> bytes:
    return pdf({**objects(**options), **more}, trailer=trailer)


def xref_stream(extra: bytes, data: bytes = b"") -> bytes:
    """A file whose cross-references are a stream with these entries."""
    body = bytearray(b"%PDF-1.7\n")
    for number, part in objects().items():
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(body)
    body += b"20 0 obj\n%s\nendobj\n" % stream(data, b" /Type /XRef /Root 1 0 R " + extra)
    return bytes(body + b"startxref\n%d\n%%%%EOF\n" % start)


_PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def _rc4(key: bytes, data: bytes) -> bytes:
    box, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def locked(user: bytes = b"", owner: bytes = b"chu") -> bytes:
    """RC4, 40 bits: with an empty user password it opens everywhere, but may not be changed."""
    pad = lambda word: (word + _PAD)[:32]  # noqa: E731
    o = _rc4(hashlib.md5(pad(owner), usedforsecurity=False).digest()[:5], pad(user))
    name, rights = bytes(range(16)), (-60).to_bytes(4, "little", signed=True)
    key = hashlib.md5(pad(user) + o + rights + name, usedforsecurity=False).digest()[:5]
    parts = objects()
    for number, data in ((CONTENT, shown()), (UNICODE, to_unicode())):
        own = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0", usedforsecurity=False).digest()[:10]
        parts[number] = stream(_rc4(own, data))
    parts[CID] = parts[CID].replace(b"(Adobe)", b"<41646f6265>").replace(b"(Identity)", b"<4964656e74697479>")
    for text in (b"Adobe", b"Identity"):
        own = hashlib.md5(key + CID.to_bytes(3, "little") + b"\0\0", usedforsecurity=False).digest()[:10]
        parts[CID] = parts[CID].replace(text.hex().encode(), _rc4(own, text).hex().encode())
    parts[9] = b"<< /Filter /Standard /V 1 /R 2 /P -60 /O <%s> /U <%s> >>" % (
        o.hex().encode(),
        _rc4(key, _PAD).hex().encode(),
    )
    return pdf(parts, trailer=b"/Encrypt 9 0 R /ID [<%s> <%s>]" % (name.hex().encode(), name.hex().encode()))
