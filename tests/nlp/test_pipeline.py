"""The spaCy pipeline: every blank kept, every find with its span."""

from __future__ import annotations

import datetime as dt

import pytest

from nlp.deadlines.finder import TimeContext
from nlp.pipeline import FOUND, build_pipeline

_TEXT = "Thực hiện Kế hoạch số 15/KH-UBND ngày 10/3/2026, Phòng Kinh tế báo cáo trước ngày 30/6/2026."


@pytest.mark.parametrize(
    "text",
    [
        _TEXT,
        "Văn phòng  HĐND\nvà UBND\txã",
        "tỷ lệ đạt 98,5%; 1.268 hồ sơ (TTHC)...",
        " đầu và cuối ",
        "Nghị định 30/2020/NĐ-CP\u00a0",
        "“Ngày thứ Năm không hẹn” – mô hình",
        "",
    ],
)
def test_the_text_comes_back_as_it_was(text):
    assert build_pipeline(()).make_doc(text).text == text


def test_components_write_spans_and_values():
    doc = build_pipeline()(_TEXT)
    assert [span.text for span in doc.spans["numbers"]] == ["15/KH-UBND"]
    assert "Phòng Kinh tế" in [span.text for span in doc.spans["units"]]
    assert [found.value.text for found in getattr(doc._, FOUND)["deadlines"]] == ["trước ngày 30/6/2026"]
    assert all(span.id_ for span in doc.spans["deadlines"])


def test_the_documents_time_is_known():
    nlp = build_pipeline(("deadlines",))
    doc = nlp.make_doc("Báo cáo trước ngày 30/6.")
    doc._.time = TimeContext(dt.date(2026, 3, 10))
    assert nlp(doc)._.found["deadlines"][0].value.due_date == dt.date(2026, 6, 30)


def test_a_pipeline_is_built_once():
    assert build_pipeline(("units",)) is build_pipeline(("units",))
    assert build_pipeline(("units",)).pipe_names == ["units"]


def test_a_pipeline_can_be_written_and_read(tmp_path):
    build_pipeline(("numbers",)).tokenizer.to_bytes()
    assert build_pipeline(("numbers",)).tokenizer.from_bytes(b"") is build_pipeline(("numbers",)).tokenizer
