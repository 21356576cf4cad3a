"""Floats laid out: how large they are and where they stand by their anchor, their column and their page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from documents.layout.model.drawing import Drawing, Shape
from documents.layout.model.geometry import is_known, outline
from documents.layout.model.paths import flattened, turned_points, turned_size
from documents.layout.model.tree import Block, Float, Section, Sides, Table
from documents.layout.model.units import from_twips
from documents.layout.pages.around import Area, Points
from documents.layout.pages.atoms import Atom, Context
from documents.layout.pages.lay_drawings import LaidDrawing, lay
from documents.layout.pages.page import Ink, Rule
from documents.layout.pages.tables import stack

BlockAtoms = Callable[[list[Block], int, Context], list[Atom]]
_NARROWEST = from_twips(300)
_SHADOW = from_twips(300)


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
        area = self.area(x, y)
        if area is not None:
            ink.areas.append(area)
        if self.drawing is not None:
            self.drawing.draw(ink, left, top, self.item.behind)
        for down, atom in self.atoms:
            atom.draw(ink, left + self.item.insets.left, top + self.item.insets.top + down)
        right, bottom = left + self.item.width, top + self.height
        for side, ends in (
            ("top", (left, top, right, top)),
            ("bottom", (left, bottom, right, bottom)),
            ("left", (left, top, left, bottom)),
            ("right", (right, top, right, bottom)),
        ):
            border = self.item.borders.get(side)
            if border is not None:
                ink.rules.append(Rule(*ends, border))

    def reach(self) -> int:
        """How far down from its anchor it needs room in a table cell."""
        counts = self.item.in_cell and not self.item.behind and not self.on_page
        return self.y + self.height if counts else 0

    def area(self, x: int, y: int, page_top: int = 0) -> Area | None:
        """What it keeps free when its anchor's line is at (x, y); `page_top`: where the page begins on this axis."""
        item = self.item
        if item.wrap == "none":
            return None
        left, top = x + self.x + self.shift, page_top + self.y if self.on_page else y + self.y
        right, bottom = left + item.width, top + self.height
        shape = item.drawing.shapes[0] if item.drawing is not None and len(item.drawing.shapes) == 1 else None
        if shape is not None and 45 <= shape.turn % 180 < 135:
            # Word measures a shape that stands on its side as it stands (GraphicImport.cxx).
            across, down = (right - left) // 2, (bottom - top) // 2
            middle, centre = (left + right) // 2, (top + bottom) // 2
            left, right, top, bottom = middle - down, middle + down, centre - across, centre + across
        away = item.away
        contour: Points = ()
        if item.wrap == "contour":
            away, points = self._contour(shape)
            contour = tuple((left + x, top + y) for x, y in points)
        side = "none" if item.wrap == "band" else item.side
        top, bottom = top - away.top, bottom + away.bottom
        if shape is not None and shape.turn:
            # Writer knows no negative distance above or below what a turned shape really covers.
            reach = turned_size(item.width, self.height, shape.turn)[1] // 2
            centre = (top + away.top + bottom - away.bottom) // 2
            top, bottom = min(top, centre - reach), max(bottom, centre + reach)
        return Area(
            top,
            bottom,
            left - away.left,
            right + away.right,
            side,
            contour,
            away,
            item.solid and (side == "none" or not item.horizontal.align),
        )

    def _contour(self, shape: Shape | None) -> tuple[Sides, list[tuple[float, float]]]:
        """What is kept free around which outline: that of a shape, else the one written beside a picture.

        Where both are there, that of the shape counts, as far out as the written one (GraphicImport.cxx).
        """
        width, height, turn = self.item.width, self.height, shape.turn if shape is not None else 0.0
        written = turned_points([(x * width, y * height) for x, y in self.item.contour], width, height, turn)
        if shape is None or shape.picture is not None or not (shape.path or is_known(shape.kind)):
            return self.item.away, written
        points = turned_points(flattened(outline(shape)[0]), width, height, turn)
        away = self.item.away
        if written and points:
            inner, outer = _bounds(points), _bounds(written)
            away = Sides(
                max(away.top + inner.top - outer.top, 0),
                max(away.right + outer.right - inner.right, 0),
                max(away.bottom + outer.bottom - inner.bottom, 0),
                max(away.left + inner.left - outer.left, 0),
            )
        return away, points


def _bounds(points: list[tuple[float, float]]) -> Sides:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Sides(round(min(ys)), round(max(xs)), round(max(ys)), round(min(xs)))


def place_float(
    item: Float, column: int, context: Context, block_atoms: BlockAtoms, anchor: int | None = None
) -> PlacedFloat:
    """Lay a float out beside a text column `column` wide; `anchor` is how far down in its table cell it hangs."""
    found = _placed(item, column, context, block_atoms)
    if anchor is None or not item.in_cell:
        return found
    # In a cell the page is the cell, and nothing stands out of it at the top (probed with LibreOffice 7.4).
    x, y = found.x, found.y
    if item.horizontal.relative not in ("column", "character"):
        x = _horizontal(item, column, None)
    if found.on_page:
        y = (0 if item.vertical.align else item.vertical.offset) - anchor
    return replace(found, x=x, y=max(y, -anchor), on_page=False)


def _placed(item: Float, column: int, context: Context, block_atoms: BlockAtoms) -> PlacedFloat:
    if item.drawing is not None:
        _resize(item, item.drawing, context.section)
        laid = lay(item.drawing, context, block_atoms)
        item.width = laid.width
        y, on_page = _vertical(item, laid.height, context.section)
        return PlacedFloat(item, _horizontal(item, column, context.section), y, on_page, laid.height, (), drawing=laid)
    table = item.blocks[0] if item.blocks and isinstance(item.blocks[0], Table) else None
    inner = column
    if item.width:
        inner = max(item.width - item.insets.left - item.insets.right, _NARROWEST)
    placed, content = stack(block_atoms(item.blocks, column if table else inner, context))
    if not item.width:
        item.width = max((atom.line.right for _, atom in placed if atom.line is not None), default=0)
        placed, content = stack(block_atoms(item.blocks, item.width, context))
    rows = [atom.row for _, atom in placed if atom.row is not None] if table is not None else []
    shift = min((row.left() for row in rows), default=0)
    if rows:
        item.width = max(row.left() + row.width() for row in rows) - shift
    if table is None and placed:
        # As in a text box, the space under the last line needs no room.
        content = placed[-1][0] + placed[-1][1].height - placed[-1][1].slack
    height = content + item.insets.top + item.insets.bottom
    if not item.grows:
        height = max(item.height, 0)
    elif item.blocks:
        height = max(height, item.height if table is None else 0)
    x = _horizontal(item, column, context.section) - (shift if item.horizontal.align else 0)
    y, on_page = _vertical(item, height, context.section)
    return PlacedFloat(item, x, y, on_page, height, tuple(placed), shift)


def _resize(item: Float, drawing: Drawing, section: Section | None) -> None:
    """Give a drawing its size in shares of the page (wp14:sizeRelH; only shapes that stand alone).

    Writer keeps whole per cent, takes the shape's line off, and measures the page with its shadow on the screen (probed
    with LibreOffice 7.4).
    """
    if section is None or len(drawing.shapes) != 1:
        return
    shape = drawing.shapes[0]
    line = shape.stroke.width if shape.stroke is not None else 0
    if item.share_width is not None:
        rooms = {"margin": section.width - section.left - section.right, "leftMargin": section.left}
        rooms["rightMargin"] = section.right
        room = rooms.get(item.share_width[0], section.width + _SHADOW)
        item.width = drawing.width = shape.width = room * (item.share_width[1] // 1000) // 100 - line
    if item.share_height is not None:
        rooms = {"margin": section.height - section.top - section.bottom, "topMargin": section.top}
        rooms["bottomMargin"] = section.bottom
        room = rooms.get(item.share_height[0], section.height + _SHADOW)
        item.height = drawing.height = shape.height = room * (item.share_height[1] // 1000) // 100 - line


def _horizontal(item: Float, column: int, section: Section | None) -> int:
    place = item.horizontal
    start, room = 0, column
    if section is not None and place.relative == "page":
        start, room = -section.left, section.width
    elif section is not None and place.relative in ("rightMargin", "outsideMargin"):
        start, room = column, section.right
    elif section is not None and place.relative in ("leftMargin", "insideMargin"):
        start, room = -section.left, section.left
    elif section is not None and place.relative == "margin":
        room = max(section.width - section.left - section.right, column if section.columns == 1 else 0)
    if place.align in ("right", "outside"):
        return start + room - item.width - item.away.right
    if place.align == "center":
        return start + (room - item.width) // 2
    return start + (item.away.left if place.align else place.offset)


def _vertical(item: Float, height: int, section: Section | None) -> tuple[int, bool]:
    place = item.vertical
    if section is None or place.relative in ("paragraph", "line", "text"):
        down = {"bottom": -height - item.away.bottom, "center": -height // 2}.get(place.align, 0)
        return down if place.align and place.relative == "line" else place.offset, False
    start, room = section.top, section.height - section.top - section.bottom
    if place.relative == "page":
        start, room = 0, section.height
    elif place.relative in ("bottomMargin", "outsideMargin"):
        start, room = section.height - section.bottom, section.bottom
    elif place.relative in ("topMargin", "insideMargin"):
        start, room = 0, section.top
    if place.align in ("bottom", "outside"):
        return start + room - height - item.away.bottom, True
    if place.align == "center":
        return start + (room - height) // 2, True
    return start + (item.away.top if place.align else place.offset), True
