"""Issues of files that could not be read whole (tệp cần xem lại), told from the ledger."""

from __future__ import annotations

from collections.abc import Iterable

from datamodel.issue import Severity
from datamodel.rows import FileRow, IssueRow
from plans.rows.identity import Naming

_SEVERITIES = {"rejected": Severity.ERROR, "deferred": Severity.WARNING, "partial": Severity.WARNING}


def file_issues(files: Iterable[FileRow]) -> list[IssueRow]:
    """One issue per rejected or deferred entry, and per partial one without a document to carry it."""
    return [_issue(file) for file in files if file.outcome in _SEVERITIES and file.document_id is None]


def _issue(file: FileRow) -> IssueRow:
    code = file.code or file.outcome
    return IssueRow(
        issue_id=Naming(file.path).name("i", "extract", code),
        document_id=None,
        path=file.path,
        stage="extract",
        code=code,
        severity=_SEVERITIES[file.outcome].value,
        field=None,
        message=file.message or "Không đọc được tệp.",
        page=None,
        start=None,
        end=None,
    )
