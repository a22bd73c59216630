"""Where documents come from (nguồn văn bản): a folder of this machine, or an object store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from flows.inbox.entries import Entry, list_inbox
from flows.inbox.object_store import is_remote, local_path
from flows.inbox.planning import Candidate
from flows.settings import Settings
from plans.dataset.ledger import FileEntry


class Inbox(Protocol):
    """Lists its entries once, and sees that their bytes are at hand where they are to be read."""

    @property
    def address(self) -> str:
        """One name for it, whatever it is called by."""

    @property
    def folder(self) -> Path | None:
        """The folder, where it is one that other machines can see."""

    def entries(self, ledger: Mapping[str, FileEntry], settings: Settings) -> tuple[Entry, ...]:
        """Every entry, by path."""

    def bring(self, files: Sequence[Candidate]) -> None:
        """See that the bytes of these files lie at their `source`, where this machine is to read them."""

    def release(self, files: Iterable[Candidate]) -> None:
        """Their bytes are not needed any more."""

    def sources(self, entries: Mapping[str, Entry]) -> Mapping[str, Path]:
        """By hash, where the bytes of these entries lie; a remote one is fetched when it is asked for."""

    def close(self) -> None:
        """Leave nothing behind."""


class FolderInbox:
    """A folder of this machine, or of a share that it sees: every file lies where it is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = str(folder.resolve())

    def __str__(self) -> str:
        return str(self.folder)

    def entries(self, ledger: Mapping[str, FileEntry], settings: Settings) -> tuple[Entry, ...]:
        """Every entry of the folder and its subfolders."""
        return list_inbox(self.folder)

    def bring(self, files: Sequence[Candidate]) -> None:
        """They are here."""

    def release(self, files: Iterable[Candidate]) -> None:
        """They are not ours to remove."""

    def sources(self, entries: Mapping[str, Entry]) -> Mapping[str, Path]:
        """They are where they are."""
        return {sha256: entry.source for sha256, entry in entries.items()}

    def close(self) -> None:
        """Nothing was opened."""


def inbox_at(place: str | Path, settings: Settings) -> Inbox:
    """The inbox that an argument of the command names.

    Raises:
        RemoteError: it is an address that is not known.
    """
    if is_remote(str(place)):
        from flows.inbox.remote import ROOM, RemoteInbox

        # On a cluster each worker fetches what it reads: here only the hashes are taken.
        return RemoteInbox(str(place), settings.output, 0 if settings.cluster else ROOM)
    return FolderInbox(local_path(str(place)))
