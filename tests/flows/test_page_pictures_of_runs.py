"""Pictures of pages in a run: drawn once, kept, left out where they must not be shown."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from extractors.tools import has_office
from flows.batch.run import Run
from flows.outputs.drawing import ToDraw, draw_job
from flows.outputs.paper import Paper
from flows.settings import Settings
from plans.store.pictures import PICTURES_NAME, DrawnFile, PictureStore

SAMPLES = Path(__file__).parents[2] / "samples" / "inbox"
PLAN = "ke-hoach-ben-thuong-dong.pdf"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "đến").mkdir()
    shutil.copyfile(SAMPLES / PLAN, tmp_path / "đến" / PLAN)
    return tmp_path


def settings(office: Path, **chosen: object) -> Settings:
    facts = {"output": office / "ra", "workers": 1, "as_of": dt.date(2026, 10, 20), "settle_seconds": 0}
    return Settings.model_validate({**facts, **chosen})


def page_of_run(office: Path, **chosen: object) -> str | None:
    """The page after a run; None where the run had nothing to do."""
    with Run(office / "đến", settings(office, **chosen)) as run:
        if run.is_idle:
            return None
        run.note_known()
        list(run.reading())
        run.track()
        run.publish()
    return (office / "ra" / "bang-theo-doi.html").read_text(encoding="utf-8")


def pictures(page: str | None) -> list[str]:
    assert page is not None
    return re.findall(r'<script type="text/plain" id="(page-[\d-]+)"', page)


def test_pages_are_drawn_once_and_equal_runs_give_equal_bytes(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = page_of_run(office)
    assert sorted(pictures(first)) == ["page-0-1", "page-0-2", "page-0-3", "page-0-4"]
    assert page_of_run(office) is None
    (office / "ra" / PICTURES_NAME).unlink()
    assert page_of_run(office, as_of=dt.date(2026, 10, 21)) is not None
    drawn = (office / "ra" / PICTURES_NAME).stat().st_size
    monkeypatch.setattr(Paper, "_draw", lambda *_: pytest.fail("drawn again"))
    assert page_of_run(office) == first
    assert (office / "ra" / PICTURES_NAME).stat().st_size == drawn


def test_pages_of_a_long_file_are_drawn_in_portions(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = page_of_run(office)
    (office / "ra" / PICTURES_NAME).unlink()
    page_of_run(office, as_of=dt.date(2026, 10, 21), page_pictures=0)
    monkeypatch.setattr("flows.outputs.paper._PAGES_AT_ONCE", 3)
    assert page_of_run(office) == whole


def test_a_picture_outlives_its_file_in_the_inbox(office: Path) -> None:
    page_of_run(office)
    (office / "đến" / PLAN).unlink()
    assert len(pictures(page_of_run(office))) == 4


def test_where_pictures_are_not_wanted_there_are_none(office: Path) -> None:
    assert not pictures(page_of_run(office, page_pictures=0))
    hidden = page_of_run(office, mask_people=True)
    assert not pictures(hidden)
    assert hidden is not None and '"masked":true' in hidden
    assert not (office / "ra" / PICTURES_NAME).exists()


def test_a_store_of_pictures_that_cannot_be_used_costs_only_the_pictures(office: Path) -> None:
    (office / "ra" / PICTURES_NAME).mkdir(parents=True)
    with Run(office / "đến", settings(office)) as run:
        run.note_known()
        list(run.reading())
        run.track()
        run.publish()
        assert "hình trang" in run.result().messages[0]
    assert not pictures((office / "ra" / "bang-theo-doi.html").read_text(encoding="utf-8"))


def test_a_file_that_was_changed_since_it_was_read_is_not_drawn(tmp_path: Path) -> None:
    shutil.copyfile(SAMPLES / PLAN, tmp_path / PLAN)
    assert draw_job((ToDraw("0" * 64, tmp_path / PLAN, frozenset({1})),)) == []
    assert draw_job((ToDraw("0" * 64, tmp_path / "gone.pdf", frozenset({1})),)) == []


def test_a_secret_paper_found_later_leaves_no_picture(office: Path) -> None:
    page_of_run(office)
    with PictureStore.open(office / "ra", "other") as store:
        store.add([DrawnFile("f" * 64, {})])
    page_of_run(office, as_of=dt.date(2026, 10, 21))
    with PictureStore.open(office / "ra", "other") as store:
        assert not store.is_known("f" * 64)


@pytest.mark.office
@pytest.mark.skipif(not has_office(), reason="LibreOffice is not installed")
def test_a_word_file_is_printed_and_its_words_are_marked(office: Path) -> None:
    shutil.copyfile(SAMPLES / "thong-bao-giao-ban.docx", office / "đến" / "thông báo.docx")
    (office / "đến" / PLAN).unlink()
    assert pictures(page_of_run(office))
