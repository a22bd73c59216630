"""The page in a real Chromium: what a clerk does with it, and that nothing leaves it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from office_rows import baited_office, small_office, text_of
from paper_of_office import FakePaper, evidence_of, no_evidence

from datamodel.document import BlockKind, Cell, TextDocument
from datamodel.rows import DeadlineRow
from reports.page import write_page

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not BROWSER or not DRIVER, reason="Chromium and chromedriver are not installed"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1300,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> str:
    table = small_office()
    return write_page(table, evidence_of(table), tmp_path_factory.mktemp("trang")).path.as_uri()


def wait(browser: Any, is_so: Callable[[Any], object], seconds: float = 20) -> Any:
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, seconds, poll_frequency=0.05).until(is_so)


def opened(browser: Any, address: str) -> None:
    browser.get("about:blank")
    browser.get(address)
    wait(browser, lambda page: page.find_element("id", "told").get_attribute("textContent") == "")


def shown(browser: Any, part: str = "tasks") -> list[str]:
    script = "return Array.from(document.querySelectorAll(arguments[0]), (cell) => cell.innerText)"
    return list(browser.execute_script(script, f"#{part} tr.row td.main"))


def requests(browser: Any) -> set[str]:
    messages = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    sent = (each for each in messages if each["method"] == "Network.requestWillBeSent")
    return {each["params"]["request"]["url"].partition("#")[0] for each in sent} - {"about:blank"}


def test_filter_sort_and_links(browser: Any, office: str) -> None:
    opened(browser, f"{office}#view=tasks&state=open_overdue")
    assert shown(browser) == ["Văn phòng xây dựng quy chế."]
    opened(browser, f"{office}#view=tasks&sort=-due")
    assert shown(browser)[:3] == [
        "Phòng Kinh tế rà soát hồ sơ đất đai.",
        "Tổ chức tập huấn.",
        "Văn phòng xây dựng quy chế.",
    ]
    browser.find_element("css selector", "#tasks th[data-name=due] button").click()
    wait(browser, lambda page: shown(page)[0] == "Văn phòng xây dựng quy chế.")
    assert "sort=due" in browser.current_url


def test_search_needs_no_accents(browser: Any, office: str) -> None:
    opened(browser, f"{office}#view=tasks")
    browser.find_element("css selector", "#task-filters input[name=q]").send_keys("tap huan")
    wait(browser, lambda page: shown(page) == ["Tổ chức tập huấn."])
    assert "q=tap+huan" in browser.current_url


def test_a_row_leads_to_the_pictures_of_its_words(browser: Any, office: str) -> None:
    opened(browser, f"{office}#view=tasks")
    browser.find_element("css selector", "#tasks tr.row").click()
    wait(browser, lambda page: len(page.find_elements("css selector", "#evidence .mark")) == 2)
    assert browser.execute_script(
        "return Array.from(document.querySelectorAll('#evidence img'), (one) => [one.naturalWidth, one.alt])"
    ) == [
        [595, "Hình trang 1 của 34/KH-UBND ngày 05/01/2026. Lời được tô: Phòng Kinh tế rà soát hồ sơ đất đai."],
        [595, "Hình trang 1 của 50/BC-UBND ngày 20/4/2026. Lời được tô: Phòng Kinh tế đã rà soát xong 120 hồ sơ."],
    ]
    assert "row=t1" in browser.current_url
    browser.find_element("id", "next").click()
    wait(browser, lambda page: "row=t2" in page.current_url)
    browser.find_element("id", "close").click()
    wait(browser, lambda page: "row=" not in page.current_url)


def test_the_mark_lies_on_the_words_and_in_sight(browser: Any, office: str) -> None:
    opened(browser, f"{office}#view=tasks&row=t1")
    wait(browser, lambda page: page.find_elements("css selector", "#evidence .mark"))
    place = browser.execute_script(
        """const mark = document.querySelector('#evidence .mark').getBoundingClientRect();
        const sheet = document.querySelector('#evidence .sheet').getBoundingClientRect();
        const frame = document.querySelector('#evidence-pages').getBoundingClientRect();
        const scale = sheet.width / 595;
        return {left: (mark.left - sheet.left) / scale, top: (mark.top - sheet.top) / scale,
                height: mark.height / scale, ratio: sheet.height / sheet.width,
                seen: mark.top >= frame.top && mark.bottom <= frame.bottom};"""
    )
    assert place["left"] == pytest.approx(78, abs=1)
    assert place["top"] == pytest.approx(140, abs=1)
    assert place["height"] == pytest.approx(16, abs=1)
    assert place["ratio"] == pytest.approx(842 / 595, abs=0.01)
    assert place["seen"]


def test_the_deadline_is_marked_apart(browser: Any, tmp_path: Path) -> None:
    table = small_office()
    done = table.tasks[0]
    due = DeadlineRow("dl1", "d34", "t1", "quy chế", 1, 54, 64, "date", None, None, None, None, "II", "r")
    table = replace(table, tasks=(replace(done, deadlines=(due,)), *table.tasks[1:]))
    page = write_page(table, evidence_of(table), tmp_path).path.as_uri()
    opened(browser, f"{page}#view=tasks&row=t1")
    wait(browser, lambda page: len(page.find_elements("css selector", "#evidence .mark")) == 3)
    assert len(browser.find_elements("css selector", "#evidence .mark.due")) == 1
    assert "gạch xanh: thời hạn" in browser.find_element("css selector", "#evidence figcaption").text


def test_words_of_a_table_stand_in_their_rows(browser: Any, tmp_path: Path) -> None:
    class Tabled(FakePaper):
        def read_text(self, document_id: str) -> TextDocument | None:
            text = text_of(document_id)
            cells = (Cell(0, 0, 0), Cell(0, 1, 0), Cell(0, 1, 1))
            placed = [replace(b, kind=BlockKind.CELL, cell=c) for b, c in zip(text.blocks, cells, strict=False)]
            return replace(text, blocks=tuple(placed))

        def printed_text(self, document_id: str) -> TextDocument | None:
            return None

    table = small_office()
    page = write_page(table, evidence_of(table, Tabled(sizes={})), tmp_path).path.as_uri()
    opened(browser, f"{page}#view=tasks&row=t2")
    wait(browser, lambda page: page.find_elements("css selector", "#evidence mark"))
    script = "return Array.from(document.querySelectorAll('#evidence .cells'), (row) => row.children.length)"
    assert browser.execute_script(script) == [1, 2]


def test_a_link_opens_the_very_view(browser: Any, office: str) -> None:
    unit = "V%C4%83n+ph%C3%B2ng+H%C4%90ND+v%C3%A0+UBND"
    opened(browser, f"{office}#view=tasks&q=quy+che&state=open_overdue&unit={unit}&month=2026-03&sort=-due&row=t2")
    wait(browser, lambda page: page.find_element("id", "evidence-title").text == "Văn phòng xây dựng quy chế.")
    assert shown(browser) == ["Văn phòng xây dựng quy chế."]
    values = browser.execute_script("return Object.fromEntries(new FormData(document.getElementById('task-filters')))")
    assert values == {
        **{"q": "quy che", "state": "open_overdue", "unit": "Văn phòng HĐND và UBND", "month": "2026-03"},
        **{"progress": "", "doc": "", "sort": "-due"},
    }


def test_a_unit_leads_its_own_tasks_or_shares_in_others(browser: Any, tmp_path: Path) -> None:
    table = small_office()
    shared = replace(table.tasks[3], task=replace(table.tasks[3].task, coordinating_units=("Phòng Kinh tế",)))
    table = replace(table, tasks=(*table.tasks[:3], shared))
    page = write_page(table, evidence_of(table), tmp_path).path.as_uri()
    opened(browser, f"{page}#view=tasks&unit=Phòng Kinh tế")
    assert shown(browser) == ["Phòng Kinh tế rà soát hồ sơ đất đai.", "Tổ chức tập huấn."]
    browser.find_element("css selector", "#task-filters input[name=shared]").click()
    wait(browser, lambda page: shown(page)[2:] == ["Thường xuyên nhắc nhở công chức."])
    opened(browser, f"{page}#view=tasks&unit=(Văn bản không nêu đơn vị chủ trì)")
    assert shown(browser) == ["Thường xuyên nhắc nhở công chức."]


def test_without_pictures_the_words_of_the_page_are_shown(browser: Any, tmp_path: Path) -> None:
    table = small_office()
    page = write_page(table, evidence_of(table, FakePaper(sizes={})), tmp_path).path.as_uri()
    opened(browser, f"{page}#view=tasks&row=t1")
    wait(browser, lambda page: len(page.find_elements("css selector", "#evidence mark")) == 2)
    marks = [mark.text for mark in browser.find_elements("css selector", "#evidence mark")]
    assert marks == ["Phòng Kinh tế rà soát hồ sơ đất đai.", "Phòng Kinh tế đã rà soát xong 120 hồ sơ."]
    assert not browser.find_elements("css selector", "#evidence img")
    assert "Văn bản dạng chữ, không có trang in." in browser.find_element("id", "evidence-pages").text


def test_why_a_picture_is_left_out_is_told(browser: Any, tmp_path: Path) -> None:
    table = small_office()
    table = replace(table, documents={own: replace(each, source_path="a.pdf") for own, each in table.documents.items()})
    full = write_page(table, evidence_of(table, budget=0), tmp_path / "a").path.as_uri()
    opened(browser, f"{full}#view=tasks&row=t1")
    wait(browser, lambda page: "page_pictures" in page.find_element("id", "evidence-pages").text)
    masked = write_page(table, replace(no_evidence(table), is_masked=True), tmp_path / "b").path.as_uri()
    opened(browser, f"{masked}#view=tasks&row=t1")
    wait(browser, lambda page: "Bản che tên người" in page.find_element("id", "evidence-pages").text)


def test_the_keyboard_suffices(browser: Any, office: str) -> None:
    from selenium.webdriver.common.keys import Keys

    opened(browser, f"{office}#view=tasks")
    browser.execute_script("document.querySelector('#tasks tr.row').focus()")
    browser.switch_to.active_element.send_keys(Keys.ARROW_DOWN)
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    wait(browser, lambda page: page.find_element("id", "evidence-title").text == "Văn phòng xây dựng quy chế.")
    browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    wait(browser, lambda page: not page.find_element("id", "evidence").is_displayed())


def test_words_stay_words(browser: Any, tmp_path: Path) -> None:
    bait = "</script><script>window.hit = 1</script><img src=x onerror='window.hit = 2'>"
    page = write_page(baited_office(bait, "=1+1"), no_evidence(baited_office(bait)), tmp_path).path.as_uri()
    opened(browser, f"{page}#view=tasks")
    assert shown(browser)[0] == bait
    opened(browser, f"{page}#view=tasks&row=t1")
    wait(browser, lambda page: page.find_element("id", "evidence-title").text == bait)
    opened(browser, page)
    assert browser.execute_script("return window.hit") is None


def test_twenty_thousand_tasks_stay_responsive(browser: Any, tmp_path: Path) -> None:
    texts = [f"Nhiệm vụ thứ {number}: rà soát, báo cáo kết quả" for number in range(20_000)]
    table = baited_office(*texts)
    page = write_page(table, no_evidence(table), tmp_path).path.as_uri()
    opened(browser, f"{page}#view=tasks")
    assert 5 < len(shown(browser)) < 80
    took = browser.execute_script(
        "const from = performance.now(); parts.tasks.show(new URLSearchParams('q=thu 19999&sort=-text'));"
        "return performance.now() - from;"
    )
    assert shown(browser) == ["Nhiệm vụ thứ 19999: rà soát, báo cáo kết quả"]
    assert took < 3000
    opened(browser, f"{page}#view=tasks")
    browser.execute_script("const box = document.querySelector('#tasks .rows'); box.scrollTop = box.scrollHeight;")
    wait(browser, lambda page: texts[-1] in shown(page))


def test_nothing_leaves_the_page_and_nothing_complains(browser: Any, office: str) -> None:
    browser.get_log("browser")
    browser.get_log("performance")
    opened(browser, office)
    assert browser.find_element("css selector", "#cards b").text == "1"
    assert browser.execute_script("return Object.keys(Chart.instances).length") == 3
    opened(browser, f"{office}#view=tasks&row=t1")
    wait(browser, lambda page: page.find_elements("css selector", "#evidence img"))
    assert browser.get_log("browser") == []
    sent = requests(browser)
    assert {each for each in sent if not each.startswith("data:")} == {office}
    assert any(each.startswith("data:image/webp;base64,") for each in sent)


def test_a_phone_needs_no_scrolling_sideways(browser: Any, office: str) -> None:
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        for view in ("overview", "tasks", "tasks&row=t1", "findings"):
            opened(browser, f"{office}#view={view}")
            assert browser.execute_script("return document.documentElement.scrollWidth") <= 390
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_an_address_that_means_nothing_shows_the_overview(browser: Any, office: str) -> None:
    for odd in ('view=xyz"]', "row=none", "view=overview&sort=zzz"):
        opened(browser, f"{office}#{odd}")
        assert browser.find_element("id", "overview").is_displayed()
    assert browser.get_log("browser") == []
