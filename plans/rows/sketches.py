"""Sketches of a document's words (phác họa nội dung), by which a scan is known although some letters were misread."""

from __future__ import annotations

import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Sketches = NDArray[np.uint16]
_SIZE = 128
_LEAST_PAIRS = 40
# Fixed odd multipliers and shifts: the same words give the same sketch on every machine.
_NUMBERS = np.frombuffer(b"".join(blake2b(bytes([k]), digest_size=16).digest() for k in range(_SIZE)), dtype="<u8")
_FACTORS, _SHIFTS = _NUMBERS[0::2] | np.uint64(1), _NUMBERS[1::2]


def sketch(words: Sequence[str]) -> str | None:
    """The smallest of many hashes of a text's word pairs (MinHash), None for a few words.

    Tone marks do not count: they are what recognition misreads most.
    """
    pairs = set(map(" ".join, pairwise(map(_bare, words))))
    if len(pairs) < _LEAST_PAIRS:
        return None
    digests = (blake2b(pair.encode("utf-8"), digest_size=8).digest() for pair in pairs)
    hashes = np.frombuffer(b"".join(digests), dtype="<u8")
    mixed = np.outer(_FACTORS, hashes) + _SHIFTS[:, None]
    least = (mixed.min(axis=1) >> np.uint64(8)).astype("<u2")
    return b64encode(least.tobytes()).decode("ascii")


@lru_cache(maxsize=1 << 14)
def _bare(word: str) -> str:
    """A word in small letters without its marks; there are some 7,000 syllables, and figures."""
    letters = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def stacked(sketches: Sequence[str]) -> Sketches:
    """Sketches as the rows of one table."""
    return np.frombuffer(b"".join(b64decode(one) for one in sketches), dtype="<u2").reshape(-1, _SIZE)


def likeness(one: Sketches, all_of_them: Sketches) -> NDArray[np.float64]:
    """How much of the words each has in common with one, from 0 to 1."""
    return np.asarray((all_of_them == one).mean(axis=1), dtype=np.float64)
