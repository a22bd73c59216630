"""A dataset in portions (chia phần theo cơ quan): whole issuers, so that tracking holds the rows of few at a time."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from plans.dataset.dataset import DOCUMENT_TABLES, Dataset
from plans.matching.facts import issuer_key

DOCUMENTS = 1000
"""So many documents make a portion, more or less: an issuer is never parted."""
_LEFT_OUT = frozenset({"field_sources", "issues"})
"""Tables that tracking does not look at."""


def portions(dataset: Dataset, documents: int = DOCUMENTS) -> Iterator[Dataset]:
    """The rows of all documents but the copies, those of one issuer together, in document order within a portion.

    A new document changes one portion only, unless the number of portions changes too. Documents whose issuer is not
    known are together in one.
    """
    rows = {name: dataset.table(name) for name in DOCUMENT_TABLES if name not in _LEFT_OUT}
    own = rows["documents"].filter(pc.is_null(rows["documents"].column("same_as")))
    rows["documents"] = own
    count = _power_of_two(-(-own.num_rows // documents))
    places = _places(own.column("issuing_authority"), count)
    ids = own.column("document_id")
    parted = {
        name: _Parted(table, pc.take(places, pc.index_in(table["document_id"], ids))) for name, table in rows.items()
    }
    for place in range(count):
        portion = {name: table.next(place) for name, table in parted.items()}
        if portion["documents"].num_rows or count == 1:
            yield Dataset(portion)


class _Parted:
    """A table and where the rows of each portion are."""

    def __init__(self, table: Any, places: Any) -> None:
        self._table = table
        self._order = pc.array_sort_indices(places)  # which is stable: rows of a portion keep their order
        self._counts = {one["values"]: one["counts"] for one in pc.value_counts(places).to_pylist()}
        self._start = 0

    def next(self, place: int) -> Any:
        """The rows of a portion; the portions are asked for in order."""
        count = self._counts.get(place, 0)
        rows = self._table.take(self._order.slice(self._start, count))
        self._start += count
        return rows


def _places(issuers: Any, count: int) -> Any:
    """The portion of each document, by its issuer."""
    encoded = issuers.combine_chunks().dictionary_encode(null_encoding="encode")
    place_of = [_place(issuer, count) for issuer in encoded.dictionary.to_pylist()]
    return pc.take(pa.array(place_of, pa.int32()), encoded.indices)


def _place(issuer: str | None, count: int) -> int:
    return int.from_bytes(sha256(issuer_key(issuer).encode()).digest()[:8]) % count


def _power_of_two(least: int) -> int:
    return 1 << max(0, least - 1).bit_length()
