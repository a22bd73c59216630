"""The words of the pages that rows point to (chữ của trang), so that each row can show where it was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from datamodel.document import TextDocument
from datamodel.rows import DocumentRow
from reports.page_rows import DocumentList
from reports.tracking_lines import TrackingTable
from reports.visible import in_place

MAX_LETTERS = 60_000_000
"""Of page words in one file; about 20,000 pages. The documents beyond it are told by page and words alone."""


def page_texts(
    table: TrackingTable, documents: DocumentList, texts: Callable[[str], TextDocument | None]
) -> dict[int, dict[int, list[Any]]]:
    """By document's place and page: the blocks as [first character, words, kind], cells with [.., table, row]."""
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    named: dict[str, DocumentRow] = {}
    for document, page in _pages(table):
        wanted[document.document_id].add(page)
        named[document.document_id] = document
    found: dict[int, dict[int, list[Any]]] = {}
    room = MAX_LETTERS
    for document_id in sorted(wanted, key=lambda each: (_day(named[each]), each), reverse=True):
        text = texts(document_id) if room > 0 else None
        if text is not None:
            pages = _of_document(text, wanted[document_id])
            room -= sum(len(block[1]) for blocks in pages.values() for block in blocks)
            found[documents.place(named[document_id])] = pages
    return dict(sorted(found.items()))


def _pages(table: TrackingTable) -> Iterator[tuple[DocumentRow, int]]:
    for task in table.tasks:
        yield task.document, task.task.page
        if task.answer and task.status.evidence_page:
            yield task.answer, task.status.evidence_page
    for finding in table.findings:
        yield finding.document, finding.finding.page
        if finding.answer and finding.status.evidence_page:
            yield finding.answer, finding.status.evidence_page


def _day(document: DocumentRow) -> str:
    return document.issued_date.isoformat() if document.issued_date else ""


def _of_document(text: TextDocument, wanted: set[int]) -> dict[int, list[Any]]:
    pages: defaultdict[int, list[Any]] = defaultdict(list)
    for block in text.blocks:
        if block.page in wanted:
            place = [block.cell.table, block.cell.row] if block.cell else []
            pages[block.page].append([block.start, in_place(text.words(block)), str(block.kind), *place])
    return dict(sorted(pages.items()))
