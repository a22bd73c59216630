"""The filter in front of the rules: it may let a rule through in vain, never keep one back that matches."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.rulebook.groups import PatternGroup
from nlp.rulebook.needs import needed_words
from nlp.rulebook.rules import load_rules, rules_for
from nlp.text.matching import matching_text

FILES = sorted(path.stem for path in (Path(__file__).parents[2] / "rules").glob("*.yml") if path.stem != "patterns")


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"trước\s+ngày\s+\d+", [{"ngày"}, {"trước"}]),
        (r"(?:chậm nhất|muộn nhất)\s+là", [{"chậm nhất", "muộn nhất"}, {"là"}]),
        (r"(?:hoàn\s+)?thành", [{"thành"}]),
        (r"(?i:QUÝ)\s+[IV]+", [{"quý"}, {"i", "v"}]),
        (r"(?=xong)\d+", []),
        (r"(?:trước|\d+)", []),
        (r"(?:tháng ){2}", [{"tháng "}]),
        (r"[Ss]ố\s*[:.]", [{"số"}, {".", ":"}]),
        (r"nh[âậ]n", [{"nhân", "nhận"}]),
        (r"[^a]\d", []),
        (r"(?:từ\s+ngày|đến)\s+hết\s+(?:năm|tháng)\s+sau", [{"hết"}, {"sau"}, {"ngày", "đến"}]),
    ],
)
def test_the_words_that_a_pattern_needs(pattern: str, needed: list[set[str]]) -> None:
    assert list(needed_words(re.compile(pattern))) == needed


@pytest.mark.parametrize("name", FILES)
def test_no_rule_is_kept_from_its_examples(name: str) -> None:
    for rule in (rule for rule in load_rules(name) if rule.pattern or rule.words):
        for example in map(matching_text, rule.examples):
            if rule.compiled().search(example):
                assert rule in list(rules_for(name, f"Về việc {example} của xã An Sơn Thượng"))


def test_most_rules_are_not_asked_about_a_text_without_their_words() -> None:
    rules = load_rules("deadlines")
    assert len(list(rules_for("deadlines", "Phòng Kinh tế chủ trì, phối hợp Công an xã thực hiện."))) < len(rules) / 10


@given(st.lists(st.sampled_from(["Trước", "ngày", "30/6", "quý", "IV", "hoàn thành", "xong", " ", "\n"]), max_size=12))
def test_what_a_rule_matches_it_is_let_through_for(words: list[str]) -> None:
    text = " ".join(words)
    matching = [rule.id for rule in load_rules("deadlines") if rule.compiled().search(text)]
    assert set(matching) <= {rule.id for rule in rules_for("deadlines", text)}


def test_patterns_without_needs_are_always_candidates_and_order_is_kept() -> None:
    patterns = [re.compile(p) for p in (r"\d+", "ngày", "tháng", r"\w")]
    assert PatternGroup(patterns).candidates("THÁNG 5, ngày 3") == [0, 1, 2, 3]
    assert PatternGroup(patterns).candidates("năm nay") == [3]
    assert PatternGroup([]).candidates("ngày") == []
