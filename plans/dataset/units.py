"""The units over all documents (đơn vị): counted from what the documents print and what the tasks assign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from datamodel.rows import UnitRow
from plans.dataset.dataset import Dataset
from plans.dataset.tables import to_arrow

UNKNOWN_KIND = "khác"


def unit_table(dataset: Dataset) -> Any:
    """The table `units` of a dataset, by unit.

    A unit that only a task names has no kind of its own; of several kinds, levels or places the most printed counts.
    """
    mentions = dataset.table("unit_mentions")
    printed = _counted(mentions, "printed")
    kinds, levels, places = (_most_printed(_counted(mentions, name)) for name in ("kind", "level", "place"))
    led, shared = (_tasks_of(dataset.table("tasks").column(role)) for role in ("lead_units", "coordinating_units"))
    return to_arrow(
        "units",
        (
            UnitRow(
                unit=unit,
                kind=kinds.get(unit, UNKNOWN_KIND),
                aliases=tuple(sorted(printed.get(unit, ()))),
                level=levels.get(unit),
                place=places.get(unit),
                tasks_led=led.get(unit, 0),
                tasks_shared=shared.get(unit, 0),
            )
            for unit in sorted({*printed, *led, *shared})
        ),
    )


def _counted(mentions: Any, name: str) -> dict[str, Counter[str]]:
    """How often each unit is mentioned with each filled value of a column."""
    columns = ("unit", name, "count_all")
    found = mentions.group_by(["unit", name]).aggregate([([], "count_all")])
    counted: dict[str, Counter[str]] = {}
    for unit, value, count in zip(*(found.column(column).to_pylist() for column in columns), strict=True):
        counted.setdefault(unit, Counter()).update({value: count} if value else {})
    return counted


def _most_printed(counted: Mapping[str, Counter[str]]) -> dict[str, str]:
    return {unit: min(values, key=lambda value: (-values[value], value)) for unit, values in counted.items() if values}


def _tasks_of(units: Any) -> dict[str, int]:
    """In how many rows of a column of lists each unit stands."""
    rows = units.combine_chunks()
    pairs = pa.table({"row": pc.list_parent_indices(rows), "unit": pc.list_flatten(rows)})
    found = pairs.group_by(["row", "unit"]).aggregate([]).group_by("unit").aggregate([([], "count_all")])
    return dict(zip(found.column("unit").to_pylist(), found.column("count_all").to_pylist(), strict=True))
