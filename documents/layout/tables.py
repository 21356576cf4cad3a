"""Tables: column widths, cells laid out, rows as atoms that can be cut between lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from documents.layout.atoms import Atom, Context, gap_between
from documents.layout.columns import SMALLEST, column_edges, column_widths
from documents.layout.page import Fill, Ink, Rule, Turned
from documents.layout.properties import Border
from documents.layout.tree import Block, Cell, Row, Sides, Table
from documents.layout.units import from_twips

_LONGEST_TURNED = from_twips(4000)
BlockAtoms = Callable[[list[Block], int, Context], list[Atom]]


@dataclass(slots=True)
class CellBox:
    """A cell laid out: `x` from the table's edge, atoms placed from the cell's top, `borders` by side.

    A cell of a vertical merge below its first is `hidden`; `origin` is the first, `above` the height of the rows
    from there to here. `span` counts the rows of a merge.
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
        _set_atoms(origin, kept)
        self.hidden, self.span, self.align, self.height = False, origin.span, origin.align, rest
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
    """A row laid out. `closing` of its height is the border that closes the table under it."""

    x: int
    cells: list[CellBox]
    height: int
    can_split: bool
    header: bool = False
    fixed: bool = False
    least: int = 0
    closing: int = 0

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
            _set_atoms(first, cell.atoms[:count])
            _set_atoms(rest, cell.atoms[count:])
            rest.content += rest.atoms[-1][1].after if rest.atoms else 0
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
    """How many atoms of a cell fit into `room`."""
    limit = room - cell.margins.top - cell.margins.bottom
    return sum(top + atom.height - atom.slack <= limit for top, atom in cell.atoms)


def _set_atoms(cell: CellBox, atoms: list[tuple[int, Atom]]) -> None:
    start = atoms[0][0] if atoms else 0
    cell.atoms = [(top - start, atom) for top, atom in atoms]
    cell.content = cell.atoms[-1][0] + cell.atoms[-1][1].height if atoms else 0


# --- rows ---------------------------------------------------------------------------------------------------------


def table_atoms(table: Table, room: int, context: Context, block_atoms: BlockAtoms) -> list[Atom]:
    """The rows of a table in a text column `room` wide."""
    widths = column_widths(table, room)
    edges = column_edges(widths)
    x = _left_edge(table, edges[-1], room)
    open_merges: dict[int, CellBox] = {}
    rows = [
        _row_cells(table, row, index, edges, context, block_atoms, open_merges) for index, row in enumerate(table.rows)
    ]
    boxes = [_row_box(x, row, cells) for row, cells in zip(table.rows, rows, strict=True)]
    _grow_for_merges(boxes)
    boxes[-1].closing = _thickest(boxes[-1].cells, "bottom")
    boxes[-1].height += boxes[-1].closing
    atoms = [box.atom() for box in boxes]
    for atom, box in zip(atoms[:-1], boxes, strict=False):
        atom.edge = _thickest(box.cells, "bottom")
    heads: list[Atom] = []
    for atom, box in zip(atoms, boxes, strict=True):
        if not box.header or len(heads) != atoms.index(atom):
            break
        heads.append(atom)
    for index, atom in enumerate(atoms):
        # A heading never stands without the first row under it.
        atom.glued = 0 < index <= len(heads)
        if index >= len(heads):
            atom.head = tuple(heads)
    return atoms


def _left_edge(table: Table, width: int, room: int) -> int:
    if table.align == "center":
        return (room - width) // 2
    if table.align == "right":
        return room - width
    border = _cell_borders(table, table.rows[0].cells[0], 0, True, False).get("left")
    half = border.width // 2 if border else 0
    if table.place is not None:
        return -table.margins.left - half  # in every mode (probed with LibreOffice 7.4)
    if table.shifted:
        return table.indent - table.margins.left
    # From Word 2013 on the border stands at the indent, half of it outside the cell.
    return table.indent + half


def _row_cells(
    table: Table,
    row: Row,
    index: int,
    edges: list[int],
    context: Context,
    block_atoms: BlockAtoms,
    open_merges: dict[int, CellBox],
) -> list[CellBox]:
    cells = []
    column = row.before
    for cell in row.cells:
        last = min(column + cell.span, len(edges) - 1)
        x, width = edges[min(column, len(edges) - 1)], edges[last] - edges[min(column, len(edges) - 1)]
        margins = _margins(table, cell)
        borders = _cell_borders(table, cell, index, column == 0, last == len(edges) - 1)
        box = CellBox(x, width, [], 0, margins, cell.shade, cell.align, borders)
        if cell.merge == "continue" and column in open_merges:
            box.hidden, box.origin = True, open_merges[column]
            open_merges[column].span += 1
            box.borders = {**borders, "top": None}
            box.shade = box.shade or open_merges[column].shade
        else:
            inner = max(width - margins.left - margins.right, SMALLEST)
            if cell.turned:
                inner = _turned_length(cell, row, context, block_atoms) - margins.top - margins.bottom
                box.turned, box.length = cell.turned, 0 if row.height else inner
            box.atoms, box.content = stack(block_atoms(cell.blocks, inner, context))
            open_merges.pop(column, None)
            if cell.merge == "restart":
                open_merges[column] = box
        cells.append(box)
        column += cell.span
    return cells


def _turned_length(cell: Cell, row: Row, context: Context, block_atoms: BlockAtoms) -> int:
    """How long the lines of a turned cell are: as the row is high, else as the text asks for."""
    if row.height > 0:
        return row.height
    atoms = block_atoms(cell.blocks, _LONGEST_TURNED, context)
    return max((atom.line.right for atom in atoms if atom.line is not None), default=0) + 2 * SMALLEST


def stack(atoms: list[Atom]) -> tuple[list[tuple[int, Atom]], int]:
    """Atoms one under the other, with the spaces between them and the last one's space after."""
    placed = []
    y = 0
    above: Atom | None = None
    for atom in atoms:
        y += gap_between(above, atom)
        placed.append((y, atom))
        y += atom.height
        above = atom
    return placed, y + (above.after if above else 0)


def _margins(table: Table, cell: Cell) -> Sides:
    if cell.margins is None:
        return table.margins
    own, common = cell.margins, table.margins
    return Sides(
        *(
            mine if mine >= 0 else other
            for mine, other in (
                (own.top, common.top),
                (own.right, common.right),
                (own.bottom, common.bottom),
                (own.left, common.left),
            )
        )
    )


def _cell_borders(table: Table, cell: Cell, index: int, first: bool, last: bool) -> dict[str, Border | None]:
    """A cell's own borders, else the table's: outer ones at its edges, inner ones inside."""
    rules = table.borders
    fallback = {
        "top": rules.get("top" if index == 0 else "insideH"),
        "bottom": rules.get("bottom" if index == len(table.rows) - 1 else "insideH"),
        "left": rules.get("left" if first else "insideV"),
        "right": rules.get("right" if last else "insideV"),
    }
    return {side: cell.borders.get(side, border) for side, border in fallback.items()}


def _row_box(x: int, row: Row, cells: list[CellBox]) -> RowBox:
    """A row as high as its content and its top border, or as its rule says."""
    border = _thickest(cells, "top")
    for cell in cells:
        cell.margins = replace(cell.margins, top=cell.margins.top + border)
    height = max((cell.needed() for cell in cells if cell.decides()), default=0)
    fixed = row.height_rule == "exact" and row.height > 0
    for cell in cells:
        cell.fixed = fixed and cell.span == 1
    height = row.height if fixed else max(height, row.height, SMALLEST)
    return RowBox(x, cells, height, row.can_split, row.header, fixed, row.height)


def _grow_for_merges(boxes: list[RowBox]) -> None:
    """A vertical merge that needs more than its rows have makes the last of them higher."""
    for index, box in enumerate(boxes):
        for cell in box.cells:
            rows = boxes[index : index + cell.span]
            lack = cell.needed() - sum(row.height for row in rows)
            if cell.span > 1 and lack > 0 and not rows[-1].fixed:
                rows[-1].height += lack
    for index, box in enumerate(boxes):
        for cell in box.cells:
            cell.height = sum(row.height for row in boxes[index : index + cell.span])
    for index, box in enumerate(boxes):
        for above in boxes[:index]:
            origins = {id(cell) for cell in above.cells if cell.span > 1}
            for cell in box.cells:
                if cell.origin is not None and (cell.above or id(cell.origin) in origins):
                    cell.above += above.height


def _thickest(cells: list[CellBox], side: str) -> int:
    return max((border.width for cell in cells if (border := cell.borders.get(side)) is not None), default=0)
