"""The page (trang theo dõi, HTML): one file with everything in it, which asks nothing of any network."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import jinja2
from markupsafe import Markup

from datamodel.document import TextDocument
from plans.store.pictures import Picture
from reports.counts import COUNTED, LEFT_OUT, UnitCount
from reports.evidence_places import Chosen
from reports.labels import FINDING, NO_UNIT, PAGE_NAME, PROGRESS, shown_day
from reports.page_rows import DocumentList, Marks, finding_rows, task_rows
from reports.page_texts import page_texts
from reports.replacing import Written, replace_file
from reports.tracking_lines import TrackingTable

ASSETS = Path(__file__).with_name("assets")
_MOST_LINES = 15
"""Of a table on the overview before the rest is asked for."""
_SCRIPTS = ("chart.umd.min.js", "table.js", "evidence.js", "overview.js", "page.js")


class Paper(Protocol):
    """The documents behind the rows, by their ids."""

    def read_text(self, document_id: str) -> TextDocument | None:
        """The words as they were read."""

    def picture(self, document_id: str, page: int) -> Picture | None:
        """The picture of a page."""


@dataclass(frozen=True, slots=True)
class PageEvidence:
    """What rows point to: the paper, and which of its pages are shown as pictures."""

    paper: Paper
    chosen: Chosen
    is_masked: bool = False


def write_page(table: TrackingTable, evidence: PageEvidence, folder: Path, name: str = PAGE_NAME) -> Written:
    """Write the page into `folder`; equal tables and evidence give equal bytes."""
    return replace_file(folder / name, lambda path: _save(page_parts(table, evidence), path))


def page_parts(table: TrackingTable, evidence: PageEvidence) -> Iterator[str]:
    """The whole page, in parts: with its pictures it may be large."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(ASSETS), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
    )
    listed = DocumentList(table.documents)
    marks = Marks(evidence.chosen)
    rows = {"tasks": task_rows(table.tasks, listed, marks), "findings": finding_rows(table.findings, listed, marks)}
    texts = page_texts(table, listed, evidence.paper.read_text)
    return environment.get_template("page.html.j2").generate(
        as_of=shown_day(table.as_of),
        css=Markup((ASSETS / "page.css").read_text(encoding="utf-8")),
        scripts=[Markup((ASSETS / name).read_text(encoding="utf-8")) for name in _SCRIPTS],
        facts=_as_script({**_facts(table), "picturesLeftOut": evidence.chosen.left_out, "masked": evidence.is_masked}),
        rows=packed({**rows, "documents": listed.facts()}),
        texts=_as_script({place: packed(pages) for place, pages in texts.items()}),
        pictures=_pictures(evidence, listed),
        tasks=_counted(table.totals.tasks),
        findings=_counted(sum(table.totals.findings.values())),
        documents=_counted(table.totals.documents),
        remark=table.remark,
        counts=[_line(table.totals.whole, is_sum=True), *map(_line, table.totals.units)],
        months=[_month_line(month, counts) for month, counts in reversed(table.totals.months)],
        counted=COUNTED,
        left_out=LEFT_OUT,
        most_lines=_MOST_LINES,
    )


def _pictures(evidence: PageEvidence, listed: DocumentList) -> Iterator[dict[str, str]]:
    """The pictures in letters, one at a time."""
    for document_id, page in evidence.chosen.pages:
        picture = evidence.paper.picture(document_id, page)
        if picture is not None:
            yield {
                "id": f"page-{listed.place_of(document_id)}-{page}",
                "size": f"{picture.width:g} {picture.height:g}",
                "webp": base64.b64encode(picture.webp).decode("ascii"),
            }


def packed(value: Any) -> str:
    """JSON, compressed, in letters that mean nothing to HTML."""
    whole = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return base64.b64encode(gzip.compress(whole, mtime=0)).decode("ascii")


def _as_script(value: Any) -> Markup:
    """JSON for a script element, in which no "</script>" can end it."""
    whole = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(whole.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))


def _counted(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _line(count: UnitCount, *, is_sum: bool = False) -> dict[str, Any]:
    value = "" if is_sum else count.name
    return {"name": count.name, "value": value, "total": count.total, "counts": count.counts, "is_sum": is_sum}


def _month_line(month: dt.date, counts: Counter[str]) -> dict[str, Any]:
    total = sum(counts[name] for name in COUNTED)
    return {"name": f"{month:%m/%Y}", "value": f"{month:%Y-%m}", "total": total, "counts": counts, "is_sum": False}


def _save(parts: Iterator[str], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(parts)


def _facts(table: TrackingTable) -> dict[str, Any]:
    return {
        "asOf": shown_day(table.as_of),
        "progress": dict(PROGRESS),
        "findingStates": dict(FINDING),
        "months": [
            [month.isoformat()[:7], [counts[name] for name in COUNTED]] for month, counts in table.totals.months
        ],
        "noUnit": NO_UNIT,
        "units": [[each.name, [each.counts[name] for name in COUNTED]] for each in table.totals.units],
    }
