"""Word given before each page that is recognised, so that who waits for the file can wait longer (báo trang quét)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_listener: ContextVar[Callable[[], None] | None] = ContextVar("scan_listener", default=None)


@contextmanager
def scans_told_to(listener: Callable[[], None]) -> Iterator[None]:
    """Within it, `listener` is called each time the recognition of one more page begins."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell_scan() -> None:
    """Say that the recognition of a page begins."""
    listener = _listener.get()
    if listener is not None:
        listener()
