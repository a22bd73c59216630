"""Roles in a task sentence: who leads, who shares, which person is named."""

from __future__ import annotations

import pytest

from nlp.roles.roles import find_roles
from nlp.units.finder import Issuer

COMMUNE = Issuer.from_name("UBND xã Hòa Lạc Đông")
PROVINCE = Issuer.from_name("UBND tỉnh Sơn Hải")
SCHOOL = Issuer.from_name("Trường THCS An Sơn Thượng")
TTPVHCC = "Trung tâm Phục vụ hành chính công"
VHXH = "Phòng Văn hóa - Xã hội"
VP = "Văn phòng HĐND và UBND"


@pytest.mark.parametrize(
    ("text", "leads", "shares"),
    [
        (
            "Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã, các thôn kiểm tra các cơ sở sản xuất.",
            ["Phòng Kinh tế"],
            ["Công an xã", "Các thôn"],
        ),
        (
            "Giao Phòng Văn hóa – Xã hội xã chủ trì, phối hợp với Văn phòng HĐND "
            "và UBND xã, các đơn vị liên quan tổ chức tập huấn.",
            [VHXH],
            [VP, "Các đơn vị liên quan"],
        ),
        (
            "Phòng Kinh tế chủ trì, phối hợp Trung tâm Dịch vụ tổng hợp rà soát hộ nghèo.",
            ["Phòng Kinh tế"],
            ["Trung tâm Dịch vụ tổng hợp"],
        ),
        (
            "Đề nghị Ủy ban MTTQ Việt Nam xã và các đoàn thể tuyên truyền đến đoàn viên, hội viên.",
            ["UBMTTQ Việt Nam xã", "Các đoàn thể"],
            [],
        ),
        (
            "Đề nghị UBMTTQ xã, các tổ chức chính trị - xã hội phối hợp tuyên truyền.",
            ["UBMTTQ xã", "Các tổ chức chính trị - xã hội"],
            [],
        ),
        ("Yêu cầu các phòng, ban, đơn vị nghiêm túc triển khai thực hiện.", ["Các phòng, ban, đơn vị"], []),
        ("Công an xã: Chỉ đạo lực lượng an ninh cơ sở nắm tình hình.", ["Công an xã"], []),
        ("Sở Tài chính: Hướng dẫn, bố trí kinh phí thực hiện.", ["Sở Tài chính"], []),
        ("Trung tâm PVHCC có trách nhiệm công khai thủ tục hành chính.", [TTPVHCC], []),
        (
            "TTPVHCC tiếp nhận hồ sơ, phối hợp chặt chẽ với Phòng Kinh tế giải quyết hồ sơ đất đai.",
            [TTPVHCC],
            ["Phòng Kinh tế"],
        ),
        (
            "Các phòng chuyên môn, Trạm Y tế xã và các trường học báo cáo kết quả về UBND xã trước ngày 15/6/2026.",
            ["Các phòng chuyên môn", "Trạm Y tế xã", "Các trường học"],
            [],
        ),
        ("Tham mưu UBND xã ban hành kế hoạch chuyển đổi số năm 2026.", [], []),
        ("Chủ trì tham mưu UBND xã theo dõi, đôn đốc việc thực hiện Kế hoạch này.", [], []),
        ("Phối hợp với Công an xã rà soát, làm sạch dữ liệu dân cư.", [], ["Công an xã"]),
        (
            "Phối hợp chặt chẽ với UBMTTQ xã, Hội Nông dân xã vận động người dân hiến đất.",
            [],
            ["UBMTTQ xã", "Hội Nông dân xã"],
        ),
        ("Phối hợp tuyên truyền, nâng cao nhận thức của cán bộ, công chức.", [], []),
        ("Chỉ đạo các trường học trên địa bàn thực hiện ký số văn bản.", [], []),
        ("Hướng dẫn các thôn lập hồ sơ đề nghị hỗ trợ.", [], []),
        ("Đôn đốc các phòng, ban hoàn thành nhiệm vụ được giao.", [], []),
        ("Tăng cường phối hợp giữa các bộ phận chuyên môn trong giải quyết hồ sơ.", [], []),
        (
            "Định kỳ hằng tháng, các phòng chuyên môn báo cáo kết quả về Văn phòng HĐND và UBND để tổng hợp.",
            ["Các phòng chuyên môn"],
            [],
        ),
        (
            "Căn cứ Kế hoạch này, Thủ trưởng các cơ quan, đơn vị xây dựng kế hoạch "
            "cụ thể, phối hợp với Phòng Kinh tế thực hiện.",
            ["Thủ trưởng các cơ quan, đơn vị"],
            ["Phòng Kinh tế"],
        ),
        (
            "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị kịp thời phản ánh về Phòng Văn hóa - Xã hội.",
            ["Các đơn vị"],
            [],
        ),
        (
            "Chủ tịch UBND tỉnh giao Sở Xây dựng chủ trì, phối hợp với Sở Tài "
            "chính, UBND các xã, phường rà soát quy hoạch.",
            ["Sở Xây dựng"],
            ["Sở Tài chính", "UBND các xã, phường"],
        ),
        ("UBND xã yêu cầu Trưởng các thôn tổ chức họp dân.", ["Trưởng các thôn"], []),
        ("UBND xã giao Phòng Kinh tế tổng hợp, báo cáo trước ngày 20/7/2026.", ["Phòng Kinh tế"], []),
        ("Để bảo đảm tiến độ, đề nghị các phòng chuyên môn khẩn trương thực hiện.", ["Các phòng chuyên môn"], []),
        ("Tổ chức hội nghị đối thoại với doanh nghiệp (Phòng Kinh tế chủ trì).", ["Phòng Kinh tế"], []),
        (
            "Rà soát cơ sở vật chất trường học (Phòng Văn hóa - Xã hội chủ trì; các trường học phối hợp).",
            [VHXH],
            ["Các trường học"],
        ),
        (
            "Công tác vệ sinh môi trường do Đoàn Thanh niên xã chủ trì, Hội Phụ nữ xã phối hợp.",
            ["Đoàn Thanh niên xã"],
            ["Hội Phụ nữ xã"],
        ),
        ("Lắp đặt camera an ninh tại các thôn do Công an xã thực hiện.", ["Công an xã"], []),
        ("Kiểm tra văn bản do UBND xã ban hành.", [], []),
        (
            "Báo cáo chuyên đề “Đổi mới kiểm tra, đánh giá” – Trường THCS Đông An thực hiện.",
            ["Trường Trung học cơ sở Đông An"],
            [],
        ),
        (
            "Đồng chí PCT UBND phụ trách VHXH chỉ đạo Đài Truyền thanh xã phát tin bài.",
            ["Phó Chủ tịch UBND phụ trách văn hóa - xã hội"],
            [],
        ),
        (
            "Công chức Tư pháp – Hộ tịch tham mưu rà soát văn bản quy phạm pháp luật.",
            ["Công chức Tư pháp - Hộ tịch"],
            [],
        ),
        ("Đề nghị các đồng chí cán bộ, công chức chấp hành nghiêm giờ giấc làm việc.", ["Cán bộ, công chức"], []),
        ("Bộ phận một cửa gọi điện báo trước cho người dân khi hồ sơ cần bổ sung.", ["Bộ phận một cửa"], []),
        ("Giao công an xã, cơ quan thường trực Tổ công tác, lập biểu theo dõi.", ["Công an xã"], []),
        ("Thường xuyên rà soát, cập nhật dữ liệu trên Cổng dịch vụ công quốc gia.", [], []),
        ("Xây dựng kế hoạch kiểm tra công vụ của UBND xã năm 2026.", [], []),
        ("Phòng, chống tham nhũng, thực hành tiết kiệm, chống lãng phí.", [], []),
        ("Tổ chức thực hiện tốt quy chế dân chủ ở cơ sở.", [], []),
        ("Ban hành quy chế làm việc của cơ quan.", [], []),
        ("Văn phòng HĐND và UBND tham mưu UBND xã tổ chức kiểm tra; tổng hợp báo cáo.", [VP], []),
        (
            "Giao Văn phòng HĐND và UBND; Phòng Kinh tế; Phòng VHXH rà soát thủ tục hành chính theo lĩnh vực.",
            [VP, "Phòng Kinh tế", VHXH],
            [],
        ),
        ("Giao Trưởng phòng Kinh tế chỉ đạo rà soát các dự án chậm tiến độ.", ["Trưởng phòng Kinh tế"], []),
        ("Đề nghị Ban Thường vụ Đảng ủy xã quan tâm lãnh đạo.", ["Ban Thường vụ Đảng ủy xã"], []),
        ("Các chi bộ trực thuộc tổ chức sinh hoạt chuyên đề trong quý III.", ["Các chi bộ trực thuộc"], []),
        ("Các thôn, tổ dân phố tuyên truyền, vận động Nhân dân.", ["Các thôn, tổ dân phố"], []),
        (
            "Giáo viên chủ nhiệm phối hợp với cha mẹ học sinh quản lý học sinh trong dịp hè.",
            ["Giáo viên chủ nhiệm"],
            ["Cha mẹ học sinh"],
        ),
        ("Phối hợp cùng Ban Quản lý dự án và nhà thầu đẩy nhanh tiến độ.", [], ["Ban Quản lý dự án", "Nhà thầu"]),
        (
            "Hội Cựu chiến binh xã phối hợp với Đoàn Thanh niên xã chăm sóc nghĩa trang.",
            ["Hội Cựu chiến binh xã"],
            ["Đoàn Thanh niên xã"],
        ),
        (
            "Thủ trưởng các cơ quan, đơn vị chịu trách nhiệm trước Chủ tịch UBND xã về kết quả thực hiện.",
            ["Thủ trưởng các cơ quan, đơn vị"],
            [],
        ),
    ],
)
def test_task_sentence_of_a_commune(text, leads, shares):
    roles = find_roles(text, COMMUNE)
    assert [unit.value for unit in roles.lead_units] == leads
    assert [unit.value for unit in roles.coordinating_units] == shares
    assert roles.assignees == ()


@pytest.mark.parametrize(
    ("text", "leads", "shares"),
    [
        ("Giao Ban Dân tộc tỉnh lập danh mục thôn đặc biệt khó khăn.", ["Ban Dân tộc"], []),
        (
            "Sở Y tế: Chỉ đạo các cơ sở y tế chuẩn bị đầy đủ vật tư; phối hợp với "
            "ngành Giáo dục và Đào tạo tuyên truyền.",
            ["Sở Y tế"],
            ["Ngành Giáo dục và Đào tạo"],
        ),
        ("Kho bạc Nhà nước tỉnh hướng dẫn thủ tục thanh toán.", ["Kho bạc Nhà nước tỉnh"], []),
        ("Công ty Điện lực Sơn Hải thay trạm biến áp ở hai xã đảo.", ["Công ty Điện lực Sơn Hải"], []),
        (
            "Chủ trì, phối hợp với UBND các xã, phường, đặc khu, các sở, ngành có liên quan kiểm tra.",
            [],
            ["UBND các xã, phường, đặc khu", "Các sở, ngành có liên quan"],
        ),
        ("Các Sở: Nội vụ, Tài chính thẩm định, trình UBND tỉnh.", ["Sở Nội vụ", "Sở Tài chính"], []),
    ],
)
def test_task_sentence_of_a_province(text, leads, shares):
    roles = find_roles(text, PROVINCE)
    assert [unit.value for unit in roles.lead_units] == leads
    assert [unit.value for unit in roles.coordinating_units] == shares


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Giao đồng chí Trần Văn Bình – Trưởng phòng Kinh tế chủ trì tham mưu kế hoạch.", ["Trần Văn Bình"]),
        ("Đồng chí Lê Thị Hạnh, Phó Chủ tịch UBND xã trực tiếp chỉ đạo công tác này.", ["Lê Thị Hạnh"]),
        ("Giao ông Phạm Hữu Phước, công chức Văn phòng, tổng hợp số liệu.", ["Phạm Hữu Phước"]),
        ("Phân công bà Đỗ Thị Mến phụ trách tổ tiếp nhận hồ sơ.", ["Đỗ Thị Mến"]),
    ],
)
def test_ordered_person_is_assignee_and_leaves_the_lead_empty(text, persons):
    roles = find_roles(text, COMMUNE)
    assert [person.value for person in roles.assignees] == persons
    assert roles.lead_units == ()


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Các phòng lập tiến độ từng tháng; Văn phòng HĐND và UBND đưa vào nội dung giao ban.", ["Các phòng", VP]),
        ("Phân công tổ biên tập cập nhật tin bài hằng tuần.", []),
        ("Các đơn vị theo chức năng, nhiệm vụ được giao tổ chức thực hiện.", ["Các đơn vị"]),
        (
            "Thủ trưởng các phòng, đơn vị được giao chủ trì báo cáo tiến độ.",
            ["Thủ trưởng các phòng, đơn vị được giao chủ trì"],
        ),
        ("Phòng Văn hóa - Xã hội theo dõi, tổng hợp kết quả.", [VHXH]),
        ("Các Ban của HĐND xã giám sát chuyên đề.", ["Các Ban của HĐND xã"]),
        ("Ban Chỉ đạo các chương trình trọng điểm xã họp giao ban.", ["Ban Chỉ đạo các chương trình trọng điểm"]),
    ],
)
def test_who_leads(text, leads):
    assert [unit.value for unit in find_roles(text, COMMUNE).lead_units] == leads


def test_person_ordered_and_unit_named_beside():
    roles = find_roles("Giao đồng chí Trần Văn Bình chỉ đạo; Phòng Kinh tế tham mưu kế hoạch.", COMMUNE)
    assert [person.value for person in roles.assignees] == ["Trần Văn Bình"]
    assert [unit.value for unit in roles.lead_units] == ["Phòng Kinh tế"]


def test_units_with_a_place_in_the_text():
    text = "Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã kiểm tra."
    roles = find_roles(text, COMMUNE)
    assert roles.lead_units[0].span.slice(text) == "Phòng Kinh tế"
    assert roles.coordinating_units[0].span.slice(text) == "Công an xã"


def test_short_name_means_the_unit_above():
    roles = find_roles("Trung tâm niêm yết công khai thủ tục.", COMMUNE, (TTPVHCC,))
    assert [unit.value for unit in roles.lead_units] == [TTPVHCC]


def test_a_school_orders_its_own():
    roles = find_roles("Tổ Văn phòng phối hợp với Công đoàn cơ sở chuẩn bị cơ sở vật chất.", SCHOOL)
    assert [unit.value for unit in roles.lead_units] == ["Tổ Văn phòng"]
    assert [unit.value for unit in roles.coordinating_units] == ["Công đoàn cơ sở"]
