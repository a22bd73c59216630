"""Writes an Office package so that equal content gives equal bytes (gói DOCX không phụ thuộc giờ ghi)."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can hold."""


def write_packed(package: bytes, path: Path) -> None:
    """Write the members of the package `package` to `path`, in their order, without the time of writing."""
    with ZipFile(BytesIO(package)) as made, ZipFile(path, "w") as written:
        for member in made.infolist():
            timeless = ZipInfo(member.filename, _NO_TIME)
            timeless.compress_type, timeless.external_attr = ZIP_DEFLATED, member.external_attr
            written.writestr(timeless, made.read(member))
