"""Whole heads of documents as communes, provinces, schools, Party and front print them."""

# ruff: noqa: E501 (a printed line stands whole)
from __future__ import annotations

import pytest

from nlp.header.reader import read_header
from nlp.header.zones import find_zones

TEXT = "\n\nThực hiện Công văn số 12/SNV-CCHC ngày 05/01/2026 của Sở Nội vụ, xin thông báo như sau:\n\n1. Nội dung\n\n- Rà soát.\n"

CASES = {
    "công văn of a commune in consecutive lines": (
        "ỦY BAN NHÂN DÂN\nXÃ HÒA LẠC ĐÔNG\n\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 98/UBND-VHXH\n\n"
        "Hòa Lạc Đông, ngày 23 tháng 01 năm 2026\n\nV/v khắc phục các tồn tại\nnăm 2025\n\nKính gửi:\n\n- Các phòng chuyên môn;\n- Trung tâm Phục vụ hành chính công.",
        {"document_type": "CV", "number": "98/UBND-VHXH", "issuing_authority": "UBND xã Hòa Lạc Đông", "issue_place": "Hòa Lạc Đông",
         "issued": "2026-01-23", "subject": "khắc phục các tồn tại năm 2025", "parent_authority": None,
         "addressees": ["Các phòng chuyên môn", "Trung tâm Phục vụ hành chính công"]},
    ),
    "kế hoạch of a commune under its province, in columns": (
        "<|UBND TỈNH HÒA LẠC\nUBND XÃ AN SƠN THƯỢNG\n\n<|Số:       /KH-UBND\n\n>|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        ">|An Sơn Thượng, ngày      tháng 3 năm 2026\n\n^|KẾ HOẠCH\n\n^|Khắc phục tồn tại, hạn chế trong công tác\n\n^|cải cách hành chính năm 2025",
        {"document_type": "KH", "number": "/KH-UBND", "issuing_authority": "UBND xã An Sơn Thượng", "parent_authority": "UBND tỉnh Hòa Lạc",
         "issued": "2026-03-01", "subject": "Khắc phục tồn tại, hạn chế trong công tác cải cách hành chính năm 2025", "addressees": []},
    ),
    "sở under the province": (
        "UBND TỈNH HÒA LẠC\nSỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH\n\nSố: 1205/SVHTTDL-VP\nV/v báo cáo kết quả chấm điểm\n\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nHòa Lạc, ngày 05 tháng 6 năm 2026\n\nKính gửi: Sở Nội vụ tỉnh Hòa Lạc.",
        {"document_type": "CV", "number": "1205/SVHTTDL-VP", "issuing_authority": "Sở Văn hóa, Thể thao và Du lịch tỉnh Hòa Lạc",
         "parent_authority": "UBND tỉnh Hòa Lạc", "subject": "báo cáo kết quả chấm điểm", "addressees": ["Sở Nội vụ tỉnh Hòa Lạc"]},
    ),
    "school under its sở": (
        "<|SỞ GD&ĐT TỈNH HÒA LẠC\nTRƯỜNG THPT AN SƠN 2\n\n<|Số: 58/KH-THPTAS2\n\n>|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n>|Hòa Lạc, ngày 15 tháng 4 năm 2026\n\n"
        "^|KẾ HOẠCH\n\n^|Tổ chức sinh hoạt chuyên môn\nnăm học 2025 - 2026",
        {"document_type": "KH", "issuing_authority": "Trường Trung học phổ thông An Sơn 2", "parent_authority": "Sở Giáo dục và Đào tạo tỉnh Hòa Lạc",
         "subject": "Tổ chức sinh hoạt chuyên môn năm học 2025 - 2026"},
    ),
    "primary school under its commune": (
        "UBND XÃ HÒA LẠC ĐÔNG\nTRƯỜNG TIỂU HỌC AN SƠN\n\nSố: 12/BC-THAS\n\nHòa Lạc Đông, ngày 02 tháng 12 năm 2025\n\nBÁO CÁO\nKết quả thực hiện nhiệm vụ tháng 11",
        {"document_type": "BC", "issuing_authority": "Trường Tiểu học An Sơn", "parent_authority": "UBND xã Hòa Lạc Đông",
         "subject": "Kết quả thực hiện nhiệm vụ tháng 11"},
    ),
    "Party committee": (
        "ĐẢNG BỘ TỈNH HÒA LẠC\nĐẢNG ỦY XÃ AN SƠN THƯỢNG\n*\nSố 12-KH/ĐU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nAn Sơn Thượng, ngày 10 tháng 02 năm 2026\n\n"
        "KẾ HOẠCH\nThực hiện Nghị quyết về cải cách hành chính\n-----",
        {"document_type": "KH", "number": "12-KH/ĐU", "issuing_authority": "Đảng ủy xã An Sơn Thượng", "issued": "2026-02-10",
         "subject": "Thực hiện Nghị quyết về cải cách hành chính"},
    ),
    "front": (
        "ỦY BAN MTTQ VIỆT NAM\nXÃ HÒA LẠC ĐÔNG\nBAN THƯỜNG TRỰC\n\nSố: 07/BC-MTTQ-BTT\n\nHòa Lạc Đông, ngày 30 tháng 6 năm 2026\n\nBÁO CÁO\nKết quả công tác Mặt trận 6 tháng đầu năm 2026",
        {"document_type": "BC", "number": "07/BC-MTTQ-BTT", "issuing_authority": "UBMTTQ xã Hòa Lạc Đông"},
    ),
    "council": (
        "HỘI ĐỒNG NHÂN DÂN\nPHƯỜNG TÂN BÌNH HẠ\n\nSố: 15/NQ-HĐND\n\nTân Bình Hạ, ngày 18 tháng 7 năm 2025\n\nNGHỊ QUYẾT\nVề nhiệm vụ phát triển kinh tế - xã hội năm 2026\n\n"
        "HỘI ĐỒNG NHÂN DÂN PHƯỜNG TÂN BÌNH HẠ\nKHÓA I, KỲ HỌP THỨ 2",
        {"document_type": "NQ", "issuing_authority": "HĐND phường Tân Bình Hạ", "subject": "Về nhiệm vụ phát triển kinh tế - xã hội năm 2026"},
    ),
    "decision with its decider": (
        "ỦY BAN NHÂN DÂN\nXÃ AN SƠN THƯỢNG\n\nSố: 130/QĐ-UBND\n\nAn Sơn Thượng, ngày 24 tháng 7 năm 2025\n\nQUYẾT ĐỊNH\n\n"
        "Về việc ban hành Kế hoạch cải cách hành chính năm 2025\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN SƠN THƯỢNG\n\nCăn cứ Luật Tổ chức chính quyền địa phương;",
        {"document_type": "QĐ", "number": "130/QĐ-UBND", "subject": "Về việc ban hành Kế hoạch cải cách hành chính năm 2025"},
    ),
    "office of council and committee": (
        "UBND XÃ AN SƠN THƯỢNG\nVĂN PHÒNG HĐND VÀ UBND\n\nSố: 21/TB-VP\n\nAn Sơn Thượng, ngày 08 tháng 9 năm 2025\n\nTHÔNG BÁO\nKết luận của Chủ tịch UBND xã tại phiên họp tháng 8",
        {"document_type": "TB", "issuing_authority": "Văn phòng HĐND và UBND xã An Sơn Thượng"},
    ),
    "inspection team with its own series": (
        "UBND TỈNH HÒA LẠC\nĐOÀN KIỂM TRA\nCÔNG VỤ\n\nSố: 173/TB-ĐKT\n\nHòa Lạc, ngày 06 tháng 5 năm 2026\n\nTHÔNG BÁO\nKết luận kiểm tra thực thi công vụ",
        {"document_type": "TB", "number": "173/TB-ĐKT", "issuing_authority": "Đoàn kiểm tra công vụ tỉnh Hòa Lạc"},
    ),
    "urgent dispatch": (
        "ỦY BAN NHÂN DÂN\nTỈNH HÒA LẠC\n\nSố: 09/CĐ-UBND\n\nHỎA TỐC\n\nHòa Lạc, ngày 20 tháng 8 năm 2025\n\nCÔNG ĐIỆN\nVề việc tập trung ứng phó với mưa lũ\n\n"
        "Chủ tịch Ủy ban nhân dân tỉnh điện:\n\n- Giám đốc các sở, ngành;\n- Chủ tịch UBND các xã, phường.",
        {"document_type": "CĐ", "urgency": "HỎA TỐC", "subject": "Về việc tập trung ứng phó với mưa lũ"},
    ),
    "tờ trình with its addressee": (
        "ỦY BAN NHÂN DÂN\nXÃ HÒA LẠC ĐÔNG\n\nSố: 33/TTr-UBND\n\nHòa Lạc Đông, ngày 01 tháng 10 năm 2025\n\nTỜ TRÌNH\nVề việc đề nghị phê duyệt kế hoạch\n\nKính gửi: Hội đồng nhân dân xã Hòa Lạc Đông.",
        {"document_type": "TTr", "addressees": ["HĐND xã Hòa Lạc Đông"], "subject": "Về việc đề nghị phê duyệt kế hoạch"},
    ),
    "invitation": (
        "ỦY BAN NHÂN DÂN\nXÃ HÒA LẠC ĐÔNG\n\nSố: 45/GM-UBND\n\nHòa Lạc Đông, ngày 03 tháng 11 năm 2025\n\nGIẤY MỜI\nDự họp rà soát chỉ số cải cách hành chính\n\nKính gửi:\n- Thường trực Đảng ủy xã;\n- Các phòng chuyên môn.",
        {"document_type": "GM", "subject": "Dự họp rà soát chỉ số cải cách hành chính", "addressees": ["Thường trực Đảng ủy xã", "Các phòng chuyên môn"]},
    ),
    "department of a commune": (
        "UBND PHƯỜNG TÂN BÌNH HẠ\nPHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ\n\nSố: 14/BC-KTHTĐT\n\nTân Bình Hạ, ngày 15 tháng 12 năm 2025\n\nBÁO CÁO\nTiến độ giải ngân",
        {"issuing_authority": "Phòng Kinh tế, Hạ tầng và Đô thị phường Tân Bình Hạ"},
    ),
    "number and date on one line": (
        "ỦY BAN NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ AN SƠN THƯỢNG                 Độc lập - Tự do - Hạnh phúc\n\n"
        "Số: 12/KH-UBND          An Sơn Thượng, ngày 08 tháng 5 năm 2026\n\nKẾ HOẠCH\nKhắc phục tồn tại",
        {"number": "12/KH-UBND", "issued": "2026-05-08", "issuing_authority": "UBND xã An Sơn Thượng", "issue_place": "An Sơn Thượng"},
    ),
    "number on its own line": (
        "ỦY BAN NHÂN DÂN\nXÃ AN SƠN THƯỢNG\n\nSố:\n\n15/KH-UBND\n\nAn Sơn Thượng, ngày 08 tháng 5 năm 2026\n\nKẾ HOẠCH\nKhắc phục tồn tại",
        {"number": "15/KH-UBND"},
    ),
    "stamped digits": (
        "ỦY BAN NHÂN DÂN\nXÃ AN SƠN THƯỢNG\n\nSố: 5 0 7 /UBND-VX\n\nAn Sơn Thượng, ngày 2 4 tháng 01 năm 2025\n\nV/v góp ý dự thảo\n\nKính gửi: Sở Nội vụ",
        {"number": "507/UBND-VX", "issued": "2025-01-24"},
    ),
    "number between dots": (
        "ỦY BAN NHÂN DÂN\nXÃ AN SƠN THƯỢNG\n\nSố: …05…/TB-UBND\n\nAn Sơn Thượng, ngày …..tháng …. năm 2026\n\nTHÔNG BÁO\nLịch tiếp công dân",
        {"number": "05/TB-UBND", "issued": "2026-01-01"},
    ),
    "a stamp gives no number": (
        "!|CÔNG VĂN ĐẾN\nSố: 777\nNgày 01/02/2026\n\nỦY BAN NHÂN DÂN\nXÃ AN SƠN THƯỢNG\n\nSố: 12/KH-UBND\n\nAn Sơn Thượng, ngày 05 tháng 01 năm 2026\n\nKẾ HOẠCH\nKhắc phục tồn tại",
        {"number": "12/KH-UBND", "issued": "2026-01-05"},
    ),
    "copy of another's document": (
        "SAO Y; UBND xã An Sơn Thượng; 08/5/2026\n\nỦY BAN NHÂN DÂN\nTỈNH HÒA LẠC\n\nSố: 886/UBND-NC\nV/v đôn đốc báo cáo\n\nHòa Lạc, ngày 06 tháng 5 năm 2026\n\nKính gửi: UBND các xã, phường",
        {"number": "886/UBND-NC", "issuing_authority": "UBND tỉnh Hòa Lạc", "addressees": ["UBND các xã, phường"]},
    ),
    "capitals in the subject": (
        "ỦY BAN NHÂN DÂN\nXÃ AN SƠN THƯỢNG\n\nSố: 3/KH-UBND\n\nAn Sơn Thượng, ngày 05 tháng 01 năm 2026\n\nKẾ HOẠCH\nTRIỂN KHAI CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2026\n(Kèm theo Công văn số 5/UBND)",
        {"subject": "TRIỂN KHAI CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2026"},
    ),
    "joint resolution": (
        "HĐND XÃ AN SƠN THƯỢNG\nUBMTTQ VIỆT NAM XÃ AN SƠN THƯỢNG\n\nSố: 01/NQLT-HĐND-UBMTTQ\n\nAn Sơn Thượng, ngày 05 tháng 01 năm 2026\n\nNGHỊ QUYẾT LIÊN TỊCH\nVề quy chế phối hợp công tác",
        {"document_type": "NQLT", "issuing_authority": "HĐND xã An Sơn Thượng - UBMTTQ xã An Sơn Thượng"},
    ),
    "nothing but the type line": (
        "THÔNG BÁO\nKết luận của đồng chí Chủ tịch UBND xã",
        {"document_type": "TB", "number": None, "issued": None, "subject": "Kết luận của đồng chí Chủ tịch UBND xã"},
    ),
    "title over several plain paragraphs": (
        "Số: /TB-UBND\n\nHòa Lạc Đông, ngày tháng 10 năm 2025\n\nTHÔNG BÁO\n\nKết luận của đồng chí Phó Chủ tịch Ủy ban nhân dân xã tại Hội nghị sơ kết",
        {"number": "/TB-UBND", "subject": "Kết luận của đồng chí Phó Chủ tịch Ủy ban nhân dân xã tại Hội nghị sơ kết", "issued": "2025-10-01"},
    ),
    "type and subject joined": (
        "Số: 5/KH-UBND\n\nHòa Lạc Đông, ngày 05 tháng 10 năm 2025\n\nKẾ HOẠCH Khắc phục tồn tại, hạn chế năm 2025",
        {"document_type": "KH", "subject": "Khắc phục tồn tại, hạn chế năm 2025"},
    ),
    "conclusion in the type line": (
        "Số: 5/TB-UBND\n\nHòa Lạc Đông, ngày 05 tháng 10 năm 2025\n\nTHÔNG BÁO KẾT LUẬN\ncủa Chủ tịch UBND xã tại phiên họp tháng 9",
        {"document_type": "TB", "subject": "KẾT LUẬN của Chủ tịch UBND xã tại phiên họp tháng 9"},
    ),
    "secret and urgent": (
        "ỦY BAN NHÂN DÂN\nXÃ AN SƠN THƯỢNG\n\nMẬT\n\nKHẨN\n\nSố: 3/KH-UBND\n\nAn Sơn Thượng, ngày 05/01/2026\n\nKẾ HOẠCH\nDiễn tập",
        {"secrecy": "MẬT", "urgency": "KHẨN", "issued": "2026-01-05"},
    ),
    "type told by the notation": (
        "Số: 15/BC-UBND\n\nHòa Lạc Đông, ngày 05 tháng 10 năm 2025\n\nKính gửi: Sở Nội vụ tỉnh Hòa Lạc",
        {"document_type": "BC", "subject": None, "addressees": ["Sở Nội vụ tỉnh Hòa Lạc"]},
    ),
    "subject goes on with a small letter": (
        "Số: 5/KH-UBND\n\nHòa Lạc Đông, ngày 05 tháng 10 năm 2025\n\n^|KẾ HOẠCH\n\n^|Khắc phục tồn tại, hạn chế\n\n^|trong công tác cải cách hành chính",
        {"subject": "Khắc phục tồn tại, hạn chế trong công tác cải cách hành chính"},
    ),
    "subject and căn cứ in one paragraph": (
        "Số: 5/KH-UBND\n\nHòa Lạc Đông, ngày 05 tháng 10 năm 2025\n\n^|KẾ HOẠCH\n\nKhắc phục tồn tại Căn cứ Quyết định số 9/QĐ-UBND ngày 01/10/2025;",
        {"subject": "Khắc phục tồn tại"},
    ),
    "date cut by a narrow column": (
        "<|Số: 5/KH-UBND\n\n>|An Sơn Thượng, ngày 08 tháng 9\n\n>|năm 2025\n\n^|KẾ HOẠCH\n\n^|Khắc phục tồn tại",
        {"issued": "2025-09-08", "issue_place": "An Sơn Thượng"},
    ),
    "only addressees are left": (
        "Kính gửi:\n\n- Văn phòng Ủy ban nhân dân tỉnh;\n\n- Các Sở: Nội vụ; Văn hóa,Thể thao và Du\nlịch; Tư pháp,\n\n"
        "Thực hiện Văn bản số 56/SNV-CCHC ngày 10/11/2025, Ủy ban nhân dân xã báo cáo công tác cải cách hành chính năm 2025 như sau:",
        {"document_type": "BC", "number": None, "issue_place": None,
         "addressees": ["Văn phòng UBND tỉnh", "Sở Nội vụ", "Sở Văn hóa,Thể thao và Du lịch", "Sở Tư pháp"]},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_head_of_document(text_document, name):
    printed, expected = CASES[name]
    document = text_document(printed + TEXT)
    header, _ = read_header(document, find_zones(document))
    assert {field: plain(getattr(header, field)) for field in expected} == expected


def plain(found):
    """The value as the tables show it."""
    if isinstance(found, tuple):
        return [entry.value for entry in found]
    value = found.value if found else None
    return getattr(value, "whole", None) or (str(value.first_day) if hasattr(value, "first_day") else value)


@pytest.mark.parametrize("name", CASES)
def test_every_read_value_points_at_its_words(text_document, name):
    document = text_document(CASES[name][0] + TEXT)
    header, _ = read_header(document, find_zones(document))
    for field in ("document_type", "number", "issue_place", "issued", "subject", "issuing_authority"):
        found = getattr(header, field)
        assert found is None or "inferred" in found.rule or found.span.slice(document.text).strip()
