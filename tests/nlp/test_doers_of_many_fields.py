"""Roles and units of many fields: floods, land, health, schools, army, Party, front (sở, ngành, đoàn thể)."""

# ruff: noqa: E501 (a printed sentence stands whole)
from __future__ import annotations

import pytest

from nlp.roles.roles import find_roles
from nlp.units.finder import Issuer, canonical_unit
from nlp.units.lists import unit_heading

COMMUNE = Issuer.from_name("UBND xã Hòa Lạc Đông")
WARD = Issuer.from_name("UBND phường Tân Bình Hạ")
PROVINCE = Issuer.from_name("UBND tỉnh Sơn Hải")
PARTY = Issuer.from_name("Đảng ủy xã Hòa Lạc Đông")
FRONT = Issuer.from_name("UBMTTQ xã Hòa Lạc Đông")
SCHOOL = Issuer.from_name("Trường Tiểu học An Sơn Thượng")
HEALTH = Issuer.from_name("Sở Y tế tỉnh Sơn Hải")


@pytest.mark.parametrize(
    ("text", "issuer", "leads", "shares"),
    [
        ("Công an xã phối hợp với địa phương di dời lồng bè trước lũ.", COMMUNE, ["Công an xã"], ["Địa phương"]),
        ("Ban Chỉ huy Quân sự xã chủ trì, phối hợp với cơ sở diễn tập phương án cứu hộ.", COMMUNE, ["Ban Chỉ huy Quân sự xã"], ["Cơ sở"]),
        ("Trạm Y tế xã phối hợp với nhà trường khám sức khỏe cho học sinh.", COMMUNE, ["Trạm Y tế xã"], ["Nhà trường"]),
        ("Phối hợp chặt chẽ với gia đình quản lý học sinh trong dịp hè.", SCHOOL, [], ["Gia đình"]),
        ("Phòng Kinh tế phối hợp với đơn vị thi công đẩy nhanh tiến độ đường trục xã.", COMMUNE, ["Phòng Kinh tế"], ["Đơn vị thi công"]),
        ("Trung tâm Dịch vụ tổng hợp phối hợp với nhà thầu khắc phục hư hỏng kênh mương.", COMMUNE, ["Trung tâm Dịch vụ tổng hợp"], ["Nhà thầu"]),
        ("Sở Nông nghiệp và Môi trường phối hợp với chính quyền địa phương kiểm đếm tàu cá.", PROVINCE, ["Sở Nông nghiệp và Môi trường"], ["Chính quyền địa phương"]),
        ("Riêng UBND xã An Sơn Thượng khẩn trương bàn giao mặt bằng trước ngày 30/6/2026.", PROVINCE, ["UBND xã An Sơn Thượng"], []),
        ("Riêng Phòng Kinh tế hoàn thành việc rà soát trong tháng 6.", COMMUNE, ["Phòng Kinh tế"], []),
        ("Hằng tháng các thôn báo cáo kết quả thu gom rác về Phòng Kinh tế.", COMMUNE, ["Các thôn"], []),
        ("Định kỳ hằng quý Phòng Văn hóa - Xã hội tổng hợp, báo cáo UBND xã.", COMMUNE, ["Phòng Văn hóa - Xã hội"], []),
        ("Trước ngày 20 hằng tháng, các trường học gửi báo cáo về Phòng VHXH.", COMMUNE, ["Các trường học"], []),
        ("Ngoài ra, Công an xã tổ chức tuần tra ban đêm.", COMMUNE, ["Công an xã"], []),
        ("Đồng thời Công an xã lập danh sách hộ có nguy cơ cháy nổ.", COMMUNE, ["Công an xã"], []),
        ("Hội đồng NVQS xã tổ chức sơ tuyển sức khỏe công dân nhập ngũ.", COMMUNE, ["Hội đồng nghĩa vụ quân sự"], []),
        ("Hội đồng NVQS các xã, phường xét duyệt danh sách tạm hoãn.", PROVINCE, ["Hội đồng nghĩa vụ quân sự các xã, phường"], []),
        ("BCH PCTT&TKCN xã trực ban 24/24 giờ.", COMMUNE, ["Ban Chỉ huy Phòng chống thiên tai và Tìm kiếm cứu nạn"], []),
        ("Ban Chỉ huy PTDS xã rà soát phương án sơ tán.", COMMUNE, ["Ban Chỉ huy Phòng thủ dân sự xã"], []),
        ("BCĐ ATTP xã tổ chức hậu kiểm các bếp ăn tập thể.", COMMUNE, ["Ban Chỉ đạo an toàn thực phẩm"], []),
        ("BCĐ các chương trình MTQG xã họp đánh giá tiến độ hằng tháng.", COMMUNE, ["Ban Chỉ đạo các chương trình mục tiêu quốc gia"], []),
        ("Đội PCCC các thôn thường xuyên kiểm tra phương tiện chữa cháy.", COMMUNE, ["Đội phòng cháy, chữa cháy các thôn"], []),
        ("Giao BQL dự án ĐTXD xã hoàn thiện thủ tục đầu tư công trình trường mầm non.", COMMUNE, ["Ban Quản lý dự án đầu tư xây dựng"], []),
        ("Ban QLDA đầu tư xây dựng các công trình dân dụng và công nghiệp tỉnh bàn giao mốc giới.", PROVINCE, ["Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng và công nghiệp tỉnh"], []),
        ("Giao Ban QLDA đầu tư xây dựng các công trình thủy lợi tỉnh lập hồ sơ.", PROVINCE, ["Ban Quản lý dự án đầu tư xây dựng các công trình thủy lợi tỉnh"], []),
        ("Chủ trì, phối hợp với Công ty CP Cấp nước Sơn Hải sửa chữa đường ống.", COMMUNE, [], ["Công ty Cổ phần Cấp nước Sơn Hải"]),
        ("Công ty TNHH MTV Thủy lợi Sơn Hải vận hành hồ chứa đúng quy trình.", PROVINCE, ["Công ty Trách nhiệm hữu hạn Một thành viên Thủy lợi Sơn Hải"], []),
        ("Phòng CSGT Công an tỉnh phân luồng giao thông tại các ngầm tràn.", PROVINCE, ["Phòng Cảnh sát giao thông Công an tỉnh"], []),
        ("Lực lượng DQTV xã trực sẵn sàng chiến đấu.", COMMUNE, ["Lực lượng dân quân tự vệ xã"], []),
        ("Văn phòng Điều phối NTM tỉnh hướng dẫn hồ sơ xét công nhận.", PROVINCE, ["Văn phòng Điều phối nông thôn mới"], []),
        ("Phòng VHXH là cơ quan đầu mối, tiếp nhận hồ sơ của các thôn.", COMMUNE, ["Phòng Văn hóa - Xã hội"], []),
        ("Phòng Kinh tế là đơn vị thường trực, giúp UBND xã đôn đốc tiến độ.", COMMUNE, ["Phòng Kinh tế"], []),
        ("Công an xã là lực lượng nòng cốt trong công tác phòng cháy, chữa cháy.", COMMUNE, ["Công an xã"], []),
        ("Văn phòng HĐND và UBND xã làm đầu mối tiếp nhận báo cáo.", COMMUNE, ["Văn phòng HĐND và UBND"], []),
        ("Ban Xây dựng Đảng phối hợp với Trung tâm Chính trị xã mở lớp bồi dưỡng đảng viên mới.", PARTY, ["Ban Xây dựng Đảng"], ["Trung tâm Chính trị xã"]),
        ("Trạm Y tế xã, Trung tâm Y tế khu vực An Sơn giám sát dịch bệnh.", COMMUNE, ["Trạm Y tế xã", "Trung tâm Y tế khu vực An Sơn"], []),
        ("Giao Phòng Kinh tế xã chủ trì, phối hợp với Thuế cơ sở 3 rà soát hộ kinh doanh.", COMMUNE, ["Phòng Kinh tế"], ["Thuế cơ sở 3"]),
        ("Đảng ủy UBND xã lãnh đạo xây dựng kế hoạch triển khai.", PARTY, ["Đảng ủy UBND xã"], []),
        ("Các chi bộ trực thuộc quán triệt đến đảng viên trong tháng 5/2026.", PARTY, ["Các chi bộ trực thuộc"], []),
        ("UBKT Đảng ủy xã kiểm tra việc thực hiện Chỉ thị.", PARTY, ["Ủy ban Kiểm tra Đảng ủy"], []),
        ("Các tổ chức chính trị - xã hội xã vận động hội viên hiến đất làm đường.", FRONT, ["Các tổ chức chính trị - xã hội xã"], []),
        ("Ban công tác Mặt trận các thôn giám sát việc chi trả bồi thường.", FRONT, ["Ban công tác Mặt trận các thôn"], []),
        ("Tổ trưởng các tổ chuyên môn dự giờ ít nhất 02 tiết/tháng.", SCHOOL, ["Tổ trưởng các tổ chuyên môn"], []),
        ("Giáo viên chủ nhiệm phối hợp với cha mẹ học sinh vận động học sinh ra lớp.", SCHOOL, ["Giáo viên chủ nhiệm"], ["Cha mẹ học sinh"]),
        ("Bộ đội Biên phòng tỉnh tuần tra đường biên mỗi tuần 02 lượt.", PROVINCE, ["Bộ đội Biên phòng tỉnh"], []),
        ("Đài KTTV tỉnh cung cấp bản tin dự báo 3 giờ/lần.", PROVINCE, ["Đài Khí tượng thủy văn tỉnh"], []),
        ("Yêu cầu Chủ tịch UBND các xã, phường ven biển tổ chức cấm biển từ 15h00 ngày 12/9/2026.", PROVINCE, ["Chủ tịch UBND các xã, phường ven biển"], []),
        ("Yêu cầu UBND các xã: An Sơn Thượng, Hòa Lạc Đông, Tân Mỹ hoàn thành chi trả trước 30/6.", PROVINCE, ["UBND xã An Sơn Thượng", "UBND xã Hòa Lạc Đông", "UBND xã Tân Mỹ"], []),
        ("UBND các xã An Sơn Thượng, Hòa Lạc Đông phối hợp với chủ đầu tư cắm mốc.", PROVINCE, ["UBND xã An Sơn Thượng", "UBND xã Hòa Lạc Đông"], ["Chủ đầu tư"]),
        ("Trưởng thôn các thôn Đông, Trung, Hạ vận động nhân dân dọn vệ sinh.", COMMUNE, ["Trưởng thôn Đông", "Trưởng thôn Trung", "Trưởng thôn Hạ"], []),
        ("Các thôn Đông, Trung và Hạ hoàn thành việc chỉnh trang trước Tết.", COMMUNE, ["Thôn Đông", "Thôn Trung", "Thôn Hạ"], []),
        ("Trường MN, Trường TH&THCS Hòa Lạc rà soát trẻ trong độ tuổi.", COMMUNE, ["Trường Mầm non Hòa Lạc", "Trường Tiểu học và Trung học cơ sở Hòa Lạc"], []),
        ("Đội QLTT số 4 kiểm tra hàng giả trên địa bàn.", COMMUNE, ["Đội Quản lý thị trường số 4"], []),
        ("Chi cục QLTT tỉnh phối hợp với Công an tỉnh xử lý hàng lậu.", PROVINCE, ["Chi cục Quản lý thị trường tỉnh"], ["Công an tỉnh"]),
        ("CN VPĐKĐĐ khu vực An Sơn trích lục bản đồ 45 thửa đất.", COMMUNE, ["Chi nhánh Văn phòng Đăng ký đất đai khu vực An Sơn"], []),
        ("Trung tâm PTQĐ chi nhánh An Sơn lập phương án bồi thường.", COMMUNE, ["Trung tâm Phát triển quỹ đất chi nhánh An Sơn"], []),
        ("Hội đồng bồi thường, hỗ trợ, tái định cư xã niêm yết phương án.", COMMUNE, ["Hội đồng bồi thường, hỗ trợ, tái định cư"], []),
        ("Hội CTĐ xã vận động quà Tết cho người nghèo.", COMMUNE, ["Hội Chữ thập đỏ xã"], []),
        ("LĐLĐ tỉnh hướng dẫn công đoàn cơ sở tổ chức hội nghị.", PROVINCE, ["Liên đoàn Lao động tỉnh"], []),
        ("Viện KSND khu vực 2 kiểm sát việc thi hành án.", COMMUNE, ["Viện Kiểm sát nhân dân khu vực 2"], []),
        ("THADS tỉnh báo cáo kết quả xác minh.", PROVINCE, ["Thi hành án dân sự tỉnh"], []),
        ("Tổ bảo vệ ANTT ở cơ sở tuần tra đêm 03 buổi/tuần.", COMMUNE, ["Tổ bảo vệ an ninh trật tự ở cơ sở"], []),
        ("Bệnh viện đa khoa khu vực An Sơn bố trí kíp trực cấp cứu.", HEALTH, ["Bệnh viện đa khoa khu vực An Sơn"], []),
        ("Trung tâm KSBT tỉnh giám sát ổ dịch sốt xuất huyết, phối hợp với Trạm Y tế các xã, phường xử lý.", HEALTH, ["Trung tâm Kiểm soát bệnh tật"], ["Trạm Y tế các xã, phường"]),
        ("Giám đốc các bệnh viện công lập chịu trách nhiệm bảo đảm thuốc.", HEALTH, ["Giám đốc các bệnh viện công lập"], []),
        ("Các cơ sở khám bệnh, chữa bệnh báo cáo ca bệnh trong vòng 24 giờ.", HEALTH, ["Các cơ sở khám bệnh, chữa bệnh"], []),
        ("Cục Thuế, Kho bạc Nhà nước tỉnh đối chiếu số liệu thu ngân sách.", PROVINCE, ["Cục Thuế", "Kho bạc Nhà nước tỉnh"], []),
        ("Bộ Tài chính chủ trì, phối hợp với các bộ, cơ quan, địa phương trình Chính phủ.", PROVINCE, ["Bộ Tài chính"], ["Các bộ, cơ quan, địa phương"]),
        ("Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ, UBND các tỉnh, thành phố trực thuộc Trung ương tổ chức thực hiện.", PROVINCE, ["Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ", "UBND các tỉnh, thành phố trực thuộc Trung ương"], []),
        ("Đề nghị Ban Thường trực UBMTTQ Việt Nam xã giám sát việc thực hiện.", COMMUNE, ["Ban Thường trực UBMTTQ Việt Nam xã"], []),
        ("Đề nghị Đoàn TNCS Hồ Chí Minh xã ra quân ngày thứ bảy tình nguyện.", COMMUNE, ["Đoàn Thanh niên Cộng sản Hồ Chí Minh xã"], []),
        ("Công an xã chủ trì; Ban CHQS xã, các thôn phối hợp.", COMMUNE, ["Công an xã"], ["Ban Chỉ huy Quân sự xã", "Các thôn"]),
        ("Phân công đồng chí Phó Chủ tịch UBND xã phụ trách kinh tế trực tiếp chỉ đạo.", COMMUNE, ["Phó Chủ tịch UBND phụ trách kinh tế"], []),
        ("Giao Trưởng Công an xã tham mưu kế hoạch bảo đảm an ninh trật tự dịp lễ.", COMMUNE, ["Trưởng Công an xã"], []),
        ("Chánh Văn phòng HĐND và UBND, Trưởng các phòng, ban, ngành chịu trách nhiệm thi hành.", COMMUNE, ["Chánh Văn phòng HĐND và UBND", "Trưởng các phòng, ban, ngành"], []),
        ("Các tập thể, cá nhân có liên quan nộp lại số tiền chi sai.", COMMUNE, ["Các tập thể, cá nhân có liên quan"], []),
        ("Các cơ sở được kiểm tra khắc phục lỗi trong 10 ngày.", COMMUNE, ["Các cơ sở được kiểm tra"], []),
        ("Các hộ dân bị ảnh hưởng phối hợp bàn giao mặt bằng.", COMMUNE, ["Các hộ dân bị ảnh hưởng"], []),
        ("Sở NN&MT, Sở KH&CN, Sở GD&ĐT, Sở LĐTBXH và Sở TNMT báo cáo kết quả.", PROVINCE, ["Sở Nông nghiệp và Môi trường", "Sở Khoa học và Công nghệ", "Sở Giáo dục và Đào tạo", "Sở Lao động - Thương binh và Xã hội", "Sở Tài nguyên và Môi trường"], []),
        ("Hạt Kiểm lâm khu vực An Sơn phối hợp với các chủ rừng tuần tra rừng giáp ranh.", COMMUNE, ["Hạt Kiểm lâm khu vực An Sơn"], ["Các chủ rừng"]),
        ("Điện lực An Sơn chặt tỉa cây xanh dọc hành lang lưới điện.", COMMUNE, ["Điện lực An Sơn"], []),
        ("Đồn Biên phòng Hòn Sáo phối hợp UBND xã quản lý tàu cá.", COMMUNE, ["Đồn Biên phòng Hòn Sáo"], ["UBND xã Hòa Lạc Đông"]),
        ("Hợp tác xã Nông nghiệp Hòa Lạc chủ động tiêu úng 120 ha lúa.", COMMUNE, ["Hợp tác xã Nông nghiệp Hòa Lạc"], []),
        ("Tổ CNSCĐ các thôn hướng dẫn người dân nộp hồ sơ trực tuyến.", COMMUNE, ["Tổ công nghệ số cộng đồng các thôn"], []),
        ("Bí thư chi bộ, Trưởng thôn các thôn chịu trách nhiệm trước Đảng ủy.", PARTY, ["Bí thư chi bộ", "Trưởng thôn các thôn"], []),
        ("Phòng Cảnh sát PCCC và CNCH Công an tỉnh kiểm tra 35 cơ sở.", PROVINCE, ["Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ Công an tỉnh"], []),
        ("Thanh tra Sở Y tế tham mưu kế hoạch kiểm tra hành nghề y tư nhân.", HEALTH, ["Thanh tra Sở Y tế"], []),
        ("Phòng Nghiệp vụ Y chủ trì, phối hợp với Phòng Kế hoạch - Tài chính xây dựng dự toán.", HEALTH, ["Phòng Nghiệp vụ Y"], ["Phòng Kế hoạch - Tài chính"]),
        ("Yêu cầu chủ đầu tư, đơn vị tư vấn giám sát thường xuyên có mặt tại công trường.", COMMUNE, ["Chủ đầu tư, đơn vị tư vấn giám sát"], []),
        ("Các ban Đảng, Văn phòng Đảng ủy tham mưu hướng dẫn cụ thể.", PARTY, ["Các ban Đảng", "Văn phòng Đảng ủy"], []),
        ("UBMTTQ xã và các tổ chức chính trị - xã hội xây dựng kế hoạch giám sát.", PARTY, ["UBMTTQ xã", "Các tổ chức chính trị - xã hội"], []),
        ("Thường trực HĐND xã chỉ đạo các Ban HĐND thẩm tra dự thảo.", COMMUNE, ["Thường trực HĐND xã"], []),
        ("Cấp ủy, chính quyền các cấp tăng cường lãnh đạo công tác phòng, chống ma túy.", PARTY, ["Cấp ủy", "Chính quyền các cấp"], []),
        ("Người đứng đầu cơ quan, đơn vị chịu trách nhiệm về kết quả chuyển đổi số.", COMMUNE, ["Người đứng đầu cơ quan, đơn vị"], []),
        ("Kế toán nhà trường lập dự toán mua sắm thiết bị trước ngày 15/8.", SCHOOL, ["Kế toán nhà trường"], []),
        ("Phó Hiệu trưởng phụ trách chuyên môn kiểm tra hồ sơ giáo viên hằng tháng.", SCHOOL, ["Phó Hiệu trưởng phụ trách chuyên môn"], []),
        ("Tổ Tiếng Anh - Tin học bồi dưỡng học sinh năng khiếu.", SCHOOL, ["Tổ Tiếng Anh - Tin học"], []),
    ],
)  # fmt: skip
def test_doers_of_a_sentence(text, issuer, leads, shares):
    roles = find_roles(text, issuer)
    assert [u.value for u in roles.lead_units] == leads
    assert [u.value for u in roles.coordinating_units] == shares


@pytest.mark.parametrize(
    ("heading", "issuer", "units"),
    [
        ("4.5. Các cơ sở được kiểm tra", COMMUNE, ["Các cơ sở được kiểm tra"]),
        ("3. Các tập thể, cá nhân có liên quan", COMMUNE, ["Các tập thể, cá nhân có liên quan"]),
        ("3. Trường Mầm non, Trường TH&THCS Hòa Lạc", COMMUNE, ["Trường Mầm non Hòa Lạc", "Trường Tiểu học và Trung học cơ sở Hòa Lạc"]),
        ("2. Các trường Mầm non, Tiểu học, THCS Hòa Lạc", COMMUNE, ["Trường Mầm non Hòa Lạc", "Trường Tiểu học Hòa Lạc", "Trường Trung học cơ sở Hòa Lạc"]),
        ("4. Khu phố trưởng các khu phố 6, 7, 8:", WARD, ["Khu phố trưởng khu phố 6", "Khu phố trưởng khu phố 7", "Khu phố trưởng khu phố 8"]),
        ("5. Trưởng thôn các thôn Đông, Trung, Hạ", COMMUNE, ["Trưởng thôn Đông", "Trưởng thôn Trung", "Trưởng thôn Hạ"]),
        ("6. Trưởng các thôn: Đông, Trung, Hạ", COMMUNE, ["Trưởng thôn Đông", "Trưởng thôn Trung", "Trưởng thôn Hạ"]),
        ("3. Hội đồng nghĩa vụ quân sự các xã, phường", PROVINCE, ["Hội đồng nghĩa vụ quân sự các xã, phường"]),
        ("4. Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh:", PROVINCE, ["Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh"]),
        ("2. UBND các xã: An Sơn Thượng, Hòa Lạc Đông", PROVINCE, ["UBND xã An Sơn Thượng", "UBND xã Hòa Lạc Đông"]),
        ("5. Công an xã, Ban CHQS xã", COMMUNE, ["Công an xã", "Ban Chỉ huy Quân sự xã"]),
        ("IV. UBMTTQ VÀ CÁC ĐOÀN THỂ XÃ", COMMUNE, ["UBMTTQ", "Các đoàn thể xã"]),
        ("3. Đề nghị Ban Thường trực UBMTTQ Việt Nam xã và các tổ chức thành viên", COMMUNE, ["Ban Thường trực UBMTTQ Việt Nam xã", "Các tổ chức thành viên"]),
        ("7. Trạm Y tế, các trường học trên địa bàn", COMMUNE, ["Trạm Y tế", "Các trường học trên địa bàn"]),
        ("6. Các chủ đầu tư, Ban QLDA", PROVINCE, ["Các chủ đầu tư", "Ban Quản lý dự án"]),
        ("8. Các doanh nghiệp, hộ kinh doanh", COMMUNE, ["Các doanh nghiệp, hộ kinh doanh"]),
        ("5. Hộ gia đình, cá nhân sử dụng đất", COMMUNE, ["Hộ gia đình, cá nhân sử dụng đất"]),
        ("2. Công tác phối hợp", COMMUNE, []),
        ("1. Phòng, chống thiên tai", COMMUNE, []),
        ("3. Về công tác tổ chức", COMMUNE, []),
        ("2. Tổ chức thực hiện", COMMUNE, []),
        ("1. Trường học an toàn", COMMUNE, []),
        ("2. Đội ngũ cán bộ", COMMUNE, []),
    ],
)  # fmt: skip
def test_doers_of_a_heading(heading, issuer, units):
    assert [u.value for u in unit_heading(heading, issuer)] == units


@pytest.mark.parametrize(
    ("printed", "issuer", "unit"),
    [
        ("Trung tâm Chính trị xã", PARTY, "Trung tâm Chính trị xã"),
        ("Trung tâm Chính trị xã", COMMUNE, "Trung tâm Chính trị xã"),
        ("Phòng Kinh tế xã", PARTY, "Phòng Kinh tế xã"),
        ("Trung tâm Phục vụ hành chính công xã", PARTY, "Trung tâm Phục vụ hành chính công xã"),
        ("Văn phòng HĐND và UBND xã", PARTY, "Văn phòng HĐND và UBND xã"),
        ("Phòng Kinh tế xã", FRONT, "Phòng Kinh tế xã"),
        ("Trạm Y tế xã", COMMUNE, "Trạm Y tế xã"),
        ("Trung tâm Y tế khu vực An Sơn", COMMUNE, "Trung tâm Y tế khu vực An Sơn"),
        ("Đoàn giám sát xã", FRONT, "Đoàn giám sát"),
        ("BQL dự án xã", COMMUNE, "Ban Quản lý dự án"),
        ("HTX DVNN Hòa Lạc", COMMUNE, "Hợp tác xã Dịch vụ nông nghiệp Hòa Lạc"),
        ("Ban An toàn giao thông tỉnh", PROVINCE, "Ban An toàn giao thông"),
        ("Ban ATGT tỉnh", PROVINCE, "Ban An toàn giao thông"),
        ("BCĐ PCTT & TKCN", COMMUNE, "Ban Chỉ đạo Phòng chống thiên tai và Tìm kiếm cứu nạn"),
        ("Phòng QLĐT", WARD, "Phòng Quản lý đô thị"),
        ("Đội QLTTXD phường", WARD, "Đội Quản lý trật tự xây dựng"),
        ("HĐ NVQS xã", COMMUNE, "Hội đồng nghĩa vụ quân sự"),
        ("Hội NCT xã", COMMUNE, "Hội Người cao tuổi xã"),
        ("Ban TTND xã", COMMUNE, "Ban Thanh tra nhân dân xã"),
    ],
)  # fmt: skip
def test_canonical_form(printed, issuer, unit):
    assert canonical_unit(printed, issuer) == unit


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        ("Trưởng khoa Khám bệnh lập lịch phân luồng người bệnh.", "Trưởng khoa Khám bệnh"),
        ("Tổ trưởng tổ dân phố 4 nắm tình hình, vận động các hộ.", "Tổ trưởng tổ dân phố 4"),
    ],
)
def test_heads_of_wards_of_a_hospital_and_of_numbered_places(words, lead):
    roles = find_roles(words, Issuer.from_name("UBND phường Tân Bình Hạ"))
    assert [unit.value for unit in roles.lead_units] == [lead]
