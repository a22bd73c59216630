"""One run without Prefect, as tests of the flow's parts need it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flows.batch.run import Run
from flows.settings import Settings, load_settings


def run_once(inbox: Path, output: Path, *, is_archive: bool = False, **options: Any) -> bool:
    """Read, track and publish; whether there was anything to do."""
    given: dict[str, Any] = {"workers": 1, "settle_seconds": 0, "as_of": "2026-05-13"} | options
    return run_with(load_settings(inbox=inbox, output=output, **given), is_archive=is_archive)


def run_with(settings: Settings, *, is_archive: bool = False) -> bool:
    """The same under given settings."""
    assert settings.inbox
    with Run(settings.inbox, settings, is_archive=is_archive) as batch:
        if batch.is_idle:
            return False
        batch.note_known()
        list(batch.reading())
        list(batch.settling())
        batch.track()
        batch.publish()
    return True
