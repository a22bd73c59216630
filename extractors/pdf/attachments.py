"""Documents that a PDF carries inside (tệp đính kèm trong PDF): never opened, but told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1

_MOST = 100
"""Of one file: nobody attaches more, and a tree of names may loop."""
_BEGINNINGS = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")


def carries_documents(catalog: dict[str, Any]) -> bool:
    """Whether words that belong to the file stand in another one inside it."""
    if resolve1(catalog.get("Collection")) is not None:
        return True
    names = resolve1(catalog.get("Names"))
    files = names.get("EmbeddedFiles") if isinstance(names, dict) else None
    return any(_is_document(file) for file in _attached(files))


def _attached(tree: Any) -> Iterator[PDFStream]:
    """The files of a tree of names, each name with its file."""
    waiting = [tree]
    for _ in range(_MOST):
        node = resolve1(waiting.pop()) if waiting else None
        if not isinstance(node, dict):
            continue
        waiting += _list(node.get("Kids"))[:_MOST]
        for named in _list(node.get("Names"))[1 : 2 * _MOST : 2]:
            held = resolve1(_dictionary(named).get("EF"))
            file = resolve1(held.get("F")) if isinstance(held, dict) else None
            if isinstance(file, PDFStream):
                yield file


def _is_document(file: PDFStream) -> bool:
    return bytes(file.get_data()[:1024]).lstrip().startswith(_BEGINNINGS)


def _list(value: Any) -> list[Any]:
    found = resolve1(value)
    return found if isinstance(found, list) else []


def _dictionary(value: Any) -> dict[str, Any]:
    found = resolve1(value)
    return found if isinstance(found, dict) else {}
