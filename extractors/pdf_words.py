"""Letters of a PDF page put together to words by where they stand, not by file order (ghép chữ thành từ)."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter

from extractors.cleaning import clean
from extractors.layout import Word
from extractors.pdf_fonts import look_of, printed
from extractors.pdf_letters import Letter

# Fractions of the letter size: a narrower gap is kerning, a wider one parts words.
_WORD_GAP = 0.21
# A blank that lies over letters (a form field drawn on dots or blanks) parts nothing.
_BLANK_GAP = 0.06
_ROW_SLACK = 0.22
_SMALL = 0.76
_by_height = itemgetter(Letter._fields.index("bottom"), Letter._fields.index("x0"))
_by_place = itemgetter(Letter._fields.index("x0"), Letter._fields.index("x1"))
# What stands for a hyphen at a line's end.
_LINE_HYPHENS = "\ufffe\x02"
_AS_HYPHEN = str.maketrans(dict.fromkeys(_LINE_HYPHENS, "-"))


def words_of(letters: Sequence[Letter]) -> list[Word]:
    """The words of a page; a superscript is a word of its own."""
    least = _SMALL * _body_size(letters)
    words = _words_by_rows([letter for letter in letters if letter.size >= least])
    notes = _words_by_rows([letter for letter in letters if letter.size < least])
    small_words = [_raised(word, words + notes) for word in notes]
    lowered = {word: before for word in small_words if (before := _glued_to(word, words)) is not None}
    whole = [_with_tail(word, [w for w, before in lowered.items() if before is word]) for word in words]
    return whole + [word for word in small_words if word not in lowered]


def _body_size(letters: Sequence[Letter]) -> float:
    """The largest size that many letters have: notes may fill more of the page than its text."""
    sizes: Counter[int] = Counter()
    for size, count in Counter(letter.size for letter in letters if not letter.text.isspace()).items():
        sizes[round(size)] += count
    return float(max((size for size, count in sizes.items() if count * 8 >= sizes.total()), default=12))


def _words_by_rows(letters: Sequence[Letter]) -> list[Word]:
    rows: list[list[Letter]] = []
    lowest = 0.0
    for letter in sorted(letters, key=_by_height):
        if rows and letter.bottom - lowest <= _ROW_SLACK * max(letter.size, 8):
            rows[-1].append(letter)
        else:
            rows.append([letter])
            lowest = letter.bottom
    return [word for row in rows for word in _split(sorted(row, key=_by_place))]


def _split(row: Sequence[Letter]) -> list[Word]:
    """The words of one row: parted by blanks and by gaps; letters printed twice (false bold) count once."""
    groups: list[list[Letter]] = []
    least_gap = _WORD_GAP
    last: Letter | None = None
    for letter in row:
        if letter.text.isspace():
            least_gap = _BLANK_GAP
            continue
        if last is None or _parts(last, letter, least_gap):
            groups.append([letter])
        elif letter.text == last.text and _is_double(last, letter):
            continue
        else:
            groups[-1].append(letter)
        last = letter
        least_gap = _WORD_GAP
    return [word for word in map(_word, groups) if word.text]


def _parts(last: Letter, letter: Letter, least_gap: float) -> bool:
    """Whether two letters belong to two words: "ngày" + "24" do, drawn over one another as they may be."""
    if least_gap == _BLANK_GAP and last.text.isdigit() != letter.text.isdigit() and _are_alnum(last, letter):
        return True
    return letter.x0 - last.x1 > least_gap * min(letter.size, last.size)


def _are_alnum(last: Letter, letter: Letter) -> bool:
    return last.text.isalnum() and letter.text.isalnum()


def _is_double(last: Letter, letter: Letter) -> bool:
    is_near = letter.x0 - last.x0 < 0.12 * letter.size and letter.x1 - letter.x0 > 0.2 * letter.size
    return is_near and not unicodedata.combining(letter.text[0])


def _word(group: Sequence[Letter]) -> Word:
    fonts = Counter(letter.font for letter in group)
    looks = [(look_of(font), count) for font, count in fonts.items()]
    half = len(group) / 2
    return Word(
        text=_text(group, all(look.writes_unicode for look, _ in looks)),
        x0=group[0].x0,
        top=min([letter.top for letter in group]),
        x1=max([letter.x1 for letter in group]),
        bottom=max([letter.bottom for letter in group]),
        size=max([letter.size for letter in group]),
        bold=sum(count for look, count in looks if look.bold) > half,
        italic=sum(count for look, count in looks if look.italic) > half,
    )


def _text(group: Sequence[Letter], is_unicode: bool) -> str:
    if is_unicode:
        return _cleaned("".join([letter.text for letter in group]))
    return _cleaned("".join(c.text if c.text in _LINE_HYPHENS else printed(c.text, c.font) for c in group))


@lru_cache(maxsize=1 << 14)
def _cleaned(text: str) -> str:
    """Clean words recur: most are cleaned once."""
    return clean(text.translate(_AS_HYPHEN)).replace(" ", "")


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
