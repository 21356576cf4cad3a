"""Where Russian words are divided in documents that switch hyphenation on, by the patterns of pyphen and the rules of
Writer (guess.cxx, breakiterator_unicode.cxx, hyphenimp.cxx): two letters at least on either side, five in the word.
Where a word may be divided is a matter of patterns, and those of Debian's old package differ from pyphen's.

Other languages are not divided: LibreOffice needs a dictionary for each, and Russian is the one that ours is for.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from typing import Any

_LEAST_WORD, _LEAST_PART = 5, 2


@cache
def _patterns() -> Any:
    from pyphen import Pyphen

    return Pyphen(lang="ru_RU", left=_LEAST_PART, right=_LEAST_PART)


@lru_cache(maxsize=4096)
def _places(word: str) -> tuple[int, ...]:
    """How many letters of a word, in small letters, may stand before the hyphen."""
    return tuple(place for place in _patterns().positions(word) if _LEAST_PART <= place <= len(word) - _LEAST_PART)


def hyphen_place(text: str, boundaries: list[int], cut: int, room: int, capitals: bool) -> int:
    """Where the word at `cut`, the first sign that does not fit, is divided; 0 when it is not.

    `room` is the first sign that does not fit together with a hyphen, `boundaries` where a line may end anyway,
    `capitals`: words all in capitals are divided too.
    """
    floor = boundaries[index - 1] if (index := bisect_right(boundaries, cut)) else 0
    inside = cut
    while inside > floor and _is_mark(text[inside]):
        inside -= 1
    if not text[inside].isalpha():
        return 0
    start = end = inside
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    fitting = room - start
    if room == end:
        after = end
        while after < len(text) and _is_mark(text[after]):
            after += 1
        fitting -= min(after - end, fitting)
    if end - start < _LEAST_WORD or not (capitals or text[start:end] != text[start:end].upper()):
        return 0
    found = max((place for place in _places(text[start:end].lower()) if place <= fitting), default=0)
    return start + found if found and start + found > floor else 0


def _is_mark(sign: str) -> bool:
    return not (sign.isalnum() or sign.isspace())
