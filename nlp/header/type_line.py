"""The line that names a document's type (tên loại): "KẾ HOẠCH", "THÔNG BÁO KẾT LUẬN", "QUYẾT ĐỊNH"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from nlp.text.lines import Line
from nlp.text.marks import unmarked
from nlp.text.matching import matching_text
from nlp.text.numbers import kinds_by_name


@dataclass(frozen=True, slots=True)
class TypeLine:
    """The type's abbreviation, and the words after its name, if any ("BÁO CÁO KẾT QUẢ ..."), with their place."""

    document_type: str
    rest: str
    rest_at: int


def type_line(line: Line) -> TypeLine | None:
    """Read a type line; None for any other line."""
    for name, document_type in _names():
        if not _opens_with(line.text, name):
            continue
        rest = line.text[len(name) :].strip()
        if rest and not _can_be_title(rest):
            return None
        return TypeLine(document_type, rest, len(line.text) - len(rest))
    return _without_marks(line)


def _without_marks(line: Line) -> TypeLine | None:
    """A type name whose marks a scan misread, alone on its line: "CHÍ THỊ", "BAO CÁO"."""
    seen = unmarked(line.text).strip(" .")
    kinds = {kind for name, kind in _names() if unmarked(name) == seen}
    is_one = line.is_upper and len(kinds) == 1
    return TypeLine(kinds.pop(), "", len(line.text)) if is_one else None


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Names in capitals, longest first, with their abbreviations.

    Of "THÔNG BÁO KẾT LUẬN" the name is "THÔNG BÁO": the rest may belong to the subject.
    """
    named = {name: kind for name, kind in kinds_by_name().items() if kind}
    short = {n: k for n, k in named.items() if not any(n.startswith(m + " ") and named[m] == k for m in named)}
    return tuple(sorted(((name.upper(), kind) for name, kind in short.items()), key=lambda pair: -len(pair[0])))


def _opens_with(text: str, name: str) -> bool:
    return matching_text(text).startswith(name) and not text[len(name) : len(name) + 1].isalnum()


def _can_be_title(rest: str) -> bool:
    """Whether the words may follow: "KẾ HOẠCH Khắc phục tồn tại" (joined lines); not "KẾ HOẠCH VÀ ĐẦU TƯ"."""
    if rest.startswith(":") or rest.upper().startswith("VÀ "):
        return False
    return not rest.endswith((".", ";", ":")) and len(rest) < 500
