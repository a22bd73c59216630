"""What speaks for and against a pair besides its words: rivals, headings, numbers, the stage of the work, the day."""

from __future__ import annotations

import datetime as dt

import pytest
from chain_rows import D, R, T, before

from plans.dataset.dataset import dataset_of
from plans.matching.compare import SURE
from plans.matching.match import Rarity, Side, match, reports_on, same_work
from plans.matching.wording import main_clause, shortcomings, wording
from plans.standing.track import Tracking, track

XA = "UBND xã Hòa Lạc Đông"
SUBJECT = "Khắc phục tồn tại, hạn chế trong cải cách hành chính năm 2026"


def side(text: str, *, about: str | None = None) -> Side:
    heading = wording(about) if about else None
    return Side(text, wording(text), about=heading, is_shared_about=bool(about), parts=(wording(main_clause(text)),))


def fixed(scores: dict[tuple[str, str], float]):
    """A score that is known for each pair of one-word sides, which all share a term."""
    return lambda one, other, _: scores.get((one.id, other.id), 0.0)


def one_word(name: str) -> Side:
    return Side(name, wording("số hóa sổ hộ tịch"))


def test_a_pair_without_rival_is_sure_sooner() -> None:
    ones, others = [one_word("a"), one_word("b")], [one_word("x"), one_word("y")]
    clear = match(ones, others, fixed({("a", "x"): 0.45, ("b", "x"): 0.1}), sure=0.5, unsure=0.4, alone=0.43)
    assert [(pair.one, pair.other) for pair in clear.pairs] == [(0, 0)]
    rival = match(ones, others, fixed({("a", "x"): 0.45, ("b", "x"): 0.3}), sure=0.5, unsure=0.4, alone=0.43)
    assert (rival.pairs, [(pair.one, pair.other) for pair in rival.unsure]) == ((), [(0, 0)])
    weak = match(ones, others, fixed({("a", "x"): 0.42}), sure=0.5, unsure=0.4, alone=0.43)
    assert not weak.pairs


def test_a_shared_heading_does_not_speak_for_a_statement_that_speaks_for_itself() -> None:
    heading, task = "Thủ tục hành chính", side("Bảo đảm 100% hồ sơ thủ tục hành chính được giải quyết đúng hạn")
    poor = side("Đã hoàn thành đúng yêu cầu.", about=heading)
    rich = side("Đã lắp đặt 05 máy lấy số tự động, 02 màn hình cảm ứng và hệ thống camera an ninh.", about=heading)
    rarity = Rarity().add(each.words for each in (task, poor, rich))
    assert reports_on(rich, task, rarity) < 0.36 < reports_on(poor, task, rarity)


def test_a_rare_number_in_both_brings_them_nearer() -> None:
    task = side("Nộp ngân sách nhà nước số tiền 186,4 triệu đồng theo kết luận thanh tra")
    told = [
        side(f"Đã nộp đủ {sum_} triệu đồng vào ngân sách theo kiến nghị của Thanh tra.") for sum_ in ("186,4", "90")
    ]
    rarity = Rarity().add(each.words for each in (task, *told))
    same, other = (reports_on(each, task, rarity) for each in told)
    assert same >= other + 0.1


@pytest.mark.parametrize(
    ("prepared", "carried_out"),
    [
        ("Rà soát, lập danh sách hộ nghèo cần sửa chữa nhà ở.", "Hoàn thành sửa chữa nhà ở cho 27 hộ nghèo."),
        ("Đề xuất phương án cắt giảm thủ tục hành chính.", "Thực thi phương án cắt giảm thủ tục hành chính."),
    ],
)
def test_what_is_prepared_and_what_is_carried_out_are_two_tasks(prepared: str, carried_out: str) -> None:
    one, other, both = side(prepared), side(carried_out), side(f"{prepared} {carried_out}")
    rarity = Rarity().add(each.words for each in (one, other))
    assert same_work(one, other, rarity) < SURE < same_work(one, both, rarity)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("Chưa tiến hành chỉnh lý do chưa được bố trí kinh phí.", {"~archive_order"}),
        ("Đã báo cáo nguyên nhân hồ sơ hộ tịch phải bổ sung.", {"~civil_status"}),
        ("Chưa lắp đặt camera, nguyên nhân chưa có nguồn vốn đầu tư công.", {"~install"}),
    ],
)
def test_only_reasons_are_left_out_of_a_statement(told: str, kept: set[str]) -> None:
    terms = set(wording(told, is_result=True).terms)
    assert kept <= terms
    assert "~funds" not in terms
    assert "~public_investment" not in terms


def test_shortcomings_in_one_paragraph_are_parted() -> None:
    text = "Danh mục hồ sơ chưa được ban hành; 112 mét tài liệu chưa được chỉnh lý"
    assert shortcomings(text) == ("Danh mục hồ sơ chưa được ban hành", "112 mét tài liệu chưa được chỉnh lý")
    assert shortcomings("Danh mục hồ sơ chưa được ban hành; còn thiếu") == ()


def tracked(*documents: D) -> Tracking:
    return track(dataset_of(each.records() for each in documents), dt.date(2026, 12, 31))


def test_a_shortcoming_that_was_named_beside_another_recurs() -> None:
    both = "Danh mục hồ sơ chưa được ban hành; 112 mét tài liệu tồn đọng của các xã cũ chưa được chỉnh lý"
    again = "112 mét tài liệu tồn đọng của các xã cũ vẫn chưa được chỉnh lý, nguy cơ hư hỏng"
    one = D("a", "KH", "1", XA, "01/01/2025", SUBJECT.replace("2026", "2025"), findings=[("I/1", both)])
    two = D("b", "KH", "2", XA, "01/01/2026", SUBJECT, findings=[("I/1", again)])
    tracking = tracked(one, two)
    assert [row.change for row in tracking.changes] == ["changed"]
    assert {row.finding_id: row.status for row in tracking.finding_status}["f:a:I/1"] == "recurred"


def test_what_was_done_before_the_plan_is_hardly_its_work() -> None:
    task = T("1", "Thực thi phương án đơn giản hóa thủ tục hành chính.", ["Văn phòng"], before("31/10/2026"))
    plan = D("kh", "KH", "1", XA, "12/6/2026", SUBJECT, tasks=[task])
    said = [
        R("1", "Phương án đơn giản hóa thủ tục đã được trình ngày 12/5/2026.", "done", done="12/5/2026"),
        R("2", "Đã thực thi phương án đối với 09/17 thủ tục.", "partly"),
    ]
    report = D("bc", "BC", "5", XA, "01/11/2026", SUBJECT, results=said, cites=[("KH", "1/KH-UBND", "12/6/2026", None)])
    (row,) = tracked(plan, report).task_status
    assert (row.progress, row.evidence_text) == ("partly_done", said[1].text)
