"""What a sentence says by its words alone (lời văn): an order, a shortcoming, something done, an introduction."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.header.zones import is_closing
from nlp.rulebook.rules import rule
from nlp.text.matching import matching_words

_QUOTED = re.compile('[“"][^”"]*[”"]')
_BRACKETED = re.compile(r"\([^()]*\)")
_FORMULAS = ("enforcement", "consequence", "pointer", "contact", "member_entry", "short_names")


@lru_cache(maxsize=1 << 11)
def says(rule_id: str, text: str) -> bool:
    """Whether the words fit the entry of `rules/statements.yml`."""
    return rule("statements", rule_id).compiled().search(matching_words(text)) is not None


def without_brackets(text: str) -> str:
    """The words outside brackets, where asides stand."""
    return _BRACKETED.sub(" ", text)


def is_order(text: str) -> bool:
    """Whether the words direct someone to do something."""
    return says("order_opening", text) or says("order_phrase", text)


def is_shortcoming(text: str) -> bool:
    """Whether the words name a shortcoming and open no order."""
    own = rule("statements", "averted").compiled().sub(" ", matching_words(_QUOTED.sub("", text)))
    return says("shortcoming", own) and (says("narrative", own) or says("reached", own) or not is_order(own))


def is_formula(text: str) -> bool:
    """Whether it is a closing, enacting or enforcing formula, which assigns nothing of its own."""
    if is_closing(text) or any(says(name, text) for name in _FORMULAS):
        return True
    return says("basis", text) and not says("order_phrase", text)


def is_enactment(text: str) -> bool:
    """Whether an article only enacts ("Phê duyệt ...", "Thành lập ...")."""
    return says("performative", text) and not says("order_phrase", text)


def is_decider(text: str) -> bool:
    """Whether it is the line in capitals that says who decides ("HỘI ĐỒNG NHÂN DÂN XÃ ..."), which assigns nothing."""
    return text.isupper() and bool(rule("zones", "decider").compiled().search(matching_words(text)))
