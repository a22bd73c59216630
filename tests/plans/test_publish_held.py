"""A file that another program holds (Excel on Windows) stops a publication: the old set stays whole, in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_publish_cut_short import bytes_in, dataset, is_one_set

from plans.publishing import moving
from plans.publishing.publish import PublishError, publish
from plans.standing.track import Tracking


def hold(rename: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """From the rename with this number on its target is held by another program; the list tells its name."""
    own, targets = Path.replace, list[str]()
    held: list[str] = []

    def replace(self: Path, target: Path) -> Path:
        if not held and len(targets) == rename:
            held.append(Path(target).name)
        if held and Path(target).name == held[0]:
            error = PermissionError(13, "used by another process", str(self), 32, str(target))
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        targets.append(Path(target).name)
        return own(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(moving, "PAUSES", (0,))
    return held


@pytest.mark.parametrize("partitioned", [False, True])
def test_held_at_any_file_the_old_set_stays(tmp_path: Path, partitioned: bool) -> None:
    publish(dataset("16"), Tracking(), [], tmp_path / "new", partitioned=partitioned)
    new = bytes_in(tmp_path / "new")
    # A folder is moved away and the new one moved in, to a place that nobody can hold then; last the set's list.
    renames = [*range(len(new)), len(new) + 1] if partitioned else range(len(new))
    for rename in renames:
        folder = tmp_path / f"held-{rename}"
        publish(dataset("15"), Tracking(), [], folder, partitioned=partitioned)
        old = bytes_in(folder)
        with pytest.MonkeyPatch.context() as patched:
            held = hold(rename, patched)
            with pytest.raises(PublishError) as told:
                publish(dataset("16"), Tracking(), [], folder, partitioned=partitioned)
        assert held[0] in str(told.value)
        assert len(str(told.value).splitlines()) == 1
        assert bytes_in(folder) == old
        assert is_one_set(folder)
        assert [path.name for path in folder.iterdir() if path.is_dir()] == ["partitioned"] * partitioned
        publish(dataset("16"), Tracking(), [], folder, partitioned=partitioned)
        assert bytes_in(folder) == new


def test_a_file_held_for_a_moment_only_is_waited_for(tmp_path: Path) -> None:
    publish(dataset("15"), Tracking(), [], tmp_path)
    with pytest.MonkeyPatch.context() as patched:
        held = hold(3, patched)
        patched.setattr(moving.time, "sleep", lambda _: held.__setitem__(0, "-"))
        publish(dataset("16"), Tracking(), [], tmp_path)
    assert is_one_set(tmp_path)
