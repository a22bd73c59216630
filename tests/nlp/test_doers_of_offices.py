"""Doers of offices, teams, banks, builders, schools and Party bodies, and sentences without any (chủ trì, phối hợp)."""

# ruff: noqa: E501 (a printed sentence stands whole)
from __future__ import annotations

import pytest

from nlp.roles.roles import find_roles
from nlp.units.finder import Issuer
from nlp.units.lists import unit_heading

COMMUNE = Issuer.from_name("UBND xã Hòa Lạc Đông")
WARD = Issuer.from_name("UBND phường Tân Bình Hạ")
PROVINCE = Issuer.from_name("UBND tỉnh Sơn Hải")
PARTY = Issuer.from_name("Đảng ủy xã Hòa Lạc Đông")
PROVINCE_PARTY = Issuer.from_name("Tỉnh ủy Sơn Hải")
FRONT = Issuer.from_name("UBMTTQ xã Hòa Lạc Đông")
SCHOOL = Issuer.from_name("Trường Tiểu học An Sơn Thượng")
HEALTH = Issuer.from_name("Sở Y tế tỉnh Sơn Hải")


@pytest.mark.parametrize(
    ("text", "issuer", "leads", "shares"),
    [
        ("Yêu cầu Trưởng các phòng, ban, ngành; Trưởng các thôn nghiêm túc thực hiện.", COMMUNE, ["Trưởng các phòng, ban, ngành", "Trưởng các thôn"], []),
        ("Phòng Kinh tế phối hợp cùng Hội Nông dân xã và các HTX hướng dẫn nông dân gieo cấy đúng lịch.", COMMUNE, ["Phòng Kinh tế"], ["Hội Nông dân xã", "Các Hợp tác xã"]),
        ("Các đồng chí Ủy viên UBND xã theo lĩnh vực phụ trách đôn đốc các thôn.", COMMUNE, ["Ủy viên UBND"], []),
        ("Văn phòng HĐND và UBND xã theo dõi, đôn đốc; định kỳ báo cáo Chủ tịch UBND xã.", COMMUNE, ["Văn phòng HĐND và UBND"], []),
        ("Đề nghị Thường trực HĐND, Ban Thường trực UBMTTQ Việt Nam xã giám sát việc thực hiện Kế hoạch.", COMMUNE, ["Thường trực HĐND", "Ban Thường trực UBMTTQ Việt Nam xã"], []),
        ("Mỗi thôn thành lập 01 tổ xung kích, hoàn thành trước ngày 30/5/2026.", COMMUNE, ["Các thôn"], []),
        ("Các thôn, tổ dân phố niêm yết danh sách tại nhà văn hóa.", WARD, ["Các thôn, tổ dân phố"], []),
        ("Tổ công tác liên ngành của xã kiểm tra đột xuất ít nhất 02 lần/tháng.", COMMUNE, ["Tổ công tác liên ngành"], []),
        ("Công chức Địa chính - Xây dựng phối hợp Trưởng thôn kiểm tra thực địa.", COMMUNE, ["Công chức Địa chính - Xây dựng"], ["Trưởng thôn"]),
        ("Kho bạc Nhà nước khu vực IX kiểm soát chi bảo đảm đúng quy định.", COMMUNE, ["Kho bạc Nhà nước khu vực IX"], []),
        ("Bảo hiểm xã hội cơ sở An Sơn rà soát, gia hạn thẻ bảo hiểm y tế.", COMMUNE, ["Bảo hiểm xã hội cơ sở An Sơn"], []),
        ("Ngân hàng Chính sách xã hội chi nhánh tỉnh ưu tiên nguồn vốn cho vay giải quyết việc làm.", PROVINCE, ["Ngân hàng Chính sách xã hội chi nhánh tỉnh"], []),
        ("Phòng giao dịch NHCSXH An Sơn giải ngân 100% vốn được giao.", COMMUNE, ["Phòng giao dịch Ngân hàng Chính sách xã hội An Sơn"], []),
        ("Hội LHPN xã, Hội CCB xã, Đoàn TNCS HCM xã tổ chức ra quân dọn vệ sinh môi trường.", COMMUNE, ["Hội Liên hiệp Phụ nữ xã", "Hội Cựu chiến binh xã", "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã"], []),
        ("Giao Thanh tra tỉnh chủ trì, phối hợp với Sở Nội vụ, các cơ quan liên quan thanh tra trách nhiệm người đứng đầu.", PROVINCE, ["Thanh tra tỉnh"], ["Sở Nội vụ", "Các cơ quan liên quan"]),
        ("Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện; báo cáo Chủ tịch UBND tỉnh.", PROVINCE, ["Văn phòng UBND"], []),
        ("Các sở, ban, ngành và UBND các xã, phường, đặc khu báo cáo trước ngày 25/11/2026.", PROVINCE, ["Các sở, ban, ngành", "UBND các xã, phường, đặc khu"], []),
        ("Trung tâm Phục vụ hành chính công tỉnh, Trung tâm Phục vụ hành chính công cấp xã công khai tiến độ xử lý hồ sơ.", PROVINCE, ["Trung tâm Phục vụ hành chính công", "Trung tâm Phục vụ hành chính công cấp xã"], []),
        ("Bệnh viện Đa khoa tỉnh, TTYT khu vực Hòa Lạc tiếp nhận, điều trị người bệnh.", HEALTH, ["Bệnh viện Đa khoa tỉnh", "Trung tâm Y tế khu vực Hòa Lạc"], []),
        ("Chi cục Dân số phối hợp với các phòng chuyên môn Sở tham mưu kế hoạch.", HEALTH, ["Chi cục Dân số"], ["Các phòng chuyên môn"]),
        ("Hiệu trưởng các trường trên địa bàn chịu trách nhiệm trước Chủ tịch UBND xã.", COMMUNE, ["Hiệu trưởng các trường trên địa bàn"], []),
        ("Trường Tiểu học An Sơn 2 và Trường THCS Hòa Lạc sửa chữa nhà vệ sinh học sinh trước 20/8.", COMMUNE, ["Trường Tiểu học An Sơn 2", "Trường Trung học cơ sở Hòa Lạc"], []),
        ("Giáo viên bộ môn nộp giáo án trước thứ Hai hằng tuần cho tổ trưởng.", SCHOOL, ["Giáo viên bộ môn"], []),
        ("Công đoàn cơ sở, Chi đoàn giáo viên phối hợp tổ chức hội thao.", SCHOOL, ["Công đoàn cơ sở", "Chi đoàn giáo viên"], []),
        ("Liên đội Thiếu niên Tiền phong phát động phong trào kế hoạch nhỏ.", SCHOOL, ["Liên đội Thiếu niên Tiền phong"], []),
        ("Ban Tổ chức Đảng ủy rà soát quy hoạch cấp ủy nhiệm kỳ 2025 - 2030.", PARTY, ["Ban Tổ chức Đảng ủy"], []),
        ("Giao Văn phòng Đảng ủy phối hợp với Ban Xây dựng Đảng theo dõi, đôn đốc thực hiện Chương trình này.", PARTY, ["Văn phòng Đảng ủy"], ["Ban Xây dựng Đảng"]),
        ("Đảng ủy Công an xã lãnh đạo lực lượng bảo đảm an ninh chính trị.", PARTY, ["Đảng ủy Công an xã"], []),
        ("Đảng ủy các xã, phường chỉ đạo tổ chức quán triệt đến từng chi bộ.", PROVINCE_PARTY, ["Đảng ủy các xã, phường"], []),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì, phối hợp với Đảng ủy UBND tỉnh tổ chức sơ kết.", PROVINCE_PARTY, ["Ban Tuyên giáo và Dân vận Tỉnh ủy"], ["Đảng ủy UBND tỉnh"]),
        ("Chủ đầu tư các dự án chậm tiến độ có văn bản giải trình trước ngày 10/6.", COMMUNE, ["Chủ đầu tư các dự án chậm tiến độ"], []),
        ("Đơn vị thi công hoàn trả mặt đường sau khi lắp đặt ống nước.", COMMUNE, ["Đơn vị thi công"], []),
        ("Nhà thầu thi công bổ sung nhân lực, thiết bị, tổ chức thi công 3 ca.", COMMUNE, ["Nhà thầu thi công"], []),
        ("Các hộ kinh doanh tại chợ tự trang bị bình chữa cháy trước ngày 30/6.", COMMUNE, ["Các hộ kinh doanh tại chợ"], []),
        ("Viễn thông Sơn Hải, Viettel Sơn Hải bảo đảm thông tin liên lạc thông suốt.", PROVINCE, ["Viễn thông Sơn Hải", "Viettel Sơn Hải"], []),
        ("Đài Truyền thanh xã tăng thời lượng phát sóng 02 buổi/ngày.", COMMUNE, ["Đài Truyền thanh"], []),
        ("Ban Chỉ huy Quân sự xã phối hợp Đồn Biên phòng Hòn Sáo tìm kiếm người mất tích.", COMMUNE, ["Ban Chỉ huy Quân sự xã"], ["Đồn Biên phòng Hòn Sáo"]),
        ("Phòng Kinh tế, Hạ tầng và Đô thị chủ trì, Công an phường phối hợp xử lý lấn chiếm vỉa hè.", WARD, ["Phòng Kinh tế, Hạ tầng và Đô thị"], ["Công an phường"]),
        ("Căn cứ chức năng, nhiệm vụ được giao, các phòng, đơn vị xây dựng kế hoạch chi tiết.", COMMUNE, ["Các phòng, đơn vị"], []),
        ("Trong quá trình thực hiện nếu có khó khăn, vướng mắc, các đơn vị báo cáo về Phòng Kinh tế để tổng hợp.", COMMUNE, ["Các đơn vị"], []),
        ("Tổ chức tập huấn cho cán bộ, công chức về an toàn thông tin.", COMMUNE, [], []),
        ("Tham mưu UBND xã ban hành quyết định kiện toàn Ban Chỉ đạo.", COMMUNE, [], []),
        ("Đề xuất cấp có thẩm quyền bổ sung kinh phí.", COMMUNE, [], []),
        ("Hoàn thiện hồ sơ trình Sở Nội vụ thẩm định trước ngày 30/6.", COMMUNE, [], []),
        ("Thực hiện nghiêm Chỉ thị của Chủ tịch UBND tỉnh về kỷ luật hành chính.", COMMUNE, [], []),
        ("Hồ sơ lưu tại Phòng Văn hóa - Xã hội, gửi Văn phòng 01 bản.", COMMUNE, [], []),
        ("Kịp thời báo cáo UBND xã (qua Phòng Kinh tế) để chỉ đạo.", COMMUNE, [], []),
    ],
)  # fmt: skip
def test_doers_of_an_office(text, issuer, leads, shares):
    roles = find_roles(text, issuer)
    assert [u.value for u in roles.lead_units] == leads
    assert [u.value for u in roles.coordinating_units] == shares


@pytest.mark.parametrize(
    ("heading", "issuer", "units"),
    [
        ("1. Giao Trưởng phòng Kinh tế:", COMMUNE, ["Trưởng phòng Kinh tế"]),
        ("2. Đối với Trưởng các thôn, bản", COMMUNE, ["Trưởng các thôn, bản"]),
        ("3. Trách nhiệm của các cơ quan, đơn vị, địa phương", PROVINCE, ["Các cơ quan, đơn vị, địa phương"]),
        ("4. Các trường học trên địa bàn xã:", COMMUNE, ["Các trường học trên địa bàn xã"]),
        ("5. Kinh phí thực hiện", COMMUNE, []),
        ("1. Công tác tuyên truyền", COMMUNE, []),
        ("6. Chế độ báo cáo", COMMUNE, []),
        ("2. Ban hành kế hoạch", COMMUNE, []),
        ("7. Sở Y tế, Trung tâm KSBT tỉnh", PROVINCE, ["Sở Y tế", "Trung tâm Kiểm soát bệnh tật"]),
        ("3. Chi bộ, cấp ủy các thôn", PARTY, ["Chi bộ", "Cấp ủy các thôn"]),
        ("8. Các thành viên Ban Chỉ đạo", COMMUNE, ["Các thành viên Ban Chỉ đạo"]),
        ("9. Cá nhân, tổ chức nuôi trồng thủy sản:", COMMUNE, ["Cá nhân, tổ chức nuôi trồng thủy sản"]),
        ("10. Ban Công tác Mặt trận thôn, các chi hội đoàn thể", FRONT, ["Ban Công tác Mặt trận thôn", "Các chi hội đoàn thể"]),
        ("5. Các lực lượng tham gia", COMMUNE, ["Các lực lượng"]),
    ],
)  # fmt: skip
def test_doers_of_an_office_heading(heading, issuer, units):
    assert [u.value for u in unit_heading(heading, issuer)] == units
