"""Writes what people open (báo cáo) from the store: the tracking workbook and the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from datamodel.document import TextDocument
from plans.correcting import tracked
from plans.dataset import Dataset
from plans.identity import document_id
from plans.masking import Mask, masked
from plans.store import Store
from plans.track import Tracking
from reports.form import write_form
from reports.page import write_page
from reports.replacing import Written
from reports.tracking_lines import tracking_table
from reports.workbook import write_workbook


@dataclass(frozen=True, slots=True)
class Reports:
    """The files that were written."""

    files: tuple[Written, ...]

    @property
    def messages(self) -> tuple[str, ...]:
        """What a person should know of them."""
        return tuple(file.message for file in self.files if file.message)


def write_reports(
    store: Store,
    dataset: Dataset,
    tracking: Tracking,
    as_of: dt.date,
    folder: Path,
    seen: Collection[str] | None = None,
    *,
    docx: bool = False,
    mask: Mask | None = None,
) -> Reports:
    """Write workbook and page of the rows that were published; `seen` are the entries of the inbox.

    With `docx` also the form for signing; with `mask` the rows are masked already, and the pages are here.
    """
    table = tracking_table(dataset, tracking, as_of, store.file_rows(seen))
    bytes_of = {document_id(entry.sha256): entry.sha256 for entry in store.files().values() if entry.sha256}

    def text_of(own_id: str) -> TextDocument | None:
        text = store.any_text(bytes_of[own_id]) if own_id in bytes_of else None
        return mask.document(text) if mask and text else text

    form = (write_form(table, folder),) if docx else ()
    return Reports((write_workbook(table, folder), write_page(table, text_of, folder), *form))


def report_of_store(output: Path, as_of: dt.date, *, docx: bool = False, mask_people: bool = False) -> Reports:
    """Write the reports of everything read so far, as it stands on `as_of`."""
    with Store.open(output) as store:
        known = tracked(store.dataset(), output, as_of)
        dataset, tracking, mask = known.dataset, known.tracking, None
        if mask_people:
            dataset, tracking, mask = masked(dataset, tracking)
        return write_reports(store, dataset, tracking, as_of, output, docx=docx, mask=mask)
