"""Tables: column widths, cells laid out, rows as atoms that can be cut between lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import accumulate, takewhile

from documents.layout.model.tree import Block, Paragraph, Row, Sides, Table
from documents.layout.pages.atoms import Atom, Context, gap_above, gap_between
from documents.layout.pages.columns import SMALLEST, table_lines
from documents.layout.pages.table_borders import Borders, cell_margins, slot_borders, table_margins, thickest, thickness
from documents.layout.pages.table_boxes import CellBox, RowBox
from documents.layout.pages.table_cells import Slot, table_slots

_MOST_HEADS = 10
BlockAtoms = Callable[[list[Block], int, Context], list[Atom]]


# --- rows ---------------------------------------------------------------------------------------------------------


def table_atoms(table: Table, room: int, context: Context, block_atoms: BlockAtoms) -> list[Atom]:
    """The rows of a table in a text column `room` wide."""
    lines = table_lines(table, room)
    context = replace(context, cell=True)
    x = _left_edge(table, lines[0].edges[-1], room)
    rows = _Rows(table, x, lines[0].edges[-1], context, block_atoms)
    boxes = rows.boxes(table_slots(table, lines))
    _grow_for_merges(boxes)
    printed = context.section.printed_height() if context.section is not None else None
    heads = _head_count(boxes, printed)
    keeps = [not table.nested and _keeps(row) for row in table.rows]
    for index, box in enumerate(boxes):
        # A row higher than all that its page may print is split whatever it says (SwTabFrame::Split); the first one
        # of a table goes to a new page before that (tabfrm.cxx, CalcHeightOfFirstContentLine; probed).
        too_high = printed is not None and box.height > printed
        box.late = too_high and (keeps[index] or (index == heads and not box.can_split))
        box.can_split = (box.can_split and not keeps[index]) or too_high
        box.heading = index < heads
        box.previous = boxes[index - 1] if index else None
    _measure_merges(boxes)
    rows.fill_turned()
    boxes[-1].closing = boxes[-1].below
    boxes[-1].height += boxes[-1].closing
    atoms = [box.atom() for box in boxes]
    for index, (atom, box) in enumerate(zip(atoms, boxes, strict=True)):
        # A heading never stands without the first row under it, nor a row that is kept without the next.
        atom.glued = index > 0 and (index <= heads or keeps[index - 1])
        atom.edge = box.below if index < len(atoms) - 1 else 0
        if index >= heads:
            atom.head = tuple(atoms[:heads])
    atoms[-1].keep_next, atoms[-1].rows = keeps[-1], len(atoms)
    atoms[0].forced = not table.nested and _breaks(table.rows[0])
    return atoms


def _breaks(row: Row) -> bool:
    """Whether the first paragraph of a table asks for a new page; of others Writer takes the wish away
    (ndtbl.cxx, lcl_RemoveBreaks).
    """
    first = row.cells[0].blocks[0]
    return isinstance(first, Paragraph) and first.look.page_break_before


def _keeps(row: Row) -> bool:
    """Whether a row stays with the next one: its first paragraph decides (SwRowFrame::ShouldRowKeepWithNext)."""
    first = row.cells[0].blocks[0]
    return isinstance(first, Paragraph) and first.look.keep_next


def _head_count(boxes: list[RowBox], printed: int | None) -> int:
    """How many rows are repeated: none where they are higher than a page (SwTabFrame::Split). More than ten mean that
    the author wanted none (DomainMapperTableManager.cxx).
    """
    heads = list(takewhile(lambda box: box.header, boxes))
    too_high = printed is not None and sum(box.height for box in heads) > printed
    return 0 if too_high or len(heads) > _MOST_HEADS else len(heads)


def _left_edge(table: Table, width: int, room: int) -> int:
    if table.align == "center":
        return (room - width) // 2
    if table.align == "right":
        return room - width
    first = table.rows[0].cells[0].own
    half = thickness(first.get("left", table.borders.get("left"))) // 2
    if table.place is not None:
        return -table.margins.left - half  # in every mode (probed with LibreOffice 7.4)
    if table.unplaced:
        return 0  # made ready to stand in a frame (DomainMapperTableHandler::endTable)
    if table.shifted:
        return table.indent - table_margins(table).left
    # From Word 2013 on and in cells the border stands at the indent, half of it outside the cell.
    return (max(0, table.indent) if table.nested else table.indent) + half


@dataclass(slots=True)
class _Rows:
    """Lays out the rows of a table one after the other; `below` is the lower border of the row before, `turned` are the
    cells that wait for their height.
    """

    table: Table
    x: int
    width: int
    context: Context
    block_atoms: BlockAtoms
    below: int = 0
    origins: dict[Slot, CellBox] = field(default_factory=dict)
    turned: list[tuple[CellBox, list[Block]]] = field(default_factory=list)

    def boxes(self, slots: list[list[Slot]]) -> list[RowBox]:
        """All rows, each as high as its own cells ask for."""
        return [self._row(row, shown) for row, shown in zip(self.table.rows, slots, strict=True)]

    def _row(self, row: Row, slots: list[Slot]) -> RowBox:
        borders = [slot_borders(self.table, slot) for slot in slots]
        common = table_margins(self.table)
        margins = [cell_margins(slot.cell, common) for slot in slots]
        # Room above and below is that of the whole row, from the thickest line and the widest margin on.
        inner = max(each.top for each in margins)
        pairs = zip(margins, borders, strict=True)
        top = max(self.below + inner, *(each.top + thickness(own.get("top")) for each, own in pairs))
        bottom = max(each.bottom for each in margins)
        cells = [
            self._cell(row, slot, own, replace(each, top=top, bottom=bottom))
            for slot, own, each in zip(slots, borders, margins, strict=True)
        ]
        self.below = thickest(borders, "bottom")
        height = max((cell.needed() for cell in cells if cell.decides()), default=0)
        fixed = row.height_rule == "exact" and row.height > 0
        for cell in cells:
            cell.fixed = fixed and cell.span == 1
        height = row.height if fixed else max(height, row.height)
        return RowBox(self.x, cells, height, row.can_split, row.header, fixed, row.height, below=self.below)

    def _cell(self, row: Row, slot: Slot, borders: Borders, margins: Sides) -> CellBox:
        cell = slot.cell
        x = self.width - slot.x - slot.width if self.table.mirrored else slot.x
        box = CellBox(x, slot.width, [], 0, margins, cell.shade, cell.align, borders, row=slot.row)
        if slot.lowest is not None:
            self.origins[slot] = box
            box.span = slot.lowest.row - slot.row + 1
        if slot.origin is not None:
            box.hidden, box.origin = True, self.origins[slot.origin]
            box.last = slot.origin.lowest is slot
            box.borders = {**borders, "top": None, "bottom": None}
            box.shade = box.shade or box.origin.shade
            return box
        box.turned = cell.turned
        if cell.turned:
            self.turned.append((box, slot.blocks(row)))
            return box
        inner = max(box.width - margins.left - margins.right, SMALLEST)
        box.atoms, box.content = stack(self.block_atoms(slot.blocks(row), inner, self.context))
        box.content = max(box.content, _reach(box.atoms))
        return box

    def fill_turned(self) -> None:
        """Lay turned cells out, whose lines are as long as their rows are high; they never make a row higher
        (tabfrm.cxx, lcl_CalcMinRowHeight).
        """
        for box, blocks in self.turned:
            length = max(box.height - box.margins.top - box.margins.bottom, SMALLEST)
            box.atoms, box.content = stack(self.block_atoms(blocks, length, self.context))


def _reach(placed: list[tuple[int, Atom]]) -> int:
    """How far down the floats of a cell reach: its row is as high (probed with LibreOffice 7.4)."""
    return max((top - atom.lift + item.reach() for top, atom in placed for item in atom.floats), default=0)


def stack(atoms: list[Atom]) -> tuple[list[tuple[int, Atom]], int]:
    """Atoms one under the other, with the spaces between them and the last one's space after."""
    placed = []
    y = 0
    above: Atom | None = None
    for atom in atoms:
        y += gap_above(above, atom, gap_between(above, atom))
        placed.append((y, atom))
        y += atom.height
        above = atom
    return placed, y + (above.after if above else 0)


def _grow_for_merges(boxes: list[RowBox]) -> None:
    """A vertical merge that needs more than its rows have makes the last of them higher."""
    for index, box in enumerate(boxes):
        for cell in box.cells:
            if cell.origin is not None and cell.last and not box.fixed:
                above = sum(row.height for row in boxes[cell.origin.row : index])
                box.height = max(box.height, cell.origin.needed() - above)


def _measure_merges(boxes: list[RowBox]) -> None:
    """Tell every cell its height, and those below a merge how far down it they are."""
    edges = [0, *accumulate(box.height for box in boxes)]
    for index, box in enumerate(boxes):
        for cell in box.cells:
            cell.height = edges[index + cell.span] - edges[index]
            if cell.origin is not None:
                cell.above = edges[index] - edges[cell.origin.row]
