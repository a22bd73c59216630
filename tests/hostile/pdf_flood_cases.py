"""Hostile PDF files that ask for more than any document does: letters, lines, fields, fonts, objects without end."""

# ruff: noqa: E501 (a file is told in one line)

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hostile_case import Case, ok, partial, rejected
from pdf_bytes import CONTENT, FONT, PAGE, PAGES, good, objects, pdf, shown, stream, to_unicode
from pdf_loss_cases import A4, pages

_ONE_LINE = b" BT /F1 3 Tf 1 Tz 1 0 0 1 5 90 Tm <%s> Tj 100 Tz ET"
"""Letters so narrow that all of them stand on the page."""
_BARE_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
"""Has no descriptor, so that the slower reader is asked."""


def _written(make: Callable[[], bytes]) -> Callable[[Path], None]:
    """A file that is made only when it is put into the inbox."""
    return lambda place: place.write_bytes(make()) and None


def _packed(content: bytes, **options: bytes) -> bytes:
    return pdf({**objects(**options), CONTENT: stream(content, packed=True)})


def _brackets(count: int) -> bytes:
    parts = {
        **objects(),
        CONTENT: stream(shown() + b" BT /F9 9 Tf 1 Tz 5 90 Td (" + b"[" * count + b") Tj ET", packed=True),
    }
    parts[PAGE] = parts[PAGE].replace(b"/F1 5 0 R", b"/F1 5 0 R /F9 70 0 R")
    return pdf({**parts, 70: _BARE_FONT})


def _flooded_page() -> bytes:
    return pages(stream(shown()), stream(shown() + _ONE_LINE % (b"0041" * 300_000), packed=True), stream(shown()))


def _lines(count: int) -> bytes:
    return shown() + b" " + b" ".join(b"0 %d m 595 %d l S" % (n % 840, n % 840) for n in range(count))


def _grid(count: int) -> bytes:
    places = [50 + 400 * n / count for n in range(count + 1)]
    return shown() + b" " + b" ".join(b"%.2f 50 m %.2f 450 l S 50 %.2f m 450 %.2f l S" % (p, p, p, p) for p in places)


def _fields(count: int) -> bytes:
    parts = objects(page=A4 + b" /Annots [%s]" % b" ".join(b"%d 0 R" % (1000 + n) for n in range(count)))
    look = b" /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 5 0 R >> >>"
    parts[60] = stream(b"BT /F1 9 Tf <0041> Tj ET", look)
    widget = b"<< /Type /Annot /Subtype /Widget /FT /Tx /V (x) /Rect [0 0 9 9] /AP << /N 60 0 R >> >>"
    return pdf({**parts, **{1000 + n: widget for n in range(count)}})


def _form(draws: int, inner: bytes) -> bytes:
    extra = b" /Type /XObject /Subtype /Form /BBox [0 0 900 900] /Resources << /Font << /F1 5 0 R >> >>"
    parts = objects(shown() + b" " + b"/X Do " * draws, resources=b"/XObject << /X 100 0 R >>")
    return pdf({**parts, 100: stream(inner, extra, packed=True)})


def _one_stream_often(count: int) -> bytes:
    parts = objects()
    parts[PAGE] = parts[PAGE].replace(b"/Contents 4 0 R", b"/Contents [4 0 R %s]" % (b"30 0 R " * count))
    return pdf({**parts, 30: stream(b"0 0 m " * 10_000, packed=True)})


def _fonts(count: int, codes: int) -> bytes:
    """As many fonts, each with its own table of so many codes."""
    parts = objects(shown() + b" BT " + b" ".join(b"/G%d 9 Tf <0041> Tj" % n for n in range(count)) + b" ET")
    names = b" ".join(b"/G%d %d 0 R" % (n, 1000 + 2 * n) for n in range(count))
    parts[PAGE] = parts[PAGE].replace(b"/F1 5 0 R", b"/F1 5 0 R " + names)
    table = stream(to_unicode(b"1 beginbfrange <00000000> <%08x> <0041> endbfrange\n" % codes), packed=True)
    for n in range(count):
        parts[1000 + 2 * n] = parts[FONT].replace(b"7 0 R", b"%d 0 R" % (1001 + 2 * n))
        parts[1001 + 2 * n] = table
    return pdf(parts)


def _type3(count: int) -> bytes:
    parts = objects(shown() + b" BT /F9 9 Tf " + b"(a) Tj " * count + b"ET")
    parts[PAGE] = parts[PAGE].replace(b"/F1 5 0 R", b"/F1 5 0 R /F9 70 0 R")
    parts[70] = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 "
        b"/Widths [9] /Encoding << /Differences [97 /a] >> /CharProcs << /a 71 0 R >> >>"
    )
    return pdf({**parts, 71: stream(b"9 0 0 0 9 9 d1 0 0 9 9 re f")})


def _same_pages(count: int, content: bytes) -> bytes:
    parts = objects()
    numbers = range(1000, 1000 + count)
    parts[PAGES] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % n for n in numbers), count)
    return pdf({**parts, CONTENT: stream(content, packed=True), **dict.fromkeys(numbers, parts[PAGE])})


def _unlisted(mebibytes: int) -> bytes:
    """Small objects without a table of contents."""
    unit = b"%08d 0 obj\n<< /A 1 >>\nendobj\n"
    whole = b"".join(unit % n for n in range((mebibytes << 20) // len(unit % 0)))
    rest = b"".join(b"%d 0 obj\n%s\nendobj\n" % item for item in objects().items())
    return b"%PDF-1.7\n" + whole + rest + b"trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"


LETTERS = (
    rejected("lu/ngoac-1-trieu.pdf", "too_large", _written(lambda: _brackets(1_000_000)), mebibytes=300.0),
    ok("lu/ngoac-20000.pdf", _written(lambda: _brackets(20_000))),
    partial("lu/mot-trang-300000-chu.pdf", "too_large", _written(_flooded_page), mebibytes=300.0),
    rejected("lu/form-1000-lan.pdf", "too_large", _written(lambda: _form(1_000, b"BT /F1 9 Tf <" + b"0041" * 1_000 + b"> Tj ET"))),
    rejected("lu/type3-150000.pdf", "too_large", _written(lambda: _type3(150_000))),
)  # fmt: skip

DRAWINGS = (
    ok("lu/net-400000.pdf", _written(lambda: _packed(_lines(400_000)))),
    ok("lu/o-300x300.pdf", _written(lambda: _packed(_grid(300)))),
    ok("lu/duong-1-trieu-diem.pdf", _written(lambda: _packed(shown() + b" 0 0 m " + b"9 9 l " * 1_000_000 + b"S"))),
    ok("lu/cat-300000.pdf", _written(lambda: _packed(shown() + b" " + b"0 0 9 9 re W n " * 300_000))),
    ok("lu/anh-100000.pdf", _written(lambda: _packed(shown() + b" " + b"BI /W 1 /H 1 /BPC 8 /CS /G ID a EI " * 100_000))),
    rejected("lu/mot-luong-20000-lan.pdf", "too_large", _written(lambda: _one_stream_often(20_000))),
    rejected("lu/form-60-mb.pdf", "too_large", _written(lambda: _form(1_000, b"0 0 m " * 10_000))),
    rejected("lu/noi-dung-60-mb.pdf", "too_large", _written(lambda: good(content=shown() + b" 0 0 m 9 9 l S" * (4 << 20)))),
    rejected("lu/danh-dau-long-nhau.pdf", "too_large", _written(lambda: good(content=b"/P <</MCID 1>> BDC " * 100_000 + shown() + b" EMC" * 100_000))),
    ok("lu/danh-dau-100000.pdf", _written(lambda: good(content=b"/P <</MCID 1>> BDC EMC " * 100_000 + shown()))),
    ok("lu/q-1-trieu.pdf", _written(lambda: _packed(b"q " * 1_000_000 + shown()))),
    rejected("lu/nhieu-trang-nang.pdf", "too_large", _written(lambda: _same_pages(400, shown() + b" 0 0 m" * 100_000))),
)  # fmt: skip

STRUCTURES = (
    rejected("lu/o-bieu-mau-20000.pdf", "too_large", _written(lambda: _fields(20_000))),
    rejected("lu/phong-chu-50-bang.pdf", "too_large", _written(lambda: _fonts(50, 100_000)), mebibytes=900.0),
    partial("lu/phong-chu-2000.pdf", "hidden_text", _written(lambda: _fonts(2_000, 0x7A))),
    rejected("lu/mang-long-20-mb.pdf", "too_large", _written(lambda: good(catalog=b"/A " + b"[" * (20 << 20)))),
    rejected("lu/chuoi-20-mb.pdf", "too_large", _written(lambda: good(catalog=b"/A (" + b"x" * (20 << 20) + b")"))),
    rejected("lu/ghi-chu-20-mb.pdf", "too_large", _written(lambda: b"%PDF-1.7\n" + b"% abcdefg\n" * (2 << 20) + pdf(objects(), start=0)[9:])),
    rejected("lu/khong-muc-luc-24-mb.pdf", "too_large", _written(lambda: _unlisted(24))),
    ok("lu/dinh-kem-60-mb.pdf", _written(lambda: pdf({**objects(), 60: stream(bytes(range(256)) * (240 << 10))}))),
    rejected("lu/quet-20-mb-cat.pdf", "damaged", _written(lambda: pdf({**objects(), 60: stream(bytes(range(256)) * (80 << 10))})[:-3000])),
)  # fmt: skip

CASES: tuple[Case, ...] = (*LETTERS, *DRAWINGS, *STRUCTURES)
