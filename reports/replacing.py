"""Files that people hold open (tệp đang mở): written beside their place, then put in, or left beside as a copy."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from datamodel.system_faults import cause_and_remedy

_COPIES = 100


class ReportError(Exception):
    """A report could not be written; the message is one Vietnamese line for the user."""


@dataclass(frozen=True, slots=True)
class Written:
    """Where a report lies now; `message` where that is not its usual place."""

    path: Path
    message: str | None = None


def replace_file(path: Path, write: Callable[[Path], None]) -> Written:
    """Let `write` fill a file beside `path` and put it in its place, whole or not at all.

    Excel on Windows does not let a workbook that it shows be replaced: then the new one stays beside it.
    """
    unfinished = path.with_name(f".dang-ghi-{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(unfinished)
        with unfinished.open("r+b") as file:
            os.fsync(file.fileno())
        return _put_in(unfinished, path)
    except OSError as error:
        raise ReportError(f"Không ghi được báo cáo {path}: {cause_and_remedy(error)}.") from error
    finally:
        unfinished.unlink(missing_ok=True)


def _put_in(unfinished: Path, path: Path) -> Written:
    try:
        unfinished.replace(path)
        return Written(path)
    except PermissionError:
        copy = _put_beside(unfinished, path)
    message = (
        f"Tệp {path.name} đang được mở trong chương trình khác nên chưa thay được. Bản mới đã ghi vào {copy.name}; "
        "đóng tệp đang mở rồi chạy: khacphuc report."
    )
    return Written(copy, message)


def _put_beside(unfinished: Path, path: Path) -> Path:
    """The first copy's name that can be written: "bang-theo-doi (2).xlsx"."""
    for number in range(2, _COPIES):
        copy = path.with_name(f"{path.stem} ({number}){path.suffix}")
        try:
            unfinished.replace(copy)
        except PermissionError:
            continue
        return copy
    raise PermissionError(None, "các bản cũ đều đang mở hoặc không cho ghi", str(path))
