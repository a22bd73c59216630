"""Reports without plans, plans without dates, two of one day, cycles: each has an outcome, and nothing is lost."""

from __future__ import annotations

import datetime as dt

from chain_rows import D, R, T, before

from plans.dataset.dataset import dataset_of
from plans.matching.facts import facts_of
from plans.matching.families import families_of
from plans.matching.subjects import is_plan, subject_of
from plans.standing.track import Tracking, track

XA = "UBND xã An Sơn Thượng"
SUBJECT = "Khắc phục tồn tại, hạn chế trong công tác cải cách hành chính năm 2026"
TASKS = (T("1", "Niêm yết công khai thủ tục hành chính.", ["Phòng Kinh tế"], before("30/6/2026")),)
DAY = dt.date(2026, 12, 31)


def tracked(*documents: D) -> Tracking:
    return track(dataset_of(each.records() for each in documents), DAY)


def codes(tracking: Tracking) -> dict[str, set[str | None]]:
    told: dict[str, set[str | None]] = {}
    for issue in tracking.issues:
        told.setdefault(issue.code, set()).add(issue.document_id)
    return told


def test_nothing_at_all() -> None:
    assert tracked() == Tracking()


def test_a_report_without_a_plan() -> None:
    report = D(
        "bc", "BC", "5", XA, "01/7/2026", "Kết quả thực hiện", results=[R("1", "Đã niêm yết công khai.", "done")]
    )
    assert tracked(report) == Tracking()


def test_a_report_of_another_office_says_nothing_of_the_plan() -> None:
    plan = D("kh", "KH", "1", XA, "01/01/2026", SUBJECT, tasks=TASKS)
    cited = [("KH", "1/KH-UBND", "01/01/2026", None)]
    told = [R("1", "Đã niêm yết công khai thủ tục hành chính.", "done")]
    report = D("bc", "BC", "5", "UBND xã Hòa Lạc Đông", "01/7/2026", SUBJECT, cites=cited, results=told)
    assert [row.progress for row in tracked(plan, report).task_status] == ["no_report"]


def test_a_report_before_the_plan_says_nothing_of_it() -> None:
    plan = D("kh", "KH", "1", XA, "01/02/2026", SUBJECT, tasks=TASKS)
    report = D(
        "bc",
        "BC",
        "5",
        XA,
        "01/01/2026",
        SUBJECT,
        results=[R("1", "Đã niêm yết công khai thủ tục hành chính.", "done")],
    )
    assert [row.progress for row in tracked(plan, report).task_status] == ["no_report"]


def test_a_plan_without_a_date_takes_the_year_of_its_subject() -> None:
    plan = D("kh", "KH", None, XA, None, SUBJECT, tasks=TASKS)
    later = D("kh2", "KH", "3", XA, "01/01/2027", SUBJECT.replace("2026", "2027"), tasks=TASKS)
    assert {(row.prior_document_id, row.document_id) for row in tracked(plan, later).changes} == {("kh", "kh2")}


def test_a_plan_without_date_and_year_is_told_and_not_compared() -> None:
    undated = D("kh", "KH", None, XA, None, SUBJECT.replace(" năm 2026", ""), tasks=TASKS)
    later = D("kh2", "KH", "3", XA, "01/01/2026", SUBJECT, tasks=TASKS)
    tracking = tracked(undated, later)
    assert not tracking.changes
    assert codes(tracking) == {"undated_plan": {"kh"}, "no_prior_plan": {"kh2"}}
    assert len(tracking.task_status) == 2


def test_two_numbered_plans_of_one_day_stand_in_the_order_of_their_numbers() -> None:
    second = D("b", "KH", "12", XA, "01/01/2026", SUBJECT, tasks=TASKS)
    first = D("c", "KH", "9", XA, "01/01/2026", SUBJECT, tasks=TASKS)
    assert {(row.prior_document_id, row.document_id) for row in tracked(second, first).changes} == {("c", "b")}


def test_a_second_copy_without_number_is_not_taken_for_the_next_plan() -> None:
    plan = D("kh", "KH", "9", XA, "01/01/2026", SUBJECT, tasks=TASKS)
    draft = D("nhap", "KH", None, XA, "01/01/2026", SUBJECT, tasks=TASKS)
    tracking = tracked(draft, plan)
    assert not tracking.changes
    assert codes(tracking)["double_plan"] == {"nhap"}


def test_a_cycle_of_citations_ends() -> None:
    one = D("a", "KH", "1", XA, "01/01/2026", SUBJECT, tasks=TASKS, cites=[("KH", "2/KH-UBND", "01/02/2026", None)])
    two = D("b", "KH", "2", XA, "01/02/2026", SUBJECT, tasks=TASKS, cites=[("KH", "1/KH-UBND", "01/01/2026", None)])
    self_citing = D("c", "KH", "3", XA, "01/03/2026", SUBJECT, tasks=TASKS, cites=[("KH", "3/KH-UBND", None, None)])
    changes = tracked(two, self_citing, one).changes
    assert {(row.prior_document_id, row.document_id) for row in changes} == {("a", "b"), ("b", "c")}


def test_an_unknown_issuer_stands_alone() -> None:
    one = D("a", "KH", "1", None, "01/01/2026", SUBJECT, tasks=TASKS)
    two = D("b", "KH", "2", None, "01/01/2027", SUBJECT, tasks=TASKS)
    tracking = tracked(one, two)
    assert not tracking.changes
    assert codes(tracking) == {"no_prior_plan": {"a", "b"}}


def test_other_subjects_and_other_ends_are_other_families() -> None:
    subjects = [
        SUBJECT,
        "Kiểm tra công tác cải cách hành chính năm 2026",
        "Tuyên truyền cải cách hành chính năm 2026",
        "Khắc phục tồn tại, hạn chế trong công tác chuyển đổi số năm 2026",
        "Khắc phục tồn tại, hạn chế trong công tác CCHC năm 2025",
    ]
    plans = [D(str(i), "KH", str(i), XA, f"0{i + 1}/01/2026", each, tasks=TASKS) for i, each in enumerate(subjects)]
    families = families_of(facts_of(dataset_of(each.records() for each in plans)))
    assert sorted(sorted(plan.document_id for plan in family.plans) for family in families) == [
        ["0", "4"], ["1"], ["2"], ["3"],
    ]  # fmt: skip


def test_an_unsure_pair_is_left_to_a_person() -> None:
    old = T("1", "Chỉnh lý tài liệu lưu trữ tồn đọng giai đoạn 2016 - 2020.")
    new = T("4", "Chỉnh lý tài liệu lưu trữ tồn đọng giai đoạn 2005 - 2010.")
    one = D("a", "KH", "1", XA, "01/01/2025", SUBJECT, tasks=[old])
    tracking = tracked(one, D("b", "KH", "2", XA, "01/01/2026", SUBJECT, tasks=[new]))
    assert sorted(row.change for row in tracking.changes) == ["added", "removed"]
    assert codes(tracking)["unsure_match"] == {"b"}


def test_what_a_plan_is() -> None:
    def document(type: str, subject: str) -> D:
        return D("x", type, "1", XA, "01/01/2026", subject)

    assert is_plan(document("KH", "bất kỳ").records().document)
    assert is_plan(document("CV", "V/v khắc phục tồn tại, hạn chế sau kiểm tra").records().document)
    assert not is_plan(document("TB", "Kết luận cuộc họp giao ban tháng 6").records().document)
    assert not is_plan(document("BC", "Kết quả thực hiện Kế hoạch").records().document)


def test_subjects_lose_years_places_and_citations() -> None:
    assert subject_of("Khắc phục hạn chế theo Thông báo số 92/TB-ĐKT ngày 12/9/2025 của Đoàn kiểm tra") == subject_of(
        "Về việc khắc phục các tồn tại, hạn chế"
    )
    assert subject_of("Kế hoạch công tác dân vận năm 2026 trên địa bàn xã An Sơn Thượng") == subject_of(
        "Công tác dân vận"
    )


def test_a_report_on_all_work_speaks_of_every_plan_of_its_office() -> None:
    """Báo cáo kết quả công tác tháng 6 cites no plan; plain words are enough, vague ones are not."""
    plan = D("kh", "KH", "1", XA, "01/01/2026", SUBJECT, tasks=[*TASKS, T("2", "Mua máy quét cho Văn phòng.")])
    told = [
        R("1", "Đã niêm yết công khai thủ tục hành chính.", "done"),
        R("2", "Đã mua sắm vật tư phòng dịch cho trạm y tế.", "done"),
    ]
    report = D("bc", "BC", "5", XA, "01/7/2026", "Kết quả công tác tháng 6 năm 2026", results=told)
    assert [row.progress for row in tracked(plan, report).task_status] == ["done", "no_report"]


def test_a_year_named_in_the_work_moves_with_the_plan() -> None:
    """Plans for two years, both written in one year: "năm 2025" in one is "năm 2026" in the other."""
    old = D(
        "a", "KH", "1", XA, "05/01/2025", SUBJECT.replace("2026", "2025"), tasks=[T("1", "Giao chỉ tiêu năm 2025.")]
    )
    new = D("b", "KH", "99", XA, "30/12/2025", SUBJECT, tasks=[T("1", "Giao chỉ tiêu năm 2026.")])
    assert [row.change for row in tracked(old, new).changes] == ["changed"]


def test_two_statements_about_one_task_in_one_report() -> None:
    """Done in one place and not in another is partly done; the surest statement is shown."""
    plan = D(
        "kh", "KH", "1", XA, "01/01/2026", SUBJECT, tasks=[T("1", "Lắp đặt camera an ninh tại các nhà văn hóa thôn.")]
    )
    told = [
        R("1", "Đã lắp đặt camera an ninh tại nhà văn hóa thôn Đông.", "done"),
        R("2", "Chưa lắp đặt camera an ninh tại nhà văn hóa thôn Đoài.", "not_done"),
    ]
    report = D("bc", "BC", "5", XA, "01/7/2026", SUBJECT, cites=[("KH", "1/KH-UBND", "01/01/2026", None)], results=told)
    assert [row.progress for row in tracked(plan, report).task_status] == ["partly_done"]


def test_one_statement_about_two_tasks() -> None:
    tasks = [T("1", "Sửa chữa loa truyền thanh thôn Đông."), T("2", "Sửa chữa đài truyền thanh xã.")]
    plan = D("kh", "KH", "1", XA, "01/01/2026", SUBJECT, tasks=tasks)
    told = [R("1", "Đã sửa chữa xong loa truyền thanh.", "done")]
    report = D("bc", "BC", "5", XA, "01/7/2026", SUBJECT, cites=[("KH", "1/KH-UBND", "01/01/2026", None)], results=told)
    assert [row.progress for row in tracked(plan, report).task_status] == ["done", "done"]


def test_a_shortcoming_that_a_report_calls_gone_is_fixed() -> None:
    finding = [("1", "Còn tình trạng công chức sử dụng rượu bia trong giờ làm việc.")]
    plan = D("kh", "KH", "1", XA, "01/01/2026", SUBJECT, tasks=TASKS, findings=finding)
    told = [R("1", "Đã chấm dứt tình trạng công chức sử dụng rượu bia trong giờ làm việc.", "done")]
    report = D("bc", "BC", "5", XA, "01/7/2026", SUBJECT, cites=[("KH", "1/KH-UBND", "01/01/2026", None)], results=told)
    (row,) = tracked(plan, report).finding_status
    assert (row.status, row.evidence_document_id) == ("fixed", "bc")
