"""A file that Word or a virus scanner holds while it is read (tệp đang mở) is put off and named, never refused."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from flows.inbox.contents import sha256
from flows.readers import reading
from flows.readers.reading import Reading, ReadJob, read_job


@pytest.fixture
def job(tmp_path: Path) -> ReadJob:
    source = tmp_path / "kế hoạch.docx"
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document xmlns:w='x'/>")
    facts = source.stat()
    return ReadJob(source.name, source, sha256(source), size=facts.st_size, mtime_ns=facts.st_mtime_ns)


def refuse(path: Any, *_: Any, **__: Any) -> Any:
    error = PermissionError(13, "used by another process", str(path))
    error.winerror = 32  # type: ignore[attr-defined]
    raise error


def told(outcome: Reading) -> tuple[str, str | None]:
    assert "đang được mở trong chương trình khác" in str(outcome.message)
    return outcome.outcome, outcome.code


def test_locked_when_it_is_opened(job: ReadJob, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.kind_of", refuse)
    assert told(read_job(job)) == ("deferred", "locked")


def test_locked_from_the_middle_on(job: ReadJob, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZipFile", refuse)
    monkeypatch.setattr(reading, "sha256", refuse)
    assert told(read_job(job)) == ("deferred", "locked")
