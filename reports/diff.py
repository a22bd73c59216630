"""Two documents compared, for people (so sánh văn bản): what changed, came, went and stayed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from datamodel.rows import ChangeRow, FindingRow, TaskRow
from plans.matching.two_documents import Difference
from reports.changed_lines import change_details
from reports.labels import CHANGE, KIND, shown_document
from reports.visible import visible

ORDER = ("changed", "added", "removed", "kept")
_COLORS = {"changed": "yellow", "added": "green", "removed": "red", "kept": "dim"}


def print_difference(difference: Difference, *, as_json: bool = False) -> None:
    """Print the comparison as text, or as JSON."""
    if as_json:
        print(json.dumps(difference_facts(difference), ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False)
    for line, style in difference_lines(difference):
        console.print(Text(visible(line), style=style), soft_wrap=True)


def difference_lines(difference: Difference) -> Iterator[tuple[str, str]]:
    """Each line with its style."""
    yield f"Văn bản trước: {shown_document(difference.prior)}", "bold"
    yield f"Văn bản sau:   {shown_document(difference.document)}", "bold"
    changes = difference.comparison.changes
    for kind in ("task", "finding"):
        own = [change for change in changes if change.kind == kind]
        counts = "; ".join(f"{CHANGE[name].lower()}: {sum(each.change == name for each in own)}" for name in ORDER)
        yield "", ""
        yield f"{KIND[kind].upper()}: {counts}" if own else f"{KIND[kind].upper()}: không có ở cả hai văn bản", "bold"
        for name in ORDER:
            for change in own:
                if change.change == name:
                    yield from _change_lines(change, difference)
    yield from _unsure_lines(difference)


def _change_lines(change: ChangeRow, difference: Difference) -> Iterator[tuple[str, str]]:
    before, after = _rows(change, difference)
    style = _COLORS[change.change]
    likeness = f", độ giống {change.similarity:.2f}" if change.similarity is not None else ""
    place = " → ".join(dict.fromkeys(row.path for row in (before, after) if row))
    yield f"  [{CHANGE[change.change]}{likeness}] mục {place}", style
    if "text" in change.changed_fields and before and after:
        yield f"      Trước: {before.text}", ""
        yield f"      Sau:   {after.text}", ""
    else:
        shown = after or before
        yield f"      {shown.text if shown else ''}", ""
    for line in _details(change, before, after):
        yield f"      {line}", style


def _details(change: ChangeRow, before: TaskRow | FindingRow | None, after: TaskRow | FindingRow | None) -> list[str]:
    """The columns with their values before and after; the words of the text are shown above already."""
    if not isinstance(before, TaskRow) or not isinstance(after, TaskRow):
        return []
    fields = [name for name in change.changed_fields if name != "text"]
    return change_details(fields, before, after).splitlines()


def _unsure_lines(difference: Difference) -> Iterator[tuple[str, str]]:
    unsure = difference.comparison.unsure
    if unsure:
        yield "", ""
        yield f"CHƯA CHẮC ({len(unsure)} cặp có thể là một, cần người xem; ở trên tính riêng từng dòng):", "bold"
    for each in unsure:
        before, after = difference.rows[each.prior_id], difference.rows[each.id]
        yield f"  [{KIND[each.kind]}, độ giống {each.score:.2f}] mục {before.path} → {after.path}", "magenta"
        yield f"      Trước: {before.text}", ""
        yield f"      Sau:   {after.text}", ""


def _rows(change: ChangeRow, difference: Difference) -> tuple[TaskRow | FindingRow | None, TaskRow | FindingRow | None]:
    return difference.rows.get(change.prior_id or ""), difference.rows.get(change.id or "")


def difference_facts(difference: Difference) -> dict[str, Any]:
    """The comparison as plain values."""
    return {
        "prior": _document_facts(difference.prior.document_id, difference.prior.document_number),
        "current": _document_facts(difference.document.document_id, difference.document.document_number),
        "changes": [_change_facts(change, difference) for change in difference.comparison.changes],
        "unsure": [
            {
                "kind": each.kind,
                "score": each.score,
                "before": _row_facts(difference.rows[each.prior_id]),
                "after": _row_facts(difference.rows[each.id]),
            }
            for each in difference.comparison.unsure
        ],
    }


def _document_facts(document_id: str, number: str | None) -> dict[str, Any]:
    return {"document_id": document_id, "document_number": number}


def _change_facts(change: ChangeRow, difference: Difference) -> dict[str, Any]:
    before, after = _rows(change, difference)
    return {
        "kind": change.kind,
        "change": change.change,
        "changed_fields": list(change.changed_fields),
        "similarity": change.similarity,
        "before": _row_facts(before),
        "after": _row_facts(after),
    }


def _row_facts(row: TaskRow | FindingRow | None) -> dict[str, Any] | None:
    if row is None:
        return None
    facts: dict[str, Any] = {"path": row.path, "page": row.page, "text": row.text}
    if isinstance(row, TaskRow):
        units: Sequence[tuple[str, Sequence[str]]] = (
            ("lead_units", row.lead_units),
            ("coordinating_units", row.coordinating_units),
        )
        facts |= {name: list(values) for name, values in units}
        facts |= {"deadline_text": row.deadline_text, "due_date": row.due_date and row.due_date.isoformat()}
        facts["target"] = row.target
    return facts
