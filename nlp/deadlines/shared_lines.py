"""Deadline lines that count for several tasks (dòng thời hạn chung): which of them each part of a line is about."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.deadlines.named_parts import fits, in_order, is_exception, likeness, likest, names_rest, names_work, ordinals

_PROBABLE = 0.3


class SharedLines:
    """The tasks for which the same lines count.

    Each wording is looked for once among all of them, not once for each: lists of thousands of items share a line.
    """

    def __init__(self, tasks: Sequence[str]) -> None:
        self._tasks = tasks
        self._place: dict[str, int] = {}
        for place, task in enumerate(tasks):
            self._place.setdefault(task, place)
        self._meant: dict[str, tuple[frozenset[str], float]] = {}
        self._in_order: dict[tuple[str, ...], bool] = {}

    def counts_for(self, at: int, parts: Sequence[str], task: str) -> bool:
        """Whether the time of a line's part with the words `parts[at]` beside it is this task's."""
        words, others = parts[at], [*parts[:at], *parts[at + 1 :]]
        places = ordinals(words, len(self._tasks))
        if places is not None:
            return self._place[task] in places
        if names_rest(words):
            return not any(self._is_told(other, task) for other in others)
        if not names_work(words):
            return not any(is_exception(other) and fits(other, task) for other in others)
        named = tuple(other for other in parts if names_work(other))
        if self._run_in_order(named):
            return self._place[task] == named.index(words)
        return self._is_for(words, task)

    def _is_told(self, words: str, task: str) -> bool:
        """Whether the task is told by its place, or by its work."""
        places = ordinals(words, len(self._tasks))
        return bool(places and self._place[task] in places) or (names_work(words) and fits(words, task))

    def _run_in_order(self, named: tuple[str, ...]) -> bool:
        if named not in self._in_order:
            self._in_order[named] = in_order(named, self._tasks)
        return self._in_order[named]

    def _is_for(self, words: str, task: str) -> bool:
        """Whether the named work is this task's; of none that it fits well the likest; where like none, everybody's."""
        if words not in self._meant:
            fitting = [text for text in self._tasks if fits(words, text)]
            best = 0.0 if fitting else max((likeness(words, text) for text in self._tasks), default=0.0)
            self._meant[words] = frozenset(likest(words, fitting)), best
        meant, best = self._meant[words]
        if meant:
            return task in meant
        return best < _PROBABLE or likeness(words, task) == best
