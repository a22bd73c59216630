"""Hidden characters are shown, in a cell as their codes and in a page one for one (ký tự ẩn)."""

from __future__ import annotations

from reports.visible import in_place, visible

HIDDEN = "Quyết định\u202e fdp.exe \x07số 12\ud800"


def test_codes_tell_what_was_hidden() -> None:
    assert visible(HIDDEN) == "Quyết định⟦202E⟧ fdp.exe ⟦0007⟧số 12⟦D800⟧"


def test_places_in_the_text_still_hold() -> None:
    shown = in_place(HIDDEN)
    assert (len(shown), shown) == (len(HIDDEN), "Quyết định� fdp.exe �số 12�")
    assert in_place("Thôn 3\tvà\nthôn 5") == "Thôn 3\tvà\nthôn 5"
