"""The command line `khacphuc` (dòng lệnh): each command imports what is heavy only when it runs."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from flows import cli_tracking
from flows.terminal import ALL_READ, RUN_FAILED, SET_ASIDE, DayOption, MaskOption, OutputOption
from flows.terminal import settings_of as _settings
from flows.terminal import stop as _stop
from flows.usage import OneLineGroup

if TYPE_CHECKING:
    from flows.run import RunResult
    from flows.settings import Settings

app = typer.Typer(
    name="khacphuc",
    cls=OneLineGroup,
    help="Đọc văn bản hành chính (PDF, DOCX, văn bản chữ) và lập bộ dữ liệu nhiệm vụ, thời hạn, tồn tại.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command("run")
def run_command(
    inbox: Annotated[Path, typer.Argument(metavar="INBOX", help="Thư mục chứa văn bản cần đọc, kể cả thư mục con.")],
    output: OutputOption = None,
    as_of: DayOption = None,
    workers: Annotated[int | None, typer.Option("--workers", help="Số văn bản đọc cùng một lúc.")] = None,
    mask_people: MaskOption = None,
) -> None:
    """Đọc các văn bản mới hoặc đã sửa trong INBOX rồi cập nhật bộ dữ liệu."""
    settings = _settings(output=output, as_of=as_of, workers=workers, mask_people=mask_people)
    inbox = _checked_inbox(inbox, settings.output)
    _check_writable(settings.output)
    result = _run(inbox, settings)
    from reports.summary import print_summary

    print_summary(result.files, result.folder, newly_read=result.newly_read, was_idle=result.was_idle)
    for message in result.messages:
        typer.echo(message, err=True)
    raise typer.Exit(SET_ASIDE if result.set_aside else ALL_READ)


@app.command("show")
def show_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Tệp văn bản cần xem.")],
    as_json: Annotated[bool, typer.Option("--json", help="In toàn bộ dưới dạng JSON.")] = False,
) -> None:
    """Xem chương trình đọc được gì từ một văn bản, ở trang nào, từ chữ nào, theo quy tắc nào."""
    if not file.is_file():
        _stop(f"Không tìm thấy tệp “{file}”. Kiểm tra lại đường dẫn.")
    from extractors.errors import UnreadableFile
    from flows.reading import read_file

    try:
        official = read_file(file)
    except UnreadableFile as error:
        _stop(f"Không đọc được “{file.name}”: {error.message} ({error.code})", SET_ASIDE)
    if as_json:
        from datamodel.codec import official_to_json

        print(official_to_json(official))
        return
    from reports.show import print_document

    print_document(official)


@app.command("report")
def report_command(
    output: OutputOption = None,
    as_of: DayOption = None,
    docx: Annotated[bool, typer.Option("--docx", help="Lập thêm bảng theo dõi bản Word để ký.")] = False,
    mask_people: MaskOption = None,
) -> None:
    """Lập bảng theo dõi (Excel) và trang theo dõi (HTML) từ những văn bản đã đọc."""
    settings = _settings(output=output, as_of=as_of, mask_people=mask_people)
    from flows.reporting import report_of_store
    from plans.store import STORE_NAME, StoreError
    from reports.replacing import ReportError

    if not (settings.output / STORE_NAME).is_file():
        _stop(f"Thư mục “{settings.output}” chưa có dữ liệu. Chạy trước: khacphuc run THƯ-MỤC-VĂN-BẢN.")
    try:
        reports = report_of_store(settings.output, settings.as_of, docx=docx, mask_people=settings.mask_people)
    except (StoreError, ReportError) as error:
        _stop(str(error))
    for file in reports.files:
        typer.echo(f"Đã ghi: {file.path}")
    for message in reports.messages:
        typer.echo(message, err=True)


@app.command("doctor")
def doctor_command(output: OutputOption = None) -> None:
    """Kiểm tra máy đã cài đủ các phần chưa; phần thiếu ảnh hưởng gì, cài thế nào."""
    settings = _settings(output=output)
    from flows.doctor import checks, told

    found = checks(settings)
    for line in told(found):
        typer.echo(line)
    if any(check.is_needed and not check.is_there for check in found):
        raise typer.Exit(RUN_FAILED)


@app.command("export")
def export_command(
    output: OutputOption = None,
    nd30: Annotated[
        bool, typer.Option("--nd30", help="Theo trường thông tin văn bản đến, Phụ lục VI Nghị định 30/2020/NĐ-CP.")
    ] = False,
    mask_people: MaskOption = None,
) -> None:
    """Xuất danh mục văn bản kèm nhiệm vụ để nạp vào hệ thống quản lý văn bản (CSV)."""
    if not nd30:
        _stop("Chưa chọn khuôn dạng xuất. Dùng: khacphuc export --nd30")
    settings = _settings(output=output, mask_people=mask_people)
    from flows.exporting import export_of_store
    from plans.store import STORE_NAME, StoreError

    if not (settings.output / STORE_NAME).is_file():
        _stop(f"Thư mục “{settings.output}” chưa có dữ liệu. Chạy trước: khacphuc run THƯ-MỤC-VĂN-BẢN.")
    try:
        exported = export_of_store(settings.output, settings.as_of, mask_people=settings.mask_people)
    except StoreError as error:
        _stop(str(error))
    except OSError as error:
        _stop(f"Không ghi được danh mục ({error.strerror}): {error.filename}. Đóng tệp nếu đang mở rồi chạy lại.")
    typer.echo(f"Đã ghi {exported.documents} văn bản: {exported.path}")
    for path, field in exported.cut:
        typer.echo(f"{path}: {field} dài hơn mức cho phép nên đã rút gọn (kết thúc bằng “…”).", err=True)


@app.command("query")
def query_command(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="Câu lệnh SELECT trên các bảng đã công bố.")],
    output: OutputOption = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="In dưới dạng CSV.")] = False,
) -> None:
    """Truy vấn bộ dữ liệu bằng SQL, ví dụ: SELECT text, due_date FROM tasks ORDER BY due_date."""
    settings = _settings(output=output)
    from plans.query import QueryError, query
    from reports.answer import print_answer

    try:
        print_answer(query(settings.output, sql), as_csv=as_csv)
    except QueryError as error:
        _stop(str(error))


cli_tracking.register(app)


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


def _checked_inbox(inbox: Path, output: Path) -> Path:
    inbox = inbox.expanduser().absolute()
    if not inbox.exists():
        _stop(f"Không tìm thấy thư mục văn bản đến “{inbox}”. Kiểm tra lại đường dẫn.")
    if not inbox.is_dir():
        _stop(f"“{inbox}” là một tệp. Hãy chỉ ra thư mục chứa văn bản; xem một tệp thì dùng: khacphuc show TỆP.")
    real_inbox, real_output = inbox.resolve(), output.resolve()
    if real_output == real_inbox or real_output.is_relative_to(real_inbox):
        _stop(f"Thư mục kết quả “{output}” nằm trong thư mục văn bản đến. Chọn nơi khác bằng --output.")
    return inbox


def _check_writable(output: Path) -> None:
    if "?" in str(output):  # DuckDB takes what follows for parameters
        _stop(f"Đường dẫn thư mục kết quả “{output}” không được có dấu hỏi. Chọn nơi khác bằng --output.")
    try:
        output.mkdir(parents=True, exist_ok=True)
        probe = output / ".khacphuc-thu-ghi"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        reason = error.strerror or str(error)
        _stop(f"Không ghi được vào thư mục kết quả “{output}” ({reason}). Kiểm tra quyền ghi, hoặc chọn nơi khác.")


def _run(inbox: Path, settings: Settings) -> RunResult:
    from flows.environment import prepare_environment

    prepare_environment(settings.output)
    from flows.cluster import ClusterError
    from flows.run import Run
    from flows.server import PrefectServer, ServerError
    from flows.workers import WorkersError
    from plans.publish import PublishError
    from plans.store import StoreBusy, StoreError, StoreNotWritable, StoreVersion
    from reports.replacing import ReportError

    try:
        with Run(inbox, settings) as run:
            if run.is_idle:
                return run.result(was_idle=True)
            with PrefectServer() as server:
                run.start_workers()
                server.wait_until_ready()
                from flows.batch import run_planned

                run_planned(run)
            return run.result()
    except (StoreBusy, StoreNotWritable, StoreVersion) as error:
        _stop(str(error))
    except (StoreError, PublishError, ReportError, ClusterError) as error:
        _stop(str(error), RUN_FAILED)
    except (WorkersError, ServerError) as error:
        _stop(f"Không khởi động được tiến trình con ({error}). Cài đặt lại chương trình rồi chạy lại.", RUN_FAILED)
    except KeyboardInterrupt:
        _stop("Đã dừng theo yêu cầu. Những văn bản đã đọc xong được giữ lại; chạy lại để làm tiếp.", RUN_FAILED)
    except Exception as error:  # a fault of ours: one line for the person, the rest in a file for the developer
        _stop(_reported(error, settings.output), RUN_FAILED)


def _reported(error: Exception, output: Path) -> str:
    import traceback

    report = output / "loi-chuong-trinh.txt"
    what = f"Lần chạy không hoàn thành do lỗi {type(error).__name__}: {error}."
    try:
        report.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        return f"{what} Các bảng đã công bố trước đó vẫn giữ nguyên; hãy chạy lại."
    return f"{what} Các bảng đã công bố trước đó vẫn giữ nguyên; chi tiết để báo lỗi: {report}"


if __name__ == "__main__":
    main()
