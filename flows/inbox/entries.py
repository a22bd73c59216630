"""What lies in the inbox (hộp thư đến): every entry, and by rule those that are not to be read."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from datamodel.system_faults import cause
from extractors.errors import UnreadableFile
from extractors.kind import FileKind, kind_of
from flows.inbox.object_store import RemoteFile

DOCUMENT_ENDINGS = frozenset(
    [".pdf", ".docx", ".doc", ".txt", ".md", ".markdown", ".text", ".rtf", ".odt", ".docm", ".dotx"]
)
_TEMPORARY_ENDINGS = frozenset([".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".swp", ".bak"])
_SYSTEM_NAMES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})
# Characters that end a line, hide or turn round what is shown (bidi), or have no form in UTF-8.
_UNSHOWN = ("Cc", "Cf", "Cs", "Zl", "Zp")


class Outcome(StrEnum):
    """In which one of six ways an entry ends."""

    OK = "ok"
    PARTIAL = "partial"
    REJECTED = "rejected"
    IGNORED = "ignored"
    DUPLICATE = "duplicate"
    DEFERRED = "deferred"


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome that needs no reading, and why."""

    outcome: Outcome
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the inbox. `verdict` is None where the file is to be read."""

    path: str
    """Relative to the inbox, NFC, with "/"; characters that cannot be shown are written out."""
    source: Path
    size: int = 0
    mtime_ns: int = 0
    is_link: bool = False
    verdict: Verdict | None = None
    origin: RemoteFile | None = None
    """Where the bytes lie, if not on this machine; `source` is then where they are put to be read."""
    sha256: str | None = None
    """Where it is known before the file is opened."""


def list_inbox(folder: Path) -> tuple[Entry, ...]:
    """Every entry of the inbox and its subfolders, by path; nothing is opened but what has an unknown ending."""
    inbox = folder.resolve()
    found = sorted(_walk(inbox, inbox), key=lambda entry: (entry.path, os.fsencode(entry.source)))
    return tuple(with_own_paths(found))


def shown_path(relative: str) -> str:
    """A path as it is written in tables and messages: NFC, on one line, valid UTF-8."""
    text = unicodedata.normalize("NFC", relative.replace(os.sep, "/"))
    if text.isprintable():
        return text
    return "".join(f"\\u{ord(c):04x}" if unicodedata.category(c) in _UNSHOWN else c for c in text)


def with_own_paths(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, each with a path that no other has."""
    # Linux lets "hòa.pdf" stand beside "hòa.pdf" (NFC and NFD); each needs a row of its own.
    counts: dict[str, int] = {}
    for entry in entries:
        number = counts[entry.path] = counts.get(entry.path, 0) + 1
        if number > 1:
            yield replace(entry, path=f"{entry.path}~{number}")
        else:
            yield entry


def _walk(folder: Path, inbox: Path) -> Iterator[Entry]:
    try:
        children = sorted(os.scandir(folder), key=lambda child: child.name)
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            yield _entry(folder, inbox, TOO_DEEP)
            return
        message = f"Không mở được thư mục ({cause(error)}). Kiểm tra quyền đọc của thư mục này."
        yield _entry(folder, inbox, Verdict(Outcome.REJECTED, "no_permission", message))
        return
    for child in children:
        path = Path(child.path)
        verdict = by_name(child.name)
        if child.is_symlink():
            yield _link(path, inbox, verdict)
        elif child.is_dir(follow_symlinks=False):
            yield from _subfolder(path, inbox, verdict)
        else:
            yield _entry(path, inbox, verdict)


_DEEPEST = 100
TOO_DEEP = Verdict(
    Outcome.REJECTED,
    "too_deep",
    "Thư mục lồng nhau quá sâu hoặc đường dẫn quá dài nên không được mở. Chép các tệp bên trong lên trên.",
)
NAMED_LIKE_A_FILE = Verdict(
    Outcome.IGNORED, "folder", "Đây là thư mục mang tên như một tệp; các tệp bên trong vẫn được đọc."
)


def _subfolder(path: Path, inbox: Path, verdict: Verdict | None) -> Iterator[Entry]:
    if verdict and verdict.code in ("hidden", "temporary"):
        yield _entry(path, inbox, verdict)
        return
    if path.suffix.lower() in DOCUMENT_ENDINGS:
        yield _entry(path, inbox, NAMED_LIKE_A_FILE)
    if len(path.parts) - len(inbox.parts) > _DEEPEST:
        yield _entry(path, inbox, TOO_DEEP)
        return
    yield from _walk(path, inbox)


def _link(path: Path, inbox: Path, verdict: Verdict | None) -> Entry:
    target = Path(os.path.realpath(path))
    if not target.is_relative_to(inbox):
        message = "Liên kết trỏ ra ngoài thư mục văn bản đến nên không được mở. Chép chính tệp đó vào thư mục."
        verdict = Verdict(Outcome.REJECTED, "unsafe", message)
    elif not target.is_file():
        message = "Liên kết không trỏ tới tệp nào; tệp gốc trong thư mục (nếu có) được đọc riêng."
        verdict = Verdict(Outcome.IGNORED, "link", message)
    return _entry(path, inbox, verdict, is_link=True)


def _entry(path: Path, inbox: Path, verdict: Verdict | None, *, is_link: bool = False) -> Entry:
    name = shown_path(str(path)[len(str(inbox)) :].lstrip(os.sep))
    try:
        facts = path.lstat() if verdict else path.stat()
    except OSError:
        message = "Tệp biến mất trong khi đang đọc thư mục; lần chạy sau sẽ xem lại."
        return Entry(name, path, verdict=verdict or Verdict(Outcome.DEFERRED, "vanished", message))
    if verdict is None:
        verdict = _by_kind(path, facts)
    return Entry(name, path, facts.st_size, facts.st_mtime_ns, is_link, verdict)


def by_name(name: str) -> Verdict | None:
    """Whether a name alone says that this is nothing to read."""
    lower = name.lower()
    if lower.startswith(("~$", ".~lock", "~wrl")) or lower.endswith("~") or Path(lower).suffix in _TEMPORARY_ENDINGS:
        return Verdict(Outcome.IGNORED, "temporary", "Tệp tạm của chương trình khác, không phải văn bản.")
    if lower.startswith(".") or lower in _SYSTEM_NAMES:
        return Verdict(Outcome.IGNORED, "hidden", "Tệp ẩn hoặc tệp của hệ thống, không phải văn bản.")
    return None


def _by_kind(path: Path, facts: os.stat_result) -> Verdict | None:
    if not stat.S_ISREG(facts.st_mode):
        message = "Không phải tệp thường (ống dẫn, thiết bị hoặc ổ cắm) nên không được mở."
        return Verdict(Outcome.IGNORED, "not_a_file", message)
    if path.suffix.lower() in DOCUMENT_ENDINGS:
        return None
    return by_content(path, path.suffix.lower())


def by_content(path: Path, ending: str) -> Verdict | None:
    """Whether a file of another ending is to be read: only its bytes can tell."""
    if _looks_like_document(path):
        return None
    kind = ending or "không có phần mở rộng"
    message = f"Không phải loại tệp văn bản được đọc ({kind}). Chương trình đọc PDF, DOCX, DOC và tệp chữ."
    return Verdict(Outcome.IGNORED, "not_document", message)


def _looks_like_document(path: Path) -> bool:
    """Whether a file with another ending holds a PDF or a Word file all the same."""
    try:
        return kind_of(path) in (FileKind.PDF, FileKind.DOCX, FileKind.DOC)
    except (OSError, UnreadableFile):
        return False
