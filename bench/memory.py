"""How much memory a reader holds (bộ nhớ): python -m bench.memory [--pages 300] [--files 300] [--json FILE].

One process reads a long file, then many short ones over and over; what it holds is told page for page and
file for file: it must not grow with either.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.corpus import make
from bench.measured import Measured, tell
from extractors import extract
from nlp import read
from plans.normalize import normalize

_MIB = 1 << 20


def held() -> float:
    """Resident memory of this process in MiB (Linux; 0 where the system does not tell)."""
    facts = Path("/proc/self/statm")
    if not facts.is_file():
        return 0.0
    import resource

    return int(facts.read_text().split()[1]) * resource.getpagesize() / _MIB


def over_files(files: Sequence[Path], count: int) -> Iterator[float]:
    """Memory after each tenth of `count` files, the given ones taken in turn."""
    for number in range(count):
        file = files[number % len(files)]
        normalize(read(extract(file)), sha256="", path=file.name)
        if (number + 1) % max(1, count // 10) == 0:
            gc.collect()
            yield held()


def long_file(folder: Path, pages: int) -> tuple[Path, int]:
    """A PDF with at least so many pages, put together of made ones."""
    import pypdfium2

    parts = make(folder / "parts", 30, pdf=1.0, seed=1)
    whole = pypdfium2.PdfDocument.new()
    while len(whole) < pages:
        for part in parts:
            whole.import_pages(pypdfium2.PdfDocument(part))
    target = folder / "long.pdf"
    whole.save(target)
    return target, len(whole)


def main() -> None:
    """Read the arguments, make the files and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        files = make(Path(scratch) / "short", 20, pdf=0.5)
        list(over_files(files, 2))
        figures = [Measured("at the start", held(), "MiB")]
        steps = list(over_files(files, arguments.files))
        figures += [Measured(f"after {arguments.files * (n + 1) // 10} files", s, "MiB") for n, s in enumerate(steps)]
        whole, pages = long_file(Path(scratch), arguments.pages)
        normalize(read(extract(whole)), sha256="", path=whole.name)
        figures.append(Measured(f"after one file of {pages} pages", held(), "MiB"))
    tell("memory of a reader", figures, arguments.json)


if __name__ == "__main__":
    main()
