"""One file read from bytes to rows (đọc một văn bản): plain functions, run by a worker process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from datamodel.codec import pack_text
from datamodel.document import TextDocument
from datamodel.issue import Severity
from datamodel.official import OfficialDocument
from datamodel.rows import Records
from flows.inbox.contents import sha256
from flows.inbox.entries import Outcome
from flows.inbox.object_store import RemoteFile
from flows.readers.workers import ask_for_time

LETTERS_A_SECOND = 15_000
"""How fast the words of long documents are read at least: a quarter of what was seen on a machine busy with others."""
WAITING = frozenset({"needs_ocr", "needs_office"})
"""Reasons that pass when a tool is installed: tried again by the next run."""


@dataclass(frozen=True, slots=True)
class ReadJob:
    """What a worker needs to read one file. `text` is given where its words are known already."""

    path: str
    source: Path
    sha256: str
    text: TextDocument | None = None
    size: int | None = None
    mtime_ns: int = 0
    """As the file was when its hash was taken."""
    max_pages: int = 2000
    max_bytes: int = 200 * 1024 * 1024
    scan_seconds: float = 60
    """How much longer the reading may take for each page that must be recognised."""
    origin: RemoteFile | None = None
    """Where the bytes lie, if not on this machine."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How reading one file ended."""

    outcome: Outcome
    code: str | None = None
    message: str | None = None
    pages_read: int | None = None
    pages: int | None = None
    text: bytes | None = None
    """The packed words, where they were taken from the file just now."""
    records: Records | None = None


_LOCKED = Reading(
    Outcome.DEFERRED, "locked", "Tệp đang được mở trong chương trình khác. Đóng tệp lại rồi chạy lần nữa."
)


def warm_up() -> None:
    """Load the models once, so that the first document's time is its own."""
    from nlp import read

    read(TextDocument(name="", format="txt", text="", blocks=()))


def read_job(job: ReadJob) -> Reading:
    """Read one file, from its bytes or from its stored words; what changed meanwhile is left to the next run."""
    try:
        reading = _read(job)
    except OSError as error:
        if moved := _moved(job):
            return moved
        if isinstance(error, PermissionError) and error.filename == str(job.source):
            return _LOCKED  # for a moment: Word, a virus scanner
        raise
    return _moved(job) or reading


def _moved(job: ReadJob) -> Reading | None:
    """The outcome of a file that went away, or is not the one that was hashed: a copy may keep the time of another."""
    if job.text or job.size is None:
        return None
    try:
        facts = job.source.stat()
        if (facts.st_size, facts.st_mtime_ns) == (job.size, job.mtime_ns) and sha256(job.source) == job.sha256:
            return None
    except PermissionError:
        return _LOCKED
    except OSError:
        return Reading(Outcome.DEFERRED, "vanished", "Tệp biến mất trong khi đang đọc. Lần chạy sau sẽ xem lại.")
    return Reading(Outcome.DEFERRED, "growing", "Tệp bị sửa trong khi đang đọc. Lần chạy sau sẽ đọc.")


def _read(job: ReadJob) -> Reading:
    from extractors.errors import UnreadableFile

    try:
        document = job.text or extract_text(job)
        ask_for_time(len(document.text) / LETTERS_A_SECOND)
    except UnreadableFile as error:
        outcome = Outcome.DEFERRED if error.code in WAITING else Outcome.REJECTED
        return Reading(outcome, error.code, error.message)
    return read_text(document, job)


def extract_text(job: ReadJob) -> TextDocument:
    """The file's words, refused where they would be too many."""
    from extractors import extract
    from extractors.errors import UnreadableFile
    from extractors.scan_progress import scans_told_to

    size = job.source.stat().st_size
    if size > job.max_bytes:
        limit = job.max_bytes // (1024 * 1024)
        message = f"Tệp lớn {size // (1024 * 1024)} MB, vượt giới hạn {limit} MB (cấu hình max_file_size)."
        raise UnreadableFile("too_large", message)
    with scans_told_to(partial(ask_for_time, job.scan_seconds)):
        document = extract(job.source, job.max_pages)
    if document.pages > job.max_pages:
        message = f"Văn bản có {document.pages} trang, vượt giới hạn {job.max_pages} trang (cấu hình max_pages)."
        raise UnreadableFile("too_large", message)
    _check_length(document, job.max_pages)
    return document


def _check_length(document: TextDocument, pages: int) -> None:
    from extractors.errors import CHARACTERS_PER_PAGE, too_many_letters

    most = pages * CHARACTERS_PER_PAGE
    if len(document.text) > most:
        raise too_many_letters(len(document.text), most)


def read_text(document: TextDocument, job: ReadJob) -> Reading:
    """From words to rows; of a secret document nothing is kept but that it is there."""
    from nlp import read
    from plans.rows.normalize import normalize

    if not document.pages_read or not document.text.strip():
        return nothing_read(document)
    if secret := secret_message(document):
        return Reading(Outcome.REJECTED, "secret", secret)
    records = normalize(read(document), sha256=job.sha256, path=job.path)
    outcome, code, message = wholeness(document)
    text = None if job.text else pack_text(document)
    return Reading(outcome, code, message, document.pages_read, document.pages, text, records)


def secret_message(document: TextDocument) -> str | None:
    """Why the document may not be read, where it bears the mark of a state secret."""
    from nlp.header.secrecy import find_secrecy

    mark = find_secrecy(document)
    return f"Văn bản có dấu độ mật “{mark.value}”: không trích xuất, không lưu nội dung." if mark else None


def nothing_read(document: TextDocument) -> Reading:
    """A file of which no word was read: put off where a tool would help, else refused."""
    waiting = next((issue.code for issue in document.issues if issue.code in WAITING), None)
    if waiting == "needs_ocr":
        message = f"Cả {document.pages} trang là ảnh quét, không có lớp chữ; cần nhận dạng chữ (OCR)."
        return Reading(Outcome.DEFERRED, waiting, message, 0, document.pages)
    if waiting:
        return Reading(Outcome.DEFERRED, waiting, "Cần LibreOffice để chuyển đổi tệp.", 0, document.pages)
    told = [issue for issue in document.issues if issue.severity is not Severity.NOTE]
    if told:
        return Reading(Outcome.REJECTED, told[0].code, told[0].message, 0, document.pages)
    return Reading(Outcome.REJECTED, "empty", "Tệp mở được nhưng không có chữ nào.", 0, document.pages)


def wholeness(document: TextDocument) -> tuple[Outcome, str | None, str | None]:
    """Whether all of the file was read, and if not, why."""
    for issue in document.issues:
        if issue.severity is not Severity.NOTE:
            return Outcome.PARTIAL, issue.code, issue.message
    if document.pages_read < document.pages:
        message = f"Chỉ đọc được {document.pages_read} trên {document.pages} trang."
        return Outcome.PARTIAL, "pages_unread", message
    return Outcome.OK, None, None


def read_file(source: Path) -> OfficialDocument:
    """One document as the program reads it, for `khacphuc show`."""
    document = extract_text(ReadJob(source.name, source, ""))
    from extractors.errors import UnreadableFile
    from nlp import read

    if secret := secret_message(document):
        raise UnreadableFile("secret", secret)
    return read(document)
