"""Files in an object store (kho đối tượng, S3): listed, fetched, put and replaced under conditions, through fsspec.

Keys and addresses come from the environment and files that all S3 programs read (AWS_ACCESS_KEY_ID,
AWS_ENDPOINT_URL, ~/.aws ...); the program has no settings for secrets.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

_SCHEME = "s3://"
_PIECE = 1 << 20
_NANOSECONDS = 10**9


class RemoteError(RuntimeError):
    """The object store cannot be used; the message is one Vietnamese line for the user."""


class NotAllowed(RemoteError):
    """The store refuses this one object, or all of them, to whose keys these are."""


class OutputMoved(RemoteError):
    """Another run published to the same place meanwhile; nothing was changed there."""


class OutputBusy(RemoteError):
    """Another command on this machine works on the same folder."""


def is_remote(place: str) -> bool:
    """Whether a place is one of an object store."""
    return place.startswith(_SCHEME)


def local_path(place: str) -> Path:
    """A place on this machine: a path, or an address with `file:`.

    Raises:
        RemoteError: it is an address of another kind.
    """
    parts = urlsplit(place)
    if parts.scheme == "file" and parts.netloc in ("", "localhost"):
        return Path(url2pathname(parts.path) if "%" not in parts.path else url2pathname(unquote(parts.path)))
    if "://" in place:
        raise RemoteError(
            f"Không đọc được địa chỉ “{place}”. Dùng thư mục, file:///đường-dẫn hoặc s3://thùng/đường-dẫn."
        )
    return Path(place)


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """One object: its address, size in bytes, and a mark that changes with every writing of it."""

    url: str
    size: int
    mark: int
    """Its time in nanoseconds since 1970: S3 tells whole seconds, below them stand digits of its ETag.

    A multiple of 100, which every file system keeps."""

    def open(self, mode: str = "rb") -> IO[bytes]:
        """Its bytes, read piece by piece.

        Raises:
            FileNotFoundError: it is gone.
        """
        store, _, key = self.url.removeprefix(_SCHEME).partition("/")
        file: IO[bytes] = ObjectStore(_SCHEME + store).files.open(f"{store}/{key}", mode, block_size=_PIECE * 8)
        return file


class ObjectStore:
    """The objects under one address such as `s3://bucket/folder`."""

    def __init__(self, url: str) -> None:
        if find_spec("s3fs") is None:
            raise RemoteError("Chưa cài phần đọc, ghi kho S3. Cài: pip install 'khacphuc[s3]'.")
        self.url = url.rstrip("/")
        self._root = self.url.removeprefix(_SCHEME)

    @cached_property
    def files(self) -> Any:
        """The file system of fsspec; what it lists is never taken from memory."""
        from s3fs import S3FileSystem

        return S3FileSystem(use_listings_cache=False)

    def list(self, below: str = "") -> Iterator[tuple[str, RemoteFile]]:
        """Every object below a name: its name relative to this store's address, and the object, by name."""
        with told(self.url):
            try:
                found = self.files.find(self._key(below) if below else self._root, detail=True)
            except FileNotFoundError as error:  # the bucket; of a name alone it gives nothing
                raise OSError(str(error)) from error
        for key, facts in sorted(found.items()):
            yield key[len(self._root) + 1 :], RemoteFile(_SCHEME + key, facts["size"], _mark(facts))

    def read(self, name: str) -> tuple[bytes, str] | None:
        """Bytes and ETag of an object, None where there is none. The bytes may be newer than the ETag, never older."""
        with told(self.url):
            try:
                tag: str = self.files.info(self._key(name))["ETag"]
                content: bytes = self.files.cat_file(self._key(name))
            except FileNotFoundError:
                return None
        return content, tag

    def put(self, place: Path, name: str) -> None:
        """Store a file of this machine; the library checks what arrived by a checksum."""
        with told(self.url):
            self.files.put_file(str(place), self._key(name))

    def replace(self, name: str, content: bytes, tag: str | None) -> bool:
        """Put an object in place of the one with this ETag, or of none; False where another one is there by now."""
        from botocore.exceptions import ClientError

        condition = {"IfMatch": tag} if tag else {"IfNoneMatch": "*"}
        bucket, _, key = self._key(name).partition("/")
        with told(self.url):
            try:
                self.files.call_s3("put_object", Bucket=bucket, Key=key, Body=content, **condition)
            except OSError as error:
                cause = error.__cause__
                code = cause.response["Error"]["Code"] if isinstance(cause, ClientError) else ""
                if code in ("PreconditionFailed", "ConditionalRequestConflict") or (tag and code == "NoSuchKey"):
                    return False
                raise
        return True

    def delete(self, names: Iterable[str]) -> None:
        """Remove objects; those that are gone already do not matter."""
        with told(self.url):
            for name in names:  # one by one: asked for several, the library takes "[1]" in a name for a pattern
                with suppress(FileNotFoundError):
                    self.files.rm_file(self._key(name))

    def _key(self, name: str) -> str:
        return f"{self._root}/{name}"


@contextmanager
def told(url: str) -> Iterator[None]:
    """Errors of the network, of rights and of the store as one line; what is not there stays FileNotFoundError."""
    from botocore.exceptions import BotoCoreError

    try:
        yield
    except FileNotFoundError:
        raise
    except (OSError, BotoCoreError) as error:
        kind = NotAllowed if isinstance(error, PermissionError) else RemoteError
        what = (str(error) or type(error).__name__).splitlines()[0].rstrip(".")
        raise kind(f"Không dùng được kho {url} ({what}). Kiểm tra địa chỉ, mạng và quyền.") from error


def fetch(file: RemoteFile, place: Path) -> str:
    """Copy an object to this machine, with its mark as its time; the hash of its bytes.

    Raises:
        FileNotFoundError: it is gone.
        NotAllowed: it may not be read.
    """
    digest = hashlib.sha256()
    with told(file.url), file.open() as source, place.open("wb") as copy:
        while piece := source.read(_PIECE):
            digest.update(piece)
            copy.write(piece)
    os.utime(place, ns=(file.mark, file.mark))
    return digest.hexdigest()


def _mark(facts: dict[str, Any]) -> int:
    digits = hashlib.sha256(str(facts.get("ETag", "")).encode()).digest()[:8]
    return int(facts["LastModified"].timestamp()) * _NANOSECONDS + int.from_bytes(digits) % 10**7 * 100
