from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from pdfplumber.page import Page

from datamodel.document import Block, Box, TextDocument
from extractors.pdf import reader as pdf
from extractors.pdf.pdfium_page import SwiftReader

ROOT = Path(__file__).parents[2]
PRINTED = sorted(
    path
    for folder in (ROOT / "samples", Path(__file__).parent / "data")
    for path in folder.rglob("*.pdf")
    if ".scan" not in path.name and path.name not in ("co-mat-khau.pdf", "tai-ve-do-dang.pdf")
)


@contextmanager
def no_swift_reader(path: Path, pages: int) -> Iterator[None]:
    yield None


def without_places(document: TextDocument) -> TextDocument:
    return replace(document, blocks=tuple(replace(block, box=None, lines=()) for block in document.blocks))


def places(block: Block) -> list[float]:
    """Where its frame stands, and in whole points its lines and words."""
    box = block.box or Box(0, 0, 0, 0)
    lines = [(line.start, line.page, line.x0, line.top, line.x1, line.bottom, *line.lefts) for line in block.lines]
    return [box.x0, box.top, box.x1, box.bottom, *(place for line in lines for place in line)]


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_both_engines_give_the_same_document(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    swift = pdf.read_pdf(path)
    monkeypatch.setattr(pdf, "swift_reader", no_swift_reader)
    slow = pdf.read_pdf(path)
    assert without_places(swift) == without_places(slow)
    for one, other in zip(swift.blocks, slow.blocks, strict=True):
        assert places(one) == pytest.approx(places(other), rel=0, abs=1)


def test_pages_of_the_samples_are_read_by_the_swift_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[bool] = []

    def layout(self: SwiftReader, page: Page) -> object:
        found = own(self, page)
        read.append(found is not None)
        return found

    own = SwiftReader.layout
    monkeypatch.setattr(SwiftReader, "layout", layout)
    for path in (ROOT / "samples").glob("*/source.pdf"):
        pdf.read_pdf(path)
    assert len(read) > 20
    assert all(read)
