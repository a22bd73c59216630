"""A commune's plan, its half-year and yearly reports, and the next year's plan, worded anew (chuỗi kế hoạch của xã)."""

from __future__ import annotations

import datetime as dt

from chain_rows import ALWAYS, MONTHLY, D, R, T, before, last_part, within

from datamodel.rows import FindingStatusRow, TaskStatusRow
from plans.dataset.dataset import dataset_of
from plans.standing.track import Tracking, track

XA = "UBND xã Hòa Lạc Đông"
VH, KT, VP, TT = (
    "Phòng Văn hóa - Xã hội",
    "Phòng Kinh tế",
    "Văn phòng HĐND và UBND",
    "Trung tâm Phục vụ hành chính công",
)

KH_2025 = D(
    "kh2025",
    "KH",
    "41",
    XA,
    "10/02/2025",
    "Khắc phục những tồn tại, hạn chế trong công tác CCHC năm 2025",
    findings=[
        ("1", "Việc niêm yết thủ tục hành chính tại Trung tâm chưa đầy đủ, nhiều bộ thủ tục đã hết hiệu lực."),
        ("2", "Tỷ lệ hồ sơ nộp trực tuyến thấp, mới đạt 41%."),
        ("3", "Nhà văn hóa thôn Đoài xuống cấp, chưa được sửa chữa."),
        ("4", "Công chức chưa đeo thẻ, còn đi muộn."),
    ],
    tasks=[
        T(
            "1/a",
            f"{TT} rà soát, niêm yết lại toàn bộ thủ tục hành chính trước ngày 15/4/2025.",
            [TT],
            before("15/4/2025"),
            "1",
        ),
        T(
            "2/a",
            "Tổ chức 04 đợt tuyên truyền, hướng dẫn người dân nộp hồ sơ trực tuyến tại các thôn.",
            [VH],
            within("trong quý II năm 2025", "30/6/2025"),
            "2",
        ),
        T(
            "2/b",
            "Trang bị 02 máy tính cho người dân tra cứu, nộp hồ sơ trực tuyến tại Trung tâm.",
            [VP],
            before("30/6/2025"),
            "2",
        ),
        T("3/a", "Sửa chữa nhà văn hóa thôn Đoài.", [KT], before("31/10/2025"), "3"),
        T("3/b", "Sửa chữa nhà văn hóa thôn Đông.", [KT], before("31/10/2025"), "3"),
        T("4/a", "Kiểm tra đột xuất việc chấp hành giờ giấc làm việc, đeo thẻ của công chức.", [VP], ALWAYS, "4"),
        T(
            "5/a",
            "Các phòng, đơn vị báo cáo kết quả thực hiện về Văn phòng trước ngày 25 hằng tháng.",
            ["Các phòng, đơn vị"],
            MONTHLY,
        ),
        T("5/b", "Xây dựng Đề án đổi tên đường, phố trung tâm xã.", [KT], before("30/11/2025")),
    ],
)
BC_HALF = D(
    "bc6t",
    "BC",
    "90",
    XA,
    "20/6/2025",
    "Công tác cải cách hành chính 6 tháng đầu năm 2025",
    results=[
        R(
            "I/1",
            "Trung tâm Phục vụ hành chính công đã niêm yết lại 203 thủ tục hành chính, hoàn thành ngày 10/4/2025.",
            "done",
            done="10/4/2025",
        ),
        R("I/2", "Đã tổ chức 02/04 đợt hướng dẫn người dân nộp hồ sơ trực tuyến.", "partly"),
        R("I/3", "Việc sửa chữa nhà văn hóa thôn Đoài đang được thi công.", "in_progress"),
        R("I/4", "Đã tổ chức lễ mừng thọ cho người cao tuổi.", "done"),
    ],
)
BC_YEAR = D(
    "bcnam",
    "BC",
    "210",
    XA,
    "15/12/2025",
    "Kết quả thực hiện Kế hoạch số 41/KH-UBND về khắc phục tồn tại, hạn chế",
    cites=[("KH", "41/KH-UBND", "10/02/2025", "UBND xã"), ("QĐ", "77/QĐ-UBND", "12/5/2025", None)],
    results=[
        R("1", "Đã hoàn thành 04 đợt tuyên truyền, hướng dẫn nộp hồ sơ trực tuyến tại các thôn.", "done"),
        R(
            "2",
            "Máy tính cho người dân nộp hồ sơ trực tuyến đã trang bị theo Quyết định số 77/QĐ-UBND ngày 12/5/2025.",
            "done",
            numbers=["77/QĐ-UBND"],
        ),
        R("3", "Nhà văn hóa thôn Đoài đã sửa chữa xong, nghiệm thu ngày 28/11/2025.", "done", done="28/11/2025"),
        R("4", "Chưa sửa chữa được nhà văn hóa thôn Đông do chưa bố trí được kinh phí.", "not_done"),
        R("5", "Thường xuyên kiểm tra đột xuất giờ giấc làm việc, đã nhắc nhở 05 công chức.", "in_progress"),
    ],
)
KH_2026 = D(
    "kh2026",
    "KH",
    "15",
    XA,
    "20/01/2026",
    "Khắc phục các tồn tại, hạn chế trong cải cách hành chính năm 2026",
    findings=[
        ("1", "Tỷ lệ hồ sơ nộp trực tuyến còn thấp, mới đạt 58%."),
        ("2", "Nhà văn hóa thôn Đông xuống cấp, chưa được sửa chữa."),
    ],
    tasks=[
        T(
            "1/a",
            "Tổ chức 06 đợt tuyên truyền, hướng dẫn người dân nộp hồ sơ trực tuyến tại các thôn.",
            [VH],
            within("trong quý II năm 2026", "30/6/2026"),
            "1",
        ),
        T("2/a", "Sửa chữa nhà văn hóa thôn Đông.", [VP], before("31/8/2026"), "2"),
        T(
            "3/a",
            "Các phòng, đơn vị báo cáo kết quả thực hiện về Văn phòng trước ngày 25 hằng tháng.",
            ["Các phòng, đơn vị"],
            MONTHLY,
        ),
        T("3/b", "Kiểm tra đột xuất việc chấp hành giờ giấc làm việc, đeo thẻ của công chức, viên chức.", [VP], ALWAYS),
    ],
)
OTHERS = D(
    "khac",
    "KH",
    "41",
    "UBND xã An Sơn Thượng",
    "05/01/2026",
    "Khắc phục tồn tại, hạn chế trong công tác CCHC năm 2026",
    tasks=KH_2026.tasks,
)
DOCUMENTS = (KH_2025, BC_HALF, BC_YEAR, KH_2026, OTHERS)


def tracked(as_of: dt.date, documents: tuple[D, ...] = DOCUMENTS) -> Tracking:
    return track(dataset_of(each.records() for each in documents), as_of)


def tasks_of(tracking: Tracking, name: str) -> dict[str | None, TaskStatusRow]:
    return {last_part(row.task_id): row for row in tracking.task_status if f":{name}:" in row.task_id}


def findings_of(tracking: Tracking, name: str) -> dict[str | None, FindingStatusRow]:
    return {last_part(row.finding_id): row for row in tracking.finding_status if f":{name}:" in row.finding_id}


def test_what_became_of_each_task() -> None:
    rows = [row for row in tracked(dt.date(2026, 2, 1)).changes if row.kind == "task"]
    assert {(last_part(row.prior_id), last_part(row.id), row.change, row.changed_fields) for row in rows} == {
        ("1/a", None, "removed", ()),
        ("2/a", "1/a", "changed", ("text", "deadline")),
        ("2/b", None, "removed", ()),
        ("3/a", None, "removed", ()),
        ("3/b", "2/a", "changed", ("lead_units", "deadline")),
        ("4/a", "3/b", "changed", ("text",)),
        ("5/a", "3/a", "kept", ()),
        ("5/b", None, "removed", ()),
    }
    assert {(row.prior_document_id, row.document_id) for row in rows} == {("kh2025", "kh2026")}


def test_what_became_of_each_finding() -> None:
    rows = [row for row in tracked(dt.date(2026, 2, 1)).changes if row.kind == "finding"]
    assert {(last_part(row.prior_id), last_part(row.id), row.change) for row in rows} == {
        ("1", None, "removed"), ("2", "1", "changed"), ("3", None, "removed"), (None, "2", "added"),
        ("4", None, "removed"),
    }  # fmt: skip


def test_progress_and_timeliness_after_the_year() -> None:
    rows = tasks_of(tracked(dt.date(2026, 2, 1)), "kh2025")
    assert {path: (row.progress, row.timeliness, row.done_date) for path, row in rows.items()} == {
        "1/a": ("done", "on_time", dt.date(2025, 4, 10)),
        "2/a": ("done", "on_time", None),
        "2/b": ("done", "on_time", dt.date(2025, 5, 12)),
        "3/a": ("done", "late", dt.date(2025, 11, 28)),
        "3/b": ("not_started", "overdue", None),
        "4/a": ("in_progress", "standing", None),
        "5/a": ("no_report", "recurring", None),
        "5/b": ("dropped", "overdue", None),
    }


def test_a_past_day_is_shown_as_it_stood() -> None:
    """On 1 July 2025 the yearly report and the next plan were not yet written."""
    tracking = tracked(dt.date(2025, 7, 1))
    rows = tasks_of(tracking, "kh2025")
    assert {path: (row.progress, row.timeliness) for path, row in rows.items()} == {
        "1/a": ("done", "on_time"),
        "2/a": ("partly_done", "overdue"),
        "2/b": ("no_report", "overdue"),
        "3/a": ("in_progress", "on_time"),
        "3/b": ("no_report", "on_time"),
        "4/a": ("no_report", "standing"),
        "5/a": ("no_report", "recurring"),
        "5/b": ("no_report", "on_time"),
    }
    assert rows["2/b"].days_overdue == 2  # "trước ngày 30/6" ended with the 29th
    assert not tasks_of(tracking, "kh2026")
    assert {row.status for row in findings_of(tracking, "kh2025").values()} == {"open", "fixed"}


def test_work_found_open_after_its_last_day_is_late_once_done() -> None:
    """The half-year report of 5 July tells of half the work, the yearly one that all is done, without a day."""
    half = D("bc6t", "BC", "90", XA, "05/7/2025", BC_HALF.subject, results=BC_HALF.results)
    rows = tasks_of(tracked(dt.date(2026, 2, 1), (KH_2025, half, BC_YEAR)), "kh2025")
    assert (rows["2/a"].progress, rows["2/a"].timeliness, rows["2/a"].done_date) == ("done", "late", None)


def test_every_status_shows_its_words() -> None:
    row = tasks_of(tracked(dt.date(2026, 2, 1)), "kh2025")["3/a"]
    assert (row.evidence_document_id, row.evidence_page) == ("bcnam", 3)
    assert row.evidence_text is not None and row.evidence_text.startswith("Nhà văn hóa thôn Đoài đã sửa chữa xong")
    assert row.evidence_score is not None and row.evidence_score > 0.5


def test_findings_repaired_and_come_back() -> None:
    rows = findings_of(tracked(dt.date(2026, 2, 1)), "kh2025")
    assert {path: row.status for path, row in rows.items()} == {
        "1": "fixed",
        "2": "recurred",
        "3": "open",
        "4": "open",
    }
    assert rows["2"].evidence_document_id == "kh2026"


def test_work_carried_over() -> None:
    rows = tasks_of(tracked(dt.date(2026, 2, 1)), "kh2025")
    assert {path: last_part(row.carried_to) for path, row in rows.items() if row.carried_to} == {
        "2/a": "1/a", "3/b": "2/a", "4/a": "3/b", "5/a": "3/a",
    }  # fmt: skip


def test_another_issuer_is_never_compared() -> None:
    tracking = tracked(dt.date(2026, 2, 1))
    assert "khac" not in {row.document_id for row in tracking.changes}
    first = {issue.document_id for issue in tracking.issues if issue.code == "no_prior_plan"}
    assert first == {"kh2025", "khac"}


def test_the_order_of_documents_does_not_count() -> None:
    forwards, backwards = (tracked(dt.date(2026, 2, 1), order) for order in (DOCUMENTS, DOCUMENTS[::-1]))
    assert set(forwards.changes) == set(backwards.changes)
    assert set(forwards.task_status) == set(backwards.task_status)
    assert set(forwards.finding_status) == set(backwards.finding_status)
    assert forwards.issues == backwards.issues
