"""Shade and borders around paragraphs: the share of each line, and which neighbours share one frame."""

from __future__ import annotations

from dataclasses import dataclass, replace

from documents.layout.model.properties import Border, ParagraphLook
from documents.layout.pages.page import Fill, Ink, Rule

_NO_LINE = ""


@dataclass(slots=True)
class Frame:
    """Shade and borders of one line's share of its paragraph.

    `joined_top`, `joined_bottom`: borders left out because the neighbour is in the same frame; a page end between them
    brings them back.
    """

    look: ParagraphLook
    left: int
    right: int
    top: Border | None
    bottom: Border | None
    joined_top: Border | None = None
    joined_bottom: Border | None = None

    def extra(self) -> int:
        """The height that the borders add."""
        return _room(self.top) + _room(self.bottom)

    def is_like(self, other: Frame) -> bool:
        """Whether both have the same lines (at whatever distance above and below) and the same edges."""
        one, two = self.look, other.look
        return (
            (one.left, one.right) == (two.left, two.right)
            and any((self.bottom, other.top, one.border_left, one.border_right))
            and _line(one.border_top) == _line(two.border_top)
            and _line(one.border_bottom) == _line(two.border_bottom)
            and one.border_left == two.border_left
            and one.border_right == two.border_right
        )

    def join(self, below: Frame) -> None:
        """Leave out the lines towards a neighbour; where a line between them is asked for, only one stays."""
        if self.look.border_between is not None and below.look.border_between is not None:
            if below.top is not None:
                below.joined_top, below.top = below.top, replace(below.top, kind=_NO_LINE, width=0)
            return
        self.joined_bottom, self.bottom = self.bottom, None
        below.joined_top, below.top = below.top, None

    def draw(self, ink: Ink, x: int, y: int, height: int) -> int:
        """Draw it; returns how far down the text starts."""
        look = self.look
        x1, x2 = x + self.left, x + self.right
        if look.border_left:
            x1 -= look.border_left.space
        if look.border_right:
            x2 += look.border_right.space
        if look.shade:
            ink.fills.append(Fill(x1, y, x2 - x1, height, look.shade))
        for border, ends in (
            (self.top, (x1, y, x2, y)),
            (self.bottom, (x1, y + height, x2, y + height)),
            (look.border_left, (x1, y, x1, y + height)),
            (look.border_right, (x2, y, x2, y + height)),
        ):
            if border is not None and border.width:
                ink.rules.append(Rule(*ends, border))
        return _room(self.top)


def ending_room(frame: Frame) -> int:
    """How much more a page needs that ends with this part of a frame."""
    return _room(frame.joined_bottom)


def _room(border: Border | None) -> int:
    return border.width + border.space if border is not None else 0


def _line(border: Border | None) -> Border | None:
    return replace(border, space=0) if border is not None else None
