"""What «paginate» hands to «paint»: pages of fills, lines of text and rules, all placed in units from the top left."""

from __future__ import annotations

from dataclasses import dataclass, field

from documents.layout.lines.line_parts import Part
from documents.layout.model.drawing import Shape
from documents.layout.model.properties import Border
from documents.layout.model.tree import Paragraph
from documents.layout.pages.around import Area


@dataclass(frozen=True, slots=True)
class Fill:
    """A coloured rectangle."""

    x: int
    y: int
    width: int
    height: int
    color: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """Parts of one line of a paragraph; their `x` count from `x`, their baseline is `y`. `spaced`: a blank ended it."""

    x: int
    y: int
    parts: list[Part]
    paragraph: Paragraph | None = None
    spaced: bool = False

    def reaches(self, width: int) -> bool:
        """Whether any of it is on a page `width` wide."""
        first, last = self.parts[0], self.parts[-1]
        return self.x + first.x < width and self.x + last.x + max(last.width, 0) > 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A border line from one point to the other, horizontal or vertical."""

    x1: int
    y1: int
    x2: int
    y2: int
    border: Border


@dataclass(frozen=True, slots=True)
class Heading:
    """A place for the PDF's outline: how far down the page, its level from 0, its text."""

    y: int
    level: int
    text: str


@dataclass(slots=True)
class Ink:
    """Everything drawn on one page.

    `hidden` counts the lines that a row of exact height has no room for, `live` are the paragraphs that ask for
    their page. `shapes` lie under the text of their own layer; `below` and `above` are layers before and after it,
    `areas` what floats keep free.
    """

    fills: list[Fill] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    hidden: int = 0
    live: list[Paragraph] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    turned: list[Turned] = field(default_factory=list)
    shapes: list[PlacedShape] = field(default_factory=list)
    above: list[Ink] = field(default_factory=list)
    below: list[Ink] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)

    def layer(self) -> Ink:
        """Empty ink of the same page, for what is drawn before or after the rest."""
        return Ink(live=self.live, headings=self.headings)

    def leave_out_beside(self, width: int) -> bool:
        """Drop the text that lies right or left of a page `width` wide, as Writer does; whether there was any."""
        seen = [line for line in self.lines if not line.parts or line.reaches(width)]
        dropped = len(seen) < len(self.lines)
        self.lines = seen
        layers = [layer.leave_out_beside(width) for layer in (*self.below, *self.above)]
        return dropped or any(layers)

    def all_lines(self) -> list[TextLine]:
        """The lines of text, those of all layers among them; what is turned is left out."""
        return self.lines + [line for layer in (*self.below, *self.above) for line in layer.all_lines()]


@dataclass(frozen=True, slots=True)
class PlacedShape:
    """A shape on the page."""

    x: int
    y: int
    width: int
    height: int
    shape: Shape


@dataclass(frozen=True, slots=True)
class Turned:
    """Ink that runs «up» or «down» the page; its origin is at (x, y)."""

    x: int
    y: int
    direction: str
    ink: Ink


@dataclass(slots=True)
class Page:
    """One finished page, `number` as printed."""

    width: int
    height: int
    number: int
    section: int
    ink: Ink = field(default_factory=Ink)
    number_text: str = ""


# Characters whose baselines are closer than this are on one visual line (facts/documents.md §3.1).
SAME_LINE = 192


def visual_lines(page: Page) -> list[str]:
    """The text of a page line by line, cells of a row joined by a space, from top to bottom."""
    groups: list[tuple[int, list[tuple[float, str]]]] = []
    for line in sorted(page.ink.all_lines(), key=lambda line: line.y):
        pieces = [(line.x + part.x, part.text) for part in line.parts if part.text.strip()]
        if not pieces:
            continue
        if groups and line.y - groups[-1][0] < SAME_LINE:
            groups[-1][1].append((pieces[0][0], "".join(part.text for part in line.parts)))
        else:
            groups.append((line.y, [(pieces[0][0], "".join(part.text for part in line.parts))]))
    return [" ".join(text.strip() for _, text in sorted(group, key=lambda item: item[0])) for _, group in groups]
