"""States of work as a column of an appendix gives them ("Đã hoàn thành", "Quá hạn"; tình trạng)."""

from __future__ import annotations

from nlp.rulebook.rules import rule, rules_for
from nlp.text.matching import matching_words


def state_of(words: str) -> tuple[str, str] | None:
    """(status, rule) of a state cell; None where its words are not among the known ones."""
    seen = matching_words(words)
    for entry in rules_for("table_states", seen):
        if entry.compiled().search(seen):
            return str(entry.gives["status"]), f"table_states/{entry.id}"
    return None


def is_state(words: str) -> bool:
    """Whether a cell opens as a state does ("Đã ...", "Quá hạn"), whatever its column is called."""
    return bool(rule("table_state_openings", "opening").compiled().search(matching_words(words)))
