"""Builds the text documents that the reading tests speak about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from datamodel.document import Block, BlockKind, Column, TextDocument

_COLUMNS = {"<": Column.LEFT, ">": Column.RIGHT, "^": Column.FULL, "!": Column.FULL}


@pytest.fixture
def text_document() -> Callable[[str], TextDocument]:
    """A multi-line string as a document: one block per paragraph; a blank line parts them.

    A mark before a paragraph says where it stands: "<|" left column, ">|" right column, "^|" centred and
    bold, "!|" a stamp.
    """
    return build_document


def build_document(printed: str) -> TextDocument:
    text, blocks = "", []
    for paragraph in printed.strip("\n").split("\n\n"):
        mark, words = ("", paragraph.strip("\n"))
        if words[1:2] == "|" and words[0] in _COLUMNS:
            mark, words = words[0], words[2:].strip(" ")
        text += "\n\n" if text else ""
        blocks.append(
            Block(
                start=len(text),
                end=len(text) + len(words),
                kind=BlockKind.STAMP if mark == "!" else BlockKind.PARAGRAPH,
                column=_COLUMNS.get(mark, Column.FULL),
                bold=mark == "^",
                centered=mark == "^",
            )
        )
        text += words
    return TextDocument("thu.txt", "txt", text, tuple(blocks))
