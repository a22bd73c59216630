"""Fingerprints of code and rules (dấu vân tay): under another one, a document is read again."""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from datamodel.rule_files import own_rule_files

_KINDS = (".py", ".yml", ".j2", ".css", ".js")
_TEXT_PARTS = ("extractors", "datamodel/document.py", "datamodel/span.py", "datamodel/issue.py", "datamodel/codec.py")
_TEXT_LIBRARIES = ("pdfplumber", "pdfminer.six", "pypdfium2", "python-docx", "lxml")
_READING_PARTS = (
    "nlp",
    "rules",
    "plans/rows/normalize.py",
    "plans/rows/identity.py",
    "datamodel",
    "flows/readers/reading.py",
)
_READING_LIBRARIES = ("spacy", "underthesea", "underthesea_core", "holidays", "rapidfuzz")


@cache
def text_fingerprint() -> str:
    """Of everything that decides which words a file gives."""
    return _fingerprint(_TEXT_PARTS, _TEXT_LIBRARIES)


@cache
def reading_fingerprint() -> str:
    """Of everything that decides which rows the words give: the words' own fingerprint, an office's own rules."""
    return _fingerprint(_READING_PARTS, _READING_LIBRARIES, text_fingerprint(), *_own_rules())


@cache
def publishing_fingerprint() -> str:
    """Of everything that decides what the published tables and reports hold, reading included."""
    libraries = ("pyarrow", "pandas", "xlsxwriter", "jinja2")
    return _fingerprint(("plans", "reports", "datamodel"), libraries, reading_fingerprint())


def _fingerprint(parts: Iterable[str], libraries: Iterable[str], *others: str) -> str:
    digest = hashlib.sha256("\n".join(others).encode())
    for part in parts:
        for name, content in _sources(part):
            digest.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    for library in libraries:
        digest.update(f"{library}=={_version(library)}\n".encode())
    return digest.hexdigest()[:16]


def _sources(part: str) -> list[tuple[str, bytes]]:
    """Name and bytes of each source file; line ends do not count, so that a checkout on Windows is the same."""
    room, _, place = part.partition("/")
    folder = _folder(room)
    one = folder / place
    files = [one] if one.is_file() else sorted(p for p in one.rglob("*") if p.suffix in _KINDS)
    return [(f"{room}/{path.relative_to(folder).as_posix()}", _content(path)) for path in files]


def _own_rules() -> list[str]:
    """Name and hash of each file of rules of the office; where the folder lies does not count."""
    return [f"{path.name} {hashlib.sha256(_content(path)).hexdigest()}" for path in own_rule_files()]


def _content(path: Path) -> bytes:
    return path.read_bytes().replace(b"\r\n", b"\n")


def _folder(room: str) -> Path:
    # The rooms lie side by side, in a checkout as in an installed package; asking the
    # import system for one of them would load it.
    return Path(__file__).resolve().parent.parent / room


def _version(library: str) -> str:
    try:
        return importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError:
        return "-"
