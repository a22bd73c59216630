"""The two folders of a run (thư mục đến, thư mục kết quả), looked at before anything heavy is loaded."""

from __future__ import annotations

from pathlib import Path

from datamodel.system_faults import cause
from flows.inbox.object_store import RemoteError, is_remote, local_path
from flows.terminal import WRONG_USE


class RunStopped(Exception):
    """The run did not end well; the message is one Vietnamese line, `code` the exit code."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


def check_folders(place: Path | str | None, output: Path) -> Path | str:
    """The inbox as an absolute path, or as its address in an object store, where both places can be used.

    Raises:
        RunStopped: no inbox is named or it is not there, the output lies in it or cannot be written.
    """
    if place is None:
        told = "Thiếu INBOX: ghi thư mục văn bản đến sau lệnh, hoặc khai mục inbox trong tệp cấu hình."
        raise RunStopped(told, WRONG_USE)
    if is_remote(str(place)):
        _check_writable(output)
        return str(place)
    try:
        inbox = local_path(str(place)).expanduser().absolute()
    except RemoteError as error:
        raise RunStopped(str(error), WRONG_USE) from error
    if not inbox.exists():
        raise RunStopped(f"Không tìm thấy thư mục văn bản đến “{inbox}”. Kiểm tra lại đường dẫn.", WRONG_USE)
    if not inbox.is_dir():
        told = f"“{inbox}” là một tệp. Hãy chỉ ra thư mục chứa văn bản; xem một tệp thì dùng: khacphuc show TỆP."
        raise RunStopped(told, WRONG_USE)
    real_inbox, real_output = inbox.resolve(), output.resolve()
    if real_output == real_inbox or real_output.is_relative_to(real_inbox):
        told = f"Thư mục kết quả “{output}” nằm trong thư mục văn bản đến. Chọn nơi khác bằng --output."
        raise RunStopped(told, WRONG_USE)
    _check_writable(output)
    return inbox


def _check_writable(output: Path) -> None:
    if "?" in str(output):  # DuckDB takes what follows for parameters
        told = f"Đường dẫn thư mục kết quả “{output}” không được có dấu hỏi. Chọn nơi khác bằng --output."
        raise RunStopped(told, WRONG_USE)
    try:
        output.mkdir(parents=True, exist_ok=True)
        probe = output / ".khacphuc-thu-ghi"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        told = (
            f"Không ghi được vào thư mục kết quả “{output}” ({cause(error)}). Kiểm tra quyền ghi, hoặc chọn nơi khác."
        )
        raise RunStopped(told, WRONG_USE) from error
