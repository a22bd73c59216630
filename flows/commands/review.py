"""The commands `khacphuc review export` and `review import` (rà soát): people correct what was read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.tracking import opened_store
from flows.commands.usage import Step
from flows.terminal import (
    ALL_READ,
    SET_ASIDE,
    DayOption,
    OfficeOption,
    OutputOption,
    changed_output,
    looking_settings,
    settings_of,
    stop,
)

if TYPE_CHECKING:
    from plans.corrections.importing import Review

MAX_TOLD = 50
review_app = typer.Typer(help="Rà soát: xuất bảng để người sửa, nhập lại các hiệu chỉnh.", no_args_is_help=True)
WorkbookArgument = Annotated[Path, typer.Argument(metavar="TỆP.xlsx", help="Bảng rà soát hoặc bảng theo dõi.")]


@review_app.command("export", cls=Step)
def export_command(
    workbook: WorkbookArgument,
    output: OutputOption = None,
    office: OfficeOption = None,
    as_of: DayOption = None,
) -> None:
    """Xuất bảng rà soát: việc đáng ngờ nhất ở trên, cột nền vàng để sửa."""
    settings = looking_settings(output=output, office=office, as_of=as_of)
    _check_place(workbook)
    from flows.outputs.tracking import tracked_in
    from reports.replacing import ReportError
    from reports.review_workbook import write_review

    with opened_store(settings.output) as store:
        known = tracked_in(settings.output, store.dataset(), settings.as_of)
    try:
        written = write_review(known, settings.as_of, workbook)
    except ReportError as error:
        stop(str(error))
    typer.echo(f"Đã ghi: {written.path} ({len(known.tracking.task_status)} nhiệm vụ)")
    if written.message:
        typer.echo(written.message, err=True)


@review_app.command("import", cls=Step)
def import_command(
    workbook: WorkbookArgument,
    by: Annotated[str, typer.Option("--by", metavar="HỌ TÊN", help="Người hiệu chỉnh.")],
    output: OutputOption = None,
    office: OfficeOption = None,
) -> None:
    """Nhập bảng rà soát hoặc bảng theo dõi đã sửa; hiệu chỉnh được giữ mãi và luôn thắng giá trị đã đọc."""
    settings = settings_of(output=output, office=office)
    from flows.outputs.edited_workbook import note_workbook
    from flows.outputs.tracking import tracked_in
    from plans.corrections.importing import Reviewer, review
    from plans.corrections.log import CORRECTIONS_NAME, append
    from plans.rows.cleaning import clean
    from reports.review_reading import NoReview, read_review

    if not clean(by):
        stop("Thiếu họ tên người hiệu chỉnh (--by).")
    reviewer = Reviewer(clean(by), dt.datetime.now(dt.UTC))
    try:
        rows = read_review(workbook)
    except NoReview as error:
        stop(str(error))
    with changed_output(settings), opened_store(settings.output) as store:
        found = review(rows, tracked_in(settings.output, store.dataset(), settings.as_of), reviewer)
        append(settings.output, found.corrections)
        if workbook.resolve().parent == settings.output:
            note_workbook(store, workbook)
    _tell(found, settings.output / CORRECTIONS_NAME)
    raise typer.Exit(SET_ASIDE if found.refused else ALL_READ)


def _tell(found: Review, file: Path) -> None:
    withdrawn = sum(each.withdrawn for each in found.corrections)
    typer.echo(f"Đã đọc {found.rows} dòng; ghi nhận {len(found.corrections)} hiệu chỉnh (rút lại: {withdrawn}).")
    if found.corrections:
        typer.echo(f"Hiệu chỉnh được giữ trong {file}; lần chạy sau (khacphuc run) sẽ công bố. Hãy sao lưu tệp này.")
    for title, told in (("Không nhập", found.refused), ("Lưu ý", found.remarks)):
        if told:
            typer.echo(f"{title}: {len(told)}", err=True)
        for line in told[:MAX_TOLD]:
            typer.echo(f"  - {line}", err=True)
        if len(told) > MAX_TOLD:
            typer.echo(f"  ... và {len(told) - MAX_TOLD} dòng khác.", err=True)


def _check_place(workbook: Path) -> None:
    """An old workbook may hold what a person has typed and not handed in yet: it is never replaced."""
    if workbook.suffix.lower() != ".xlsx":
        stop(f"Tên bảng rà soát “{workbook.name}” phải có đuôi .xlsx.")
    if workbook.exists():
        stop(f"Đã có “{workbook}”. Nhập bảng đó (khacphuc review import), xóa đi, hoặc chọn tên khác.")
