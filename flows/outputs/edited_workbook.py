"""A tracking workbook that a person has filled in (bảng theo dõi đã sửa) is kept until it is handed in."""

from __future__ import annotations

import shutil
from pathlib import Path

from flows.inbox.contents import sha256
from plans.corrections.cells import marked_value, read_mark
from plans.store.store import Store
from reports.labels import WORKBOOK_NAME
from reports.review_reading import NoReview, read_review

_FACT = "workbook"


def keep_edited(store: Store, folder: Path) -> str | None:
    """Before the workbook is written anew: a copy of one that was changed and not handed in, and what to tell."""
    workbook = folder / WORKBOOK_NAME
    if not workbook.is_file():
        return None
    known = store.fact(_FACT)
    if sha256(workbook) == known or (known is None and not _has_edits(workbook)):
        return None
    copy = _free_name(folder)
    shutil.copy2(workbook, copy)
    told = "đã được sửa" if known else "có thể đã được sửa"  # an older program left no trace of what it wrote
    return (
        f"{WORKBOOK_NAME} {told} nhưng chưa nhập; bản đã sửa được giữ ở {copy.name}. "
        f'Nhập bản đó: khacphuc review import "{copy}" --by "Họ tên".'
    )


def note_workbook(store: Store, workbook: Path) -> None:
    """Remember the workbook as written by the program, or as handed in by a person."""
    if workbook.name == WORKBOOK_NAME:
        store.note_fact(_FACT, sha256(workbook))


def _has_edits(workbook: Path) -> bool:
    """Whether any cell differs from what was written; of a workbook that is none nobody can tell."""
    try:
        rows = read_review(workbook)
    except NoReview:
        return True
    for row in rows:
        mark = read_mark(row.mark, row.task_id, row.text)
        if mark is None or any(mark.is_edited(name, marked_value(name, cell)) for name, cell in row.cells.items()):
            return True
    return False


def _free_name(folder: Path) -> Path:
    stem = f"{Path(WORKBOOK_NAME).stem}-da-sua"
    number = 1
    while (copy := folder / f"{stem}-{number}.xlsx").exists():
        number += 1
    return copy
