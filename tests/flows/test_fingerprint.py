from __future__ import annotations

from pathlib import Path

import pytest

from flows import fingerprint
from flows.fingerprint import publishing_fingerprint, reading_fingerprint, text_fingerprint

ROOMS = ("extractors", "nlp", "rules", "plans", "datamodel", "flows")


@pytest.fixture
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for room in ROOMS:
        (tmp_path / room).mkdir()
        (tmp_path / room / "part.py").write_bytes(b"one\ntwo\n")
    for file in ("datamodel/document.py", "datamodel/span.py", "datamodel/issue.py", "datamodel/codec.py"):
        (tmp_path / file).touch()
    for file in ("plans/rows/normalize.py", "flows/readers/reading.py"):
        (tmp_path / file).parent.mkdir()
        (tmp_path / file).touch()
    monkeypatch.setattr(fingerprint, "_folder", lambda room: tmp_path / room)
    return tmp_path


def now() -> tuple[str, str, str]:
    for each in (text_fingerprint, reading_fingerprint, publishing_fingerprint):
        each.cache_clear()
    return text_fingerprint(), reading_fingerprint(), publishing_fingerprint()


@pytest.mark.parametrize(
    ("changed", "moved"),
    [
        ("extractors/part.py", (True, True, True)),
        ("nlp/part.py", (False, True, True)),
        ("plans/rows/normalize.py", (False, True, True)),
        ("plans/part.py", (False, False, True)),
        ("flows/part.py", (False, False, False)),
    ],
)
def test_what_a_change_makes_stale(rooms: Path, changed: str, moved: tuple[bool, bool, bool]) -> None:
    before = now()
    (rooms / changed).write_text("other")
    assert tuple(a != b for a, b in zip(before, now(), strict=True)) == moved


def test_a_new_rule_counts(rooms: Path) -> None:
    before = now()
    (rooms / "rules" / "dates.yml").write_text("entries: []")
    assert now()[1] != before[1]


def test_line_ends_of_windows_do_not(rooms: Path) -> None:
    before = now()
    (rooms / "nlp" / "part.py").write_bytes(b"one\r\ntwo\r\n")
    assert now() == before
