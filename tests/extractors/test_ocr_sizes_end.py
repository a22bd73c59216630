"""The sizes of a page's lines are told apart in a bounded number of turns."""

from __future__ import annotations

from extractors.ocr.words import _usual_sizes


def test_sizes_far_from_their_mean_are_each_told():
    assert sorted(_usual_sizes([10.0, 20.0])) == [10.0, 20.0]
