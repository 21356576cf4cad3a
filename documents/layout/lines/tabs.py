"""Tab stops: which comes next, whether it still fits, and what fills the way to it (Writer's txttab.cxx with the
compatibility options of Word documents).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from documents.layout.lines.measure import metrics
from documents.layout.model.properties import ParagraphLook, RunLook
from documents.layout.model.units import TWIP, from_twips


class Stop(NamedTuple):
    """The stop a tab jumps to, in units from the column's edge; `auto`: one of the default stops."""

    position: int
    align: str
    leader: str
    auto: bool = False


class Measured(Protocol):
    """A piece of a line."""

    text: str
    width: int
    look: RunLook


_LEADERS = {"dot": ".", "hyphen": "-", "underscore": "_", "heavy": "_", "middleDot": "·"}
_ALIGNED = ("right", "center", "decimal")
# Writer compares a stop, which counts from the column, with the edge of the text, which counts from the paper: a stop
# is beyond only behind that distance too.
_PAPER = from_twips(1134 + 284)


def next_stop(look: ParagraphLook, x: int, right: int, distance: int) -> Stop:
    """The next stop behind `x`: the paragraph's own, else the next multiple of the default distance.

    The left indent is a stop too for text that starts before it (a hanging first line). Stops count from the column's
    edge, not from the indent. All but the first that lie beyond the margin align the text with the margin.
    """
    found = next((stop for stop in look.tabs if stop.position > x and stop.align != "clear"), None)
    if found is None:
        stop = Stop((x // distance + 1) * distance, "left", "none", auto=True)
    else:
        stop = Stop(found.position, found.align if found.align in _ALIGNED else "left", found.leader)
        if stop.position > right + _PAPER and found is not look.tabs[0] and stop.align != "left":
            stop = Stop(right, "right", stop.leader)
    if x < look.left and (found is None or stop.position > look.left):
        return Stop(look.left, "left", "none", auto=stop.auto)
    return stop


def tab_width(stop: Stop, start: int, after: Sequence[Measured], blanks: int, room: int) -> int:
    """The width of a tab from `start` whose text `after` it is known; `room`: the line's part behind the stop.

    `blanks` at the line's end count when the break was found behind them and the paragraph is not justified.
    """
    text_width = sum(item.width for item in after) + blanks
    share = {"left": 0, "right": text_width, "center": text_width // 2}.get(stop.align)
    if share is None:
        share = _before_decimal(after, text_width)
        if share and text_width - share > room:
            share = text_width - room
    return max(TWIP, stop.position - share - start)


def _before_decimal(parts: Sequence[Measured], text_width: int) -> int:
    """The width of the text up to its decimal sign."""
    width = 0
    for part in parts:
        for mark in (",", "."):
            if mark in part.text:
                return width + metrics(part.look).width(part.text[: part.text.index(mark)])
        width += part.width
    return text_width


def fill_text(leader: str, width: int, look: RunLook) -> str:
    """The signs that fill a tab of `width`; underscores overlap the end by one, so that no gap shows."""
    sign = _LEADERS.get(leader)
    if sign is None:
        return "\t"
    advance = metrics(look).width(sign)
    count = width // advance if advance > 0 else 0
    return sign * (count + (sign == "_"))
