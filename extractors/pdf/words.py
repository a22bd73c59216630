"""Letters of a PDF page put together to words by where they stand, not by file order (ghép chữ thành từ)."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter

from extractors.cleaning import clean
from extractors.layout.lines import Word
from extractors.pdf.fonts import look_of, printed
from extractors.pdf.letters import Letter

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
    is_behind_blank = False
    last: Letter | None = None
    for letter in row:
        text = letter.text
        if text.isspace():
            is_behind_blank = True
            continue
        if last is None or _parts(last, letter, is_behind_blank):
            group = [letter]
            groups.append(group)
        elif text == last.text and _is_double(last, letter):
            continue
        else:
            group.append(letter)
        last, is_behind_blank = letter, False
    return [word for word in map(_word, groups) if word.text]


def _parts(last: Letter, letter: Letter, is_behind_blank: bool) -> bool:
    """Whether two letters belong to two words: "ngày" + "24" do, drawn over one another as they may be."""
    gap, size = letter.x0 - last.x1, letter.size if letter.size < last.size else last.size
    if not is_behind_blank:
        return gap > _WORD_GAP * size
    is_other = last.text.isdigit() != letter.text.isdigit()
    return gap > _BLANK_GAP * size or (is_other and _are_alnum(last, letter))


def _are_alnum(last: Letter, letter: Letter) -> bool:
    return last.text.isalnum() and letter.text.isalnum()


def _is_double(last: Letter, letter: Letter) -> bool:
    is_near = letter.x0 - last.x0 < 0.12 * letter.size and letter.x1 - letter.x0 > 0.2 * letter.size
    return is_near and not unicodedata.combining(letter.text[0])


def _word(group: Sequence[Letter]) -> Word:
    texts, x0s, tops, x1s, bottoms, sizes, fonts = zip(*group, strict=True)
    bold, italic, is_unicode = _look(fonts)
    return Word(
        text=_cleaned("".join(texts if is_unicode else map(_printed, texts, fonts))),
        x0=x0s[0],
        top=min(tops),
        x1=max(x1s),
        bottom=max(bottoms),
        size=max(sizes),
        bold=bold,
        italic=italic,
    )


@lru_cache(maxsize=1 << 10)
def _look(fonts: tuple[str, ...]) -> tuple[bool, bool, bool]:
    """Whether most letters in these fonts are bold, most italic, and all of them Unicode."""
    looks = [look_of(font) for font in fonts]
    half = len(fonts) / 2
    bold, italic = sum(look.bold for look in looks), sum(look.italic for look in looks)
    return bold > half, italic > half, all(look.writes_unicode for look in looks)


def _printed(text: str, font: str) -> str:
    return text if text in _LINE_HYPHENS else printed(text, font)


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
