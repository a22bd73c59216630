"""The truth on what became of the chained plans, proved against their own truth (theo dõi kế hoạch)."""

from __future__ import annotations

import json
from typing import Any

import yaml

from samples.description import ROOT, DescriptionError, filled, load, truth


def names() -> list[str]:
    """The descriptions of what became of plans, one for each day."""
    return sorted(path.stem for path in ROOT.glob("tracking*.yml"))


def build(name: str) -> dict[str, Any]:
    """One description in the shape that the tracking scorer reads."""
    data = yaml.safe_load((ROOT / f"{name}.yml").read_text(encoding="utf-8"))
    pairs = [
        {
            "prior": pair["prior"],
            "current": pair["current"],
            **{kind: [_change(row, pair, kind) for row in pair[kind]] for kind in ("tasks", "findings")},
        }
        for pair in data["pairs"]
    ]
    status = [
        {
            "source": entry["source"],
            "as_of": str(data["as_of"]),
            "tasks": [_task(row, entry["source"]) for row in entry["tasks"]],
            "findings": [_finding(row, entry["source"]) for row in entry["findings"]],
        }
        for entry in data["status"]
    ]
    return {"pairs": pairs, "status": status}


def write() -> None:
    """Write each as JSON beside it."""
    for name in names():
        text = json.dumps(build(name), ensure_ascii=False, indent=1) + "\n"
        (ROOT / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")


def _change(row: list[Any], pair: dict[str, Any], kind: str) -> dict[str, Any]:
    prior, current, change, fields = filled(row, 4)
    _prove(pair["prior"], kind, prior)
    _prove(pair["current"], kind, current)
    return {"prior_path": prior, "path": current, "change": change, "changed_fields": fields or []}


def _task(row: list[Any], source: str) -> dict[str, Any]:
    path, progress, timeliness, done = filled(row, 4)
    _prove(source, "tasks", path)
    return {"path": path, "progress": progress, "timeliness": timeliness, "done_date": done and str(done)}


def _finding(row: list[Any], source: str) -> dict[str, Any]:
    _prove(source, "findings", row[0])
    return {"path": row[0], "status": row[1]}


def _prove(name: str, kind: str, path: str | None) -> None:
    if path is not None and path not in {row["path"] for row in truth(load(name))[kind]}:
        raise DescriptionError(f"tracking: {name} has no {kind} at {path}")
