"""An output in an object store: whole sets, one pointer, two runs, a kill between uploads; on a real S3 server."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from s3_server import BUCKET, s3_server
from whole_runs import IN_ALL_RUNS, environment_of_runs, hashes, khacphuc, written_inbox

from flows.inbox.object_store import ObjectStore, OutputBusy, OutputMoved, RemoteError
from flows.outputs.remote import POINTER, WorkingCopy, current_set

pytest.importorskip("s3fs")


@pytest.fixture(scope="module")
def server() -> Iterator[dict[str, str]]:
    with s3_server() as environment:
        yield environment


@pytest.fixture
def url(server: dict[str, str], request: pytest.FixtureRequest) -> str:
    """An address of its own for each test."""
    return f"s3://{BUCKET}/{request.node.name.encode('ascii', 'ignore').decode()}"


def objects(url: str) -> set[str]:
    return {name for name, _ in ObjectStore(url).list()}


def read(url: str, name: str) -> bytes:
    """What somebody who follows the pointer reads."""
    current = current_set(ObjectStore(url))
    assert current is not None
    found = ObjectStore(url).read(f"sets/{current.name}/{name}")
    assert found is not None
    return found[0]


def hand_in(url: str, folder: Path, **files: str) -> bool:
    """One command that writes these files."""
    with WorkingCopy(url, folder) as copy:
        for name, content in files.items():
            (folder / f"{name}.csv").write_text(content, encoding="utf-8")
        return copy.hand_in()


def test_a_set_is_published_whole_and_the_one_before_stays(url: str, tmp_path: Path) -> None:
    for number in range(4):
        assert hand_in(url, tmp_path / "a", tasks=f"việc {number}", documents="văn bản")
    assert read(url, "tasks.csv").decode() == "việc 3"
    sets = {name.split("/")[1] for name in objects(url) if name.startswith("sets/")}
    assert [each[:6] for each in sorted(sets)] == ["000003", "000004"]


def test_what_is_there_already_is_not_handed_in_again(url: str, tmp_path: Path) -> None:
    assert hand_in(url, tmp_path / "a", tasks="một")
    before = objects(url)
    assert not hand_in(url, tmp_path / "a", tasks="một")
    assert objects(url) == before


def test_another_machine_goes_on_where_the_first_stood(url: str, tmp_path: Path) -> None:
    hand_in(url, tmp_path / "a", tasks="một", documents="x")
    hand_in(url, tmp_path / "b", tasks="hai")
    with WorkingCopy(url, tmp_path / "a"):
        assert (tmp_path / "a" / "tasks.csv").read_text(encoding="utf-8") == "hai"
        assert (tmp_path / "a" / "documents.csv").read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("before", ["cũ", None], ids=["a set is there", "the first set of all"])
def test_of_two_runs_at_once_the_second_is_refused_and_harms_nothing(
    url: str, tmp_path: Path, before: str | None
) -> None:
    if before:
        hand_in(url, tmp_path / "a", tasks=before)
    with WorkingCopy(url, tmp_path / "b") as slow:
        (tmp_path / "b" / "tasks.csv").write_text("chậm", encoding="utf-8")
        hand_in(url, tmp_path / "a", tasks="nhanh")
        with pytest.raises(OutputMoved):
            slow.hand_in()
    assert read(url, "tasks.csv").decode() == "nhanh"
    assert hand_in(url, tmp_path / "b", results="tiếp")  # on top of what the other one published
    assert (read(url, "tasks.csv").decode(), read(url, "results.csv").decode()) == ("nhanh", "tiếp")


def test_two_commands_of_one_machine_take_turns(url: str, tmp_path: Path) -> None:
    with WorkingCopy(url, tmp_path / "a"), pytest.raises(OutputBusy):
        WorkingCopy(url, tmp_path / "a").__enter__()


def test_what_people_said_is_never_thrown_away(url: str, tmp_path: Path) -> None:
    hand_in(url, tmp_path / "a", tasks="cũ")
    with WorkingCopy(url, tmp_path / "b") as slow:
        (tmp_path / "b" / "hieu-chinh.jsonl").write_text("{}\n", encoding="utf-8")
        hand_in(url, tmp_path / "a", tasks="nhanh")
        with pytest.raises(OutputMoved):
            slow.hand_in()
    with WorkingCopy(url, tmp_path / "b"):
        kept = [path for path in (tmp_path / "b").iterdir() if path.name.endswith("-hieu-chinh.jsonl")]
        assert [path.read_text(encoding="utf-8") for path in kept] == ["{}\n"]


def test_results_of_another_place_are_not_overwritten(url: str, tmp_path: Path) -> None:
    hand_in(url, tmp_path / "a", tasks="một")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "tasks.csv").write_text("của cơ quan khác", encoding="utf-8")
    with pytest.raises(RemoteError, match="không thuộc"):
        WorkingCopy(url, tmp_path / "b").__enter__()
    assert (tmp_path / "b" / "tasks.csv").read_text(encoding="utf-8") == "của cơ quan khác"


def test_a_pointer_cannot_lead_out_of_the_folder(url: str, tmp_path: Path) -> None:
    told: dict[str, Any] = {"set": "000001-a", "previous": None, "files": {"../x.csv": {"size": 1, "sha256": ""}}}
    ObjectStore(url).replace(POINTER, json.dumps(told).encode(), None)
    with pytest.raises(RemoteError, match="không an toàn"):
        WorkingCopy(url, tmp_path / "a").__enter__()


def test_bytes_that_changed_on_their_way_are_not_taken(url: str, tmp_path: Path) -> None:
    hand_in(url, tmp_path / "a", tasks="một")
    (name,) = (each for each in objects(url) if each.endswith("tasks.csv"))
    (tmp_path / "x").write_text("khác", encoding="utf-8")
    ObjectStore(url).put(tmp_path / "x", name)
    with pytest.raises(RemoteError, match="bị hỏng"):
        WorkingCopy(url, tmp_path / "b").__enter__()


def test_a_store_without_conditional_writes_is_refused(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(self: ObjectStore, name: str, content: bytes, tag: str | None) -> bool:
        self.files.pipe_file(self._key(name), content)
        return True

    monkeypatch.setattr(ObjectStore, "replace", careless)
    with pytest.raises(RemoteError, match="ghi có điều kiện"):
        hand_in(url, tmp_path / "a", tasks="một")
    assert not any(name.startswith("sets/") or name == POINTER for name in objects(url))


KILLED = """
import os, sys
from pathlib import Path
from flows.inbox.object_store import ObjectStore
from flows.outputs.remote import WorkingCopy
own, left = ObjectStore.put, [int(sys.argv[3])]
def put(self, place, name):
    left[0] -= 1
    if left[0] < 0:
        os._exit(9)
    own(self, place, name)
ObjectStore.put = put
with WorkingCopy(sys.argv[1], Path(sys.argv[2])) as copy:
    for name in "abcdef":
        (Path(sys.argv[2]) / f"{name}.csv").write_text("mới")
    copy.hand_in()
"""


@pytest.mark.parametrize("uploads", [0, 3, 5])
def test_killed_between_uploads_a_reader_sees_the_old_set_and_the_next_run_the_new_one(
    url: str, tmp_path: Path, uploads: int
) -> None:
    hand_in(url, tmp_path / "a", **dict.fromkeys("abcdef", "cũ"))
    arguments = [sys.executable, "-c", KILLED, url, str(tmp_path / "a"), str(uploads)]
    done = subprocess.run(arguments, env=environment_of_runs(), check=False)
    assert done.returncode == 9
    assert {read(url, f"{name}.csv").decode() for name in "abcdef"} == {"cũ"}
    assert hand_in(url, tmp_path / "a")  # the folder held the new files already
    assert {read(url, f"{name}.csv").decode() for name in "abcdef"} == {"mới"}
    sets = {name.split("/")[1][:6] for name in objects(url) if name.startswith("sets/")}
    assert len(sets) == 2
    assert hand_in(url, tmp_path / "a", a="mới hơn")
    assert len({name.split("/")[1] for name in objects(url) if name.startswith("sets/")}) == 2


@pytest.mark.slow
def test_a_run_on_a_remote_output_and_its_commands(url: str, server: dict[str, str], tmp_path: Path) -> None:
    written_inbox(tmp_path / "inbox")
    near = khacphuc(tmp_path, "run", "inbox", "--output", "near", *IN_ALL_RUNS)
    far = {**server, "KHACPHUC_REMOTE_OUTPUT": url}
    first = khacphuc(tmp_path, "run", "inbox", "--output", "far", *IN_ALL_RUNS, **far)
    assert [(done.returncode, done.stderr) for done in (near, first)] == [(3, "")] * 2
    wanted = hashes(tmp_path / "near")
    assert {name: hashes(tmp_path / "far")[name] for name in wanted} == wanted
    current = current_set(ObjectStore(url))
    assert current is not None
    assert {name: facts["sha256"] for name, facts in current.files.items() if name in wanted} == wanted
    again = khacphuc(tmp_path, "run", "inbox", "--output", "other", *IN_ALL_RUNS, **far)
    assert "Không có gì mới" in again.stdout  # another machine goes on with the store of the first
    assert current_set(ObjectStore(url)) == current
    asked = khacphuc(tmp_path, "query", "SELECT count(*) AS n FROM files", "--output", "third", "--csv", **far)
    assert (asked.returncode, asked.stderr) == (0, "")
    assert (tmp_path / "third" / "tasks.parquet").is_file()
