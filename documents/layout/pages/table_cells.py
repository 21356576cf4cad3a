"""Tables: which cells a row shows once neighbours are joined across and down, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from documents.layout.model.tree import Block, Cell, Paragraph, Row, Table
from documents.layout.pages.columns import RowLines


@dataclass(slots=True, eq=False)
class Slot:
    """A cell that a row shows, made of its cells `first` to `last`; `x` counts from the table's left edge.

    `origin` is the first slot of the vertical merge that it continues, `lowest` the last of the one that it starts.
    """

    cell: Cell
    row: int
    first: int
    last: int
    x: int
    width: int
    origin: Slot | None = None
    lowest: Slot | None = None

    def blocks(self, row: Row) -> list[Block]:
        """What it shows: cells that are joined to it bring their text along."""
        result = list(self.cell.blocks)
        for other in row.cells[self.first + 1 : self.last + 1]:
            result += [] if _is_empty(other) else other.blocks
        return result


@dataclass(slots=True)
class _Merges:
    """The vertical merges that are open, by the place of their cells (ten-thousandths of the table).

    Writer takes cells for one column when they start within two of those (SwXText::convertToTable).
    """

    first: dict[int, Slot] = field(default_factory=dict)

    def at(self, share: int) -> Slot | None:
        """The first cell of the merge at a place."""
        return next((self.first[near] for near in (share, share - 1, share + 1) if near in self.first), None)

    def close(self, share: int) -> None:
        """End the merge at a place."""
        for near in (share - 1, share, share + 1):
            self.first.pop(near, None)


def table_slots(table: Table, lines: list[RowLines]) -> list[list[Slot]]:
    """The cells of every row as they are shown."""
    merges = _Merges()
    return [_row_slots(row, index, lines[index], merges) for index, row in enumerate(table.rows)]


def _row_slots(row: Row, index: int, lines: RowLines, merges: _Merges) -> list[Slot]:
    slots = []
    for first, last in _across(row):
        cell = row.cells[first]
        x, right = (lines.edges[row.before + number] for number in (first, last + 1))
        share = lines.share(row.before + first)
        slot = Slot(cell, index, first, last, x, right - x)
        origin = merges.at(share) if cell.merge == "continue" else None
        if origin is not None:
            slot.origin, origin.lowest = origin, slot
        else:
            merges.close(share)
            if cell.merge == "restart":
                merges.first[share] = slot
        slots.append(slot)
    return slots


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
