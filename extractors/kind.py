"""What kind of file it is, by its content and never by its name's ending (loại tệp)."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from pathlib import Path

from extractors.errors import UnreadableFile
from extractors.mhtml import is_mhtml


class FileKind(StrEnum):
    """Kinds that are told apart."""

    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    RTF = "rtf"
    ODT = "odt"
    FLAT_ODT = "fodt"
    HTML = "html"
    MHTML = "mhtml"
    WORD_XML = "word_xml"
    TEXT = "txt"
    XLSX = "xlsx"
    PPTX = "pptx"
    XLS = "xls"
    OLE = "ole"
    ZIP = "zip"
    ARCHIVE = "archive"
    IMAGE = "image"
    UNKNOWN = "unknown"


_HEAD = 8192
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_SEARCHED = 64 << 20
_OLE_LEAST = 3 * 512
"""A compound file has a head, a table of its sectors and a directory."""
_MAGIC = (
    (b"Rar!", FileKind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", FileKind.ARCHIVE),
    (b"\x1f\x8b", FileKind.ARCHIVE),
    (b"BZh", FileKind.ARCHIVE),
    (b"\xfd7zXZ\x00", FileKind.ARCHIVE),
    (b"\x89PNG\r\n\x1a\n", FileKind.IMAGE),
    (b"\xff\xd8\xff", FileKind.IMAGE),
    (b"GIF8", FileKind.IMAGE),
    (b"II*\x00", FileKind.IMAGE),
    (b"MM\x00*", FileKind.IMAGE),
)
_ZIP_MEMBERS = (
    ("word/", FileKind.DOCX),
    ("xl/", FileKind.XLSX),
    ("ppt/", FileKind.PPTX),
)
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)\b", re.I | re.S)
_TEXT_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_PLAIN = re.compile(rb"[A-Za-z0-9\s]")
_FEW_ZEROS = 8
_PDF_INSIDE = re.compile(rb"%PDF-\d\.\d[^\r\n]*[\r\n]+(?:%[^\r\n]*[\r\n]+)*\d+ \d+ obj\b")
_NEVER_IN_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def kind_of(path: Path) -> FileKind:
    """The kind of a file; an empty, broken or locked one is told as unreadable."""
    if not path.is_file():
        raise UnreadableFile("unsafe", "Không phải là tệp thường.")
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise UnreadableFile("empty", "Tệp rỗng.")
    if b"%PDF-" in head[:1024]:
        return FileKind.PDF
    if _PDF_INSIDE.search(head):
        raise UnreadableFile("damaged", "Tệp PDF bị hỏng: trước phần đầu của PDF có dữ liệu lạ.")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(path)
    if head.startswith(_OLE):
        return _ole_kind(path)
    return _kind_by_head(head)


def _kind_by_head(head: bytes) -> FileKind:
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if (head.startswith(b"RIFF") and head[8:12] == b"WEBP") or (head.startswith(b"BM") and b"\x00" in head[:16]):
        return FileKind.IMAGE
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(rb"{\rtf"):
        return FileKind.RTF
    if b"schemas.microsoft.com/office/word/2003/wordml" in head or b'progid="Word.Document"' in head:
        return FileKind.WORD_XML
    if b'office:mimetype="application/vnd.oasis.opendocument.text' in head:
        return FileKind.FLAT_ODT
    if is_mhtml(start):
        return FileKind.MHTML
    if _HTML.match(start):
        return FileKind.HTML
    return FileKind.TEXT if _is_text(head) else FileKind.UNKNOWN


def _is_text(head: bytes) -> bool:
    if head.startswith(_TEXT_BOMS):
        return True
    zeros = head.count(b"\x00")
    if zeros > max(_FEW_ZEROS, len(head) // 200):
        # UTF-16 without its mark: every second byte of the Latin letters is zero, nearly all on one side.
        one_side = max(head[0::2].count(b"\x00"), head[1::2].count(b"\x00"))
        return one_side >= 0.98 * zeros and one_side >= len(head) // 8
    if len(_PLAIN.findall(head)) < len(head) // 4 and b"\xef\xbf\xbd" in head.decode("utf-8", "replace").encode():
        return False  # in no encoding of Vietnamese are most letters beyond the Latin ones
    return len(_NEVER_IN_TEXT.findall(head)) <= len(head) // 50


def _zip_kind(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                declared = archive.read("mimetype").decode("ascii", "replace")
                if "opendocument.text" in declared:
                    return FileKind.ODT
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        raise UnreadableFile("damaged", "Tệp nén (hoặc tệp Word) bị hỏng hay tải chưa hết.") from error
    for member, kind in _ZIP_MEMBERS:
        if any(name.replace("\\", "/").lstrip("/").startswith(member) for name in names):
            return kind
    return FileKind.DOCX if "[Content_Types].xml" in names and "_rels/.rels" in names else FileKind.ZIP


def _ole_kind(path: Path) -> FileKind:
    """Office files before 2007, and new ones under a password, are compound files; their streams have names."""
    with path.open("rb") as file:
        content = file.read(_OLE_SEARCHED)
    if _named(content, "EncryptedPackage") or _named(content, "EncryptionInfo"):
        raise UnreadableFile("encrypted", "Tệp Office được bảo vệ bằng mật khẩu.")
    if _named(content, "WordDocument"):
        if content[512:514] == b"\xec\xa5" and content[512 + 11] & 1:
            raise UnreadableFile("encrypted", "Tệp Word được bảo vệ bằng mật khẩu.")
        return FileKind.DOC
    if _named(content, "Workbook") or _named(content, "Book"):
        return FileKind.XLS
    if len(content) < _OLE_LEAST:
        raise UnreadableFile("damaged", "Tệp Office bị hỏng hay tải chưa hết.")
    return FileKind.OLE


def _named(content: bytes, stream: str) -> bool:
    return (stream + "\0").encode("utf-16-le") in content
