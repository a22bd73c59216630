"""Writes what people open (báo cáo) from the store: the tracking workbook and the page."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from datamodel.rows import FileRow
from flows.fingerprint import text_fingerprint
from flows.outputs.edited_workbook import keep_edited, note_workbook
from flows.outputs.paper import Paper
from flows.outputs.tracking import tracked_in
from flows.settings import Settings
from plans.dataset.dataset import Dataset
from plans.publishing.masking import Mask, masked
from plans.standing.track import Tracking
from plans.store.pictures import PICTURES_NAME, PictureStore
from plans.store.store import Store
from reports.form import write_form
from reports.page import PageEvidence, write_page
from reports.replacing import Written
from reports.tracking_lines import TrackingTable, tracking_table
from reports.workbook import write_workbook

MOST_ROWS = 50_000
"""Of a workbook or a page: what a person's computer opens without waiting."""


@dataclass(frozen=True, slots=True)
class Reports:
    """The files that were written."""

    files: tuple[Written, ...]
    remarks: tuple[str, ...] = ()

    @property
    def messages(self) -> tuple[str, ...]:
        """What a person should know of them."""
        return (*(file.message for file in self.files if file.message), *self.remarks)


def write_reports(
    store: Store,
    dataset: Dataset,
    tracking: Tracking,
    settings: Settings,
    files: Sequence[FileRow],
    *,
    sources: Mapping[str, Path] | None = None,
    docx: bool = False,
    mask: Mask | None = None,
) -> Reports:
    """Write workbook and page of the rows that were published; `files` are the entries of the inbox.

    With `sources` (file by hash) missing pictures of pages are drawn. With `docx` also the form for signing. With
    `mask` the rows are masked already, the words of the pages are here, and there are no pictures: they show names.
    """
    table = tracking_table(dataset, tracking, settings.as_of, files, MOST_ROWS)
    folder = settings.output
    kept = keep_edited(store, folder)
    written = [write_workbook(table, folder)]
    note_workbook(store, written[0].path)
    remarks = [kept] if kept else []
    try:
        with _pictures(settings, is_masked=mask is not None) as pictures:
            written.append(_page(table, Paper(store, pictures, sources or {}, mask), settings))
    except sqlite3.Error as error:
        place = settings.output / PICTURES_NAME
        remarks.append(
            f"Không dùng được kho hình trang {place} ({error}); trang theo dõi lần này chỉ có chữ. Kiểm tra quyền ghi "
            "và dung lượng đĩa, hoặc xóa tệp này, rồi chạy lại."
        )
        written.append(_page(table, Paper(store, mask=mask), settings))
    if docx:
        written.append(write_form(table, folder))
    return Reports(tuple(written), tuple(remarks))


def _pictures(settings: Settings, *, is_masked: bool) -> AbstractContextManager[PictureStore | None]:
    """The pictures; none where names are hidden, for pictures show them."""
    if is_masked or not settings.page_pictures:
        return nullcontext()
    return PictureStore.open(settings.output, text_fingerprint())


def _page(table: TrackingTable, paper: Paper, settings: Settings) -> Written:
    evidence = PageEvidence(paper, paper.choose(table, settings), is_masked=paper.mask is not None)
    return write_page(table, evidence, settings.output)


def report_of_store(settings: Settings, *, docx: bool = False) -> Reports:
    """Write the reports of everything read so far, as it stands on the day of the settings."""
    with Store.open(settings.output) as store:
        known = tracked_in(settings.output, store.dataset(), settings.as_of)
        dataset, tracking, mask, files = known.dataset, known.tracking, None, store.file_rows()
        if settings.mask_people:
            dataset, tracking, mask = masked(dataset, tracking)
            files = list(map(mask.row, files))
        return write_reports(store, dataset, tracking, settings, files, docx=docx, mask=mask)
