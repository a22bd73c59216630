"""The page tree of a PDF (cây trang): walked before the pages are read, and mended where a reader would stumble."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFXRefFallback
from pdfminer.pdftypes import PDFObjRef, resolve1

from extractors.errors import UnreadableFile, too_many_pages

_A4 = [0, 0, 595, 842]
MAX_DEPTH = 400
_LARGEST = 1e7


@dataclass(frozen=True, slots=True)
class PageTree:
    """What the tree holds and what it says it holds."""

    pages: int
    declared: int | None
    missing: int
    """Children that are no page, or not there at all."""
    mended: bool
    """Whether the file's own tables or a page's own frame were unusable."""


def walk_pages(document: PDFDocument, most: int) -> PageTree:
    """Count the pages and give a frame to those that have none.

    Raises:
        UnreadableFile: the tree is deeper, or has more pages, than any honest one.
    """
    document.catalog.pop("PageLabels", None)  # nobody reads them, and they may loop
    root = _dictionary(document.catalog.get("Pages"))
    pages = missing = 0
    mended = any(isinstance(table, PDFXRefFallback) for table in document.xrefs)
    waiting: list[tuple[Any, Mapping[str, Any], frozenset[int]]] = [(document.catalog.get("Pages"), {}, frozenset())]
    while waiting:
        reference, above, path = waiting.pop()
        node = _dictionary(reference)
        number = getattr(reference, "objid", 0)
        if not node or number in path:
            missing += bool(path)
            mended = True
        elif "Kids" in node:
            waiting += [(kid, {**above, **node}, path | {number}) for kid in _kids(node)]
            _check_size(len(path), pages + len(waiting), most)
        else:
            pages += 1
            mended |= _mend_frame(node, above)
    declared = resolve1(root.get("Count"))
    return PageTree(pages, declared if isinstance(declared, int) else None, missing, mended)


def _check_size(depth: int, pages: int, most: int) -> None:
    if depth > MAX_DEPTH:
        raise UnreadableFile("damaged", "Tệp PDF bị hỏng: cây trang lồng nhau quá sâu.")
    if pages > most:
        raise too_many_pages(f"trên {most}", most)


def _mend_frame(page: dict[str, Any], above: Mapping[str, Any]) -> bool:
    """A page without a usable frame gets that of a sheet of paper; whether it had none."""
    frame = _frame(page.get("MediaBox", above.get("MediaBox")))
    page["MediaBox"] = frame or _A4
    return frame is None


def _frame(box: Any) -> list[float] | None:
    """The frame with its corners in order, where it is one."""
    found = resolve1(box)
    corners = [resolve1(value) for value in found] if isinstance(found, list) else []
    if len(corners) != 4 or not all(isinstance(value, (int, float)) and abs(value) < _LARGEST for value in corners):
        return None
    left, right = sorted((corners[0], corners[2]))
    low, high = sorted((corners[1], corners[3]))
    return [left, low, right, high] if left < right and low < high else None


def _kids(node: Mapping[str, Any]) -> list[Any]:
    found = resolve1(node.get("Kids"))
    return [kid for kid in found if isinstance(kid, PDFObjRef)] if isinstance(found, list) else []


def _dictionary(reference: Any) -> dict[str, Any]:
    found = resolve1(reference)
    return found if isinstance(found, dict) else {}
