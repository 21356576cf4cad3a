"""The floats of a column without pages: of a table cell, a text box, a header.

The column is followed from a float's anchor downwards; what stands on pages is `documents.layout.pages.page_floats`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from documents.layout.model.properties import ParagraphLook
from documents.layout.model.tree import Float
from documents.layout.pages.around import Area, free_rooms, next_below
from documents.layout.pages.atoms import Atom, Context, gap_between
from documents.layout.pages.place_floats import BlockAtoms, PlacedFloat, place_float


@dataclass(slots=True)
class Flow:
    """The areas that the lines to come must keep clear of, and how far down the flow has come."""

    width: int
    context: Context
    block_atoms: BlockAtoms
    y: int = 0
    areas: list[Area] = field(default_factory=list)
    last: Atom | None = None

    def active(self) -> bool:
        """Whether any area still lies below."""
        return bool(self.areas)

    def advance(self, atoms: list[Atom]) -> None:
        """Go down by the height of a block."""
        for atom in atoms:
            self.y += gap_between(self.last, atom) + atom.height
            self.last = atom
        self.areas = [area for area in self.areas if area.bottom > self.y]

    def top_of(self, look: ParagraphLook) -> int:
        """Where the first line of a paragraph comes to stand."""
        after = self.last.after if self.last is not None else 0
        return self.y + max(look.before, after)

    def clear_table(self, atoms: list[Atom]) -> None:
        """Move a table under what stands beside the text: its rows are not made narrower."""
        lowest = max((area.bottom for area in self.areas if area.solid), default=self.y)
        if atoms and lowest > self.y:
            atoms[0].before = lowest - self.y

    def place(self, floats: list[Float]) -> list[PlacedFloat]:
        """Lay floats out at the paragraph that comes next, and keep their areas."""
        anchor = self.y + (self.last.after if self.last is not None else 0)
        inside = anchor if self.context.cell else None
        placed = [place_float(item, self.width, self.context, self.block_atoms, inside) for item in floats]
        for found in placed:
            area = found.area(0, anchor)
            if area is not None and not found.on_page and self.context.wraps:
                self.areas.append(area)
        return placed

    def rooms(self, y: int, height: int) -> list[tuple[int, int]]:
        """The stretches of a line at `y` that are free, from left to right; none when the line must go down."""
        return free_rooms(self.areas, self.width, y, height)

    def below(self, y: int, height: int) -> int:
        """Where a line that finds no room at `y` may try next."""
        return next_below(self.areas, y, height)
