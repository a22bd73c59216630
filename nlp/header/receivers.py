"""Reads the two lists of receivers: Kính gửi (addressees) and Nơi nhận (recipients)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from datamodel.span import Found, Span
from nlp.rulebook.rules import rule
from nlp.text.lines import Line
from nlp.text.matching import fold, matching_text, squeeze
from nlp.units.lexicon import read_words
from nlp.units.lists import read_units
from nlp.units.tokens import spelt_out

_BULLET = re.compile(r"^[-–—+*•▪●‣◦\s]+(?=\S)")
_END_MARKS = " \t;.,:/*_"
_SPECKS = re.compile(r";(?: [^\W\d_]){1,3}$")
_PLACES = frozenset({"xã", "phường", "đặc khu", "huyện", "thôn", "tỉnh"})
_SEPARATE_ENTRIES = re.compile(r"[;.]\s+[-–+•]\s*(?=\w)")


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    span: Span
    bulleted: bool

    def joined(self, line: Line) -> _Entry:
        return replace(self, text=f"{self.text} {line.text}", span=Span(self.span.start, line.span.end))


def read_addressees(lines: Sequence[Line]) -> tuple[Found[str], ...]:
    """One entry per addressee; "Các Sở: Nội vụ; Tài chính" are "Sở Nội vụ" and "Sở Tài chính"."""
    entries = _entries(_without_mark(lines, "header", "addressee_mark", "wire"))
    return tuple(
        Found(name, entry.span, "header/addressees")
        for entry in entries
        for name in _spread(_plain(entry.text))
        if name
    )


def read_recipients(lines: Sequence[Line]) -> tuple[Found[str], ...]:
    """One entry per line of the list, without the leading dash and the end mark."""
    entries = _entries(_without_mark(lines, "zones", "recipients_mark"), at_semicolons=True)
    found = (Found(_plain(entry.text), entry.span, "header/recipients") for entry in entries)
    return tuple(entry for entry in found if entry.value)


def _without_mark(lines: Sequence[Line], rules: str, *rule_ids: str) -> list[Line]:
    """The lines with "Kính gửi:" or "Nơi nhận:" taken away."""
    kept = []
    for line in lines:
        hits = (rule(rules, rule_id).compiled().search(line.key) for rule_id in rule_ids)
        match = next((hit for hit in hits if hit), None)
        if match is None:
            kept.append(line)
        elif match["rest"]:
            rest = line.text[match.start("rest") :]
            start = max(line.span.start, line.span.end - len(rest))
            kept.append(replace(line, text=rest, key=line.key[match.start("rest") :], span=Span(start, line.span.end)))
    return kept


def _entries(lines: Iterable[Line], at_semicolons: bool = False) -> list[_Entry]:
    """Join wrapped lines, part lines that hold several entries."""
    entries: list[_Entry] = []
    for line in lines:
        for piece in _pieces(line, at_semicolons):
            bulleted = bool(_BULLET.match(piece.text))
            words = replace(piece, text=_BULLET.sub("", piece.text))
            if entries and not bulleted and _wraps(entries[-1], piece):
                entries[-1] = entries[-1].joined(words)
            else:
                entries.append(_Entry(words.text, words.span, bulleted))
    return entries


def _wraps(last: _Entry, line: Line) -> bool:
    """Whether the line goes on with the entry above it."""
    if re.search(r"[.;]\s*$", last.text):
        return False
    return last.bulleted or line.opens_small or bool(rule("zones", "unfinished").compiled().search(last.text))


def _pieces(line: Line, at_semicolons: bool) -> list[Line]:
    """The entries of a line: "- Như trên; - Sở Nội vụ; - Lưu: VT." is three entries, "Như trên; Lưu: VT" two."""
    cuts = [match.start() + 1 for match in _SEPARATE_ENTRIES.finditer(line.text)]
    if at_semicolons and not cuts and not _BULLET.match(line.text):
        cuts = [match.start() + 1 for match in re.finditer(r";\s+(?=\w)", line.text)]
    if not cuts:
        return [line]
    bounds = zip([0, *cuts], [*cuts, len(line.text)], strict=True)
    return [replace(line, text=line.text[a:b].strip(), key=line.key[a:b].strip()) for a, b in bounds]


def _plain(text: str) -> str:
    """The entry without bullet, end marks and the specks that a scan leaves behind them."""
    return _SPECKS.sub(";", squeeze(text)).strip(_END_MARKS + "-–")


def _spread(text: str) -> tuple[str, ...]:
    """Part an entry whose head word counts for several names: "Các Sở: ...", "UBND các xã: ..."."""
    named = (name for part in _bodies(text) for name in _named(part))
    return tuple(spelt_out(name, shortens=True) for names in named for name in _listed(names))


def _listed(text: str) -> tuple[str, ...]:
    """Named units in a row: "Phòng Kinh tế, Phòng Văn hóa - Xã hội" are two; groups and posts stay together."""
    words = read_words(text)
    units = read_units(words, 0) if text else ()
    named = bool(units) and units[-1].last == len(words) and not any(u.is_group or u.kind == "lãnh đạo" for u in units)
    if not named or len(units) < 2:
        return (text,) if text else ()
    return tuple(text[words.tokens[u.first].start : words.tokens[u.last - 1].end] for u in units)


def _bodies(text: str) -> list[str]:
    """Several bodies on one line: "UBND các xã: A, B; UBND phường C" are two, "Các Sở: A; B" is one."""
    parts: list[str] = []
    for piece in text.split(";"):
        goes_on = bool(parts) and not _begins_unit(piece.strip()) and _shared(parts[-1]) is not None
        if goes_on:
            parts[-1] = f"{parts[-1]};{piece}"
        else:
            parts.append(_plain(piece))
    return parts


def _begins_unit(text: str) -> bool:
    if len(text.split()) < 3 and not text.startswith("UBND"):
        return False  # "Công an" in "các Bộ: Quốc phòng, Công an" is a name, "Công an tỉnh" a body
    is_unit = rule("zones", "unit_head").compiled().search(matching_text(spelt_out(text)))
    return bool(is_unit) or _shared(text) is not None


def _shared(text: str) -> re.Match[str] | None:
    hits = (rule("receivers", name).compiled().search(text) for name in ("shared_head", "shared_place"))
    return next((hit for hit in hits if hit), None)


def _named(text: str) -> tuple[str, ...]:
    match = _shared(text)
    if match is None:
        return (_plain(text),)
    lead, head = match["lead"] or "", match["head"].strip()
    # "Giám đốc các sở" are each "Giám đốc Sở ...", but "UBND các xã" are each "UBND xã ...".
    is_place = fold(head) in _PLACES
    noun = f"{lead} {head}" if lead and is_place else f"{lead} {head[:1].upper()}{head[1:]}".strip()
    names = _names(match["names"], is_place)
    several = tuple(
        name if _begins_unit(name) else f"{lead} {name}" if lead and _has_level(name) else f"{noun} {name}"
        for name in names
    )
    return several if len(names) > 1 else (text,)


def _has_level(name: str) -> bool:
    """Whether a place of a list carries its own level: "UBND các xã: An Sơn, Hòa Lạc và phường Tân Bình Hạ"."""
    return fold(name).startswith(tuple(f"{level} " for level in _PLACES))


def _names(text: str, are_places: bool) -> list[str]:
    """Names like "Nội vụ; Tài chính"; parted at commas only where there is no semicolon, places also at "và"."""
    if are_places:
        return [_plain(part) for part in re.split(r"[;,]|\s+và\s+", text) if _plain(part)]
    if ";" in text:
        return [_plain(part) for part in text.split(";") if _plain(part)]
    kept = rule("receivers", "name_with_comma").compiled().sub(lambda m: m[0].replace(",", "\0"), text)
    return [_plain(part.replace("\0", ",")) for part in kept.split(",") if _plain(part)]
