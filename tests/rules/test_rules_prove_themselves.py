"""Every entry of rules/*.yml of the shared shape matches its examples, none of its counterexamples, and is quick."""

import ast
import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

from datamodel.rule_files import RULES_FOLDER
from nlp.rulebook.proof import BY_ID, compiled, faults_of_entry

ROOT = Path(__file__).resolve().parents[2]
SLOWEST = 0.5
LENGTHS = (20, 30, 40, 60, 150, 600, 1200, 2400)
HOSTILE = [
    "ngày 1/1/" * 400,
    "thường xuyên, " * 300,
    "Quyết định số " * 300,
    "UBND-" * 700,
    "1/" * 1500,
    "." * 3000,
    " " * 3000,
    "trong năm 2026 và " * 200,
    "Nguyễn Văn An, " * 200,
    "của Ủy ban nhân dân xã " * 150,
    "a" * 3000,
    "Phòng Kinh tế và " * 200,
]


def _entries() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for path in sorted(RULES_FOLDER.glob("*.yml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        if isinstance(content, dict) and isinstance(content.get("entries"), list):
            found += [(path.stem, entry) for entry in content["entries"]]
    return found


ENTRIES = _entries()
PROVABLE = [(f, e) for f, e in ENTRIES if isinstance(e, dict) and ("pattern" in e or "words" in e) and "examples" in e]
IDS = [f"{file}.{entry['id']}" for file, entry in PROVABLE]


def test_there_are_rules() -> None:
    assert len(PROVABLE) > 100


@pytest.mark.parametrize(("file", "entry"), PROVABLE, ids=IDS)
def test_matches_its_examples_and_none_of_its_counterexamples(file: str, entry: dict[str, Any]) -> None:
    assert list(faults_of_entry(file, entry)) == []


# The named parts of patterns.yml are timed inside the rules that use them.
RULES = [(file, entry) for file, entry in PROVABLE if file != "patterns"]


@pytest.mark.parametrize(("file", "entry"), RULES, ids=[f"{file}.{entry['id']}" for file, entry in RULES])
def test_is_quick_on_hostile_lines(file: str, entry: dict[str, Any]) -> None:
    pattern = compiled(file, entry)
    for line in HOSTILE:
        for length in LENGTHS:  # growing, so that a slow pattern fails before it hangs
            began = time.process_time()
            for _ in pattern.finditer(line[:length]):
                pass
            took = time.process_time() - began
            assert took < SLOWEST * length / LENGTHS[-1] + 0.02, f"{took:.2f} s on {length} of {line[:30]!r}..."


def test_ids_are_unique_within_their_file() -> None:
    ids = [(file, entry["id"]) for file, entry in ENTRIES if isinstance(entry, dict) and "id" in entry]
    assert len(ids) == len(set(ids)), {i for i in ids if ids.count(i) > 1}


@pytest.mark.parametrize("path", sorted(RULES_FOLDER.glob("*.yml")), ids=lambda path: path.stem)
def test_files_are_nfc(path) -> None:  # type: ignore[no-untyped-def]
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


def test_files_asked_by_id_are_known_as_such() -> None:
    listed, by_id = set(), set()
    for path in (*(ROOT / "nlp").rglob("*.py"), *(ROOT / "plans").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.args:
                names = {call.args[0].value} if isinstance(call.args[0], ast.Constant) else set()
                listed |= names if call.func.id in ("load_rules", "rules_for", "entries", "in_role", "found") else set()
                by_id |= names if call.func.id == "rule" else set()
    assert by_id - listed - {"deadlines"} == BY_ID
