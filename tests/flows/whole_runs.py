"""Whole runs as a person starts them, on an inbox of the samples: for the tests that compare their bytes."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
IN_ALL_RUNS = ("--as-of", "2026-05-13")
_PLAN = """ỦY BAN NHÂN DÂN
XÃ HÒA LẠC ĐÔNG
Số: {number}/KH-UBND
Hòa Lạc Đông, ngày 10 tháng 4 năm 2026
KẾ HOẠCH
Khắc phục tồn tại trong lĩnh vực số {number}
1. Giao Phòng Kinh tế rà soát {number} hồ sơ, hoàn thành trước ngày 15/6/2026.
"""
_SAMPLES = 4


def written_inbox(folder: Path) -> None:
    """Some samples in subfolders, a copy, a broken file and one of no known kind."""
    kept = sorted(path for path in (ROOT / "samples" / "inbox").rglob("*") if path.suffix in (".docx", ".txt", ".md"))
    (folder / "Quý II").mkdir(parents=True)
    for path in kept[:_SAMPLES]:
        shutil.copy(path, folder / "Quý II" / path.name)
    shutil.copy(kept[0], folder / f"bản sao {kept[0].name}")
    (folder / "hỏng.docx").write_bytes(b"PK\x03\x04" + bytes(200))
    (folder / "ảnh chụp.bmp").write_bytes(b"BM" + bytes(64))
    (folder / "~$ tạm.docx").write_bytes(b"x")


def write_plan(folder: Path, number: int) -> None:
    """A plan of one task that has its number in every part."""
    (folder / f"kế hoạch {number}.txt").write_text(_PLAN.format(number=number), encoding="utf-8")


def environment_of_runs(*paths: Path, **more: str) -> dict[str, str]:
    """That of this process without the person's own settings; `paths` can be imported from."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("KHACPHUC_", "PREFECT_"))}
    path = [str(ROOT), *map(str, paths), kept.get("PYTHONPATH")]
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, path)), **more}


def khacphuc(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in this folder."""
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *arguments],
        cwd=folder,
        env=environment_of_runs(**environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def hashes(output: Path) -> dict[str, str]:
    """Of every published table and of the dictionary."""
    tables = [path for path in output.rglob("*") if path.suffix in (".csv", ".parquet", ".md")]
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in tables
        if ".prefect" not in path.parts
    }
