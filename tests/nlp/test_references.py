"""Citations: number, day, kind and role; look-alikes refused, short ones resolved."""

# ruff: noqa: E501 (a printed line stands whole)
import datetime as dt

import pytest

from nlp.citations.references import find_references, resolve_references


def _read(text: str, is_preamble: bool = False) -> list[tuple[str | None, str | None, dt.date | None, str]]:
    return [
        (f.value.document_type, f.value.document_number, f.value.issued_date, f.value.role)
        for f in find_references(text, is_preamble)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Căn cứ Quyết định số 45/QĐ-UBND ngày 31/12/2024 về việc công bố chỉ số.",
            [("QĐ", "45/QĐ-UBND", dt.date(2024, 12, 31), "basis")],
        ),
        ("Căn cứ Luật Tổ chức chính quyền địa phương năm 2025;", [("Luật", None, None, "basis")]),
        (
            "Căn cứ Luật Cư trú số 68/2020/QH14 ngày 13 tháng 11 năm 2020;",
            [("Luật", "68/2020/QH14", dt.date(2020, 11, 13), "basis")],
        ),
        ("Căn cứ Bộ luật Lao động và Luật Việc làm", [("Bộ luật", None, None, "basis"), ("Luật", None, None, "basis")]),
        (
            "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa "
            "phương ngày 22 tháng 11 năm 2019;",
            [("Luật", None, dt.date(2019, 11, 22), "basis")],
        ),
        (
            "(Kèm theo Kế hoạch số ...../KH-UBND ngày ...../01/2026 của UBND xã An Sơn Thượng)",
            [("KH", "/KH-UBND", None, "attachment")],
        ),
        (
            "Công văn số 81/UBND ngày 16/10/2025 về triển khai Kế hoạch số 35/KH-UBND của UBND tỉnh và Chương trình "
            "hành động số 4- CTr/TU",
            [
                ("CV", "81/UBND", dt.date(2025, 10, 16), "mention"),
                ("KH", "35/KH-UBND", None, "mention"),
                ("CTr", "4-CTr/TU", None, "mention"),
            ],
        ),
        (
            "các Quyết định số 12/QĐ-UBND ngày 03/02/2026, số 15/QĐ-UBND ngày 10/02/2026",
            [
                ("QĐ", "12/QĐ-UBND", dt.date(2026, 2, 3), "mention"),
                ("QĐ", "15/QĐ-UBND", dt.date(2026, 2, 10), "mention"),
            ],
        ),
        ("Văn bản số 29/UBND – VP ngày 08/8/2025", [("CV", "29/UBND-VP", dt.date(2025, 8, 8), "mention")]),
        ("Quyết định 48/QĐ-UBND", [("QĐ", "48/QĐ-UBND", None, "mention")]),
        ("Kế hoạch này; Nghị quyết Đại hội Đảng bộ xã; kỷ luật, pháp luật; Luật sư", []),
        ("chỉ số 11/18 xã, TCVN ISO 9001:2015", []),
    ],
)
def test_finds_citations(text: str, expected: list[tuple[str | None, str | None, dt.date | None, str]]) -> None:
    assert _read(text, is_preamble=True) == expected


def test_tells_issuer_and_title() -> None:
    text = "Thực hiện Công văn số 14/UBND-KSTT ngày 25/12/2025 của UBND tỉnh Hòa Bắc về việc khắc phục tồn tại. UBND xã"
    value = find_references(text, True)[0].value
    assert value.issuing_authority == "UBND tỉnh Hòa Bắc"
    assert value.title == "về việc khắc phục tồn tại"
    assert value.text == text[len("Thực hiện ") : text.index(". UBND")]


def test_issuer_may_stand_before_the_number() -> None:
    value = find_references("Theo đề nghị của Bộ Tư pháp tại Công văn số 20/BTP-PB ngày 21/01/2026 về góp ý")[0].value
    assert value.issuing_authority == "Bộ Tư pháp"


def test_citation_inside_a_title_is_a_mention() -> None:
    text = "Căn cứ Kế hoạch số 7/KH-UBND ngày 26/8/2025 về triển khai Nghị quyết số 66-NQ/TW ngày 30/4/2025"
    assert [role for *_, role in _read(text, True)] == ["basis", "mention"]


def test_short_citations_stand_for_the_nearest_full_one() -> None:
    text = "Nghị định số 154/2020/NĐ-CP; Nghị định 154/2025/NĐ-CP của Chính phủ; hỗ trợ theo NĐ 154 cho 16 người"
    resolved, issues = resolve_references(find_references(text))
    assert [f.value.document_number for f in resolved] == ["154/2020/NĐ-CP", "154/2025/NĐ-CP", "154/2025/NĐ-CP"]
    assert issues == ()


def test_a_short_citation_of_nothing_known_is_an_issue() -> None:
    resolved, issues = resolve_references(find_references("thực hiện Nghị quyết 57 của Trung ương"))
    assert resolved == ()
    assert [issue.code for issue in issues] == ["reference_unresolved"]


@pytest.mark.parametrize(
    "issuer",
    [
        "Bộ trưởng Bộ Giáo dục và Đào tạo",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Ban Chấp hành Đảng bộ xã",
        "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
    ],
)
def test_keeps_the_whole_name_of_an_issuer(issuer: str) -> None:
    text = f"theo Văn bản số 15/2026/TT-BGDĐT ngày 26/5/2026 của {issuer} và Công văn số 2/UBND ngày 1/6/2026, UBND xã"
    assert find_references(text)[0].value.issuing_authority == issuer


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("theo công văn số 1234 ngày 05/6/2026 của Sở Nội vụ", [("CV", "1234", "2026-06-05")]),
        ("Kế hoạch số 12a/KH-UBND ngày 02/4/2026, Kế hoạch số 12B/KH-UBND", [("KH", "12a/KH-UBND", "2026-04-02"), ("KH", "12B/KH-UBND", None)]),
        ("Quyết định số 3256/QÐ-UBND ngày 02/4/2026", [("QĐ", "3256/QĐ-UBND", "2026-04-02")]),
        ("Quyết định số 1/QĐ-UBND cùng ngày 02/01/2026", [("QĐ", "1/QĐ-UBND", "2026-01-02")]),
        ("Pháp lệnh số 11/2020/UBTVQH14", [("PL", "11/2020/UBTVQH14", None)]),
        ("Pháp lệnh Ưu đãi người có công với cách mạng số 02/2020/UBTVQH14 ngày 09/12/2020", [("PL", "02/2020/UBTVQH14", "2020-12-09")]),
        ("Hiến pháp năm 2013 và Bộ luật Dân sự 2015", [("HP", None, None), ("Bộ luật", None, None)]),
        ("bảo vệ Hiến pháp, pháp luật; báo cáo số 12 hồ sơ trong ngày 05/6/2026", []),
        ("Thực hiện Kế hoạch 12 tháng, báo cáo số liệu ngày 05/6/2026", []),
    ],
)  # fmt: skip
def test_citations_in_rare_forms(text, cited):
    found, _ = resolve_references(find_references(text))
    dates = [(x.value.document_type, x.value.document_number, x.value.issued_date) for x in found]
    assert [(kind, number, str(date) if date else None) for kind, number, date in dates] == cited
