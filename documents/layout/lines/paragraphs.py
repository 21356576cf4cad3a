"""Stage «break lines», part four: one paragraph into lines of a given width, or into what floats leave of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from documents.layout.lines.drop_caps import DropRoom, fitted
from documents.layout.lines.line_parts import Line, Part
from documents.layout.lines.line_spacing import add_spacing, spaced, spacing_above
from documents.layout.lines.lines import Filler
from documents.layout.lines.measure import metrics
from documents.layout.lines.portions import Text
from documents.layout.model.tree import Flat, LineRules, Paragraph


class Surroundings(Protocol):
    """What stands beside the lines of a column: `documents.layout.pages.floats.Flow`."""

    def rooms(self, y: int, height: int) -> list[tuple[int, int]]:
        """The free stretches of a line."""

    def below(self, y: int, height: int) -> int:
        """Where a line without room tries next."""


def break_paragraph(
    paragraph: Paragraph,
    flat: Flat,
    width: int,
    rules: LineRules,
    beside: Surroundings | None = None,
    top: int = 0,
    squeeze: bool = False,
    grid: int = 0,
    start: int = 0,
) -> list[Line]:
    """The lines of a paragraph from `start` of its text in a column `width` units wide, beside floats from `top` of
    their flow on.

    `squeeze`: blanks of justified lines may become narrower, as in Word 2013 and later. `grid`: the pitch of the lines.
    """
    lines = _broken(paragraph, flat, width, rules, beside, top, squeeze, grid, start)
    drop = paragraph.drop
    # A paragraph of one line has no drop capital in Writer (probed with LibreOffice 7.4).
    if drop is None or beside is not None or start or len(lines) < 2:
        return lines
    deep = lines[: drop.lines]
    height = sum(line.height for line in deep[:-1]) + deep[-1].ascent
    letters = flat.text[: drop.length]
    look, wide = fitted(letters, drop.look, height, lines[0].ascent)
    room = DropRoom(wide + drop.gap, sum(line.height for line in deep), width)
    lines = _broken(paragraph, flat, width, rules, room, 0, squeeze, grid, drop.length)
    lines[0].parts.insert(0, Part(max(paragraph.look.left, 0), wide, letters, look))
    return lines


def _broken(
    paragraph: Paragraph,
    flat: Flat,
    width: int,
    rules: LineRules,
    beside: Surroundings | None,
    top: int,
    squeeze: bool,
    grid: int,
    start: int,
) -> list[Line]:
    text = Text.prepare(flat)
    lines: list[Line] = []
    begin = start
    while True:
        first = not lines and begin == 0
        if beside is None:
            line = Filler(paragraph, text, width, rules, start, first, squeeze=squeeze, grid=grid).fill()
        else:
            top += 0 if not lines else spacing_above(paragraph.look, lines[-1].natural)
            line = _Strip(paragraph, text, width, rules, start, first, beside, top, grid).line()
            top += line.lead + line.height
        lines.append(line)
        start = line.end
        if start >= len(flat.text) and not line.hard:
            add_spacing(lines, paragraph.look)
            return lines


@dataclass(frozen=True, slots=True)
class _Strip:
    """A line beside floats: `top` is where it would begin on their axis."""

    paragraph: Paragraph
    text: Text
    width: int
    rules: LineRules
    start: int
    first: bool
    beside: Surroundings
    top: int
    grid: int

    def line(self) -> Line:
        """The line in the stretches that are free; pushed down while nothing of the text fits into them."""
        y, height = self.top, self._height()
        while True:
            rooms = self._rooms(y, height)
            line = self._filled(rooms) if rooms else None
            if line is not None and line.height > height:
                # A line that became higher may meet more floats (itrform2.cxx, CalcFlyWidth).
                lower = self._rooms(y, line.height)
                line = line if lower == rooms else self._filled(lower) if lower else None
            if line is not None:
                break
            following = self.beside.below(y, height)
            if following <= y:
                line = self._filled([(0, self.width)]) or self._fill((0, self.width), self.start, True, False)
                break
            y = following
        line.lead = y - self.top
        return line

    def _height(self) -> int:
        """A guess: the height of the text at the line's start."""
        portion = next((item for item in self.text.portions if item.end > self.start), None)
        shape = metrics(self.paragraph.mark if portion is None else portion.look)
        return spaced(self.paragraph.look, shape.ascent, shape.descent, self.first)[0]

    def _rooms(self, y: int, height: int) -> list[tuple[int, int]]:
        """The free stretches. Behind a float at the line's start the paragraph is indented anew (itrform2.cxx)."""
        look = self.paragraph.look
        left = look.left + (look.first if self.first else 0)
        rooms = [room for room in self.beside.rooms(y, height) if room[1] > left]
        if rooms and rooms[0][0] > max(left, 0):
            rooms[0] = (rooms[0][0] + max(left, 0), rooms[0][1])
        return [room for room in rooms if room[1] > room[0]]

    def _filled(self, rooms: list[tuple[int, int]]) -> Line | None:
        """One stretch after the other; None when a whole word fits into none of them."""
        line: Line | None = None
        start = self.start
        for room in rooms:
            part = self._fill(room, start, self.first and (line is None or not line.parts), True)
            if line is None:
                line = part
            else:
                line.parts += part.parts
                line.height, line.ascent = max(line.height, part.height), max(line.ascent, part.ascent)
                line.natural = max(line.natural, part.natural)
                line.end, line.right, line.hard = part.end, part.right, part.hard
            start = line.end
            if line.hard or start >= len(self.text.flat.text):
                return line
        # A number alone is no line: taken for one, its paragraph would begin again on every page.
        return line if line is not None and (line.end > self.start or not self.text.flat.text) else None

    def _fill(self, room: tuple[int, int], start: int, first: bool, yields: bool) -> Line:
        return Filler(
            self.paragraph, self.text, self.width, self.rules, start, first, room=room, yields=yields, grid=self.grid
        ).fill()
