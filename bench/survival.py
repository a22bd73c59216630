"""Measures the told texts that stand whole in one block (đoạn còn nguyên): python -m bench.survival [DIR] [TRUTHS]."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from datamodel.document import BlockKind, TextDocument
from datamodel.spelling import fold
from extractors import UnreadableFile, extract

LIKE = 95.0
"""How alike, of 100, a told text and a piece of a block must be."""
SAMPLES = Path(__file__).resolve().parent.parent / "samples"
_TOLD = ("tasks", "findings", "references")
_FOREIGN = (BlockKind.RUNNING, BlockKind.STAMP)


@dataclass(frozen=True, slots=True)
class Survival:
    """Of one file: told texts, those that stand whole, and the others."""

    told: int
    whole: int
    broken: tuple[str, ...]

    @property
    def share(self) -> float:
        """The part that stands whole; 1 where nothing was told."""
        return self.whole / self.told if self.told else 1.0


def survival(document: TextDocument, truth: dict[str, Any]) -> Survival:
    """How many of the truth's texts stand in one block."""
    blocks = [fold(document.words(block)) for block in document.blocks if block.kind not in _FOREIGN]
    told = [row for name in _TOLD for row in truth.get(name, ())]
    broken = tuple(_shown(row) for row in told if not _stands(row, blocks))
    return Survival(len(told), len(told) - len(broken), broken)


def _stands(row: dict[str, Any], blocks: Sequence[str]) -> bool:
    """Whether one block holds the text, or its first and last words where only these are told."""
    pieces = [fold(str(row[key])) for key in ("text", "starts", "ends") if row.get(key)]
    return any(all(_holds(block, piece) for piece in pieces) for block in blocks)


def _holds(block: str, piece: str) -> bool:
    if piece in block:
        return True
    if len(block) < len(piece):
        return fuzz.ratio(piece, block) >= LIKE
    return fuzz.partial_ratio(piece, block, score_cutoff=LIKE) >= LIKE


def _shown(row: dict[str, Any]) -> str:
    return str(row.get("text") or f"{row.get('starts')} ... {row.get('ends')}")[:160]


def truths_in(folder: Path) -> list[dict[str, Any]]:
    """Every JSON file below `folder` that tells about a source."""
    found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.json"))]
    return [truth for truth in found if isinstance(truth, dict) and "source" in truth and "tasks" in truth]


def files_of(folder: Path, source: str) -> list[Path]:
    """The forms in which a source lies below `folder`: "NAME.docx", "NAME.scan.pdf" or "NAME/source.pdf"."""
    paths = (path for path in sorted(folder.rglob("*")) if path.suffix not in (".json", ".yml") and path.is_file())
    return [p for p in paths if p.name.startswith(f"{source}.") or (p.parent.name == source and p.stem == "source")]


def measure(folder: Path, truths: Iterable[dict[str, Any]]) -> Iterator[tuple[Path, Survival | UnreadableFile]]:
    """Each file and what became of its texts."""
    for truth in truths:
        for path in files_of(folder, truth["source"]):
            try:
                yield path, survival(extract(path), truth)
            except UnreadableFile as error:
                yield path, error


def main() -> None:
    """Read the arguments and print a row per file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=SAMPLES, help="folder with the documents")
    parser.add_argument("truths", type=Path, nargs="?", help="folder with the told JSON files, else the same")
    parser.add_argument("--only", default="", help="measure files with this in their names")
    parser.add_argument("--broken", action="store_true", help="print the texts that do not stand whole")
    arguments = parser.parse_args()
    truths = truths_in(arguments.truths or arguments.folder)
    print(f"{'file':48} {'told':>5} {'whole':>6} {'share':>6}")
    for path, result in measure(arguments.folder, truths):
        name = path.relative_to(arguments.folder).as_posix()
        if arguments.only not in name:
            continue
        if isinstance(result, UnreadableFile):
            print(f"{name:48} {result}")
            continue
        print(f"{name:48} {result.told:5} {result.whole:6} {result.share:6.3f}")
        for text in result.broken if arguments.broken else ():
            print(f"    {text}")


if __name__ == "__main__":
    main()
