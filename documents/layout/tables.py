"""Tables: column widths, cells laid out, rows as atoms that can be cut between lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from documents.layout.atoms import Atom, Context, gap_between
from documents.layout.columns import SMALLEST, RowLines, table_lines
from documents.layout.properties import Border
from documents.layout.table_boxes import CellBox, RowBox
from documents.layout.tree import Block, Cell, Paragraph, Row, Sides, Table
from documents.layout.units import from_twips

_LONGEST_TURNED = from_twips(4000)
BlockAtoms = Callable[[list[Block], int, Context], list[Atom]]


# --- rows ---------------------------------------------------------------------------------------------------------


def table_atoms(table: Table, room: int, context: Context, block_atoms: BlockAtoms) -> list[Atom]:
    """The rows of a table in a text column `room` wide."""
    lines = table_lines(table, room)
    x = _left_edge(table, lines[0].edges[-1], room)
    merges = _Merges()
    rows = [
        _row_cells(table, index, lines[index], merges, _Setter(context, block_atoms)) for index in range(len(lines))
    ]
    boxes = [_row_box(x, row, cells) for row, cells in zip(table.rows, rows, strict=True)]
    _grow_for_merges(boxes)
    if context.section is not None:
        _split_the_highest(boxes, context.section.printed_height())
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


@dataclass(slots=True)
class _Merges:
    """The vertical merges that are open, by the place of their cells (ten-thousandths of the table).

    Writer takes cells for one column when they start within two of those (SwXText::convertToTable).
    """

    first: dict[int, CellBox] = field(default_factory=dict)

    def take(self, share: int) -> CellBox | None:
        """The first cell of the merge at a place."""
        return next((self.first[near] for near in (share, share - 1, share + 1) if near in self.first), None)

    def close(self, share: int) -> None:
        """End the merge at a place."""
        for near in (share - 1, share, share + 1):
            self.first.pop(near, None)


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets the blocks of cells."""

    context: Context
    block_atoms: BlockAtoms

    def fill(self, box: CellBox, cell: Cell, blocks: list[Block], row: Row) -> None:
        """Lay the blocks out in the cell."""
        inner = max(box.width - box.margins.left - box.margins.right, SMALLEST)
        if cell.turned:
            inner = _turned_length(cell, row, self.context, self.block_atoms) - box.margins.top - box.margins.bottom
            box.turned, box.length = cell.turned, 0 if row.height else inner
        box.atoms, box.content = stack(self.block_atoms(blocks, inner, self.context))


def _row_cells(table: Table, index: int, lines: RowLines, merges: _Merges, setter: _Setter) -> list[CellBox]:
    cells = []
    row = table.rows[index]
    for first, last in _across(row):
        cell = row.cells[first]
        x, right = (lines.edges[row.before + number] for number in (first, last + 1))
        share = lines.share(row.before + first)
        margins = _margins(table, cell)
        borders = _cell_borders(table, cell, index, first == 0, last == len(row.cells) - 1)
        box = CellBox(x, right - x, [], 0, margins, cell.shade, cell.align, borders)
        origin = merges.take(share) if cell.merge == "continue" else None
        if origin is not None:
            box.hidden, box.origin = True, origin
            origin.span += 1
            box.borders = {**borders, "top": None}
            box.shade = box.shade or origin.shade
        else:
            blocks = list(cell.blocks)
            for other in row.cells[first + 1 : last + 1]:
                blocks += [] if _is_empty(other) else other.blocks
            setter.fill(box, cell, blocks, row)
            merges.close(share)
            if cell.merge == "restart":
                merges.first[share] = box
        cells.append(box)
    return cells


def _across(row: Row) -> list[tuple[int, int]]:
    """The first and the last cell of every cell that a row shows: `w:hMerge` joins neighbours."""
    result: list[tuple[int, int]] = []
    open_merge = False
    for index, cell in enumerate(row.cells):
        if cell.across == "continue" and open_merge:
            result[-1] = (result[-1][0], index)
        else:
            result.append((index, index))
            open_merge = cell.across == "restart"
    return result


def _is_empty(cell: Cell) -> bool:
    return all(isinstance(block, Paragraph) and not block.pieces for block in cell.blocks)


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


def _split_the_highest(boxes: list[RowBox], printed: int) -> None:
    """A row higher than all that its page may print is split whatever it says (SwTabFrame::Split)."""
    for box in boxes:
        box.can_split |= box.height > printed and not box.header


def _thickest(cells: list[CellBox], side: str) -> int:
    return max((border.width for cell in cells if (border := cell.borders.get(side)) is not None), default=0)
