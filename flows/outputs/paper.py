"""The paper behind the rows (giấy tờ gốc): its words, their places, its pictures, drawn where they are missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from datamodel.document import TextDocument
from extractors.tools import has_office
from flows.outputs.drawing import ToDraw
from flows.progress import progress
from flows.readers.readers import Done, Limits
from flows.readers.workers import WorkerPool
from flows.settings import Settings
from plans.publishing.masking import Mask
from plans.rows.identity import document_id
from plans.store.pictures import DrawnFile, Picture, PictureStore
from plans.store.store import Store
from reports.evidence_places import Chosen, choose_pages
from reports.tracking_lines import TrackingTable

_PRINTABLE = frozenset({"docx", "doc", "rtf", "odt", "html", "xml"})
_DRAWABLE = frozenset({"pdf", "image"})
_WORD_FILES_AT_ONCE = 10
_PAGES_AT_ONCE = 40
"""Of one file: a plan of 300 pages is drawn by all workers, and one page that breaks its drawer costs few others."""
_SECONDS, _SECONDS_FOR_WORD = 60.0, 180.0
"""For the pages of one file at once, for one group: pictures are worth less waiting than words."""
MIB = 1024 * 1024


@dataclass
class Paper:
    """What is known of the documents' paper; with `sources` (file by hash) missing pages are drawn."""

    store: Store
    pictures: PictureStore | None = None
    sources: Mapping[str, Path] = field(default_factory=dict)
    mask: Mask | None = None

    def __post_init__(self) -> None:
        self._sha256s = {document_id(sha256): sha256 for _, _, sha256 in self.store.all_files() if sha256}
        self._read = lru_cache(maxsize=64)(self._unpacked)
        self._is_printable = has_office()
        self._moved: set[str] = set()

    def read_text(self, own_id: str) -> TextDocument | None:
        """The words as they were read, masked where names are hidden."""
        return self._read(own_id)

    def printed_text(self, own_id: str) -> TextDocument | None:
        """The words with their places on paper; None where the paper was not seen (yet)."""
        text = self._read(own_id)
        if text is not None and text.format in _DRAWABLE:
            return text
        return self.pictures.print_of(self._sha256s[own_id]) if text and self.pictures else None

    def drawn(self, own_id: str) -> Mapping[int, int] | None:
        """Bytes of the pages that were tried; None where the file was not tried."""
        if self.pictures is None:
            return {}
        sha256 = self._sha256s[own_id]
        return self.pictures.pages(sha256) if self.pictures.is_known(sha256) else None

    def can_draw(self, own_id: str) -> bool:
        """Whether the file is at hand, and of a kind that has pages."""
        text = self._read(own_id)
        if text is None or self._sha256s[own_id] not in self.sources or self._sha256s[own_id] in self._moved:
            return False
        return text.format in _DRAWABLE or (text.format in _PRINTABLE and self._is_printable)

    def picture(self, own_id: str, page: int) -> Picture | None:
        """The picture of a page."""
        return self.pictures.picture(self._sha256s[own_id], page) if self.pictures else None

    def choose(self, table: TrackingTable, settings: Settings) -> Chosen:
        """The pages to show, within the size that is set; those that are missing are drawn first."""
        if self.pictures is None:
            return Chosen()
        if self.sources:
            self.pictures.keep_only(self.store.records_fingerprints())
        # Pictures travel in letters of six bits.
        budget = settings.page_pictures * MIB * 3 // 4
        chosen = choose_pages(table, self, budget)
        while chosen.undrawn:
            self._draw_missing(chosen.undrawn, settings)
            chosen = choose_pages(table, self, budget)
        return chosen

    def _unpacked(self, own_id: str) -> TextDocument | None:
        text = self.store.any_text(self._sha256s[own_id]) if own_id in self._sha256s else None
        return self.mask.document(text) if self.mask and text else text

    def _draw_missing(self, undrawn: Mapping[str, set[int] | None], settings: Settings) -> None:
        """Paper file by file, Word files in groups: LibreOffice takes longer to start than to print."""
        files = [self._to_draw(own_id, pages) for own_id, pages in undrawn.items()]
        word = [file for file in files if file.is_word]
        groups = [tuple(word[at : at + _WORD_FILES_AT_ONCE]) for at in range(0, len(word), _WORD_FILES_AT_ONCE)]
        self._draw(groups, settings, min(settings.time_limit, _SECONDS_FOR_WORD))
        paper = [(part,) for file in files if not file.is_word for part in _parts(file)]
        self._draw(paper, settings, min(settings.time_limit, _SECONDS))

    def _to_draw(self, own_id: str, pages: set[int] | None) -> ToDraw:
        sha256, text = self._sha256s[own_id], self._read(own_id)
        is_word = text is not None and text.format in _PRINTABLE
        seen = {block.page: 0 for block in text.blocks if block.confidence is not None} if text else {}
        if text:
            seen |= dict(text.turned)
        wanted = None if pages is None else frozenset(pages)
        return ToDraw(sha256, self.sources[sha256], wanted, seen, is_word)

    def _draw(self, jobs: Sequence[tuple[ToDraw, ...]], settings: Settings, seconds: float) -> None:
        """Draw and keep; a file that breaks its drawer has no pictures, the others of its group are drawn alone."""
        assert self.pictures is not None
        if not jobs:
            return
        limits = Limits(seconds, settings.memory_limit)
        with (
            WorkerPool("flows.outputs.drawing:draw_job", limits, settings.workers) as pool,
            progress("Vẽ hình trang", dict.fromkeys(map(str, range(len(jobs))), 0)) as step,
        ):
            drawn = {}
            for index, done in pool.outcomes(jobs):
                drawn[index] = done
                step("")
            broken = self._keep(jobs, [drawn[index] for index in range(len(jobs))])
            alone = [(file,) for job in broken if len(job) > 1 for file in job]
            broken = [job for job in broken if len(job) == 1] + self._keep(alone, pool.run(alone))
        self.pictures.add(DrawnFile(job[0].sha256, dict.fromkeys(job[0].pages or (), Picture())) for job in broken)

    def _keep(self, jobs: Sequence[tuple[ToDraw, ...]], results: Sequence[Done]) -> list[tuple[ToDraw, ...]]:
        """Keep what was drawn; the jobs that failed. A file that has changed meanwhile is not asked for again."""
        assert self.pictures is not None
        for job, done in zip(jobs, results, strict=True):
            if done.failure is None:
                self.pictures.add(done.value)
                drawn = {file.sha256 for file in done.value}
                self._moved.update(file.sha256 for file in job if file.sha256 not in drawn)
        return [job for job, done in zip(jobs, results, strict=True) if done.failure is not None]


def _parts(file: ToDraw) -> Iterator[ToDraw]:
    """The file with a portion of its wanted pages each."""
    if file.pages is None:
        yield file
        return
    wanted = sorted(file.pages)
    for at in range(0, len(wanted), _PAGES_AT_ONCE):
        yield replace(file, pages=frozenset(wanted[at : at + _PAGES_AT_ONCE]))
