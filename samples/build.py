"""Builds every sample's files and truth from its description (python -m samples.build [NAME ...])."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from samples import markdown, tracking
from samples.description import ROOT, Description, load, names, truth
from samples.word import Writer

PDF_FONT = "Tinos"
"""The metric twin of Times New Roman that has every Vietnamese letter."""


def write_truth(description: Description) -> None:
    """Write document.json beside the description."""
    text = json.dumps(truth(description), ensure_ascii=False, indent=1) + "\n"
    (ROOT / description.name / "document.json").write_text(text, encoding="utf-8")


def write_sources(description: Description) -> list[Path]:
    """Write source.docx, source.pdf and source.txt as far as the description asks for them."""
    folder, formats = ROOT / description.name, description.data["formats"]
    written = []
    if "docx" in formats:
        written.append(folder / "source.docx")
        Writer(description).write().save(str(written[-1]))
    if "pdf" in formats:
        written.append(folder / "source.pdf")
        write_pdf(description, written[-1])
    if "txt" in formats:
        written.append(folder / "source.txt")
        written[-1].write_text(markdown.write(description), encoding="utf-8")
    return written


def write_pdf(description: Description, target: Path, options: dict[str, Any] | None = None) -> None:
    """Print the document as a PDF with LibreOffice."""
    form = "pdf" if options is None else "pdf:writer_pdf_Export:" + json.dumps(options)
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "source.docx"
        Writer(description, font=PDF_FONT).write().save(str(draft))
        profile = (Path(folder) / "profile").as_uri()
        command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", form]
        subprocess.run([*command, "--outdir", folder, str(draft)], check=True, capture_output=True, timeout=180)
        shutil.copyfile(draft.with_suffix(".pdf"), target)


def fill_inbox(description: Description) -> None:
    """Put the copies that the description names into samples/inbox."""
    for form in description.data.get("inbox") or []:
        target = ROOT / "inbox" / f"{description.name}.{form}"
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(ROOT / description.name / f"source.{form}", target)


def main(wanted: list[str]) -> None:
    """Build the samples named, or all."""
    for name in wanted or names():
        description = load(name)
        write_truth(description)
        files = write_sources(description)
        fill_inbox(description)
        rows = json.loads((ROOT / name / "document.json").read_text(encoding="utf-8"))
        counts = ", ".join(f"{len(rows[k])} {k}" for k in ("tasks", "findings", "references", "results"))
        print(f"{name}: {counts}; {', '.join(f.name for f in files)}")
    tracking.write()


if __name__ == "__main__":
    main(sys.argv[1:])
