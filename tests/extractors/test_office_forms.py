from __future__ import annotations

import shutil
import subprocess
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein
from scans import with_office

from datamodel.document import TextDocument
from extractors import extract
from extractors.errors import UnreadableFile
from extractors.mhtml import web_page_in
from extractors.tools import soffice

SOURCE = Path(__file__).resolve().parents[2] / "samples" / "ke-hoach-truong-hoc" / "source.docx"
FORMS = {
    "odt": "odt",
    "rtf": "rtf",
    "fodt": "fodt",
    "doc": "doc:MS Word 97",
    "xml": "xml:MS Word 2003 XML",
    "html": "html:HTML (StarWriter)",
}


def wrapped(page: bytes, charset: str, folder: Path) -> Path:
    """The page as Word saves it in one file, under the name of a Word file."""
    whole = MIMEMultipart("related")
    part = MIMEText("", "html", "us-ascii")
    part.replace_header("Content-Type", f'text/html; charset="{charset}"')
    part.set_payload(page)
    part.replace_header("Content-Transfer-Encoding", "8bit")
    whole.attach(part)
    path = folder / "bao-cao.doc"
    path.write_bytes(whole.as_bytes(policy=whole.policy.clone(cte_type="8bit")))
    return path


def cells(document: TextDocument) -> list[str]:
    return [document.words(block) for block in document.blocks if block.cell]


def saved_as(form: str, folder: Path) -> Path:
    """The sample as LibreOffice saves it in another form, under the name of a Word file."""
    program = soffice()
    assert program is not None
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", FORMS[form]]
    subprocess.run([*command, "--outdir", str(folder), str(SOURCE)], capture_output=True, timeout=180, check=True)
    return Path(shutil.move(folder / f"source.{form}", folder / "van-ban.doc"))


@pytest.mark.office
@with_office
@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_document_gives_its_words_and_tables(form: str, tmp_path: Path) -> None:
    word, other = extract(SOURCE), extract(saved_as(form, tmp_path))
    assert other.format == {"fodt": "odt"}.get(form, form)
    assert Levenshtein.normalized_similarity(word.text, other.text) > 0.99
    assert cells(other) == cells(word)
    assert other.issues == ()


@pytest.mark.office
@with_office
def test_a_web_page_wrapped_in_one_file_is_read(tmp_path: Path) -> None:
    page = "<html><body><p>Đôn đốc các thôn</p><table border=1><tr><td>STT</td></tr></table></body></html>"
    document = extract(wrapped(page.encode(), "utf-8", tmp_path))
    assert (document.format, [document.words(block) for block in document.blocks]) == (
        "html",
        ["Đôn đốc các thôn", "STT"],
    )


@pytest.mark.parametrize("charset", ["utf-8", "unicode", "khong-co"])
def test_the_page_is_taken_out_in_utf_8(charset: str) -> None:
    encoding = {"unicode": "utf-16", "khong-co": "utf-8"}.get(charset, charset)
    head = f"MIME-Version: 1.0\nContent-Type: text/html; charset={charset}\n\n"
    content = head.encode() + "<p>Xã An Sơn".encode(encoding)
    assert web_page_in(content).decode("utf-8-sig") == "<p>Xã An Sơn"


@pytest.mark.parametrize("content", [b"Content-Type: multipart/related; boundary=x\n\n--x--", b"", b"\x00" * 50])
def test_a_wrapping_without_a_page_is_damaged(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        web_page_in(content)
