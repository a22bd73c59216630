"""The units over all documents (đơn vị): counted from what the documents print and what the tasks assign."""

from __future__ import annotations

from typing import Any

import duckdb

from plans.dataset.dataset import Dataset
from plans.dataset.tables import schema

UNKNOWN_KIND = "khác"

# A unit that only a task names has no kind of its own; of several kinds, levels or places the most printed counts.
_COUNT = f"""
WITH roles AS (
    SELECT unnest(list_distinct(lead_units)) AS unit, 1 AS led, 0 AS shared FROM tasks
    UNION ALL SELECT unnest(list_distinct(coordinating_units)), 0, 1 FROM tasks
), counted AS (SELECT unit, sum(led) AS led, sum(shared) AS shared FROM roles GROUP BY unit),
facts AS (
    SELECT unit, list_sort(list_distinct(list(printed))) AS aliases FROM mentions GROUP BY unit
), kinds AS (
    SELECT unit, kind FROM (SELECT unit, kind, count(*) AS n FROM mentions WHERE kind <> '' GROUP BY ALL)
    QUALIFY row_number() OVER (PARTITION BY unit ORDER BY n DESC, kind) = 1
), levels AS (
    SELECT unit, level FROM (SELECT unit, level, count(*) AS n FROM mentions WHERE level IS NOT NULL GROUP BY ALL)
    QUALIFY row_number() OVER (PARTITION BY unit ORDER BY n DESC, level) = 1
), places AS (
    SELECT unit, place FROM (SELECT unit, place, count(*) AS n FROM mentions WHERE place IS NOT NULL GROUP BY ALL)
    QUALIFY row_number() OVER (PARTITION BY unit ORDER BY n DESC, place) = 1
)
SELECT unit, coalesce(kind, '{UNKNOWN_KIND}') AS kind, coalesce(aliases, []) AS aliases, level, place,
       coalesce(led, 0)::BIGINT AS tasks_led, coalesce(shared, 0)::BIGINT AS tasks_shared
FROM facts FULL JOIN counted USING (unit) LEFT JOIN kinds USING (unit) LEFT JOIN levels USING (unit)
LEFT JOIN places USING (unit)
ORDER BY unit
"""


def unit_table(dataset: Dataset) -> Any:
    """The table `units` of a dataset."""
    with duckdb.connect() as connection:
        connection.register("tasks", dataset.table("tasks").select(["lead_units", "coordinating_units"]))
        connection.register("mentions", dataset.table("unit_mentions"))
        return connection.sql(_COUNT).to_arrow_table().cast(schema("units"))
