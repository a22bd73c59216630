"""The commands on what became of the work (theo dõi): `status` and `diff`; both read the store only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.terminal import SET_ASIDE, DayOption, MaskOption, OfficeOption, OutputOption, looking_settings, stop

if TYPE_CHECKING:
    from datamodel.rows import Records
    from flows.settings import Settings
    from plans.matching.two_documents import Side
    from plans.store.store import Store

CsvOption = Annotated[bool, typer.Option("--csv", help="In dưới dạng CSV.")]
JsonOption = Annotated[bool, typer.Option("--json", help="In dưới dạng JSON.")]


def status_command(
    output: OutputOption = None,
    office: OfficeOption = None,
    as_of: DayOption = None,
    as_csv: CsvOption = False,
    as_json: JsonOption = False,
    mask_people: MaskOption = None,
) -> None:
    """Xem nhiệm vụ, tồn tại đang ở đâu vào một ngày, kèm thống kê đúng hạn, quá hạn theo đơn vị."""
    settings = looking_settings(output=output, office=office, as_of=as_of, mask_people=mask_people)
    from flows.outputs.tracking import tracked_in
    from plans.publishing.masking import masked
    from reports.status_board import print_status
    from reports.tracking_lines import tracking_table

    with opened_store(settings.output) as store:
        known = tracked_in(settings.output, store.dataset(), settings.as_of)
    dataset, tracking = known.dataset, known.tracking
    if settings.mask_people:
        dataset, tracking, _ = masked(dataset, tracking)
    print_status(tracking_table(dataset, tracking, settings.as_of), as_csv=as_csv, as_json=as_json)


def diff_command(
    prior: Annotated[
        str,
        typer.Argument(metavar="PRIOR", help="Văn bản trước: tệp, số ký hiệu (45/KH-UBND hoặc 45/KH-UBND@2025), mã."),
    ],
    current: Annotated[str, typer.Argument(metavar="CURRENT", help="Văn bản sau, ghi như văn bản trước.")],
    output: OutputOption = None,
    office: OfficeOption = None,
    as_json: JsonOption = False,
    mask_people: MaskOption = None,
) -> None:
    """So sánh hai văn bản: nhiệm vụ, tồn tại nào giữ nguyên, thay đổi, bổ sung, không còn."""
    settings = looking_settings(output=output, office=office, mask_people=mask_people)
    from plans.matching.two_documents import NotOne, two_documents
    from reports.diff import print_difference

    try:
        sides = [_side(named, settings) for named in (prior, current)]
        print_difference(two_documents(*sides), as_json=as_json)
    except NotOne as error:
        stop(str(error))


def _side(named: str, settings: Settings) -> Side:
    """A file where there is one of this name, else a document of the store."""
    from plans.corrections.applying import corrected_dataset
    from plans.dataset.dataset import dataset_of
    from plans.matching.two_documents import side_of
    from plans.publishing.masking import mask_dataset, mask_of

    if Path(named).is_file():
        records = _read(Path(named))
        dataset, named = dataset_of([records]), records.document.document_id
    else:
        with opened_store(settings.output, f"Không có tệp “{named}”, và ") as store:
            dataset = corrected_dataset(store.dataset(), settings.output)
    return side_of(mask_dataset(dataset, mask_of(dataset)) if settings.mask_people else dataset, named)


def _read(file: Path) -> Records:
    from extractors.errors import UnreadableFile
    from flows.inbox.contents import sha256
    from flows.readers.reading import read_file
    from plans.rows.normalize import normalize

    try:
        return normalize(read_file(file), sha256=sha256(file), path=file.name)
    except UnreadableFile as error:
        from reports.advice import advice

        stop(f"Không đọc được “{file.name}”: {error.message} {advice(error.code)} ({error.code})", SET_ASIDE)


@contextmanager
def opened_store(output: Path, before: str = "") -> Iterator[Store]:
    """The store of earlier runs; where there is none, or it cannot be used, the command ends."""
    from plans.corrections.log import CorrectionsDamaged
    from plans.store.store import STORE_NAME, Store, StoreError

    if not (output / STORE_NAME).is_file():
        told = f"{before}thư mục “{output}” chưa có dữ liệu. Chạy trước: khacphuc run THƯ-MỤC-VĂN-BẢN."
        stop(told[0].upper() + told[1:])
    try:
        with Store.open(output) as store:
            yield store
    except (StoreError, CorrectionsDamaged) as error:
        stop(str(error))
