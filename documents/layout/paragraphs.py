"""Stage «break lines», part four: one paragraph into lines of a given width, or into what floats leave of it."""

from __future__ import annotations

from typing import Protocol

from documents.layout.line_spacing import add_spacing, spaced
from documents.layout.lines import Filler, Line
from documents.layout.measure import metrics
from documents.layout.portions import Text
from documents.layout.tree import Flat, Paragraph, TabRules


class Surroundings(Protocol):
    """What stands beside the lines of a column: `documents.layout.floats.Flow`."""

    def rooms(self, y: int, height: int) -> list[tuple[int, int]]:
        """The free stretches of a line."""

    def below(self, y: int, height: int) -> int:
        """Where a line without room tries next."""


def break_paragraph(
    paragraph: Paragraph,
    flat: Flat,
    width: int,
    tabs: TabRules,
    beside: Surroundings | None = None,
    top: int = 0,
    squeeze: bool = False,
    grid: int = 0,
) -> list[Line]:
    """The lines of a paragraph in a column `width` units wide, beside floats from `top` of their flow on.

    `squeeze`: blanks of justified lines may become narrower, as in Word 2013 and later. `grid`: the pitch of the lines.
    """
    text = Text.prepare(flat)
    lines: list[Line] = []
    start = 0
    while True:
        if beside is None:
            line = Filler(paragraph, text, width, tabs, start, not lines, squeeze=squeeze, grid=grid).fill()
        else:
            line = _beside(paragraph, text, width, tabs, start, not lines, beside, top, grid)
            top += line.lead + line.height
        lines.append(line)
        start = line.end
        if start >= len(flat.text) and not line.hard:
            add_spacing(lines, paragraph.look)
            return lines


def _beside(
    paragraph: Paragraph,
    text: Text,
    width: int,
    tabs: TabRules,
    start: int,
    first: bool,
    beside: Surroundings,
    top: int,
    grid: int,
) -> Line:
    """A line in the stretches that floats leave free, one after the other; pushed down where they leave none."""
    shape = metrics(paragraph.mark if not text.portions else text.portions[0].look)
    height, _ = spaced(paragraph.look, shape.ascent, shape.descent, first)
    y = top
    rooms = beside.rooms(y, height)
    while not rooms and beside.below(y, height) > y:
        y = beside.below(y, height)
        rooms = beside.rooms(y, height)
    line: Line | None = None
    rooms = rooms or [(0, width)]
    for room in rooms:
        # A word too long for one stretch goes into the next one, or down when the line has any text.
        yields = room is not rooms[-1] or (line is not None and bool(line.parts))
        first_here = first and (line is None or not line.parts)
        part = Filler(paragraph, text, width, tabs, start, first_here, room=room, yields=yields, grid=grid).fill()
        if line is None:
            line = part
        else:
            line.parts += part.parts
            line.height, line.ascent = max(line.height, part.height), max(line.ascent, part.ascent)
            line.end, line.right, line.hard = part.end, part.right, part.hard
        start = line.end
        if line.hard or start >= len(text.flat.text):
            break
    assert line is not None
    line.lead = y - top
    return line
