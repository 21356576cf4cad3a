"""Tab stops: which comes next, and what fills the way to it."""

from __future__ import annotations

from typing import NamedTuple

from documents.layout.measure import metrics
from documents.layout.properties import ParagraphLook, RunLook


class Stop(NamedTuple):
    """The stop a tab jumps to, in units from the column's edge."""

    position: int
    align: str
    leader: str


_LEADERS = {"dot": ".", "hyphen": "-", "underscore": "_", "heavy": "_", "middleDot": "·"}


def next_stop(look: ParagraphLook, x: int, right: int, default_tab: int) -> Stop:
    """The next stop behind `x`: the paragraph's own, else the next multiple of the default distance.

    The left indent is a stop too for text that starts before it (a hanging first line). Rules of LibreOffice's
    compatibility mode for Word documents: stops count from the column's edge, not from the indent.
    """
    found = next((stop for stop in look.tabs if stop.position > x and stop.align not in ("bar", "clear")), None)
    if found is not None and found.position > right and found is not look.tabs[0]:
        found = None
    if found is not None:
        stop = Stop(
            found.position, found.align if found.align in ("right", "center", "decimal") else "left", found.leader
        )
    else:
        stop = Stop((x // default_tab + 1) * default_tab, "left", "none")
    if x < look.left and stop.position > 0 and (found is None or stop.position > look.left):
        return Stop(look.left, "left", "none")
    return stop


def fill_text(leader: str, width: int, look: RunLook) -> str:
    """The signs that fill a tab of `width`; underscores overlap the end by one, so that no gap shows."""
    sign = _LEADERS.get(leader)
    if sign is None:
        return "\t"
    advance = metrics(look).width(sign)
    count = width // advance if advance > 0 else 0
    return sign * (count + (sign == "_"))
