"""A department's plan in a table, its report by rows, and the next plan, by the office that took it over."""

from __future__ import annotations

import datetime as dt

from chain_rows import ALWAYS, D, R, T, before, last_part, within

from datamodel.rows import TaskStatusRow
from plans.dataset.dataset import dataset_of
from plans.standing.track import Tracking, compare_documents, track

CU, MOI = "Sở Kế hoạch và Đầu tư tỉnh Vân Hà", "Sở Tài chính tỉnh Vân Hà"
VP, TT, DN = "Văn phòng Sở", "Thanh tra Sở", "Phòng Doanh nghiệp"

PLAN = D(
    "ke-hoach",
    "KH",
    None,
    CU,
    "12/01/2025",
    "Nâng cao chỉ số tiếp cận đất đai và gia nhập thị trường năm 2025",
    tasks=[
        T("T/1", "Công bố danh mục dự án kêu gọi đầu tư năm 2025", [DN], before("31/3/2025")),
        T("T/2", "Rút ngắn thời gian cấp giấy chứng nhận đăng ký doanh nghiệp xuống còn 02 ngày", [DN], ALWAYS),
        T("T/3", "Thanh tra 12 doanh nghiệp có vốn đầu tư nước ngoài", [TT], within("Quý III/2025", "30/9/2025")),
        T("T/4", "Tổ chức đối thoại với doanh nghiệp nhỏ và vừa", [VP], within("Tháng 9/2025", "30/9/2025")),
        T("T/5", "Tổ chức đối thoại với hợp tác xã", [VP], within("Tháng 10/2025", "31/10/2025")),
        T("T/6", "Xây dựng phần mềm theo dõi giải ngân vốn đầu tư công", [VP], before("30/11/2025")),
        T("T/7", "Lắp đặt bảng điện tử công khai tiến độ giải quyết hồ sơ", [VP], before("30/6/2025")),
    ],
)
REPORT = D(
    "bao-cao",
    "BC",
    "512",
    CU,
    "05/12/2025",
    "Kết quả thực hiện các nhiệm vụ được giao năm 2025",
    cites=[("KH", "17/KH-UBND", "12/01/2025", CU)],
    results=[
        R("T/1", "Đã hoàn thành ngày 28/3/2025", "done", "Công bố danh mục dự án kêu gọi đầu tư", "28/3/2025"),
        R("T/2", "Thời gian bình quân 1,8 ngày", "done", "Rút ngắn thời gian cấp giấy chứng nhận ĐKDN còn 02 ngày"),
        R("T/3", "Đã thanh tra 07/12 doanh nghiệp", "partly", "Thanh tra 12 doanh nghiệp có vốn đầu tư nước ngoài"),
        R("T/4", "Đã tổ chức ngày 26/9/2025", "done", "Đối thoại với doanh nghiệp nhỏ và vừa", "26/9/2025"),
        R("T/5", "Chưa thực hiện", "not_done", "Đối thoại với hợp tác xã"),
        R("T/6", "Đang xây dựng phần mềm; đã được UBND tỉnh cho phép gia hạn đến ngày 31/3/2026", "in_progress",
          "Phần mềm theo dõi giải ngân vốn đầu tư công"),
        R("T/7", "Chưa lắp đặt; đề nghị gia hạn đến ngày 30/6/2026", "not_done",
          "Lắp đặt bảng điện tử công khai tiến độ giải quyết hồ sơ"),
    ],
)  # fmt: skip
NEXT = D(
    "ke-hoach-moi",
    "KH",
    "09",
    MOI,
    "15/01/2026",
    "Nâng cao chỉ số gia nhập thị trường, tiếp cận đất đai năm 2026",
    tasks=[
        T("T/1", "Công bố danh mục dự án kêu gọi đầu tư năm 2026", [DN], before("31/3/2026")),
        T("T/2", "Rút ngắn thời gian cấp giấy chứng nhận đăng ký doanh nghiệp xuống còn 02 ngày", [DN], ALWAYS),
        T("T/3", "Kiểm tra 12 doanh nghiệp có vốn đầu tư nước ngoài", [TT], within("Quý III/2026", "30/9/2026")),
        T("T/4", "Tổ chức đối thoại với hợp tác xã", [VP], within("Tháng 4/2026", "30/4/2026")),
        T("T/5", "Tập huấn pháp luật về đầu tư cho cán bộ cấp xã", [DN], within("Quý II/2026", "30/6/2026")),
    ],
)
DOCUMENTS = (PLAN, REPORT, NEXT)


def tracked(as_of: dt.date, documents: tuple[D, ...] = DOCUMENTS) -> Tracking:
    return track(dataset_of(each.records() for each in documents), as_of)


def tasks_of(tracking: Tracking, name: str) -> dict[str | None, TaskStatusRow]:
    return {last_part(row.task_id): row for row in tracking.task_status if f":{name}:" in row.task_id}


def test_the_successor_goes_on_with_the_family() -> None:
    rows = tracked(dt.date(2026, 2, 1)).changes
    assert {(last_part(row.prior_id), last_part(row.id), row.change, row.changed_fields) for row in rows} == {
        ("T/1", "T/1", "changed", ("text", "deadline")),
        ("T/2", "T/2", "kept", ()),
        ("T/3", "T/3", "changed", ("text", "deadline")),
        ("T/4", None, "removed", ()),
        ("T/5", "T/4", "changed", ("deadline",)),
        ("T/6", None, "removed", ()),
        ("T/7", None, "removed", ()),
        (None, "T/5", "added", ()),
    }


def test_a_report_by_rows_on_a_plan_whose_number_was_left_blank() -> None:
    rows = tasks_of(tracked(dt.date(2025, 12, 31)), "ke-hoach")
    assert {path: (row.progress, row.timeliness) for path, row in rows.items()} == {
        "T/1": ("done", "on_time"),
        "T/2": ("done", "standing"),
        "T/3": ("partly_done", "overdue"),
        "T/4": ("done", "on_time"),
        "T/5": ("not_started", "overdue"),
        "T/6": ("in_progress", "on_time"),
        "T/7": ("not_started", "overdue"),
    }


def test_a_granted_day_moves_the_deadline_and_one_asked_for_does_not() -> None:
    tracking = tracked(dt.date(2025, 12, 31))
    rows = tasks_of(tracking, "ke-hoach")
    assert rows["T/6"].due_date == dt.date(2026, 3, 31)
    assert rows["T/7"].due_date == dt.date(2025, 6, 30)
    told = {issue.code: issue.message for issue in tracking.issues if issue.field == "due_date"}
    assert "31/03/2026" in told["extension_granted"]
    assert "30/06/2026" in told["extension_requested"]


def test_a_day_before_the_grant_knows_nothing_of_it() -> None:
    row = tasks_of(tracked(dt.date(2025, 12, 4)), "ke-hoach")["T/6"]
    assert (row.due_date, row.timeliness, row.progress) == (dt.date(2025, 11, 30), "overdue", "no_report")


def test_what_the_next_plan_leaves_out_is_dropped() -> None:
    rows = tasks_of(tracked(dt.date(2026, 2, 1)), "ke-hoach")
    assert {path for path, row in rows.items() if row.progress == "dropped"} == {"T/6", "T/7"}
    assert rows["T/6"].evidence_document_id == "bao-cao"


def test_any_two_documents_can_be_compared() -> None:
    dataset = dataset_of(each.records() for each in DOCUMENTS)
    compared = compare_documents(dataset, "ke-hoach", "ke-hoach-moi")
    assert len(compared.changes) == 8
    assert not compare_documents(dataset, "ke-hoach", "ke-hoach").changes[0].changed_fields


def test_a_replaced_plan_is_compared_with_the_one_that_replaces_it() -> None:
    """Kế hoạch thay thế: worded otherwise, it cites the plan that it replaces, and the report goes on from it."""
    replacing = D("thay-the", "KH", "88", CU, "20/6/2025", "Tiếp cận đất đai và gia nhập thị trường của nhà đầu tư",
                  tasks=PLAN.tasks[:5], cites=[("KH", "17/KH-UBND", "12/01/2025", CU)])  # fmt: skip
    tracking = tracked(dt.date(2025, 7, 1), (PLAN, replacing))
    rows = tasks_of(tracking, "ke-hoach")
    assert {path for path, row in rows.items() if row.progress == "dropped"} == {"T/6", "T/7"}
    assert rows["T/1"].carried_to == "t:thay-the:T/1"
    assert {(row.prior_document_id, row.document_id) for row in tracking.changes} == {("ke-hoach", "thay-the")}
