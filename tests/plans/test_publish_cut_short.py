"""A publication that stops between any two of its renames leaves whole files only, and the next one mends the set."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from plan_records import records_of

from plans.dataset.dataset import Dataset, dataset_of
from plans.publishing.publish import publish
from plans.standing.track import Tracking


class PowerCut(BaseException):
    """Nothing runs after it."""


def dataset(number: str) -> Dataset:
    return dataset_of([records_of("a.docx", number)])


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def is_one_set(folder: Path) -> bool:
    """What a reader checks that wants all tables of one publication."""
    told: dict[str, str] = json.loads((folder / "bo-bang.json").read_bytes())["sha256"]
    return all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == wanted for name, wanted in told.items())


def cut_at(rename: int, monkeypatch: pytest.MonkeyPatch) -> None:
    own, done = Path.replace, [0]

    def replace(self: Path, target: Path) -> Path:
        if done[0] == rename:
            raise PowerCut
        done[0] += 1
        return own(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)


def test_cut_between_any_two_renames(tmp_path: Path) -> None:
    publish(dataset("15"), Tracking(), [], tmp_path / "old")
    publish(dataset("16"), Tracking(), [], tmp_path / "new")
    old, new = bytes_in(tmp_path / "old"), bytes_in(tmp_path / "new")
    assert old != new
    assert is_one_set(tmp_path / "old")
    assert set(json.loads(old["bo-bang.json"])["sha256"]) == old.keys() - {"bo-bang.json"}
    for rename in range(len(new)):
        folder = tmp_path / f"cut-{rename}"
        shutil.copytree(tmp_path / "old", folder)
        with pytest.MonkeyPatch.context() as patched, pytest.raises(PowerCut):
            cut_at(rename, patched)
            publish(dataset("16"), Tracking(), [], folder)
        seen = bytes_in(folder)
        assert seen.keys() == old.keys()
        assert is_one_set(folder) == (seen in (old, new))
        assert all(content in (old[name], new[name]) for name, content in seen.items())
        assert sum(content == new[name] != old[name] for name, content in seen.items()) <= rename
        publish(dataset("16"), Tracking(), [], folder)
        assert bytes_in(folder) == new
        assert [path.name for path in folder.iterdir() if path.is_dir()] == []
