"""A hostile file: how it is made, and the one right thing to say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Case:
    """`content` is the file's bytes, or a function that puts the entry there. `code` None: outcome `ok`."""

    path: str
    content: bytes | Callable[[Path], None]
    outcome: str
    code: str | None = None
    shown: str | None = None
    """The path in the table, where it is not the one given."""

    def write(self, inbox: Path) -> None:
        """Put the entry into the inbox."""
        place = inbox / self.path
        place.parent.mkdir(parents=True, exist_ok=True)
        if callable(self.content):
            self.content(place)
        else:
            place.write_bytes(self.content)


def ok(path: str, content: bytes | Callable[[Path], None], shown: str | None = None) -> Case:
    return Case(path, content, "ok", None, shown)


def partial(path: str, code: str, content: bytes) -> Case:
    return Case(path, content, "partial", code)


def rejected(path: str, code: str, content: bytes | Callable[[Path], None]) -> Case:
    return Case(path, content, "rejected", code)


def ignored(path: str, code: str, content: bytes | Callable[[Path], None] = b"x") -> Case:
    return Case(path, content, "ignored", code)
