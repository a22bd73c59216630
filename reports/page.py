"""The page (trang theo dõi, HTML): one file with everything in it, which asks nothing of any network."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from datamodel.document import TextDocument
from reports.counts import COUNTED, LEFT_OUT, count_all, count_by_month, count_by_unit
from reports.labels import FINDING, PAGE_NAME, PROGRESS, shown_day
from reports.page_rows import DocumentList, finding_rows, task_rows
from reports.page_texts import page_texts
from reports.replacing import Written, replace_file
from reports.tracking_lines import TrackingTable

ASSETS = Path(__file__).with_name("assets")
_SCRIPTS = ("chart.umd.min.js", "table.js", "evidence.js", "overview.js", "page.js")
Texts = Callable[[str], TextDocument | None]
"""The words of a document, by its id."""


def write_page(table: TrackingTable, texts: Texts, folder: Path, name: str = PAGE_NAME) -> Written:
    """Write the page into `folder`; equal tables and texts give equal bytes."""
    html = page_html(table, texts)
    return replace_file(folder / name, lambda path: _save(html, path))


def page_html(table: TrackingTable, texts: Texts) -> str:
    """The whole page."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(ASSETS), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
    )
    listed = DocumentList(table.documents)
    rows = {"tasks": task_rows(table.tasks, listed), "findings": finding_rows(table.findings, listed)}
    return environment.get_template("page.html.j2").render(
        as_of=shown_day(table.as_of),
        css=Markup((ASSETS / "page.css").read_text(encoding="utf-8")),
        scripts=[Markup((ASSETS / name).read_text(encoding="utf-8")) for name in _SCRIPTS],
        facts=_as_script(_facts(table)),
        rows=packed({**rows, "documents": listed.facts()}),
        texts=_as_script({place: packed(pages) for place, pages in page_texts(table, listed, texts).items()}),
        counts=[count_all(table.tasks), *count_by_unit(table.tasks)],
        counted=COUNTED,
        left_out=LEFT_OUT,
    )


def packed(value: Any) -> str:
    """JSON, compressed, in letters that mean nothing to HTML."""
    whole = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return base64.b64encode(gzip.compress(whole, mtime=0)).decode("ascii")


def _as_script(value: Any) -> Markup:
    """JSON for a script element, in which no "</script>" can end it."""
    whole = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(whole.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))


def _save(html: str, path: Path) -> None:
    path.write_text(html, encoding="utf-8", newline="\n")


def _facts(table: TrackingTable) -> dict[str, Any]:
    return {
        "asOf": shown_day(table.as_of),
        "progress": dict(PROGRESS),
        "findingStates": dict(FINDING),
        "months": [
            [month.isoformat()[:7], [counts[name] for name in COUNTED]] for month, counts in count_by_month(table.tasks)
        ],
        "units": [[each.name, [each.counts[name] for name in COUNTED]] for each in count_by_unit(table.tasks)],
    }
