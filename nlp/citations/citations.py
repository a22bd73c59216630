"""Reads one citation (viện dẫn) after another: kind, number, date, issuer and title, with their places."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import zip_longest

from datamodel.official import DocumentNumber
from datamodel.span import Span
from nlp.rulebook.rules import load_rules, rule
from nlp.text.dates import find_dates
from nlp.text.matching import matching_text, squeeze
from nlp.text.numbers import document_type_by_name, document_type_of, find_numbers

_WINDOW = 120
_LONGEST_TITLE = 500
# Laws are found by their names, not by "luật", which stands in "kỷ luật" and "pháp luật" too.
_BY_NAME_ONLY = {"Luật", "Bộ luật", "HP", "L"}


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation with its parts. `core` runs to the date and issuer, `title` is what follows them."""

    start: int
    number_end: int
    kind: str | None
    rule: str
    number: DocumentNumber | None = None
    name: str | None = None
    is_short: bool = False
    core_end: int = 0
    end: int = 0
    issued_date: dt.date | None = None
    issuer: str | None = None
    title_span: Span | None = None

    @property
    def core(self) -> Span:
        """Kind, number, date and issuer."""
        return Span(self.start, self.core_end)

    @property
    def span(self) -> Span:
        """The whole citation."""
        return Span(self.start, self.end)


@lru_cache(maxsize=1 << 10)
def find_citations(text: str) -> tuple[Citation, ...]:
    """Every citation in `text` with a number, and every named law, in order."""
    seen = matching_text(text)
    heads = sorted(_heads(seen), key=lambda head: head.start)
    cores = []
    for head, following in zip_longest(heads, heads[1:]):
        cores.append(_with_core(head, seen, following.start if following else len(seen)))
    return tuple(_with_title(index, cores, seen) for index in range(len(cores)))


def _heads(seen: str) -> list[Citation]:
    laws = _laws(seen)
    heads: list[Citation] = []
    for found in find_numbers(seen):
        assert found.span is not None
        law = _law_before(laws, seen, found.span.start)
        if law is not None:
            laws.remove(law)
            heads.append(replace(law, number=found.value, number_end=found.span.end))
            continue
        heads.append(_numbered(seen, found.value, found.span, heads[-1].kind if heads else None, found.rule))
    taken = [Span(head.start, head.number_end) for head in heads]
    others = laws + _shorts(seen)
    return heads + [head for head in others if not any(s.overlaps(Span(head.start, head.number_end)) for s in taken)]


def _numbered(seen: str, number: DocumentNumber, span: Span, last_kind: str | None, rule_id: str) -> Citation:
    """The citation around a number: the name of its kind before it, or "số" alone in a list."""
    base = max(0, span.start - _WINDOW)
    window = seen[base : span.start]
    names = list(_kind_names().finditer(window))
    if names:
        gap = window[names[-1].end() :]
        if not gap.strip() or rule("references", "gap").compiled().match(gap):
            kind = _kind_of(names[-1].group()) or document_type_of(number.notation)
            issuer = re.search(r"\s+của\s+(.+?)\s+số\s*:?\s*$", gap)
            return Citation(
                base + names[-1].start(), span.end, kind, rule_id, number, issuer=issuer and squeeze(issuer[1])
            )
    cue = rule("references", "elided").compiled().search(window)
    start = base + cue.start() if cue else span.start
    return Citation(start, span.end, document_type_of(number.notation) or last_kind, rule_id, number)


@cache
def _kind_names() -> re.Pattern[str]:
    """The names of kinds, in any case, and their abbreviations ("NĐ") as printed."""
    names, shorts = [], []
    for entry in load_rules("document_types"):
        if entry.gives["type"] not in _BY_NAME_ONLY:
            names += list(entry.words)
            shorts += entry.gives.get("short", [])
    listed = "|".join(re.escape(n).replace("\\ ", r"\s+") for n in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:(?i:{listed})|(?:{'|'.join(sorted(shorts, key=len, reverse=True))})|VB)(?!\w)")


def _kind_of(name: str) -> str | None:
    return document_type_by_name(name) or next(
        (entry.gives["type"] for entry in load_rules("document_types") if name in entry.gives.get("short", [])), None
    )


def _laws(seen: str) -> list[Citation]:
    """Named laws, the listed names before the guessed ones."""
    found: list[Citation] = []
    for rule_id in ("law_amending", "law_names", "law"):
        for match in rule("references", rule_id).compiled().finditer(seen):
            year = rule("references", "law_year").compiled().match(seen[match.end() :])
            is_bare = rule_id == "law" and not match["rest"] and not (year and match["kind"] == "Hiến pháp")
            if not match.group()[0].isupper() or is_bare:
                continue
            if any(Span(c.start, c.number_end).overlaps(Span(*match.span())) for c in found):
                continue
            end = match.end() + (year.end() if year else 0)
            kind = document_type_by_name(re.split(r"\s", match.group())[0]) or document_type_by_name(
                " ".join(match.group().split()[:2])
            )
            found.append(Citation(match.start(), end, kind, f"references.{rule_id}", name=squeeze(match.group())))
    return found


def _law_before(laws: list[Citation], seen: str, start: int) -> Citation | None:
    for law in laws:
        if law.number_end <= start and re.fullmatch(r"\s*,?\s*(?:\(|số\s*:?)?\s*", seen[law.number_end : start]):
            return law
    return None


def _shorts(seen: str) -> list[Citation]:
    """Citations by kind and number only: second ones ("NĐ 154"), and "Công văn số 1234 ngày 05/6/2026"."""
    patterns = [rule("references", name).compiled() for name in ("short_dated", "short")]
    hits = {match.start("number"): match for pattern in reversed(patterns) for match in pattern.finditer(seen)}
    return [
        Citation(
            match.start(),
            match.end(),
            _kind_of(squeeze(match["kind"])),
            "references.short",
            DocumentNumber(match["number"], None, match["number"]),
            is_short=True,
        )
        for _, match in sorted(hits.items())
    ]


def _with_core(head: Citation, seen: str, limit: int) -> Citation:
    """Add date and issuer, in either order, up to the next citation."""
    position, issued, issuer, has_date = head.number_end, None, head.issuer, False
    for _ in range(3):
        if not has_date and (dated := _date_at(seen, position, limit)):
            issued, position, has_date = dated[0], dated[1], True
        elif issuer is None and not head.name and (named := _issuer_at(seen, position, limit)):
            issuer, position = named
        else:
            break
    if issuer is None and (before := rule("references", "issuer_before").compiled().search(seen[: head.start])):
        issuer = squeeze(before["issuer"])
    return replace(head, issued_date=issued, issuer=issuer, core_end=position, end=position)


def _date_at(seen: str, position: int, limit: int) -> tuple[dt.date | None, int] | None:
    lead = rule("references", "date_tail").compiled().match(seen[position:limit])
    if lead is None:
        return None
    rest = seen[position + lead.end() : min(limit, position + 80)]
    found = next((f for f in find_dates(rest) if f.span is not None and f.span.start == 0), None)
    if found is None or found.span is None or found.value.year is None:
        return None
    end = position + lead.end() + found.span.end
    if "(" in lead.group() and seen[end : end + 1] == ")":
        end += 1
    return found.value.first_day if found.value.precision == "day" else None, end


def _issuer_at(seen: str, position: int, limit: int) -> tuple[str, int] | None:
    for rule_id in ("issuer_tail", "bare_issuer_tail"):
        match = rule("references", rule_id).compiled().match(seen[position:limit])
        if match:
            words = _cut_issuer(match["issuer"])
            return squeeze(words), position + match.start("issuer") + len(words.rstrip())
    return None


def _cut_issuer(words: str) -> str:
    """The issuer ends before the title; a comma belongs to it only where a title follows."""
    stop = rule("references", "issuer_end").compiled().search(words)
    piece = words[: stop.start()] if stop else words
    clause = rule("references", "title_end").compiled().search(piece)
    piece = piece[: clause.start()] if clause else piece
    if "," in piece and not (stop and re.match(r",?\s*(?:về|V/v)", stop.group())):
        inner = {match.end() - 1 for match in rule("references", "issuer_comma").compiled().finditer(piece)}
        piece = piece[: next((i for i, c in enumerate(piece) if c == "," and i not in inner), len(piece))]
    return re.sub(r"\s+(?:và|hoặc|cùng|với)\s*$|[\s,.\"”]+$", "", piece)


def _with_title(index: int, cores: list[Citation], seen: str) -> Citation:
    """Add the title; citations inside it stay citations of their own."""
    core = cores[index]
    if core.name or core.is_short:
        return core
    rest = seen[core.core_end : core.core_end + _LONGEST_TITLE]
    opening = rule("references", "title_open").compiled().match(rest)
    if opening is None:
        return core
    start = core.core_end + opening.start("title")
    stop = rule("references", "title_end").compiled().search(rest, opening.end("title"))
    end = core.core_end + (stop.start() if stop else len(rest))
    end = _before_sibling(core, cores[index + 1 :], seen, opening.end("title") + core.core_end, end)
    end = start + len(seen[start:end].rstrip(" ,\n/"))
    return replace(core, title_span=Span(start, end), end=end) if end > start else core


def _before_sibling(core: Citation, later: list[Citation], seen: str, start: int, end: int) -> int:
    """The end of a title that runs into a citation standing beside the first one."""
    has_nested = False
    for other in later:
        if other.start >= end:
            break
        join = rule("references", "joins").compiled().search(seen[core.core_end : other.start])
        # "về triển khai Kế hoạch số 352/KH-UBND và Chương trình số 44-CTr/TU": both are inside the title.
        if join and not (has_nested and join.group().strip() in ("và", "hoặc")):
            return max(start, core.core_end + join.start())
        has_nested = True
    return end
