"""Many offices and many subjects: what cannot belong together is not even looked at, and nothing else is lost."""

from __future__ import annotations

from itertools import combinations

import pytest
from chain_rows import D
from hypothesis import given
from hypothesis import strategies as st

from plans.matching import families
from plans.matching.families import SAME_TOPIC, Numbers, Subject, near_subjects

SYLLABLES = ("đất", "đai", "hộ", "tịch", "môi", "trường", "giảm", "nghèo", "chuyển", "số", "thiên", "tai")
WORDS = st.frozensets(st.sampled_from(SYLLABLES), max_size=7)


@given(st.lists(WORDS, unique=True, max_size=12))
def test_every_pair_of_one_topic_is_found(topics: list[frozenset[str]]) -> None:
    subjects = [Subject(frozenset({str(place)}), topic) for place, topic in enumerate(topics)]
    wanted = {pair for pair in combinations(subjects, 2) if pair[0].likeness(pair[1]) >= SAME_TOPIC}
    assert wanted <= set(near_subjects(subjects))


def test_subjects_without_a_word_in_common_are_not_compared() -> None:
    subjects = [Subject(frozenset(), frozenset({f"việc{place}", f"lĩnh vực{place}"})) for place in range(300)]
    assert list(near_subjects(subjects)) == []


def test_subjects_without_a_topic_are_compared_with_each_other() -> None:
    bare = [Subject(frozenset({action}), frozenset()) for action in ("khắc phục", "kiểm tra")]
    other = Subject(frozenset(), frozenset({"đất"}))
    assert list(near_subjects([bare[0], other, bare[1]])) == [(bare[0], bare[1])]


def test_a_citation_looks_at_the_plans_of_its_office_only(monkeypatch: pytest.MonkeyPatch) -> None:
    plans = [D(f"kh{at}", "KH", "12", f"UBND xã An Sơn {at}", "10/02/2025", None) for at in range(200)]
    report = D(
        "bc", "BC", "80", "UBND xã An Sơn 7", "20/12/2025", None, cites=[("KH", "12/KH-UBND", "10/02/2025", None)]
    )
    asked: list[str] = []
    agrees = families._agrees

    def counted(reference, document, *, has_issuer):  # type: ignore[no-untyped-def]
        asked.append(document.document_id)
        return agrees(reference, document, has_issuer=has_issuer)

    monkeypatch.setattr(families, "_agrees", counted)
    (cited,) = report.records().references
    found = Numbers([plan.records().document for plan in plans]).cited(cited, "ubnd xã an sơn 7")
    assert (found and found.document_id, asked) == ("kh7", ["kh7"])


def test_an_office_without_its_place_is_the_one_that_writes() -> None:
    plans = [D(f"kh{at}", "KH", "12", f"UBND xã {name}", "10/02/2025", None) for at, name in enumerate(("Bình", "Hòa"))]
    report = D(
        "bc", "BC", "80", "UBND xã Hòa", "20/12/2025", None, cites=[("KH", "12/KH-UBND", "10/02/2025", "UBND xã")]
    )
    (cited,) = report.records().references
    found = Numbers([plan.records().document for plan in plans]).cited(cited, "ubnd xã hòa")
    assert found is not None and found.document_id == "kh1"
