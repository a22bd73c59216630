"""Renews the version pins (ghim phiên bản): `python tools/pin.py [--upgrade]`.

Asks uv which versions fit together and writes them, without any registry's address, to
`constraints.txt` (for plain pip) and to `[tool.uv] constraint-dependencies` of `pyproject.toml`
(for `uv run`). Without `--upgrade` the versions pinned so far stay, and only packages that are new
are added; with it everything is taken as new as `[project] dependencies` allows.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPENING = "# --- pins: made by `python tools/pin.py`, do not edit by hand ---"
_EXPORT = ("export", "--all-groups", "--no-hashes", "--no-annotate", "--no-header", "--no-emit-project", "--quiet")


def without_pins(project_file: str) -> str:
    """The text of `pyproject.toml` in front of the pins."""
    return project_file.partition(OPENING)[0].rstrip() + "\n"


def with_pins(project_file: str, pins: list[str]) -> str:
    """The text of `pyproject.toml` with these pins at its end."""
    lines = "".join(f'    "{pin}",\n' for pin in pins)
    return f"{without_pins(project_file)}\n{OPENING}\n[tool.uv]\nconstraint-dependencies = [\n{lines}]\n"


def resolve(project_file: str, readme: Path) -> list[str]:
    """The versions that uv finds to fit together, one line each, in a folder that knows no older lock."""
    uv = shutil.which("uv")
    if uv is None:
        sys.exit("uv is missing: pip install uv")
    # A private index in the environment would choose other versions than a stranger gets.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("UV_", "VIRTUAL_ENV"))}
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "pyproject.toml").write_text(project_file, encoding="utf-8")
        shutil.copy(readme, folder)
        done = subprocess.run(
            [uv, *_EXPORT], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )
    if done.returncode:
        sys.exit(done.stderr)
    return [line for line in done.stdout.splitlines() if "==" in line and not line.startswith("#")]


def main() -> None:
    """Write the pins to both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--upgrade", action="store_true", help="take everything as new as pyproject.toml allows")
    upgrade = parser.parse_args().upgrade
    project = ROOT / "pyproject.toml"
    text = project.read_text(encoding="utf-8")
    pins = resolve(without_pins(text) if upgrade else text, ROOT / "README.md")
    (ROOT / "constraints.txt").write_text("".join(f"{pin}\n" for pin in pins), encoding="utf-8", newline="\n")
    project.write_text(with_pins(text, pins), encoding="utf-8", newline="\n")
    print(f"{len(pins)} pins written to constraints.txt and pyproject.toml")


if __name__ == "__main__":
    main()
