"""The file of the store (tệp kho): opening it alone, and telling in one line why it cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import duckdb

from datamodel.system_faults import NO_SPACE, cause_and_remedy


class StoreError(Exception):
    """The store cannot be used; the message is one Vietnamese line for the user."""


class StoreBusy(StoreError):
    """Another process holds the store."""


class StoreNotWritable(StoreError):
    """The folder or file cannot be written, or the disk is full."""


class StoreVersion(StoreError):
    """The store was made by another version, or is no store; it is left as it is."""


class StoreDamaged(StoreError):
    """The store's bytes were changed from outside, or the disk failed; it is left as it is."""


def connect(file: Path) -> Any:
    """A connection that no other process shares."""
    with told(file):
        if file.is_file() and not file.stat().st_size:
            file.unlink()  # left by a run that was killed at its very start
        return duckdb.connect(str(file))


@contextmanager
def told(file: Path) -> Iterator[None]:
    """Errors of the system and of DuckDB as errors of the store."""
    try:
        yield
    except OSError as error:
        raise StoreNotWritable(f"Không mở được kho dữ liệu {file} để ghi: {cause_and_remedy(error)}.") from error
    except duckdb.Error as error:
        raise _store_error(file, str(error)) from error


@contextmanager
def transaction(connection: Any) -> Iterator[None]:
    """All of the work inside or nothing."""
    connection.execute("BEGIN")
    try:
        yield
    except BaseException:
        with suppress(duckdb.Error):  # after a full disk DuckDB has given the transaction up itself
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def busy(file: Path) -> StoreBusy:
    """What to say to a second run."""
    return StoreBusy(f"Kho dữ liệu {file} đang được một lần chạy khác sử dụng; hãy đợi lần chạy đó xong rồi chạy lại.")


def other_version(file: Path) -> StoreVersion:
    """What to say of a store that is not ours, or not of this version."""
    return StoreVersion(
        f"Kho dữ liệu {file} do phiên bản khác tạo ra hoặc không phải kho của chương trình; tệp được giữ nguyên. "
        "Hãy chuyển tệp đi nơi khác hoặc chọn thư mục kết quả mới rồi chạy lại."
    )


def newer_version(file: Path) -> StoreVersion:
    """What to say of a store that a later version has written."""
    return StoreVersion(
        f"Kho dữ liệu {file} do phiên bản mới hơn của chương trình tạo ra; tệp được giữ nguyên. "
        "Hãy cập nhật chương trình, hoặc chọn thư mục kết quả khác rồi chạy lại."
    )


def _store_error(file: Path, message: str) -> StoreError:
    """DuckDB has one class for most troubles of files: only the words tell them apart."""
    first_line = message.strip().splitlines()[0]
    said = message.lower()
    if "set lock" in said or "being used by another process" in said:
        return busy(file)
    if "not a valid duckdb" in said or "storage version" in said or "version number" in said:
        return other_version(file)
    if any(words in said for words in ("corrupt", "checksum", "replaying wal", "not read enough bytes")):
        return StoreDamaged(
            f"Kho dữ liệu {file} bị hỏng ({first_line}); tệp được giữ nguyên. "
            "Hãy chuyển tệp đi nơi khác rồi chạy lại để đọc lại toàn bộ văn bản đến."
        )
    if "no space left" in said or "not enough space" in said:
        return StoreNotWritable(f"Không ghi được kho dữ liệu {file}: {'. '.join(NO_SPACE)}.")
    return StoreNotWritable(
        f"Không dùng được kho dữ liệu {file}: {first_line}. Kiểm tra quyền ghi và ổ đĩa rồi chạy lại."
    )
