"""Makes a corpus to measure with (kho văn bản để đo): python -m bench.corpus FOLDER [-n 200] [--pdf 0.5] [--seed 0]."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.corpus_text import draft
from bench.corpus_word import word_file

PDF_FONT = "Tinos"
"""The metric twin of Times New Roman that has every Vietnamese letter (Debian: fonts-croscore)."""
_AT_ONCE = 40


def make(folder: Path, count: int, pdf: float = 0.0, seed: int = 0, first: int = 0) -> list[Path]:
    """Write documents `first` ... as DOCX, the share `pdf` of them as PDF instead; the same seed gives the same words.

    Raises:
        RuntimeError: PDF is asked for and LibreOffice is not installed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files, to_print = [], []
    for index in range(first, first + count):
        is_pdf = int((index + 1) * pdf) > int(index * pdf)
        data = word_file(draft(index, seed), PDF_FONT if is_pdf else "Times New Roman")
        if is_pdf:
            to_print.append((f"{index:06}", data))
        else:
            files.append(folder / f"{index:06}.docx")
            files[-1].write_bytes(data)
    return sorted(files + _printed(to_print, folder))


def _printed(documents: Sequence[tuple[str, bytes]], folder: Path) -> list[Path]:
    """The documents as LibreOffice prints them."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if documents and not office:
        raise RuntimeError("PDF files are printed by LibreOffice: install it, or ask for --pdf 0")
    made: list[Path] = []
    for start in range(0, len(documents), _AT_ONCE):
        some = documents[start : start + _AT_ONCE]
        with tempfile.TemporaryDirectory() as scratch:
            sources = [Path(scratch) / f"{name}.docx" for name, _ in some]
            for source, (_, data) in zip(sources, some, strict=True):
                source.write_bytes(data)
            profile = f"-env:UserInstallation={(Path(scratch) / 'profile').as_uri()}"
            command = [
                str(office),
                profile,
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                *map(str, sources),
            ]
            subprocess.run(command, check=True, capture_output=True, timeout=600)
        made += [folder / f"{name}.pdf" for name, _ in some]
    return made


def main() -> None:
    """Read the arguments and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", "--count", type=int, default=200)
    parser.add_argument("--pdf", type=float, default=0.5, help="share of the documents that are PDF")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    files = make(arguments.folder, arguments.count, arguments.pdf, arguments.seed)
    print(f"{len(files)} files, {sum(file.stat().st_size for file in files) / 1e6:.1f} MB in {arguments.folder}")


if __name__ == "__main__":
    main()
