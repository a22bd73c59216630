"""Where the name of a unit ends, lists behind one noun, and doers that are no office."""

from __future__ import annotations

import pytest

from nlp.roles.roles import find_roles
from nlp.units.finder import Issuer
from nlp.units.lists import unit_heading
from nlp.units.slots import split_units

COMMUNE = Issuer.from_name("UBND xã Hòa Lạc Đông")


def _leads(text: str) -> list[str]:
    return [unit.value for unit in find_roles(text, COMMUNE).lead_units]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Ban Quản lý cảng, bến tàu kiểm tra tàu cá xuất bến.", ["Ban Quản lý cảng, bến tàu"]),
        ("Ban Quản lý cảng, bến tàu, Công an xã kiểm tra tàu cá.", ["Ban Quản lý cảng, bến tàu", "Công an xã"]),
        ("Phòng Kế hoạch, Nghiệp vụ và Hậu cần thẩm định hồ sơ.", ["Phòng Kế hoạch, Nghiệp vụ và Hậu cần"]),
        (
            "Phòng Tổ chức, Biên chế và Tổ chức phi Chính phủ tổng hợp.",
            ["Phòng Tổ chức, Biên chế và Tổ chức phi Chính phủ"],
        ),
        ("Quỹ Bảo vệ và Phát triển rừng tỉnh chi trả đủ tiền.", ["Quỹ Bảo vệ và Phát triển rừng tỉnh"]),
        (
            "Trung tâm Văn hóa, Thể thao và Học tập cộng đồng treo cờ.",
            ["Trung tâm Văn hóa, Thể thao và Học tập cộng đồng"],
        ),
        ("Khoa Nội tổng hợp, Khoa Dược hỗ trợ đọc kết quả.", ["Khoa Nội tổng hợp", "Khoa Dược"]),
        ("Phòng Kinh tế tổng hợp báo cáo.", ["Phòng Kinh tế"]),
        ("Phòng Kinh tế, tham mưu UBND xã ban hành văn bản.", ["Phòng Kinh tế"]),
        ("Tổ giúp việc Ban Chỉ đạo chuyển đổi số chấm điểm hai lần.", ["Tổ giúp việc Ban Chỉ đạo chuyển đổi số"]),
        ("Ban Chỉ đạo phát triển kinh tế tập thể họp mỗi quý.", ["Ban Chỉ đạo phát triển kinh tế tập thể"]),
    ],
)
def test_a_name_goes_on_where_no_unit_begins(text, leads):
    assert _leads(text) == leads


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Đội bắt giữ chó thả rông hoạt động 02 buổi mỗi tháng.", ["Đội bắt giữ chó thả rông"]),
        ("Tổ tuần tra đêm thôn Đông trực 24/24 giờ.", ["Tổ tuần tra đêm thôn Đông"]),
        ("Tổ bảo vệ rừng chuyên trách tuần tra 02 lần/tuần.", ["Tổ bảo vệ rừng chuyên trách"]),
        ("Đội Quản lý đô thị tuần tra các tuyến đường.", ["Đội Quản lý đô thị"]),
        ("Đội tuần tra các tuyến đường, phát hiện vi phạm.", []),
        ("Tổ chức tuyên truyền cho người dân.", []),
    ],
)
def test_work_right_behind_a_team_is_its_name(text, leads):
    assert _leads(text) == leads


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Trưởng các thôn 1, 2 và Nà Hin rà soát hộ.", ["Trưởng thôn 1", "Trưởng thôn 2", "Trưởng thôn Nà Hin"]),
        ("Các tổ dân phố số 3, 7 (khu Bến Cũ) ký cam kết.", ["Tổ dân phố số 3", "Tổ dân phố số 7"]),
        ("Tổ công tác số 1, số 2 kiểm tra hiện trường.", ["Tổ công tác số 1", "Tổ công tác số 2"]),
        ("Các phòng Điều hành dự án 1, 2 lập tiến độ.", ["Phòng Điều hành dự án 1", "Phòng Điều hành dự án 2"]),
        ("Các Trường Tiểu học An Sơn, Tân Bình dạy bù.", ["Trường Tiểu học An Sơn", "Trường Tiểu học Tân Bình"]),
        ("Riêng các xã An Sơn, Tân Bình ký quy chế.", ["Xã An Sơn", "Xã Tân Bình"]),
        ("Thôn 1, 2 hộ nghèo được hỗ trợ.", ["Thôn 1"]),
        ("Các tổ chuyên môn, tổ văn phòng cụ thể hóa kế hoạch.", ["Các tổ chuyên môn", "Tổ văn phòng"]),
        ("Các phòng, ban, đơn vị báo cáo.", ["Các phòng, ban, đơn vị"]),
    ],
)
def test_a_list_behind_one_noun_is_so_many_units(text, leads):
    assert _leads(text) == leads


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Chủ cơ sở giết mổ An Phúc bố trí khu vực riêng.", ["Chủ cơ sở giết mổ An Phúc"]),
        ("Nhân viên thú y thôn, trưởng thôn thống kê đàn chó.", ["Nhân viên thú y thôn", "Trưởng thôn"]),
        ("Cộng đồng bảo vệ rừng thôn Hin Na tuần tra 02 lần/tuần.", ["Cộng đồng bảo vệ rừng thôn Hin Na"]),
        ("Già làng, trưởng thôn, người có uy tín gương mẫu.", ["Già làng", "Trưởng thôn", "Người có uy tín"]),
        ("Đảng viên đang công tác lấy ý kiến nhận xét.", ["Đảng viên đang công tác"]),
        ("Chủ động rà soát hồ sơ.", []),
        ("Vận động chủ nhà trọ ký cam kết.", []),
        ("Vị trí việc làm được rà soát.", []),
    ],
)
def test_people_who_do_the_work(text, leads):
    assert _leads(text) == leads


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("5. Chủ cơ sở sản xuất, kinh doanh, chủ nhà trọ", ["Chủ cơ sở sản xuất, kinh doanh", "Chủ nhà trọ"]),
        ("3. Điểm trạm Hưng Sơn, Điểm trạm Tân Hòa", ["Điểm trạm Hưng Sơn", "Điểm trạm Tân Hòa"]),
        ("Đối với nhân viên cấp dưỡng", ["Nhân viên cấp dưỡng"]),
        ("Cán bộ và công tác cán bộ", []),
    ],
)
def test_headings_of_people(text, units):
    assert [unit.value for unit in unit_heading(text, COMMUNE)] == units


def test_a_place_for_each_center_of_a_cell():
    units = split_units("Trung tâm Y tế các khu vực: An Sơn, Tân Bình", COMMUNE)
    assert [unit.value for unit in units] == ["Trung tâm Y tế khu vực An Sơn", "Trung tâm Y tế khu vực Tân Bình"]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Các đồng chí Phó Chủ tịch UBND xã trực tiếp chỉ đạo.", ["Phó Chủ tịch UBND"]),
        ("Kế toán ngân sách xã tổng hợp số thu.", ["Kế toán ngân sách"]),
        ("Trưởng Công an xã chỉ đạo tuần tra.", ["Trưởng Công an xã"]),
        ("Ban Pháp chế HĐND xã thẩm tra.", ["Ban Pháp chế HĐND xã"]),
        (
            "Đề nghị Ban Kinh tế - Ngân sách, Ban Văn hóa - Xã hội HĐND xã giám sát.",
            ["Ban Kinh tế - Ngân sách HĐND xã", "Ban Văn hóa - Xã hội HĐND xã"],
        ),
        ("Hội Cựu chiến binh, Hội Phụ nữ xã cử hội viên.", ["Hội Cựu chiến binh xã", "Hội Phụ nữ xã"]),
        ("Trung tâm Y tế khu vực An Sơn - Tân Bình cử bác sĩ.", ["Trung tâm Y tế khu vực An Sơn - Tân Bình"]),
        ("Trưởng thôn 06 thôn vận động nhân dân.", ["Trưởng thôn"]),
    ],
)
def test_the_level_of_posts_and_outside_bodies(text, leads):
    assert _leads(text) == leads


@pytest.mark.parametrize(
    ("printed", "units"),
    [
        (
            "Ban vận động Quỹ Tấm lòng vàng và Quỹ Vì người nghèo; Công an xã",
            ["Ban vận động Quỹ Tấm lòng vàng và Quỹ Vì người nghèo", "Công an xã"],
        ),
        ("Ban quản lý Di tích lịch sử - văn hóa đền Mục Sơn", ["Ban quản lý Di tích lịch sử - văn hóa đền Mục Sơn"]),
        ("Chi cục ATVSTP", ["Chi cục An toàn vệ sinh thực phẩm"]),
    ],
)
def test_names_of_a_cell(printed, units):
    assert [unit.value for unit in split_units(printed, COMMUNE)] == units


def test_an_office_of_a_department_goes_without_it():
    health = Issuer.from_name("Sở Y tế tỉnh Sơn Hải")
    roles = find_roles("Phòng Kế hoạch, Tài chính và Đầu tư Sở hướng dẫn các đơn vị.", health)
    assert [unit.value for unit in roles.lead_units] == ["Phòng Kế hoạch, Tài chính và Đầu tư"]
    assert [unit.value for unit in find_roles("Thanh tra Sở kiểm tra.", health).lead_units] == ["Thanh tra Sở"]
