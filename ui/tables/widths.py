"""How the columns of a list share its width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_LEAST_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Wish:
    """What one column asks for, in pixels. An `elastic` one gives way and takes what is over; `title` is its least."""

    width: int
    title: int
    elastic: bool

    @property
    def least(self) -> int:
        """How narrow it may become."""
        return min(self.width, max(self.title, round(self.width * _LEAST_SHARE))) if self.elastic else self.width


def shared(wishes: Sequence[Wish], room: int) -> list[int]:
    """A width for each column; together exactly `room` unless the least widths need more or nothing is elastic."""
    widths = [wish.width for wish in wishes]
    over = room - sum(widths)
    if over > 0:
        gives = [wish.width if wish.elastic else 0 for wish in wishes]
    else:
        gives = [wish.width - wish.least for wish in wishes]
        over = max(over, -sum(gives))
    left, whole = over, sum(gives)
    for place, give in enumerate(gives):
        if whole:
            part = round(left * give / whole)
            widths[place] += part
            left, whole = left - part, whole - give
    return widths
