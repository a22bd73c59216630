"""Moving a publication's files into their places (đưa các bảng vào chỗ): all of them, or the old ones back."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries: on Windows a virus scanner or an indexer holds a file for a moment."""
_KEPT = "cu"


def move_in(unfinished: Path, folder: Path, names: Sequence[str], parted: str) -> None:
    """Replace the files of `folder` with those of `unfinished`, in this order; before the last the folder `parted`.

    Each is replaced at once, so that a reader never misses one. The old ones are kept meanwhile under a second
    name and put back where one cannot be replaced.

    Raises:
        OSError: one cannot be replaced; the old files are in their places, unless these are held too.
    """
    kept = unfinished / _KEPT
    kept.mkdir()
    moved: list[str] = []
    *first, last = names
    try:
        for name in (*first, parted, last):
            moved.append(name)
            if name == parted:
                _replace_folder(folder / parted, unfinished / parted, kept / parted)
            else:
                _replace_file(folder / name, unfinished / name, kept / name)
    except OSError:
        for name in reversed(moved):
            with suppress(OSError):
                _put_back(folder / name, kept / name, unfinished / name)
        raise


def _replace_file(place: Path, new: Path, kept: Path) -> None:
    if place.exists():
        try:
            os.link(place, kept)
        except OSError:  # a disk without second names
            shutil.copy2(place, kept)
    _patiently_replace(new, place)


def _replace_folder(place: Path, new: Path, kept: Path) -> None:
    """Where there is no new one, an old one would tell old things."""
    if place.exists():
        _patiently_replace(place, kept)
    if new.exists():
        _patiently_replace(new, place)


def _patiently_replace(source: Path, target: Path) -> None:
    for pause in PAUSES:
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    source.replace(target)


def _put_back(place: Path, kept: Path, new: Path) -> None:
    """As it was before; what was not moved yet stays."""
    if new.exists():
        if kept.is_dir() and not place.exists():
            kept.replace(place)
        return
    if place.is_dir():
        place.replace(new)
    if kept.exists():
        kept.replace(place)
    else:
        place.unlink(missing_ok=True)
