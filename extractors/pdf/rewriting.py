"""A broken PDF written anew by PDFium (sửa tệp PDF hỏng), which finds pages where the slower reader finds none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2

from extractors.scratch import scratch_folder


@contextmanager
def rewritten(path: Path) -> Iterator[Path | None]:
    """A copy with a table of contents and a page tree that are right; None where PDFium finds no page either."""
    with scratch_folder() as folder:
        copy = Path(folder) / "sua.pdf"
        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError:
            yield None
            return
        try:
            for number in range(len(document)):
                document[number].close()
            document.save(copy)
        except pypdfium2.PdfiumError:
            yield None
            return
        finally:
            document.close()
        yield copy
