"""Reading several tables as one publication (đọc trọn một bộ bảng), while a run may be replacing them."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from plans.publishing.table_set import SET_NAME, file_sha256

_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4)
"""Seconds between tries: moving the files of a publication in takes a tenth of a second, on a share some seconds."""

Answer = TypeVar("Answer")
_Look = tuple[tuple[str, int, int, int], ...]


class MixedTables(Exception):
    """The tables are of two publications and stay so; the message is one Vietnamese line for the user."""


def read_together(
    folder: Path,
    read: Callable[[], Answer],
    *,
    ending: str = ".parquet",
    wait: Callable[[float], None] = time.sleep,
) -> Answer:
    """What `read` gives of tables that all belong to one publication; it is called again while they are being replaced.

    A publication moves its files in one by one and the list of their hashes, `bo-bang.json`, last. `read` may open
    any files of `folder` with this ending. Tables published without the list are read as they are.

    Raises:
        MixedTables: a publication was broken off between two files, and nobody has mended it yet.
    """
    for pause in _PAUSES:
        before = _looks(folder, ending)
        if before is not None and _are_one(folder, ending):
            try:
                answer = read()
            except Exception:
                if _looks(folder, ending) == before:
                    raise
            else:
                if _looks(folder, ending) == before:
                    return answer
        wait(pause)
    raise MixedTables(
        f"Các bảng trong {folder} thuộc hai lần công bố khác nhau (lần chạy trước dừng giữa chừng). "
        "Chạy khacphuc run lần nữa rồi đọc lại."
    )


def _looks(folder: Path, ending: str) -> _Look | None:
    """What changes when any file is replaced; None where one is just missing."""
    try:
        facts = [(name, (folder / name).stat()) for name in (*_told(folder, ending), SET_NAME)]
    except FileNotFoundError:
        return None if (folder / SET_NAME).exists() else ()
    return tuple((name, fact.st_ino, fact.st_mtime_ns, fact.st_size) for name, fact in facts)


def _told(folder: Path, ending: str) -> dict[str, str]:
    """The hashes of the files that one publication consists of."""
    told: dict[str, str] = json.loads((folder / SET_NAME).read_bytes())["sha256"]
    return {name: sha256 for name, sha256 in told.items() if name.endswith(ending)}


def _are_one(folder: Path, ending: str) -> bool:
    try:
        return all(file_sha256(folder / name) == wanted for name, wanted in _told(folder, ending).items())
    except FileNotFoundError:
        return not (folder / SET_NAME).exists()
