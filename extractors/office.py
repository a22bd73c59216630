"""Older word-processor files (DOC, RTF, ODT, HTML), turned into DOCX by LibreOffice (chuyển đổi bằng LibreOffice)."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from lxml import etree

from datamodel.document import TextDocument
from extractors.cleaning import clean
from extractors.docx.package import check_archive, parse_part
from extractors.docx.reader import read_docx
from extractors.errors import UnreadableFile
from extractors.guarded import run_guarded
from extractors.kind import FileKind, kind_of
from extractors.mhtml import web_page_in
from extractors.scratch import scratch_folder
from extractors.tools import soffice

SECONDS_TO_CONVERT = 120.0
SECONDS_FOR_ONE, SECONDS_TO_PRINT = 60.0, 110.0
"""From one printed file to the next, and of a group of them: nobody waits longer for a picture."""
_FORMATS = {FileKind.WORD_XML: "xml", FileKind.FLAT_ODT: "odt", FileKind.MHTML: "html"}
# LibreOffice chooses its reader by the name's ending where the content leaves a choice.
_ENDINGS = {
    FileKind.DOCX: ".docx",
    FileKind.DOC: ".doc",
    FileKind.RTF: ".rtf",
    FileKind.ODT: ".odt",
    FileKind.FLAT_ODT: ".fodt",
    FileKind.HTML: ".html",
    FileKind.MHTML: ".html",
    FileKind.WORD_XML: ".xml",
}
_ITEM = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
_CAREFUL = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">'
    + _ITEM.format("DisableMacrosExecution", "true")
    + _ITEM.format("MacroSecurityLevel", "3")
    + _ITEM.format("BlockUntrustedRefererLinks", "true")
    + "</oor:items>"
)


def read_office(path: Path) -> TextDocument:
    """The words of an office file that is no DOCX.

    Raises:
        UnreadableFile: `needs_office` without LibreOffice, `timeout` or `damaged` where it does not succeed.
    """
    kind = kind_of(path)
    if kind is FileKind.ODT:
        _check_open_document(path)
    program = soffice()
    if program is None:
        message = f"Tệp định dạng {_format(kind)} cần LibreOffice để chuyển đổi, nhưng máy chưa cài LibreOffice."
        raise UnreadableFile("needs_office", message)
    with scratch_folder() as folder:
        document = read_docx(_converted(program, path, kind, Path(folder)))
    return replace(document, name=clean(path.name), format=_format(kind))


def _check_open_document(path: Path) -> None:
    """Refuse before LibreOffice sees it what a Word file would be refused for."""
    check_archive(path)
    try:
        with zipfile.ZipFile(path) as archive:
            parse_part(archive.read("content.xml"))
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, etree.XMLSyntaxError) as error:
        raise UnreadableFile("damaged", "Tệp ODT bị hỏng: không đọc được phần nội dung chính.") from error


def _format(kind: FileKind) -> str:
    return _FORMATS.get(kind, kind.value)


def _converted(program: str, path: Path, kind: FileKind, folder: Path) -> Path:
    """The file as DOCX. It is copied first: LibreOffice leaves a lock beside what it opens."""
    source = folder / f"source{_ENDINGS[kind]}"
    _copy(path, kind, source)
    _run([*_convert(program, folder, "docx:Office Open XML Text", folder / "out"), str(source)], SECONDS_TO_CONVERT)
    target = folder / "out" / "source.docx"
    if not target.is_file():
        raise UnreadableFile("damaged", "LibreOffice không chuyển đổi được tệp (tệp hỏng hoặc không đúng định dạng).")
    return target


def print_pages(paths: Sequence[Path], folder: Path) -> list[Path | None]:
    """Each word-processor file as the PDF that printing it gives, in `folder`; None where it does not succeed.

    LibreOffice is started once for all: its start takes longer than a document. One that stops it is left out, and
    those after it go on in another.
    """
    program = soffice()
    sources = [_copied(path, folder, number) for number, path in enumerate(paths)]
    waiting = [source for source in sources if source] if program else []
    given_up = time.monotonic() + SECONDS_TO_PRINT
    while program and waiting and time.monotonic() < given_up:
        _print(program, waiting, folder, given_up)
        waiting = [source for source in waiting if not _printed(source, folder).is_file()][1:]
    return [target if source and (target := _printed(source, folder)).is_file() else None for source in sources]


def _printed(source: Path, folder: Path) -> Path:
    return folder / "out" / f"{source.stem}.pdf"


def _print(program: str, sources: Sequence[Path], folder: Path, given_up: float) -> None:
    """Print in this order, until LibreOffice comes to its end or to one at which it stops."""
    room = Path(tempfile.mkdtemp(dir=folder))

    def progress() -> int:
        is_late = time.monotonic() > given_up
        return 0 if is_late else sum(_printed(source, folder).is_file() for source in sources)

    with suppress(UnreadableFile):  # what it printed before it hung is there
        command = _convert(program, room, "pdf:writer_pdf_Export", folder / "out")
        _run([*command, *map(str, sources)], SECONDS_FOR_ONE, progress)


def _copied(path: Path, folder: Path, number: int) -> Path | None:
    """A copy to print; None of a file that went away, or was broken, since it was read."""
    try:
        kind = kind_of(path)
        source = folder / f"{number}{_ENDINGS[kind]}"
        _copy(path, kind, source)
    except (UnreadableFile, OSError, KeyError):  # a KeyError: it is of another kind now
        return None
    return source


def _copy(path: Path, kind: FileKind, target: Path) -> None:
    """A copy that LibreOffice can read; it knows no web pages wrapped in one file."""
    if kind is FileKind.MHTML:
        target.write_bytes(web_page_in(path.read_bytes()))
    else:
        shutil.copyfile(path, target)


def _convert(program: str, folder: Path, form: str, out: Path) -> list[str]:
    # A second LibreOffice with the same profile ends at once and silently: each run has its own.
    profile = _profile(folder).as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
    return [*command, "--convert-to", form, "--outdir", str(out)]


def _profile(folder: Path) -> Path:
    """A profile that runs no macros and fetches nothing that the file points to."""
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_CAREFUL, encoding="utf-8")
    return folder / "profile"


def _run(command: list[str], seconds: float, progress: Callable[[], int] | None = None) -> None:
    try:
        run_guarded(command, seconds, progress)
    except OSError as error:
        raise UnreadableFile("needs_office", "Không khởi động được LibreOffice.") from error
    except subprocess.TimeoutExpired:
        raise UnreadableFile("timeout", "LibreOffice chuyển đổi quá lâu, đã dừng.") from None
