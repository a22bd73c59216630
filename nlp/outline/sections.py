"""What a heading says of the items below it: task, finding, achievement, purpose ... (loại đề mục)."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from nlp.rulebook.rules import rules_for
from nlp.text.matching import matching_words


class Category(StrEnum):
    """What stands in a section."""

    TASK = "task"
    FINDING = "finding"
    ACHIEVEMENT = "achievement"
    PRAISE = "praise"
    REVIEW = "review"
    """What became of the conclusions of the meeting before."""
    CAUSE = "cause"
    PURPOSE = "purpose"
    GOAL = "goal"
    PROPOSAL = "proposal"
    LOGISTICS = "logistics"


@lru_cache(maxsize=1 << 8)
def category_of(heading: str) -> Category | None:
    """The category that a heading's words name, or None for a heading that names a field of work or a unit."""
    seen = matching_words(heading).strip(" .:;*")
    for entry in rules_for("sections", seen):
        if entry.compiled().search(seen):
            return Category(entry.gives["category"])
    return None
