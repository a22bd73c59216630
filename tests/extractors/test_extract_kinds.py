from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from word_files import p, word_file, words

from extractors import extract
from extractors.errors import UnreadableFile
from extractors.kind import FileKind, kind_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def stored(folder: Path, content: bytes, name: str = "tep.pdf") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def code_of(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        extract(path)
    assert caught.value.message
    return caught.value.code


WRAPPED = "MIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=x\n\n--x"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xef\xbb\xbf%PDF-1.7\n", FileKind.PDF),
        (OLE + "WordDocument\0".encode("utf-16-le"), FileKind.DOC),
        (OLE + "Workbook\0".encode("utf-16-le"), FileKind.XLS),
        (rb"{\rtf1\ansi Ke hoach}", FileKind.RTF),
        (b"<!DOCTYPE html><html><body>x</body></html>", FileKind.HTML),
        (WRAPPED.encode(), FileKind.MHTML),
        (b"Subject: x\nContent-Type: text/plain\n\nKe hoach", FileKind.TEXT),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>', FileKind.WORD_XML),
        (b'<office:document office:mimetype="application/vnd.oasis.opendocument.text">', FileKind.FLAT_ODT),
        ("KẾ HOẠCH".encode(), FileKind.TEXT),
        ("KẾ HOẠCH".encode("utf-16"), FileKind.TEXT),
        ("Kế hoạch năm 2026 của UBND".encode("utf-16-le"), FileKind.TEXT),
        (b"\x89PNG\r\n\x1a\n\0\0", FileKind.IMAGE),
        (bytes(range(32)) * 9, FileKind.UNKNOWN),
    ],
)
def test_kind_is_told_by_content(tmp_path: Path, content: bytes, kind: FileKind) -> None:
    assert kind_of(stored(tmp_path, content)) is kind


def test_a_word_file_under_a_wrong_name_is_read(tmp_path: Path) -> None:
    path = word_file(tmp_path, p("Báo cáo")).rename(tmp_path / "bao-cao.txt")
    document = extract(path)
    assert (document.format, document.name, words(document)) == ("docx", "bao-cao.txt", ["Báo cáo"])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \n\t\n ", "empty"),
        (b"PK\x03\x04 cut off", "damaged"),
        (OLE + "EncryptedPackage\0".encode("utf-16-le"), "encrypted"),
        (b"\xff\xd8\xff\xe0", "damaged"),
        (b"Rar!\x1a\x07\x00", "not_pdf"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, content: bytes, code: str) -> None:
    assert code_of(stored(tmp_path, content)) == code


def test_a_bomb_is_too_large(tmp_path: Path) -> None:
    path = word_file(tmp_path, p("x"), raw={"word/media/a.bin": "0" * (12 << 20)})
    assert code_of(path) == "too_large"


def test_word_file_without_its_main_part_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/styles.xml", "<x/>")
    assert code_of(path) == "damaged"


def test_a_file_that_declares_entities_is_refused(tmp_path: Path) -> None:
    secret = stored(tmp_path, b"secret", "secret.txt")
    xml = (
        f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>Công khai &e;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert code_of(word_file(tmp_path, "", raw={"word/document.xml": xml})) == "unsafe"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert code_of(tmp_path) == "unsafe"
