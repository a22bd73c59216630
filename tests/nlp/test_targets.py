"""The figure that a task has to reach."""

from __future__ import annotations

import pytest

from nlp.work.targets import find_target


@pytest.mark.parametrize(
    ("task", "target"),
    [
        ("Giải quyết hồ sơ, phấn đấu tỷ lệ hồ sơ đúng hạn đạt 100%.", "tỷ lệ hồ sơ đúng hạn đạt 100%"),
        ("Đẩy mạnh thanh toán trực tuyến, đạt từ 60% trở lên.", "đạt từ 60% trở lên"),
        ("Tổ chức ít nhất 02 hội nghị đối thoại trong năm 2026.", "ít nhất 02 hội nghị đối thoại"),
        ("Phấn đấu xã nằm trong top 10 của tỉnh.", "xã nằm trong top 10 của tỉnh"),
        ("Bảo đảm 100% văn bản đi được ký số.", "100% văn bản đi được ký số"),
        ("Hướng dẫn kiện toàn đội dân phòng, mỗi đội tối thiểu 08 người.", "mỗi đội tối thiểu 08 người"),
        ("Riêng các hội mỗi hội nhận đỡ đầu 01 hộ nghèo trong năm 2026.", "mỗi hội nhận đỡ đầu 01 hộ nghèo"),
        (
            "Giúp chi bộ tạo nguồn; phấn đấu trong năm 2026 kết nạp từ 12 đảng viên trở lên.",
            "kết nạp từ 12 đảng viên trở lên",
        ),
        ("Rút ngắn 20% thời gian giải quyết.", "Rút ngắn 20% thời gian giải quyết"),
        ("Ký số 100% văn bản đi (trừ văn bản mật).", "Ký số 100% văn bản đi (trừ văn bản mật)"),
        ("Phát tối thiểu 02 bản tin/tuần về chuyển đổi số.", "tối thiểu 02 bản tin/tuần"),
        ("Ban Quản lý chợ nâng tỷ lệ thu phí qua tài khoản lên 70%.", "tỷ lệ thu phí qua tài khoản lên 70%"),
        ("Lập danh sách; huy động tối thiểu 15 dân quân giúp các hộ di dời.", "huy động tối thiểu 15 dân quân"),
        ("Gửi thông báo; bảo đảm thu đủ 820 triệu đồng trước 30/11/2026.", "thu đủ 820 triệu đồng"),
        ("Ban hành quyết định đối với 08/08 trường hợp trước 15/4/2026.", "08/08 trường hợp"),
        ("Tuần tra tối thiểu 03 buổi mỗi tháng tại các ấp.", "tối thiểu 03 buổi mỗi tháng"),
        ("Đăng tin trên trang của xã, mỗi tuần ít nhất 02 tin, bài.", "mỗi tuần ít nhất 02 tin, bài"),
        ("Mở sổ trực; mỗi thôn ít nhất 01 buổi/tháng.", "mỗi thôn ít nhất 01 buổi/tháng"),
        ("Bố trí thêm bàn khám; phấn đấu thời gian chờ dưới 40 phút.", "thời gian chờ dưới 40 phút"),
        ("Số hóa 100% thành phần hồ sơ ngay tại thời điểm tiếp nhận.", "Số hóa 100% thành phần hồ sơ"),
        ("Chuyển đổi 150 ha đất lúa sang trồng cây dược liệu.", "Chuyển đổi 150 ha đất lúa"),
        ("Sơ tán toàn bộ 74 hộ trước 20 giờ ngày 09/10.", "Sơ tán toàn bộ 74 hộ"),
        ("Mỗi đơn vị lập ít nhất 01 đề án trong quý I/2026.", "Mỗi đơn vị lập ít nhất 01 đề án"),
    ],
)
def test_the_figure_to_be_reached(task, target):
    found = find_target(task)
    assert found is not None
    assert target.removeprefix("đạt ") in found.value or found.value in target
    assert abs(len(found.value) - len(target)) <= 10
    assert found.span.slice(task).strip(" .,;") == found.value


@pytest.mark.parametrize(
    "task",
    [
        "Rà soát hồ sơ đất đai trước ngày 30/6/2026.",
        "Thực hiện Kế hoạch số 15/KH-UBND ngày 10/3/2026.",
        "Báo cáo kết quả chậm nhất 05 ngày sau khi kết thúc.",
        "Tổng hợp báo cáo quý 2.",
        "Phát thanh 02 lần/tuần.",
        "Trực sẵn sàng 24/24 giờ trong mùa mưa bão.",
        "Gửi báo cáo trước 10/10 qua Phòng Kinh tế.",
        "Ra quân dọn vệ sinh tại 9/9 thôn.",
        "Rà soát, phân loại các dự án giải ngân dưới 30%, đề xuất điều chuyển vốn.",
        "Các cơ sở có sử dụng từ 10 lao động trở lên khai báo với UBND xã.",
        "Tổ chức Ngày Chuyển đổi số quốc gia 10/10 trên địa bàn xã.",
        "Tuần tra mỗi tháng 03 buổi.",
        "",
    ],
)
def test_dates_and_numbers_are_no_targets(task):
    assert find_target(task) is None
