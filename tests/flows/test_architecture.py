"""The rooms and their doors (docs/decisions.md): who may import what, and how large a file may grow."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = {
    "datamodel": {"datamodel"},
    "extractors": {"extractors", "datamodel"},
    "nlp": {"nlp", "datamodel"},
    "plans": {"plans", "datamodel"},
    "reports": {"reports", "plans", "datamodel"},
    "flows": {"flows", "reports", "plans", "nlp", "extractors", "datamodel"},
}
OWNERS = {
    "spacy": {"nlp"},
    "underthesea": {"nlp"},
    "pdfplumber": {"extractors"},
    "pdfminer": {"extractors"},
    "pypdfium2": {"extractors"},
    "docx": {"extractors", "reports"},
    "pandas": {"plans", "reports"},
    "pyarrow": {"plans", "reports"},
    "duckdb": {"plans", "reports"},
    "prefect": {"flows"},
    "distributed": {"flows"},
    "fsspec": {"flows"},
}
SOURCES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_doors(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    names = set(imported(path))
    assert not {name for name in names if name in ROOMS} - ROOMS[room]
    assert not {name for name in names if room not in OWNERS.get(name, {room})}
    if room == "datamodel":
        assert names - {"datamodel"} <= set(sys.stdlib_module_names)


def modules_imported(path: Path) -> Iterator[str]:
    """Modules that a file imports; of a package, the module itself ("from extractors.ocr.reader import tesseract")."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            folder = ROOT.joinpath(*node.module.split("."))
            inside = {name.name for name in node.names if (folder / f"{name.name}.py").is_file()}
            yield from (f"{node.module}.{name}" for name in inside)
            if len(inside) < len(node.names):
                yield node.module


def part_of(module: str) -> str:
    """The part of its room to which a module belongs: a package, or a single file beside them."""
    return ".".join(module.split(".")[:2])


@pytest.mark.parametrize("name_of", [str, part_of], ids=["files", "packages"])
@pytest.mark.parametrize("room", ROOMS)
def test_nothing_runs_in_a_circle(room: str, name_of: Callable[[str], str]) -> None:
    needs: dict[str, set[str]] = {}
    for path in (ROOT / room).rglob("*.py"):
        own = name_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
        others = {name_of(name) for name in modules_imported(path) if name.startswith(f"{room}.")}
        needs.setdefault(own, set()).update(others - {own})
    tuple(TopologicalSorter(needs).static_order())  # raises CycleError, which names the circle


def test_files_stay_readable() -> None:
    sources = [
        *SOURCES,
        *(path for room in ("tests", "samples", "tools", "bench") for path in (ROOT / room).rglob("*.py")),
    ]
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in sources
    }
    assert not {name: length for name, length in lengths.items() if length > 300}


def test_modules_have_names_that_say_something() -> None:
    assert not {path.stem for path in SOURCES} & {"utils", "util", "helpers", "common", "manager", "misc"}


def test_nothing_names_this_machine_or_a_registry() -> None:
    forbidden = ("/work/" + "main", "/work/" + "shared", "../" + "shared", "py" + "pi.org", "pythonhosted" + ".org")
    folders = (*ROOMS, "rules", "samples", "tests", "tools", "docs", "bench", ".ci")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in TEXT_ENDINGS]
    files += [path for path in ROOT.glob("*") if path.suffix in TEXT_ENDINGS]
    found = [(path.name, word) for path in files for word in forbidden if word in path.read_text(encoding="utf-8")]
    assert found == []


TEXT_ENDINGS = frozenset({".py", ".yml", ".md", ".toml", ".txt", ".json", ".csv"})
