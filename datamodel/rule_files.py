"""Where the rules lie (quy tắc): the common ones, and on top of them those of one office in a folder of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

RULES_FOLDER = Path(__file__).resolve().parent.parent / "rules"
OWN_RULES = "KHACPHUC_RULES_IN_USE"
"""Variable of the environment by which a process hands the folder to the workers that it starts."""


def own_rules_folder() -> Path | None:
    """The office's folder of rules, where one is in use."""
    named = os.environ.get(OWN_RULES)
    return Path(named) if named else None


def own_rule_files() -> tuple[Path, ...]:
    """The files in the office's folder, by name."""
    folder = own_rules_folder()
    return tuple(sorted(folder.glob("*.yml"))) if folder else ()


def rule_entries(name: str, parse: Callable[[str], Any]) -> list[dict[str, Any]]:
    """The entries of `NAME.yml`, those of the office merged in; `parse` reads YAML."""
    listed = [_entries(RULES_FOLDER / f"{name}.yml", parse)]
    folder = own_rules_folder()
    if folder and (folder / f"{name}.yml").is_file():
        listed.insert(0, _entries(folder / f"{name}.yml", parse))
    return merged(*listed)


def merged(own: Iterable[dict[str, Any]], common: Iterable[dict[str, Any]] = ()) -> list[dict[str, Any]]:
    """Own entries stand first, for the first that fits wins; one with the id of a common entry takes its place."""
    by_id = {entry["id"]: entry for entry in own}
    replaced = [by_id.pop(entry["id"], entry) for entry in common]
    return [*by_id.values(), *replaced]


def _entries(file: Path, parse: Callable[[str], Any]) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = parse(file.read_text(encoding="utf-8"))["entries"]
    return entries
