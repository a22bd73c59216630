from __future__ import annotations

import base64
import gzip
import json
import re
from pathlib import Path

from office_rows import baited_office, small_office
from paper_of_office import FakePaper, evidence_of, no_evidence

from reports.page import ASSETS, PageEvidence, page_parts, write_page
from reports.tracking_lines import TrackingTable


def page_html(table: TrackingTable, evidence: PageEvidence | None = None) -> str:
    return "".join(page_parts(table, evidence or evidence_of(table)))


def rows_of(html: str) -> dict[str, list[dict[str, object]]]:
    found = re.search(r'id="rows">([^<]*)<', html)
    assert found
    return json.loads(gzip.decompress(base64.b64decode(found.group(1))))  # type: ignore[no-any-return]


def test_rows_travel_with_the_page() -> None:
    rows = rows_of(page_html(small_office()))
    assert [row["count"] for row in rows["tasks"]] == ["done_on_time", "open_overdue", "open_in_time", "standing"]
    assert rows["tasks"][0]["aText"] == "Phòng Kinh tế đã rà soát xong 120 hồ sơ."
    assert (rows["tasks"][0]["doc"], rows["tasks"][0]["aStart"]) == (0, 0)
    assert rows["documents"][0]["name"] == "34/KH-UBND ngày 05/01/2026"
    assert rows["findings"][0]["state"] == "open"


def test_the_page_names_no_other_place() -> None:
    html = page_html(small_office())
    assert "default-src &#39;none&#39;" in html or "default-src 'none'" in html
    assert not re.search(r"(?:src|href)\s*=\s*[\"']?(?:https?:)?//", html)
    assert "sourceMappingURL" not in html


def test_words_of_documents_are_never_markup() -> None:
    bait = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
    html = page_html(baited_office(bait), no_evidence(baited_office(bait)))
    assert html.count("<script") == html.count("</script>") == page_html(small_office()).count("<script") - 2
    assert rows_of(html)["tasks"][0]["text"] == bait


def test_equal_tables_give_the_same_page(tmp_path: Path) -> None:
    one, two = (write_page(small_office(), evidence_of(small_office()), tmp_path / name).path for name in "ab")
    assert one.read_bytes() == two.read_bytes()


def test_pictures_travel_with_the_page_and_rows_know_their_marks() -> None:
    html = page_html(small_office())
    assert re.findall(r'id="(page-\d+-\d+)" data-size="595 842"', html) == ["page-0-1", "page-1-1"]
    done = rows_of(html)["tasks"][0]
    assert (done["marks"], done["aMarks"]) == ([[1, 80, 140, 500, 154]], [[1, 80, 100, 500, 114]])


def test_where_names_are_hidden_there_is_no_picture() -> None:
    table, paper = small_office(), FakePaper(sizes={})
    html = page_html(table, PageEvidence(paper, evidence_of(table, paper, budget=0).chosen, is_masked=True))
    assert "data-size" not in html
    assert '"masked":true' in html


def test_figures_lead_to_their_rows() -> None:
    html = page_html(small_office())
    assert 'href="#view=tasks&amp;unit=Ph%C3%B2ng%20Kinh%20t%E1%BA%BF&amp;state=done_on_time">1</a>' in html
    assert 'href="#view=tasks&amp;month=2026-03&amp;state=open_overdue">1</a>' in html


def test_the_charting_library_brings_its_licence() -> None:
    assert "MIT" in (ASSETS / "chart.LICENSE.md").read_text(encoding="utf-8")
    assert "MIT" in (ASSETS / "chart.umd.min.js").read_text(encoding="utf-8")[:200]
