"""Cells and rows laid out: drawn where they stand, rows cut where a page ends."""

from __future__ import annotations

from dataclasses import dataclass, replace

from documents.layout.atoms import Atom
from documents.layout.page import Fill, Ink, Rule, Turned
from documents.layout.properties import Border
from documents.layout.tree import Sides


@dataclass(slots=True)
class CellBox:
    """A cell laid out: `x` from the table's edge, atoms placed from the cell's top, `borders` by side.

    A cell of a vertical merge below its first is `hidden`; `origin` is the first, `above` the height of the rows
    from there to here; the lowest is the `last`. `span` counts the rows of a merge, `row` those of the table above.
    """

    x: int
    width: int
    atoms: list[tuple[int, Atom]]
    content: int
    margins: Sides
    shade: str
    align: str
    borders: dict[str, Border | None]
    span: int = 1
    row: int = 0
    last: bool = False
    height: int = 0
    hidden: bool = False
    fixed: bool = False
    origin: CellBox | None = None
    above: int = 0
    turned: str = ""
    length: int = 0

    def needed(self) -> int:
        """The height it asks for."""
        return self.margins.top + (self.length if self.turned else self.content) + self.margins.bottom

    def decides(self) -> bool:
        """Whether its row must be high enough for it (a merge only makes its last row grow)."""
        return self.span == 1 and not self.hidden

    def take_over(self, height: int) -> None:
        """Begin a new page inside a vertical merge: take from the first cell what lies below `height` of it."""
        if self.origin is None:
            return
        origin = self.origin
        limit = height - origin.margins.top - origin.margins.bottom
        kept = [(top, atom) for top, atom in origin.atoms if top + atom.height <= limit]
        moved = origin.atoms[len(kept) :]
        rest = max(0, origin.height - height)
        _set_atoms(self, moved)
        _set_atoms(origin, kept, goes_on=False)
        self.hidden, self.span, self.align, self.height = False, origin.span, origin.align, rest
        self.borders = origin.borders
        origin.height = height

    def draw(self, ink: Ink, x: int, y: int) -> None:
        """Shade, text and borders."""
        left = x + self.x
        if self.shade:
            ink.fills.append(Fill(left, y, self.width, self.height, self.shade))
        if self.turned:
            self._draw_turned(ink, left, y)
        elif not self.hidden:
            free = max(0, self.height - self.needed())
            down = self.margins.top + {"center": free // 2, "bottom": free}.get(self.align, 0)
            for top, atom in self.atoms:
                if self.fixed and top + self.margins.top >= self.height:
                    ink.hidden += 1  # Word and Writer clip it too
                else:
                    atom.draw(ink, left + self.margins.left, y + down + top)
        right, bottom = left + self.width, y + self.height
        for side, ends in (
            ("top", (left, y, right, y)),
            ("bottom", (left, bottom, right, bottom)),
            ("left", (left, y, left, bottom)),
            ("right", (right, y, right, bottom)),
        ):
            border = self.borders.get(side)
            if border is not None:
                ink.rules.append(Rule(*ends, border))

    def _draw_turned(self, ink: Ink, left: int, y: int) -> None:
        """Text that runs up starts at the lower left corner; text that runs down, at the upper right one."""
        inner = Ink()
        free = max(0, self.width - self.margins.left - self.margins.right - self.content)
        down = {"center": free // 2, "bottom": free}.get(self.align, 0)
        for top, atom in self.atoms:
            atom.draw(inner, 0, down + top)
        if self.turned == "up":
            x, start = left + self.margins.left, y + self.height - self.margins.bottom
        else:
            x, start = left + self.width - self.margins.right, y + self.margins.top
        ink.turned.append(Turned(x, start, self.turned, inner))
        ink.live += inner.live


@dataclass(slots=True)
class RowBox:
    """A row laid out. `below` is its thickest lower border; `closing` is that of the table, part of the height."""

    x: int
    cells: list[CellBox]
    height: int
    can_split: bool
    header: bool = False
    fixed: bool = False
    least: int = 0
    closing: int = 0
    below: int = 0

    def atom(self) -> Atom:
        """The row as an atom."""
        notes = [note for cell in self.cells for _, atom in cell.atoms for note in atom.notes]
        return Atom(self.height, row=self, notes=tuple(notes))

    def draw(self, ink: Ink, x: int, y: int) -> None:
        """Place it."""
        for cell in self.cells:
            cell.draw(ink, x + self.x, y)

    def width(self) -> int:
        """From the left edge of its first cell to the right edge of its last."""
        return self.cells[-1].x + self.cells[-1].width - self.cells[0].x

    def left(self) -> int:
        """Where its left edge is in the column."""
        return self.x + self.cells[0].x

    def split(self, room: int) -> tuple[Atom, Atom] | None:
        """Cut between lines, without widow or orphan control (facts/documents.md §3.3); every cell keeps its
        first line.
        """
        if not self.can_split or self.fixed or any(cell.turned for cell in self.cells):
            return None
        counts = [_fitting(cell, room) for cell in self.cells]
        deciding = [
            (cell, count) for cell, count in zip(self.cells, counts, strict=True) if cell.decides() and cell.atoms
        ]
        if any(count == 0 for _, count in deciding) or all(count == len(cell.atoms) for cell, count in deciding):
            return None
        upper, lower = [], []
        for cell, count in zip(self.cells, counts, strict=True):
            first, rest = replace(cell, align="top"), replace(cell)
            _set_atoms(first, cell.atoms[:count], goes_on=False)
            _set_atoms(rest, cell.atoms[count:])
            upper.append(first)
            lower.append(rest)
        height = max(cell.needed() for cell in upper if cell.decides())
        second = max(*(cell.needed() for cell in lower if cell.decides()), self.least - height) + self.closing
        for first, rest in zip(upper, lower, strict=True):
            following = max(0, rest.height - self.height)
            first.height, rest.height = height, second + following
        return replace(self, cells=upper, height=height).atom(), replace(self, cells=lower, height=second).atom()

    def take_over(self) -> None:
        """Begin a page with this row: merges that come from the page before go on here."""
        for cell in self.cells:
            if cell.hidden:
                cell.take_over(cell.above)


def _fitting(cell: CellBox, room: int) -> int:
    """How many atoms of a cell fit into `room`; a paragraph ends in it only with all the space below it."""
    limit = room - cell.margins.top - cell.margins.bottom
    return sum(top + atom.height + (atom.after if atom.ends else -atom.slack) <= limit for top, atom in cell.atoms)


def _set_atoms(cell: CellBox, atoms: list[tuple[int, Atom]], *, goes_on: bool = True) -> None:
    """Fill a cell; one that `goes_on` on a new page begins with the space above the paragraph, even in its midst
    (flowfrm.cxx, HasParaSpaceAtPages; probed with LibreOffice 7.4).
    """
    start = atoms[0][0] - atoms[0][1].upper if atoms and goes_on else 0
    cell.atoms = [(top - start, atom) for top, atom in atoms]
    cell.content = cell.atoms[-1][0] + cell.atoms[-1][1].height + cell.atoms[-1][1].after if atoms else 0
