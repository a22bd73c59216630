"""The samples agree with their descriptions, and name nobody who lives."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
import yaml
from docx import Document

from samples import markdown, tracking
from samples.build import word_parts
from samples.description import ROOT, every_word, load, names, plain, truth
from samples.word import Writer

NAMES = names()
INVENTED = yaml.safe_load((ROOT / "names.yml").read_text(encoding="utf-8"))
_UPPER = "A-ZĐÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ"
_PLACE = re.compile(rf"\b(?:[Xx]ã|[Pp]hường|[Tt]ỉnh|[Tt]hành phố|[Bb]ản) (?!Quý|Sở)([{_UPPER}]\w*(?: [{_UPPER}]\w*)+)")
_PERSON = re.compile(rf"\b(?:đồng chí|[Ôô]ng|[Bb]à) ([{_UPPER}]\w*(?: [{_UPPER}]\w*){{2,}})")
_TITLES = ("Phó Chủ", "Chủ tịch", "Bí thư")


@pytest.fixture(scope="module", params=NAMES)
def description(request: pytest.FixtureRequest):
    return load(request.param)


def test_every_sample_is_in_the_table():
    table = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| ([a-z0-9-]+) \|", table, re.M)
    assert [name for name in listed if name not in ("sample", "entry")] == NAMES


def test_truth_is_what_the_description_says(description):
    told = json.loads((ROOT / description.name / "document.json").read_text(encoding="utf-8"))
    assert told == truth(description)


def test_word_file_is_what_the_description_says(description, tmp_path: Path):
    fresh = tmp_path / "source.docx"
    Writer(description).write().save(str(fresh))
    built, kept = word_parts(fresh), word_parts(ROOT / description.name / "source.docx")
    for part in ("word/document.xml", "word/footnotes.xml"):
        assert _letters(built.get(part)) == _letters(kept.get(part))


def test_text_file_is_what_the_description_says(description):
    path = ROOT / description.name / "source.txt"
    if "txt" in description.data["formats"]:
        assert path.read_text(encoding="utf-8") == markdown.write(description)
    else:
        assert not path.exists()


def test_every_form_asked_for_is_there(description):
    forms = {path.name.removeprefix("source.") for path in (ROOT / description.name).glob("source.*")}
    assert forms == set(description.data["formats"])
    assert set(description.data["inbox"]) <= forms


def test_inbox_holds_the_copies(description):
    for form in description.data["inbox"]:
        copy = ROOT / "inbox" / f"{description.name}.{form}"
        assert copy.read_bytes() == (ROOT / description.name / f"source.{form}").read_bytes()


def test_every_task_stands_in_the_document(description):
    words = every_word(description)
    for row in truth(description)["tasks"]:
        assert row["text"] in words


def test_places_are_invented(description):
    words = " ".join([every_word(description), *map(plain, description.data.get("subject") or [])])
    assert set(_PLACE.findall(words)) <= set(INVENTED["places"])
    assert truth(description)["document"]["issue_place"] in [None, *INVENTED["places"]]


def test_persons_are_invented(description):
    rows = truth(description)
    named = {name for task in rows["tasks"] for name in task["assignees"]} | {rows["document"]["signer_name"]}
    named |= {name for name in _PERSON.findall(every_word(description)) if not name.startswith(_TITLES)}
    assert named <= set(INVENTED["persons"])


@pytest.mark.parametrize("name", tracking.names())
def test_tracking_is_what_its_description_says(name: str):
    assert json.loads((ROOT / f"{name}.json").read_text(encoding="utf-8")) == tracking.build(name)


def test_automatic_labels_are_no_text():
    words = "\n".join(p.text for p in Document(str(ROOT / "ke-hoach-ben-thuong-dong" / "source.docx")).paragraphs)
    assert "MỤC ĐÍCH, YÊU CẦU" in words and "I. MỤC ĐÍCH" not in words


def test_footnote_is_a_real_one():
    with zipfile.ZipFile(ROOT / "bao-cao-cchc" / "source.docx") as archive:
        assert "77/QĐ-UBND" in archive.read("word/footnotes.xml").decode("utf-8")


def _letters(xml: bytes | None) -> str:
    """The words of a Word part, with the ends of paragraphs."""
    if xml is None:
        return ""
    return re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", "\n", xml.decode("utf-8")))
