import pytest

from nlp.text.numbers import document_type_by_name, document_type_of, find_numbers, parse_number


@pytest.mark.parametrize(
    ("printed", "whole", "number", "kind"),
    [
        ("Số: 98/UBND", "98/UBND", "98", "CV"),
        ("Số: 34 /KH-UBND", "34/KH-UBND", "34", "KH"),
        ("130/QĐ-\nUBND", "130/QĐ-UBND", "130", "QĐ"),
        ("290/UBND – VP", "290/UBND-VP", "290", "CV"),
        ("5690/SNV-CCHC&VTLT", "5690/SNV-CCHC&VTLT", "5690", "CV"),
        ("507 /UBND-KGVX", "507/UBND-KGVX", "507", "CV"),
        ("30/2020/NĐ-CP", "30/2020/NĐ-CP", "30", "NĐ"),
        ("128/2025/QĐ-UBND", "128/2025/QĐ-UBND", "128", "QĐ"),
        ("66-NQ/TW", "66-NQ/TW", "66", "NQ"),
        ("44- CTr/TU", "44-CTr/TU", "44", "CTr"),
        ("12-KL/TW", "12-KL/TW", "12", "KL"),
        ("Số: 15 KH/ĐTN", "15-KH/ĐTN", "15", "KH"),
        ("485/QĐ-TTg", "485/QĐ-TTg", "485", "QĐ"),
        ("Số: …05…/KH-UBND", "05/KH-UBND", "05", "KH"),
        ("Số:      /KH-UBND", "/KH-UBND", None, "KH"),
        ("Số: ..../TB-UBND", "/TB-UBND", None, "TB"),
        ("Số:      -KH/ĐU", "-KH/ĐU", None, "KH"),
        ("/KH-UBND", "/KH-UBND", None, "KH"),
        ("72/2025/QH15", "72/2025/QH15", "72", None),
    ],
)
def test_reads_a_number(printed: str, whole: str, number: str | None, kind: str | None) -> None:
    read = parse_number(printed)
    assert read is not None
    assert (read.whole, read.number, read.document_type) == (whole, number, kind)


@pytest.mark.parametrize(
    "text",
    [
        "đứng thứ 11/18 xã",
        "khắc phục 21/13 vấn đề",
        "áp dụng TCVN ISO 9001:2015",
        "đạt 5,147 tỷ/3046 tỷ đồng",
        "mô hình 5721",
        "ngày 16/10/2025",
        "điện thoại 0912 345 678",
        "trực 24/7",
        "QCVN 01:2021/BTNMT",
        "học sinh lớp 12/THCS",
    ],
)
def test_refuses_look_alikes(text: str) -> None:
    assert find_numbers(text) == ()


def test_spans_stand_on_the_printed_number() -> None:
    text = "Kế hoạch số 12/KH-UBND và Quyết định 7/QĐ-UBND"
    assert [f.span.slice(text) for f in find_numbers(text) if f.span] == ["12/KH-UBND", "7/QĐ-UBND"]


def test_kinds_by_notation_and_name() -> None:
    assert document_type_of("KH-UBND") == "KH"
    assert document_type_of("2020/NĐ-CP") == "NĐ"
    assert document_type_of("SNV-CCHC") == "CV"
    assert document_type_of(None) is None
    assert document_type_by_name("KẾ HOẠCH") == "KH"
    assert document_type_by_name("Văn bản") is None
