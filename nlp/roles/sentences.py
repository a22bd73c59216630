"""Who does the work of one task sentence: lead, coordinating units, persons (chủ trì, phối hợp, người thực hiện)."""

from __future__ import annotations

from functools import lru_cache

from datamodel.official import Roles
from datamodel.span import Found
from nlp.roles.clauses import only_answers, read_later_clauses
from nlp.roles.closings import read_closing
from nlp.roles.shares import read_shares
from nlp.roles.subjects import is_told, unlisted_name, unlisted_subject
from nlp.roles.words import ENDS, Sentence, group_at, group_units, person_at
from nlp.units.cues import cue, cue_places, verb_end
from nlp.units.finder import Issuer, canonical
from nlp.units.lexicon import Words, read_words
from nlp.units.lists import found_units
from nlp.units.people import find_people
from nlp.units.phrases import Phrase

_OFFICES = ("phòng", "văn phòng", "trung tâm", "sở", "công an", "UBND", "quân sự", "trường", "đoàn thể", "lãnh đạo")
"""Kinds that "Phân công X ..." orders; whoever appoints a team or an official does its own work."""
_SMALL_OFFICES = ("nhóm", "tổ", "thôn", "y tế", "bộ phận", "cơ quan ngành dọc", "doanh nghiệp", "hội đồng", "ban")
_SUBORDINATES = ("phòng", "văn phòng", "trung tâm", "bộ phận", "tổ", "trường", "công chức", "y tế")
"""Kinds that give no orders to other units of the issuer."""


_PEOPLE = ("people", "post")
"""The classes of words for staff, citizens and villages' posts, who are no office."""


def find_roles(text: str, issuer: Issuer, context_units: tuple[str, ...] = ()) -> Roles:
    """Lead, coordinating units and persons that the sentence itself names.

    `context_units` are the units named above it; a short name ("Trung tâm") means the one of them that it begins.
    """
    return _roles_told(read_words(text), text, issuer, context_units)


@lru_cache(maxsize=1 << 8)
def _roles_told(words: Words, text: str, issuer: Issuer, context_units: tuple[str, ...]) -> Roles:
    sentence = Sentence(words, group_units(words), find_people(text))
    _read_orders(sentence, issuer, has_doer=bool(context_units))
    _read_subject(sentence)
    read_closing(sentence)
    read_later_clauses(sentence, has_doer=bool(context_units))
    read_shares(sentence)
    leads = _resolved(found_units(words, tuple(sentence.leads), issuer), context_units)
    shares = found_units(words, tuple(p for p in sentence.shares if p not in sentence.leads), issuer)
    taken = {unit.value.casefold() for unit in leads}
    coordinating = [
        u for u in (*_resolved(shares, context_units), *sentence.unknown) if u.value.casefold() not in taken
    ]
    return Roles(leads, tuple(coordinating), tuple(sentence.assignees))


def _resolved(units: tuple[Found[str], ...], context: tuple[str, ...]) -> tuple[Found[str], ...]:
    """Such as "Trung tâm" is the one unit above whose name begins so."""
    resolved = []
    for unit in units:
        full = [name for name in context if name.startswith(unit.value + " ")]
        is_short = len(unit.value.split()) <= 2 and len(full) == 1
        resolved.append(Found(full[0], unit.span, unit.rule, 0.8) if is_short else unit)
    return tuple(resolved)


def _clause_start(words: Words, at: int) -> bool:
    """Whether a clause begins at `at`: the text's head, or behind a full stop, ";" or a bullet."""
    while at > 0 and not words.tokens[at - 1].is_word and not words.is_any(at - 1, *ENDS, ":", ",", "(", ")"):
        at -= 1
    return at == 0 or words.is_any(at - 1, *ENDS) or words.is_any(at - 1, ":")


def _read_orders(sentence: Sentence, issuer: Issuer, has_doer: bool) -> None:
    """Such as "Giao X ...", "Đề nghị X ...", "Chủ tịch UBND tỉnh giao X ...".

    Where a heading names the doer (`has_doer`), the doer demands of people ("Yêu cầu phụ huynh ...").
    """
    words = sentence.words
    if _does_own_work(sentence, issuer):
        return
    for at in cue_places(words, "order", "appoint"):
        order = cue(words, "order", at)
        hit = order or cue(words, "appoint", at)
        if not hit or not (_may_order(sentence, at) or _appoints_person(sentence, at, hit[0])):
            continue
        begin = hit[0] + 2 * (at == 0 and words.is_any(hit[0] + 1, "%"))  # "Yêu cầu 100% công chức"
        if person := person_at(sentence, begin):
            sentence.assignees.append(person)
            continue
        group = group_at(sentence, begin)
        if has_doer and group and group[0].word_class in _PEOPLE:
            continue
        named = _with_duty(words, group) if group else ()
        if named and (order or _is_appointed(words, at, named, has_doer)):
            sentence.leads += named
    if sentence.leads:
        sentence.leads += [phrase for phrase in _further_subjects(sentence) if phrase not in sentence.leads]


def _is_appointed(words: Words, at: int, group: tuple[Phrase, ...], has_doer: bool) -> bool:
    """Whether "Phân công X ..." gives X the work: an office, one in a sentence of its own, or one named by a duty."""
    if has_doer or not words.tokens[at].is_capital:
        return at == 0 and group[0].kind in _OFFICES
    if at == 0 and group[0].kind in _OFFICES:
        return True
    return at > 0 or group[-1].rule == "roles.unlisted"


def _with_duty(words: Words, group: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The doers who are given work, the last with the duty that names them: "công chức | quản lý nợ" bám ...."""
    longer = unlisted_name(words, group[-1].first)
    return (*group[:-1], longer) if longer and longer.last > group[-1].last else group


def _does_own_work(sentence: Sentence, issuer: Issuer) -> bool:
    """Such as "Tổ Văn phòng lập danh sách; yêu cầu các lớp nộp ảnh": an office's own work, orders and all.

    What such an office asks of others at once ("Phòng Kinh tế đề nghị nhà mạng ...") is its work, too, unless it issues
    the document itself.
    """
    words = sentence.words
    head = next((at for at in range(len(words)) if words.tokens[at].is_word), 0)
    group = group_at(sentence, head)
    if not group or group[0].kind not in _SUBORDINATES or not _is_subject(words, group):
        return False
    behind = group[-1].last
    if words.starts(behind, "đề nghị"):
        return len(group) == 1 and bool(issuer.name) and canonical(group[0], issuer) != issuer.name
    return not words.is_any(behind, ":", ",") and cue(words, "order", behind) is None


def _may_order(sentence: Sentence, at: int) -> bool:
    """An order opens a clause, follows who gives it ("UBND xã yêu cầu"), or a clause that leads up to it."""
    words = sentence.words
    if _clause_start(words, at):
        return True
    if any(g[-1].last == at for g in sentence.groups):
        return cue(words, "order_after", at) is not None
    return words.is_any(at - 1, ",", "và") and (cue(words, "intro", _sentence_head(words, at)) is not None)


def _appoints_person(sentence: Sentence, at: int, behind: int) -> bool:
    """Such as "Ban Thường vụ phân công đồng chí Hà Văn Sáng phụ trách ..."."""
    return any(g[-1].last == at for g in sentence.groups) and person_at(sentence, behind) is not None


def _sentence_head(words: Words, at: int) -> int:
    while at > 0 and not words.is_any(at - 1, *ENDS):
        at -= 1
    return at


def _read_subject(sentence: Sentence) -> None:
    """The unit at the head of the first sentence, or behind the clause that leads up to it."""
    words = sentence.words
    if sentence.leads:
        return
    if sentence.assignees:
        sentence.leads += _further_subjects(sentence)
        return
    head = 0
    while head < len(words) and not words.tokens[head].is_word:
        head += 1
    if person := person_at(sentence, head):
        sentence.assignees.append(person)
        return
    group = group_at(sentence, head)
    is_plain = bool(group) and is_told(words, group[-1].last)
    if not is_plain and (names := unlisted_subject(words, head)):
        sentence.leads += names
    elif group and _is_subject(words, group):
        sentence.leads += group
        sentence.leads += () if words.is_any(group[-1].last, ":") else _further_subjects(sentence)
    elif not group and (after := _behind_lead_in(sentence, head)):
        sentence.leads += after
    elif not group:
        sentence.leads += _subject_behind_intro(sentence, head) if cue(words, "intro", head) else ()
        if not sentence.leads and not sentence.assignees:
            sentence.leads += _later_subject(sentence) or _behind_topic(sentence)


def _behind_lead_in(sentence: Sentence, head: int) -> tuple[Phrase, ...]:
    """Such as "Riêng UBND xã A khẩn trương ...", "Hằng tháng các thôn báo cáo ..."."""
    hit = cue(sentence.words, "lead_in", head)
    group = group_at(sentence, hit[0]) if hit else ()
    return group if group and _is_subject(sentence.words, group) else ()


def _later_subject(sentence: Sentence) -> tuple[Phrase, ...]:
    """Such as "Hồ sơ phải được cập nhật; cuối ngày Bộ phận một cửa đối chiếu": the one doer of a later clause."""
    words = sentence.words
    for at, key in enumerate(words.keys):
        if key == ";" and (group := _behind_lead_in(sentence, at + 1)):
            return group
    return ()


def _behind_topic(sentence: Sentence) -> tuple[Phrase, ...]:
    """Such as "Hồ sơ quyết toán 07 dự án: Phòng Kế toán nộp Sở Tài chính": what it is about, then who does it."""
    words = sentence.words
    colon = next((at for at, key in enumerate(words.keys) if key in (":", *ENDS)), len(words))
    group = group_at(sentence, colon + 1) if words.is_any(colon, ":") else ()
    return group if group and verb_end(words, group[-1].last) else ()


def _further_subjects(sentence: Sentence) -> list[Phrase]:
    """Such as "X lập tiến độ; Y đưa vào nội dung giao ban": each clause with its own doer."""
    words = sentence.words
    return [
        phrase
        for group in sentence.groups
        if words.is_any(group[0].first - 1, ";") and group[0].kind in (*_OFFICES, *_SMALL_OFFICES)
        if verb_end(words, group[-1].last) and _is_subject(words, group) and group[0].word_class not in _PEOPLE
        if not cue(words, "shares", group[-1].last) and not only_answers(words, group[-1].last)
        for phrase in group
    ]


def _is_subject(words: Words, group: tuple[Phrase, ...]) -> bool:
    """Whether a verb or a colon follows, and no order to another unit."""
    end = group[-1].last
    if end >= len(words):
        return False
    if words.is_any(end, ":"):
        return True
    if words.is_any(end, ",", "-", "("):
        return _behind_apposition(words, end)
    if cue(words, "lead_verb", end):
        return True
    barred, verb = cue(words, "no_subject", end), words.part("stop", end)
    is_free = barred is None or (verb is not None and verb[0] > barred[0])
    return words.tokens[end].is_word and (is_free or is_told(words, end))


def _behind_apposition(words: Words, at: int) -> bool:
    """Such as "Công an xã, cơ quan thường trực Đề án 06, tham mưu ...": a verb follows soon."""
    return any(words.part("stop", place) for place in range(at + 1, min(at + 12, len(words))))


def _subject_behind_intro(sentence: Sentence, head: int) -> tuple[Phrase, ...]:
    """Such as "Căn cứ Kế hoạch này, các phòng ... báo cáo": the first list behind a comma with a verb after it."""
    words = sentence.words
    end = next((at for at in range(head, len(words)) if words.is_any(at, ".", "!", "?")), len(words))
    comma = next((at for at in range(head, end) if words.is_any(at, ",")), end)
    if person := person_at(sentence, comma + 1):
        sentence.assignees.append(person)
        return ()
    if not group_at(sentence, comma + 1) and (names := unlisted_subject(words, comma + 1)):
        return names
    for group in sentence.groups:
        first, last = group[0].first, group[-1].last
        if first >= end:
            break
        begin = words.keys[max(0, _with_article(words, first) - 1)]
        if begin in (",", ":", "thì") and last < end and _is_subject(words, group) and words.part("stop", last):
            return group
    return ()


def _with_article(words: Words, at: int) -> int:
    while at > 0 and words.is_any(at - 1, "đồng", "chí", "các"):
        at -= 1
    return at
