"""Writes docs/licences.md (giấy phép): all dependencies and their licences, as the installed packages tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAD = """# Licences of what the program stands on

Made by `python tools/licences.py` from the metadata of the installed packages. None is under GPL or AGPL, so
none forces a licence on this project. Tesseract and LibreOffice are started as programs of their own, if they
are installed; nothing of them is linked or shipped.

| package | version | licence |
|---|---|---|
"""
MORE = """
## What these bring along, and the tools of developers

| package | version | licence |
|---|---|---|"""
CHARTS = ROOT / "reports" / "assets" / "chart.umd.min.js"


def charts_version() -> str:
    """Version of the charting library inside the page, as its file tells; its licence lies beside it."""
    found = re.search(r"Chart\.js v([\d.]+)", CHARTS.read_text(encoding="utf-8")[:400])
    return found.group(1) if found else "?"


def licence(name: str) -> str:
    """The licence in a few words."""
    told = metadata(name)
    if told.get("License-Expression"):
        return str(told["License-Expression"])
    classes = [c.rsplit(" :: ", 1)[-1] for c in told.get_all("Classifier") or [] if c.startswith("License ::")]
    text = str(told.get("License") or "").strip()
    short = text if text and "\n" not in text and len(text) < 60 else ""
    return (short if "Dual" not in short else "") or ", ".join(classes) or "see the package"


def pinned() -> list[str]:
    """Every package of constraints.txt, with those that only developers need."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return sorted({re.split(r"[\[=]", line)[0] for line in lines})


def rows(names: Iterable[str]) -> Iterator[str]:
    """A line of the table for each package; those of other systems are not here to be asked."""
    for name in names:
        try:
            yield f"| {name} | {metadata(name)['Version']} | {licence(name)} |"
        except PackageNotFoundError:
            yield f"| {name} | of another system or Python | see the package |"


def main() -> None:
    """Write the tables."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = (line for lines in project["optional-dependencies"].values() for line in lines)
    names = sorted(re.split(r"[<>=!~\[; ]", line)[0] for line in (*project["dependencies"], *extras))
    charts = f"| Chart.js (in `reports/assets/`, part of the page) | {charts_version()} | MIT |"
    told = [*rows(names), charts, MORE, *rows(name for name in pinned() if name not in names)]
    (ROOT / "docs" / "licences.md").write_text(HEAD + "\n".join(told) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
