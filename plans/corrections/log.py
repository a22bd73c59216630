"""What people corrected (hiệu chỉnh): a file of its own beside the store, to which lines are only ever added.

It is the one file of the output folder that cannot be made again from the inbox.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from datamodel.system_faults import cause_and_remedy
from plans.dataset.progress_words import CORRECTED, PROGRESS
from plans.store.file import StoreDamaged, StoreNotWritable

CORRECTIONS_NAME = "hieu-chinh.jsonl"
_UNFINISHED = ".hieu-chinh.dang-ghi"
_LISTS = ("read", "value")


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of one task as a person says it is. The last line on a field counts.

    Values are lists of texts: units, or one day (ISO), or one word of `progress`, or one note; () is "none".
    """

    at: str
    """Moment of the import, ISO in UTC."""
    by: str
    as_of: dt.date
    """The day of which the person spoke."""
    task_id: str
    field: str
    read: tuple[str, ...]
    """What the documents said then."""
    value: tuple[str, ...]
    withdrawn: bool
    """Whether the line takes earlier ones back: what is read counts again."""
    document_id: str
    document_key: str | None
    """Of number, notation, issuer and year: knows the document in another file."""
    path: str
    text: str

    @property
    def day(self) -> str:
        """ISO day of the import."""
        return self.at[:10]


class CorrectionsDamaged(StoreDamaged):
    """The file holds a line that is none; nothing is published without what people said."""


def load(folder: Path) -> tuple[Correction, ...]:
    """All corrections of an output folder, the oldest first.

    Raises:
        CorrectionsDamaged: the file cannot be understood; it is left as it is.
    """
    file = folder / CORRECTIONS_NAME
    try:
        lines = file.read_text(encoding="utf-8").split("\n") if file.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        raise CorrectionsDamaged(f"Không đọc được tệp hiệu chỉnh {file}: {error}. Tệp được giữ nguyên.") from error
    return tuple(_parsed(line, number, file) for number, line in enumerate(lines, 1) if line.strip())


def append(folder: Path, corrections: Iterable[Correction]) -> None:
    """Add corrections: all of them are on the disk afterwards, or none. Hold the store open meanwhile."""
    added = "".join(_line(each) for each in corrections)
    if not added:
        return
    load(folder)  # never add to what cannot be read again
    file, unfinished = folder / CORRECTIONS_NAME, folder / _UNFINISHED
    before = file.read_bytes() if file.exists() else b""
    if before and not before.endswith(b"\n"):
        before += b"\n"
    try:
        with unfinished.open("wb") as stream:
            stream.write(before + added.encode("utf-8"))
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(file)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise StoreNotWritable(f"Không ghi được tệp hiệu chỉnh {file}: {cause_and_remedy(error)}.") from error


def corrections_digest(corrections: Sequence[Correction]) -> str:
    """Of all corrections, for the key of what was published."""
    return sha256("".join(map(_line, corrections)).encode("utf-8")).hexdigest()


def _line(correction: Correction) -> str:
    facts = dataclasses.asdict(correction) | {"as_of": correction.as_of.isoformat()}
    return json.dumps(facts, ensure_ascii=False) + "\n"


def _parsed(line: str, number: int, file: Path) -> Correction:
    try:
        facts: dict[str, Any] = json.loads(line)
        facts |= {name: tuple(map(str, facts[name])) for name in _LISTS}
        correction = Correction(**facts | {"as_of": dt.date.fromisoformat(facts["as_of"])})
        dt.date.fromisoformat(correction.day)
        _check(correction)
    except (ValueError, TypeError, KeyError) as error:
        raise CorrectionsDamaged(
            f"Tệp hiệu chỉnh {file} hỏng ở dòng {number}; tệp được giữ nguyên. "
            "Khôi phục tệp từ bản sao lưu, hoặc sửa dòng đó, rồi chạy lại."
        ) from error
    return correction


def _check(correction: Correction) -> None:
    if correction.field not in CORRECTED:
        raise ValueError(correction.field)
    if correction.field == "progress" and not set(correction.value) <= PROGRESS.keys():
        raise ValueError(correction.value)
    if correction.field in ("due_date", "done_date"):
        for day in correction.value:
            dt.date.fromisoformat(day)
