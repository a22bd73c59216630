"""What the headings above an item say of it: category, doer, period (ngữ cảnh đề mục)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from datamodel.official import Deadline, ItemKind
from datamodel.span import Found
from nlp.deadlines.finder import TimeContext, heading_period
from nlp.outline.sections import Category, category_of
from nlp.outline.tree import Node
from nlp.roles.roles import find_roles
from nlp.roles.subjects import names_doer, unlisted_heading
from nlp.text.matching import squeeze
from nlp.units.finder import Issuer
from nlp.units.lists import unit_heading
from nlp.work.statements import is_decider, says

_DOER_LENGTH = 20
"""Words beyond which a heading tells more than a name."""
_MOST = 4
"""Of so many headings side by side one may name something else than a doer."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for the whole document: who issues it, its time, its kind."""

    issuer: Issuer
    time: TimeContext
    document_type: str | None
    subject: str = ""
    parted_by_doers: dict[int, bool] = field(default_factory=dict, compare=False, repr=False)
    """Of which items (by `id`) it was found whether most headings below them name doers."""

    @property
    def is_remedial(self) -> bool:
        """Whether the document is about shortcomings to be repaired."""
        return says("remedial", self.subject)

    @property
    def is_report(self) -> bool:
        """Whether it reports (BC), so that what stands in it was done, where nothing else is said."""
        return self.document_type == "BC"

    def category_under(self, heading: str, category: Category | None) -> Category | None:
        """What a section of this kind of document can hold.

        A submission assigns nothing, an agenda is no work; but for reports only notices tell what became of work.
        """
        if category is Category.REVIEW and self.document_type not in ("TB", "BC"):
            return Category.ACHIEVEMENT
        if category is not Category.TASK:
            return category
        if self.document_type == "TTr":
            return Category.PROPOSAL
        return Category.LOGISTICS if self.document_type == "GM" and says("agenda", heading) else category


@dataclass(frozen=True, slots=True)
class Scope:
    """The headings above an item; doers and period come with the path of the heading that names them."""

    frame: Frame
    category: Category | None = None
    section: str | None = None
    headings: tuple[str, ...] = ()
    leads: tuple[Found[str], ...] = ()
    coordinating: tuple[Found[str], ...] = ()
    leads_from: str | None = None
    period: Found[Deadline] | None = None
    is_preamble: bool = False
    is_announced: bool = False
    """Whether a sentence ("..., còn một số hạn chế:") rather than a heading names the category: it may end unsaid."""
    is_told: bool = False
    """Whether a heading names the category, rather than the kind of document."""
    leads_are_weak: bool = False
    """Whether the doers are those of the opening, who do what follows it at once, not what sections further on say."""

    def under(self, heading: Node) -> Scope:
        """The scope of the items below `heading`."""
        if self.is_preamble and heading.is_paragraph and is_decider(heading.text):
            return self
        units = unit_heading(heading.text, self.frame.issuer)
        kind = self._kind_of(heading.text)
        weak = self.leads_are_weak and (kind is not None or heading.text.rstrip().endswith(":"))
        scope = replace(self, leads=(), coordinating=(), leads_are_weak=False) if weak else self
        scope = replace(
            scope,
            section=squeeze(heading.text),
            headings=(*self.headings, heading.text),
            is_preamble=False,
            leads_are_weak=scope.leads_are_weak and not units,
        )
        if units:
            scope = replace(scope, leads=_placed(units, heading), coordinating=(), leads_from=heading.path)
            if self.category is Category.FINDING and self.is_announced:
                return replace(scope, category=Category.TASK, is_announced=False)
            return replace(scope, category=scope.category or Category.TASK) if not self.frame.is_report else scope
        scope = replace(
            scope,
            category=kind or self.category,
            is_told=scope.is_told or kind is not None,
            is_announced=self._observes(heading.text) or (scope.is_announced and kind is None),
        )
        scope = scope._with_period(heading)._with_sentence(heading)
        return scope if scope.leads_from == heading.path else scope._with_unknown(heading)

    def behind_opening(self) -> Scope:
        """The scope of what follows the paragraphs that open a document."""
        return replace(self, is_preamble=False) if self.is_preamble else self

    def _with_unknown(self, heading: Node) -> Scope:
        """A doer under a name that the grammar does not know ("Giáo viên đứng lớp"), where headings part the work."""
        name = squeeze(heading.text).rstrip(" .:;")
        is_name = not heading.is_paragraph and len(name.split()) <= _DOER_LENGTH and names_doer(name)
        if self.category is not Category.TASK or not is_name or not self._parts_work(heading):
            return self
        doers = _placed(unlisted_heading(name, self.frame.issuer), heading)
        return replace(self, leads=doers, coordinating=(), leads_from=heading.path, leads_are_weak=False)

    def _parts_work(self, heading: Node) -> bool:
        """Whether the section parts the work by doers: its own heading says so, or most headings beside this one do."""
        if any(says("assigning_section", above) for above in self.headings[:-1]):
            return True
        above = heading.parent
        if above is None:
            return False
        known = self.frame.parted_by_doers
        if id(above) not in known:  # asked once for all headings side by side
            known[id(above)] = _name_doers([n.text for n in above.children if n.is_heading], self.frame.issuer)
        return known[id(above)]

    def _kind_of(self, heading: str) -> Category | None:
        """The category that a heading names; in what a report says was done, "Nhiệm vụ được giao" is no work ahead."""
        kind = self.frame.category_under(heading, category_of(heading) or self._announced(heading))
        if kind is Category.ACHIEVEMENT and self.category is Category.REVIEW:
            return Category.REVIEW
        told = self.category in (Category.ACHIEVEMENT, Category.REVIEW)
        told_done = self.frame.is_report and told and self.is_told
        return None if kind is Category.TASK and told_done else kind

    def after(self, introduction: Node) -> Scope:
        """The scope of the items that follow "..., yêu cầu các phòng thực hiện các nhiệm vụ sau:"."""
        scope = self._ordered(introduction) if self.is_preamble else self._with_sentence(introduction)
        kind = self.frame.category_under(introduction.text, self._announced(introduction.text))
        return replace(scope, category=kind, is_told=True, is_announced=True) if kind else scope

    def _announced(self, text: str) -> Category | None:
        """The category of what comes after "..., còn một số tồn tại:" or "..., thực hiện các nhiệm vụ sau:"."""
        if says("announces_findings", text) or self._observes(text):
            return Category.FINDING
        return Category.TASK if says("announces_tasks", text) else None

    def _observes(self, text: str) -> bool:
        """Whether a letter goes on to say what was seen amiss ("Qua theo dõi, Sở Y tế nhận thấy:")."""
        return self.is_preamble and says("announces_observations", text)

    def _ordered(self, opening: Node) -> Scope:
        """Doers whom the opening orders ("Sở đề nghị UBND các xã thực hiện:"), until another kind of section begins."""
        if not says("order_phrase", opening.text):
            return self
        scope = self._with_sentence(opening)
        own = tuple(u for u in scope.leads if u.value != self.frame.issuer.name)
        return replace(scope, leads=own, leads_are_weak=True) if own else self

    def _with_period(self, heading: Node) -> Scope:
        """A heading of work that names its period gives it to each task below."""
        if self.category not in (Category.TASK, None) or heading.kind is ItemKind.BULLET:
            return self
        period = heading_period(heading.text, self.frame.time)
        if not period:
            return self
        given = replace(period.value, inherited_from=heading.path)
        category = self.category or Category.TASK  # "Quý I": what is planned for it
        return replace(self, category=category, period=replace(period.shift(heading.span.start), value=given))

    def _with_sentence(self, node: Node) -> Scope:
        """Doers that a heading or an introduction names as a sentence does."""
        if not node.text.rstrip().endswith(":") and not says("introduction", node.text):
            return self
        if node.is_paragraph and not says("order_phrase", node.text):
            return self
        roles = find_roles(node.text, self.frame.issuer, tuple(u.value for u in self.leads))
        if not roles.lead_units:
            return self
        leads, shares = _placed(roles.lead_units, node), _placed(roles.coordinating_units, node)
        return replace(self, leads=leads, coordinating=shares, leads_from=node.path, leads_are_weak=False)


def _placed(units: tuple[Found[str], ...], node: Node) -> tuple[Found[str], ...]:
    """Units found in a node's folded words: their span is the whole node where the two may differ."""
    return tuple(Found(unit.value, node.span, unit.rule, unit.confidence) for unit in units)


def _name_doers(headings: Sequence[str], issuer: Issuer) -> bool:
    """Whether most of these headings name who does the work below them, and one of them surely."""
    named = [bool(unit_heading(text, issuer)) for text in headings]
    doers = sum(is_unit or names_doer(text) for is_unit, text in zip(named, headings, strict=True))
    return any(named) and doers * _MOST >= len(headings) * (_MOST - 1)
