"""Which rows of two documents are one piece of work (so khớp): candidates, scores, and pairs one to one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log, sqrt

import numpy as np
from rapidfuzz import fuzz

from plans.matching.wording import Wording

RAREST = 14
"""So many of a row's rarest terms are looked up in the index."""
POSTINGS = 60
"""A term that stands in more rows than this tells little: only so many of them, the nearest in order, are looked at."""
CANDIDATES = 10
ENOUGH = 2.0
"""Statements that share less than this with a task share only what most tasks say."""


@dataclass(frozen=True, slots=True)
class Side:
    """A row to be matched."""

    id: str
    words: Wording
    units: frozenset[str] = frozenset()
    finding_id: str | None = None
    path: str = ""
    about: Wording | None = None
    """Of a result: the work that its row or heading names beside the statement."""
    is_shared_about: bool = False
    """Whether other statements stand under the same heading: then it says less of each."""
    parts: tuple[Wording, ...] = ()
    """Of a result: its main clause; of a task with several pieces of work: each of them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows taken for one, by their places in the two lists."""

    one: int
    other: int
    score: float


@dataclass(frozen=True, slots=True)
class Matching:
    """Sure pairs, and those that a person must decide."""

    pairs: tuple[Pair, ...] = ()
    unsure: tuple[Pair, ...] = ()
    scored: tuple[Pair, ...] = ()
    """Every candidate that reached the floor, paired or not: of these, splits and merges are told."""


@dataclass(slots=True)
class Rarity:
    """How much a term tells: one that stands in few of the rows at hand tells more."""

    rows: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    weights: dict[str, float] = field(default_factory=dict)
    _weighed: dict[tuple[Wording, float], tuple[dict[str, float], float]] = field(default_factory=dict)

    def add(self, wordings: Iterable[Wording]) -> Rarity:
        """Count the terms of more rows."""
        self.weights.clear()
        self._weighed.clear()
        for words in wordings:
            self.rows += 1
            self.counts.update(list(words.terms))
        return self

    def weigh(self, words: Wording, floor: float) -> tuple[dict[str, float], float]:
        """The terms of a text with their weights, and the sum of these; worked out once for each text."""
        known = self._weighed.get((words, floor))
        if known is None:
            terms = {term: max(own, floor) * self.weight(term) for term, own in words.terms.items() if own}
            known = self._weighed[words, floor] = terms, sum(terms.values())
        return known

    def weight(self, term: str) -> float:
        """From 0.4 for what stands in every row to 1 for what stands in one or two."""
        known = self.weights.get(term)
        if known is None:
            count = self.counts.get(term, 1)
            rare = count <= 2 or self.rows <= 2
            known = 1.0 if rare else 0.4 + 0.6 * (1 - log(count / 2) / log(max(self.rows, 3) / 2 + 1))
            self.weights[term] = known
        return known


OTHER_WORK = 0.4
"""How much it costs a pair that much is left over on both sides."""
DOUBTFUL = 0.56
"""No pair whose years, places or fields contradict each other scores higher: never sure, whatever its words."""
PART = 0.94
"""A part of a text that fits is worth a little less than the whole."""
RIVAL = 0.5
"""A row that comes so near, as a share of the best, could be meant as well."""
SAME_NUMBER, RARE_NUMBER = 0.05, 0.1
"""What a number that stands in both is worth."""
Score = Callable[[Side, Side, Rarity], float]


def match(
    ones: Sequence[Side],
    others: Sequence[Side],
    score: Score,
    *,
    sure: float,
    unsure: float,
    alone: float | None = None,
    rarity: Rarity | None = None,
) -> Matching:
    """Pair two lists one to one so that the pairs together are most alike.

    From `alone` on a pair is sure too where neither row has another that comes half as near.
    """
    known = rarity or Rarity().add(side.words for side in (*ones, *others))
    near = [
        Pair(i, j, score(ones[i], others[j], known))
        for i, found in enumerate(candidates(ones, others, known))
        for j in found
    ]
    scored = [pair for pair in near if pair.score >= unsure]
    chosen = assign(scored, len(ones), len(others))
    clear = _without_rival(chosen, near, alone) if alone is not None else set()
    return Matching(
        tuple(pair for pair in chosen if pair.score >= sure or pair in clear),
        tuple(pair for pair in chosen if pair.score < sure and pair not in clear),
        tuple(scored),
    )


def _without_rival(chosen: Sequence[Pair], near: Iterable[Pair], least: float) -> set[Pair]:
    """The pairs of at least this score of which neither row has another that comes half as near."""
    best: defaultdict[tuple[str, int], list[float]] = defaultdict(list)
    for pair in near:
        best["one", pair.one].append(pair.score)
        best["other", pair.other].append(pair.score)
    return {
        pair
        for pair in chosen
        if pair.score >= least
        and sum(score > pair.score * RIVAL for score in best["one", pair.one]) == 1
        and sum(score > pair.score * RIVAL for score in best["other", pair.other]) == 1
    }


def candidates(ones: Sequence[Side], others: Sequence[Side], rarity: Rarity) -> list[list[int]]:
    """For each of `ones` the places in `others` that share its rarest terms: no row is compared with all."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    keys: defaultdict[str, list[int]] = defaultdict(list)
    for place, side in enumerate(others):
        keys[side.words.key].append(place)
        for term in _all_terms(side):
            index[term].append(place)
    scale = len(others) / max(len(ones), 1)
    return [_candidates(side, place * scale, index, keys, rarity) for place, side in enumerate(ones)]


def _candidates(
    side: Side, middle: float, index: Mapping[str, list[int]], keys: Mapping[str, list[int]], rarity: Rarity
) -> list[int]:
    votes: defaultdict[int, float] = defaultdict(float)
    terms = _all_terms(side)
    known = sorted((len(index[term]), term) for term in terms if term in index)
    for _, term in known[:RAREST]:
        for place in _nearest(index[term], middle):
            votes[place] += terms[term] * rarity.weight(term)
    for place in _nearest(keys.get(side.words.key, []), middle):
        votes[place] += 100
    ranked = sorted(votes, key=lambda place: (-votes[place], abs(place - middle), place))
    return ranked[:CANDIDATES]


def _all_terms(side: Side) -> dict[str, float]:
    return {**side.about.terms, **side.words.terms} if side.about else side.words.terms


def _nearest(places: list[int], middle: float) -> list[int]:
    """The places around the middle; they are in order, for the index was built so."""
    if len(places) <= POSTINGS:
        return places
    start = min(max(bisect_left(places, middle) - POSTINGS // 2, 0), len(places) - POSTINGS)
    return places[start : start + POSTINGS]


def assign(scored: Sequence[Pair], ones: int, others: int) -> list[Pair]:
    """The pairs, each row in one at most, whose scores add up to most (Hungarian method on a sparse matrix).

    Scores count by their cube, so that one sure pair is worth more than two doubtful ones. A row may stay alone:
    each has a partner of its own that costs what a pair of score 0 would.
    """
    if not scored:
        return []
    from scipy.sparse import csr_matrix  # half a second of import, which most commands can do without
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    best = {(pair.one, pair.other): pair for pair in scored}
    rows = [*(one for one, _ in best), *range(ones)]
    columns = [*(other for _, other in best), *range(others, others + ones)]
    costs = [*(2 - pair.score**3 for pair in best.values()), *([2.0] * ones)]
    matrix = csr_matrix((np.array(costs), (np.array(rows), np.array(columns))), shape=(ones, others + ones))
    chosen = zip(*min_weight_full_bipartite_matching(matrix), strict=True)
    return [best[key] for row, column in chosen if (key := (int(row), int(column))) in best]


def overlap(one: Wording, other: Wording, rarity: Rarity, *, floor: float = 0.0) -> tuple[float, float, float]:
    """Which share of the first's words stands in the second, the reverse, and how much they have in common.

    `floor` lifts the weight of common words, where few others are left to go by.
    """
    first, all_first = rarity.weigh(one, floor)
    second, all_second = rarity.weigh(other, floor)
    # In the order of the text, not of a set: sums of the same numbers in another order differ in their last digit.
    shared = sum(min(weight, second[term]) for term, weight in first.items() if term in second)
    return (shared / all_first if all_first else 0.0), (shared / all_second if all_second else 0.0), shared


def contradicts(one: Wording, other: Wording) -> bool:
    """Whether both name years, or both name places, and none of them is the same."""
    years = bool(one.years and other.years and not one.years & other.years)
    years = years or bool(one.periods and other.periods and not one.periods & other.periods)
    names = bool(one.names and other.names and not one.names & other.names)
    fields = bool(one.fields and other.fields and not one.fields & other.fields)
    bodies = bool(one.bodies and other.bodies and not one.bodies & other.bodies)
    return years or names or fields or bodies


def _goes_on(one: Wording, other: Wording) -> bool:
    """Whether one prepares what the other carries out: a list of houses is not their repair."""
    return len(one.stages) == len(other.stages) == 1 and one.stages != other.stages


def same_work(one: Side, other: Side, rarity: Rarity) -> float:
    """How surely a task (or finding) of a later plan is one of the plan before it, 0 to 1."""
    share, back, _ = overlap(one.words, other.words, rarity, floor=0.5)
    letters = fuzz.ratio(one.words.key, other.words.key) / 100
    dice = 2 * share * back / (share + back) if share + back else letters
    dice *= 1 - OTHER_WORK * min(1 - share, 1 - back)
    score = 0.6 * dice + 0.4 * letters
    if one.units and other.units:
        score += 0.06 if one.units & other.units else -0.06
    if one.path and one.path == other.path:
        score += 0.01
    if any(map(_is_rare, one.words.numbers & other.words.numbers)):
        score += SAME_NUMBER
    if contradicts(one.words, other.words) or _goes_on(one.words, other.words):
        score = min(score - 0.25, DOUBTFUL)
    return float(max(0.0, min(1.0, score)))


def reports_on(result: Side, task: Side, rarity: Rarity) -> float:
    """How surely a statement of a report speaks of this task, 0 to 1."""
    plain = _told(result.words, task.words, rarity)
    for words in (result.words, *result.parts):
        for part in (task.words, *task.parts):
            plain = max(plain, PART * _told(words, part, rarity))
    if result.about is not None and result.about.terms:
        named = _told(result.about, task.words, rarity)
        plain = max(plain, _under_heading(result, plain, named, rarity) if result.is_shared_about else named)
    if result.units and task.units:
        plain += 0.04 if result.units & task.units else -0.08
    return max(0.0, min(1.0, plain))


def _under_heading(result: Side, plain: float, named: float, rarity: Rarity) -> float:
    """A heading of several statements tells the work of one that says little itself, and hardly that of another."""
    _, own = rarity.weigh(result.words, 0.0)
    return 0.35 * plain + 0.6 * named * min(1.0, ENOUGH / own if own else 1.0)


def _told(words: Wording, task: Wording, rarity: Rarity) -> float:
    back, share, mass = overlap(words, task, rarity)
    if not share or not back:
        return 0.0
    score = 0.75 * sqrt(share * back) + 0.25 * max(share, back)
    # Other words for one thing leave little over on one side at least; other work leaves much over on both.
    score *= 1 - OTHER_WORK * min(1 - share, 1 - back)
    score *= min(1.0, 0.4 + 0.6 * mass / ENOUGH)
    if shared := words.numbers & task.numbers:
        score += RARE_NUMBER if any(map(_is_rare, shared)) else SAME_NUMBER
    if contradicts(words, task):
        score *= 0.6
    return min(1.0, score)


def _is_rare(number: str) -> bool:
    """Whether two texts hardly share a number by chance: three figures at least, and not "100"."""
    return len(number.replace(",", "").rstrip("0")) >= 3
