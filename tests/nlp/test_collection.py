"""Garbage is collected between documents."""

from __future__ import annotations

import gc

import pytest

from nlp.collection import garbage_left_for_later


def test_the_collector_rests_within_and_works_afterwards() -> None:
    with garbage_left_for_later():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_reading_that_fails_leaves_it_on() -> None:
    with pytest.raises(ValueError, match="31/6"), garbage_left_for_later():
        raise ValueError("31/6")
    assert gc.isenabled()


def test_who_has_switched_it_off_finds_it_off() -> None:
    gc.disable()
    try:
        with garbage_left_for_later():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
