"""What a document is about (trích yếu): the subject that a plan shares with the next one and with the reports on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from datamodel.rows import DocumentRow
from datamodel.spelling import fold, matching_text
from plans.matching.rule_entries import in_role, words_pattern

SAME_TOPIC = 0.7


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document is about, without years, places and words that every plan has."""

    actions: frozenset[str]
    topic: frozenset[str]

    meeting: str | None = None
    """Of a conclusion: for what time the meeting is held (`quarter`, `month` ...)."""

    def may_follow(self, other: Subject) -> bool:
        """Whether both are for one end: a plan of inspection never follows a plan of publicity."""
        if self.meeting or other.meeting:
            return self.meeting == other.meeting
        return self.actions == other.actions or bool(self.actions & other.actions)

    def likeness(self, other: Subject) -> float:
        """Share of the words of both topics that stand in both; 1 where neither has any."""
        together = len(self.topic) + len(other.topic)
        return 2 * len(self.topic & other.topic) / together if together else 1.0

    def is_of_one_topic(self, other: Subject) -> bool:
        """Whether plans of both are one family; meetings are many and their names short, so that all words count."""
        least = 1.0 if self.meeting else SAME_TOPIC
        return self.may_follow(other) and self.likeness(other) >= least


@lru_cache(maxsize=8192)
def subject_of(text: str | None) -> Subject:
    """The subject as a plan and the reports on it share it."""
    words = matching_text(text or "").casefold()
    for entry in in_role("families", "expand"):
        words = entry.pattern.sub(str(entry.gives["means"]), words)
    words = re.sub(r"[“”\"()]", " ", words)
    meeting, words = _meeting_in(words)
    drops = in_role("families", "drop")
    for entry in drops:
        if not entry.words:
            words = entry.pattern.sub(" ", words)
    words = re.sub(_words_of("report"), " ", words)
    actions = frozenset(entry.id for entry in in_role("families", "action") if entry.pattern.search(words))
    topic = re.sub(_words_of("action"), " ", words)
    topic = re.sub(_words_of("drop"), " ", topic)
    return Subject(actions, frozenset(word for word in fold(topic).split() if not word.isdigit()), meeting)


def _meeting_in(words: str) -> tuple[str | None, str]:
    """For what time the meeting was held whose conclusion a subject names, and the words without who concluded."""
    (speaker,) = in_role("families", "conclusion")
    opening = speaker.pattern.match(words)
    if not opening:
        return None, words
    rest = words[opening.end() :]
    held = next((each for each in in_role("families", "meeting_of") if each.pattern.search(rest)), None)
    return (str(held.gives["time"]) if held else None), rest


@cache
def _words_of(role: str) -> re.Pattern[str]:
    words = tuple(word for entry in in_role("families", role) for word in entry.words)
    return re.compile(words_pattern(words).replace(" ", r"\s+"))


def is_plan(document: DocumentRow) -> bool:
    """Whether a document is a plan by its type, or by its subject ("V/v khắc phục tồn tại, hạn chế")."""
    if document.document_type in {word for entry in in_role("families", "plan_type") for word in entry.words}:
        return True
    if document.document_type not in (None, "CV", "QĐ"):
        return False
    (rule,) = in_role("families", "plan_subject")
    return bool(rule.pattern.search(matching_text(document.subject or "")))


def is_regular_meeting(document: DocumentRow) -> bool:
    """Whether it is a notice of what a meeting concluded that is held every month, quarter or half-year."""
    return document.document_type == "TB" and subject_of(document.subject).meeting is not None


@lru_cache(maxsize=8192)
def period_of(text: str | None) -> frozenset[str]:
    """The years, quarters and months that a subject names, outside its citations."""
    words = matching_text(text or "").casefold()
    citation, period = (each for each in in_role("families", "drop") if each.id in ("citation", "period"))
    return frozenset(fold(found) for found in period.pattern.findall(citation.pattern.sub(" ", words)))
