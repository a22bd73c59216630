"""Sentences of every kind, each read in a small document below its own headings."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from written_documents import read_written

from nlp.text.matching import squeeze

_PUBLISHED = ("task", "finding", "result")
_KINDS = (*_PUBLISHED, "purpose", "requirement", "goal", "cause", "praise", "closing")
_SENTENCES = Path(__file__).parent / "data" / "statement_kinds.yml"


@cache
def groups() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load(_SENTENCES.read_text(encoding="utf-8"))["groups"])


def read_as(group: dict[str, Any], sentence: str) -> str:
    """What the sentence is taken for: task, finding, result or none."""
    body = "\n".join((*group["above"], group["mark"] + sentence))
    read = read_written(body, group["document_type"])
    for kind, rows in zip(_PUBLISHED, (read.tasks, read.findings, read.results), strict=True):
        if any(row.text in sentence or sentence in row.text for row in rows):
            return kind
    return "none"


@cache
def readings() -> tuple[tuple[str, str, str], ...]:
    """(kind, taken for, sentence) of every sentence."""
    return tuple(
        (group["kind"], read_as(group, squeeze(sentence)), sentence)
        for group in groups()
        for sentence in group["sentences"]
    )


@pytest.mark.parametrize("kind", _KINDS)
def test_there_are_forty_sentences_of_each_kind(kind):
    assert sum(len(group["sentences"]) for group in groups() if group["kind"] == kind) >= 40


def test_no_sentence_stands_twice():
    counted = Counter(sentence for group in groups() for sentence in group["sentences"])
    assert max(counted.values()) == 1


def test_sentences_are_taken_for_what_they_are():
    wrong = [f"{kind} as {taken}: {text}" for kind, taken, text in readings() if taken != expected(kind)]
    right = 1 - len(wrong) / len(readings())
    assert right >= 0.95, f"{right:.3f}\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    "kind",
    [
        "task",
        "finding",
        pytest.param("result", marks=pytest.mark.xfail(reason="'Nhiệm vụ ... giao' in a report opens tasks")),
    ],
)
def test_published_kinds_are_seldom_missed(kind):
    taken = [taken for is_kind, taken, _ in readings() if is_kind == kind]
    assert taken.count(kind) / len(taken) >= 0.95


def expected(kind: str) -> str:
    return kind if kind in _PUBLISHED else "none"
