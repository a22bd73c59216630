"""Words that a page holds but does not show make no rows; what it shows is read whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile_case import Case
from pdf_bytes import LINES
from pdf_loss_cases import HIDDEN

from datamodel.issue import Severity
from extractors import extract

READABLE = [case for case in HIDDEN if case.outcome != "rejected"]


@pytest.mark.parametrize("case", READABLE, ids=lambda case: Path(case.path).stem)
def test_what_is_not_shown_is_not_read(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    assert isinstance(case.content, bytes)
    path.write_bytes(case.content)
    found = extract(path)
    assert all(line in found.text for line in LINES)
    told = [issue.severity for issue in found.issues if issue.code == "hidden_text"]
    assert ("9. Giao" in found.text) == ("nen-" in case.path)
    assert told == ([Severity.WARNING] if case.code else [Severity.NOTE] if "moc-" in case.path else [])
