"""A sample as it is described: its blocks, and the truth tied to the very block that says it (mô tả văn bản mẫu)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent
_LABEL = re.compile(r"^(\S(?:[^|]{0,14}\S)?) \| ", re.S)
_MARKS = re.compile(r"\*\*|~~|\[\^\d+\]")
_CAPACITY = re.compile(r"^((?:TM|KT|TL|TUQ|Q)\.)\s*(.*)$")
KINDS = ("h", "n", "p", "b", "center", "table", "scope", "signature", "section", "gap")


class DescriptionError(ValueError):
    """A description whose truth does not agree with its own words."""


@dataclass
class Block:
    """One block: `kind`, its printed `label`, its `text` with inline marks, and everything else it carries."""

    kind: str
    label: str
    text: str
    data: dict[str, Any]

    @property
    def words(self) -> str:
        """The printed words without label, bold marks and footnote marks."""
        return plain(self.text)


@dataclass
class Description:
    """A whole sample: `data` as written, its blocks in order, and the named units and deadlines."""

    name: str
    data: dict[str, Any]
    blocks: list[Block]
    units: dict[str, str] = field(default_factory=dict)
    deadlines: dict[str, list[Any]] = field(default_factory=dict)


def plain(text: str) -> str:
    """`text` without inline marks, white space folded."""
    return " ".join(_MARKS.sub("", text).split())


def names() -> list[str]:
    """The folders that hold a description."""
    return sorted(path.parent.name for path in ROOT.glob("*/description.yml"))


def load(name: str) -> Description:
    """Read samples/<name>/description.yml."""
    data = yaml.safe_load((ROOT / name / "description.yml").read_text(encoding="utf-8"))
    blocks = [_block(entry) for entry in data["body"]]
    return Description(name, data, blocks, data.get("units") or {}, data.get("deadlines") or {})


def _block(entry: dict[str, Any]) -> Block:
    kind = next((k for k in KINDS if k in entry), None)
    if kind is None:
        raise DescriptionError(f"block without a kind: {entry}")
    value = entry[kind]
    if not isinstance(value, str):
        return Block(kind, "", "", entry)
    found = _LABEL.match(value)
    label = found.group(1) if found else "-" if kind == "b" else ""
    return Block(kind, label, value[found.end() :] if found else value, entry)


def truth(description: Description) -> dict[str, Any]:
    """The truth in the shape of the shared gold: document, references, findings, tasks, results."""
    reader = _Truth(description)
    for block in description.blocks:
        reader.read(block)
    _prove(description, reader)
    return {
        "source": description.name,
        "document": _document(description),
        "references": reader.references,
        "findings": reader.findings,
        "tasks": reader.tasks,
        "results": reader.results,
    }


class _Truth:
    """Walks the blocks; `scope` holds what the tasks below an item take over from it."""

    def __init__(self, description: Description) -> None:
        self.description = description
        self.scope: dict[str, Any] = {}
        self.references: list[dict[str, Any]] = []
        self.findings: list[dict[str, Any]] = []
        self.tasks: list[dict[str, Any]] = []
        self.results: list[dict[str, Any]] = []

    def read(self, block: Block) -> None:
        """Take what one block says."""
        if block.kind == "scope":
            self.scope = dict(block.data["scope"])
        elif block.kind == "table":
            table = block.data["table"]
            for row in table["rows"]:
                cells = [plain_cell(c) for c in row.get("cells") or row.get("group") or []]
                self._take(row, cells, table.get("task_cell", 1))
        else:
            self._take(block.data, [block.words], 0)
            for text in (block.data.get("notes") or {}).values():
                if isinstance(text, dict):
                    self._refs(text.get("refs"), plain(text["text"]))

    def _take(self, data: dict[str, Any], cells: list[str], cell: int) -> None:
        self._refs(data.get("refs"), " ".join(cells))
        if "finding" in data:
            self._finding(_mapping(data["finding"]), cells)
        for task in data.get("tasks") or ([data["task"]] if "task" in data else []):
            self._task(_mapping(task), cells, cell)
        for result in data.get("results") or ([data["result"]] if "result" in data else []):
            self._result(list(result), cells, cell)

    def _refs(self, refs: list[list[Any]] | None, text: str) -> None:
        for ref in refs or []:
            words, kind, number, date, authority, role = filled(ref, 6)
            self._within(words, text)
            self.references.append(
                {
                    "text": words,
                    "document_type": kind,
                    "document_number": number,
                    "issued_date": date and str(date),
                    "issuing_authority": authority,
                    "role": role or "mention",
                }
            )

    def _finding(self, says: dict[str, Any], cells: list[str]) -> None:
        points, most = says.get("points"), says.get("max")
        lost = None if points is None or most is None else round(most - points, 4)
        reason = cells[says["reason_cell"]] if "reason_cell" in says else None
        text = self._text(says, cells, 0)
        self.findings.append(
            {
                "path": self._path(says["at"]),
                "text": text,
                "max_points": most,
                "points": points,
                "points_lost": lost,
                "reason": reason,
            }
        )

    def _task(self, says: dict[str, Any], cells: list[str], cell: int) -> None:
        has = {**self.scope, **says}
        self.tasks.append(
            {
                "path": self._path(says["at"]),
                "text": self._text(says, cells, cell),
                "lead_units": self._units(has.get("lead")),
                "coordinating_units": self._units(has.get("with")),
                "assignees": list(has.get("who") or []),
                "finding": has.get("finding"),
                "target": has.get("target"),
                "deadlines": [self._deadline(due) for due in has.get("due") or []],
            }
        )

    def _result(self, says: list[Any], cells: list[str], cell: int) -> None:
        at, status, numbers, part = filled(says, 4)
        text = self._text({"of": part} if part else {}, cells, cell)
        for number in numbers or []:
            self._within(number, " ".join(cells))
        self.results.append(
            {"path": self._path(at), "text": text, "status": status, "document_numbers": list(numbers or [])}
        )

    def _text(self, says: dict[str, Any], cells: list[str], cell: int) -> str:
        text: str = cells[says.get("cell", cell)]
        if "of" in says:
            part = " ".join(says["of"].split())
            self._within(part, text)
            return part
        return text

    def _units(self, keys: list[str] | str | None) -> list[str]:
        keys = [keys] if isinstance(keys, str) else keys or []
        return [self.description.units.get(key, key) for key in keys]

    def _deadline(self, due: str | list[Any]) -> dict[str, Any]:
        entry = self.description.deadlines[due] if isinstance(due, str) else due
        says, kind, last, inclusive, start, rule = filled(entry, 6)
        return {
            "text": says,
            "kind": kind,
            "start_date": start and str(start),
            "due_date": last and str(last),
            "inclusive": inclusive,
            "recurrence": rule,
        }

    def _path(self, at: str) -> str:
        if at.startswith("="):
            return at[1:]
        above = str(self.scope.get("at") or "")
        return above if at == "." else f"{above}/{at}" if above else at

    def _within(self, part: str, text: str) -> None:
        if part not in text:
            raise DescriptionError(f"{self.description.name}: {part!r} does not stand in {text!r}")


def _mapping(says: Any) -> dict[str, Any]:
    return {"at": says} if isinstance(says, str) else {**says, "at": str(says["at"])}


def filled(row: list[Any], width: int) -> list[Any]:
    """`row` with None for what it leaves out at its end."""
    return [*row, *[None] * (width - len(row))]


def plain_cell(cell: Any) -> str:
    """The words of a cell; a merged cell (null or "<") has none of its own."""
    return "" if cell in (None, "<") else plain(str(cell))


def every_word(description: Description) -> str:
    """All printed words of the body, one string, for proofs that a value stands in the document."""
    parts = []
    for block in description.blocks:
        parts += [block.words]
        if block.kind == "table":
            for row in block.data["table"]["rows"]:
                parts += [plain_cell(cell) for cell in row.get("cells") or row.get("group") or []]
    return " ".join(parts)


def _prove(description: Description, reader: _Truth) -> None:
    """Every deadline's words stand in the document, every path is told once, every finding named exists."""
    words = every_word(description)
    for task in reader.tasks:
        for due in task["deadlines"]:
            if due["text"] not in words:
                raise DescriptionError(f"{description.name} {task['path']}: no such words: {due['text']!r}")
    for rows in (reader.tasks, reader.findings):
        paths = [row["path"] for row in rows]
        twice = {path for path in paths if paths.count(path) > 1}
        if twice:
            raise DescriptionError(f"{description.name}: told twice: {sorted(twice)}")
    known = {finding["path"] for finding in reader.findings}
    lost = {task["finding"] for task in reader.tasks if task["finding"]} - known
    if lost:
        raise DescriptionError(f"{description.name}: no such finding: {sorted(lost)}")


def _document(description: Description) -> dict[str, Any]:
    data = description.data
    number = re.sub(r"^Số:\s*", "", data.get("number") or "").replace(" ", "").replace("–", "-") or None
    signature: dict[str, Any] = next((b.data["signature"] for b in description.blocks if b.kind == "signature"), {})
    about = re.sub(r"^V/v:?\s*", "", data.get("about") or "")
    row: dict[str, Any] = {
        "document_type": None,
        "number": number and (number.partition("/")[0].strip(".…") or None),
        "notation": number and number.partition("/")[2],
        "document_number": number,
        "issuing_authority": None,
        "parent_authority": None,
        "issue_place": None,
        "issued_date": None,
        "issued_date_precision": "day",
        "subject": plain(" ".join(data.get("subject") or [])) or about or None,
        "addressees": list(data.get("addressees") or []),
        "recipients": [re.sub(r"^[-–]\s*|[;.,]\s*$", "", line) for line in signature.get("recipients") or []],
        **_signing(signature),
        "issue_codes": [],
    }
    row.update(data.get("document") or {})
    row["issued_date"] = row["issued_date"] and str(row["issued_date"])
    return row


def _signing(signature: dict[str, Any]) -> dict[str, Any]:
    capacities, names_after, lines = [], [], list(signature.get("lines") or [])
    while lines and (found := _CAPACITY.match(lines[0])):
        capacities.append(found.group(1))
        names_after.append(found.group(2))
        lines.pop(0)
    return {
        "signing_capacity": " ".join(capacities) or None,
        "on_behalf_of": names_after[0] if names_after else None,
        "signer_position": " ".join(lines) or None,
        "signer_name": signature.get("name"),
    }
