"""A hostile file: how it is made, and the one right thing to say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Content = bytes | Callable[[Path], None]


@dataclass(frozen=True)
class Case:
    """`content` is the file's bytes, or a function that puts the entry there. `code` None: outcome `ok`."""

    path: str
    content: Content
    outcome: str
    code: str | None = None
    shown: str | None = None
    """The path in the table, where it is not the one given."""
    tool: str | None = None
    """What must be installed to read it (`ocr`, `office`); without it the file is put off."""
    seconds: float = 60.0
    """Of processor time that it may take, read alone."""
    mebibytes: float = 600.0
    """Of memory that it may take beyond what a worker holds anyway."""

    def write(self, inbox: Path) -> None:
        """Put the entry into the inbox."""
        place = inbox / self.path
        place.parent.mkdir(parents=True, exist_ok=True)
        if callable(self.content):
            self.content(place)
        else:
            place.write_bytes(self.content)


def ok(path: str, content: Content, shown: str | None = None, **more: Any) -> Case:
    return Case(path, content, "ok", None, shown, **more)


def partial(path: str, code: str, content: Content, **more: Any) -> Case:
    return Case(path, content, "partial", code, **more)


def rejected(path: str, code: str, content: Content, **more: Any) -> Case:
    return Case(path, content, "rejected", code, **more)


def ignored(path: str, code: str, content: Content = b"x", **more: Any) -> Case:
    return Case(path, content, "ignored", code, **more)
