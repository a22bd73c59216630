"""Who does the work, wherever a document says it: sentence, attribute line or column (vai trò chủ trì, phối hợp)."""

from __future__ import annotations

from nlp.roles.labels import attribute_label, column_role, column_roles
from nlp.roles.lines import role_line
from nlp.roles.sentences import find_roles

__all__ = ["attribute_label", "column_role", "column_roles", "find_roles", "role_line"]
