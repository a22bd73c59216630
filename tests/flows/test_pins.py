from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PINS = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def package(requirement: str) -> str:
    return re.split(r"[\s\[<>=!~;]", requirement, maxsplit=1)[0].lower()


def test_both_ways_to_install_take_the_same_versions() -> None:
    assert PROJECT["tool"]["uv"]["constraint-dependencies"] == PINS


def test_every_pin_is_one_version_without_an_address() -> None:
    assert all(re.match(r"^[a-z0-9-]+(\[[a-z,]+\])?==[\w.+]+( ; .+)?$", pin) for pin in PINS)
    assert not any("://" in pin or "@" in pin for pin in PINS)


def test_every_dependency_is_pinned() -> None:
    pinned = {package(pin) for pin in PINS}
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    assert {package(one) for one in wanted} <= pinned


def test_the_versions_that_kill_prefect_are_kept_out() -> None:
    versions = {package(pin): pin.partition("==")[2].split(" ")[0] for pin in PINS}
    assert tuple(map(int, versions["fastapi"].split("."))) < (0, 151)
    assert versions["sqlalchemy"].startswith("2.0.")


def test_no_lock_with_addresses_is_committed() -> None:
    assert "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
