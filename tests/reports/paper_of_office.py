"""The paper of the small office for the tests of the page: words, printed lines and pictures."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from office_rows import text_of
from PIL import Image, ImageDraw

from datamodel.document import PrintedLine, TextDocument
from plans.store.pictures import Picture
from reports.evidence_places import choose_pages
from reports.page import PageEvidence
from reports.tracking_lines import TrackingTable

WIDTH, HEIGHT = 595, 842
LINE_TOP = 100


def printed(text: TextDocument) -> TextDocument:
    """The same words as a PDF, each block on a line of its own, 40 points apart."""
    lines = [
        replace(
            block,
            lines=(PrintedLine(block.start, 1, 80, LINE_TOP + 40 * at, 500, LINE_TOP + 14 + 40 * at, (80,)),),
        )
        for at, block in enumerate(text.blocks)
    ]
    return replace(text, format="pdf", blocks=tuple(lines))


def picture() -> Picture:
    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    for at in range(3):
        ImageDraw.Draw(image).rectangle((80, LINE_TOP + 40 * at, 500, LINE_TOP + 14 + 40 * at), fill="black")
    written = io.BytesIO()
    image.save(written, "WEBP", lossless=True)
    return Picture(WIDTH, HEIGHT, written.getvalue())


@dataclass
class FakePaper:
    """Documents of one page each; `sizes` are the bytes of their pictures, None where nothing was drawn."""

    sizes: dict[str, int] = field(default_factory=lambda: {"d34": 1000, "d50": 1000})
    drawable: bool = False
    asked: list[str] = field(default_factory=list)

    def read_text(self, document_id: str) -> TextDocument | None:
        return printed(text_of(document_id)) if document_id in ("d34", "d50") else None

    def printed_text(self, document_id: str) -> TextDocument | None:
        return self.read_text(document_id)

    def drawn(self, document_id: str) -> Mapping[int, int] | None:
        return {1: self.sizes[document_id]} if document_id in self.sizes else None

    def can_draw(self, document_id: str) -> bool:
        return self.drawable

    def picture(self, document_id: str, page: int) -> Picture | None:
        self.asked.append(document_id)
        return picture() if page == 1 and self.sizes.get(document_id) else None


def evidence_of(table: TrackingTable, paper: FakePaper | None = None, budget: int = 1_000_000) -> PageEvidence:
    """What the page shows of this paper."""
    paper = paper or FakePaper()
    return PageEvidence(paper, choose_pages(table, paper, budget))


def no_evidence(table: TrackingTable) -> PageEvidence:
    """Rows whose documents have no paper at all."""
    return evidence_of(table, FakePaper(sizes={}), budget=0)
