"""An output in an object store (kết quả từ xa): whole sets side by side, and one pointer to the current one.

S3 can neither rename nor replace several objects together. So a publication is a set of objects under
a name of its own, and `current.json` names the set, with size and hash of each file; it is written
last, and only where it is still the one this run began with. A reader that follows the pointer never
sees half a set; of two runs at once the second to finish is refused and changes nothing.
"""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from datamodel.system_faults import cause
from flows.inbox.contents import sha256
from flows.inbox.object_store import ObjectStore, OutputBusy, OutputMoved, RemoteError, RemoteFile, fetch
from plans.corrections.log import CORRECTIONS_NAME
from plans.store.store import STORE_NAME

POINTER = "current.json"
SETS = "sets"
_LOCK = ".khoa"
_BASE = ".ban-goc.json"
_INCOMING = ".dang-tai"
_PROBE = "thu-ghi.json"
_LOG = f"{STORE_NAME}.wal"
_NOT_PUBLISHED = (_LOG, "loi-chuong-trinh.txt")
_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class CurrentSet:
    """What the pointer says, and the ETag it had."""

    name: str
    previous: str | None
    files: Mapping[str, Mapping[str, object]]
    """By name relative to the set: `size` and `sha256`."""
    tag: str


class WorkingCopy:
    """The local folder of a remote output, held by one command at a time; use it as a context manager."""

    def __init__(self, url: str, folder: Path, patience: float = 0) -> None:
        self._store = ObjectStore(url)
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(folder / _LOCK, timeout=patience)
        self._began: CurrentSet | None = None

    def __enter__(self) -> WorkingCopy:
        try:
            self._lock.acquire()
        except Timeout as error:
            raise OutputBusy(
                f"Thư mục {self._folder} đang được một lệnh khác sử dụng; hãy đợi lệnh đó xong rồi chạy lại."
            ) from error
        try:
            self._take_over()
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(self, *about: object) -> None:
        self._lock.release()

    def hand_in(self) -> bool:
        """Publish what the folder holds now; False where that is what is there already.

        Raises:
            OutputMoved: somebody else published since this copy was taken.
        """
        files = {name: _facts(path) for name, path in _listed(self._folder)}
        began = self._began
        if began and files == began.files:
            return False
        self._check_conditions()
        name = f"{_number(began) + 1:06d}-{secrets.token_hex(4)}"
        older = {entry.partition("/")[0] for entry, _ in self._sets()}
        self._upload(name, files)
        pointer = {"set": name, "previous": began.name if began else None, "files": files}
        content = json.dumps(pointer, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8")
        if not self._store.replace(POINTER, content, began.tag if began else None):
            self._remove({name})
            self._note("")
            raise OutputMoved(
                f"Một lần chạy khác vừa công bố vào {self._store.url}; kết quả của lần này không được công bố. "
                "Chạy lại để làm tiếp trên bản mới."
            )
        self._note(name)
        # Sets listed before the pointer moved and not named by it are of runs that died, or that are refused now.
        self._remove(older - {began.name if began else name})
        return True

    def _take_over(self) -> None:
        """Bring the folder to the current set, unless it was made from that set and may hold more."""
        self._began, base = current_set(self._store), self._base()
        if self._began is None or base == self._began.name:
            self._note(base or "")
            return
        if base is None and any(True for _ in _listed(self._folder)):
            raise RemoteError(
                f"Thư mục {self._folder} đang chứa kết quả không thuộc {self._store.url}. Chọn thư mục output khác."
            )
        incoming = self._folder / _INCOMING
        shutil.rmtree(incoming, ignore_errors=True)
        try:
            self._download(self._began, incoming)
            self._put_in_place(self._began, incoming)
        except OSError as error:
            raise RemoteError(
                f"Không thay được tệp trong {self._folder} ({cause(error)}). Đóng các tệp đang mở rồi chạy lại."
            ) from error
        finally:
            shutil.rmtree(incoming, ignore_errors=True)

    def _put_in_place(self, current: CurrentSet, incoming: Path) -> None:
        self._note("")  # of no set, until it is one
        said = self._folder / CORRECTIONS_NAME
        if said.is_file() and sha256(said) != current.files.get(CORRECTIONS_NAME, {}).get("sha256"):
            # What people said is never thrown away, although the set that was handed in does not have it.
            said.replace(self._folder / f".{sha256(said)[:8]}-{CORRECTIONS_NAME}")
        for _, path in list(_listed(self._folder)):
            path.unlink()
        (self._folder / _LOG).unlink(missing_ok=True)
        for name in current.files:
            place = self._folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            (incoming / name).replace(place)
        self._note(current.name)

    def _download(self, current: CurrentSet, incoming: Path) -> None:
        def one(name: str) -> None:
            facts, place = current.files[name], incoming / name
            place.parent.mkdir(parents=True, exist_ok=True)
            url = f"{self._store.url}/{SETS}/{current.name}/{name}"
            try:
                found = fetch(RemoteFile(url, 0, 0), place)
            except FileNotFoundError as error:
                raise RemoteError(f"Kho {self._store.url} thiếu tệp {SETS}/{current.name}/{name}. Chạy lại.") from error
            if found != facts["sha256"]:
                raise RemoteError(f"Tệp {SETS}/{current.name}/{name} trong kho {self._store.url} bị hỏng.")

        with ThreadPoolExecutor(_AT_ONCE) as threads:
            list(threads.map(one, current.files))

    def _upload(self, name: str, files: Mapping[str, Mapping[str, object]]) -> None:
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            list(threads.map(lambda each: self._store.put(self._folder / each, f"{SETS}/{name}/{each}"), files))
        arrived = {each: file.size for each, file in self._store.list(f"{SETS}/{name}")}
        wanted = {f"{SETS}/{name}/{each}": facts["size"] for each, facts in files.items()}
        if arrived != wanted:
            raise RemoteError(f"Tải lên kho {self._store.url} không đủ; bản cũ được giữ nguyên. Chạy lại.")

    def _check_conditions(self) -> None:
        """A store that takes no heed of conditions would let two runs overwrite each other in silence."""
        self._store.replace(_PROBE, b"{}", None)
        if self._store.replace(_PROBE, b"{}", None):
            raise RemoteError(f"Kho {self._store.url} không hỗ trợ ghi có điều kiện (If-None-Match). Dùng kho S3 khác.")

    def _sets(self) -> Iterator[tuple[str, RemoteFile]]:
        for entry, file in self._store.list(SETS):
            yield entry.removeprefix(SETS + "/"), file

    def _remove(self, sets: set[str]) -> None:
        self._store.delete(f"{SETS}/{entry}" for entry, _ in self._sets() if entry.partition("/")[0] in sets)

    def _base(self) -> str | None:
        """The set that the folder was made from; "" where of none, or not whole; None where it is no copy of this."""
        try:
            noted = json.loads((self._folder / _BASE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return str(noted["set"]) if noted.get("url") == self._store.url else None

    def _note(self, name: str) -> None:
        text = json.dumps({"url": self._store.url, "set": name})
        (self._folder / _BASE).write_text(text, encoding="utf-8")


def current_set(store: ObjectStore) -> CurrentSet | None:
    """What the pointer of an output says; None where nothing was published yet.

    Raises:
        RemoteError: it cannot be read, or names files outside its set.
    """
    found = store.read(POINTER)
    if found is None:
        return None
    content, tag = found
    try:
        told = json.loads(content)
        current = CurrentSet(told["set"], told["previous"], told["files"], tag)
        names = [current.name, *current.files]
    except (ValueError, KeyError, TypeError) as error:
        raise RemoteError(f"Tệp {store.url}/{POINTER} không đọc được. Khôi phục tệp đó, hoặc chọn nơi khác.") from error
    if not all(_is_below(name) for name in names):
        raise RemoteError(f"Tệp {store.url}/{POINTER} nêu tên tệp không an toàn nên không được dùng.")
    return current


def _is_below(name: str) -> bool:
    parts = name.split("/")
    return not {"", "..", "."} & set(parts) and not set(name) & set('\\:*?"<>|')


def _listed(folder: Path) -> Iterator[tuple[str, Path]]:
    """The published files and the store, by name; what begins with a dot is this machine's own."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        is_own = any(part.startswith(".") for part in name.parts) or name.as_posix() in _NOT_PUBLISHED
        if path.is_file() and not is_own:
            yield name.as_posix(), path


def _facts(path: Path) -> dict[str, object]:
    return {"size": path.stat().st_size, "sha256": sha256(path)}


def _number(began: CurrentSet | None) -> int:
    digits = began.name.partition("-")[0] if began else ""
    return int(digits) if digits.isdigit() else 0
