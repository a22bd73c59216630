"""The command line `khacphuc` (dòng lệnh): each command imports what is heavy only when it runs."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from datamodel.system_faults import cause
from flows.commands.review import review_app
from flows.commands.run import backfill_command, run_command
from flows.commands.schedule import schedule_command
from flows.commands.tracking import diff_command, status_command
from flows.commands.usage import Road, Step
from flows.terminal import (
    RUN_FAILED,
    SET_ASIDE,
    DayOption,
    MaskOption,
    OfficeOption,
    OutputOption,
    changed_output,
    looking_settings,
    settings_of,
    stop,
)

app = typer.Typer(
    name="khacphuc",
    cls=Road,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        import importlib.metadata

        typer.echo(f"khacphuc {importlib.metadata.version('khacphuc')}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Xem phiên bản của chương trình.")
    ] = False,
) -> None:
    """Đọc văn bản hành chính (PDF, DOCX, văn bản chữ) và lập bộ dữ liệu nhiệm vụ, thời hạn, tồn tại."""


def show_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Tệp văn bản cần xem.")],
    as_json: Annotated[bool, typer.Option("--json", help="In toàn bộ dưới dạng JSON.")] = False,
    office: OfficeOption = None,
) -> None:
    """Xem chương trình đọc được gì từ một văn bản, ở trang nào, từ chữ nào, theo quy tắc nào."""
    if not file.is_file():
        stop(f"Không tìm thấy tệp “{file}”. Kiểm tra lại đường dẫn.")
    settings_of(office=office, output=Path())  # for its rules; nothing is written
    from extractors.errors import UnreadableFile
    from flows.readers.reading import read_file

    try:
        official = read_file(file)
    except UnreadableFile as error:
        from reports.advice import advice

        stop(f"Không đọc được “{file.name}”: {error.message} {advice(error.code)} ({error.code})", SET_ASIDE)
    if as_json:
        from datamodel.codec import official_to_json

        print(official_to_json(official))
        return
    from reports.show import print_document

    print_document(official)


def report_command(
    output: OutputOption = None,
    office: OfficeOption = None,
    as_of: DayOption = None,
    docx: Annotated[bool, typer.Option("--docx", help="Lập thêm bảng theo dõi bản Word để ký.")] = False,
    mask_people: MaskOption = None,
) -> None:
    """Lập bảng theo dõi (Excel) và trang theo dõi (HTML) từ những văn bản đã đọc."""
    settings = settings_of(output=output, office=office, as_of=as_of, mask_people=mask_people)
    from flows.outputs.reporting import report_of_store
    from plans.store.store import STORE_NAME, StoreError
    from reports.replacing import ReportError

    with changed_output(settings):
        if not (settings.output / STORE_NAME).is_file():
            stop(f"Thư mục “{settings.output}” chưa có dữ liệu. Chạy trước: khacphuc run THƯ-MỤC-VĂN-BẢN.")
        try:
            reports = report_of_store(settings, docx=docx)
        except (StoreError, ReportError) as error:
            stop(str(error))
    for file in reports.files:
        typer.echo(f"Đã ghi: {file.path}")
    for message in reports.messages:
        typer.echo(message, err=True)


def doctor_command(output: OutputOption = None, office: OfficeOption = None) -> None:
    """Kiểm tra máy đã cài đủ các phần chưa; phần thiếu ảnh hưởng gì, cài thế nào."""
    from flows.settings import SettingsError, common_settings, office_names

    try:  # before an office is chosen, what all of them share
        has_offices = office is None and output is None and bool(office_names())
        settings = common_settings() if has_offices else settings_of(output=output, office=office)
    except SettingsError as error:
        stop(str(error))
    from flows.commands.doctor import checks, told

    found = checks(settings)
    for line in told(found):
        typer.echo(line)
    if any(check.is_needed and not check.is_there for check in found):
        raise typer.Exit(RUN_FAILED)


def export_command(
    output: OutputOption = None,
    office: OfficeOption = None,
    nd30: Annotated[
        bool, typer.Option("--nd30", help="Theo trường thông tin văn bản đến, Phụ lục VI Nghị định 30/2020/NĐ-CP.")
    ] = False,
    mask_people: MaskOption = None,
) -> None:
    """Xuất danh mục văn bản kèm nhiệm vụ để nạp vào hệ thống quản lý văn bản (CSV)."""
    if not nd30:
        stop("Chưa chọn khuôn dạng xuất. Dùng: khacphuc export --nd30")
    settings = looking_settings(output=output, office=office, mask_people=mask_people)
    from flows.outputs.exporting import export_of_store
    from plans.store.store import STORE_NAME, StoreError

    if not (settings.output / STORE_NAME).is_file():
        stop(f"Thư mục “{settings.output}” chưa có dữ liệu. Chạy trước: khacphuc run THƯ-MỤC-VĂN-BẢN.")
    try:
        exported = export_of_store(settings.output, settings.as_of, mask_people=settings.mask_people)
    except StoreError as error:
        stop(str(error))
    except OSError as error:
        stop(f"Không ghi được danh mục ({cause(error)}): {error.filename}. Đóng tệp nếu đang mở rồi chạy lại.")
    typer.echo(f"Đã ghi {exported.documents} văn bản: {exported.path}")
    for path, field in exported.cut:
        typer.echo(f"{path}: {field} dài hơn mức cho phép nên đã rút gọn (kết thúc bằng “…”).", err=True)


def query_command(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="Câu lệnh SELECT trên các bảng đã công bố.")],
    output: OutputOption = None,
    office: OfficeOption = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="In dưới dạng CSV.")] = False,
) -> None:
    """Truy vấn bộ dữ liệu bằng SQL, ví dụ: SELECT text, due_date FROM tasks ORDER BY due_date."""
    settings = looking_settings(output=output, office=office)
    from plans.publishing.query import QueryError, query
    from reports.answer import print_answer

    try:
        print_answer(query(settings.output, sql), as_csv=as_csv)
    except QueryError as error:
        stop(str(error))


app.command("run", cls=Step)(run_command)
app.command("show", cls=Step)(show_command)
app.command("status", cls=Step)(status_command)
app.command("diff", cls=Step)(diff_command)
app.add_typer(review_app, name="review")
app.command("report", cls=Step)(report_command)
app.command("schedule", cls=Step)(schedule_command)
app.command("backfill", cls=Step)(backfill_command)
app.command("doctor", cls=Step)(doctor_command)
app.command("export", cls=Step)(export_command)
app.command("query", cls=Step)(query_command)


def main() -> None:
    """Entry point of the command `khacphuc`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console, or LANG=C, would fail on Vietnamese
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app(prog_name="khacphuc")
    except SystemExit as end:
        if end.code == RUN_FAILED:
            _leave_at_once()
        raise


def _leave_at_once() -> NoReturn:
    # Prefect keeps the error of a failed run to the end, and by its frames the store; DuckDB's binding
    # would print a page about such objects. The store, the readers and the server are closed by now.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(RUN_FAILED)


if __name__ == "__main__":
    main()
