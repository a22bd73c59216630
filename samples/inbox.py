"""The inbox of the README's command: a copy of each sample, and entries that no reader can read (hộp thư đến)."""

from __future__ import annotations

import shutil
from pathlib import Path

from PIL import Image

from samples.description import ROOT, Description

INBOX = ROOT / "inbox"
_TWIN = "chuoi-a-ke-hoach-2026"
"""Whose PDF also comes in, as the signed copy of a DOCX draft does."""


def copy(description: Description) -> None:
    """Put the copies that the description names into the inbox."""
    INBOX.mkdir(exist_ok=True)
    for form in description.data["inbox"]:
        shutil.copyfile(ROOT / description.name / f"source.{form}", INBOX / f"{description.name}.{form}")


def spoil(encrypted: Path) -> None:
    """Write the entries that are refused or ignored; `encrypted` is a locked PDF made by the builder."""
    whole = (ROOT / "cong-dien" / "source.pdf").read_bytes()
    (INBOX / "tep-rong.docx").write_bytes(b"")
    (INBOX / "tai-ve-do-dang.pdf").write_bytes(whole[: len(whole) // 3])
    (INBOX / "co-mat-khau.pdf").write_bytes(encrypted.read_bytes())
    (INBOX / "~$ke-hoach-dang-mo.docx").write_bytes(b"\x05admin")
    (INBOX / "ban-chup.docx").write_bytes(_photo())
    shutil.copyfile(ROOT / _TWIN / "source.pdf", INBOX / f"ban-da-ky {_TWIN}.pdf")
    shutil.copyfile(INBOX / "giay-moi.docx", INBOX / "giay-moi (1).docx")


def _photo() -> bytes:
    """A PNG that calls itself DOCX."""
    target = INBOX / "ban-chup.png"
    Image.new("L", (420, 594), 245).save(target)
    data = target.read_bytes()
    target.unlink()
    return data
