"""Lines and columns that only say who, when or what comes of it ("+ Đơn vị chủ trì: ..."; nhãn thuộc tính)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.rulebook.rules import load_rules, rules_for
from nlp.text.matching import fold, matching_words
from nlp.units.lexicon import Words, read_words
from nlp.units.tokens import WordTree, split_words

_LABEL_WORDS = 9
_WORK_WORDS = 16
_LABEL_REACH = 400
"""Characters that a label, with the marks before it, never goes beyond; the text behind it may be a whole page."""
_TREE: dict[str, WordTree] = {}


def _labels() -> WordTree:
    if not _TREE:
        tree = WordTree()
        for rule in load_rules("roles"):
            if rule.gives.get("part") == "label":
                for words in rule.words:
                    tree.add([w.casefold() for w in split_words(words)], str(rule.gives["role"]))
        _TREE["label"] = tree
    return _TREE["label"]


def attribute_label(text: str) -> tuple[str, int] | None:
    """Role of a line that begins with a label, and where its value begins: "+ Đơn vị chủ trì: ..."."""
    head = text[:_LABEL_REACH]
    if ":" not in head and " là " not in head:
        return None
    words, at = read_words(head), 0
    while at < len(words) and not words.tokens[at].is_word:
        at += 1
    hit = label_at(words, at)
    if not hit:
        return None
    role, colon = hit
    end = words.tokens[colon].end
    return role, end + len(text[end:]) - len(text[end:].lstrip(" \t\n*_"))


def label_at(words: Words, at: int) -> tuple[str, int] | None:
    """Role and the token of the colon of a label that begins at `at`."""
    hit = _labels().longest(words.keys, at)
    if not hit:
        return None
    end, role = hit
    place = end
    while (
        place < len(words)
        and place - at < _LABEL_WORDS
        and (words.is_any(place, "(", ")", "*", "_", "các", "nhiệm", "vụ", "thực", "hiện"))
    ):
        place += 1
    if words.is_any(place, ":") or (role in ("lead", "coordinate") and words.is_any(place, "là")):
        return role, place
    return (role, end - 1) if role == "time" and _names_work(words, at, end) else None


def _names_work(words: Words, at: int, end: int) -> bool:
    """Whether the label goes on with the work it is for: "Thời hạn rà soát danh mục: trước ngày 10/4"."""
    if words.keys[at : at + 2] not in (("thời", "hạn"), ("thời", "gian")):
        return False
    for place in range(end, min(len(words), end + _WORK_WORDS)):
        if words.is_any(place, ":"):
            return True
        if words.is_any(place, ".", ";", ","):
            return False
    return False


def column_role(header_text: str) -> str | None:
    """What the cells of a table column hold, by its heading; None where the heading is not known."""
    text = re.sub(r"^[\W_]+|[\W_]+$", "", matching_words(header_text))
    text = re.sub(r"\s*/\s*", "/", text)
    for rule in rules_for("columns", text):
        if rule.compiled().search(text):
            return str(rule.gives["role"])
    return None


def column_roles(headings: Sequence[str]) -> tuple[str | None, ...]:
    """What the columns of one table hold; "Tiến độ thực hiện" is the deadline where no other column gives it."""
    roles = [column_role(heading) for heading in headings]
    if "time" not in roles:
        progress = [at for at, heading in enumerate(headings) if _is_progress(heading)]
        for at in progress[:1]:
            roles[at] = "time"
    return tuple(roles)


def _is_progress(heading: str) -> bool:
    return fold(heading).startswith("tiến độ")
