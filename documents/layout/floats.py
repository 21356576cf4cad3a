"""Floating pictures, text boxes and tables: where they stand, and which part of a line they leave to the text.

A column of text is followed from a float's anchor downwards as if no page ended there; page ends inside the few lines
beside a float move the float with its paragraph. Heights count from the anchor's first line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from documents.layout.atoms import Atom, Context, gap_between
from documents.layout.drawing import Drawing
from documents.layout.lay_drawings import LaidDrawing, lay
from documents.layout.page import Ink
from documents.layout.properties import ParagraphLook
from documents.layout.tables import stack
from documents.layout.tree import Block, Float, Sides, Table
from documents.layout.units import from_twips

BlockAtoms = Callable[[list[Block], int, Context], list[Atom]]
# Writer sets no text into a gap narrower than this (txtfly.cxx, TEXT_MIN_SMALL).
_NARROWEST = from_twips(300)
_NOTHING = Sides(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class PlacedFloat:
    """A float laid out: `x` from the column's edge, `y` from the anchor's line, or from the page's top.

    `shift`: how far a table stands out of it.
    """

    item: Float
    x: int
    y: int
    on_page: bool
    height: int
    atoms: tuple[tuple[int, Atom], ...]
    shift: int = 0
    drawing: LaidDrawing | None = None

    def draw(self, ink: Ink, x: int, y: int) -> None:
        """Draw it; (x, y) is the top left corner of the anchor's line."""
        left, top = x + self.x, self.y if self.on_page else y + self.y
        if self.drawing is not None:
            self.drawing.draw(ink, left, top, self.item.behind)
        for down, atom in self.atoms:
            atom.draw(ink, left + self.item.insets.left, top + self.item.insets.top + down)


@dataclass(frozen=True, slots=True)
class Area:
    """What a float keeps free of text, in the flow of its column."""

    top: int
    bottom: int
    left: int
    right: int
    band: bool


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
        lowest = max((area.bottom for area in self.areas), default=self.y)
        if atoms and lowest > self.y:
            atoms[0].before = lowest - self.y

    def place(self, floats: list[Float], top: int) -> list[PlacedFloat]:
        """Lay floats out at an anchor whose first line is at `top` of the flow, and keep their areas."""
        placed = []
        for item in floats:
            found = self._place(item)
            placed.append(found)
            if item.wrap == "none" or item.behind:
                continue
            start = self.y + (self.last.after if self.last is not None else 0) + found.y
            if found.on_page and self.context.section is not None:
                start = found.y - self.context.section.top
            away, left = item.away, found.x + found.shift
            self.areas.append(
                Area(
                    start - away.top,
                    start + found.height + away.bottom,
                    left - away.left,
                    left + item.width + away.right,
                    item.wrap == "band",
                )
            )
        return placed

    def _place(self, item: Float) -> PlacedFloat:
        if item.drawing is not None:
            self._resize(item, item.drawing)
            laid = lay(item.drawing, self.context, self.block_atoms)
            item.width = laid.width
            y, on_page = self._vertical(item, laid.height)
            return PlacedFloat(item, self._horizontal(item), y, on_page, laid.height, (), drawing=laid)
        table = item.blocks[0] if item.blocks and isinstance(item.blocks[0], Table) else None
        inner = self.width
        if item.width:
            inner = max(item.width - item.insets.left - item.insets.right, _NARROWEST)
        placed, content = stack(self.block_atoms(item.blocks, self.width if table else inner, self.context))
        if not item.width:
            item.width = max((atom.line.right for _, atom in placed if atom.line is not None), default=0)
            placed, content = stack(self.block_atoms(item.blocks, item.width, self.context))
        row = placed[0][1].row if table is not None else None
        if row is not None:
            item.width = row.width()
        shift = row.left() if row is not None else 0
        height = content + item.insets.top + item.insets.bottom
        if not item.grows:
            height = max(item.height, 0)
        elif item.blocks:
            item.height = height
        x = self._horizontal(item)
        y, on_page = self._vertical(item, height)
        x -= shift if item.horizontal.align else 0
        return PlacedFloat(item, x, y, on_page, height, tuple(placed), shift)

    def _resize(self, item: Float, drawing: Drawing) -> None:
        """Give a drawing its size in shares of the page (wp14:sizeRelH, only shapes that stand alone)."""
        section = self.context.section
        if section is None or len(drawing.shapes) != 1:
            return
        shape = drawing.shapes[0]
        if item.share_width is not None:
            room = {"margin": section.width - section.left - section.right, "leftMargin": section.left}
            room["rightMargin"] = section.right
            share = room.get(item.share_width[0], section.width) * item.share_width[1] // 100_000
            item.width = drawing.width = shape.width = share
        if item.share_height is not None:
            room = {"margin": section.height - section.top - section.bottom, "topMargin": section.top}
            room["bottomMargin"] = section.bottom
            share = room.get(item.share_height[0], section.height) * item.share_height[1] // 100_000
            item.height = drawing.height = shape.height = share

    def _horizontal(self, item: Float) -> int:
        place, section = item.horizontal, self.context.section
        start, room = 0, self.width
        if section is not None and place.relative == "page":
            start, room = -section.left, section.width
        elif section is not None and place.relative in ("rightMargin", "outsideMargin"):
            start, room = self.width, section.right
        elif section is not None and place.relative in ("leftMargin", "insideMargin"):
            start, room = -section.left, section.left
        # Writer aligns a shape with what is kept free around it, a picture without that.
        beside = item.away if not item.is_picture() else _NOTHING
        if place.align in ("right", "outside"):
            return start + room - item.width - beside.right
        if place.align == "center":
            return start + (room - item.width) // 2
        return start + (beside.left if place.align else place.offset)

    def _vertical(self, item: Float, height: int) -> tuple[int, bool]:
        place, section = item.vertical, self.context.section
        if section is None or place.relative in ("paragraph", "line", "text"):
            return place.offset, False
        start, room = section.top, section.height - section.top - section.bottom
        if place.relative == "page":
            start, room = 0, section.height
        elif place.relative == "bottomMargin":
            start, room = section.height - section.bottom, section.bottom
        elif place.relative == "topMargin":
            start, room = 0, section.top
        if place.align in ("bottom", "outside"):
            return start + room - height, True
        if place.align == "center":
            return start + (room - height) // 2, True
        return start + (0 if place.align else place.offset), True

    # --- lines -----------------------------------------------------------------------------------------------------

    def rooms(self, y: int, height: int) -> list[tuple[int, int]]:
        """The stretches of a line at `y` that are free, from left to right; none when the line must go down."""
        beside = [area for area in self.areas if area.top < y + height and area.bottom > y]
        free = [(0, self.width)]
        for area in beside:
            if area.band:
                return []
            free = [
                part
                for left, right in free
                for part in ((left, min(right, area.left)), (max(left, area.right), right))
                if part[1] - part[0] >= _NARROWEST
            ]
        return sorted(set(free))

    def below(self, y: int, height: int) -> int:
        """Where a line that finds no room at `y` may try next."""
        return min((area.bottom for area in self.areas if area.top < y + height and area.bottom > y), default=y)
