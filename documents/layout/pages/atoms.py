"""Blocks as atoms: the pieces a page break never divides. A line is an atom, a table row is one that may agree to
be cut.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from documents.layout.lines.line_parts import Line, Part
from documents.layout.lines.measure import metrics
from documents.layout.lines.paragraphs import Surroundings, break_paragraph
from documents.layout.model.drawing import Drawing, Shape
from documents.layout.model.properties import Border, ParagraphLook
from documents.layout.model.tree import TICKED, Flat, LineRules, Note, Paragraph, Section
from documents.layout.model.units import POINT, TWIP
from documents.layout.pages.headings import heading
from documents.layout.pages.page import Heading, Ink, Rule, TextLine
from documents.layout.pages.para_frame import Frame, ending_room

_BOX_LINE = Border("single", POINT // 8, "000000", 0)
_BOX_INSET = 10 * TWIP


class Drawn(Protocol):
    """A float or a drawing laid out."""

    def draw(self, ink: Ink, x: int, y: int) -> None:
        """Place it: a float beside the line at (x, y), a drawing with its corner there."""

    def reach(self) -> int:
        """How far down from (x, y) it needs room in a table cell."""


class Splittable(Protocol):
    """A table row. `late`: it is cut only where it cannot stand whole on a page of its own."""

    late: bool

    def split(self, room: int) -> tuple[Atom, Atom] | None:
        """The part that fits into `room` and the rest, or None."""

    def take_over(self) -> int:
        """Begin a page with this row; tells how much higher it becomes."""

    def width(self) -> int:
        """How wide the row is."""

    def left(self) -> int:
        """Where its left edge is in the column."""

    def draw(self, ink: Ink, x: int, y: int) -> None:
        """Place the row."""


@dataclass(slots=True)
class Atom:
    """`before` and `after` are spaces that neighbours share; `style` joins neighbours with contextual spacing.

    `slack` of the height may hang over the page's end, `edge` more is needed there (the border that closes a table).
    `glued`: no page break before it. `forced`: always one, `next_column`: only to the next column.
    `head`: rows repeated above it on a new page.
    `ends`: it is its paragraph's last. `upper` is the space above its paragraph, kept where a cell goes on with it.
    `rows`: it is the last of so many of a table. `notes` are the footnotes that it brings to the foot of its page.
    `added`: the space above it is the sum of both; `lift`: its own share of that space, above which `floats` stand.
    `drawings` are those in its line. `origin` and `start` (in the paragraph's text) say how to break it anew, where
    floats may come to stand beside it.
    """

    height: int
    slack: int = 0
    edge: int = 0
    upper: int = 0
    ends: bool = False
    before: int = 0
    after: int = 0
    glued: bool = False
    forced: bool = False
    forced_after: bool = False
    next_column: bool = False
    keep_next: bool = False
    rows: int = 0
    style: str = ""
    contextual: bool = False
    added: bool = False
    lift: int = 0
    line: Line | None = None
    frame: Frame | None = None
    row: Splittable | None = None
    head: tuple[Atom, ...] = ()
    paragraph: Paragraph | None = None
    notes: tuple[Note, ...] = ()
    floats: tuple[Drawn, ...] = ()
    drawings: Mapping[Drawing, Drawn] | None = None
    heading: tuple[int, str] | None = None
    origin: Origin | None = None
    start: int = 0

    def draw(self, ink: Ink, x: int, y: int) -> None:
        """Place it with its top left corner at (x, y)."""
        top = y
        for item in self.floats:
            item.draw(ink, x, y - self.lift)
        if self.frame is not None:
            top += self.frame.draw(ink, x, y, self.height)
        if self.line is not None:
            base = top + self.line.lead + self.line.ascent
            ink.lines.append(TextLine(x, base, self.line.parts, self.line.paragraph, self.line.spaced))
            for part in self.line.parts:
                if part.box:
                    _draw_box(ink, x + round(part.x), base, part)
                elif self.drawings and part.picture is not None and part.picture.drawing is not None:
                    self.drawings[part.picture.drawing].draw(ink, x + round(part.x), base - part.picture.height)
        if self.heading is not None:
            ink.headings.append(Heading(y, *self.heading))
        if self.paragraph is not None:
            ink.live.append(self.paragraph)
        if self.row is not None:
            self.row.draw(ink, x, y)


@dataclass(slots=True)
class Origin:
    """The paragraph that atoms come from; `beside`: they were broken for the floats of one page."""

    paragraph: Paragraph
    width: int
    context: Context
    beside: bool = False


def cut_row(atom: Atom, room: int) -> tuple[Atom, Atom] | None:
    """A table row as the part that fits into `room` and the rest, which keeps what the whole asks for."""
    cut = atom.row.split(room - atom.edge) if atom.row is not None else None
    if cut is not None:
        lower = cut[1]
        lower.head, lower.edge = atom.head, atom.edge
        lower.keep_next, lower.forced_after = atom.keep_next, atom.forced_after
    return cut


def _draw_box(ink: Ink, x: int, base: int, part: Part) -> None:
    """A form's box with its lower left corner a descent below (x, base), crossed when ticked (inftxt.cxx)."""
    bottom = base + metrics(part.look).descent - _BOX_INSET
    left, right, top = x + _BOX_INSET, x + part.width - _BOX_INSET, bottom - part.width + 2 * _BOX_INSET
    ends = [(left, top, right, top), (left, bottom, right, bottom), (left, top, left, bottom)]
    ends.append((right, top, right, bottom))
    if part.box == TICKED:
        ends += [(left, top, right, bottom), (right, top, left, bottom)]
    ink.rules.extend(Rule(*corners, _BOX_LINE) for corners in ends)


def gap_between(above: Atom | None, below: Atom) -> int:
    """The space between two neighbours: the larger of «after» and «before».

    A paragraph with contextual spacing gives up its own space towards a neighbour of its style (ECMA-376 17.3.1.9).
    In documents that do not space paragraphs as HTML does, spaces are added, and the lower paragraph keeps its own
    unless both are contextual (flowfrm.cxx, PARA_SPACE_MAX).
    """
    if above is None:
        return below.before
    alike = above.style == below.style
    after = 0 if alike and above.contextual else above.after
    if below.added:
        return 0 if alike and above.contextual and below.contextual else after + below.before
    before = 0 if alike and below.contextual else below.before
    return max(after, before)


def gap_above(above: Atom | None, below: Atom, gap: int) -> int:
    """`gap`, remembered by an atom with floats: they count from under the space that the paragraph above asks for
    (tocntntanchoredobjectposition.cxx, GetTopForObjPos).
    """
    if below.floats:
        below.lift = max(gap - (above.after if above is not None else 0), 0)
    return gap


@dataclass(slots=True)
class Context:
    """What blocks need to know to become atoms. `chains`: the text of boxes linked to one another. `grid`:
    the pitch of the lines of the body.

    `traced`: atoms say where they come from. `wraps`: text goes round floats (not in headers, txtfly.cxx). `cell`: in
    a table.
    """

    rules: LineRules
    fields: Mapping[str, str]
    lines: dict[tuple[Paragraph, int], list[Line]]
    pages: Mapping[Paragraph, str]
    section: Section | None = None
    squeeze: bool = False
    spaces_added: bool = False
    grid: int = 0
    chains: dict[Shape, list[tuple[int, Atom]]] = field(default_factory=dict)
    traced: bool = False
    wraps: bool = True
    cell: bool = False

    def fields_of(self, paragraph: Paragraph) -> Mapping[str, str]:
        """The fields' texts for a paragraph: the page it was on in the pass before, where it is not in a header."""
        page = self.pages.get(paragraph)
        return self.fields if page is None else {**self.fields, "PAGE": page}


def paragraph_atoms(
    paragraph: Paragraph,
    width: int,
    context: Context,
    beside: Surroundings | None = None,
    top: int = 0,
    start: int = 0,
) -> list[Atom]:
    """One atom a line, glued together as widow and orphan control and «keep lines» ask (two lines at least at
    each side). `beside` leaves only parts of the lines free; `top` is where the first one is in its flow.
    `start`: only the lines from there in the text.
    """
    flat = paragraph.flatten(context.fields_of(paragraph))
    lines = _lines(paragraph, flat, width, context, beside, top, start)
    look = paragraph.look
    live = paragraph if paragraph.is_live() or paragraph.asked else None
    count = len(lines)
    atoms = []
    for index, line in enumerate(lines):
        alone = look.widow_control and (index == 1 or index == count - 1)
        # Writer never splits a paragraph that is kept with the next one.
        glued = index > 0 and (look.keep_lines or look.keep_next or alone)
        height = line.height + line.lead
        atoms.append(Atom(height, line.slack, upper=look.before, glued=glued, line=line, paragraph=live))
    atoms[-1].after = look.after
    if start == 0:
        atoms[0].before, atoms[0].forced = look.before, paragraph.page_break_before or paragraph.column_break
        atoms[0].next_column = paragraph.column_break
        atoms[0].heading = heading(paragraph, flat)
    atoms[-1].keep_next, atoms[-1].ends = look.keep_next, True
    atoms[-1].forced_after = paragraph.break_after
    for atom in (atoms[0], atoms[-1]):
        atom.style, atom.contextual = look.style or "-", look.contextual
    atoms[0].added = context.spaces_added
    if flat.notes:
        _hang_notes(atoms, flat, start)
    if context.traced:
        _trace(atoms, Origin(paragraph, width, context), start)
    if look.shade or look.border_top or look.border_bottom or look.border_left or look.border_right:
        _frame(atoms, look, width)
    return atoms


def _lines(
    paragraph: Paragraph, flat: Flat, width: int, context: Context, beside: Surroundings | None, top: int, start: int
) -> list[Line]:
    key = (paragraph, width)
    lines = context.lines.get(key) if not start else None
    grid = context.grid if paragraph.look.snap else 0
    if beside is not None:
        return break_paragraph(paragraph, flat, width, context.rules, beside, top, grid=grid, start=start)
    if lines is None:
        lines = break_paragraph(paragraph, flat, width, context.rules, squeeze=context.squeeze, grid=grid, start=start)
        if not paragraph.is_live() and not start:
            context.lines[key] = lines
    return lines


def _trace(atoms: list[Atom], origin: Origin, start: int) -> None:
    for atom in atoms:
        atom.origin, atom.start = origin, start
        start = atom.line.end if atom.line is not None else start


def _hang_notes(atoms: list[Atom], flat: Flat, start: int) -> None:
    for atom in atoms:
        end = atom.line.end if atom.line is not None else start
        atom.notes = tuple(note for position, note in flat.notes.items() if start <= position < end)
        start = end


def _frame(atoms: list[Atom], look: ParagraphLook, width: int) -> None:
    """Each part of a paragraph that a page end divides has the whole frame (probed with LibreOffice 7.4)."""
    left = look.left + min(look.first, 0)
    last = len(atoms) - 1
    for index, atom in enumerate(atoms):
        top, bottom = look.border_top, look.border_bottom
        frame = Frame(look, left, width - look.right, top if index == 0 else None, bottom if index == last else None)
        if index > 0:
            frame.joined_top = top
        if index < last:
            frame.joined_bottom = bottom
            atom.edge = ending_room(frame)
        atom.frame = frame
        atom.height += frame.extra()


def append_atoms(above: list[Atom], atoms: list[Atom]) -> None:
    """Set a block under others: it may be kept with them, or a break may stand between, or one frame surround both."""
    if above and atoms:
        atoms[0].glued |= above[-1].keep_next
        atoms[0].forced |= above[-1].forced_after
        if not atoms[0].forced:
            _join_frames(above[-1], atoms[0])
    above.extend(atoms)


def _join_frames(above: Atom, below: Atom) -> None:
    """Paragraphs in equal frames are in one frame, unless a page ends between them (frmtool.cxx, JoinWithCmp)."""
    upper, lower = above.frame, below.frame
    if upper is None or lower is None or not upper.is_like(lower):
        return
    heights = upper.extra(), lower.extra()
    upper.join(lower)
    above.height += upper.extra() - heights[0]
    below.height += lower.extra() - heights[1]
    above.edge = ending_room(upper)


def blank(atom: Atom) -> Atom:
    """The room of an atom without what it shows."""
    room = Atom(atom.height, atom.slack, atom.edge, atom.upper, atom.ends, atom.before, atom.after)
    room.style, room.added = atom.style, atom.added
    return room


def beginning(atom: Atom) -> Atom:
    """The atom as it begins a page: with the border above it that is left out inside a joined frame."""
    if atom.frame is None or atom.frame.joined_top is None:
        return atom
    frame = replace(atom.frame, top=atom.frame.joined_top, joined_top=None)
    return replace(atom, frame=frame, height=atom.height + frame.extra() - atom.frame.extra())


def ending(atom: Atom) -> Atom:
    """The atom as it ends a page inside a joined frame: with the border below it."""
    if atom.frame is None or atom.frame.joined_bottom is None:
        return atom
    frame = replace(atom.frame, bottom=atom.frame.joined_bottom, joined_bottom=None)
    return replace(atom, frame=frame, height=atom.height + frame.extra() - atom.frame.extra())
