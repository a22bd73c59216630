"""The commands on what became of the work (theo dõi): `status` and `diff`; both read the store only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.terminal import SET_ASIDE, DayOption, OutputOption, settings_of, stop

if TYPE_CHECKING:
    from plans.store import Store
    from plans.two_documents import Side

CsvOption = Annotated[bool, typer.Option("--csv", help="In dưới dạng CSV.")]
JsonOption = Annotated[bool, typer.Option("--json", help="In dưới dạng JSON.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command("status")(status_command)
    app.command("diff")(diff_command)
    from flows.cli_review import review_app

    app.add_typer(review_app, name="review")


def status_command(
    output: OutputOption = None, as_of: DayOption = None, as_csv: CsvOption = False, as_json: JsonOption = False
) -> None:
    """Xem nhiệm vụ, tồn tại đang ở đâu vào một ngày, kèm thống kê đúng hạn, quá hạn theo đơn vị."""
    settings = settings_of(output=output, as_of=as_of)
    from plans.correcting import tracked
    from reports.status_board import print_status
    from reports.tracking_lines import tracking_table

    with opened_store(settings.output) as store:
        known = tracked(store.dataset(), settings.output, settings.as_of)
    print_status(tracking_table(known.dataset, known.tracking, settings.as_of), as_csv=as_csv, as_json=as_json)


def diff_command(
    prior: Annotated[
        str,
        typer.Argument(metavar="PRIOR", help="Văn bản trước: tệp, số ký hiệu (45/KH-UBND hoặc 45/KH-UBND@2025), mã."),
    ],
    current: Annotated[str, typer.Argument(metavar="CURRENT", help="Văn bản sau, ghi như văn bản trước.")],
    output: OutputOption = None,
    as_json: JsonOption = False,
) -> None:
    """So sánh hai văn bản: nhiệm vụ, tồn tại nào giữ nguyên, thay đổi, bổ sung, không còn."""
    settings = settings_of(output=output)
    from plans.two_documents import NotOne, two_documents
    from reports.diff import print_difference

    try:
        sides = [_side(named, settings.output) for named in (prior, current)]
        print_difference(two_documents(*sides), as_json=as_json)
    except NotOne as error:
        stop(str(error))


def _side(named: str, output: Path) -> Side:
    from plans.correcting import corrected_dataset
    from plans.two_documents import side_of, side_of_records

    file = Path(named)
    if file.is_file():
        return side_of_records(_read(file))
    with opened_store(output, f"Không có tệp “{named}”, và ") as store:
        return side_of(corrected_dataset(store.dataset(), output), named)


def _read(file: Path):  # type: ignore[no-untyped-def]
    from extractors.errors import UnreadableFile
    from flows.contents import sha256
    from flows.reading import read_file
    from plans.normalize import normalize

    try:
        return normalize(read_file(file), sha256=sha256(file), path=file.name)
    except UnreadableFile as error:
        stop(f"Không đọc được “{file.name}”: {error.message} ({error.code})", SET_ASIDE)


@contextmanager
def opened_store(output: Path, before: str = "") -> Iterator[Store]:
    """The store of earlier runs; where there is none, or it cannot be used, the command ends."""
    from plans.corrections import CorrectionsDamaged
    from plans.store import STORE_NAME, Store, StoreError

    if not (output / STORE_NAME).is_file():
        told = f"{before}thư mục “{output}” chưa có dữ liệu. Chạy trước: khacphuc run THƯ-MỤC-VĂN-BẢN."
        stop(told[0].upper() + told[1:])
    try:
        with Store.open(output) as store:
            yield store
    except (StoreError, CorrectionsDamaged) as error:
        stop(str(error))
