"""Which task of today a correction is about (gắn hiệu chỉnh): by its id, else by its document, path and words.

Better rules may read a task with another word more or at another path, and then its id is another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from rapidfuzz import fuzz

from datamodel.rows import DocumentRow, TaskRow
from datamodel.spelling import fold
from plans.corrections.log import Correction
from plans.dataset.dataset import Dataset
from plans.rows.identity import document_key, number_key

SAME_PLACE, OTHER_PLACE, CLEARLY = 80, 92, 4
"""Likeness of the words, in percent, at the same path and at another; and by how much the best must lead."""


def numbered_key(document: DocumentRow) -> str | None:
    """The document's key where its number, notation, issuer and year are known."""
    return document_key(document, None) if number_key(document) else None


class Tasks:
    """The tasks of a dataset, as corrections find them."""

    def __init__(self, dataset: Dataset) -> None:
        self.documents = {document.document_id: document for document in dataset.documents(copies=True)}
        self.by_id = {task.task_id: task for task in dataset.tasks()}
        self._by_document: defaultdict[str, list[TaskRow]] = defaultdict(list)
        for task in self.by_id.values():
            self._by_document[task.document_id].append(task)
        self._by_key: defaultdict[str, list[str]] = defaultdict(list)
        for document in self.documents.values():
            if key := numbered_key(document):
                self._by_key[key].append(document.document_id)

    def of(self, correction: Correction) -> TaskRow | None:
        """The task that the correction is about; None where it is not found beyond doubt."""
        known = self.by_id.get(correction.task_id)
        return known or _nearest(correction, self._candidates(correction))

    def with_words(self, text: str) -> TaskRow | None:
        """The one task of these words."""
        alike = self._by_words.get(fold(text), ())
        return alike[0] if len(alike) == 1 else None

    @cached_property
    def _by_words(self) -> dict[str, list[TaskRow]]:
        by_words: defaultdict[str, list[TaskRow]] = defaultdict(list)
        for task in self.by_id.values():
            by_words[fold(task.text)].append(task)
        return dict(by_words)

    def _candidates(self, correction: Correction) -> list[TaskRow]:
        """The tasks of the same document, also where another file holds it now."""
        ids = [correction.document_id, *self._by_key.get(correction.document_key or "", ())]
        preferred = [self.documents[each].same_as or each for each in ids if each in self.documents]
        return [task for own_id in dict.fromkeys(preferred) for task in self._by_document[own_id]]


def _nearest(correction: Correction, tasks: Sequence[TaskRow]) -> TaskRow | None:
    here = [task for task in tasks if task.path == correction.path]
    return _best(correction, here, SAME_PLACE) or _best(correction, tasks, OTHER_PLACE)


def _best(correction: Correction, tasks: Iterable[TaskRow], floor: float) -> TaskRow | None:
    words = fold(correction.text)
    scored = sorted(((fuzz.ratio(words, fold(task.text)), task.task_id, task) for task in tasks), reverse=True)
    if not scored or scored[0][0] < floor:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < CLEARLY:
        return None
    return scored[0][2]
