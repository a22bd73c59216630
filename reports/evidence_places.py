"""Where the words of each row stand on paper (chỗ trên hình trang), and which pages fit into the page's file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from datamodel.document import Box, TextDocument
from datamodel.printed import printed_boxes
from datamodel.rows import DocumentRow
from plans.dataset.word_places import WordPlaces
from reports.most_urgent import urgency
from reports.tracking_lines import FindingLine, TaskLine, TrackingTable

OWN, ANSWER = "own", "answer"
Key = tuple[str, str]
"""Id of a task, shortcoming or deadline, and whether its own words are meant or those of its evidence."""
_SURE_WORDS = 40
"""Letters of a passage that is not found elsewhere by chance."""
_NEAR = 3000
_USUAL_BYTES = 40_000
"""Of a page that was not drawn yet."""


class Pages(Protocol):
    """The paper of the documents, as far as it is known."""

    def read_text(self, document_id: str) -> TextDocument | None:
        """The words as they were read."""

    def printed_text(self, document_id: str) -> TextDocument | None:
        """The words with their places on paper; None where the paper was not seen (yet)."""

    def drawn(self, document_id: str) -> Mapping[int, int] | None:
        """Bytes of the pages that were tried, 0 where there is no picture; None where the file was not tried."""

    def can_draw(self, document_id: str) -> bool:
        """Whether pages that were not tried can be drawn."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that a row points to."""

    key: Key
    words: str
    start: int | None
    end: int | None


@dataclass(slots=True)
class Chosen:
    """The pages to show and the places of words on them; `undrawn` are to be drawn first (None: all pages)."""

    pages: dict[tuple[str, int], None] = field(default_factory=dict)
    places: dict[Key, tuple[tuple[int, Box], ...]] = field(default_factory=dict)
    undrawn: dict[str, set[int] | None] = field(default_factory=dict)
    left_out: int = 0
    """Documents for which, or for some pages of which, there was no room."""


def choose_pages(table: TrackingTable, pages: Pages, budget: int) -> Chosen:
    """The pages that `budget` bytes hold: documents with overdue work first, then what is due, then the newest."""
    chosen = Chosen()
    room = budget
    for document, mentions in _by_urgency(table):
        if room <= 0:
            chosen.left_out += 1
        else:
            room -= _choose(document, mentions, pages, chosen, room)
    return chosen


def _choose(document: DocumentRow, mentions: Sequence[Mention], pages: Pages, chosen: Chosen, room: int) -> int:
    """Take the pages of one document while there is room; the bytes they need."""
    own_id = document.document_id
    printed, drawn = pages.printed_text(own_id), pages.drawn(own_id)
    if printed is None:
        if drawn is None and pages.can_draw(own_id):
            chosen.undrawn[own_id] = None
            return _USUAL_BYTES * max(1, min(document.pages, len(mentions)))
        return 0
    needed, is_whole = 0, True
    for mention, places in _places(mentions, printed, pages.read_text(own_id)):
        for page in dict.fromkeys(page for page, _ in places):
            if (own_id, page) in chosen.pages:
                continue
            if needed >= room:
                is_whole = False
                continue
            size = (drawn or {}).get(page)
            if size is None and pages.can_draw(own_id):
                _note_undrawn(chosen, own_id, page)
                size = _USUAL_BYTES
            if size:
                chosen.pages[own_id, page] = None
                needed += size
        chosen.places[mention.key] = places
    chosen.left_out += not is_whole
    return needed


def _note_undrawn(chosen: Chosen, document_id: str, page: int) -> None:
    waiting = chosen.undrawn.setdefault(document_id, set())
    if waiting is not None:
        waiting.add(page)


def _places(
    mentions: Sequence[Mention], printed: TextDocument, read: TextDocument | None
) -> Iterator[tuple[Mention, tuple[tuple[int, Box], ...]]]:
    words: _Reprint | None = None
    for mention in mentions:
        span = (mention.start, mention.end)
        if printed is not read or None in span:
            words = words or _Reprint(printed, len(read.text) if read else 0)
            span = words.find(mention) or (None, None)
        if span[0] is not None and span[1] is not None:
            yield mention, printed_boxes(printed, span[0], span[1])


class _Reprint:
    """Words of a reading found in the print of the same document, whose offsets differ a little.

    "Quý I/2026" stands in many rows of a table: it is looked for where it lies beside the task that was found last.
    """

    def __init__(self, printed: TextDocument, read_length: int) -> None:
        self._words = WordPlaces(printed)
        self._stretch = len(printed.text) / max(1, read_length)
        self._anchor: tuple[int, int] | None = None

    def find(self, mention: Mention) -> tuple[int, int] | None:
        span = self._words.find(mention.words, self._expected(mention.start or 0))
        if span and mention.start is not None and len(mention.words) >= _SURE_WORDS:
            self._anchor = (mention.start, span[0])
        return span

    def _expected(self, start: int) -> float:
        if self._anchor and abs(start - self._anchor[0]) < _NEAR:
            return self._anchor[1] + start - self._anchor[0]
        return start * self._stretch


def _by_urgency(table: TrackingTable) -> list[tuple[DocumentRow, list[Mention]]]:
    documents: dict[str, DocumentRow] = {}
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    ranks: dict[str, int] = {}
    for document, mention, rank in _mentions(table):
        documents[document.document_id] = document
        mentions[document.document_id].append(mention)
        ranks[document.document_id] = min(rank, ranks.get(document.document_id, rank))
    ordered = sorted(documents, key=lambda one: (ranks[one], -_day(documents[one]), one))
    return [(documents[one], mentions[one]) for one in ordered]


def _day(document: DocumentRow) -> int:
    return document.issued_date.toordinal() if document.issued_date else 0


def _mentions(table: TrackingTable) -> Iterator[tuple[DocumentRow, Mention, int]]:
    for line in table.tasks:
        task, rank = line.task, urgency(line.status)
        yield line.document, Mention((task.task_id, OWN), task.text, task.start, task.end), rank
        for row in line.deadlines:
            yield line.document, Mention((row.deadline_id, OWN), row.text, row.start, row.end), rank
        if line.answer:
            yield line.answer, _answer(task.task_id, line), rank
    for found in table.findings:
        finding, rank = found.finding, 1 if found.status.status == "recurred" else 2
        yield found.document, Mention((finding.finding_id, OWN), finding.text, finding.start, finding.end), rank
        if found.answer:
            yield found.answer, _answer(finding.finding_id, found), rank


def _answer(row_id: str, line: TaskLine | FindingLine) -> Mention:
    row = line.answer_row if isinstance(line, TaskLine) else None
    words = line.status.evidence_text or ""
    return Mention((row_id, ANSWER), words, row.start if row else None, row.end if row else None)
