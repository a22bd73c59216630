"""What a piece of work is made of (từ ngữ): its weighted terms, numbers and years, without dates and citations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise, takewhile

from datamodel.spelling import fold, matching_text
from plans.matching.rule_entries import Entry, entries, in_role

PLACE_SHARE = 0.6
"""Of words that only say where ("... tại Trung tâm"): they tell less than what is done."""
PAIR_WEIGHT = 1.0
"""Of two neighbouring syllables: most words of Vietnamese are two syllables, and single ones mean many things."""

_CITATION = re.compile(
    r"(?:(?:tại|theo|bằng|kèm theo|qua)\s+(?:các\s+)?(?:[^\W\d_]+\s+){1,3}?)?số:?\s*\d+\s*/\s*[\w/&-]+"
    r"(?:\s*,?\s*ngày\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4})?",
    re.IGNORECASE,
)
_DATES = re.compile(
    r"(?:\b(?:hoàn thành|xong|kể từ|trước|từ|đến|chậm nhất|trong|vào|hết|sau)\s+){0,4}(?:\b(?:ngày|hết ngày)\s+)?"
    r"\b\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?\b(?!\s*(?:hồ sơ|vụ|trường hợp|đơn vị|%))"
    r"|(?:\b(?:hoàn thành|trước|từ|đến|trong|vào|hết|sau)\s+){0,4}\btháng\s+\d{1,2}(?:\s?[/.-]\s?|\s+năm\s+)\d{4}\b"
    r"|(?:\b(?:hoàn thành|trước|từ|đến|trong|vào|hết|sau)\s+){0,4}\bquý\s+[IVX]+(?:\s?[/.-]\s?|\s+năm\s+)\d{4}\b",
    re.IGNORECASE,
)
_RATIO = re.compile(r"\b(\d[\d.]{0,20})\s?/\s?(\d[\d.]{0,20})\b(?!\s?/)")
_PERIOD = re.compile(r"\b((?:19|20)\d\d)\s?-\s?((?:19|20)\d\d)\b")
_WHERE = re.compile(r"(?<=\S )(?<!nhà )(?:tại|trên|ở)(?= )")
_FIELDS = re.compile(r"(?<!\w)lĩnh vực:?\s+(\w+\s+\w+(?:(?:\s*,|\s+và)\s+\w+\s+\w+)*)", re.IGNORECASE)
_SCHOOL = re.compile(r"(?<!\w)(?:trường|giáo viên|học sinh|nhà trường)(?!\s+hợp|\s+trực)(?!\w)", re.IGNORECASE)
_VILLAGE = re.compile(
    r"(?<!\w)(?:thôn|xóm|bản|ấp|khu phố|tổ dân phố|xã|phường|trạm y tế)(?!\s+hội)(?!\w)", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:năm\s+)?((?:19|20)\d\d)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_REASON = re.compile(
    r"(?:[,;(]\s*(?:nguyên nhân|lý do)|[,;]?\s+(?:do|vì|bởi|(?:nguyên nhân|(?<!chỉnh )lý do)(?=\s+(?:là|do)\b)))"
    r"\s+(?:(?:là|do)\s+)?"
    r"(?:chưa|thiếu|không|vướng|khó|ảnh hưởng|chờ|còn|đang|nguồn|kinh phí|hồ sơ|\d).*$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?<!\w)(thôn|xóm|bản|ấp|tổ dân phố|khu phố|xã|phường|trường)((?:\s+\w+){1,5})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of one piece of work, ready to be compared."""

    terms: dict[str, float] = field(default_factory=dict)
    """Term -> weight. Concepts begin with "~", pairs of syllables hold a blank."""
    numbers: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    periods: frozenset[str] = frozenset()
    """Spans of years ("2016-2020")."""
    fields: frozenset[str] = frozenset()
    """Fields of work by name ("lĩnh vực đất đai")."""
    bodies: frozenset[str] = frozenset()
    """Whether it speaks of schools, of communes and villages, or of both."""
    names: frozenset[str] = frozenset()
    """Names of places and schools ("thôn đông")."""
    stages: frozenset[str] = frozenset()
    """Whether it speaks of preparing the work (`prepare`), of carrying it out (`carry_out`), or of both."""
    key: str = ""
    """All its words, folded: equal keys are equal texts."""


@lru_cache(maxsize=8192)
def wording(text: str, *, is_result: bool = False) -> Wording:
    """Take a text apart; of a result the clause that tells why it is late does not count."""
    seen = matching_text(text)
    if is_result:
        seen = _REASON.sub("", seen)
    key = fold(seen)
    seen = _DATES.sub(" . ", _CITATION.sub(" ", seen))
    periods = frozenset(map("-".join, _PERIOD.findall(seen)))
    seen = _PERIOD.sub(" ", seen)
    years = frozenset(int(year) for year in _YEAR.findall(seen))
    names = frozenset(_names(seen))
    fields = frozenset(fold(name) for listed in _FIELDS.findall(seen) for name in re.split(r"\s*,\s+|\s+và\s+", listed))
    bodies = frozenset(kind for kind, words in (("school", _SCHOOL), ("village", _VILLAGE)) if words.search(seen))
    seen = _YEAR.sub(" ", _RATIO.sub(r"\1 \2", seen))
    numbers = frozenset(plain_number(number) for number in _NUMBER.findall(seen))
    return Wording(_terms(seen), numbers, years, periods, fields, bodies, names, _stages(seen), key)


def _stages(text: str) -> frozenset[str]:
    return frozenset(entry.id for entry in in_role("stages", "stage") if entry.pattern.search(text))


def _names(text: str) -> Iterator[str]:
    """Places and schools by name: the kind and the capitalised or numbered words after it ("thôn Đoài", "thôn 3")."""
    for kind, rest in _PLACE.findall(text):
        name = list(takewhile(lambda word: word[0].isupper() or word[0].isdigit(), rest.split()))
        if name:
            yield fold(f"{kind} {' '.join(name)}")


def plain_number(printed: str) -> str:
    """One number for "08", "8" and "8,0"; the points of "126.450.000" are not decimal."""
    whole, comma, part = printed.partition(",")
    whole = whole.replace(".", "") if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", whole) else whole
    part = part.rstrip("0")
    return (whole.lstrip("0") or "0") + (comma + part if part else "")


def _terms(text: str) -> dict[str, float]:
    terms: dict[str, float] = {}
    for clause in re.split(r"[.;:()“”\"]", text):
        work, _, place = _WHERE.sub("\x00", fold(clause), count=1).partition("\x00")
        for words, share in ((work, 1.0), (place, PLACE_SHARE)):
            for term, weight in _clause_terms(words):
                terms[term] = max(weight * share, terms.get(term, 0.0))
    return terms


def _clause_terms(clause: str) -> Iterator[tuple[str, float]]:
    """Concepts as the rules name them; what lies between them by syllable and by pair of syllables."""
    at = 0
    for match in _phrases().finditer(clause):
        yield from _syllables(clause[at : match.start()])
        term, weight = _meanings()[match.group()]
        if weight:
            yield term, weight
        at = match.end()
    yield from _syllables(clause[at:])


def _syllables(text: str) -> Iterator[tuple[str, float]]:
    syllables = [word for word in text.split() if not word[0].isdigit() and word not in "%/&"]
    yield from ((syllable, 1.0) for syllable in syllables)
    yield from ((f"{first} {second}", PAIR_WEIGHT) for first, second in pairwise(syllables))


@cache
def _meanings() -> dict[str, tuple[str, float]]:
    """Folded phrase -> (term, weight)."""
    meanings: dict[str, tuple[str, float]] = {}
    for entry in entries("matching"):
        for word in entry.words:
            weight = 0.0 if entry.role == "empty" else float(entry.gives.get("weight", 1.0)) * _mass(entry)
            own = fold(str(entry.gives.get("means", word))) if entry.role == "common" else entry.id
            meanings.setdefault(fold(word) or word, (f"~{own}", weight))
    return meanings


def _mass(entry: Entry) -> int:
    """A thing weighs as much as the words of its first name would, one by one and in pairs; what is done tells less."""
    is_thing = entry.role == "same" and float(entry.gives.get("weight", 1.0)) >= 0.7
    return min(5, 2 * len(entry.words[0].split()) - 1) if is_thing else 1


@cache
def _phrases() -> re.Pattern[str]:
    listed = sorted(_meanings(), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?<!\S)(?:" + "|".join(map(re.escape, listed)) + r")(?!\S)")


_ASIDE = re.compile(
    r"[;.]\s|,\s*(?:(?:\d+\s+[^,;.]{1,30}\s)?còn|trong đó|đạt|chậm|tuy nhiên|nhưng|dự kiến|đang|hiện)(?!\w)|\("
    r"|\s+với\s+(?=(?:hơn|trên|khoảng|gần|sự tham gia|\d)(?!\w))",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;.]\s+|,\s+(?=(?:công khai|niêm yết|xây dựng|ban hành|tổ chức|thực hiện|rà soát|kiểm tra|báo cáo|tham mưu"
    r"|phân loại|giải quyết|xử lý|đề xuất|phấn đấu|giải ngân|bàn giao|hướng dẫn)\b)"
)


def main_clause(text: str) -> str:
    """What a statement says first, without remainders, rates and asides."""
    return _ASIDE.split(text, maxsplit=1)[0]


def clauses(text: str) -> tuple[str, ...]:
    """The pieces of a task that names several pieces of work; () where it is one."""
    pieces = tuple(piece for piece in _CLAUSE.split(text) if len(piece.split()) >= 4)
    return pieces if len(pieces) > 1 else ()


def shortcomings(text: str) -> tuple[str, ...]:
    """The shortcomings of a finding that names several, parted by semicolons; () where it is one."""
    pieces = tuple(piece for piece in re.split(r";\s+", text) if len(piece.split()) >= 4)
    return pieces if len(pieces) > 1 else ()
