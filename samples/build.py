"""Builds every sample's files and truth from its description (python -m samples.build [NAME ...])."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from PIL import Image

from samples import inbox, markdown, tracking
from samples.description import ROOT, Description, load, names, truth
from samples.word import Writer

PDF_FONT = "Tinos"
"""The metric twin of Times New Roman that has every Vietnamese letter."""


def write_truth(description: Description) -> None:
    """Write document.json beside the description."""
    text = json.dumps(truth(description), ensure_ascii=False, indent=1) + "\n"
    (ROOT / description.name / "document.json").write_text(text, encoding="utf-8", newline="\n")


def write_sources(description: Description) -> list[Path]:
    """Write source.docx, source.pdf and source.txt as far as the description asks for them and its words changed."""
    folder, formats = ROOT / description.name, description.data["formats"]
    word, pdf, text = (folder / f"source.{form}" for form in ("docx", "pdf", "txt"))
    changed = _write_word(description, word)
    if "pdf" in formats and (changed or not pdf.exists()):
        write_pdf(description, pdf)
        if "scan.pdf" in formats:
            scan(pdf, folder / "source.scan.pdf")
    if "txt" in formats:
        text.write_text(markdown.write(description), encoding="utf-8", newline="\n")
    return [path for path in (word, pdf, text) if path.exists()]


def scan(printed: Path, target: Path) -> None:
    """Print `printed` and lay it, a little askew, on a grey scanner: pages without any text."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-r", "170", "-gray", "-png", str(printed), str(Path(folder) / "page")]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        pages = [Image.open(path).rotate(0.6, fillcolor=250) for path in sorted(Path(folder).glob("page*.png"))]
        pages[0].save(target, "PDF", save_all=True, append_images=pages[1:], resolution=170, quality=55)


def _write_word(description: Description, target: Path) -> bool:
    """Write the Word file unless the one that stands there says the same; whether it was written."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "source.docx"
        Writer(description).write().save(str(fresh))
        if target.exists() and word_parts(target) == word_parts(fresh):
            return False
        shutil.copyfile(fresh, target)
    return True


def word_parts(path: Path) -> dict[str, bytes]:
    """The parts of a Word file that hold what is printed."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.startswith("word/")}


def write_pdf(description: Description, target: Path, options: dict[str, Any] | None = None) -> None:
    """Print the document as a PDF with LibreOffice."""
    form = "pdf" if options is None else "pdf:writer_pdf_Export:" + json.dumps(options)
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "source.docx"
        Writer(description, font=PDF_FONT, stamped=True).write().save(str(draft))
        profile = (Path(folder) / "profile").as_uri()
        command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", form]
        subprocess.run([*command, "--outdir", folder, str(draft)], check=True, capture_output=True, timeout=180)
        shutil.copyfile(draft.with_suffix(".pdf"), target)


def spoil_inbox() -> None:
    """Write the inbox's unreadable entries."""
    lock = {
        "EncryptFile": {"type": "boolean", "value": "true"},
        "DocumentOpenPassword": {"type": "string", "value": "khong-ai-biet"},
    }
    with tempfile.TemporaryDirectory() as folder:
        locked = Path(folder) / "locked.pdf"
        write_pdf(load("giay-moi"), locked, lock)
        inbox.spoil(locked)


def main(wanted: list[str]) -> None:
    """Build the samples named, or all."""
    for name in wanted or names():
        description = load(name)
        write_truth(description)
        files = write_sources(description)
        inbox.copy(description)
        rows = json.loads((ROOT / name / "document.json").read_text(encoding="utf-8"))
        counts = ", ".join(f"{len(rows[k])} {k}" for k in ("tasks", "findings", "references", "results"))
        print(f"{name}: {counts}; {', '.join(f.name for f in files)}")
    tracking.write()
    if not wanted:
        spoil_inbox()


if __name__ == "__main__":
    main(sys.argv[1:])
