"""What a finished line is: parts from left to right."""

from __future__ import annotations

from dataclasses import dataclass

from documents.layout.model.properties import RunLook
from documents.layout.model.tree import Paragraph, Picture


@dataclass(slots=True)
class Part:
    """A piece of a line ready to paint: `x` from the column's edge, `gap` added to each space of it; `box` is a
    form's box instead of text.
    """

    x: float
    width: int
    text: str
    look: RunLook
    gap: float = 0.0
    start: int = -1
    end: int = -1
    picture: Picture | None = None
    box: str = ""


@dataclass(slots=True)
class Line:
    """A line: its parts from left to right, its height and the baseline's distance from its top.

    `slack` is the part of the height that may hang over the page's end: what more than single spacing adds. `lead`: how
    far it was pushed down to clear a float. `spaced`: a blank or a line break ends it, not the middle of a word.
    """

    parts: list[Part]
    height: int
    ascent: int
    right: int
    end: int
    natural: int
    hard: bool = False
    slack: int = 0
    lead: int = 0
    paragraph: Paragraph | None = None
    spaced: bool = False
