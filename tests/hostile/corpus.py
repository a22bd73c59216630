"""All hostile files (kho tệp thử): `python tests/hostile/corpus.py FOLDER` writes them into an inbox to look at."""

from __future__ import annotations

import sys
from pathlib import Path

import docx_cases
import docx_more_cases
import entry_cases
import foreign_cases
import pdf_cases
import pdf_flood_cases
import pdf_loss_cases
import text_cases
import text_more_cases
import words_flood_cases
from hostile_case import Case

CASES: tuple[Case, ...] = (
    *pdf_cases.CASES,
    *pdf_loss_cases.CASES,
    *pdf_flood_cases.CASES,
    *docx_cases.CASES,
    *docx_more_cases.CASES,
    *text_cases.CASES,
    *text_more_cases.CASES,
    *words_flood_cases.CASES,
    *entry_cases.CASES,
    *foreign_cases.CASES,
)


def write_all(inbox: Path) -> None:
    """The same files in every run, but for what their own names or the system forbid."""
    for case in CASES:
        case.write(inbox)


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
    print(f"{len(CASES)} files")
