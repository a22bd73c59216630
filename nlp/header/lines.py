"""Tells what each line at the head of a document is: letterhead, số, địa danh, trích yếu, kính gửi (thể thức)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from datamodel.document import Column
from nlp.header.type_line import type_line
from nlp.rulebook.rules import rule, rules_for
from nlp.text.lines import Line
from nlp.units.finder import names_unit


class Part(StrEnum):
    """What a line at the head of a document is."""

    NATION = "nation"
    AUTHORITY = "authority"
    NUMBER = "number"
    PLACE_DATE = "place_date"
    ABOUT = "about"
    TYPE = "type"
    SUBJECT = "subject"
    ADDRESSEE = "addressee"
    URGENCY = "urgency"
    SECRECY = "secrecy"
    NOISE = "noise"
    TEXT = "text"
    """The document's own words begin here."""


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line with its part; `rule` is the rule that told it."""

    line: Line
    part: Part
    rule: str


# These stand beside or between the lines of another part without ending it.
_ASIDE = frozenset({Part.NATION, Part.PLACE_DATE, Part.URGENCY, Part.SECRECY, Part.NOISE})
_LETTERHEAD = frozenset({None, Part.AUTHORITY, Part.NUMBER, Part.ABOUT})
_TITLED = frozenset({Part.TYPE, Part.SUBJECT, Part.ABOUT, Part.ADDRESSEE})
_HEAD_MARKS = ("nation", "motto", "number", "place_date")
_MOST_LINES = 90
_LOOK_AHEAD = 8
_LONGEST_NAME = 70


def label_head(lines: Iterable[Line]) -> list[HeadLine]:
    """The lines of the head with their parts, up to and without the first line of the text."""
    labeller = _Labeller()
    first = list(islice(lines, _MOST_LINES))
    for at, line in enumerate(first):
        if not labeller.take(line) and not labeller.pass_over(line, first[at + 1 : at + 1 + _LOOK_AHEAD]):
            break
    return labeller.labelled


def _is_of_head(line: Line) -> bool:
    """Whether the line can only stand in a head: quốc hiệu, number, place and date."""
    return any(rule("header", name).compiled().search(line.key) for name in _HEAD_MARKS)


class _Labeller:
    """Walks down the head; knows which part is open."""

    def __init__(self) -> None:
        self.labelled: list[HeadLine] = []
        self.seen: set[Part] = set()
        self.open: Part | None = None
        self.last: Line | None = None

    def take(self, line: Line) -> bool:
        """Label the next line; false where the text begins."""
        part, rule_id = self._fixed(line) or self._continued(line)
        if part is Part.TEXT:
            return False
        self.labelled.append(HeadLine(line, part, rule_id))
        self.seen.add(part)
        if part not in _ASIDE:
            self.open, self.last = part, line
        return True

    def pass_over(self, line: Line, following: Sequence[Line]) -> bool:
        """Take a stray line over the head as noise: "Mẫu số 01" above the quốc hiệu; false where the text begins."""
        is_stray = not self.seen & _TITLED and len(line.text) < _LONGEST_NAME and not _says(line, "opening")
        if is_stray and any(map(_is_of_head, following)):
            self.labelled.append(HeadLine(line, Part.NOISE, "header/stray"))
            return True
        return False

    def _fixed(self, line: Line) -> tuple[Part, str] | None:
        """What the line says of itself."""
        for entry in rules_for("header", line.key):
            if entry.compiled().search(line.key):
                part = Part(str(entry.gives["part"]))
                if self._fits(part, entry.id, line):
                    return part, f"header/{entry.id}"
        if Part.TYPE not in self.seen and Part.ADDRESSEE not in self.seen and type_line(line):
            return Part.TYPE, "header/type-line"
        return None

    def _fits(self, part: Part, rule_id: str, line: Line) -> bool:
        if part is Part.ABOUT:
            return self.open in _LETTERHEAD and (rule_id == "about" or self._under_number(line))
        if part is Part.PLACE_DATE:
            return rule_id != "date_ends" if part not in self.seen else self._date_goes_on(rule_id)
        if rule_id == "stamp_in_goes_on":
            return bool(self.labelled) and self.labelled[-1].rule.startswith("header/stamp_in")
        if rule_id == "wire":
            return self._is_wire() and part not in self.seen
        if part is Part.NUMBER:
            beside = rule_id != "number_digits" or self.open in (Part.AUTHORITY, Part.NUMBER)
            return beside and (part not in self.seen or self._number_goes_on())
        return True

    def _is_wire(self) -> bool:
        """Whether the head so far is a công điện's: "CHỦ TỊCH UBND TỈNH ... điện:" names who receives it."""
        kinds = [type_line(x.line) for x in self.labelled if x.part is Part.TYPE]
        return any(kind and kind.document_type == "CĐ" for kind in kinds)

    def _date_goes_on(self, rule_id: str) -> bool:
        """Whether the date runs on: "An Sơn Thượng, ngày 08 tháng 9" over "năm 2026" in a narrow column."""
        begun = [x.rule for x in self.labelled if x.part is Part.PLACE_DATE]
        return rule_id == "date_ends" and begun == ["header/date_begins"]

    def _under_number(self, line: Line) -> bool:
        """Whether "Về việc ..." stands right under the number, as a công văn has it."""
        return Part.NUMBER in self.seen and Part.TYPE not in self.seen and line.column is not Column.RIGHT

    def _number_goes_on(self) -> bool:
        """The number may stand on its own line above or below "Số:"."""
        numbers = [x for x in self.labelled if x.part is Part.NUMBER]
        return len(numbers) == 1 and len(numbers[0].line.key) <= 24 and self.open in _LETTERHEAD

    def _continued(self, line: Line) -> tuple[Part, str]:
        """What the line is by the lines above it."""
        if self.open in (Part.TYPE, Part.SUBJECT):
            goes_on = self._goes_on_as_subject(line)
            return (Part.SUBJECT, "header/subject") if goes_on else (Part.TEXT, "zones/text")
        if self.open is Part.ABOUT and self._goes_on_as_about(line):
            return Part.ABOUT, "header/about-goes-on"
        if self.open is Part.ADDRESSEE:
            goes_on = self._goes_on_as_addressee(line)
            return (Part.ADDRESSEE, "header/addressee") if goes_on else (Part.TEXT, "zones/text")
        if self.open in _LETTERHEAD and (_is_authority(line) or self._is_small_authority(line)):
            late = self.open is Part.ABOUT or (self.open is Part.NUMBER and Part.AUTHORITY in self.seen)
            return (Part.NOISE, "header/aside") if late else (Part.AUTHORITY, "header/letterhead")
        return Part.TEXT, "zones/text"

    def _is_small_authority(self, line: Line) -> bool:
        """A letterhead in small letters at the top: "Ủy ban nhân dân" over "xã An Sơn Thượng" over "Phòng Kinh tế"."""
        if self.open is Part.AUTHORITY and self.last is not None and not self.last.is_upper:
            if rule("letterhead", "place").compiled().search(line.key) and len(line.text) < _LONGEST_NAME:
                return True
        elif self.open is not None:
            return False
        return names_unit(line.text) and len(line.text) < _LONGEST_NAME

    def _goes_on_as_subject(self, line: Line) -> bool:
        if _says(line, "attached_note") or (begins_text(line) and not self._is_title(line)):
            return False
        last = self.last
        if last is None or (line.cell and not last.cell):
            return False
        if self.open is Part.TYPE:
            ends = (":",) if line.bold and line.centered else (":", ";")
            return len(line.text) < 500 and not line.text.endswith(ends)
        is_listed = last.text.endswith(";") and last.bold and last.centered and line.bold and line.centered
        if last.text.endswith((".", ":", ";")) and not last.text.endswith("...") and not is_listed:
            return False
        if line.block == last.block or line.opens_small:
            return True
        alike = (line.centered, line.bold) == (last.centered, last.bold) and (line.centered or line.bold)
        # The last words of a bold title stand centred below lines that fill the page's width.
        alike = alike or (line.bold and last.bold and line.centered)
        return alike and len(line.text) < 200 and not line.text.endswith((".", ":", ";"))

    def _is_title(self, line: Line) -> bool:
        """Whether a line that opens like the text is the subject: "KẾ HOẠCH" over "Thực hiện Nghị quyết ..."."""
        last = self.last
        if self.open is not Part.TYPE or last is None or not _says(line, "opening") or line.key.startswith("Căn cứ"):
            return False
        beside = line.block == last.block or (line.centered or line.bold) or len(line.text) < 160
        return beside and not line.text.endswith((".", ":", ";", ","))

    def _goes_on_as_about(self, line: Line) -> bool:
        last = self.last
        if last is None or line.column is Column.RIGHT or begins_text(line):
            return False
        beside = line.column is Column.LEFT and last.column is Column.LEFT
        return line.block == last.block or beside or line.opens_small or _unfinished(last)

    def _goes_on_as_addressee(self, line: Line) -> bool:
        last = self.last
        if last is None:
            return False
        if line.key[:1] in "-+*•" and len(line.text) < 300:
            return not line.text.endswith(":")
        if last.text.rstrip("-–").endswith((".", "./.")) or begins_text(line) or line.text.endswith((":", "./.")):
            return False
        waiting = last.key.endswith((":", ";", ",", "-")) or line.opens_small or _unfinished(last)
        beside = line.block == last.block or (line.centered and not line.text.endswith("."))
        wraps = last.key[:1] in "-+*•" and len(line.text) < 100 and line.column is last.column
        return len(line.text) < 200 and (waiting or beside or wraps)


def begins_text(line: Line) -> bool:
    """Whether the line opens the text: "Căn cứ ...", "Thực hiện ...", "I. MỤC ĐÍCH", or says who decides."""
    if line.is_upper and _says(line, "decider"):
        return True
    return any(_says(line, name) for name in ("opening", "label", "decision_mark", "recipients_mark"))


def _says(line: Line, rule_id: str) -> bool:
    return bool(rule("zones", rule_id).compiled().search(line.key))


def _unfinished(line: Line) -> bool:
    """Whether the line breaks off within a phrase: "... hạn chế trong công tác"."""
    return bool(rule("zones", "unfinished").compiled().search(line.key))


def _is_authority(line: Line) -> bool:
    """Whether the line can belong to the name of an agency: capitals, or a unit's name set apart."""
    if len(line.text) > 90 or line.text.endswith((".", ":", ";")) or begins_label(line):
        return False
    apart = line.column is Column.LEFT or line.bold or line.centered
    return line.is_upper or (apart and _says(line, "unit_head"))


def begins_label(line: Line) -> bool:
    """Whether the line begins with a number, letter or bullet of the outline."""
    return _says(line, "label")
