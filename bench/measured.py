"""Times and memory of pieces of work, told as a table and as JSON (số đo)."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure: seconds of processor time unless `unit` says otherwise."""

    name: str
    value: float
    unit: str = "s"
    note: str = ""


def cpu() -> float:
    """Processor seconds of this process and of those it waited for: others on the machine do not count."""
    return sum(os.times()[:4])


def least(work: Callable[[], T], times: int = 3, clock: Callable[[], float] = cpu) -> tuple[float, T]:
    """The shortest of several runs and what the last one gave: noise only ever adds."""
    best = float("inf")
    for _ in range(max(1, times)):
        start = clock()
        result = work()
        best = min(best, clock() - start)
    return best, result


def wall(work: Callable[[], T], times: int = 1) -> tuple[float, T]:
    """The same by the clock on the wall."""
    return least(work, times, time.perf_counter)


def held() -> float:
    """The memory that this program holds now, in MiB; 0 where the system does not tell (all but Linux)."""
    return _memory("VmRSS")


def peak() -> float:
    """The most that it ever held, in MiB; `ru_maxrss` would count its parent's before exec too."""
    return _memory("VmHWM")


def _memory(kind: str) -> float:
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.is_file() else []
    return next((float(line.split()[1]) / 1024 for line in lines if line.startswith(f"{kind}:")), 0.0)


def tell(title: str, figures: Iterable[Measured], target: Path | None) -> None:
    """Print each figure as soon as it is there; write them as JSON where asked."""
    print(f"\n{title}")
    seen = []
    for each in figures:
        print(f"  {each.name:54} {each.value:12.3f} {each.unit:8} {each.note}", flush=True)
        seen.append(each)
    if target is not None:
        told = json.loads(target.read_text(encoding="utf-8")) if target.is_file() else {}
        told[title] = [asdict(each) for each in seen]
        target.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
