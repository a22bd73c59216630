"""Finds the units named in a text and writes them in canonical form (cơ quan, đơn vị)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from datamodel.official import UnitMention
from datamodel.span import Found, Span
from nlp.text.matching import fold, squeeze
from nlp.units.lexicon import Words, read_words
from nlp.units.phrases import Phrase, parse_unit, phrase_starts
from nlp.units.tokens import render

_COMMUNE = ("xã", "phường", "thị trấn", "đặc khu")
_LEVEL = re.compile(
    r"(?:^|\s)(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)(?!\s+(?:hội|ủy))\s+(.+)$", re.I
)
_NEXT_BODY = re.compile(r" - .*(?<!\w)(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s.*$", re.I)
_OF_PARTY = (
    r"đảng|ban (?:thường vụ|xây dựng đảng|tổ chức|tuyên giáo|dân vận|nội chính)|ủy ban kiểm tra|văn phòng \w+ ủy"
    r"|(?:tỉnh|huyện|thành|thị|quận) ủy|ubmttq|chi bộ"
)
_OTHER_BODY = re.compile(r"(?<!\w)hđnd(?!\w)")
_OF_GOVERNMENT = frozenset({"phòng", "trung tâm", "văn phòng", "bộ phận", "sở", "đài", "công chức"})
_POSTS = ("lãnh đạo", "công chức")
_BODIES = ("ubnd", "hđnd", "đảng ủy")
_CLERKS = ("kế toán", "văn thư", "thủ quỹ", "chủ tài khoản", "chánh văn phòng", "phó chánh văn phòng")
"""Posts of the issuer's own office, whose level is dropped as that of its inner units."""
_NAMES_BODY = re.compile(r"(?<!^)(?<!\w)(?:ubnd|hđnd|ubmttq|hội|đoàn|ban|quỹ|trường|trạm)(?!\w)")
"""Such as "Kế toán UBMTTQ": a clerk of another body keeps its level."""
_REPEATED = re.compile(r"\b(\w+ \w+) \1\b", re.I)


@dataclass(frozen=True)
class Issuer:
    """The body that issues the document: whose level inner units do without."""

    name: str | None
    level: str | None
    place: str | None

    @classmethod
    def from_name(cls, name: str | None) -> Issuer:
        """Level and place read from the body's name ("UBND xã Hòa Lạc Đông")."""
        if not name:
            return cls(None, None, None)
        whole = squeeze(render(read_words(name).tokens))
        hit = _LEVEL.search(whole)
        own = "trường" if fold(whole).startswith("trường ") else hit.group(1).lower() if hit else None
        if fold(whole).startswith("sở "):
            own = "sở"
        # Of several bodies that issue together the first gives the place, which all share.
        return cls(whole, own, _NEXT_BODY.sub("", hit.group(2)) if hit else None)

    @cached_property
    def is_government(self) -> bool:
        """Whether offices of a UBND (phòng, trung tâm, sở) can be its own; those of Party and front are not."""
        return not re.match(_OF_PARTY, fold(self.name or ""))

    @property
    def is_commune(self) -> bool:
        """Whether it stands at the level of xã, phường, đặc khu."""
        return self.level in _COMMUNE


NOBODY = Issuer(None, None, None)


def find_units(text: str, issuer: Issuer = NOBODY) -> tuple[Found[UnitMention], ...]:
    """All units named in running text, in the canonical form that they have for `issuer`."""
    return _units_in(read_words(text), text, issuer)


@lru_cache(maxsize=1 << 8)
def _units_in(words: Words, text: str, issuer: Issuer) -> tuple[Found[UnitMention], ...]:
    found = []
    for phrase in find_phrases(words):
        span = span_of(words, phrase)
        level = phrase.tail.level if phrase.tail else None
        place = phrase.tail.place if phrase.tail else None
        mention = UnitMention(canonical(phrase, issuer), phrase.kind, text[span.start : span.end], level, place)
        found.append(Found(mention, span, phrase.rule))
    return tuple(found)


@lru_cache(maxsize=1 << 10)
def find_phrases(words: Words) -> tuple[Phrase, ...]:
    """The unit phrases of a text from left to right, none inside another."""
    phrases: list[Phrase] = []
    starts, end = phrase_starts(), 0
    for at, key in enumerate(words.keys):
        if at < end or key not in starts:
            continue
        phrase = parse_unit(words, at)
        if phrase and phrase.last > at:
            phrases.append(phrase)
            end = phrase.last
    return tuple(phrases)


def span_of(words: Words, phrase: Phrase) -> Span:
    """The characters of a phrase."""
    return Span(words.tokens[phrase.first].start, words.tokens[phrase.last - 1].end)


def canonical_unit(printed: str, issuer: Issuer) -> str:
    """The contract's canonical form of a unit as printed; words that are no known unit are only tidied."""
    words = read_words(squeeze(printed).strip(" .,;:-–*"))
    phrase = parse_unit(words, 0, in_list=True, in_heading=True) if len(words) else None
    if phrase and phrase.last == len(words):
        return canonical(phrase, issuer)
    if phrase and not words.tokens[phrase.last].is_word and phrase.last + 1 == len(words):
        return canonical(phrase, issuer)
    return _tidy(render(words.tokens))


def names_unit(printed: str) -> bool:
    """Whether the words are a unit's name and nothing else."""
    words = read_words(squeeze(printed))
    phrase = parse_unit(words, 0) if len(words) else None
    return phrase is not None and phrase.last == len(words) and not phrase.is_group


@lru_cache(maxsize=1 << 10)
def canonical(phrase: Phrase, issuer: Issuer) -> str:
    """The canonical name of a parsed unit, as this issuer's documents mean it."""
    name = phrase.core
    tail = phrase.tail
    if tail and not _is_dropped(phrase, issuer):
        name = f"{name} {_own_body(phrase, issuer) or tail.text}"
    return _tidy(_own_name(f"{name} {phrase.field}".strip(), phrase, issuer))


def _is_dropped(phrase: Phrase, issuer: Issuer) -> bool:
    """Whether the tail is the issuer's own level behind one of its inner units."""
    tail = phrase.tail
    if tail is None:
        return False
    if _OTHER_BODY.search(fold(tail.text)) and not fold(issuer.name or "").startswith("hđnd"):
        return False
    if fold(tail.text) == "sở":
        return issuer.level == "sở" and phrase.is_inner
    if not issuer.is_government and (phrase.kind in _OF_GOVERNMENT or "ubnd" in fold(tail.text)):
        return False
    is_own_place = tail.place is None or fold(tail.place) == fold(issuer.place or "")
    is_own_level = tail.level is None or issuer.level is None or _is_own_level(tail.level, phrase, issuer)
    if tail.level is None and not tail.is_linked:
        return False
    is_inner = (
        phrase.is_inner or _is_own_post(phrase, issuer) or (phrase.kind == "ban Đảng" and not issuer.is_government)
    )
    return (is_inner or (tail.is_linked and phrase.is_group)) and is_own_level and is_own_place


def _own_body(phrase: Phrase, issuer: Issuer) -> str | None:
    """The issuer without its level, behind a post in it: "Chủ tịch UBND xã" of UBND xã is "Chủ tịch UBND"."""
    tail = phrase.tail
    if tail is None or tail.level is None or tail.level != issuer.level or phrase.kind not in _POSTS:
        return None
    body = tail.text.split(f" {tail.level}")[0]
    is_own_place = tail.place is None or fold(tail.place) == fold(issuer.place or "")
    return body if is_own_place and fold(issuer.name or "").startswith(f"{fold(body)} {tail.level}") else None


def _is_own_post(phrase: Phrase, issuer: Issuer) -> bool:
    """Whether a post is one of the issuer: "Kế toán ngân sách xã", "Chủ tịch UBND xã", not "Trưởng Công an xã"."""
    own = fold(issuer.name or "").partition(f" {issuer.level} ")[0]
    holds_body = bool(own) and own in _BODIES and fold(phrase.core).endswith(f" {own}")
    is_clerk = fold(phrase.core).startswith(_CLERKS) and not _NAMES_BODY.search(fold(phrase.core))
    return phrase.kind in _POSTS and (holds_body or is_clerk)


def _is_own_level(level: str, phrase: Phrase, issuer: Issuer) -> bool:
    if issuer.level == "sở":  # its centers are called by the province: "Trung tâm Kiểm soát bệnh tật tỉnh"
        return phrase.kind == "trung tâm" and level in ("tỉnh", "thành phố")
    return issuer.level != "trường" and level == issuer.level


def _own_name(name: str, phrase: Phrase, issuer: Issuer) -> str:
    """The issuer's full name where it is named without its place; the one office that a short form means."""
    if not issuer.name:
        return name
    key, own = fold(name), fold(issuer.name)
    if issuer.place and own.count(fold(issuer.place)) > 1:
        return name  # of several bodies that issue it together none is the issuer
    if issuer.place and own.endswith(" " + fold(issuer.place)):
        bare = own[: -len(fold(issuer.place)) - 1]
        if key in (bare, bare.rsplit(" ", 1)[0] if issuer.level in ("sở",) else bare):
            return issuer.name
    if issuer.level == "sở" and key == "văn phòng":
        return "Văn phòng Sở"
    if issuer.level == "trường" and key == "nhà trường":
        return issuer.name
    if issuer.is_commune and own.startswith("ubnd"):
        office = "Văn phòng HĐND và UBND"
        return {"văn phòng": office, "văn phòng ubnd": office, "phòng văn hóa": "Phòng Văn hóa - Xã hội"}.get(key, name)
    return name


@lru_cache(maxsize=1 << 10)
def _tidy(text: str) -> str:
    text = _REPEATED.sub(r"\1", squeeze(text)).strip(" .,;:")
    return text[:1].upper() + text[1:]
