"""Which files hold the same document, and which of them counts."""

from __future__ import annotations

import dataclasses
import datetime as dt

from plan_records import records_of

from datamodel.rows import DocumentRow
from plans.dataset.twins import mark_twins
from plans.rows.fingerprints import Fingerprints, words_in
from plans.rows.sketches import sketch


def document(name: str, **facts: object) -> DocumentRow:
    row = dataclasses.replace(records_of("kh.docx").document, document_id=name, source_path=name)
    return dataclasses.replace(row, **facts)  # type: ignore[arg-type]


DRAFT = {"number": None, "document_number": "/KH-UBND"}


def test_the_same_number_of_the_same_issuer_in_one_year_is_one_document() -> None:
    word, pdf = (
        document("a.docx"),
        document("b.pdf", format="pdf", number="015", issuing_authority="UBND Xã An Sơn Thượng"),
    )
    assert mark_twins([pdf, word], {}) == {"b.pdf": "a.docx"}


def test_another_year_issuer_or_type_is_another_document() -> None:
    others = [
        document("b", issued_date=dt.date(2025, 3, 5)),
        document("c", issuing_authority="UBND xã Hòa Lạc Đông"),
        document("d", document_type="QĐ"),
        document("e", notation="QĐ-UBND"),
    ]
    assert mark_twins([document("a"), *others], {}) == {}


def test_without_issuer_or_year_a_number_says_nothing() -> None:
    for missing in ({"issuing_authority": None}, {"issued_date": None, "issued_date_precision": "none"}):
        assert mark_twins([document("a", **missing), document("b", **missing)], {}) == {}


def test_the_same_words_are_one_document() -> None:
    a, b = document("a", **DRAFT), document("b", **DRAFT)
    assert mark_twins([a, b], {"a": Fingerprints("w1"), "b": Fingerprints("w1")}) == {"b": "a"}
    assert mark_twins([a, b], {"a": Fingerprints("w1"), "b": Fingerprints("w2")}) == {}
    assert mark_twins([a, b], {"a": Fingerprints(), "b": Fingerprints()}) == {}


def test_the_same_words_in_another_order_do_not_join_two_numbers() -> None:
    third, twelfth = document("a", number="3"), document("b", number="12")
    unread = document("c", number=None)
    prints = {name: Fingerprints("w1") for name in "abc"}
    assert mark_twins([third, twelfth, unread], prints) == {}
    assert mark_twins([third, unread], prints) == {"c": "a"}


def test_native_letters_before_ocr_and_word_before_pdf() -> None:
    scan = document("a.pdf", format="pdf", text_source="ocr")
    pdf, word = document("b.pdf", format="pdf"), document("c.docx")
    assert mark_twins([scan, pdf], {}) == {"a.pdf": "b.pdf"}
    assert mark_twins([scan, pdf, word], {}) == {"a.pdf": "c.docx", "b.pdf": "c.docx"}


def test_a_draft_without_number_belongs_to_the_signed_document() -> None:
    signed = document("b.pdf", format="pdf")
    draft = document("a.docx", issued_date=dt.date(2026, 3, 1), issued_date_precision="month", **DRAFT)
    prints = {"a.docx": Fingerprints("w1", "same"), "b.pdf": Fingerprints("w2", "same")}
    assert mark_twins([draft, signed], prints) == {"a.docx": "b.pdf"}
    of_last_year = dataclasses.replace(draft, issued_date=dt.date(2025, 3, 1))
    assert mark_twins([of_last_year, signed], prints) == {}


def test_two_reminders_of_the_same_words_stay_two() -> None:
    march, april = document("a", number="12"), document("b", number="45", issued_date=dt.date(2026, 4, 5))
    draft = document("c", issued_date=None, issued_date_precision="none", **DRAFT)
    prints = {name: Fingerprints(name, "same") for name in "abc"}
    assert mark_twins([march, april, draft], prints) == {}


def test_a_draft_and_the_signed_document_have_one_draft_key() -> None:
    draft, signed = records_of("a.docx", None), records_of("b.pdf", "15", format="pdf")
    assert draft.draft_key == signed.draft_key is not None
    assert draft.text_key != signed.text_key
    assert draft.draft_key != records_of("c.docx", "15", extra="Thêm một dòng.").draft_key


def words_of(text: str, count: int = 200) -> list[str]:
    return [f"{text} {number} của xã" for number in range(count)]


def test_a_scan_with_misread_letters_is_known_by_its_words() -> None:
    printed = words_of("Đôn đốc nhiệm vụ số")
    misread = [
        line.replace("Đôn", "Đồn") if k % 3 else line.replace("nhiệm", "nhỉêm") for k, line in enumerate(printed)
    ]
    misread[7:9] = ["Đôn d6c nhíem"]
    word, scan = document("a.docx", **DRAFT), document("b.pdf", text_source="ocr", **DRAFT)
    prints = {
        "a.docx": Fingerprints("w1", None, sketch(words_in("\n".join(printed)))),
        "b.pdf": Fingerprints("w2", None, sketch(words_in("\n".join(misread)))),
    }
    assert mark_twins([word, scan], prints) == {"b.pdf": "a.docx"}
    # Two files of letters whose words are only nearly the same are two documents.
    assert mark_twins([word, dataclasses.replace(scan, text_source="native")], prints) == {}


def test_a_scan_of_other_words_or_another_number_is_another_document() -> None:
    word, scan = document("a.docx", number="12"), document("b.pdf", number="45", text_source="ocr")
    same = sketch(words_in("\n".join(words_of("Đôn đốc nhiệm vụ số"))))
    prints = {"a.docx": Fingerprints("w1", None, same), "b.pdf": Fingerprints("w2", None, same)}
    assert mark_twins([word, scan], prints) == {}
    other = prints | {"b.pdf": Fingerprints("w2", None, sketch(words_in("\n".join(words_of("Báo cáo kết quả tháng")))))}
    assert mark_twins([word, dataclasses.replace(scan, number=None)], other) == {}


def test_a_scan_that_two_documents_fit_belongs_to_none() -> None:
    march, april = document("a", number="12"), document("b", number="45", issued_date=dt.date(2026, 4, 5))
    scan = document("c", issued_date=None, issued_date_precision="none", text_source="ocr", **DRAFT)
    same = sketch(words_in("\n".join(words_of("Đôn đốc nhiệm vụ số"))))
    assert mark_twins([march, april, scan], {name: Fingerprints(name, None, same) for name in "abc"}) == {}
