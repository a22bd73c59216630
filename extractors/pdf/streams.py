"""Streams of a PDF unpacked within bounds (luồng dữ liệu): what is cut or garbled gives what it holds, and says so.

pdfminer unpacks without end, trusts the length that a stream tells, and keeps quiet about what it could not unpack.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from pdfminer import pdftypes
from pdfminer.lzw import LZWDecoder
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSBaseParser
from pdfminer.utils import apply_png_predictor, apply_tiff_predictor

from extractors.errors import UnreadableFile

MAX_STREAM = 192 << 20
_CHUNK = 1 << 16
_BEHIND = 64
"""Bytes behind a stream's told length in which its end must stand."""
_END = b"endstream"


def swollen(what: str) -> UnreadableFile:
    """What to say of a file that asks beyond a bound."""
    return UnreadableFile("too_large", f"Tệp PDF bất thường: {what}, nghi là bom nén.")


def is_damaged(stream: PDFStream) -> bool:
    """Whether a stream gave less than it once held; it is unpacked for that."""
    raw = stream.rawdata
    data = stream.get_data()
    return bool(vars(stream).get("is_cut")) or bool(raw and raw.strip() and not data)


class BoundedZlib:
    """The two names of `zlib` that pdfminer uses, with an end to what they unpack."""

    error = zlib.error
    decompressobj = staticmethod(zlib.decompressobj)

    @staticmethod
    def decompress(data: bytes) -> bytes:
        """As `zlib.decompress`."""
        packer = zlib.decompressobj()
        unpacked = packer.decompress(data, MAX_STREAM)
        if packer.unconsumed_tail:
            raise _too_long()
        if not packer.eof:  # as zlib.decompress does: the caller then saves what can be saved
            raise zlib.error("incomplete stream")
        return unpacked


_cuts: list[int] = []
"""One entry for each unpacking that ended early; `_decode` looks which stream it was."""


def _saved(data: bytes) -> bytes:
    """What a cut or garbled stream gives up to the place where it breaks."""
    packer, saved = zlib.decompressobj(), bytearray()
    for at in range(0, len(data), _CHUNK):
        chunk, before = data[at : at + _CHUNK], packer.copy()
        try:
            saved += packer.decompress(chunk, MAX_STREAM)
        except zlib.error:
            saved += b"".join(_bytewise(before, chunk))
            break
        if packer.unconsumed_tail or len(saved) > MAX_STREAM:
            raise _too_long()
    if not packer.eof and not _misses_check_sum_only(data, bytes(saved)):
        _cuts.append(len(saved))
    return bytes(saved)


def _bytewise(packer: Any, chunk: bytes) -> Iterator[bytes]:
    try:
        for at in range(len(chunk)):
            yield packer.decompress(chunk[at : at + 1])
    except zlib.error:
        return


def _misses_check_sum_only(data: bytes, saved: bytes) -> bool:
    """Whether the data come to their end, and only the four bytes behind it that prove them are not all there."""
    bare = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        whole = len(bare.decompress(data[2:], MAX_STREAM)) == len(saved)
        return whole and bare.eof and len(bare.unused_data) < 4
    except zlib.error:
        return False


def _too_long() -> UnreadableFile:
    return swollen(f"một luồng dữ liệu bung ra quá {MAX_STREAM >> 20} MB")


def _decode(self: PDFStream) -> None:
    before = len(_cuts)
    _own_decode(self)
    if len(_cuts) > before:
        vars(self)["is_cut"] = True
        _cuts.clear()


def _run_lengths(data: bytes) -> bytes:
    return _joined(_runs(data))


def _runs(data: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(data) and (length := data[at]) != 128:
        if length < 128:
            yield data[at + 1 : at + 2 + length]
            at += 2 + length
        else:
            yield data[at + 1 : at + 2] * (257 - length)
            at += 2


def _lzw(data: bytes) -> bytes:
    return _joined(LZWDecoder(BytesIO(data)).run())


def _joined(pieces: Iterable[bytes]) -> bytes:
    whole = bytearray()
    for piece in pieces:
        whole += piece
        if len(whole) > MAX_STREAM:
            raise _too_long()
    return bytes(whole)


def _png_rows(pred: int, colors: int, columns: int, bits: int, data: bytes) -> bytes:
    _check_row(colors, columns, bits)
    return _own_png(pred, colors, columns, bits, data)


def _tiff_rows(colors: int, columns: int, bits: int, data: bytes) -> bytes:
    _check_row(colors, columns, bits)
    return _own_tiff(colors, columns, bits, data)


def _check_row(colors: int, columns: int, bits: int) -> None:
    if not 0 < colors * columns * bits // 8 < MAX_STREAM:
        raise swollen("một hàng dữ liệu ảnh quá dài")


def _do_keyword(self: PDFParser, pos: int, token: Any) -> None:
    """Read a stream up to its end where the length that it tells is not its own."""
    attributes = self.curstack[-1][1] if self.curstack else None
    if token is not self.KEYWORD_STREAM or self.fallback or not isinstance(attributes, dict):
        _own_keyword(self, pos, token)
        return
    stack = self.curstack  # which looking elsewhere in the file forgets
    told = resolve1(attributes.get("Length"))
    self.seek(pos)
    start = pos + len(self.nextline()[1])
    ends = isinstance(told, int) and told >= 0 and _ends_there(self, start + told)
    self.curstack = stack
    if ends:
        _own_keyword(self, pos, token)
        return
    found = _up_to_end(self, start)
    self.seek(start + len(found))
    self.curstack = [*stack[:-1], (pos, PDFStream(attributes, found, self.doc.decipher if self.doc else None))]


def _up_to_end(self: PDFParser, start: int) -> bytes:
    self.fp.seek(start)
    content, at = bytearray(), -1
    while at < 0 and (more := self.fp.read(1 << 20)):
        searched = max(0, len(content) - len(_END))
        content += more
        at = content.find(_END, searched)
    return bytes(content if at < 0 else content[:at])


def _ends_there(self: PDFParser, place: int) -> bool:
    self.fp.seek(place)
    return self.fp.read(_BEHIND).lstrip().startswith(_END)


_own_decode = PDFStream.decode
_own_keyword = PDFParser.do_keyword
_own_png = apply_png_predictor
_own_tiff = apply_tiff_predictor


def read_in_pieces(size: int) -> None:
    """Let the parser read a file of this size in a few hundred pieces: it joins what has no end byte by byte anew."""
    PSBaseParser.BUFSIZ = max(4096, size >> 8)


def set_stream_bounds() -> None:
    """Put the bounds in; again is the same."""
    names = vars(pdftypes)
    names["zlib"] = BoundedZlib
    names["decompress_corrupted"] = _saved
    names["rldecode"], names["lzwdecode"] = _run_lengths, _lzw
    names["apply_png_predictor"], names["apply_tiff_predictor"] = _png_rows, _tiff_rows
    PDFStream.decode = _decode  # type: ignore[method-assign]
    PDFParser.do_keyword = _do_keyword  # type: ignore[method-assign]
