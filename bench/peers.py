"""What other programs need for the same files (đối chiếu): bare text, or a conversion to Markdown."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pdfplumber

from bench.measured import Measured, least

# Each is started once in the Python of an environment of its own; none is a dependency of the program.
_CONVERTERS = {
    "markitdown": "from markitdown import MarkItDown\nm = MarkItDown()\nconvert = lambda f: m.convert(f).text_content",
    "pymupdf4llm": "import pymupdf4llm\nconvert = pymupdf4llm.to_markdown",
    "unstructured": (
        "from unstructured.partition.auto import partition\n"
        "convert = lambda f: '\\n'.join(map(str, partition(f, strategy='fast', languages=['vie'])))"
    ),
}
_LOOP = """
import sys, time
start = time.process_time()
letters = sum(len(convert(file)) for file in sys.argv[1:])
print(time.process_time() - start, letters)
"""


def pdfplumber_bare(files: Sequence[Path]) -> int:
    """Pages, each asked for its text and its tables."""
    pages = 0
    for file in files:
        with pdfplumber.open(file) as pdf:
            for page in pdf.pages:
                page.extract_text()
                page.extract_tables()
                page.close()
                pages += 1
    return pages


def python_docx_bare(files: Sequence[Path]) -> int:
    """Characters of all paragraphs and cells."""
    letters = 0
    for file in files:
        document = docx.Document(str(file))
        letters += sum(len(paragraph.text) for paragraph in document.paragraphs)
        letters += sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)
    return letters


def pdftotext(files: Sequence[Path]) -> None:
    """Poppler's program, one process a file."""
    for file in files:
        subprocess.run([str(shutil.which("pdftotext")), str(file), "-"], check=True, capture_output=True)


def bare(files: Sequence[Path], times: int) -> list[Measured]:
    """Processor time of the bare readers that fit the files."""
    readers: dict[str, Callable[[Sequence[Path]], object]] = {"python-docx: paragraphs and cells": python_docx_bare}
    if files[0].suffix == ".pdf":
        readers = {"pdfplumber: extract_text + extract_tables": pdfplumber_bare}
        readers |= {"pdftotext": pdftotext} if shutil.which("pdftotext") else {}
    return [Measured(name, least(lambda run=run: run(files), times)[0]) for name, run in readers.items()]  # type: ignore[misc]


def converters(files: Sequence[Path], pythons: Sequence[Path]) -> list[Measured]:
    """Processor time of each converter that one of the Pythons knows, its start left out.

    One that gives no words is not told: unstructured gives none, and no error, where it cannot fetch its model.
    """
    found = []
    for name, opening in _CONVERTERS.items():
        for python in pythons:
            command = [str(python), "-c", opening + _LOOP, *map(str, files)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            seconds, letters = done.stdout.split()[-2:] if done.returncode == 0 else ("0", "0")
            if int(letters):
                found.append(Measured(name, float(seconds), note=f"{letters} letters"))
                break
    return found
