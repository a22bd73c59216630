"""Pictures of pages drawn by the worker processes (vẽ hình trang): a strange file may break its drawer, not the run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from datamodel.codec import pack_text
from extractors.scratch import scratch_folder
from plans.store.pictures import DrawnFile, Picture

_MOST_PRINTED_PAGES = 60
"""Of a Word file: a longer one is shown up to here."""


@dataclass(frozen=True, slots=True)
class ToDraw:
    """One file: which of its pages (None: all); those read by recognition, with the degrees they were turned by."""

    sha256: str
    source: Path
    pages: frozenset[int] | None
    seen: Mapping[int, int] = field(default_factory=dict)
    is_word: bool = False


def draw_job(files: tuple[ToDraw, ...]) -> list[DrawnFile]:
    """Draw these files; Word files are printed by one LibreOffice. What was changed since it was read is left out."""
    current = [file for file in files if _is_same(file)]
    word = [file for file in current if file.is_word]
    return [*_of_word(word), *(_of_paper(file) for file in current if not file.is_word)]


def _is_same(file: ToDraw) -> bool:
    from flows.inbox.contents import sha256

    try:
        return sha256(file.source) == file.sha256
    except OSError:
        return False


def _of_paper(file: ToDraw) -> DrawnFile:
    from extractors.errors import UnreadableFile

    try:
        found = dict(_drawn(file.source, file.pages, file.seen))
    except UnreadableFile:
        found = {}
    return DrawnFile(file.sha256, {page: found.get(page, Picture()) for page in file.pages or found})


def _of_word(files: list[ToDraw]) -> Iterator[DrawnFile]:
    from extractors.office import print_pages

    with scratch_folder() as folder:
        printed = print_pages([file.source for file in files], Path(folder)) if files else []
        for file, pdf in zip(files, printed, strict=True):
            yield _of_print(file, pdf)


def _of_print(file: ToDraw, pdf: Path | None) -> DrawnFile:
    from extractors.errors import UnreadableFile
    from extractors.pdf.reader import read_print

    if pdf is None:
        return DrawnFile(file.sha256, {})
    try:
        pages: Mapping[int, Picture] = dict(_drawn(pdf, range(1, _MOST_PRINTED_PAGES + 1), {}))
        return DrawnFile(file.sha256, pages, pack_text(read_print(pdf)))
    except UnreadableFile:
        return DrawnFile(file.sha256, {})


def _drawn(path: Path, pages: frozenset[int] | range | None, seen: Mapping[int, int]) -> Iterator[tuple[int, Picture]]:
    from extractors.page_pictures import draw_pages

    for page in draw_pages(path, pages, seen):
        yield page.number, Picture(page.width, page.height, page.webp)
