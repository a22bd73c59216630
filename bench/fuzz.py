"""Fuzzes the readers under the guidance of coverage (thử ngẫu nhiên): python -m bench.fuzz extract|read [--seconds 60].

Needs atheris, which is there for Linux: `uv run --group fuzz python -m bench.fuzz extract`. An input that breaks a
reader, or takes it longer than half a minute, is kept in the folder `--kept` and printed with its trace.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_SECONDS_FOR_ONE = 30
_MEMORY_MIB = 4096
_LONGEST = {"extract": 60_000, "read": 8_000}
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ALONE = ("tesseract", "soffice")
"""Programs outside are not what is tested, and too slow."""


def main() -> None:
    """Read the arguments and hand over to libFuzzer, which ends the process itself."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("extract", "read"))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--kept", type=Path, default=Path(tempfile.gettempdir()) / "khacphuc-fuzz")
    parser.add_argument("--again", type=Path, help="try one kept input again")
    arguments = parser.parse_args()
    try:
        import atheris
    except ImportError:
        sys.exit("atheris is not installed (Linux only): uv run --group fuzz python -m bench.fuzz ...")
    with atheris.instrument_imports(include=["extractors", "nlp", "pdfminer", "pdfplumber"]):
        test = {"extract": _extractor, "read": _reader}[arguments.what]()
    if arguments.again:
        test(arguments.again.read_bytes())
        return
    seeds = arguments.kept / f"{arguments.what}-seeds"
    _write_seeds(seeds, arguments.what)
    limits = [f"-max_total_time={arguments.seconds}", f"-timeout={_SECONDS_FOR_ONE}", f"-rss_limit_mb={_MEMORY_MIB}"]
    shown = [f"-max_len={_LONGEST[arguments.what]}", f"-artifact_prefix={arguments.kept}/", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *limits, *shown, str(seeds)], test)
    atheris.Fuzz()


def _extractor() -> Callable[[bytes], None]:
    """Bytes as a whole file, as the main part of a Word file, or as the drawing of a PDF page, by their first one."""
    from extractors import UnreadableFile, extract, office, pictures, tools
    from extractors.pdf import scans as pdf_scans

    for name in _ALONE:
        setattr(tools, name, lambda: None)
    for user in (pdf_scans, pictures):
        vars(user)["has_tesseract"] = lambda: False
    vars(office)["soffice"] = lambda: None
    for module in ("pdf", "docx", "plain"):  # loaded now, so that they are instrumented
        import_module(f"extractors.{module}")
    folder = tempfile.TemporaryDirectory(prefix="khacphuc-fuzz-")
    place = Path(folder.name) / "a"

    def test(data: bytes, _keep: Any = folder) -> None:
        shapes = (lambda rest: rest, _word_file, _pdf_file)
        place.write_bytes(shapes[data[0] % 3](data[1:]) if data else b"")
        try:
            document = extract(place)
        except UnreadableFile as error:
            assert error.code and error.message
            return
        assert all(document.words(block).strip() for block in document.blocks)
        assert document.pages_read <= document.pages

    return test


def _reader() -> Callable[[bytes], None]:
    """Bytes as the text of a document, a block in each line."""
    from extractors.assembly import DocumentBuilder
    from nlp import read

    read(DocumentBuilder().build("a.txt", "txt"))  # loads the rest now, so that it is instrumented

    def test(data: bytes) -> None:
        builder = DocumentBuilder()
        for line in data.decode("utf-8", "replace").split("\n"):
            builder.add(line)
        document = builder.build("a.txt", "txt")
        official = read(document)
        for row in (*official.tasks, *official.findings, *official.results, *official.references):
            assert 0 <= row.span.start <= row.span.end <= len(document.text), row
            assert row.span.slice(document.text).strip(), row

    return test


def _word_file(main: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", main)
    return out.getvalue()


def _pdf_file(drawing: bytes) -> bytes:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 %s >> >> >>" % font,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, part) for number, part in enumerate(parts, start=1))
    return b"%PDF-1.7\n" + body + b"trailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n"


def _write_seeds(folder: Path, what: str) -> None:
    """Small files of right form to begin with; what an earlier run found stays."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = sorted((ROOT / "samples").rglob("*.txt"))
    if what == "read":
        for number, path in enumerate(texts):
            (folder / f"text-{number}").write_bytes(path.read_bytes()[: _LONGEST[what]])
        return
    row = "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>"
    word = f"<w:document xmlns:w='{_WORD}'><w:body><w:p><w:r><w:t>Giao</w:t></w:r></w:p>{row}"
    (folder / "word").write_bytes(b"\x01" + f"{word}</w:body></w:document>".encode())
    (folder / "drawing").write_bytes(b"\x02BT /F1 12 Tf 1 0 0 1 60 700 Tm (Giao) Tj [(a) -200 (b)] TJ ET 0 0 9 9 re S")
    (folder / "pdf").write_bytes(b"\x00" + _pdf_file(b"BT /F1 12 Tf 60 700 Td (Ke hoach) Tj ET"))
    for number, path in enumerate(texts):
        (folder / f"text-{number}").write_bytes(b"\x00" + path.read_bytes()[:8_000])


if __name__ == "__main__":
    main()
