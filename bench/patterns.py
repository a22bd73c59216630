"""Times every pattern on long hostile lines (thời gian khớp mẫu): python -m bench.patterns [--length N] [--limit S].

Every entry of `rules/*.yml` and every pattern of the code is searched for in lines that are made to hurt it: its own
examples, their words and their beginnings, repeated, and the commonest pieces of official prose. White space is folded
before any pattern sees a text, so runs of it are left out. Ends with 1 where a pattern takes longer than the limit,
that is where its time grows with the square of the line or worse.
"""

from __future__ import annotations

import argparse
import pkgutil
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise

import yaml

from datamodel.rule_files import RULES_FOLDER, rule_entries
from datamodel.spelling import matching_text
from nlp.rulebook.rules import Rule

ROOMS = ("datamodel", "extractors", "nlp", "plans", "reports", "flows")
PIECES = (
    *(
        "a",
        "A",
        "1",
        ".",
        "-",
        "/",
        "1.",
        "a ",
        "A ",
        "1 ",
        "1/",
        "- ",
        "; ",
        ", ",
        ". ",
        "…",
        "(",
        "(a) ",
        "a, ",
        "a; ",
        "A-",
    ),
    *("I.", "I ", "- A ", "1/1/", "1/2026/", "A, B; ", "a\n", "A\n", "1\n", "- A\n", "Sở A, ", "12-CT/", "của ", "và "),
    *("Phòng ", "ngày ", "số ", "đến ", "trong ", "quý I ", "tháng 1 ", "năm 2026 ", "UBND ", "Ủy ban ", "Nguyễn Văn "),
    *("Phòng Kinh tế và ", "Phòng Kinh tế, ", "trước ngày ", "từ ngày 1/1/2026 đến ", "Quyết định số "),
)
STEPS = (20, 40, 80, 150, 300, 600, 1200, 2400)
ENOUGH = 0.4
"""Seconds after which a longer line need not be tried."""


@dataclass(frozen=True, slots=True)
class Timing:
    """The slowest search of a pattern: seconds, the length of the line, and what it repeats."""

    name: str
    seconds: float
    length: int
    piece: str


def patterns() -> Iterator[tuple[str, re.Pattern[str], tuple[str, ...]]]:
    """Name, pattern and examples of all rules, then of all patterns that the modules hold."""
    for name, entry in rules():
        yield f"rules/{name}.yml {entry.id}", entry.compiled(), (*entry.examples, *entry.counterexamples)
    for room in ROOMS:
        package = import_module(room)
        for info in pkgutil.iter_modules(package.__path__, f"{room}."):
            for name, value in vars(import_module(info.name)).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    yield f"{info.name}.{name}", value, ()


def rules() -> Iterator[tuple[str, Rule]]:
    """The entries that match texts, each with its file; the named parts are timed inside the rules that use them."""
    for path in sorted(RULES_FOLDER.glob("*.yml")):
        for entry in rule_entries(path.stem, yaml.safe_load) if path.stem != "patterns" else ():
            if "examples" in entry and ("pattern" in entry or "words" in entry):
                yield path.stem, Rule(**entry)


def pieces_of(examples: Sequence[str]) -> tuple[str, ...]:
    """What is repeated to hurt a pattern: its examples, their words, pairs of words and beginnings."""
    pieces = list(PIECES)
    for example in examples:
        words = matching_text(example).split()
        pieces.append(" ".join(words) + " ")
        pieces += (" ".join(words[:end]) + " " for end in range(1, len(words)))
        pieces += (f"{word} " for word in words)
        pieces += (f"{first} {second} " for first, second in pairwise(words))
    return tuple(dict.fromkeys(pieces))


def slowest(name: str, pattern: re.Pattern[str], examples: Sequence[str], length: int) -> Timing:
    """The slowest of all searches, over lines that grow, so that a slow pattern is told before it hangs."""
    worst = Timing(name, 0.0, 0, "")
    openings = ("", *(matching_text(example) + " " for example in examples[:1]))
    for piece in pieces_of(examples):
        for opening in openings:
            for size in (*(step for step in STEPS if step < length), length):
                line = (opening + piece * (size // len(piece) + 1))[:size]
                took = _seconds(pattern, line)
                if took > worst.seconds:
                    worst = Timing(name, took, size, opening + piece)
                if took > ENOUGH:
                    return worst
    return worst


def _seconds(pattern: re.Pattern[str], line: str) -> float:
    began = time.process_time()
    for _ in pattern.finditer(line):
        pass
    return time.process_time() - began


def main() -> int:
    """Print the patterns over the limit and the five slowest of the others; 1 where there is one over it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--length", type=int, default=16_000, help="characters of the longest line")
    parser.add_argument("--limit", type=float, default=0.25, help="seconds that a search may take")
    options = parser.parse_args()
    timings = sorted(
        (slowest(name, pattern, examples, options.length) for name, pattern, examples in patterns()),
        key=lambda timing: -timing.seconds,
    )
    slow = [timing for timing in timings if timing.seconds > options.limit]
    for timing in (*slow, *timings[len(slow) : len(slow) + 5]):
        mark = "SLOW" if timing.seconds > options.limit else "ok"
        print(f"{mark:5}{timing.seconds:7.3f} s {timing.length:6} characters  {timing.name}  {timing.piece[:40]!r}")
    print(f"{len(timings)} patterns, {len(slow)} over {options.limit} s on {options.length} characters")
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
