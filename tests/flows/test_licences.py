"""docs/licences.md names every pinned package with the licence that the installed one tells; none forces ours."""

from __future__ import annotations

import re
from pathlib import Path

from tools.licences import pinned, rows

LISTED = (Path(__file__).resolve().parents[2] / "docs" / "licences.md").read_text(encoding="utf-8").splitlines()
_FORCING = re.compile(r"\bA?GPL|GNU (?:Affero )?General Public", re.IGNORECASE)


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_every_pinned_package_is_listed_as_it_is_installed() -> None:
    listed = {cells(line)[0]: cells(line)[2] for line in LISTED if line.startswith("| ")}
    for row in rows(pinned()):
        name, version, licence = cells(row)
        assert name in listed, f"{name}: run python tools/licences.py"
        is_here = not version[0].isalpha() and listed[name] != "see the package"
        assert not is_here or listed[name] == licence, f"{name}: run python tools/licences.py"


def test_no_licence_forces_ours() -> None:
    assert len(LISTED) > 100
    assert [line for line in LISTED if line.startswith("| ") and _FORCING.search(line)] == []


def test_what_would_force_is_seen() -> None:
    assert _FORCING.search("| x | 1 | GPL-3.0-only |")
    assert _FORCING.search("| x | 1 | GNU Affero General Public License v3 |")
    assert not _FORCING.search("| x | 1 | LGPL-2.1 |")
