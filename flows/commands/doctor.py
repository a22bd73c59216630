"""What is installed and what each missing part costs (kiểm tra cài đặt): the command `khacphuc doctor`."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from datamodel.rule_files import own_rule_files
from extractors.tools import has_tesseract, soffice, tesseract
from flows.settings import Settings, available_cores, config_file, load_settings, office_names

_ENOUGH_DISK = 2 * 1024**3
_LIBRARIES = (
    "duckdb",
    "prefect",
    "fastapi",
    "sqlalchemy",
    "pdfplumber",
    "python-docx",
    "spacy",
    "underthesea",
    "xlsxwriter",
)
_FONTS = ("Times New Roman", "Liberation Serif", "Tinos")
_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Check:
    """One part: what was found, and where it is missing, what that costs and how to get it."""

    name: str
    is_there: bool
    found: str
    cost: str = ""
    remedy: str = ""
    is_needed: bool = False
    """Whether nothing works without it."""


def checks(settings: Settings) -> list[Check]:
    """All parts, the needed ones first."""
    return [
        _python(),
        *_libraries(),
        _loopback(),
        *_folder(settings.output),
        _tesseract(),
        _office(),
        _fonts(),
        _config(settings),
        *_inboxes(settings),
        _page_port(settings),
        Check("Số tiến trình đọc", True, f"{settings.workers} (máy có {available_cores()} nhân)"),
    ]


def told(found: list[Check]) -> Iterator[str]:
    """The checks in Vietnamese, line by line."""
    for check in found:
        mark = "đủ   " if check.is_there else "THIẾU"
        yield f"[{mark}] {check.name}: {check.found}"
        if not check.is_there:
            yield f"        Ảnh hưởng: {check.cost}"
            yield f"        Cách khắc phục: {check.remedy}"
    missing = [check for check in found if not check.is_there]
    if not missing:
        yield "Mọi phần đều đủ."
    elif any(check.is_needed for check in missing):
        yield "Chương trình chưa chạy được: khắc phục những phần THIẾU nêu trên."
    else:
        yield f"Chương trình chạy được; còn thiếu {len(missing)} phần nêu trên."


def _config(settings: Settings) -> Check:
    file = str(config_file()) if config_file().is_file() else "mặc định (không có tệp khacphuc.toml)"
    offices = f"; cơ quan: {', '.join(office_names())}" if office_names() else ""
    own = f"; quy tắc riêng: {len(own_rule_files())} tệp ở {settings.rules}" if settings.rules else ""
    return Check("Cấu hình", True, f"{file}{offices}{own}")


def _inboxes(settings: Settings) -> Iterator[Check]:
    """The folders that the settings name, of every office."""
    folders = {"Thư mục văn bản đến": settings.inbox}
    if settings.office is None:
        folders |= {f"Thư mục văn bản đến của {name}": load_settings(office=name).inbox for name in office_names()}
    for name, folder in folders.items():
        if folder is not None and "://" not in str(folder):
            cost = "chưa có văn bản nào để đọc."
            yield Check(
                name, Path(folder).is_dir(), str(folder), cost, "tạo thư mục, hoặc sửa mục inbox trong cấu hình."
            )


def _page_port(settings: Settings) -> Check:
    """Of Prefect's page; in use is no fault where the schedule runs already."""
    name, port = "Cổng trang Prefect", settings.schedule_port
    with socket.socket() as probe:
        is_used = probe.connect_ex(("127.0.0.1", port)) == 0
    return Check(
        name, True, f"{port} ({'đang dùng: lịch hoặc chương trình khác đang chạy' if is_used else 'còn trống'})"
    )


def _python() -> Check:
    version = platform.python_version()
    remedy = "cài Python 3.11 trở lên."
    return Check("Python", sys.version_info >= (3, 11), version, "chương trình không chạy.", remedy, is_needed=True)


def _libraries() -> Iterator[Check]:
    versions = {name: _version(name) for name in _LIBRARIES}
    missing = [name for name, version in versions.items() if version is None]
    shown = ", ".join(f"{name} {version or '(không có)'}" for name, version in versions.items())
    remedy = "cài lại: pip install -c constraints.txt ."
    yield Check("Thư viện", not missing, shown, "chương trình không chạy.", remedy, is_needed=True)


def _version(library: str) -> str | None:
    try:
        return importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError:
        return None


def _loopback() -> Check:
    """Prefect's server listens on the machine itself, never on the network."""
    try:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
    except OSError as error:
        cost = "Prefect không khởi động được nên không chạy được đợt đọc."
        remedy = "cho phép kết nối nội bộ 127.0.0.1 trong tường lửa hoặc phần mềm bảo vệ."
        return Check("Prefect", False, str(error), cost, remedy, is_needed=True)
    return Check("Prefect", True, f"{_version('prefect')}, máy chủ tạm chỉ nghe ở 127.0.0.1")


def _folder(output: Path) -> Iterator[Check]:
    place = next(each for each in (output, *output.parents) if each.exists())
    remedy = "cấp quyền ghi, hoặc chọn nơi khác bằng --output."
    is_writable = os.access(place, os.W_OK)
    yield Check("Thư mục kết quả", is_writable, str(output), "không lưu được kết quả.", remedy, is_needed=True)
    free = shutil.disk_usage(place).free
    cost = "đợt đọc lớn có thể dừng giữa chừng vì hết chỗ."
    shown = f"còn trống {free / 1024**3:.1f} GB"
    yield Check("Ổ đĩa", free >= _ENOUGH_DISK, shown, cost, "giải phóng ít nhất 2 GB, hoặc chọn ổ đĩa khác.")


def _tesseract() -> Check:
    program = tesseract()
    if program and has_tesseract():
        return Check("Tesseract và tiếng Việt (vie)", True, f"{_first_line(program, '--version')} ({program})")
    found = "chưa cài Tesseract" if program is None else "có Tesseract nhưng thiếu dữ liệu tiếng Việt (vie)"
    remedy = {
        "Windows": "cài Tesseract OCR cho Windows (UB Mannheim), chọn thêm ngôn ngữ Vietnamese.",
        "Darwin": "brew install tesseract tesseract-lang",
    }.get(platform.system(), "sudo apt install tesseract-ocr tesseract-ocr-vie")
    cost = "bản chụp (PDF quét, ảnh) chưa đọc được, được để lại đến khi cài xong."
    return Check("Tesseract và tiếng Việt (vie)", False, found, cost, remedy)


def _office() -> Check:
    program = soffice()
    if program:
        return Check("LibreOffice", True, f"{_first_line(program, '--version')} ({program})")
    remedy = {
        "Windows": "cài LibreOffice từ trang chủ libreoffice.org.",
        "Darwin": "brew install --cask libreoffice",
    }.get(platform.system(), "sudo apt install libreoffice-writer-nogui libreoffice-calc-nogui")
    cost = "tệp .doc, .odt, .rtf chưa đọc được, được để lại đến khi cài xong; .docx và .pdf vẫn đọc bình thường."
    return Check("LibreOffice", False, "chưa cài", cost, remedy)


def _fonts() -> Check:
    found = _installed_font()
    cost = "tệp Word cũ chuyển qua LibreOffice có thể lệch số trang; các tệp khác không bị ảnh hưởng."
    remedy = "sudo apt install fonts-liberation (thay cho Times New Roman)."
    return Check(
        "Phông chữ", found is not None, found or "không thấy Times New Roman hoặc phông tương đương", cost, remedy
    )


def _installed_font() -> str | None:
    if platform.system() in ("Windows", "Darwin"):
        return "Times New Roman (có sẵn trong hệ điều hành)"
    lister = shutil.which("fc-list")
    if lister is None:
        return None
    listed = subprocess.run(
        [lister, ":", "family"], capture_output=True, text=True, encoding="utf-8", timeout=_SECONDS, check=False
    )
    return next((font for font in _FONTS if font in listed.stdout), None)


def _first_line(program: str, *arguments: str) -> str:
    try:
        done = subprocess.run(
            [program, *arguments], capture_output=True, text=True, encoding="utf-8", timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"không gọi được: {error}"
    lines = (done.stdout or done.stderr).strip().splitlines()
    return lines[0].strip() if lines else "có"
