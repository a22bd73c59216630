"""How fast page and workbook are with many tasks (tốc độ của trang): python -m bench.page [TASKS].

Rows are made up from a seed; pages are drawn like those of a plan. The page is opened in a real Chromium where it is
installed: times are from the browser's own clock.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from bench.match_plans import OBJECTS, VERBS
from datamodel.document import Block, PrintedLine, TextDocument
from datamodel.rows import DocumentRow, Records, TaskRow, TaskStatusRow
from extractors.page_pictures import draw_pages
from plans.dataset.dataset import dataset_of
from plans.standing.track import tracking_of
from plans.store.pictures import Picture
from reports.evidence_places import choose_pages
from reports.page import PageEvidence, write_page
from reports.tracking_lines import TrackingTable, tracking_table
from reports.workbook import write_workbook

DAY = dt.date(2026, 10, 31)
TASKS_OF_PLAN, TASKS_OF_PAGE = 40, 10
UNITS = tuple(f"Phòng Chuyên môn số {number}" for number in range(1, 41))
BUDGET = 40 * 1024 * 1024 * 3 // 4
_STATES = (("no_report", "overdue"), ("no_report", "on_time"), ("no_report", "due_soon"), ("done", "on_time"))
_TIMES = (Path(__file__).with_name("page_times.js")).read_text(encoding="utf-8")


def office(tasks: int, seed: int) -> TrackingTable:
    """A made-up office with so many tasks, forty to a plan."""
    draw = random.Random(seed)
    records, statuses = [], []
    for plan in range(-(-tasks // TASKS_OF_PLAN)):
        rows = [_task(plan, number, draw) for number in range(min(TASKS_OF_PLAN, tasks - plan * TASKS_OF_PLAN))]
        statuses += [_status(row, *draw.choice(_STATES)) for row in rows]
        records.append(Records(_document(plan, draw), tasks=tuple(rows)))
    return tracking_table(dataset_of(records), tracking_of(task_status=tuple(statuses)), DAY)


def _document(plan: int, draw: random.Random) -> DocumentRow:
    day = DAY - dt.timedelta(days=draw.randrange(30, 1500))
    return DocumentRow(
        document_id=f"d{plan:05d}",
        source_path=f"{day.year}/ke-hoach-{plan}.pdf",
        format="pdf",
        pages=TASKS_OF_PLAN // TASKS_OF_PAGE,
        text_source="native",
        same_as=None,
        document_type="KH",
        number=str(plan + 1),
        notation="KH-UBND",
        document_number=f"{plan + 1}/KH-UBND",
        issuing_authority="UBND xã Hòa Lạc Đông",
        parent_authority=None,
        issue_place="Hòa Lạc Đông",
        issued_date=day,
        issued_date_precision="day",
        subject="Khắc phục tồn tại, hạn chế",
        addressees=(),
        recipients=(),
        signing_capacity="TM.",
        on_behalf_of="ỦY BAN NHÂN DÂN",
        signer_position="CHỦ TỊCH",
        signer_name="Trần Văn Thử",
        issue_codes=(),
    )


def _task(plan: int, number: int, draw: random.Random) -> TaskRow:
    text = "; ".join(f"{draw.choice(VERBS)} {draw.choice(OBJECTS)} đợt {draw.randrange(1, 99)}" for _ in range(3))
    units = tuple(draw.sample(UNITS, draw.choice((1, 1, 1, 2))))
    return TaskRow(
        task_id=f"t{plan:05d}-{number:02d}",
        document_id=f"d{plan:05d}",
        page=number // TASKS_OF_PAGE + 1,
        start=number * 200,
        end=number * 200 + len(text),
        text=text,
        path=str(number),
        section="Nhiệm vụ, giải pháp",
        lead_units=units,
        coordinating_units=(draw.choice(UNITS),),
        assignees=(),
        units_inherited_from=None,
        finding_id=None,
        target=None,
        deliverable=None,
        deadline_text=None,
        deadline_kind="date",
        start_date=None,
        due_date=DAY + dt.timedelta(days=draw.randrange(-700, 300)),
        recurrence=None,
        standing=False,
        clear_person=True,
        clear_work=True,
        clear_result=False,
        clear_authority=False,
        clear_time=True,
        clear_responsibility=False,
        rule="bench",
        confidence=1.0,
    )


def _status(task: TaskRow, progress: str, timeliness: str) -> TaskStatusRow:
    late = 10 if timeliness == "overdue" else None
    return TaskStatusRow(
        task.task_id, DAY, progress, timeliness, task.due_date, late, None, None, None, None, None, None
    )


@dataclass
class MadeUpPaper:
    """Plans of four pages, all with one picture: the file holds it once for each page."""

    table: TrackingTable
    texts: dict[str, TextDocument] = field(default_factory=dict)

    def __post_init__(self) -> None:
        blocks: dict[str, list[Block]] = {}
        for line in self.table.tasks:
            task, top = line.task, 100 + 60 * (int(line.task.path) % TASKS_OF_PAGE)
            printed = PrintedLine(task.start, task.page, 90, top, 540, top + 15, (90,))
            blocks.setdefault(task.document_id, []).append(
                Block(task.start, task.end, page=task.page, lines=(printed,))
            )
        for own_id, listed in blocks.items():
            text = " " * listed[-1].end
            self.texts[own_id] = TextDocument(f"{own_id}.pdf", "pdf", text, tuple(listed), pages=4, pages_read=4)

    def read_text(self, document_id: str) -> TextDocument | None:
        """The words as they were read."""
        return self.texts.get(document_id)

    def printed_text(self, document_id: str) -> TextDocument | None:
        """The same: they are of a PDF."""
        return self.texts.get(document_id)

    def drawn(self, document_id: str) -> Mapping[int, int] | None:
        """Four pages, all drawn."""
        return {page: len(_picture().webp) for page in range(1, 5)}

    def can_draw(self, document_id: str) -> bool:
        """Nothing is left to draw."""
        return False

    def picture(self, document_id: str, page: int) -> Picture | None:
        """The one picture that all pages share."""
        return _picture()


@cache
def _picture() -> Picture:
    """A page as full of letters as a plan's."""
    draw = random.Random(1)
    page = Image.new("RGB", (1654, 2339), "white")
    pen = ImageDraw.Draw(page)
    for row in range(40):
        words = " ".join(f"{draw.choice(VERBS)} {draw.choice(OBJECTS)}" for _ in range(3))
        pen.text((200, 150 + 50 * row), words, fill="black", font_size=33)
    with tempfile.TemporaryDirectory() as folder:
        page.save(Path(folder) / "page.png")
        (drawn,) = draw_pages(Path(folder) / "page.png")
    return Picture(drawn.width, drawn.height, drawn.webp)


def measured(tasks: int, seed: int, folder: Path) -> Iterator[tuple[str, float, str]]:
    """Name, figure and unit of everything that is measured."""
    table = office(tasks, seed)
    paper = MadeUpPaper(table)
    _picture()
    chosen, seconds = _timed(lambda: choose_pages(table, paper, BUDGET))
    yield "choose pages", seconds, "s"
    yield "pages shown", len(chosen.pages), ""
    page, seconds = _timed(lambda: write_page(table, PageEvidence(paper, chosen), folder))
    yield "write page", seconds, "s"
    yield "page", page.path.stat().st_size / 2**20, "MiB"
    book, seconds = _timed(lambda: write_workbook(table, folder))
    yield "write workbook", seconds, "s"
    yield "workbook", book.path.stat().st_size / 2**20, "MiB"
    if shutil.which("chromedriver"):
        for name, milliseconds in _in_browser(page.path).items():
            yield name, milliseconds, "ms"


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start


def _in_browser(page: Path) -> dict[str, float]:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.support.ui import WebDriverWait

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1360,900"):
        options.add_argument(argument)
    browser = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        start = time.perf_counter()
        browser.get(page.as_uri() + "#view=tasks")
        wait = WebDriverWait(browser, 120, poll_frequency=0.01)
        wait.until(lambda one: one.find_elements("css selector", "#tasks tr.row"))
        loaded = {"load until rows are seen": (time.perf_counter() - start) * 1000}
        return {**loaded, **browser.execute_async_script(_TIMES)}
    finally:
        browser.quit()


def main() -> None:
    """Print the figures, and write them where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tasks", type=int, nargs="?", default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        for name, figure, unit in measured(given.tasks, given.seed, Path(folder)):
            print(f"{name:28} {figure:10.2f} {unit}", flush=True)
            figures.append({"name": name, "figure": round(figure, 3), "unit": unit})
    if given.json:
        given.json.write_text(json.dumps({"tasks": given.tasks, "figures": figures}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
