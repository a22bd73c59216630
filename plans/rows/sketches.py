"""Sketches of a document's words (phác họa nội dung), by which a scan is known although some letters were misread."""

from __future__ import annotations

import re
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Sketches = NDArray[np.uint16]
_SIZE = 128
_WORDS_TOGETHER = 2
_LEAST_SHINGLES = 40
_WORD = re.compile(r"[^\W_]+")
# Fixed odd multipliers and shifts: the same words give the same sketch on every machine.
_NUMBERS = np.frombuffer(b"".join(blake2b(bytes([k]), digest_size=16).digest() for k in range(_SIZE)), dtype="<u8")
_FACTORS, _SHIFTS = _NUMBERS[0::2] | np.uint64(1), _NUMBERS[1::2]


def sketch(text: str) -> str | None:
    """The smallest of many hashes of the text's word pairs (MinHash), None for a few words.

    Tone marks do not count: they are what recognition misreads most.
    """
    words = _WORD.findall(_plain(text))
    pairs = {" ".join(words[k : k + _WORDS_TOGETHER]) for k in range(len(words) - _WORDS_TOGETHER + 1)}
    if len(pairs) < _LEAST_SHINGLES:
        return None
    hashes = np.array([_hash(pair) for pair in pairs], dtype=np.uint64)
    mixed = hashes[:, None] * _FACTORS[None, :] + _SHIFTS[None, :]
    least = (mixed.min(axis=0) >> np.uint64(8)).astype("<u2")
    return b64encode(least.tobytes()).decode("ascii")


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode("utf-8"), digest_size=8).digest(), "little")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFD", text.casefold().replace("đ", "d")).translate(_BARE)


class _Bare(dict[int, int | None]):
    """For `str.translate`: combining marks fall away; each letter is looked up once."""

    def __missing__(self, letter: int) -> int | None:
        self[letter] = None if unicodedata.combining(chr(letter)) else letter
        return self[letter]


_BARE = _Bare()


def stacked(sketches: Sequence[str]) -> Sketches:
    """Sketches as the rows of one table."""
    return np.frombuffer(b"".join(b64decode(one) for one in sketches), dtype="<u2").reshape(-1, _SIZE)


def likeness(one: Sketches, all_of_them: Sketches) -> NDArray[np.float64]:
    """How much of the words each has in common with one, from 0 to 1."""
    return np.asarray((all_of_them == one).mean(axis=1), dtype=np.float64)
