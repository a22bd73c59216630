"""What all commands share (dòng lệnh): settings from options, and the end in one Vietnamese line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from flows.settings import Settings

ALL_READ, RUN_FAILED, WRONG_USE, SET_ASIDE = 0, 1, 2, 3

OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="Thư mục kết quả (mặc định: output trong thư mục hiện tại).")
]
DayOption = Annotated[
    str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="Ngày xét tình trạng (mặc định: hôm nay).")
]
OfficeOption = Annotated[
    str | None, typer.Option("--office", metavar="TÊN", help="Cơ quan, như tên trong tệp cấu hình.")
]
MaskOption = Annotated[
    bool | None, typer.Option("--mask-people", help="Chỉ ghi chữ cái đầu của tên người trong mọi kết quả.")
]


def settings_of(**options: object) -> Settings:
    """The settings under these options, with the office's rules in use; a wrong one ends the command."""
    from flows.settings import SettingsError, load_settings, use_rules

    try:
        settings = load_settings(**options)
        use_rules(settings)
    except SettingsError as error:
        stop(str(error))
    return settings


def looking_settings(**options: object) -> Settings:
    """The same for a command that only looks: a remote output is brought here first."""
    settings = settings_of(**options)
    if settings.remote_output:
        from flows.inbox.object_store import RemoteError
        from flows.outputs.outputs import refresh

        try:
            refresh(settings)
        except RemoteError as error:
            stop(str(error), RUN_FAILED)
    return settings


@contextmanager
def changed_output(settings: Settings) -> Iterator[None]:
    """For a command that changes the output: where that is a remote one, brought here before and handed in after."""
    if not settings.remote_output:
        yield
        return
    from flows.inbox.object_store import OutputBusy, OutputMoved, RemoteError
    from flows.outputs.outputs import working_copy

    try:
        with working_copy(settings) as hand_in:
            yield
            hand_in()
    except (OutputBusy, OutputMoved) as error:
        stop(str(error))
    except RemoteError as error:
        stop(str(error), RUN_FAILED)


def stop(message: str, code: int = WRONG_USE) -> NoReturn:
    """End the command with one line for the person who gave it."""
    typer.echo(message, err=True)
    raise typer.Exit(code)
