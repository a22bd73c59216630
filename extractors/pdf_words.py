"""Letters of a PDF page put together to words by where they stand, not by file order (ghép chữ thành từ)."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from extractors.cleaning import clean
from extractors.layout import Word
from extractors.pdf_fonts import printed

Char = dict[str, Any]
# Fractions of the letter size: a narrower gap is kerning, a wider one parts words.
_WORD_GAP = 0.21
# A blank that lies over letters (a form field drawn on dots or blanks) parts nothing.
_BLANK_GAP = 0.06
_ROW_SLACK = 0.22
_SMALL = 0.76


def words_of(chars: Sequence[Char]) -> list[Word]:
    """The words of a page; a superscript is a word of its own."""
    upright = [c for c in chars if c["upright"] and c["size"] > 2]
    body = _body_size(upright)
    small = [c for c in upright if c["size"] < _SMALL * body]
    large = [c for c in upright if c["size"] >= _SMALL * body]
    words, notes = _words_by_rows(large), _words_by_rows(small)
    small_words = [_raised(word, words + notes) for word in notes]
    lowered = {word: before for word in small_words if (before := _glued_to(word, words)) is not None}
    whole = [_with_tail(word, [w for w, before in lowered.items() if before is word]) for word in words]
    return whole + [word for word in small_words if word not in lowered]


def _body_size(chars: Sequence[Char]) -> float:
    """The largest size that many letters have: notes may fill more of the page than its text."""
    sizes = Counter(round(c["size"]) for c in chars if c["text"].strip())
    return float(max((size for size, count in sizes.items() if count * 8 >= sizes.total()), default=12))


def _words_by_rows(chars: Sequence[Char]) -> list[Word]:
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda c: (c["bottom"], c["x0"])):
        if rows and char["bottom"] - rows[-1][0]["bottom"] <= _ROW_SLACK * max(char["size"], 8):
            rows[-1].append(char)
        else:
            rows.append([char])
    return [word for row in rows for word in _split(sorted(row, key=lambda c: (c["x0"], c["x1"])))]


def _split(row: Sequence[Char]) -> list[Word]:
    """The words of one row: parted by blanks and by gaps; letters printed twice (false bold) count once."""
    groups: list[list[Char]] = []
    least_gap = _WORD_GAP
    for char in row:
        if not char["text"].strip():
            least_gap = _BLANK_GAP
            continue
        last = groups[-1][-1] if groups else None
        if last is not None and _is_double(last, char):
            continue
        if last is None or _parts(last, char, least_gap):
            groups.append([])
        groups[-1].append(char)
        least_gap = _WORD_GAP
    return [word for word in (_word(group) for group in groups if group) if word.text]


def _parts(last: Char, char: Char, least_gap: float) -> bool:
    """Whether two letters belong to two words: "ngày" + "24" do, drawn over one another as they may be."""
    both = last["text"] + char["text"]
    if least_gap == _BLANK_GAP and both.isalnum() and last["text"].isdigit() != char["text"].isdigit():
        return True
    return bool(char["x0"] - last["x1"] > least_gap * min(char["size"], last["size"]))


def _is_double(last: Char, char: Char) -> bool:
    same = bool(last["text"] == char["text"]) and not unicodedata.combining(char["text"][0])
    return same and char["x0"] - last["x0"] < 0.12 * char["size"] and char["x1"] - char["x0"] > 0.2 * char["size"]


def _word(group: Sequence[Char]) -> Word:
    # U+FFFE and U+0002 stand for a hyphen at the line's end.
    letters = ("-" if c["text"] in "\ufffe\x02" else printed(c["text"], str(c["fontname"])) for c in group)
    text = "".join(letters)
    names = [str(c["fontname"]).casefold() for c in group]
    half = len(group) / 2
    return Word(
        text=clean(text).replace(" ", ""),
        x0=group[0]["x0"],
        top=min(c["top"] for c in group),
        x1=max(c["x1"] for c in group),
        bottom=max(c["bottom"] for c in group),
        size=max(c["size"] for c in group),
        bold=sum("bold" in n or "black" in n or "heavy" in n for n in names) > half,
        italic=sum("italic" in n or "oblique" in n for n in names) > half,
    )


def _glued_to(word: Word, words: Sequence[Word]) -> Word | None:
    """The word that a lowered small one stands at without a gap: "KGVX" with the drafter's sign."""
    if word.raised:
        return None
    for other in words:
        beside = abs(word.x0 - other.x1) < 0.08 * other.size
        if beside and other.top < word.top < other.bottom and other.bottom - 2 < word.bottom:
            return other
    return None


def _with_tail(word: Word, tails: Sequence[Word]) -> Word:
    for tail in tails:
        word = replace(word, text=word.text + tail.text, x1=tail.x1)
    return word


def _raised(word: Word, others: Sequence[Word]) -> Word:
    """The small `word`, told as a superscript where it hangs at the upper half of a larger neighbour."""
    for other in others:
        beside = -1 <= word.x0 - other.x1 <= 0.6 * other.size or -1 <= other.x0 - word.x1 <= 0.35 * other.size
        # Lowered letters (KGVX with a small "bnt") reach below the line, raised ones end well above it.
        hangs = other.top - 4 <= word.top and other.top < word.bottom < other.bottom - 0.12 * other.size
        if beside and hangs and word.size < _SMALL * other.size:
            return replace(word, raised=True)
    return word
