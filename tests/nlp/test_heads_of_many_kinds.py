"""Heads and ends of documents of many kinds: công điện, Party, army, schools, teams, ministries, scans."""

# ruff: noqa: E501 (a printed line stands whole)
from __future__ import annotations

import pytest

from nlp.header.reader import read_header
from nlp.header.zones import find_zones

TEXT = "\n\nThực hiện Công văn số 12/SNV-CCHC ngày 05/01/2026 của Sở Nội vụ, xin thông báo như sau:\n\n1. Nội dung\n\n- Rà soát.\n"
END = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Mẫu"

HEADS = [
    (
        "<|UBND TỈNH SƠN HẢI\nBCH PCTT&TKCN\n\n<|Số: 12/CĐ-PCTT\n\n>|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n>|Sơn Hải, ngày 12 tháng 9 năm 2026\n\n^|CÔNG ĐIỆN\n\n^|Về ứng phó bão số 6\n\n^|BAN CHỈ HUY PCTT&TKCN TỈNH SƠN HẢI điện:\n\n- Chủ tịch UBND các xã: An Sơn, Hòa Lạc và Tân Mỹ;\n\n- Giám đốc các Sở: Xây dựng, Công Thương; Đài KTTV tỉnh.",
        {
            "document_type": "CĐ",
            "issuing_authority": "Ban Chỉ huy Phòng chống thiên tai và Tìm kiếm cứu nạn tỉnh Sơn Hải",
            "addressees": [
                "Chủ tịch UBND xã An Sơn",
                "Chủ tịch UBND xã Hòa Lạc",
                "Chủ tịch UBND xã Tân Mỹ",
                "Giám đốc Sở Xây dựng",
                "Giám đốc Sở Công Thương",
                "Đài Khí tượng thủy văn tỉnh",
            ],
        },
    ),
    (
        "<|ĐẢNG BỘ TỈNH SƠN HẢI\nĐẢNG ỦY XÃ HÒA LẠC ĐÔNG\n*\n\n<|Số 45-CTr/ĐU\n\n>|ĐẢNG CỘNG SẢN VIỆT NAM\n\n>|Hòa Lạc Đông, ngày 02 tháng 3 năm 2026\n\n^|CHƯƠNG TRÌNH HÀNH ĐỘNG\n\n^|thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị\n-----",
        {
            "document_type": "CTr",
            "number": "45-CTr/ĐU",
            "issuing_authority": "Đảng ủy xã Hòa Lạc Đông",
            "subject": "thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị",
        },
    ),
    (
        "<|BỘ CHQS TỈNH SƠN HẢI\nBAN CHQS XÃ AN SƠN THƯỢNG\n\n<|Số: 21/KH-BCH\n\n>|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n>|An Sơn Thượng, ngày 03 tháng 3 năm 2026\n\n^|KẾ HOẠCH\n\n^|Huấn luyện dân quân tự vệ năm 2026",
        {
            "issuing_authority": "Ban Chỉ huy Quân sự xã An Sơn Thượng",
            "parent_authority": "Bộ Chỉ huy Quân sự tỉnh Sơn Hải",
            "subject": "Huấn luyện dân quân tự vệ năm 2026",
        },
    ),
    (
        "<|SỞ Y TẾ SƠN HẢI\nTRUNG TÂM KSBT\n\n<|Số: 311/KSBT-PCBTN\nV/v giám sát dịch sởi\n\n>|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n>|Sơn Hải, ngày 09 tháng 4 năm 2026\n\nKính gửi:\n\n- Trung tâm Y tế các khu vực;\n\n- Trạm Y tế các xã, phường, đặc khu.",
        {
            "issuing_authority": "Trung tâm Kiểm soát bệnh tật",
            "document_type": "CV",
            "addressees": ["Trung tâm Y tế các khu vực", "Trạm Y tế các xã, phường, đặc khu"],
        },
    ),
    (
        "<|UBND XÃ AN SƠN THƯỢNG\nTRƯỜNG PTDTBT TH&THCS TÂN LẬP\n\n<|Số: 33/KH-PTDTBT\n\n>|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n>|An Sơn Thượng, ngày 05 tháng 9 năm 2026\n\n^|KẾ HOẠCH\n\n^|Giáo dục nhà trường năm học 2026 - 2027",
        {
            "issuing_authority": "Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở Tân Lập",
            "parent_authority": "UBND xã An Sơn Thượng",
        },
    ),
    (
        "<|UBND XÃ AN SƠN THƯỢNG\nTRƯỜNG MN HOA SEN\n\n<|Số: 3/KH-MNHS\n\n>|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n>|An Sơn Thượng, ngày 05 tháng 9 năm 2026\n\n^|KẾ HOẠCH\n\n^|Phòng, chống bệnh tay chân miệng",
        {"issuing_authority": "Trường Mầm non Hoa Sen"},
    ),
    (
        "<|ỦY BAN NHÂN DÂN\nPHƯỜNG TÂN BÌNH HẠ\nĐOÀN KIỂM TRA LIÊN NGÀNH 389\n\n<|Số: 3/KH-ĐKT\n\n>|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n>|Tân Bình Hạ, ngày 05 tháng 9 năm 2026\n\n^|KẾ HOẠCH\n\n^|Kiểm tra các cơ sở kinh doanh",
        {
            "issuing_authority": "Đoàn kiểm tra liên ngành 389 phường Tân Bình Hạ",
            "parent_authority": "UBND phường Tân Bình Hạ",
        },
    ),
    (
        "<|ĐOÀN KIỂM TRA PCCC&CNCH XÃ HÒA LẠC\n\n<|Số: 3/KH-ĐKT\n\n>|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n>|Hòa Lạc, ngày 05 tháng 9 năm 2026\n\n^|KẾ HOẠCH\n\n^|Kiểm tra an toàn cháy nổ",
        {"issuing_authority": "Đoàn kiểm tra phòng cháy, chữa cháy và cứu nạn, cứu hộ xã Hòa Lạc"},
    ),
    (
        "<|UBND TỈNH SƠN HẢI\nBAN QLDA ĐTXD CÁC CÔNG TRÌNH GIAO THÔNG\n\n<|Số: 311/BQL-KHTH\nV/v bàn giao mốc giới\n\n>|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n>|Sơn Hải, ngày 09 tháng 4 năm 2026\n\nKính gửi:\n\n- UBND các xã: An Sơn, Hòa Lạc; UBND phường Tân Mỹ;\n\n- Công ty CP Xây dựng 18.",
        {
            "issuing_authority": "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh Sơn Hải",
            "addressees": ["UBND xã An Sơn", "UBND xã Hòa Lạc", "UBND phường Tân Mỹ", "Công ty Cổ phần Xây dựng 18"],
        },
    ),
    (
        "<|ỦY BAN MTTQ VIỆT NAM\nXÃ AN SƠN THƯỢNG\nBAN THƯỜNG TRỰC\n\n<|Số: 07/KH-MTTQ-BTT\n\n>|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n>|An Sơn Thượng, ngày 09 tháng 4 năm 2026\n\n^|KẾ HOẠCH\n\n^|Giám sát việc thực hiện chính sách người có công",
        {"issuing_authority": "UBMTTQ xã An Sơn Thượng"},
    ),
    (
        "<|BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\n\n<|Số: 3121/BNNMT-ĐĐ\nV/v cập nhật bảng giá đất\n\n>|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n>|Hà Nội, ngày 09 tháng 4 năm 2026\n\nKính gửi: UBND các tỉnh, thành phố trực thuộc Trung ương",
        {
            "issuing_authority": "Bộ Nông nghiệp và Môi trường",
            "addressees": ["UBND các tỉnh, thành phố trực thuộc Trung ương"],
            "issue_place": "Hà Nội",
        },
    ),
    (
        "<|UBND XÃ AN SƠN THƯỢNG\nHỘI ĐỒNG NVQS\n\n<|Số: 5/KH-HĐNVQS\n\n>|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n>|An Sơn Thượng, ngày 09 tháng 4 năm 2026\n\n^|KẾ HOẠCH\n\n^|Tuyển chọn và gọi công dân nhập ngũ",
        {
            "issuing_authority": "Hội đồng nghĩa vụ quân sự xã An Sơn Thượng",
            "parent_authority": "UBND xã An Sơn Thượng",
        },
    ),
    (
        "<|HĐND XÃ AN SƠN THƯỢNG\nBAN KINH TẾ - XÃ HỘI\n\n<|Số: 5/KH-BKTXH\n\n>|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n>|An Sơn Thượng, ngày 09 tháng 4 năm 2026\n\n^|KẾ HOẠCH\n\n^|Giám sát công tác giảm nghèo",
        {"issuing_authority": "Ban Kinh tế - Xã hội xã An Sơn Thượng", "parent_authority": "HĐND xã An Sơn Thượng"},
    ),
    (
        "<|CÔNG AN TỈNH SƠN HẢI\nCÔNG AN XÃ AN SƠN THƯỢNG\n\n<|Số: 15/KH-CAX\n\n>|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n>|An Sơn Thượng, ngày 09 tháng 4 năm 2026\n\n^|KẾ HOẠCH\n\n^|Bảo đảm an ninh, trật tự dịp lễ",
        {"issuing_authority": "Công an xã An Sơn Thượng", "parent_authority": "Công an tỉnh Sơn Hải"},
    ),
    (
        "<|UBND TINH SON HAI\nSỞ GD&ĐT\n\n<|Sô: 12 /SGDĐT-VP\nV/v chuẩn bị năm học mới\n\n>|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n>|Sơn Hải, ngày 5 tháng 8 năm 2026\n\nKính gửi:\n\n- Phòng Văn hóa - Xã hội các xã, phường;\n\n- Các trường THPT, trung tâm GDNN-GDTX.",
        {
            "number": "12/SGDĐT-VP",
            "issuing_authority": "Sở Giáo dục và Đào tạo tỉnh Sơn Hải",
            "addressees": [
                "Phòng Văn hóa - Xã hội các xã, phường",
                "Các trường Trung học phổ thông, trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên",
            ],
        },
    ),
    (
        "<|THỦ TƯỚNG CHÍNH PHỦ\n\n<|Số: 99/CĐ-TTg\n\n>|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n>|Hà Nội, ngày 9 tháng 9 năm 2026\n\n^|CÔNG ĐIỆN\n\n^|Về việc ứng phó mưa lũ\n\nTHỦ TƯỚNG CHÍNH PHỦ ĐIỆN:\n\n- Bộ trưởng các Bộ: Quốc phòng, Công an, Nông nghiệp và Môi trường;\n\n- Chủ tịch UBND các tỉnh Sơn Hải, Lam Giang.",
        {
            "issuing_authority": "Thủ tướng Chính phủ",
            "addressees": [
                "Bộ trưởng Bộ Quốc phòng",
                "Bộ trưởng Bộ Công an",
                "Bộ trưởng Bộ Nông nghiệp và Môi trường",
                "Chủ tịch UBND tỉnh Sơn Hải",
                "Chủ tịch UBND tỉnh Lam Giang",
            ],
        },
    ),
    (
        "<|SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nCHI CỤC TRỒNG TRỌT VÀ BVTV\n\n<|Số: 9/TTBVTV-BVTV\nV/v phòng trừ rầy nâu\n\n>|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n>|Sơn Hải, ngày 9 tháng 9 năm 2026\n\nKính gửi: Phòng Kinh tế các xã, phường; TT DVNN tỉnh.",
        {
            "issuing_authority": "Chi cục Trồng trọt và Bảo vệ thực vật",
            "addressees": ["Phòng Kinh tế các xã, phường", "Trung tâm Dịch vụ nông nghiệp tỉnh"],
        },
    ),
    (
        "<|ĐẢNG ỦY XÃ AN SƠN THƯỢNG\nUBKT ĐẢNG ỦY\n*\n\n<|Số 7-KH/UBKTĐU\n\n>|ĐẢNG CỘNG SẢN VIỆT NAM\n\n>|An Sơn Thượng, ngày 9 tháng 9 năm 2026\n\n^|KẾ HOẠCH\n\n^|kiểm tra việc chấp hành Điều lệ Đảng",
        {"issuing_authority": "Ủy ban Kiểm tra Đảng ủy xã An Sơn Thượng"},
    ),
]

TAILS = [
    (
        "- Như trên;\n\n- Sở Y tế (b/c);\n\n- Các thôn;\n\n- Lưu: VT.\n\n>|KT. CHỦ TỊCH\n\n>|PHÓ CHỦ TỊCH\n\n>|Trần Văn Mẫu",
        ["Như trên", "Sở Y tế (b/c)", "Các thôn", "Lưu: VT"],
        "Trần Văn Mẫu",
    ),
    ("Vơi nhân:\n\n- Như trên;\n\n- Lưu: VT.\n\n>|CHỦ TỊCH\n\n>|Trần Văn Mẫu", ["Như trên", "Lưu: VT"], "Trần Văn Mẫu"),
    (
        ".Với nhận:\n\n- Sở Y tế;\n\n>|CHỦ TỊCH\n\n- Ban Tuyên giáo Tỉnh ủy; x x\n\n- Ban Dân vận Tỉnh ủy; Trần Văn Mẫu\n\n- Lưu: VT",
        ["Sở Y tế", "Ban Tuyên giáo Tỉnh ủy", "Ban Dân vận Tỉnh ủy", "Lưu: VT"],
        "Trần Văn Mẫu",
    ),
]


def value(found):
    if isinstance(found, tuple):
        return [one.value for one in found]
    return getattr(found.value, "whole", found.value) if found else None


def read(document):
    return read_header(document, find_zones(document))[0]


@pytest.mark.parametrize(("printed", "expected"), HEADS)
def test_head(text_document, printed, expected):
    header = read(text_document(printed + TEXT + END))
    assert {field: value(getattr(header, field)) for field in expected} == expected


@pytest.mark.parametrize(("printed", "recipients", "signer"), TAILS)
def test_receivers_whose_heading_is_lost_or_misread(text_document, printed, recipients, signer):
    body = "\n\n- Trạm Y tế báo cáo.\n\nYêu cầu các đơn vị thực hiện./.\n\n"
    header = read(text_document(HEADS[1][0] + TEXT + body + printed))
    assert value(header.recipients) == recipients
    assert value(header.signer_name) == signer
