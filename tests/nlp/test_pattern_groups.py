"""A pattern tried only where a match can begin finds what Python's own search finds."""

from __future__ import annotations

import re

import pytest

from datamodel.rule_files import RULES_FOLDER
from datamodel.spelling import matching_text
from nlp.rulebook.groups import anchored
from nlp.rulebook.openings import openings_of
from nlp.rulebook.rules import Rule, load_rules

_NO_RULES = ("patterns", "holidays", "places")
_FILES = sorted(path.stem for path in RULES_FOLDER.glob("*.yml") if path.stem not in _NO_RULES)
_LINE = "Giao Phòng Kinh tế (ông Trần Văn Bình) chủ trì, trình UBND xã trước 17h00 ngày 05/7/2026; hằng tháng, quý III."


def _texts(entries: tuple[Rule, ...]) -> list[str]:
    """What the rules of a file were made for, alone, in a line, and in capitals."""
    words = [matching_text(text) for entry in entries for text in (*entry.examples, *entry.counterexamples)]
    return [*words, *(word.upper() for word in words), " ".join(words), *(f"{_LINE} {word} {_LINE}" for word in words)]


@pytest.mark.parametrize("name", _FILES)
def test_the_same_matches_as_the_plain_pattern(name: str) -> None:
    entries = load_rules(name)
    texts = _texts(entries)
    for entry in entries:
        anchored = entry.compiled()
        for text in texts:
            plain = [match.span() for match in anchored.regex.finditer(text)]
            assert [match.span() for match in anchored.finditer(text)] == plain, (entry.id, text)
            first = anchored.search(text)
            assert (first and first.span()) == (plain[0] if plain else None), (entry.id, text)


@pytest.mark.parametrize(
    ("pattern", "words", "at_start"),
    [
        (r"(?<!\w)trước\s+ngày", {"trước"}, False),
        (r"(?:hằng|mỗi)\s+tháng", {"hằng", "mỗi"}, False),
        (r"(?:định\s+kỳ\s+)?hằng tháng", {"định", "hằng tháng"}, False),
        (r"^Căn cứ|Theo", {"theo"}, True),
        (r"[Nn]ghị [Qq]uyết", {"nghị quyết"}, False),
        (r"(?:19|20)\d\d", {"19", "20"}, False),
    ],
)
def test_with_what_a_match_begins(pattern: str, words: set[str], at_start: bool) -> None:
    found = openings_of(re.compile(pattern))
    assert found is not None
    assert (found.words, found.at_start) == (words, at_start)


@pytest.mark.parametrize("pattern", [r"\w+ xã", r"(?:hằng)?.tháng", r"(?m)^TỈNH", r"\s*(?:và)?$", r"[^,]đã"])
def test_openings_that_cannot_be_told(pattern: str) -> None:
    assert openings_of(re.compile(pattern)) is None


def test_digits_of_other_scripts_and_letters_that_fold_to_two() -> None:
    assert anchored(re.compile(r"\d+ ngày"))[0].search("trong ٣ ngày")
    assert anchored(re.compile(r"hạn", re.IGNORECASE))[0].search("Straße: HẠN")
    assert anchored(re.compile(r"i n", re.IGNORECASE))[0].search("ı n")


def test_a_search_from_a_place_on_and_what_is_put_in() -> None:
    months, day_or_start, twice = anchored(
        re.compile(r"tháng (\d)"), re.compile(r"tháng \d|^Trong"), re.compile(r"tháng tháng")
    )
    found = day_or_start.search("Trong tháng 5, tháng 6", 7)
    assert found is not None
    assert found[0] == "tháng 6"
    assert months.sub(lambda m: f"T{m[1]}", "tháng 5, tháng 6, quý 3") == "T5, T6, quý 3"
    assert twice.sub("T", "tháng tháng tháng") == "T tháng"
