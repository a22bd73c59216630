"""Finds the zones of an official document (các phần thể thức): where letterhead, text, Nơi nhận and signature stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from datamodel.document import Column, TextDocument
from nlp.header.lines import HeadLine, Part, label_head
from nlp.header.tail_lines import TailLine, TailPart, find_tail, label_tail
from nlp.rulebook.rules import rule
from nlp.text.lines import Line, lines_of, readable_blocks
from nlp.text.matching import matching_words

_CLOSINGS = ("closing_above", "closing_received", "closing_order", "closing_report")


@dataclass(frozen=True, slots=True)
class Zones:
    """Indices of the blocks of each part; a block that holds two parts stands in both.

    Running heads, stamps and footnotes are in none. `body` begins after the preamble.
    """

    letterhead: tuple[int, ...] = ()
    number: tuple[int, ...] = ()
    place_date: tuple[int, ...] = ()
    title: tuple[int, ...] = ()
    """Type name and subject, or "V/v ..."."""
    addressees: tuple[int, ...] = ()
    preamble: tuple[int, ...] = ()
    body: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    signature: tuple[int, ...] = ()
    appendices: tuple[int, ...] = ()

    @property
    def head(self) -> tuple[int, ...]:
        """All blocks before the text, in order."""
        parts = (self.letterhead, self.number, self.place_date, self.title, self.addressees)
        return tuple(sorted({i for part in parts for i in part}))

    @property
    def tail(self) -> tuple[int, ...]:
        """The blocks of Nơi nhận and of the signature, in order."""
        return tuple(sorted({*self.recipients, *self.signature}))


def find_zones(document: TextDocument) -> Zones:
    """Tell what each block of the document belongs to."""
    blocks = readable_blocks(document)
    lines = list(lines_of(document, blocks))
    head = label_head(lines)
    begin = _text_begins(head, lines, blocks)
    rest = [line for line in lines if line.block >= begin]
    tail_at = find_tail(rest)
    tail = label_tail(rest[tail_at:])
    text_end = rest[tail_at].block if tail else (blocks[-1] + 1 if blocks else 0)
    tail_blocks = {t.line.block for t in tail}
    after = max(tail_blocks, default=text_end - 1) + 1
    text = [i for i in blocks if begin <= i < text_end]
    preamble = _preamble([line for line in rest if line.block < text_end])
    return Zones(
        letterhead=_blocks_of(head, Part.NATION, Part.AUTHORITY, Part.URGENCY, Part.SECRECY, Part.NOISE),
        number=_blocks_of(head, Part.NUMBER),
        place_date=_blocks_of(head, Part.PLACE_DATE),
        title=_blocks_of(head, Part.TYPE, Part.SUBJECT, Part.ABOUT),
        addressees=_blocks_of(head, Part.ADDRESSEE),
        preamble=tuple(i for i in text if i in preamble),
        body=tuple(i for i in text if i not in preamble),
        recipients=_tail_blocks(tail, TailPart.RECIPIENT),
        signature=_tail_blocks(tail, TailPart.SIGNATURE),
        appendices=tuple(i for i in blocks if i >= after and i not in tail_blocks) if tail else (),
    )


def is_closing(text: str) -> bool:
    """Whether a paragraph is the closing formula: "Trên đây là Kế hoạch ..., yêu cầu ... nghiêm túc thực hiện./."."""
    key = matching_words(text).lstrip("-–+*• ")
    return any(rule("zones", name).compiled().search(key) for name in _CLOSINGS)


def _text_begins(head: Sequence[HeadLine], lines: Sequence[Line], blocks: Sequence[int]) -> int:
    """The first block of the text."""
    if len(head) < len(lines):
        first = lines[len(head)]
        # A block that holds the last line of the head and the text's first ones counts as text only beyond it.
        shared = bool(head) and head[-1].line.block == first.block
        return first.block + 1 if shared and not _mostly_text(head, lines, first.block) else first.block
    return blocks[-1] + 1 if blocks else 0


def _mostly_text(head: Sequence[HeadLine], lines: Sequence[Line], block: int) -> bool:
    mine = [line for line in lines if line.block == block]
    labelled = sum(len(h.line.text) for h in head if h.line.block == block)
    return labelled * 2 < sum(len(line.text) for line in mine)


def _blocks_of(head: Iterable[HeadLine], *parts: Part) -> tuple[int, ...]:
    return tuple(sorted({h.line.block for h in head if h.part in parts}))


def _tail_blocks(tail: Iterable[TailLine], part: TailPart) -> tuple[int, ...]:
    return tuple(sorted({t.line.block for t in tail if t.part is part}))


def _preamble(text: Sequence[Line]) -> set[int]:
    """Blocks of the căn cứ and opening paragraphs, before the first numbered item."""
    first_label = next((i for i, line in enumerate(text) if _is(line, "label") and not _is(line, "basis")), None)
    if first_label is not None and first_label <= 40:
        opening = [line for line in text[:first_label] if line.column is Column.FULL or not line.cell]
        return {line.block for line in opening} - {text[first_label].block}
    opening = []
    for count, line in enumerate(text):
        if _is(line, "as_follows") and count < 12:
            opening = list(text[: count + 1])
            break
    if not opening:
        for line in text:
            if not _is(line, "basis") or _is(line, "directive"):
                break
            opening.append(line)
    found = {line.block for line in opening}
    return found if found != {line.block for line in text} else set()


def _is(line: Line, rule_id: str) -> bool:
    return bool(rule("zones", rule_id).compiled().search(line.key))
