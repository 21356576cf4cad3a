"""How the columns of a list share its width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_SHARES = ((0.6, 1.0), (0.35, 1.0), (0.35, 0.8))
"""How much of their wish elastic and rigid columns keep in a narrow list, one step after another."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What one column asks for, in pixels. An `elastic` one gives way and takes what is over; `title` is its least."""

    width: int
    title: int
    elastic: bool

    def kept(self, step: int) -> int:
        """How narrow it may become at a step of need."""
        share = _SHARES[step][0 if self.elastic else 1]
        return min(self.width, max(self.title, round(self.width * share)))

    @property
    def least(self) -> int:
        """How narrow it may become at all."""
        return self.kept(len(_SHARES) - 1)


def shared(wishes: Sequence[Wish], room: int) -> list[int]:
    """A width for each column; together exactly `room` unless the least widths need more or nothing is elastic.

    In a narrow list the elastic columns give way first; what is rigid (dates, statuses) only when nothing else is left,
    for a list that scrolls sideways hides whole columns.
    """
    widths = [wish.width for wish in wishes]
    over = room - sum(widths)
    if over > 0:
        return _moved(widths, [wish.width if wish.elastic else 0 for wish in wishes], over)
    for step in range(len(_SHARES)):
        gives = [width - wish.kept(step) for width, wish in zip(widths, wishes, strict=True)]
        widths = _moved(widths, gives, max(room - sum(widths), -sum(gives)))
    return widths


def _moved(widths: list[int], gives: list[int], over: int) -> list[int]:
    """`over` pixels more (or less) shared out in proportion to what each can give."""
    result = list(widths)
    left, whole = over, sum(gives)
    for place, give in enumerate(gives):
        if whole:
            part = round(left * give / whole)
            result[place] += part
            left, whole = left - part, whole - give
    return result
