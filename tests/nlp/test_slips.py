from __future__ import annotations

import pytest

from nlp.rulebook.rules import load_rules
from nlp.text.matching import matching_text
from nlp.text.slips import mend_slips


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("Phần đấu hoàn thành chuyên đổi số", "Phấn đấu hoàn thành chuyển đổi số"),
        ("ĐẦY MẠNH TUYỀN TRUYỀN", "ĐẨY MẠNH TUYÊN TRUYỀN"),
        ("Sô: 12/CT-UBND", "Số: 12/CT-UBND"),
        ("Điêu 1. Ban hành", "Điều 1. Ban hành"),
        ("KT. CHỦ TỊCH\nPHO CHU TỊCH", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"),
        ("chủ trương phòng, chống lãng phí", "chủ trương phòng, chống lãng phí"),
        ("các tố cáo; chỉ trả lời; bản thiết kế từ ngày", "các tố cáo; chỉ trả lời; bản thiết kế từ ngày"),
        ("phần  đấu hoàn thành", "phần  đấu hoàn thành"),
        ("Vơi nhận:", "Nơi nhận:"),
        ("phần đấu thầu qua mạng", "phần đấu thầu qua mạng"),
        ("chỉ tiết kiệm được 5% chi thường xuyên", "chỉ tiết kiệm được 5% chi thường xuyên"),
        ("phần công việc còn lại", "phần công việc còn lại"),
    ],
)
def test_slips_of_recognition_are_mended_for_matching(seen: str, meant: str) -> None:
    assert matching_text(seen) == meant


def test_every_slip_keeps_the_length() -> None:
    for entry in load_rules("ocr_slips"):
        if entry.words:
            assert set(entry.gives) == set(entry.words)
            assert all(len(right) == len(seen) for seen, right in entry.gives.items())
        for example in (*entry.examples, *entry.counterexamples):
            assert len(mend_slips(example)) == len(example)
        assert all(mend_slips(example) != example for example in entry.examples)
        assert all(mend_slips(example) == example for example in entry.counterexamples)
