"""The command `khacphuc run` (đọc theo lô), for one office or for all of the settings file."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from datamodel.rule_files import OWN_RULES
from flows.terminal import (
    ALL_READ,
    RUN_FAILED,
    SET_ASIDE,
    DayOption,
    MaskOption,
    OfficeOption,
    OutputOption,
    settings_of,
    stop,
)

if TYPE_CHECKING:
    from flows.settings import Settings

InboxArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="INBOX", help="Thư mục chứa văn bản cần đọc, kể cả thư mục con, hoặc s3://... (mặc định: mục inbox)."
    ),
]
WorkersOption = Annotated[int | None, typer.Option("--workers", help="Số văn bản đọc cùng một lúc.")]
WaitOption = Annotated[
    float, typer.Option("--wait", metavar="PHÚT", min=0, help="Số phút chờ khi lệnh khác đang dùng dữ liệu.")
]
AllOfficesOption = Annotated[bool, typer.Option("--all-offices", help="Mọi cơ quan trong tệp cấu hình.")]


def run_command(
    inbox: InboxArgument = None,
    output: OutputOption = None,
    office: OfficeOption = None,
    all_offices: AllOfficesOption = False,
    as_of: DayOption = None,
    workers: WorkersOption = None,
    mask_people: MaskOption = None,
    wait: WaitOption = 0,
) -> None:
    """Đọc các văn bản mới hoặc đã sửa trong INBOX rồi cập nhật bộ dữ liệu."""
    if all_offices:
        if inbox or output or office:
            stop("--all-offices lấy INBOX và --output từ tệp cấu hình; bỏ các tùy chọn này hoặc dùng --office TÊN.")
        options = {"--as-of": as_of, "--workers": workers, "--mask-people": mask_people, "--wait": wait or None}
        raise typer.Exit(_run_all(options))
    settings = settings_of(
        inbox=inbox, output=output, office=office, as_of=as_of, workers=workers, mask_people=mask_people
    )
    run_inbox_of(settings, wait)


def backfill_command(
    folder: Annotated[
        str, typer.Argument(metavar="DIR", help="Thư mục văn bản của các năm trước, kể cả thư mục con; hoặc s3://...")
    ],
    since: Annotated[
        str | None, typer.Option("--since", metavar="YYYY-MM-DD", help="Chỉ lấy văn bản ban hành từ ngày này.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="Chỉ lấy văn bản ban hành đến hết ngày này.")
    ] = None,
    output: OutputOption = None,
    office: OfficeOption = None,
    as_of: DayOption = None,
    workers: WorkersOption = None,
    mask_people: MaskOption = None,
    wait: WaitOption = 0,
) -> None:
    """Đọc văn bản của các năm trước vào bộ dữ liệu; dừng lúc nào cũng được, chạy lại thì làm tiếp."""
    chosen = {"since": since, "until": until, "as_of": as_of, "workers": workers, "mask_people": mask_people}
    settings = settings_of(inbox=folder, output=output, office=office, **chosen)
    if settings.since and settings.until and settings.since > settings.until:
        stop("Ngày --since sau ngày --until nên không có văn bản nào. Kiểm tra lại hai ngày này.")
    run_inbox_of(settings, wait, is_archive=True)


def run_inbox_of(settings: Settings, wait: float, *, is_archive: bool = False) -> None:
    """Run over the inbox of these settings, tell what came of it, and end with the fitting code; `wait` in minutes."""
    from flows.batch.environment import prepare_environment
    from flows.folders import RunStopped, check_folders

    try:
        inbox = check_folders(settings.inbox, settings.output)
        prepare_environment(settings.output)
        from flows.batch.launching import launch

        result = launch(inbox, settings, patience=wait * 60, is_archive=is_archive)
    except RunStopped as error:
        stop(str(error), error.code)
    from reports.summary import print_summary

    print_summary(result.files, result.folder, newly_read=result.newly_read, was_idle=result.was_idle)
    for message in result.messages:
        typer.echo(message, err=True)
    raise typer.Exit(SET_ASIDE if result.set_aside else ALL_READ)


def _run_all(options: Mapping[str, object]) -> int:
    """Each office in a process of its own: its rules, its store, its faults. The worst code of all."""
    from flows.settings import SettingsError, config_file, office_names

    try:
        offices = office_names()
    except SettingsError as error:
        stop(str(error))
    if not offices:
        stop(f"Tệp cấu hình {config_file()} chưa khai cơ quan nào. Xem docs/settings.md.")
    arguments = [part for name, value in options.items() if value is not None for part in _given(name, value)]
    codes = {office: _run_one(office, arguments) for office in offices}
    failed = [office for office, code in codes.items() if code not in (ALL_READ, SET_ASIDE)]
    typer.echo("")
    typer.echo(f"Đã chạy {len(codes)} cơ quan; hoàn thành: {len(codes) - len(failed)}.")
    if failed:
        typer.echo(f"Chưa hoàn thành: {', '.join(failed)}. Xem lý do ở phần của từng cơ quan phía trên.", err=True)
        return RUN_FAILED
    return SET_ASIDE if SET_ASIDE in codes.values() else ALL_READ


def _given(name: str, value: object) -> list[str]:
    return [name] if value is True else [name, str(value)]


def _run_one(office: str, arguments: list[str]) -> int:
    typer.echo(f"=== {office} ===")
    sys.stdout.flush()
    # What belongs to one office is taken from the file only.
    own = ("KHACPHUC_INBOX", "KHACPHUC_OUTPUT", "KHACPHUC_RULES", "KHACPHUC_OFFICE", OWN_RULES)
    environment = {name: value for name, value in os.environ.items() if name not in own}
    command = [sys.executable, "-m", "flows.cli", "run", "--office", office, *arguments]
    return subprocess.run(command, env=environment, check=False).returncode
