"""Programs outside Python that some files need, and whether they are here (công cụ ngoài: Tesseract, LibreOffice)."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

VIETNAMESE = "vie"
_ASKING_LIMIT = 20.0
# The installers of Windows and macOS do not put these programs where a command line finds them.
_USUAL_PLACES = {
    "tesseract": ("Tesseract-OCR/tesseract.exe",),
    "soffice": ("LibreOffice/program/soffice.com", "LibreOffice/program/soffice.exe"),
}
_MAC_OFFICE = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")


def tesseract() -> str | None:
    """The program that recognises letters, where it is installed."""
    return _found("tesseract")


def soffice() -> str | None:
    """The program that converts office files, where it is installed."""
    found = _found("soffice") or shutil.which("libreoffice")
    return found or (str(_MAC_OFFICE) if _MAC_OFFICE.is_file() else None)


def has_tesseract() -> bool:
    """Whether Tesseract is there and knows Vietnamese."""
    program = tesseract()
    return program is not None and VIETNAMESE in _languages(program)


def has_office() -> bool:
    """Whether LibreOffice is there."""
    return soffice() is not None


def installed() -> tuple[str, ...]:
    """The tools that can be used: files that waited for one are tried again once it is there."""
    return tuple(name for name, there in (("ocr", has_tesseract()), ("office", has_office())) if there)


def missing_for_ocr() -> str:
    """What must be installed before scans can be read, in words for the person at the machine."""
    if tesseract() is None:
        return "máy chưa cài Tesseract (gói tesseract-ocr và tesseract-ocr-vie)"
    return "Tesseract chưa có dữ liệu tiếng Việt (gói tesseract-ocr-vie)"


def _found(name: str) -> str | None:
    roots = [os.environ[key] for key in ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA") if os.environ.get(key)]
    places = [Path(root) / place for root in roots for place in _USUAL_PLACES[name]]
    return shutil.which(name) or next((str(place) for place in places if place.is_file()), None)


@cache
def _languages(program: str) -> frozenset[str]:
    try:
        told = subprocess.run([program, "--list-langs"], capture_output=True, timeout=_ASKING_LIMIT, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset((told.stdout + b"\n" + told.stderr).decode("utf-8", "replace").split())
