"""Says what an item of content is: by its place in the tree first, by its words second (phân loại nội dung)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from datamodel.official import DeadlineKind, ItemKind, Roles
from nlp.deadlines.finder import find_deadlines
from nlp.outline.sections import Category, category_of
from nlp.outline.tree import Node
from nlp.roles.roles import find_roles
from nlp.rulebook.rules import rule
from nlp.text.matching import matching_text
from nlp.work.back_references import with_names
from nlp.work.scope import Scope
from nlp.work.statements import is_enactment, is_formula, is_order, is_shortcoming, says, without_brackets

_LABEL_WORDS = 7
_TELLING = ("narrative", "provision", "explanation")
_UPWARD = ("BC", "TTr", "CV", "KH", "ĐA", "DA", "PA")


class LeafKind(StrEnum):
    """What an item of content is."""

    TASK = "task"
    FINDING = "finding"
    RESULT = "result"


Verdict = tuple[LeafKind | None, str, float]
"""What an item is (None: nothing that is published), the rule that says so, and how sure it is."""


def roles_in(text: str, scope: Scope, before: Sequence[str] = ()) -> Roles:
    """Who does it by the item's own words, also behind its subject ("Về đất đai: Phòng Kinh tế lập ...").

    `before` are the words that "đơn vị này", "02 phòng nêu trên" may point back at, the nearest first.
    """
    named = with_names(text, before, scope.frame.issuer) if before else None
    if named is None:
        return _told_roles(text, scope)
    roles = _told_roles(named.text, scope)
    return Roles(*map(named.placed, (roles.lead_units, roles.coordinating_units, roles.assignees)))


def _told_roles(text: str, scope: Scope) -> Roles:
    context = tuple(unit.value for unit in scope.leads)
    roles = find_roles(text, scope.frame.issuer, context)
    head, colon, rest = text.partition(":")
    if roles.lead_units or roles.assignees or not colon or not _names_subject(head):
        return roles
    at = len(head) + 1
    behind = find_roles(rest, scope.frame.issuer, context)
    groups = (behind.lead_units, behind.coordinating_units, behind.assignees)
    return Roles(*(tuple(unit.shift(at) for unit in group) for group in groups))


def _names_subject(head: str) -> bool:
    """Whether the words before a colon only say what the work is about: "Về đất đai", "Kinh phí"."""
    return says("subject_label", head) or says("funding", head)


def kind_of(node: Node, scope: Scope, roles: Roles) -> Verdict:
    """What the item is, the rule that says so and how sure it is (0 to 1)."""
    scope = _labelled_scope(node, scope)
    told = _as_formula(node, scope)
    if told:
        return told
    text = node.text
    match scope.category:
        case Category.PURPOSE | Category.GOAL | Category.CAUSE:
            return None, f"leaves/{scope.category}", 1.0
        case Category.LOGISTICS:
            ordered = says("order_phrase", without_brackets(text)) and bool(roles.lead_units)
            ordered = ordered or _is_scheduled(text) or _funds(text, scope, roles)
            return (LeafKind.TASK, "leaves/order-in-logistics", 0.7) if ordered else (None, "leaves/logistics", 1.0)
        case Category.FINDING:
            return _in_findings(node, scope, roles)
        case Category.ACHIEVEMENT | Category.PRAISE | Category.REVIEW:
            return _in_achievements(text, scope)
        case Category.PROPOSAL if _asks_upward(text, roles, scope):
            return None, "leaves/upward-request", 0.9
        case Category.PROPOSAL:
            return (
                (None, "leaves/proposal", 1.0)
                if scope.frame.document_type in _UPWARD
                else (LeafKind.TASK, "leaves/request", 0.7)
            )
    return _in_work(node, scope, roles)


def _as_formula(node: Node, scope: Scope) -> Verdict | None:
    """What a formula or an introduction is: nothing, save for a shortcoming that it tells; None for any other item."""
    text = node.text
    if node.is_closing and text.rstrip().endswith("/.") and says("announcement", text):
        return None, "leaves/announcement", 1.0
    introduces = says("introduction", text)
    if introduces and _tells_before(text, scope):
        return LeafKind.FINDING, "leaves/before-order", 0.8
    is_bare = (is_formula(text) and not _sets_date(text, scope)) or len(text.split()) < 3
    return (None, "leaves/formula", 1.0) if is_bare or (introduces and not _is_work(node, scope)) else None


def _is_scheduled(text: str) -> bool:
    """Whether a period stands before work, as in a timetable ("Tháng 9/2026: Khảo sát ...")."""
    head = rule("deadline_anchors", "head_period").compiled().search(matching_text(text))
    return head is not None and is_order(text[head.end() :].lstrip())


def _funds(text: str, scope: Scope, roles: Roles) -> bool:
    """Whether a unit is told to find the money ("Kinh phí: Phòng Kinh tế cân đối từ nguồn ..., trình ...")."""
    head, colon, _ = text.partition(":")
    if not says("funding", head if colon else (scope.section or "")):
        return False
    spans = [unit.span for unit in roles.lead_units if unit.span]
    return any(says("order_opening", text[span.end :].lstrip()) for span in spans)


def _tells_before(text: str, scope: Scope) -> bool:
    """Whether a shortcoming stands before the words that open the work below it ("... xuống cấp. Yêu cầu:")."""
    told, stop, opening = text.rstrip().rpartition(". ")
    if not stop or scope.is_preamble or not says("announces_tasks", opening):
        return False
    return is_shortcoming(told) and not says("general_finding", told)


def _labelled_scope(node: Node, scope: Scope) -> Scope:
    """The scope of an item that says of itself what it is: "Hạn chế: ..." or "2. Địa điểm: ..."."""
    head, colon, _ = node.text.partition(":")
    category = category_of(head) if colon and len(head.split()) <= _LABEL_WORDS else None
    return replace(scope, category=category) if category not in (None, Category.TASK) else scope


def _is_work(node: Node, scope: Scope) -> bool:
    """Whether a line that ends like an introduction still is work, as the last of a list may ("..., cụ thể:")."""
    return (
        not node.text.rstrip().endswith(":")
        and scope.category is Category.TASK
        and is_order(node.text)
        and not node.is_paragraph
    )


def _in_achievements(text: str, scope: Scope) -> Verdict:
    if scope.frame.is_report or scope.category is Category.REVIEW:
        return (
            (None, "leaves/request", 1.0) if says("upward_request", text) else (LeafKind.RESULT, "leaves/report", 1.0)
        )
    if _turns(text) or (says("turn", text) and is_shortcoming(text) and not says("general_finding", text)):
        return LeafKind.FINDING, "leaves/turn", 0.8
    return None, "leaves/achievement", 1.0


def _in_findings(node: Node, scope: Scope, roles: Roles) -> Verdict:
    """Below a heading, or a sentence, that announces shortcomings; after a sentence they may end unsaid."""
    text = node.text
    if scope.is_announced and not says("shortcoming", text):
        if is_order(text):
            return _in_work(node, replace(scope, category=Category.TASK), roles)
        if says("done", text):
            return None, "leaves/done", 0.7
    if says("general_finding", text) or says("cause", text):
        return None, "leaves/general-finding", 1.0
    return LeafKind.FINDING, "leaves/finding-section", 1.0


def _in_work(node: Node, scope: Scope, roles: Roles) -> Verdict:
    """In a section of work, or where no heading says what stands there."""
    text = node.text
    if node.kind is ItemKind.ARTICLE and is_enactment(text):
        return None, "leaves/enactment", 1.0
    if says("cause", text):
        return None, "leaves/cause", 1.0
    if is_shortcoming(text) and not _acts(text, roles) and not _is_ahead(text, scope):
        general = says("general_finding", text)
        return (None, "leaves/general-finding", 1.0) if general else (LeafKind.FINDING, "leaves/shortcoming", 0.8)
    if scope.frame.is_remedial and _describes_item(node) and not is_order(text) and not _acts(text, roles):
        return LeafKind.FINDING, "leaves/before-remedies", 0.7
    if _asks_upward(text, roles, scope):
        return None, "leaves/upward-request", 0.9
    if scope.is_preamble and node.is_paragraph:
        return _in_opening(text, roles)
    if any(says(name, text) for name in _TELLING) and not says("order_phrase", text):
        return None, "leaves/narrative", 0.8
    return _as_work(text, scope, roles)


def _in_opening(text: str, roles: Roles) -> Verdict:
    """In the paragraphs before the first item."""
    if _turns(text):
        return LeafKind.FINDING, "leaves/opening-shortcoming", 0.7
    doers = bool(roles.lead_units or roles.assignees)
    ordered = doers and says("order_phrase", text) and not says("narrative", text)
    return (LeafKind.TASK, "leaves/order-in-opening", 0.8) if ordered else (None, "leaves/opening", 1.0)


def _as_work(text: str, scope: Scope, roles: Roles) -> Verdict:
    """What is left in a section of work is work; elsewhere the words must order it."""
    if scope.category is Category.TASK or scope.leads:
        return _told_done(text) or (LeafKind.TASK, "leaves/task-section", 1.0)
    if is_order(text) or roles.lead_units or roles.assignees:
        return _told_done(text) or (LeafKind.TASK, "leaves/order", 0.8)
    return None, "leaves/other", 0.6


def _is_ahead(text: str, scope: Scope) -> bool:
    """Whether a section of work has what lacks mended, or sets a day ahead ("Các thôn chưa nộp ... nộp trước 31/7")."""
    if scope.category is not Category.TASK or not scope.frame.time.issued:
        return False
    if scope.is_told and says("mends_what_lacks", text):
        return True
    days = (found.value for found in find_deadlines(text, scope.frame.time))
    return any(d.kind is DeadlineKind.DATE and d.due_date and d.due_date > scope.frame.time.issued for d in days)


def _sets_date(text: str, scope: Scope) -> bool:
    """Whether a closing paragraph orders something by a day of its own ("..., báo cáo kết quả trước ngày 15/10")."""
    dated = any(found.value.kind is DeadlineKind.DATE for found in find_deadlines(text, scope.frame.time))
    return dated and says("reporting", text) and not says("enforcement", text)


def _asks_upward(text: str, roles: Roles, scope: Scope) -> bool:
    """Whether a commune or school asks a body above it: a proposal, not work that it assigns."""
    asked = any(says("higher_body", unit.value) for unit in roles.lead_units)
    is_low = scope.frame.issuer.is_commune or scope.frame.issuer.level == "trường"
    return is_low and asked and says("upward_request", text)


def _turns(text: str) -> bool:
    """Whether an opening paragraph goes on to name a shortcoming ("..., tuy nhiên tiến độ còn chậm")."""
    turn = re.search(r"(?i)\b(?:tuy nhiên|tuy vậy|song|nhưng|mặc dù vậy)\b", text)
    return bool(turn and says("shortcoming", text[turn.end() :])) and not says("general_finding", text)


def _acts(text: str, roles: Roles) -> bool:
    """Whether a unit is the subject and is told to act: "Trung tâm niêm yết ...", not "Trung tâm chưa niêm yết ..."."""
    spans = [unit.span for unit in (*roles.lead_units, *roles.assignees) if unit.span]
    return bool(spans) and not any(says("negative_predicate", text[span.end : span.end + 40]) for span in spans)


def _describes_item(node: Node) -> bool:
    """Whether it is the first paragraph of an item whose work follows as a list."""
    if not node.is_paragraph or node.parent is None or node.parent.parent is None:
        return False
    first = node.parent.first_labelled
    return first is not None and node.span.start < first.span.start


def _told_done(text: str) -> Verdict | None:
    if says("done", text) and not is_order(text):
        return None, "leaves/done", 0.7
    return None
