"""The command `khacphuc schedule` (chạy theo lịch)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.run import AllOfficesOption, InboxArgument, WorkersOption
from flows.terminal import ALL_READ, MaskOption, OfficeOption, OutputOption, settings_of, stop

if TYPE_CHECKING:
    from flows.settings import Settings

CronOption = Annotated[
    str, typer.Option("--cron", metavar="LỊCH", help="Lịch chạy dạng cron; mặc định 06 giờ, thứ Hai đến thứ Sáu.")
]
PortOption = Annotated[int | None, typer.Option("--port", metavar="SỐ", help="Cổng của trang Prefect trên máy này.")]


def schedule_command(
    inbox: InboxArgument = None,
    cron: CronOption = "0 6 * * 1-5",
    output: OutputOption = None,
    office: OfficeOption = None,
    all_offices: AllOfficesOption = False,
    workers: WorkersOption = None,
    mask_people: MaskOption = None,
    port: PortOption = None,
) -> None:
    """Tự chạy theo lịch cho đến khi dừng; lần bị lỡ được chạy bù, không bao giờ chạy hai lần cùng lúc."""
    if all_offices:
        settings = _common_settings(bool(inbox or output or office))
    else:
        settings = settings_of(inbox=inbox, output=output, office=office)
    from flows.batch.environment import prepare_environment
    from flows.folders import RunStopped, check_folders

    try:
        parts = _of_all_offices() if all_offices else _of_one(settings, check_folders(settings.inbox, settings.output))
        prepare_environment(settings.output)
        _hand_on(workers, mask_people)
        from flows.schedule.plan import Plan
        from flows.schedule.scheduling import serve

        plan = Plan(", ".join(parts), cron, settings.time_zone, parts)
        serve(plan, settings.output / ".prefect", port or settings.schedule_port, typer.echo)
    except RunStopped as error:
        stop(str(error), error.code)
    except KeyboardInterrupt:
        typer.echo("Đã dừng lịch. Chạy lại lệnh này để tiếp tục; lần chạy bị lỡ sẽ được chạy bù.")
    raise typer.Exit(ALL_READ)


def _common_settings(has_own: bool) -> Settings:
    from flows.settings import SettingsError, common_settings

    if has_own:
        stop("--all-offices lấy INBOX và --output từ tệp cấu hình; bỏ các tùy chọn này hoặc dùng --office TÊN.")
    try:
        return common_settings()
    except SettingsError as error:
        stop(str(error))


def _of_all_offices() -> dict[str, list[str]]:
    from flows.settings import config_file, office_names

    offices = office_names()
    if not offices:
        stop(f"Tệp cấu hình {config_file()} chưa khai cơ quan nào. Xem docs/settings.md.")
    return {office: ["--office", office] for office in offices}


def _of_one(settings: Settings, inbox: object) -> dict[str, list[str]]:
    if settings.office:
        return {settings.office: ["--office", settings.office]}
    return {settings.output.name: [str(inbox), "--output", str(settings.output)]}


def _hand_on(workers: int | None, mask_people: bool | None) -> None:
    """Let the runs, which are processes of their own, find the same settings."""
    from flows.settings import config_file

    if config_file().is_file():
        os.environ["KHACPHUC_CONFIG"] = str(config_file())
    if workers is not None:
        os.environ["KHACPHUC_WORKERS"] = str(workers)
    if mask_people:
        os.environ["KHACPHUC_MASK_PEOPLE"] = "true"
