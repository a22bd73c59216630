"""Pictures of pages drawn so far (kho hình trang): a file of its own, which may be deleted at any time."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from datamodel.codec import unpack_text
from datamodel.document import TextDocument

PICTURES_NAME = "khacphuc-hinh-trang.sqlite"
_VERSION = 1
_TABLES = """
CREATE TABLE files (sha256 TEXT PRIMARY KEY, code TEXT, print BLOB);
CREATE TABLE pages (sha256 TEXT, page INTEGER, width REAL, height REAL, webp BLOB, PRIMARY KEY (sha256, page));
"""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's picture as WebP; the size of its paper is in points. Without bytes the page cannot be drawn."""

    width: float = 0
    height: float = 0
    webp: bytes = b""


@dataclass(frozen=True, slots=True)
class DrawnFile:
    """What drawing a file gave: pictures by page and, of a Word file, the packed words of its print."""

    sha256: str
    pages: Mapping[int, Picture]
    print: bytes | None = None


class PictureStore:
    """The pictures of one output folder; use it as a context manager.

    SQLite, and not a table of the store of rows: pictures come and go without its version, and to lose them
    loses nothing that cannot be drawn again. Pictures count only under the `code` that drew them.
    """

    def __init__(self, connection: sqlite3.Connection, code: str) -> None:
        self._connection = connection
        self._code = code

    @classmethod
    def open(cls, folder: Path, code: str) -> PictureStore:
        """Open or create; a damaged file, or one of another version, is begun anew.

        Raises:
            OSError, sqlite3.Error: the folder cannot be written.
        """
        file = folder / PICTURES_NAME
        try:
            return cls(_opened(file), code)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:  # its bytes are no database
            file.unlink()
            return cls(_opened(file), code)

    def __enter__(self) -> PictureStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._connection.close()

    def is_known(self, sha256: str) -> bool:
        """Whether drawing this file was tried."""
        return bool(self._rows("SELECT 1 FROM files WHERE sha256 = ? AND code = ?", sha256, self._code))

    def pages(self, sha256: str) -> dict[int, int]:
        """The bytes of each page that was tried; 0 where it cannot be drawn."""
        sql = "SELECT page, length(webp) FROM pages JOIN files USING (sha256) WHERE sha256 = ? AND code = ?"
        return dict(self._rows(sql, sha256, self._code))

    def picture(self, sha256: str, page: int) -> Picture | None:
        """The picture of a page."""
        found = self._rows("SELECT width, height, webp FROM pages WHERE sha256 = ? AND page = ?", sha256, page)
        return Picture(*found[0]) if found and found[0][2] else None

    def print_of(self, sha256: str) -> TextDocument | None:
        """The words of a Word file as they stand in its print."""
        found = self._rows("SELECT print FROM files WHERE sha256 = ? AND code = ?", sha256, self._code)
        return unpack_text(found[0][0]) if found and found[0][0] else None

    def add(self, files: Iterable[DrawnFile]) -> None:
        """Keep what drawing gave, in one transaction; pictures of other code go."""
        with self._connection:
            for file in files:
                if not self.is_known(file.sha256):
                    self._forget(file.sha256)
                    self._connection.execute(
                        "INSERT INTO files VALUES (?, ?, ?)", [file.sha256, self._code, file.print]
                    )
                self._connection.executemany(
                    "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?)",
                    [(file.sha256, page, each.width, each.height, each.webp) for page, each in file.pages.items()],
                )

    def keep_only(self, sha256s: Collection[str]) -> None:
        """Forget the files that are documents no longer: replaced, refused, or found to be secret."""
        known = {sha256 for (sha256,) in self._rows("SELECT sha256 FROM files")}
        with self._connection:
            for sha256 in known.difference(sha256s):
                self._forget(sha256)

    def _forget(self, sha256: str) -> None:
        self._connection.execute("DELETE FROM pages WHERE sha256 = ?", [sha256])
        self._connection.execute("DELETE FROM files WHERE sha256 = ?", [sha256])

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        return self._connection.execute(sql, values).fetchall()


def _opened(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError(f"version {version}")
        if not version:
            connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT;")
        connection.execute("PRAGMA secure_delete = ON")  # of a paper found to be secret no bytes stay behind
    except BaseException:
        connection.close()
        raise
    return connection
