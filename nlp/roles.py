"""Who does the work, wherever a document says it: sentence, attribute line or column (vai trò chủ trì, phối hợp)."""

from __future__ import annotations

from nlp.role_labels import attribute_label, column_role, column_roles
from nlp.role_lines import role_line
from nlp.sentence_roles import find_roles

__all__ = ["attribute_label", "column_role", "column_roles", "find_roles", "role_line"]
