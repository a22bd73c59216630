"""Doers of communes, schools, hospitals, police, army, courts, tax offices, banks and enterprises in every place."""

# ruff: noqa: E501 (a printed sentence stands whole)
from __future__ import annotations

import pytest

from nlp.roles.lines import role_line, shared_work
from nlp.roles.roles import find_roles
from nlp.units.finder import Issuer
from nlp.units.lists import unit_heading
from nlp.units.people import find_people
from nlp.units.slots import split_units

ARMY = Issuer.from_name("Ban Chỉ huy Quân sự xã Hòa Lạc Đông")
BANK = Issuer.from_name("Ngân hàng Chính sách xã hội tỉnh Sơn Hải")
COMMUNE = Issuer.from_name("UBND xã Hòa Lạc Đông")
COOPERATIVE = Issuer.from_name("Hợp tác xã nông nghiệp An Sơn")
COURT = Issuer.from_name("Tòa án nhân dân khu vực 3")
DISTRICT = Issuer.from_name("UBND huyện An Sơn")
ENTERPRISE = Issuer.from_name("Công ty TNHH MTV Thủy lợi Sơn Hải")
FRONT = Issuer.from_name("UBMTTQ Việt Nam xã Hòa Lạc Đông")
HOSPITAL = Issuer.from_name("Bệnh viện Đa khoa khu vực An Sơn")
PARTY = Issuer.from_name("Đảng ủy xã Hòa Lạc Đông")
POLICE = Issuer.from_name("Công an xã Hòa Lạc Đông")
PROJECTS = Issuer.from_name("Ban Quản lý dự án đầu tư xây dựng khu vực An Sơn")
PROVINCE = Issuer.from_name("UBND tỉnh Sơn Hải")
SCHOOL = Issuer.from_name("Trường THCS An Sơn Thượng")
TAX = Issuer.from_name("Thuế cơ sở 5 tỉnh Sơn Hải")


@pytest.mark.parametrize(
    ("text", "issuer", "leads", "shares", "people"),
    [
        ("Các đơn vị được giao chủ trì tại Phụ lục gửi báo cáo về Phòng Kinh tế trước ngày 20/6.", COMMUNE, ["Các đơn vị được giao chủ trì tại Phụ lục"], [], []),
        ("Các hộ kinh doanh tại chợ ký cam kết không lấn chiếm lòng đường.", COMMUNE, ["Các hộ kinh doanh tại chợ"], [], []),
        ("Các thôn chưa hoàn thành tiêu chí môi trường lập kế hoạch khắc phục trong tháng 7.", COMMUNE, ["Các thôn chưa hoàn thành tiêu chí môi trường"], [], []),
        ("UBND các xã có rừng tổ chức ký cam kết với chủ rừng.", PROVINCE, ["UBND các xã có rừng"], [], []),
        ("Ban phát triển các thôn, bản công khai danh sách hộ được hỗ trợ.", COMMUNE, ["Ban phát triển các thôn, bản"], [], []),
        ("Yêu cầu 100% công chức, viên chức sử dụng chữ ký số cá nhân.", COMMUNE, ["Công chức, viên chức"], [], []),
        ("Trước 08 giờ hằng ngày, đồng chí Lò Văn Thắng kiểm tra hộp thư công vụ.", COMMUNE, [], [], ["Lò Văn Thắng"]),
        ("Rà soát, cắm mốc hành lang tuyến kênh. Phòng Kinh tế chịu trách nhiệm chung.", COMMUNE, ["Phòng Kinh tế"], [], []),
        ("Cập nhật tin bài lên Trang TTĐT, do Ban Biên tập Trang TTĐT xã thực hiện.", COMMUNE, ["Ban Biên tập Trang thông tin điện tử"], [], []),
        ("Đề nghị Ban Thanh tra nhân dân xã giám sát việc chi trả hỗ trợ.", COMMUNE, ["Ban Thanh tra nhân dân xã"], [], []),
        ("Đề nghị Ban Giám sát đầu tư của cộng đồng xã kiểm tra công trình nhà văn hóa.", COMMUNE, ["Ban Giám sát đầu tư của cộng đồng xã"], [], []),
        ("Tổ trưởng các tổ An ninh, Môi trường, Văn nghệ báo cáo kết quả hằng tuần.", COMMUNE, ["Tổ trưởng tổ An ninh", "Tổ trưởng tổ Môi trường", "Tổ trưởng tổ Văn nghệ"], [], []),
        ("Chủ đầu tư các dự án chậm tiến độ giải trình nguyên nhân với UBND xã.", COMMUNE, ["Chủ đầu tư các dự án chậm tiến độ"], [], []),
        ("Nhân viên bảo vệ (ca đêm) khóa cổng trụ sở sau 18 giờ.", COMMUNE, ["Nhân viên bảo vệ (ca đêm)"], [], []),
        ("Kế toán, thủ quỹ cùng Văn phòng HĐND và UBND kiểm kê quỹ tiền mặt.", COMMUNE, ["Kế toán", "Thủ quỹ", "Văn phòng HĐND và UBND"], [], []),
        ("Duy trì chế độ trực; bộ phận trực ban báo cáo tình hình trước 16 giờ.", COMMUNE, ["Bộ phận trực ban"], [], []),
        ("Mở 02 lớp xóa mù chữ tại thôn Đông. Giao các trường tiểu học, trung học cơ sở.", COMMUNE, ["Các trường tiểu học, trung học cơ sở"], [], []),
        ("Hiệu trưởng các trường mầm non, tiểu học và trung học cơ sở đăng ký tiêu chí trường chuẩn.", COMMUNE, ["Hiệu trưởng các trường mầm non, tiểu học và trung học cơ sở"], [], []),
        ("Người có uy tín trong đồng bào dân tộc thiểu số vận động bà con xóa bỏ hủ tục.", COMMUNE, ["Người có uy tín trong đồng bào dân tộc thiểu số"], [], []),
        ("Phòng Kinh tế chủ trì, cùng Công an xã kiểm tra bến bãi tập kết cát.", COMMUNE, ["Phòng Kinh tế"], ["Công an xã"], []),
        ("Câu lạc bộ “Gia đình hạnh phúc” và Tổ hòa giải thôn Hạ hòa giải mâu thuẫn từ cơ sở.", COMMUNE, ["Câu lạc bộ “Gia đình hạnh phúc”", "Tổ hòa giải thôn Hạ"], [], []),
        ("Hội Nạn nhân chất độc da cam/dioxin xã rà soát hội viên khó khăn.", COMMUNE, ["Hội Nạn nhân chất độc da cam/dioxin xã"], [], []),
        ("Phòng VHXH tham mưu, trường TH An Sơn và Trạm Y tế xã phối hợp tổ chức khám mắt cho học sinh.", COMMUNE, ["Phòng Văn hóa - Xã hội"], ["Trường Tiểu học An Sơn", "Trạm Y tế xã"], []),
        ("Trong các ngày nghỉ lễ, trực lãnh đạo và trực văn phòng báo cáo nhanh trước 16 giờ.", COMMUNE, ["Trực lãnh đạo", "Trực văn phòng"], [], []),
        ("Các sở, ban, ngành, địa phương được giao nhiệm vụ tại Nghị quyết xây dựng kế hoạch chi tiết.", PROVINCE, ["Các sở, ban, ngành, địa phương được giao nhiệm vụ tại Nghị quyết"], [], []),
        ("Các chủ đầu tư có tỷ lệ giải ngân dưới 30% kiểm điểm trách nhiệm.", PROVINCE, ["Các chủ đầu tư có tỷ lệ giải ngân dưới 30 %"], [], []),
        ("Bộ Chỉ huy Quân sự tỉnh chủ trì, phối hợp với Công an tỉnh và BĐBP tỉnh diễn tập khu vực phòng thủ.", PROVINCE, ["Bộ Chỉ huy Quân sự tỉnh"], ["Công an tỉnh", "Bộ đội Biên phòng tỉnh"], []),
        ("Các cơ quan báo chí, Báo và Phát thanh, Truyền hình tỉnh mở chuyên mục tuyên truyền.", PROVINCE, ["Các cơ quan báo chí", "Báo và Phát thanh, Truyền hình tỉnh"], [], []),
        ("UBND 15 xã, phường ven biển quản lý chặt tàu cá ba không.", PROVINCE, ["UBND 15 xã, phường ven biển"], [], []),
        ("Phòng Nông nghiệp và PTNT huyện phối hợp với Hạt Kiểm lâm kiểm tra rừng giáp ranh.", DISTRICT, ["Phòng Nông nghiệp và Phát triển nông thôn"], ["Hạt Kiểm lâm"], []),
        ("Các chi bộ chưa kết nạp được đảng viên mới xây dựng kế hoạch tạo nguồn.", PARTY, ["Các chi bộ chưa kết nạp được đảng viên mới"], [], []),
        ("Ban Thường vụ Đảng ủy phân công đồng chí Hà Văn Sáng, Ủy viên Ban Thường vụ, phụ trách chi bộ thôn Đông.", PARTY, [], [], ["Hà Văn Sáng"]),
        ("Các đồng chí đảng ủy viên phụ trách chi bộ dự sinh hoạt chi bộ ít nhất 01 lần/quý.", PARTY, ["Đảng ủy viên phụ trách chi bộ"], [], []),
        ("Cấp ủy cơ sở chỉ đạo các đoàn thể xây dựng kế hoạch.", PARTY, ["Cấp ủy cơ sở"], [], []),
        ("Các tổ chức thành viên của Mặt trận vận động đoàn viên, hội viên hưởng ứng.", FRONT, ["Các tổ chức thành viên của Mặt trận"], [], []),
        ("Xã đoàn, Hội LHPN xã mỗi đơn vị đảm nhận 01 phần việc thanh niên.", FRONT, ["Xã đoàn", "Hội Liên hiệp Phụ nữ xã"], [], []),
        ("Giáo viên dạy lớp 9 ôn tập cho học sinh mỗi tuần 02 buổi.", SCHOOL, ["Giáo viên dạy lớp 9"], [], []),
        ("Tổ trưởng các tổ Toán - Tin, Ngữ văn, Khoa học tự nhiên nộp kế hoạch dạy học.", SCHOOL, ["Tổ trưởng tổ Toán - Tin", "Tổ trưởng tổ Ngữ văn", "Tổ trưởng tổ Khoa học tự nhiên"], [], []),
        ("Phó Hiệu trưởng phụ trách chuyên môn duyệt đề kiểm tra cuối kỳ.", SCHOOL, ["Phó Hiệu trưởng phụ trách chuyên môn"], [], []),
        ("Ban đại diện cha mẹ học sinh các lớp vận động học sinh trở lại trường.", SCHOOL, ["Ban đại diện cha mẹ học sinh các lớp"], [], []),
        ("Hội đồng tự đánh giá hoàn thiện báo cáo trước ngày 30/5.", SCHOOL, ["Hội đồng tự đánh giá"], [], []),
        ("Công đoàn nhà trường, Hội CMHS phối hợp trao quà cho học sinh nghèo.", SCHOOL, ["Công đoàn nhà trường", "Hội Cha mẹ học sinh"], [], []),
        ("Các khoa Nội tổng hợp, Ngoại tổng hợp, Sản báo cáo số giường kê thêm.", HOSPITAL, ["Khoa Nội tổng hợp", "Khoa Ngoại tổng hợp", "Khoa Sản"], [], []),
        ("Tổ bảo vệ thường trực 24/24 giờ tại cổng số 1.", HOSPITAL, ["Tổ bảo vệ"], [], []),
        ("Phòng KHTH chủ trì, phối hợp khoa Khám bệnh, phòng CTXH phân luồng người bệnh.", HOSPITAL, ["Phòng Kế hoạch tổng hợp"], ["Khoa Khám bệnh", "Phòng Công tác xã hội"], []),
        ("Khoa Dược - Vật tư y tế dự trù thuốc quý III.", HOSPITAL, ["Khoa Dược - Vật tư y tế"], [], []),
        ("Các khoa chưa đạt tỷ lệ bệnh án điện tử nêu tại Phụ lục 1 khắc phục trong tháng 5.", HOSPITAL, ["Các khoa chưa đạt tỷ lệ bệnh án điện tử nêu tại Phụ lục 1"], [], []),
        ("Kíp trực phòng mổ kiểm tra khí y tế đầu ca.", HOSPITAL, ["Kíp trực phòng mổ"], [], []),
        ("Nhóm cải tiến chất lượng khoa Nhi trình đề án trong tháng 6.", HOSPITAL, ["Nhóm cải tiến chất lượng khoa Nhi"], [], []),
        ("Cảnh sát khu vực, Công an viên thường trực kiểm tra lưu trú ban đêm.", POLICE, ["Cảnh sát khu vực", "Công an viên thường trực"], [], []),
        ("Đồng chí Thiếu tá Vàng A Chứ, Phó Trưởng Công an xã chỉ đạo tổ tuần tra.", POLICE, [], [], ["Vàng A Chứ"]),
        ("Trung đội Dân quân cơ động huấn luyện bắn súng bài 1.", ARMY, ["Trung đội Dân quân cơ động"], [], []),
        ("Các ban, trung đội, tiểu đội tổng kết công tác năm.", ARMY, ["Các ban, trung đội, tiểu đội"], [], []),
        ("Đồng chí Phó Chỉ huy trưởng - Tham mưu trưởng phê duyệt giáo án.", ARMY, ["Phó Chỉ huy trưởng - Tham mưu trưởng"], [], []),
        ("Thôn đội trưởng các thôn đăng ký nguồn dân quân.", ARMY, ["Thôn đội trưởng các thôn"], [], []),
        ("Phối hợp với Công an cùng cấp nắm tình hình địa bàn.", ARMY, [], ["Công an cùng cấp"], []),
        ("Đại đội Công binh, Tiểu đoàn Bộ binh 3 cơ động khi có lệnh.", ARMY, ["Đại đội Công binh", "Tiểu đoàn Bộ binh 3"], [], []),
        ("Trợ lý Tác huấn soạn kế hoạch diễn tập.", ARMY, ["Trợ lý Tác huấn"], [], []),
        ("Thẩm phán được phân công giải quyết án dân sự rà soát án quá hạn.", COURT, ["Thẩm phán được phân công giải quyết án dân sự"], [], []),
        ("Thư ký Tòa án, Thẩm tra viên cập nhật dữ liệu án hằng ngày.", COURT, ["Thư ký Tòa án", "Thẩm tra viên"], [], []),
        ("Chấp hành viên phụ trách vụ việc xác minh điều kiện thi hành án.", COURT, ["Chấp hành viên phụ trách vụ việc"], [], []),
        ("Tổ Nghiệp vụ - Dự toán - Pháp chế soạn công văn đề nghị ngân hàng cung cấp thông tin.", TAX, ["Tổ Nghiệp vụ - Dự toán - Pháp chế"], [], []),
        ("Bộ phận “một cửa” hỗ trợ người nộp thuế kê khai.", TAX, ["Bộ phận “một cửa”"], [], []),
        ("Ban đại diện HĐQT NHCSXH các cấp kiểm tra cơ sở.", BANK, ["Ban đại diện Hội đồng quản trị Ngân hàng Chính sách xã hội các cấp"], [], []),
        ("Tư vấn giám sát kiểm tra chất lượng vật liệu đầu vào.", PROJECTS, ["Tư vấn giám sát"], [], []),
        ("Liên danh nhà thầu An Phú - Sơn Hải khắc phục sụt lún.", PROJECTS, ["Liên danh nhà thầu An Phú - Sơn Hải"], [], []),
        ("Các tổ sản xuất số 1, 2 và 3 gieo cấy đúng lịch.", COOPERATIVE, ["Tổ sản xuất số 1", "Tổ sản xuất số 2", "Tổ sản xuất số 3"], [], []),
        ("Công nhân thủy nông phụ trách tuyến kênh T2 vớt bèo, rác.", ENTERPRISE, ["Công nhân thủy nông phụ trách tuyến kênh T2"], [], []),
        ("Quản đốc các phân xưởng báo cáo an toàn lao động hằng tuần.", ENTERPRISE, ["Quản đốc các phân xưởng"], [], []),
        ("Ban chấp hành công đoàn các xí nghiệp chăm lo bữa ăn ca.", ENTERPRISE, ["Ban chấp hành Công đoàn các xí nghiệp"], [], []),
        ("Hội đồng thành viên, Kiểm soát viên giám sát việc bảo toàn vốn.", ENTERPRISE, ["Hội đồng thành viên", "Kiểm soát viên"], [], []),
        ("Nạo vét 2 km kênh N3, do Trung tâm Dịch vụ nông nghiệp và các thôn dọc tuyến thực hiện.", COMMUNE, ["Trung tâm Dịch vụ nông nghiệp", "Các thôn dọc tuyến"], [], []),
        ("Thẩm định giá đất cụ thể - Phòng Kinh tế.", COMMUNE, ["Phòng Kinh tế"], [], []),
        ("Mở chuyên mục hỏi đáp trên fanpage. Ủy viên Ban Biên tập phụ trách nội dung duyệt tin hằng ngày.", COMMUNE, ["Ủy viên Ban Biên tập phụ trách nội dung"], [], []),
        ("Chỉ đạo các trường học xây dựng kịch bản ứng phó; Công an xã diễn tập mẫu tại 02 trường.", COMMUNE, ["Công an xã"], [], []),
    ],
)  # fmt: skip
def test_doers_in_every_place(text, issuer, leads, shares, people):
    roles = find_roles(text, issuer)
    told = [[found.value for found in part] for part in (roles.lead_units, roles.coordinating_units, roles.assignees)]
    assert told == [leads, shares, people]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Niêm yết thủ tục; đơn vị nào gửi chậm thì bị trừ điểm.", []),
        ("Kinh phí từ nguồn ngân sách xã. Phòng Kinh tế không còn nhiệm vụ chi.", []),
        ("Đến từng hộ hướng dẫn kê khai; mỗi công chức phụ trách 15 hộ.", []),
        ("Hoàn thành kế hoạch. Thủ trưởng đơn vị chịu trách nhiệm nếu để chậm.", []),
        ("Tuyên truyền đến 100% công chức, viên chức.", []),
    ],
)
def test_no_doer_in_a_later_sentence(text, leads):
    assert [unit.value for unit in find_roles(text, COMMUNE).lead_units] == leads


@pytest.mark.parametrize(
    ("cell", "leads", "shares"),
    [
        ("Phòng Kinh tế (chủ trì), các phòng, đơn vị", ["Phòng Kinh tế"], ["Các phòng, đơn vị"]),
        ("Đơn vị chủ trì là Phòng Kinh tế, đơn vị phối hợp là Công an xã", ["Phòng Kinh tế"], ["Công an xã"]),
        ("Người thực hiện: Kế toán trưởng; người kiểm soát: Trưởng phòng", ["Kế toán trưởng"], ["Trưởng phòng"]),
    ],
)
def test_slot_that_names_lead_and_sharer(cell, leads, shares):
    roles = shared_work(cell, COMMUNE) or role_line(cell, COMMUNE) or find_roles(cell, COMMUNE)
    assert [u.value for u in roles.lead_units] == leads
    assert [u.value for u in roles.coordinating_units] == shares


def test_short_name_in_brackets_is_no_unit():
    cell = "Phòng Kinh tế, Hạ tầng và Đô thị (KT, HT&ĐT); Công an xã (CAX)"
    assert [u.value for u in split_units(cell, COMMUNE)] == ["Phòng Kinh tế, Hạ tầng và Đô thị", "Công an xã"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Đồng chí Thiếu tá Vàng A Chứ chỉ đạo", ["Vàng A Chứ"]),
        ("Giao Bác sĩ CKI Lê Thị Hồng Phúc chủ trì", ["Lê Thị Hồng Phúc"]),
        ("Phó Giám đốc Đặng Ngọc Sang kiểm tra", ["Đặng Ngọc Sang"]),
        ("Đồng chí Phó Trưởng Thuế cơ sở phụ trách", []),
        ("Chủ tịch Hồ Chí Minh", []),
        ("Giám đốc Văn Hóa Xã Hội", []),
    ],
)
def test_person_by_rank_or_post(text, people):
    assert [person.value for person in find_people(text)] == people


def test_heading_that_addresses_several_posts():
    doers = unit_heading("7. Các ông (bà) Trưởng thôn Đông Hà, Nà Hạ", COMMUNE)
    assert [unit.value for unit in doers] == ["Trưởng thôn Đông Hà", "Trưởng thôn Nà Hạ"]


def test_each_clause_has_a_doer_of_its_own():
    text = "Đề nghị Phòng giao dịch NHCSXH An Sơn bố trí đủ vốn; Tổ tiết kiệm và vay vốn các thôn bình xét công khai."
    units = [unit.value for unit in find_roles(text, COMMUNE).lead_units]
    assert units == [
        "Phòng giao dịch Ngân hàng Chính sách xã hội An Sơn",
        "Tổ tiết kiệm và vay vốn các thôn",
    ]
