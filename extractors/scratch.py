"""Folders for files on their way (thư mục tạm), named after the process, so that who ends it can remove them."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


def scratch_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder that is gone when the work in it is done."""
    return tempfile.TemporaryDirectory(prefix=_name(os.getpid()), ignore_cleanup_errors=True)


def remove_scratch_of(process: int) -> None:
    """Remove what a process that was killed had no time to: copies of documents."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_name(process)}*"):
        shutil.rmtree(folder, ignore_errors=True)


def _name(process: int) -> str:
    return f"khacphuc-{process}-"
